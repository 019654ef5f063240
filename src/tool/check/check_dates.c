#include "tool/check/check.h"

#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "tool/table/series.h"
#include "tool/table/value.h"

/* A date may be moved back into the horizon from this far behind it. */
enum { MOVED_DAYS = 62 };

/* The rows of occurrence.csv, in the order of the activities they change. */
struct changes {
    struct date_change *items;
    int count;
};

static bool in_horizon(const struct book *book, struct wall start, struct wall end)
{
    return end.day >= book->horizon_from && start.day <= book->horizon_to;
}

/* Fills what all dates of a row share. */
static struct date series_date(const struct series *series, struct wall start)
{
    struct date date = {.table = series->table, .row = series->row, .start = start, .note = ""};
    date.end = wall_add(start, wall_minutes(series->start, series->end));
    date.all_day = series->all_day;
    return date;
}

static const char *activity_status(const struct series *series)
{
    const char *status = row_cell(series->table, series->row, "status");
    return *status ? status : "planned";
}

/* What a row of occurrence.csv makes of one date. */
static struct date change_apply(const struct series *series, const struct date_change *change,
                                struct wall original)
{
    struct date date = series_date(series, original);
    const char *start = row_cell(change->table, change->row, "start"),
               *end = row_cell(change->table, change->row, "end");
    const char *status = row_cell(change->table, change->row, "status");
    struct wall from = change->original, wall;
    wall_fill(&from, series->start.minute);
    int64_t moved = 0;
    if (value_moment(start, &wall)) {
        wall_fill(&wall, series->start.minute);
        moved = wall_minutes(from, wall);
    }
    int64_t minutes = wall_minutes(date.start, date.end);
    if (value_moment(end, &wall)) {
        wall_fill(&wall, MINUTES_A_DAY - 1);
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
        const struct date_change *change = &series->changes[i];
        int index = series_find(series, starts, change->original);
        if (index < 0)
            continue;
        struct date date = change_apply(series, change, starts->items[index]);
        moments_drop(starts, index);
        if (moments_find(starts, date.start) >= 0) {
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

static void activity_plan(struct series *series)
{
    struct book *book = series->book;
    struct moments starts = {0};
    const char *status = activity_status(series);
    const char *note =
        strcmp(status, "planned") == 0 ? "" : row_cell(series->table, series->row, "status_note");
    if (!card_shown(series->table, series->row))
        return;
    series_starts(series, book->horizon_to + MOVED_DAYS, &starts);
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
                       "geef nieuwe data of zet stage op ended",
                       HORIZON_AFTER);
}

static void presence_plan(struct series *series)
{
    struct book *book = series->book;
    struct moments starts = {0};
    series_starts(series, book->horizon_to, &starts);
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
    const struct date_change *a = left, *b = right;
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
            struct date_change change = {.table = table, .row = &table->rows[i]};
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
    static const char stage[] = MN_("reeksen uitschrijven");
    bool activity = table->id == TABLE_ACTIVITY;
    for (int i = 0; i < table->count; i++) {
        struct series series = {
            .book = book, .table = table, .row = &table->rows[i], .shift = table->source->shift};
        progress_tick(&book->progress, stage);
        series.rule = row_cell(table, series.row, "rrule");
        if (activity) {
            value_yes(row_cell(table, series.row, "all_day"), &series.all_day);
            changes_find(changes, &series);
        }
        if (!series_read(&series))
            continue;
        series_check(&series);
        if (activity && series.row->id && !series.row->merged)
            activity_plan(&series);
        else if (!activity)
            presence_plan(&series);
    }
}

/* The order of the publication; a second date of a card at the same moment has no place in it. */
static int by_start(const void *left, const void *right)
{
    const struct date *a = left, *b = right;
    int order = a->house != b->house ? (a->house < b->house ? -1 : 1) : wall_compare(a->start, b->start);
    return order ? order : a->card != b->card ? (a->card < b->card ? -1 : 1) : 0;
}

/* Says once for each pair of rows that they give the same card the same moment. */
static void dates_check(struct book *book, struct dates *dates)
{
    const struct row *said = NULL;
    if (dates->count)
        qsort(dates->items, dates->count, sizeof *dates->items, by_start);
    for (size_t i = 1; i < dates->count; i++) {
        const struct date *a = &dates->items[i - 1], *b = &dates->items[i];
        if (by_start(a, b) != 0)
            continue;
        const struct date *later = a->row->number > b->row->number ? a : b, *first = later == a ? b : a;
        char start[17];
        wall_format(first->start, start);
        if (later->row != said)
            report_error(
                &book->report, spot_of(later->table, later->row, column_of(later->table->id, "start")),
                "op %s staat deze kaart er al (rij %d); kies een ander begin of haal een van beide weg",
                start, first->row->number);
        said = later->row;
    }
}

void check_dates(struct book *book)
{
    struct changes changes = changes_gather(book);
    for (int s = 0; s < book->count; s++) {
        table_plan(book, &book->sources[s].tables[TABLE_ACTIVITY], &changes);
        table_plan(book, &book->sources[s].tables[TABLE_PRESENCE], &changes);
    }
    free(changes.items);
    dates_check(book, &book->occurrences);
    dates_check(book, &book->presences);
}
