#include "tool/check.h"

#include <stdlib.h>
#include <string.h>

#include "tool/recurrence.h"
#include "tool/value.h"

/* How far a day of a monthly series may lie from where whole weeks moved it. */
enum { SNAP_MINUTES = 16 * MINUTES_A_DAY };

/* One row of occurrence.csv, by the activity it changes. */
struct change {
    int card;
    const struct table *table;
    const struct row *row;
    struct wall original; /* as the row says, not moved */
};

struct changes {
    struct change *items;
    int count;
};

/* A row that takes place once or in a series. */
struct series {
    struct book *book;
    const struct table *table;
    const struct row *row;
    struct wall start, end; /* as the row says, not moved */
    bool all_day;
    const char *rule;
    int shift;
    const struct change *changes;
    int change_count;
    struct moments known; /* all starts as the row says them, only when something must be found among them */
};

static const char *wall_text(struct series *series, struct wall wall)
{
    char text[17];
    wall_format(wall, text);
    return report_quote(&series->book->report, text);
}

static void at_edge(struct wall *wall, int minute)
{
    if (wall->minute == WHOLE_DAY)
        wall->minute = minute;
}

/* Reads start and end; false when a cell says something else, which has been reported. */
static bool series_read(struct series *series)
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
                     "hier staat geen uur; schrijf bijvoorbeeld %.10sT14:00%s", series->row->cells[start],
                     table->id == TABLE_ACTIVITY ? ", of zet all_day op ja" : "");
        return false;
    }
    at_edge(&series->start, 0);
    at_edge(&series->end, MINUTES_A_DAY - 1);
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
static void series_starts(const struct series *series, int shift, int last, struct moments *starts)
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
            at_edge(&wall, series->start.minute);
            wall.day += shift;
            if (wall.day <= last)
                moments_add(starts, wall);
        }
    moments_sort(starts);
}

/* The position of a start, or -1. A moment without an hour means any start on that day. */
static int start_find(const struct moments *starts, struct wall wall)
{
    bool whole = wall.minute == WHOLE_DAY;
    at_edge(&wall, MINUTES_A_DAY / 2);
    int near = moments_near(starts, wall);
    if (near < 0)
        return -1;
    bool hit = whole ? starts->items[near].day == wall.day : wall_compare(starts->items[near], wall) == 0;
    return hit ? near : -1;
}

/* The same after moving: whole weeks keep a weekly series exact, a monthly one takes its nearest date. */
static int start_moved(const struct series *series, const struct moments *starts, struct wall wall)
{
    wall.day += series->shift;
    int found = start_find(starts, wall);
    if (found >= 0 || series->shift == 0)
        return found;
    at_edge(&wall, series->start.minute);
    int near = moments_near(starts, wall);
    return near >= 0 && llabs(wall_minutes(starts->items[near], wall)) <= SNAP_MINUTES ? near : -1;
}

/* Says when a day that should be left out or changed is no day of the series. */
static bool known_check(struct series *series, struct wall wall, const struct table *table,
                        const struct row *row, int column, bool blocks)
{
    if (start_find(&series->known, wall) >= 0)
        return true;
    struct report *report = &series->book->report;
    struct wall middle = wall;
    at_edge(&middle, MINUTES_A_DAY / 2);
    int near = moments_near(&series->known, middle);
    const char *mend = near >= 0 ? wall_text(series, series->known.items[near]) : "";
    if (blocks)
        report_error(report, spot_of(table, row, column), "op %s is er geen datum van deze reeks%s%s",
                     wall_text(series, middle),
                     near >= 0 ? "; de dichtstbijzijnde is " : "; kijk start en rrule na", mend);
    else
        report_warning(report, spot_of(table, row, column), "op %s is er geen datum van deze reeks%s%s",
                       wall_text(series, middle),
                       near >= 0 ? "; de dichtstbijzijnde is " : "; kijk start en rrule na", mend);
    return false;
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

static void series_check_known(struct series *series)
{
    const char *exdates = row_cell(series->table, series->row, "exdate");
    char item[ITEM_BYTES];
    struct wall wall;
    if (!*exdates && !series->change_count)
        return;
    series_starts(series, 0, last_named(series) + 366, &series->known);
    for (struct value_list list = value_list(exdates); value_next(&list, item);)
        if (value_moment(item, &wall))
            known_check(series, wall, series->table, series->row, column_of(series->table->id, "exdate"),
                        false);
    for (int i = 0; i < series->change_count; i++) {
        const struct change *change = &series->changes[i];
        known_check(series, change->original, change->table, change->row,
                    column_of(TABLE_OCCURRENCE, "original"), true);
    }
}

/* The first date follows the rule, also where start does not; that surprises people, so say it. */
static void series_check_first(struct series *series)
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

static void starts_drop(struct moments *starts, int index)
{
    if (index < 0)
        return;
    memmove(starts->items + index, starts->items + index + 1,
            (size_t)(starts->count - index - 1) * sizeof *starts->items);
    starts->count--;
}

/* Leaves out what exdate names. */
static void series_except(const struct series *series, struct moments *starts)
{
    char item[ITEM_BYTES];
    struct wall wall;
    for (struct value_list list = value_list(row_cell(series->table, series->row, "exdate"));
         value_next(&list, item);)
        if (value_moment(item, &wall))
            starts_drop(starts, start_moved(series, starts, wall));
}

static bool in_horizon(const struct book *book, struct wall start, struct wall end)
{
    return end.day >= book->horizon_from && start.day <= book->horizon_to;
}

/* Fills what all dates of a row share. */
static struct date series_date(const struct series *series, struct wall start)
{
    int64_t minutes = wall_minutes(series->start, series->end);
    return (struct date){
        .start = start, .end = wall_add(start, minutes), .all_day = series->all_day, .note = ""};
}

static const char *activity_status(const struct series *series)
{
    const char *status = row_cell(series->table, series->row, "status");
    return *status ? status : "planned";
}

/* What a row of occurrence.csv makes of one date. */
static struct date change_apply(const struct series *series, const struct change *change,
                                struct wall original)
{
    struct date date = series_date(series, original);
    const char *start = row_cell(change->table, change->row, "start"),
               *end = row_cell(change->table, change->row, "end");
    const char *status = row_cell(change->table, change->row, "status");
    struct wall from = change->original, wall;
    at_edge(&from, series->start.minute);
    int64_t moved = 0;
    if (value_moment(start, &wall)) {
        at_edge(&wall, series->start.minute);
        moved = wall_minutes(from, wall);
    }
    int64_t minutes = wall_minutes(date.start, date.end);
    if (value_moment(end, &wall)) {
        at_edge(&wall, MINUTES_A_DAY - 1);
        minutes = wall_minutes(wall_add(from, moved), wall);
    }
    struct spot spot =
        spot_of(change->table, change->row, column_of(TABLE_OCCURRENCE, *end ? "end" : "start"));
    if (minutes <= 0)
        report_error(&series->book->report, spot, "het einde ligt niet na het begin; verbeter een van beide");
    date.start = wall_add(original, moved);
    date.end = wall_add(date.start, minutes > 0 ? minutes : 1);
    date.status = *status ? status : moved ? "moved" : activity_status(series);
    date.note = row_cell(change->table, change->row, "note");
    return date;
}

/* Takes the changed dates out of `starts` and plans them as they are now; returns how many. */
static int series_change(const struct series *series, struct moments *starts, int card)
{
    int planned = 0;
    for (int i = 0; i < series->change_count; i++) {
        const struct change *change = &series->changes[i];
        int index = start_moved(series, starts, change->original);
        if (index < 0)
            continue;
        struct date date = change_apply(series, change, starts->items[index]);
        starts_drop(starts, index);
        if (wall_compare(date.start, date.end) < 0 && start_find(starts, date.start) >= 0) {
            report_error(&series->book->report,
                         spot_of(change->table, change->row, column_of(TABLE_OCCURRENCE, "start")),
                         "op dat moment heeft deze activiteit al een datum; kies een ander moment of zet "
                         "status op cancelled");
            continue;
        }
        date.card = card;
        if (in_horizon(series->book, date.start, date.end)) {
            dates_add(&series->book->occurrences, date);
            planned++;
        }
    }
    return planned;
}

static bool stage_shown(const char *stage)
{
    return strcmp(stage, "idea") != 0 && strcmp(stage, "ended") != 0;
}

static void activity_plan(struct series *series)
{
    struct book *book = series->book;
    struct moments starts = {0};
    const char *status = activity_status(series);
    const char *note =
        strcmp(status, "planned") == 0 ? "" : row_cell(series->table, series->row, "status_note");
    if (!stage_shown(row_cell(series->table, series->row, "stage")))
        return;
    series_starts(series, series->shift, book->horizon_to, &starts);
    series_except(series, &starts);
    int planned = series_change(series, &starts, series->row->id);
    for (int i = 0; i < starts.count; i++) {
        struct date date = series_date(series, starts.items[i]);
        if (!in_horizon(book, date.start, date.end))
            continue;
        date.card = series->row->id;
        date.status = status;
        date.note = note;
        dates_add(&book->occurrences, date);
        planned++;
    }
    moments_release(&starts);
    if (planned == 0)
        report_warning(&book->report, spot_of(series->table, series->row, column_of(TABLE_ACTIVITY, "start")),
                       "deze activiteit heeft geen enkele datum tussen een maand geleden en %d dagen verder; "
                       "geef nieuwe data of "
                       "zet stage op ended",
                       HORIZON_AFTER);
}

static void presence_plan(struct series *series)
{
    struct book *book = series->book;
    struct moments starts = {0};
    series_starts(series, series->shift, book->horizon_to, &starts);
    series_except(series, &starts);
    for (int i = 0; i < starts.count; i++) {
        struct date date = series_date(series, starts.items[i]);
        if (!in_horizon(book, date.start, date.end))
            continue;
        date.house = book_id(book, REF_HOUSE, row_cell(series->table, series->row, "house"));
        date.card = book_id(book, REF_CARD, row_cell(series->table, series->row, "card"));
        date.place = book_id(book, REF_PLACE, row_cell(series->table, series->row, "place"));
        date.note = row_cell(series->table, series->row, "note");
        date.appointment = row_cell(series->table, series->row, "appointment");
        dates_add(&book->presences, date);
    }
    moments_release(&starts);
}

static int by_card(const void *left, const void *right)
{
    const struct change *a = left, *b = right;
    if (a->card != b->card)
        return a->card < b->card ? -1 : 1;
    return wall_compare(a->original, b->original);
}

/* All rows of occurrence.csv that can be followed, by activity. */
static struct changes changes_gather(struct book *book)
{
    size_t most = 0;
    for (int s = 0; s < book->count; s++)
        most += (size_t)book->sources[s].tables[TABLE_OCCURRENCE].count;
    struct changes changes = {calloc(most + 1, sizeof *changes.items), 0};
    if (!changes.items)
        abort();
    for (int s = 0; s < book->count; s++) {
        const struct table *table = &book->sources[s].tables[TABLE_OCCURRENCE];
        for (int i = 0; i < table->count; i++) {
            struct change change = {.table = table, .row = &table->rows[i]};
            change.card = book_id(book, REF_ACTIVITY, row_cell(table, change.row, "activity"));
            if (change.card && value_moment(row_cell(table, change.row, "original"), &change.original))
                changes.items[changes.count++] = change;
        }
    }
    qsort(changes.items, (size_t)changes.count, sizeof *changes.items, by_card);
    for (int i = 1; i < changes.count; i++)
        if (by_card(&changes.items[i - 1], &changes.items[i]) == 0)
            report_error(&book->report, spot_of(changes.items[i].table, changes.items[i].row, -1),
                         "deze datum staat ook op rij %d; laat er één staan",
                         changes.items[i - 1].row->number);
    return changes;
}

/* The changes of one activity: the part of the list with its id. */
static void changes_find(const struct changes *changes, struct series *series)
{
    int low = 0, high = changes->count;
    while (low < high) {
        int middle = (low + high) / 2;
        if (changes->items[middle].card < series->row->id)
            low = middle + 1;
        else
            high = middle;
    }
    series->changes = changes->items + low;
    while (low + series->change_count < changes->count &&
           changes->items[low + series->change_count].card == series->row->id)
        series->change_count++;
}

static void table_plan(struct book *book, const struct table *table, const struct changes *changes)
{
    bool activity = table->id == TABLE_ACTIVITY;
    for (int i = 0; i < table->count; i++) {
        struct series series = {
            .book = book, .table = table, .row = &table->rows[i], .shift = table->source->shift};
        series.rule = row_cell(table, series.row, "rrule");
        if (activity) {
            value_yes(row_cell(table, series.row, "all_day"), &series.all_day);
            changes_find(changes, &series);
        }
        if (!series_read(&series))
            continue;
        series_check_first(&series);
        series_check_known(&series);
        if (activity && series.row->id && !series.row->merged)
            activity_plan(&series);
        else if (!activity)
            presence_plan(&series);
        moments_release(&series.known);
    }
}

/* The order of the publication; two presences of a card that begin together cannot both be shown. */
static int by_start(const void *left, const void *right)
{
    const struct date *a = left, *b = right;
    int order = a->house != b->house ? (a->house < b->house ? -1 : 1) : wall_compare(a->start, b->start);
    return order ? order : a->card != b->card ? (a->card < b->card ? -1 : 1) : 0;
}

static void presences_check(struct book *book)
{
    struct dates *dates = &book->presences;
    size_t kept = 0;
    for (size_t i = 0; i < dates->count; i++)
        if (kept && by_start(&dates->items[kept - 1], &dates->items[i]) == 0) {
            char start[17];
            wall_format(dates->items[i].start, start);
            const struct table *table = &book->sources[0].tables[TABLE_PRESENCE];
            report_warning(&book->report, spot_of(table, NULL, -1),
                           "op %s staat dezelfde kaart twee keer in het huis; alleen de eerste wordt getoond",
                           start);
        } else {
            dates->items[kept++] = dates->items[i];
        }
    dates->count = kept;
}

void check_dates(struct book *book)
{
    struct changes changes = changes_gather(book);
    for (int s = 0; s < book->count; s++) {
        table_plan(book, &book->sources[s].tables[TABLE_ACTIVITY], &changes);
        table_plan(book, &book->sources[s].tables[TABLE_PRESENCE], &changes);
    }
    free(changes.items);
    if (book->occurrences.count)
        qsort(book->occurrences.items, book->occurrences.count, sizeof *book->occurrences.items, by_start);
    if (book->presences.count)
        qsort(book->presences.items, book->presences.count, sizeof *book->presences.items, by_start);
    presences_check(book);
}
