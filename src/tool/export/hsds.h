/* What the parts of the HSDS export share: a publication as tables in memory, and the vocabulary "wegwijzer".
 *
 * Shape:     a row is found by what it belongs to: hours by their card, cards by their first partner, texts in other
 *            languages by "card/CODE"; rows of one owner follow each other in the order of the table.
 *            What HSDS has no field for stands in attributes whose term has taxonomy "wegwijzer" and one of these codes:
 *              table                what the object is in a source: house, place, partner, offer or activity
 *              COLUMN               a cell of its own row ("easy", "pillar"); on a schedule, of its row of hours
 *              TABLE.COLUMN         a cell of a row that belongs to it ("occurrence.status"); the label tells rows apart
 *              translation.COLUMN.LANGUAGE  its text in that language; the label is the day that a reader checked it
 *            An organization whose table is house is the house itself; what it has of its own (topics, questions ...)
 *            stands there in the same way. A cell without attribute says what a field of HSDS says, or what an empty cell means.
 *            Two members are not of HSDS 3, which permits that and has no other place for them: "holiday_schedules"
 *            (days that differ, as in HSDS 2, with "notes"), and "schedules" of an organization.
 * Ownership: rows live as long as the tables; made JSON is the caller's.
 * Source:    Open Referral, HSDS 3.0 and 3.1; data/README.md tells this vocabulary to others.
 */
#ifndef TOOL_EXPORT_HSDS_H
#define TOOL_EXPORT_HSDS_H

#include <jansson.h>

#include "tool/export/table.h"
#include "tool/table/lookup.h"

struct export_tables {
    struct report report;
    struct grid grid;
    struct {
        const struct grid_sheet *sheet; /* NULL: the table is empty; row 0 has the names */
        struct lookup first;            /* by owner, the first row */
        int *next;                      /* by row, the next one of the same owner, or 0 */
    } of[TABLE_COUNT];
    bool *places_told; /* by row: the attributes of a place stand where it comes first */
};

/* A row; number 0: there is none. */
struct export_row {
    struct export_tables *tables;
    enum table_id table;
    int number;
};

/* What an attribute is of; the key is what its id is made of. */
struct export_subject {
    const char *kind, *key;
};

/* Reads all tables of a publication. Close them in both cases. */
bool export_tables_open(struct export_tables *tables, sqlite3 *db, struct err *err);

/* Frees everything. */
void export_tables_close(struct export_tables *tables);

/* The first row of an owner. */
struct export_row export_row_of(struct export_tables *tables, enum table_id table, const char *owner);

/* The next row of the same owner. */
struct export_row export_row_next(struct export_row row);

/* What a row belongs to; of one that belongs to nothing, what tells it from others. */
const char *export_owner(struct export_row row);

/* The cell of a column, or "". */
const char *export_cell(struct export_row row, const char *column);

/* An object with its id, which is the same each time. */
json_t *export_object(const char *kind, const char *key);

/* Sets a member when the text says something. */
void export_put(json_t *object, const char *name, const char *text);

/* Adds an attribute of an object; label may be NULL. */
void export_attribute(json_t *all, const struct export_subject *subject, const char *code, const char *label,
                      const char *value);

/* What fields of HSDS do not say of a house, a place or a card, with its texts in other languages. */
json_t *export_attributes(struct export_row row, const struct export_subject *subject);

/* Adds dates that differ and related cards, which are no objects in HSDS. */
void export_card_rows(json_t *all, struct export_row card, const struct export_subject *subject);

/* Adds the tables of a house itself: topics, questions, slides and what else is no offer. */
void export_house_rows(json_t *all, struct export_tables *tables, const struct export_subject *subject);

/* Sets an hour as the schema wants it, "09:00:00". */
void export_time(json_t *object, const char *name, int minute);

/* Adds the dates of an activity that go on, for programs that do not know our vocabulary. */
void export_dates(json_t *all, struct export_row activity);

/* The hours of a card as weekly rules. */
json_t *export_schedules(struct export_row card);

/* The days on which those differ. */
json_t *export_holidays(struct export_row card);

/* Adds who is in the house and when as series of weeks. */
void export_presences(json_t *all, struct export_row card, const struct export_subject *subject);

#endif
