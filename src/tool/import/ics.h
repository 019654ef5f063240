/* A calendar as lines, events and zones; and what a series of it becomes in our columns.
 *
 * Shape:  events keep their properties as they are written; moments become wall time of Belgium.
 * Source: RFC 5545; X-WR-TIMEZONE as calendar programs use it.
 */
#ifndef TOOL_IMPORT_ICS_H
#define TOOL_IMPORT_ICS_H

#include <libical/ical.h>

#include "tool/import/feed.h"
#include "tool/table/recurrence.h"

enum { ICS_LINE_MAX = 1 << 20, ICS_RULE_STEPS_MAX = 200000 };

struct ics_line {
    int number;
    const char *name, *parameters, *value; /* name in capitals; parameters as ";TZID=x;VALUE=DATE" or "" */
};

/* A component that holds lines of its own. */
struct ics_part {
    const char *name;
    int unit;
    struct ics_line *lines;
    int count, capacity;
};

struct ics {
    struct feed *feed;
    const char *file;
    struct ics_part *parts; /* events and other components of the calendar, not what stands in them */
    int count, capacity;
    const char *name, *zone; /* X-WR-CALNAME, X-WR-TIMEZONE; "" */
    struct ics_zone *zones;
    int zone_count;
    bool calendar;    /* BEGIN:VCALENDAR was seen */
    int unknown_unit; /* the last one of which it was said that nobody knows its zone; -1: none */
};

/* Where a moment is. */
struct ics_zone {
    const char *id;
    icaltimezone *zone; /* NULL: wall time of Belgium, or of nowhere */
    icaltimezone *own;  /* made for us */
};

struct ics_moment {
    struct icaltimetype time; /* in its zone */
    icaltimezone *zone;       /* NULL: as for struct ics_zone */
    bool day;                 /* a day without an hour */
};

/* A series in our columns. */
struct ics_series {
    struct ics_moment start;
    int64_t minutes; /* how long it lasts; of whole days in days times 1440 */
    bool guessed;    /* the end was not given */
    const char *rule;
    struct moments dates, extra, except; /* all in the horizon; what its rule needs to give the same */
    struct moments by_rule;              /* what the rule alone gives */
};

/* Takes the calendar apart; false when it is none. */
bool ics_parse(struct ics *ics, const char *text, size_t length, struct err *err);

/* Frees parts and zones. */
void ics_release(struct ics *ics);

/* The first line of this name, or NULL. */
const struct ics_line *ics_find(const struct ics_part *part, const char *name);

/* Its value with escapes undone, or "". */
const char *ics_text(const struct ics *ics, const struct ics_part *part, const char *name);

/* The value of a parameter, or NULL. */
const char *ics_parameter(const struct ics *ics, const struct ics_line *line, const char *name);

/* Adds the zone that a VTIMEZONE describes. */
void ics_zone_add(struct ics *ics, const char *id, const char *text);

/* Reads a moment; false when it is none. */
bool ics_moment_read(struct ics *ics, const struct ics_part *part, const struct ics_line *line,
                     const char *value, struct ics_moment *moment);

/* Wall time in Belgium. */
struct wall ics_wall(const struct ics_moment *moment);

/* Works out a series; false, with a message for the unit, when it cannot be followed. */
bool ics_series_make(struct ics *ics, const struct ics_part *part, struct ics_series *series);

/* The moments of a rule up to day `last`; false when it cannot be followed. */
bool ics_rule_follow(const struct ics_series *series, int last, struct moments *moments);

/* Frees what it found. */
void ics_series_release(struct ics_series *series);

#endif
