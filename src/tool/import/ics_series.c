/* The part of ics.h that works out when a series takes place, and how our columns say the same. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "tool/import/ics.h"
#include "tool/table/book.h"

enum { CORRECTIONS_MAX = 20, RULES_MAX = 20 };

static int64_t instant_minutes(const struct ics_moment *moment)
{
    struct wall wall = ics_wall(moment);
    return moment->zone && !moment->day ? wall_to_utc(wall) / 60000
                                        : (int64_t)wall.day * MINUTES_A_DAY + wall.minute;
}

/* On the clock of its own zone. */
static int64_t zone_minutes(const struct ics_moment *moment)
{
    struct icaltimetype time = moment->time;
    return (int64_t)day_from_civil(time.year, time.month, time.day) * MINUTES_A_DAY + time.hour * 60 +
           time.minute;
}

/* DTEND, or DURATION, or nothing: then a whole day, or an hour that somebody must look at. Many programs end a whole day
 * on that same day, which is clear enough. */
static void length_read(struct ics *ics, const struct ics_part *part, struct ics_series *series)
{
    const struct ics_line *end = ics_find(part, "DTEND"), *duration = ics_find(part, "DURATION");
    struct ics_moment until;
    if (end && ics_moment_read(ics, part, end, end->value, &until)) {
        series->minutes = until.zone == series->start.zone || until.day
                              ? wall_minutes(ics_wall(&series->start), ics_wall(&until))
                              : instant_minutes(&until) - instant_minutes(&series->start);
        if (series->minutes <= 0 &&
            until.zone == series->start.zone) /* the hour that our clock shows twice */
            series->minutes = zone_minutes(&until) - zone_minutes(&series->start);
    } else if (duration) {
        struct icaldurationtype length = icaldurationtype_from_string(duration->value);
        if (!icaldurationtype_is_bad_duration(length) && !length.is_neg)
            series->minutes = (int64_t)length.weeks * 7 * MINUTES_A_DAY +
                              (int64_t)length.days * MINUTES_A_DAY + (int64_t)length.hours * 60 +
                              length.minutes;
    }
    if (series->minutes > 0 && series->minutes <= 400 * MINUTES_A_DAY)
        return;
    bool given = end || duration;
    if (given && !series->start.day)
        feed_say(ics->feed, part->unit,
                 "het einde is niet na het begin, of is geen dag; ik zette een uur na het begin");
    series->guessed = !given && !series->start.day;
    series->minutes = series->start.day ? MINUTES_A_DAY : 60;
}

static void list_read(struct ics *ics, const struct ics_part *part, const char *name, struct moments *moments)
{
    for (int i = 0; i < part->count; i++) {
        char *rest = arena_strdup(&ics->feed->arena, part->lines[i].value);
        struct ics_moment moment;
        if (strcmp(part->lines[i].name, name) != 0)
            continue;
        if (strchr(rest, '/'))
            feed_say(ics->feed, part->unit, "%s zegt ook hoe lang het dan duurt; ik nam de duur van de reeks",
                     name);
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

/* Adds the dates of a rule to where they belong; the first rule is that of the series. */
static void rule_add(struct ics *ics, const struct ics_part *part, struct ics_series *series,
                     const struct ics_line *line, int last, struct moments *away)
{
    const struct ics_series alone = {.start = series->start, .rule = line->value};
    bool except = strcmp(line->name, "EXRULE") == 0, first = !except && line == ics_find(part, "RRULE");
    if (ics_rule_follow(&alone, last, except ? away : first ? &series->by_rule : &series->dates))
        series->rule = first ? line->value : series->rule;
    else
        feed_say(ics->feed, part->unit,
                 except  ? "de regel \"%s\" van wat niet doorgaat, kan ik niet volgen; kijk de datums na"
                 : first ? "de regel \"%s\" kan ik niet volgen; alleen de eerste datum is overgenomen"
                         : "de regel \"%s\" kan ik niet volgen; de datums ervan zijn niet overgenomen",
                 report_quote(ics->feed->report, line->value));
}

/* The first date and those of all rules together, without those that an EXRULE takes away. */
static void rules_follow(struct ics *ics, const struct ics_part *part, struct ics_series *series, int last)
{
    struct moments away = {0};
    int rules = 0;
    for (int i = 0; i < part->count; i++) {
        const struct ics_line *line = &part->lines[i];
        if (strcmp(line->name, "RRULE") != 0 && strcmp(line->name, "EXRULE") != 0)
            continue;
        if (++rules <= RULES_MAX)
            rule_add(ics, part, series, line, last, &away);
    }
    if (rules > RULES_MAX)
        feed_say(ics->feed, part->unit, "hier staan %d regels; alleen de eerste %d zijn gevolgd", rules,
                 RULES_MAX);
    for (int i = 0; i < series->by_rule.count; i++)
        moments_add(&series->dates, series->by_rule.items[i]);
    moments_add(&series->dates, ics_wall(&series->start));
    moments_sort(&series->dates);
    for (int i = 0; i < away.count; i++)
        moments_drop(&series->dates, moments_find(&series->dates, away.items[i]));
    moments_release(&away);
}

bool ics_series_make(struct ics *ics, const struct ics_part *part, struct ics_series *series)
{
    const struct ics_line *start = ics_find(part, "DTSTART");
    int first = ics->feed->as_of - HORIZON_BEFORE, last = ics->feed->as_of + HORIZON_AFTER;
    struct moments exdates = {0};
    *series = (struct ics_series){.rule = ""};
    if (!start || !ics_moment_read(ics, part, start, start->value, &series->start)) {
        feed_say(ics->feed, part->unit, "hier staat geen goede begindag (DTSTART); niet overgenomen");
        return false;
    }
    length_read(ics, part, series);
    rules_follow(ics, part, series, last);
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
