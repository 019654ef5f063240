/* Opening hours: from weekly blocks, exceptions and the clock to "open until", "opens next" or "not known".
 *
 * Units: minutes after midnight; a block that ends past midnight has closes > 1440. Days as in model/date.h.
 */
#ifndef MODEL_HOURS_H
#define MODEL_HOURS_H

#include <stdbool.h>

#include "base/arena.h"
#include "model/date.h"

/* A weekly block. */
struct hours {
    int weekday;       /* 1..7 */
    int opens, closes; /* closes > opens, up to 2880 */
    int from, to;      /* first and last day it holds; DAY_NONE: always */
    bool by_appointment;
};

/* A day that differs: its rows replace all weekly blocks of that day. */
struct hours_exception {
    int day;
    int opens, closes; /* opens < 0: closed all day */
    const char *note;  /* "feestdag"; may be NULL */
};

struct opening_hours {
    bool known;               /* false: nobody gave the hours, which is not the same as closed */
    bool appointment_only;    /* the card asks for an appointment and gives no hours */
    const struct hours *week; /* by weekday, then opens */
    int week_count;
    const struct hours_exception *exceptions; /* by day, then opens */
    int exception_count;
};

enum open_kind {
    OPEN_UNKNOWN,     /* nobody gave the hours */
    OPEN_APPOINTMENT, /* by appointment only */
    OPEN_NOW,         /* `until` says how long; `by_appointment` when only with one */
    OPEN_LATER,       /* closed; opens at `next` */
    OPEN_NOT_SOON,    /* closed, and no opening within the next 60 days */
    OPEN_UNSURE       /* there are hours, but nobody knows what time it is */
};

struct open_state {
    enum open_kind kind;
    struct wall until;   /* OPEN_NOW: when it closes (blocks that touch are one) */
    struct wall next;    /* OPEN_LATER: when it opens */
    bool always;         /* OPEN_NOW: day and night, never closes */
    bool by_appointment; /* the block that is open or opens next asks for one */
    const char *note;    /* why today differs, when it does; may be NULL */
};

/* What the hours say at a moment. */
struct open_state hours_at(const struct opening_hours *hours, struct wall now);

/* A run of weekdays with the same blocks, for people to read: "ma - vr 9.00 - 12.00, 13.00 - 17.00". */
struct hours_line {
    int first, last; /* weekdays, first <= last */
    int count;
    struct {
        int opens, closes;
        bool by_appointment;
    } blocks[6];
};

/* The week that holds on a day, as few lines as possible (at most 7); days without blocks have no line.
 * Returns the number of lines written to `lines`. */
int hours_week(const struct opening_hours *hours, int day, struct hours_line lines[7]);

/* The first exception from `day` on within `days` days, or NULL. */
const struct hours_exception *hours_next_exception(const struct opening_hours *hours, int day, int days);

#endif
