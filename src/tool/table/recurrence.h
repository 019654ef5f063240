/* When a series takes place: a rule of RFC 5545 in the wall time of Belgium.
 *
 * Shape:  moments carry no zone, so an activity at 14.00 stays at 14.00 when the clocks change.
 * Source: RFC 5545, section 3.3.10; libical's recurrence iterator.
 */
#ifndef TOOL_TABLE_RECURRENCE_H
#define TOOL_TABLE_RECURRENCE_H

#include <stdbool.h>
#include <stddef.h>

#include "model/date.h"

/* A list of moments that grows. */
struct moments {
    struct wall *items;
    int count, capacity;
};

/* Frees the list; it can be used again. */
void moments_release(struct moments *moments);

/* Adds a moment at the end. */
void moments_add(struct moments *moments, struct wall wall);

/* Puts the moments in order and leaves each in once. */
void moments_sort(struct moments *moments);

/* Takes out one moment; index -1 takes out none. */
void moments_drop(struct moments *moments, int index);

/* The position of the moment nearest to `wall` in a sorted list, or -1 when it is empty. */
int moments_near(const struct moments *moments, struct wall wall);

/* The position of a moment in a sorted list, or -1. One without an hour (value.h, WHOLE_DAY) means any on
 * that day. */
int moments_find(const struct moments *moments, struct wall wall);

/* True when the rule can be followed; else `why` says what is wrong and how to mend it. */
bool rule_check(const char *rule, char *why, size_t size);

/* Adds the moments of a checked rule from its start until the end of day `last`, all `shift` days later. */
void rule_expand(const char *rule, struct wall start, int shift, int last, struct moments *moments);

#endif
