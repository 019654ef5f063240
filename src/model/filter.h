/* What a visitor asked a list to show. */
#ifndef MODEL_FILTER_H
#define MODEL_FILTER_H

#include <stdbool.h>

#include "model/house.h"

enum list_tab { TAB_WHERE, TAB_DO, TAB_PARTNERS }; /* as listing.tab in the schema */

/* The days of the agenda's chips. */
enum when { WHEN_TODAY, WHEN_WEEK, WHEN_WEEKEND, WHEN_WEDNESDAY, WHEN_HOLIDAY, WHEN_LATER, WHEN_COUNT };

struct filter {
    int age; /* index in the house's age bands, or -1: everyone */
    bool open_now, free, visit, wheelchair;
    enum when when; /* only the agenda looks at it */
};

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

#endif
