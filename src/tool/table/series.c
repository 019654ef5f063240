#include "tool/table/series.h"

#include <stdlib.h>

#include "base/message.h"
#include "tool/table/value.h"

/* How far a date of a monthly series may lie from where whole weeks moved it. */
enum { SNAP_MINUTES = 16 * MINUTES_A_DAY };

static const char *wall_text(struct series *series, struct wall wall)
{
    char text[17];
    wall_format(wall, text);
    return report_quote(&series->book->report, text);
}

void wall_fill(struct wall *wall, int minute)
{
    if (wall->minute == WHOLE_DAY)
        wall->minute = minute;
}

bool series_read(struct series *series)
{
    const struct table *table = series->table;
    struct report *report = &series->book->report;
    int start = column_of(table->id, "start"), end = column_of(table->id, "end");
    if (!value_moment(series->row->cells[start], &series->start) ||
        !value_moment(series->row->cells[end], &series->end))
        return false;
    bool hours = series->start.minute != WHOLE_DAY && series->end.minute != WHOLE_DAY;
    if (!series->all_day && !hours) {
        report_error(report, spot_of(table, series->row, series->start.minute == WHOLE_DAY ? start : end),
                     table->id == TABLE_ACTIVITY
                         ? MN_("hier staat geen uur; schrijf bijvoorbeeld %.10sT14:00, of zet all_day op ja")
                         : MN_("hier staat geen uur; schrijf bijvoorbeeld %.10sT14:00"),
                     series->row->cells[start]);
        return false;
    }
    wall_fill(&series->start, 0);
    wall_fill(&series->end, MINUTES_A_DAY - 1);
    if (wall_compare(series->end, series->start) <= 0) {
        report_error(report, spot_of(table, series->row, end),
                     "het einde (%s) ligt niet na het begin (%s); verbeter een van beide",
                     wall_text(series, series->end), wall_text(series, series->start));
        return false;
    }
    char why[512];
    return !*series->rule || rule_check(series->rule, why, sizeof why);
}

/* The starts of the rule and rdate until a day, `shift` days later, in order. */
static void all_starts(const struct series *series, int shift, int last, struct moments *starts)
{
    struct wall wall = series->start;
    wall.day += shift;
    if (*series->rule)
        rule_expand(series->rule, series->start, shift, last, starts);
    else
        moments_add(starts, wall);
    int column = column_find(series->table->spec, "rdate");
    char item[ITEM_BYTES];
    for (struct value_list list = value_list(column >= 0 ? series->row->cells[column] : "");
         value_next(&list, item);)
        if (value_moment(item, &wall)) {
            wall_fill(&wall, series->start.minute);
            wall.day += shift;
            if (wall.day <= last)
                moments_add(starts, wall);
        }
    moments_sort(starts);
}

int series_find(const struct series *series, const struct moments *starts, struct wall wall)
{
    wall.day += series->shift;
    int found = moments_find(starts, wall);
    if (found >= 0 || series->shift == 0)
        return found;
    wall_fill(&wall, series->start.minute);
    int near = moments_near(starts, wall);
    return near >= 0 && llabs(wall_minutes(starts->items[near], wall)) <= SNAP_MINUTES ? near : -1;
}

/* What to do about a moment that is no date of the series. */
static const char *known_mend(struct series *series, const struct moments *known, struct wall wall)
{
    int near = moments_near(known, wall);
    if (near < 0)
        return M_("; kijk start en rrule na");
    return arena_printf(&series->book->report.arena, M_("; de dichtstbijzijnde is %s"),
                        wall_text(series, known->items[near]));
}

/* The last day that the row itself or a change speaks of. */
static int last_named(const struct series *series)
{
    int last = series->start.day;
    char item[ITEM_BYTES];
    struct wall wall;
    for (struct value_list list = value_list(row_cell(series->table, series->row, "exdate"));
         value_next(&list, item);)
        if (value_moment(item, &wall) && wall.day > last)
            last = wall.day;
    for (int i = 0; i < series->change_count; i++)
        if (series->changes[i].original.day > last)
            last = series->changes[i].original.day;
    return last;
}

/* A day to leave out that is none changes nothing, so it only deserves a look; a changed date that is none is
 * lost. */
static void check_named(struct series *series)
{
    const char *exdates = row_cell(series->table, series->row, "exdate");
    struct report *report = &series->book->report;
    struct moments known = {0};
    char item[ITEM_BYTES];
    struct wall wall;
    if (!*exdates && !series->change_count)
        return;
    all_starts(series, 0, last_named(series) + 366, &known);
    struct spot spot = spot_of(series->table, series->row, column_of(series->table->id, "exdate"));
    for (struct value_list list = value_list(exdates); value_next(&list, item);)
        if (value_moment(item, &wall) && moments_find(&known, wall) < 0) {
            wall_fill(&wall, series->start.minute);
            report_warning(report, spot, "op %s is er geen datum van deze reeks%s", item,
                           known_mend(series, &known, wall));
        }
    for (int i = 0; i < series->change_count; i++) {
        const struct date_change *change = &series->changes[i];
        wall = change->original;
        if (moments_find(&known, wall) >= 0)
            continue;
        wall_fill(&wall, series->start.minute);
        report_error(report, spot_of(change->table, change->row, column_of(TABLE_OCCURRENCE, "original")),
                     "op %s is er geen datum van deze reeks%s", wall_text(series, wall),
                     known_mend(series, &known, wall));
    }
    moments_release(&known);
}

/* The first date follows the rule, also where start does not; that surprises people, so say it. */
static void check_first(struct series *series)
{
    struct moments first = {0};
    if (!*series->rule)
        return;
    for (int days = 7; days <= 366 * 4 && first.count == 0; days *= 4)
        rule_expand(series->rule, series->start, 0, series->start.day + days, &first);
    struct spot spot = spot_of(series->table, series->row, column_of(series->table->id, "rrule"));
    if (first.count == 0)
        report_warning(&series->book->report, spot,
                       "deze regel geeft geen enkele datum; kijk start en rrule na");
    else if (wall_compare(first.items[0], series->start) != 0)
        report_warning(&series->book->report, spot,
                       "start is %s, maar de regel begint pas op %s; maak start en rrule gelijk",
                       wall_text(series, series->start), wall_text(series, first.items[0]));
    moments_release(&first);
}

void series_starts(const struct series *series, int last, struct moments *starts)
{
    char item[ITEM_BYTES];
    struct wall wall;
    all_starts(series, series->shift, last, starts);
    for (struct value_list list = value_list(row_cell(series->table, series->row, "exdate"));
         value_next(&list, item);)
        if (value_moment(item, &wall))
            moments_drop(starts, series_find(series, starts, wall));
}

void series_check(struct series *series)
{
    check_first(series);
    check_named(series);
}
