/* What a cell says: days, moments, hours, ages, yes and no, lists.
 *
 * Shape: each function reads a whole cell and returns false, leaving the result alone, when it says something
 * else.
 */
#ifndef TOOL_TABLE_VALUE_H
#define TOOL_TABLE_VALUE_H

#include <stdbool.h>
#include <stddef.h>

#include "model/date.h"

enum { WHOLE_DAY = -1, ITEM_BYTES = 512, MOMENT_BYTES = 17 };

/* 'YYYY-MM-DD' between 1900 and 2199. */
bool value_day(const char *text, int *day);

/* '2026-11-25T14:00', '2026-11-25 14.00', or a day alone, which gives minute WHOLE_DAY. */
bool value_moment(const char *text, struct wall *wall);

/* '9.00', '09:00', '09:00:00', up to '24.00'; minutes after midnight. */
bool value_time(const char *text, int *minute);

/* '18m', '2,5j', '3j', '0', 'zwanger'; months. */
bool value_age(const char *text, int *months);

/* 'ja' or 'nee'. */
bool value_yes(const char *text, bool *yes);

/* A whole number. */
bool value_number(const char *text, long *number);

/* A number with a decimal point or comma. */
bool value_real(const char *text, double *number);

/* 'ma-vr', 'ma; wo', 'elke dag'; bit 1 is Monday .. bit 7 Sunday. */
bool value_weekdays(const char *text, unsigned *days);

/* The items of a list, one by one: separated by semicolons, or by commas when there is no semicolon. */
struct value_list {
    const char *rest;
    char separator;
};

/* Begins at the first item of a cell. */
struct value_list value_list(const char *text);

/* Copies the next item that is not empty, without spaces around it; false at the end. */
bool value_next(struct value_list *list, char item[ITEM_BYTES]);

/* Number of characters (not bytes). */
size_t value_length(const char *text);

/* A day, or a day and an hour, as Excel in Belgium writes them in a CSV (25/11/2026, 5/1/2027 9:30:00), as the tables have
 * them; false when it is no such moment. Day before month: nothing else here has slashes. */
bool value_belgian(const char *text, char iso[MOMENT_BYTES]);

/* A day that someone wrote as 25/11/2026 or 25-11-2026, as it must be written; false when it is no such day. */
bool value_day_mend(const char *text, char mended[11]);

#endif
