#include "tool/survey/matrix_count.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "tool/table/lookup.h"

const char *const matrix_by_names[] = {"age", "daypart", "domain"};

enum { AUDIENCES = 3, NOON = 12 * 60, EVENING = 17 * 60, WEEKS_AHEAD = 13, FRIDAY = 5 };

/* Parts of the week; one card may reach into many. */
static const struct {
    const char *name, *code;
    int first, last; /* weekdays */
    int from, to;    /* minutes */
} parts[] = {
    {MN_("Weekdag voormiddag"), "weekday-morning", 1, FRIDAY, 0, NOON},
    {MN_("Weekdag namiddag"), "weekday-afternoon", 1, FRIDAY, NOON, EVENING},
    {MN_("Weekdag avond"), "weekday-evening", 1, FRIDAY, EVENING, 1440},
    {MN_("Woensdagnamiddag"), "wednesday-afternoon", 3, 3, NOON, EVENING + 60},
    {MN_("Zaterdag"), "saturday", 6, 6, 0, 1440},
    {MN_("Zondag"), "sunday", 7, 7, 0, 1440},
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

static unsigned long long date_bits(const struct occurrence *date)
{
    bool through = date->all_day || date->end.day > date->start.day;
    if (date->status == STATUS_CANCELLED)
        return 0;
    return part_bits(day_weekday(date->start.day), date->all_day ? 0 : date->start.minute,
                     through ? 1440 : date->end.minute);
}

/* When it can be visited: its hours, its dates of the coming weeks, and when it is in the house. */
static unsigned long long parts_of(struct survey *survey, const struct survey_card *card)
{
    unsigned long long bits = 0;
    int count = 0;
    for (int i = 0; i < card->card.hours.week_count; i++) {
        const struct hours *block = &card->card.hours.week[i];
        bool ended = block->to != DAY_NONE && block->to < survey->now.day;
        if (ended || (block->from != DAY_NONE && block->from > survey->now.day + WEEKS_AHEAD * 7))
            continue;
        bits |= part_bits(block->weekday, block->opens, block->closes > 1440 ? 1440 : block->closes);
    }
    const struct occurrence *dates =
        card->card.row.type == CARD_ACTIVITY
            ? whole_dates(survey->store, &survey->arena, survey->now, &card->card.row, &count)
            : NULL;
    for (int i = 0; i < count && dates[i].start.day <= survey->now.day + WEEKS_AHEAD * 7; i++)
        bits |= date_bits(&dates[i]);
    for (int i = 0; card->card.row.type == CARD_OFFER && i < card->card.date_count; i++)
        bits |= date_bits(&card->card.dates[i]);
    return bits;
}

static void column_add(struct matrix_table *table, const char *name, const char *code)
{
    table->columns[table->column_count++] = (struct matrix_column){name, code};
}

/* The life domains of every card, asked of the file: the kiosk itself reads none. */
static bool domains_read(struct matrix_table *table, struct survey *survey, const char *path,
                         unsigned long long *bits, struct err *err)
{
    sqlite3 *db = NULL;
    sqlite3_stmt *names = NULL, *links = NULL;
    bool ok = sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK &&
              sqlite3_prepare_v2(db, "SELECT name, code FROM life_domain ORDER BY id", -1, &names, NULL) ==
                  SQLITE_OK &&
              sqlite3_prepare_v2(db,
                                 "SELECT c.code, (SELECT count(*) FROM life_domain d WHERE d.id < "
                                 "l.life_domain) FROM card_life_domain l JOIN card c ON c.id = l.card",
                                 -1, &links, NULL) == SQLITE_OK;
    if (!ok)
        err_set(err, "%s: %s", path, sqlite3_errmsg(db));
    while (ok && sqlite3_step(names) == SQLITE_ROW && table->column_count < MATRIX_COLUMNS)
        column_add(table, arena_strdup(&survey->arena, (const char *)sqlite3_column_text(names, 0)),
                   arena_strdup(&survey->arena, (const char *)sqlite3_column_text(names, 1)));
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
    static const struct matrix_column audiences[] = {
        {MN_("Ouders"), "parents"}, {MN_("Grootouders"), "grandparents"}, {MN_("Jongeren"), "young"}};
    for (int i = 0; table->by == BY_AGE && i < survey->house->age_count; i++)
        column_add(table, survey->house->ages[i].name.text, survey->house->ages[i].code);
    for (int i = 0; table->by == BY_AGE && i < AUDIENCES; i++)
        column_add(table, M_(audiences[i].name), audiences[i].code);
    for (int i = 0; table->by == BY_DAYPART && i < PARTS; i++)
        column_add(table, M_(parts[i].name), parts[i].code);
}

/* The owners of all cards as numbers, and which of them every cell has seen. */
struct owners {
    struct lookup by_name;
    int *of_card; /* by place in the survey */
    unsigned char *seen;
    size_t row; /* bytes of a cell */
};

static void owners_find(struct owners *owners, const struct survey *survey, int cells)
{
    lookup_init(&owners->by_name);
    owners->of_card = calloc((size_t)survey->count + 1, sizeof *owners->of_card);
    if (!owners->of_card)
        abort();
    for (int i = 0; i < survey->count; i++) {
        const char *name = survey_owner(&survey->cards[i]);
        const struct entry *entry = lookup_find(&owners->by_name, name);
        owners->of_card[i] = entry ? entry->id : (int)owners->by_name.count;
        if (!entry)
            lookup_add(&owners->by_name, (struct entry){.key = name, .id = owners->of_card[i]});
    }
    owners->row = owners->by_name.count / 8 + 1;
    owners->seen = calloc((size_t)cells + 1, owners->row);
    if (!owners->seen)
        abort();
}

static void owners_release(struct owners *owners)
{
    lookup_release(&owners->by_name);
    free(owners->of_card);
    free(owners->seen);
}

/* Room doubles. */
static void cell_grow(struct matrix_cell *cell, struct arena *arena)
{
    const struct survey_card **more =
        arena_array(arena, const struct survey_card *, cell->count ? cell->count * 2 : 8);
    for (int i = 0; i < cell->count; i++)
        more[i] = cell->cards[i];
    cell->cards = more;
}

static void cell_add(struct matrix_cell *cell, struct survey *survey, const struct survey_card *card,
                     unsigned char *seen, int owner)
{
    if (cell->count == 0 || (cell->count >= 8 && (cell->count & (cell->count - 1)) == 0))
        cell_grow(cell, &survey->arena);
    cell->partners += !(seen[owner / 8] >> owner % 8 & 1);
    seen[owner / 8] |= (unsigned char)(1 << owner % 8);
    cell->cards[cell->count++] = card;
}

struct matrix_cell *matrix_cell(const struct matrix_table *table, int row, int column)
{
    return &table->cells[row * (table->column_count + 1) + column];
}

const char *matrix_topic(const struct survey *survey, int row)
{
    return survey->house->topics[row].name.text;
}

static void card_add(struct matrix_table *table, struct survey *survey, const struct owners *owners,
                     const struct survey_card *card, unsigned long long columns)
{
    int owner = owners->of_card[card - survey->cards];
    columns |= 1ULL << table->column_count;
    for (int row = 0; row < table->rows; row++)
        for (int column = 0; column <= table->column_count; column++)
            if ((card->topics >> row & 1) && (columns >> column & 1))
                cell_add(matrix_cell(table, row, column), survey, card,
                         owners->seen + (size_t)(row * (table->column_count + 1) + column) * owners->row,
                         owner);
}

static int number_compare(const void *left, const void *right)
{
    return *(const int *)left - *(const int *)right;
}

static int demand_compare(const void *left, const void *right)
{
    long one = *(const long *)left, other = *(const long *)right;
    return (one > other) - (one < other);
}

/* Half as many partners again as the cell in the middle of those that have any. */
static int overlap_find(const struct matrix_table *table, struct arena *arena)
{
    int *partners = arena_array(arena, int, table->rows * table->column_count + 1), count = 0;
    for (int row = 0; row < table->rows; row++)
        for (int column = 0; column < table->column_count; column++)
            if (matrix_cell(table, row, column)->partners)
                partners[count++] = matrix_cell(table, row, column)->partners;
    qsort(partners, (size_t)count, sizeof *partners, number_compare);
    int from = count ? (partners[count / 2] * 3 + 1) / 2 : 0;
    return from > MANY_PARTNERS ? from : MANY_PARTNERS;
}

bool matrix_count(struct matrix_table *table, struct survey *survey, const char *path, enum matrix_by by,
                  struct err *err)
{
    struct owners owners;
    *table = (struct matrix_table){.by = by, .rows = survey->house->topic_count};
    unsigned long long *bits = arena_array(&survey->arena, unsigned long long, survey->count + 1);
    columns_name(table, survey);
    if (by == BY_DOMAIN && !domains_read(table, survey, path, bits, err))
        return false;
    table->columns[table->column_count] = (struct matrix_column){M_("Hele thema"), NULL};
    table->rows = table->rows > 64 ? 64 : table->rows;
    table->cells =
        arena_array(&survey->arena, struct matrix_cell, table->rows * (table->column_count + 1) + 1);
    owners_find(&owners, survey, table->rows * (table->column_count + 1));
    for (int i = 0; i < survey->count; i++) {
        const struct survey_card *card = &survey->cards[i];
        if (card->card.row.type == CARD_PARTNER || card->state != CARD_LIVE)
            continue;
        unsigned long long columns = by == BY_AGE       ? ages_of(survey, card)
                                     : by == BY_DAYPART ? parts_of(survey, card)
                                                        : bits[i];
        card_add(table, survey, &owners, card, columns);
        table->all++;
    }
    owners_release(&owners);
    table->overlap_from = overlap_find(table, &survey->arena);
    return true;
}

static void asked_find(struct matrix_table *table, struct arena *arena, bool whole)
{
    struct matrix_asked *asked = &table->asked[whole];
    int first = whole ? table->column_count : 0, last = table->column_count + whole, count = 0;
    long *demands = arena_array(arena, long, table->rows *(table->column_count + 1) + 1);
    *asked = (struct matrix_asked){0};
    for (int row = 0; row < table->rows; row++)
        for (int column = first; column < last; column++) {
            const struct matrix_cell *cell = matrix_cell(table, row, column);
            if (cell->demand == 0)
                continue;
            asked->cards += cell->count;
            asked->demand += cell->demand;
            demands[count++] = cell->demand;
        }
    qsort(demands, (size_t)count, sizeof *demands, demand_compare);
    asked->middle = count ? demands[(count - 1) / 2] : 0;
}

void matrix_settle(struct matrix_table *table, struct survey *survey)
{
    table->usage = true;
    asked_find(table, &survey->arena, false);
    asked_find(table, &survey->arena, true);
}

struct matrix_mark matrix_mark(const struct matrix_table *table, int row, int column)
{
    const struct matrix_cell *cell = matrix_cell(table, row, column);
    bool whole = column == table->column_count;
    const struct matrix_asked *asked = &table->asked[whole];
    bool much = cell->demand >= asked->middle &&
                cell->demand * asked->cards >= SHORTAGE_TIMES * asked->demand * cell->count;
    return (struct matrix_mark){.gap = cell->count == 0,
                                .thin = cell->partners == 1,
                                .overlap = !whole && cell->partners >= table->overlap_from,
                                .shortage = cell->demand > 0 && (much || cell->count == 0)};
}
