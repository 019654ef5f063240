/* The tables of a source and their columns: what each cell may say.
 *
 * Source: data/README.md, which tells the same to staff.
 */
#ifndef TOOL_TABLE_COLUMNS_H
#define TOOL_TABLE_COLUMNS_H

#include <stdbool.h>

enum table_id {
    TABLE_SOURCE,
    TABLE_HOUSE,
    TABLE_PLACE,
    TABLE_TOPIC,
    TABLE_AGE_BAND,
    TABLE_LIFE_DOMAIN,
    TABLE_PARTNER,
    TABLE_OFFER,
    TABLE_ACTIVITY,
    TABLE_OCCURRENCE,
    TABLE_HOURS,
    TABLE_HOURS_EXCEPTION,
    TABLE_PRESENCE,
    TABLE_QUESTION,
    TABLE_HOLIDAY,
    TABLE_RELATED,
    TABLE_TRANSLATION,
    TABLE_SYNONYM,
    TABLE_CAMPAIGN,
    TABLE_SLIDE,
    TABLE_POLL,
    TABLE_BODY,
    TABLE_COUNT
};

enum cell_kind {
    CELL_TEXT,
    CELL_CODE,
    CELL_CARD_CODE,
    CELL_WORD,
    CELL_WORDS,
    CELL_YES,
    CELL_DAY,
    CELL_DAY_OR_HOLIDAYS,
    CELL_MOMENT,
    CELL_MOMENTS,
    CELL_TIME,
    CELL_AGE,
    CELL_NUMBER,
    CELL_REAL,
    CELL_LINK,
    CELL_BASE_LINK,
    CELL_MAIL,
    CELL_PHONE,
    CELL_COLOUR,
    CELL_ICON,
    CELL_ICONS,
    CELL_LANGUAGE,
    CELL_LANGUAGES,
    CELL_RULE,
    CELL_WEEKDAYS,
    CELL_REF,
    CELL_REFS
};

/* What a reference points to. Partners, offers and activities share one namespace of codes. */
enum ref {
    REF_HOUSE,
    REF_PLACE,
    REF_TOPIC,
    REF_AGE_BAND,
    REF_LIFE_DOMAIN,
    REF_CAMPAIGN,
    REF_CARD,
    REF_PARTNER,
    REF_ACTIVITY,
    REF_COUNT
};

struct column {
    const char *name;
    enum cell_kind kind;
    bool required;            /* bold in the README */
    const char *const *words; /* CELL_WORD, CELL_WORDS: what it may say */
    enum ref ref;             /* CELL_REF, CELL_REFS */
    const char *otherwise;    /* what an empty cell means; NULL: nothing is known */
    double least, most;       /* CELL_NUMBER, CELL_REAL; CELL_TEXT: most characters, 0: 4000 */
};

struct table_spec {
    const char *name;
    const struct column *columns;
    int count;
};

/* The spec of a table. */
const struct table_spec *table_spec(enum table_id id);

/* The position of a column that the table has (asserted). */
int column_of(enum table_id id, const char *name);

/* The position of a column in a spec, small letters and capitals alike, or -1. */
int column_find(const struct table_spec *spec, const char *name);

/* True for a table whose rows are cards: partner, offer, activity. */
bool table_of_cards(enum table_id id);

/* What a reference points to, in Dutch words: "een thema". */
const char *ref_name(enum ref ref);

/* The file that holds what a reference points to: "topic"; "partner, offer of activity", in Dutch too. */
const char *ref_table(enum ref ref);

#endif
