/* The part of ics.h that works out when a series takes place, and how our columns say the same. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "tool/import/ics.h"
#include "tool/table/book.h"

enum { CORRECTIONS_MAX = 20 };

static int64_t instant_minutes(const struct ics_moment *moment)
{
    struct wall wall = ics_wall(moment);
    return moment->zone && !moment->day ? wall_to_utc(wall) / 60000
                                        : (int64_t)wall.day * MINUTES_A_DAY + wall.minute;
}

/* DTEND, or DURATION, or nothing: then a whole day, or an hour that somebody must look at. */
static void length_read(struct ics *ics, const struct ics_part *part, struct ics_series *series)
{
    const struct ics_line *end = ics_find(part, "DTEND"), *duration = ics_find(part, "DURATION");
    struct ics_moment until;
    if (end && ics_moment_read(ics, part, end, end->value, &until)) {
        series->minutes = until.zone == series->start.zone || until.day
                              ? wall_minutes(ics_wall(&series->start), ics_wall(&until))
                              : instant_minutes(&until) - instant_minutes(&series->start);
    } else if (duration) {
        struct icaldurationtype length = icaldurationtype_from_string(duration->value);
        if (!icaldurationtype_is_bad_duration(length) && !length.is_neg)
            series->minutes = (int64_t)length.weeks * 7 * MINUTES_A_DAY +
                              (int64_t)length.days * MINUTES_A_DAY + (int64_t)length.hours * 60 +
                              length.minutes;
    }
    if (series->minutes > 0 && series->minutes <= 400 * MINUTES_A_DAY)
        return;
    series->guessed = !series->start.day;
    series->minutes = series->start.day ? MINUTES_A_DAY : 60;
}

static void list_read(struct ics *ics, const struct ics_part *part, const char *name, struct moments *moments)
{
    for (int i = 0; i < part->count; i++) {
        char *rest = arena_strdup(&ics->feed->arena, part->lines[i].value);
        struct ics_moment moment;
        if (strcmp(part->lines[i].name, name) != 0)
            continue;
        for (char *item; (item = strsep(&rest, ","));)
            if (ics_moment_read(ics, part, &part->lines[i], item, &moment))
                moments_add(moments, ics_wall(&moment));
            else
                feed_say(ics->feed, part->unit, "\"%s\" in %s is geen dag; overgeslagen",
                         report_quote(ics->feed->report, item), name);
    }
    moments_sort(moments);
}

/* Drops what lies before the horizon. */
static void horizon_cut(struct moments *moments, int first, int last)
{
    int kept = 0;
    for (int i = 0; i < moments->count; i++)
        if (moments->items[i].day >= first && moments->items[i].day <= last)
            moments->items[kept++] = moments->items[i];
    moments->count = kept;
}

/* What `all` has and `some` has not. */
static void difference(const struct moments *all, const struct moments *some, struct moments *out)
{
    for (int i = 0; i < all->count; i++)
        if (moments_find(some, all->items[i]) < 0)
            moments_add(out, all->items[i]);
    moments_sort(out);
}

/* What our columns give in the horizon with this rule, or without one. */
static void columns_expand(const struct ics_series *series, int first, int last, struct moments *ours)
{
    struct wall start = ics_wall(&series->start);
    bool same = !series->start.zone && !strstr(series->rule, "UNTIL");
    ours->count = 0;
    for (int i = 0; *series->rule && same && i < series->by_rule.count; i++)
        moments_add(ours, series->by_rule.items[i]);
    if (*series->rule && !same)
        rule_expand(series->rule, start, 0, last, ours);
    else if (!*series->rule)
        moments_add(ours, start);
    moments_sort(ours);
    horizon_cut(ours, first, last);
}

/* Keeps the rule when our columns then say the same with few corrections; else all dates stand by themselves. */
static void rule_keep(struct ics_series *series, const struct moments *exdates, int first, int last)
{
    struct moments ours = {0};
    char why[512];
    if (*series->rule && !rule_check(series->rule, why, sizeof why))
        series->rule = "";
    for (int turn = 0; turn < 2; turn++) {
        columns_expand(series, first, last, &ours);
        series->extra.count = series->except.count = 0;
        difference(&series->dates, &ours, &series->extra);
        difference(&ours, &series->dates, &series->except);
        if (!*series->rule || series->extra.count + series->except.count <= CORRECTIONS_MAX + exdates->count)
            break;
        series->rule = "";
    }
    for (int i = 0; *series->rule && i < exdates->count; i++)
        moments_add(&series->except, exdates->items[i]);
    moments_sort(&series->except);
    moments_release(&ours);
}

bool ics_series_make(struct ics *ics, const struct ics_part *part, struct ics_series *series)
{
    const struct ics_line *start = ics_find(part, "DTSTART"), *rule = ics_find(part, "RRULE");
    int first = ics->feed->as_of - HORIZON_BEFORE, last = ics->feed->as_of + HORIZON_AFTER;
    struct moments exdates = {0};
    *series = (struct ics_series){.rule = ""};
    if (!start || !ics_moment_read(ics, part, start, start->value, &series->start)) {
        feed_say(ics->feed, part->unit, "hier staat geen goede begindag (DTSTART); niet overgenomen");
        return false;
    }
    length_read(ics, part, series);
    if (rule) {
        series->rule = rule->value;
        if (!ics_rule_follow(series, last, &series->by_rule)) {
            feed_say(ics->feed, part->unit,
                     "de regel \"%s\" kan ik niet volgen; alleen de eerste datum is overgenomen",
                     report_quote(ics->feed->report, series->rule));
            series->rule = "";
        }
    }
    for (int i = 0; i < series->by_rule.count; i++)
        moments_add(&series->dates, series->by_rule.items[i]);
    moments_add(&series->dates, ics_wall(&series->start));
    list_read(ics, part, "RDATE", &series->dates);
    list_read(ics, part, "EXDATE", &exdates);
    for (int i = 0; i < exdates.count; i++)
        moments_drop(&series->dates, moments_find(&series->dates, exdates.items[i]));
    horizon_cut(&series->dates, first, last);
    rule_keep(series, &exdates, first, last);
    moments_release(&exdates);
    return true;
}

void ics_series_release(struct ics_series *series)
{
    moments_release(&series->dates);
    moments_release(&series->extra);
    moments_release(&series->except);
    moments_release(&series->by_rule);
}
