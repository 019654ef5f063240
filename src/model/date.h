/* Days and local wall time of Belgium, without a time zone database.
 *
 * Units:  a day is a number of days since 1970-01-01 (proleptic Gregorian); a minute counts from midnight;
 *         weekdays are 1 = Monday .. 7 = Sunday (ISO 8601).
 * Source: EU directive 2000/84/EC: summer time from the last Sunday of March to the last of October, 01:00 UTC.
 */
#ifndef MODEL_DATE_H
#define MODEL_DATE_H

#include <stdbool.h>
#include <stdint.h>

enum { DAY_NONE = -1000000000, MINUTES_A_DAY = 1440 };

/* A moment on the wall clock. */
struct wall {
    int day;    /* DAY_NONE when unknown */
    int minute; /* 0..1439 */
};

/* The day of a civil date; the date must exist. */
int day_from_civil(int year, int month, int date);

/* The civil date of a day; any of the pointers may be NULL. */
void day_to_civil(int day, int *year, int *month, int *date);

/* 1 = Monday .. 7 = Sunday. */
int day_weekday(int day);

/* Reads 'YYYY-MM-DD' at the start of `text`; DAY_NONE when it is no date that exists. NULL gives DAY_NONE. */
int day_parse(const char *text);

/* Writes 'YYYY-MM-DD' and a NUL. */
void day_format(int day, char out[11]);

/* Reads 'YYYY-MM-DDTHH:MM' (a space or a second count does no harm); false when it is no such moment. */
bool wall_parse(const char *text, struct wall *wall);

/* Writes 'YYYY-MM-DDTHH:MM' and a NUL. */
void wall_format(struct wall wall, char out[17]);

/* Minutes from `from` to `to` on the wall clock; days count 1440 minutes, also on the nights the clock changes. */
int64_t wall_minutes(struct wall from, struct wall to);

/* Below, at or above zero as `a` is before, at or after `b`. */
int wall_compare(struct wall a, struct wall b);

/* The moment `minutes` later (or earlier). */
struct wall wall_add(struct wall wall, int64_t minutes);

/* Wall time in Belgium at a Unix time in milliseconds. */
struct wall wall_from_utc(int64_t utc_ms);

/* Unix time in milliseconds of a wall time; an hour that comes twice means the first one, one that is skipped means
 * as much later. */
int64_t wall_to_utc(struct wall wall);

/* Minutes that Belgium is ahead of UTC at a Unix time in milliseconds: 60 or 120. */
int utc_offset_minutes(int64_t utc_ms);

/* Reads a moment with or without offset ('2026-11-25T14:05', '...+01:00', '...Z') as Unix milliseconds; one without
 * an offset is Belgian wall time. False when it is no moment. */
bool utc_parse(const char *text, int64_t *utc_ms);

#endif
