/* HSDS in one shape, whatever version and file it came in: objects with names and values, and ids that link them.
 *
 * Shape:  kinds follow HSDS 3.x; older tables and Open Referral UK get the kind they became.
 * Source: docs.openreferral.org, HSDS 1.1, 2.0.1 and 3.0.
 */
#ifndef TOOL_IMPORT_HSDS_H
#define TOOL_IMPORT_HSDS_H

#include "tool/import/feed.h"

enum hsds_kind {
    HSDS_ORGANIZATION,
    HSDS_LOCATION,
    HSDS_SERVICE,
    HSDS_SERVICE_AT_LOCATION,
    HSDS_ADDRESS,
    HSDS_PHONE,
    HSDS_ACCESSIBILITY,
    HSDS_COST,
    HSDS_DOCUMENT,
    HSDS_LANGUAGE,
    HSDS_SCHEDULE,
    HSDS_HOLIDAY,
    HSDS_ATTRIBUTE,
    HSDS_CONTACT,
    HSDS_TERM,
    HSDS_OTHER,
    HSDS_KINDS
};

struct hsds_object {
    enum hsds_kind kind;
    int unit;
    const char *what;   /* the table or member it stood in */
    const char **pairs; /* name, value, name, value ... */
    int count;          /* of pairs */
};

struct hsds {
    struct feed *feed;
    struct hsds_object *objects;
    int count, capacity;
    struct lookup terms,
        tables;           /* terms by id; attributes that say which table of ours an object was, by its id */
    struct lookup owners; /* organizations by the id of their location, as objects */
    struct lookup at_place; /* the first card at a place, as a row of the feed */
    int *at_next;           /* by row of the feed: the next card at the same place, or -1 */
};

/* Adds an object; names and values are borrowed. */
struct hsds_object *hsds_add(struct hsds *hsds, enum hsds_kind kind, const char *what, int unit, int pairs);

/* Adds a pair to the object that was added last. */
void hsds_pair(struct hsds_object *object, const char *name, const char *value);

/* The value of the first of these names ("min_age|minimum_age") that says something, or "". */
const char *hsds_get(const struct hsds_object *object, const char *names);

/* The kind of a table or a member by its name; HSDS_KINDS: unknown. */
enum hsds_kind hsds_kind_named(const char *name);

/* The kind of an object by the names that it has. */
enum hsds_kind hsds_kind_guess(const char *const *names, int count);

/* Takes objects out of JSON; `file` names it in messages. */
bool hsds_read_json_bytes(struct hsds *hsds, const char *file, const char *bytes, size_t length,
                          struct err *err);

/* Takes objects out of one CSV file; `name` is that of the file without its ending. */
bool hsds_read_csv(struct hsds *hsds, const char *file, const char *name, const char *bytes, size_t length,
                   struct err *err);

/* Makes rows of the feed of all objects. */
void hsds_map(struct hsds *hsds);

/* Finds which cards are at which place. */
void hsds_places(struct hsds *hsds);

/* The first card at a place by the id of the location, as a row of the feed; -1: none. */
int hsds_at_place(const struct hsds *hsds, const char *location);

/* The part of hsds_map that makes hours. */
void hsds_map_hours(struct hsds *hsds);

/* The part of hsds_map for attributes of our own taxonomy, which say what HSDS has no word for. */
void hsds_map_attributes(struct hsds *hsds);

/* The part of hsds_map for prices: `free` and the fees of a service, and each of its costs. */
void hsds_service_price(struct hsds *hsds, struct feed_row *row, const struct hsds_object *service);
void hsds_cost_map(struct hsds *hsds, const struct hsds_object *cost);

/* The part of hsds_map for where a place is: of several addresses one as a whole, rather where one can go than a PO box. */
void hsds_addresses_map(struct hsds *hsds);

/* The part of hsds_map for wheelchairs: an entry about a place, and what a location says itself. */
void hsds_accessibility_map(struct hsds *hsds, const struct hsds_object *accessibility);
void hsds_location_wheelchair(struct hsds *hsds, struct feed_row *row, const struct hsds_object *location);

/* Finds the terms, and what attributes of ours call an object. */
void hsds_index(struct hsds *hsds);

/* The table that an export of ours made the object of ("activity"), or "". */
const char *hsds_table_said(const struct hsds *hsds, const char *id);

/* The offer or activity that a service became, or NULL. */
struct feed_row *hsds_card(const struct hsds *hsds, const char *service);

#endif
