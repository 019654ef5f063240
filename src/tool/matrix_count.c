#include "tool/matrix_count.h"

#include <sqlite3.h>
#include <string.h>

enum { AUDIENCES = 3, NOON = 12 * 60, EVENING = 17 * 60, WEEKS_AHEAD = 13, FRIDAY = 5 };

/* Parts of the week; one card may reach into many. */
static const struct {
    const char *name;
    int first, last; /* weekdays */
    int from, to;    /* minutes */
} parts[] = {
    {"Weekdag voormiddag", 1, FRIDAY, 0, NOON},
    {"Weekdag namiddag", 1, FRIDAY, NOON, EVENING},
    {"Weekdag avond", 1, FRIDAY, EVENING, 1440},
    {"Woensdagnamiddag", 3, 3, NOON, EVENING + 60},
    {"Zaterdag", 6, 6, 0, 1440},
    {"Zondag", 7, 7, 0, 1440},
};

enum { PARTS = sizeof parts / sizeof *parts };

static unsigned long long ages_of(const struct survey *survey, const struct survey_card *card)
{
    unsigned long long bits = 0;
    for (int i = 0; i < survey->house->age_count; i++)
        if (ages_overlap(card->card.row.age_from, card->card.row.age_to, survey->house->ages[i].from,
                         survey->house->ages[i].to))
            bits |= 1ULL << i;
    for (int i = 0; i < AUDIENCES; i++)
        if (card->card.row.audience >> i & 1)
            bits |= 1ULL << (survey->house->age_count + i);
    return bits;
}

static unsigned long long part_bits(int weekday, int from, int to)
{
    unsigned long long bits = 0;
    for (int i = 0; i < PARTS; i++)
        if (weekday >= parts[i].first && weekday <= parts[i].last && from < parts[i].to && to > parts[i].from)
            bits |= 1ULL << i;
    return bits;
}

static unsigned long long parts_of(struct survey *survey, const struct survey_card *card)
{
    unsigned long long bits = 0;
    int count = 0;
    for (int i = 0; i < card->card.hours.week_count; i++) {
        const struct hours *block = &card->card.hours.week[i];
        bits |= part_bits(block->weekday, block->opens, block->closes > 1440 ? 1440 : block->closes);
    }
    const struct occurrence *dates =
        card->card.row.type == CARD_ACTIVITY
            ? whole_dates(survey->store, &survey->arena, survey->now, &card->card.row, &count)
            : NULL;
    for (int i = 0; i < count && dates[i].start.day <= survey->now.day + WEEKS_AHEAD * 7; i++)
        if (dates[i].status != STATUS_CANCELLED)
            bits |= part_bits(
                day_weekday(dates[i].start.day), dates[i].all_day ? 0 : dates[i].start.minute,
                dates[i].all_day || dates[i].end.day > dates[i].start.day ? 1440 : dates[i].end.minute);
    return bits;
}

/* The life domains of every card, asked of the file: the kiosk itself reads none. */
static bool domains_read(struct matrix_table *table, struct survey *survey, const char *path,
                         unsigned long long *bits, struct err *err)
{
    sqlite3 *db = NULL;
    sqlite3_stmt *names = NULL, *links = NULL;
    bool ok =
        sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK &&
        sqlite3_prepare_v2(db, "SELECT name FROM life_domain ORDER BY id", -1, &names, NULL) == SQLITE_OK &&
        sqlite3_prepare_v2(db,
                           "SELECT c.code, (SELECT count(*) FROM life_domain d WHERE d.id < l.life_domain) "
                           "FROM card_life_domain l JOIN card c ON c.id = l.card",
                           -1, &links, NULL) == SQLITE_OK;
    if (!ok)
        err_set(err, "%s: %s", path, sqlite3_errmsg(db));
    while (ok && sqlite3_step(names) == SQLITE_ROW && table->column_count < MATRIX_COLUMNS)
        table->columns[table->column_count++] =
            arena_strdup(&survey->arena, (const char *)sqlite3_column_text(names, 0));
    while (ok && sqlite3_step(links) == SQLITE_ROW) {
        const struct survey_card *card = survey_find(survey, (const char *)sqlite3_column_text(links, 0));
        if (card && sqlite3_column_int(links, 1) < MATRIX_COLUMNS)
            bits[card - survey->cards] |= 1ULL << sqlite3_column_int(links, 1);
    }
    sqlite3_finalize(names);
    sqlite3_finalize(links);
    sqlite3_close(db);
    return ok;
}

static void columns_name(struct matrix_table *table, const struct survey *survey)
{
    static const char *const audiences[] = {"Ouders", "Grootouders", "Jongeren"};
    for (int i = 0; table->by == BY_AGE && i < survey->house->age_count; i++)
        table->columns[table->column_count++] = survey->house->ages[i].name.text;
    for (int i = 0; table->by == BY_AGE && i < AUDIENCES; i++)
        table->columns[table->column_count++] = audiences[i];
    for (int i = 0; table->by == BY_DAYPART && i < PARTS; i++)
        table->columns[table->column_count++] = parts[i].name;
}

static void cell_add(struct matrix_cell *cell, struct survey *survey, const struct survey_card *card)
{
    bool known = false;
    if (!cell->cards)
        cell->cards = arena_array(&survey->arena, const struct survey_card *, survey->count);
    for (int i = 0; i < cell->count; i++)
        known = known || strcmp(survey_owner(cell->cards[i]), survey_owner(card)) == 0;
    cell->partners += !known;
    cell->cards[cell->count++] = card;
}

const struct matrix_cell *matrix_cell(const struct matrix_table *table, int row, int column)
{
    return &table->cells[row * table->column_count + column];
}

static void card_add(struct matrix_table *table, struct survey *survey, const struct survey_card *card,
                     unsigned long long columns)
{
    for (int row = 0; row < table->rows; row++)
        for (int column = 0; column < table->column_count; column++)
            if ((card->topics >> row & 1) && (columns >> column & 1))
                cell_add(&table->cells[row * table->column_count + column], survey, card);
}

bool matrix_count(struct matrix_table *table, struct survey *survey, const char *path, enum matrix_by by,
                  struct err *err)
{
    *table = (struct matrix_table){.by = by, .rows = survey->house->topic_count};
    unsigned long long *bits = arena_array(&survey->arena, unsigned long long, survey->count + 1);
    columns_name(table, survey);
    if (by == BY_DOMAIN && !domains_read(table, survey, path, bits, err))
        return false;
    table->rows = table->rows > 64 ? 64 : table->rows;
    table->cells = arena_array(&survey->arena, struct matrix_cell, table->rows * table->column_count + 1);
    for (int i = 0; i < survey->count; i++) {
        const struct survey_card *card = &survey->cards[i];
        if (card->card.row.type == CARD_PARTNER || card->state != CARD_LIVE)
            continue;
        unsigned long long columns = by == BY_AGE       ? ages_of(survey, card)
                                     : by == BY_DAYPART ? parts_of(survey, card)
                                                        : bits[i];
        card_add(table, survey, card, columns);
        table->all++;
    }
    return true;
}
