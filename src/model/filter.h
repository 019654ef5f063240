/* What a visitor asked a list to show, and how many entries each other choice would leave. */
#ifndef MODEL_FILTER_H
#define MODEL_FILTER_H

#include <stdbool.h>
#include <stdint.h>

#include "model/house.h"

enum { NEAR_MINUTES = 15 }; /* on foot from the house: what counts as near */

enum list_tab { TAB_WHERE, TAB_DO, TAB_PARTNERS }; /* as listing.tab in the schema */

/* The days of the agenda's chips. */
enum when { WHEN_TODAY, WHEN_WEEK, WHEN_WEEKEND, WHEN_WEDNESDAY, WHEN_HOLIDAY, WHEN_LATER, WHEN_COUNT };

/* Days and parts of a day on which somebody can come: a service is open then, an activity has a date then. */
enum day_part { PART_ANY, PART_WEDNESDAY, PART_WEEKEND, PART_HOLIDAY, PART_COUNT };

struct filter {
    int age; /* index in the house's age bands, or -1: everyone */
    bool open_now, free, visit, wheelchair;
    bool near;          /* at most NEAR_MINUTES from the house */
    bool parents;       /* for parents themselves */
    int speaks;         /* 1 + index in the house's spoken languages; 0: any */
    enum day_part part; /* only lists look at it */
    enum when when;     /* only the agenda looks at it */
};

/* What can be chosen; the values of one choice exclude each other. */
enum choice {
    CHOICE_AGE,
    CHOICE_OPEN,
    CHOICE_FREE,
    CHOICE_NEAR,
    CHOICE_VISIT,
    CHOICE_WHEELCHAIR,
    CHOICE_PARENTS,
    CHOICE_SPEAKS,
    CHOICE_PART,
    CHOICE_WHEN,
    CHOICE_TOPIC,
    CHOICE_COUNT
};

/* What one entry of a list meets. */
struct traits {
    unsigned flags; /* 1 << CHOICE_OPEN and so on: the choices that are yes or no */
    uint32_t ages, speaks, parts,
        whens; /* bit i: the value i of the house, of enum day_part less one, of enum when */
    uint64_t topics;
};

enum { CHOICE_VALUES = 64 };

/* Counts for every value of every choice. Value 0 stands for no choice, 1 + i for the value i (of a choice of yes or
 * no: 1). */
struct tally {
    int chosen[CHOICE_COUNT];
    int counts[CHOICE_COUNT][CHOICE_VALUES];
    bool more; /* not all was looked at: there may be more of each */
};

/* An empty tally of the choices of a filter and a topic (index, -1: all); without those that no list of that kind looks
 * at. */
struct tally tally_of(const struct filter *filter, int topic, bool agenda);

/* Counts an entry where it would be seen: with the choices as they are, and with one of them made otherwise. */
void tally_add(struct tally *tally, const struct traits *traits);

/* How many entries are left when one choice becomes this value, and all others stay. */
int tally_count(const struct tally *tally, enum choice choice, int value);

/* A run of days with the part of the day that counts. */
struct span {
    int first, last; /* days, first <= last */
    int from_minute, to_minute;
};

/* The days a chip stands for, as spans in order, at most `max`; for example the Saturdays and Sundays to come, or
 * Wednesday afternoons (12.00 to 18.00), or the days of school holidays. Returns how many. The week ends on Sunday;
 * on Saturday and Sunday "weekend" is this one; later starts after this week and ends with the horizon. */
int when_spans(enum when when, const struct house *house, int today, int horizon_days, struct span *spans,
               int max);

/* The days that a part of days (not PART_ANY) stands for. */
enum when part_when(enum day_part part);

/* True when the hours leave a door open at some moment of a span, whose days follow on each other. */
bool span_open(const struct opening_hours *hours, const struct span *span);

#endif
