#include "model/hours.h"

#include <stddef.h>

enum { HORIZON_DAYS = 60 };

/* A block of one day in minutes since 1970 on the wall clock. */
struct block {
    int64_t opens, closes;
    bool by_appointment;
};

/* Goes through the blocks of one day. */
struct day_blocks {
    const struct opening_hours *hours;
    int day, index;
    bool differs;        /* the day has exceptions, which replace its week */
    bool by_appointment; /* what holds for blocks of exceptions, which do not say */
};

/* The place of the first exception on a day or after it; the count when there is none. */
static int exception_from(const struct opening_hours *hours, int day)
{
    int low = 0, high = hours->exception_count;
    while (low < high) {
        int middle = (low + high) / 2;
        if (hours->exceptions[middle].day < day)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* A place that only ever receives by appointment does so on a changed day too. */
static bool week_is_by_appointment(const struct opening_hours *hours)
{
    for (int i = 0; i < hours->week_count; i++)
        if (!hours->week[i].by_appointment)
            return false;
    return hours->week_count > 0 || hours->appointment_only;
}

static struct day_blocks day_blocks_of(const struct opening_hours *hours, int day)
{
    int i = exception_from(hours, day);
    if (i == hours->exception_count || hours->exceptions[i].day != day)
        return (struct day_blocks){.hours = hours, .day = day};
    return (struct day_blocks){.hours = hours,
                               .day = day,
                               .index = i,
                               .differs = true,
                               .by_appointment = week_is_by_appointment(hours)};
}

static bool hours_hold(const struct hours *hours, int day)
{
    return (hours->from == DAY_NONE || day >= hours->from) && (hours->to == DAY_NONE || day <= hours->to);
}

/* An end at or before its start is no opening: rows like that count as closed. */
static bool exception_next(struct day_blocks *blocks, struct block *block)
{
    const struct opening_hours *hours = blocks->hours;
    while (blocks->index < hours->exception_count && hours->exceptions[blocks->index].day == blocks->day) {
        const struct hours_exception *row = &hours->exceptions[blocks->index++];
        if (row->opens < 0 || row->closes <= row->opens)
            continue;
        int64_t midnight = (int64_t)blocks->day * MINUTES_A_DAY;
        *block = (struct block){midnight + row->opens, midnight + row->closes, blocks->by_appointment};
        return true;
    }
    return false;
}

static bool block_next(struct day_blocks *blocks, struct block *block)
{
    if (blocks->differs)
        return exception_next(blocks, block);
    int weekday = day_weekday(blocks->day);
    while (blocks->index < blocks->hours->week_count) {
        const struct hours *row = &blocks->hours->week[blocks->index++];
        if (row->weekday != weekday || row->closes <= row->opens || !hours_hold(row, blocks->day))
            continue;
        int64_t midnight = (int64_t)blocks->day * MINUTES_A_DAY;
        *block = (struct block){midnight + row->opens, midnight + row->closes, row->by_appointment};
        return true;
    }
    return false;
}

static int day_of(int64_t moment)
{
    return (int)(moment >= 0 ? moment / MINUTES_A_DAY : -((-moment + MINUTES_A_DAY - 1) / MINUTES_A_DAY));
}

static struct wall wall_of(int64_t moment)
{
    int day = day_of(moment);
    return (struct wall){day, (int)(moment - (int64_t)day * MINUTES_A_DAY)};
}

/* How far the blocks that run at a moment reach; the moment itself when none does. A block of yesterday may
 * still run: it ends at most two days after its own midnight. */
static int64_t run_end(const struct opening_hours *hours, int64_t moment, bool with_appointment)
{
    int64_t end = moment;
    for (int day = day_of(moment) - 1; day <= day_of(moment); day++) {
        struct day_blocks blocks = day_blocks_of(hours, day);
        for (struct block block; block_next(&blocks, &block);)
            if ((with_appointment || !block.by_appointment) && block.opens <= moment && block.closes > end)
                end = block.closes;
    }
    return end;
}

/* The end of all blocks that touch or overlap from a moment on; looks no further than the horizon. */
static int64_t chain_end(const struct opening_hours *hours, int64_t moment, bool with_appointment)
{
    int64_t horizon = moment + (int64_t)HORIZON_DAYS * MINUTES_A_DAY, end = moment;
    for (int64_t next; end < horizon && (next = run_end(hours, end, with_appointment)) > end;)
        end = next;
    return end;
}

/* Open without an appointment lasts as long as no appointment is asked; open with one lasts as long as the
 * door is. */
static bool open_at(const struct opening_hours *hours, int64_t moment, struct open_state *state)
{
    state->by_appointment = run_end(hours, moment, false) == moment;
    int64_t end = chain_end(hours, moment, state->by_appointment);
    if (end == moment)
        return false;
    state->kind = OPEN_NOW;
    state->always = end - moment >= (int64_t)HORIZON_DAYS * MINUTES_A_DAY;
    if (!state->always)
        state->until = wall_of(end);
    return true;
}

/* The first block of a day that opens after a moment; of two that open together the one that asks nothing. */
static bool first_block(const struct opening_hours *hours, int day, int64_t moment, struct block *first)
{
    bool found = false;
    struct day_blocks blocks = day_blocks_of(hours, day);
    for (struct block block; block_next(&blocks, &block);) {
        if (block.opens <= moment)
            continue;
        if (found && (block.opens > first->opens || (block.opens == first->opens && block.by_appointment)))
            continue;
        *first = block;
        found = true;
    }
    return found;
}

static void opens_next(const struct opening_hours *hours, int64_t moment, struct open_state *state)
{
    struct block first;
    state->kind = OPEN_NOT_SOON;
    state->by_appointment = false;
    for (int day = day_of(moment), last = day + HORIZON_DAYS; day <= last; day++) {
        if (!first_block(hours, day, moment, &first))
            continue;
        state->kind = OPEN_LATER;
        state->next = wall_of(first.opens);
        state->by_appointment = first.by_appointment;
        return;
    }
}

static const char *note_of(const struct opening_hours *hours, int day)
{
    int i = exception_from(hours, day);
    for (; i < hours->exception_count && hours->exceptions[i].day == day; i++)
        if (hours->exceptions[i].note)
            return hours->exceptions[i].note;
    return NULL;
}

/* All on the wall clock: on the night that has an hour twice, hours in it hold both times, as on the door's
 * sign. */
struct open_state hours_at(const struct opening_hours *hours, struct wall now)
{
    const struct wall never = {DAY_NONE, 0};
    struct open_state state = {.kind = OPEN_UNKNOWN, .until = never, .next = never};
    int64_t moment = (int64_t)now.day * MINUTES_A_DAY + now.minute;
    state.note = note_of(hours, now.day);
    if (hours->known && open_at(hours, moment, &state))
        return state;
    if (hours->appointment_only && hours->week_count == 0) {
        state.kind = OPEN_APPOINTMENT;
        state.by_appointment = true;
    } else if (hours->known) {
        opens_next(hours, moment, &state);
    }
    return state;
}

/* Adds a block behind those of the line; one that touches or overlaps the last makes it longer. A seventh
 * block of one day, which no place has, finds no room. */
static void line_add(struct hours_line *line, const struct hours *row)
{
    int last = line->count - 1;
    if (last >= 0 && line->blocks[last].by_appointment == row->by_appointment &&
        row->opens <= line->blocks[last].closes) {
        if (row->closes > line->blocks[last].closes)
            line->blocks[last].closes = row->closes;
        return;
    }
    if (line->count == (int)(sizeof line->blocks / sizeof *line->blocks))
        return;
    line->blocks[line->count].opens = row->opens;
    line->blocks[line->count].closes = row->closes;
    line->blocks[line->count++].by_appointment = row->by_appointment;
}

static bool line_same(const struct hours_line *a, const struct hours_line *b)
{
    bool same = a->count == b->count;
    for (int i = 0; same && i < a->count; i++)
        same = a->blocks[i].opens == b->blocks[i].opens && a->blocks[i].closes == b->blocks[i].closes &&
               a->blocks[i].by_appointment == b->blocks[i].by_appointment;
    return same;
}

int hours_week(const struct opening_hours *hours, int day, struct hours_line lines[7])
{
    int count = 0;
    for (int weekday = 1; weekday <= 7; weekday++) {
        struct hours_line line = {.first = weekday, .last = weekday};
        for (int i = 0; i < hours->week_count; i++) {
            const struct hours *row = &hours->week[i];
            if (row->weekday == weekday && row->closes > row->opens && hours_hold(row, day))
                line_add(&line, row);
        }
        if (line.count == 0)
            continue;
        if (count > 0 && lines[count - 1].last == weekday - 1 && line_same(&lines[count - 1], &line))
            lines[count - 1].last = weekday;
        else
            lines[count++] = line;
    }
    return count;
}

const struct hours_exception *hours_next_exception(const struct opening_hours *hours, int day, int days)
{
    int i = exception_from(hours, day);
    return i < hours->exception_count && hours->exceptions[i].day - day < days ? &hours->exceptions[i] : NULL;
}
