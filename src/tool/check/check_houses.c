#include "tool/check/check.h"

#include <stdlib.h>
#include <string.h>

#include "tool/table/value.h"

enum { AGE_BANDS_SHOWN = 10 }; /* beside "iedereen", on a panel of any size */

/* Languages that the kiosk itself speaks; a further one begins with its catalogue in assets/po. */
static const char *const kiosk_languages[] = {"nl", "fr", "en", "de", "ar", "tr", "uk", "ru", "pl", "ro",
                                              "bg", "es", "pt", "fa", "ps", "so", "ti", "sq", NULL};

static void check_source_row(struct book *book, const struct source *source)
{
    const struct table *table = &source->tables[TABLE_SOURCE];
    if (table->count == 0) {
        report_error(
            &book->report, spot_of(table, NULL, -1),
            "deze tabel ontbreekt of is leeg; maak ze met de kolommen name, sample en as_of en één rij");
        return;
    }
    if (table->count > 1)
        report_error(&book->report, spot_of(table, &table->rows[1], -1),
                     "een bron heeft hier maar één rij; haal deze weg");
    const char *as_of = row_cell(table, &table->rows[0], "as_of");
    struct spot spot = spot_of(table, &table->rows[0], column_of(TABLE_SOURCE, "as_of"));
    if (source->sample && !*as_of)
        report_warning(&book->report, spot,
                       "zonder deze dag verouderen de voorbeelden; vul in wanneer ze geschreven zijn");
    if (!source->sample && *as_of)
        report_warning(&book->report, spot,
                       "alleen voorbeelden (sample ja) schuiven mee; deze dag doet hier niets");
}

static void check_house_languages(struct book *book, const struct table *table, const struct row *row)
{
    char item[ITEM_BYTES], seen[512] = " ";
    int column = column_of(TABLE_HOUSE, "languages");
    struct spot spot = spot_of(table, row, column);
    struct value_list list = value_list(row->cells[column]);
    for (int position = 0; value_next(&list, item) && strlen(item) <= 3; position++) {
        char key[8] = " ";
        strcat(strcat(key, item), " ");
        if (position == 0 && strcmp(item, "nl") != 0)
            report_error(&book->report, spot,
                         "de eerste taal is \"%s\"; zet nl vooraan, want alle teksten zijn eerst Nederlands",
                         item);
        if (strstr(seen, key))
            report_error(&book->report, spot, "\"%s\" staat er twee keer; haal er een weg", item);
        else if (strlen(seen) + 4 < sizeof seen)
            strcat(seen, key + 1);
        const char *const *known = kiosk_languages;
        while (*known && strcmp(*known, item) != 0)
            known++;
        if (!*known)
            report_warning(&book->report, spot, "de kiosk spreekt \"%s\" nog niet; kies uit %s", item,
                           report_words(&book->report, kiosk_languages));
    }
}

static void check_place(struct book *book, const struct table *table, const struct row *row)
{
    double lat = 0, lon = 0;
    bool has_lat = value_real(row_cell(table, row, "lat"), &lat),
         has_lon = value_real(row_cell(table, row, "lon"), &lon);
    if (*row_cell(table, row, "room") && !*row_cell(table, row, "house"))
        report_error(&book->report, spot_of(table, row, column_of(TABLE_PLACE, "room")),
                     "een lokaal hoort bij een huis; vul kolom house in of maak deze cel leeg");
    if (has_lat != has_lon)
        report_error(&book->report, spot_of(table, row, column_of(TABLE_PLACE, has_lat ? "lon" : "lat")),
                     "lat en lon horen samen; vul beide in of geen van beide");
    else if (has_lat && lat > 2 && lat < 7 && lon > 49 && lon < 52)
        report_error(&book->report, spot_of(table, row, column_of(TABLE_PLACE, "lat")),
                     "lat en lon zijn verwisseld; in België is lat ongeveer 51 en lon ongeveer 4");
    else if (has_lat && (lat < 49 || lat > 52 || lon < 2 || lon > 7))
        report_warning(&book->report, spot_of(table, row, column_of(TABLE_PLACE, "lat")),
                       "deze plek ligt niet in België; kijk lat en lon na");
}

static int list_count(const char *text)
{
    char item[ITEM_BYTES];
    int count = 0;
    for (struct value_list list = value_list(text); value_next(&list, item);)
        count++;
    return count;
}

static void check_poll(struct book *book, const struct table *table, const struct row *row)
{
    int answers = list_count(row_cell(table, row, "answers")),
        icons = list_count(row_cell(table, row, "icons"));
    if (answers != icons)
        report_error(&book->report, spot_of(table, row, column_of(TABLE_POLL, "icons")),
                     "er zijn %d antwoorden en %d iconen; geef elk antwoord een icoon", answers, icons);
    else if (answers < 2)
        report_error(&book->report, spot_of(table, row, column_of(TABLE_POLL, "answers")),
                     "een vraag heeft minstens twee antwoorden; zet er een ; tussen");
}

static void check_question(struct book *book, const struct table *table, const struct row *row)
{
    int column = column_of(TABLE_QUESTION, "text");
    for (const struct row *before = table->rows; before < row; before++)
        if (*row->cells[column] && strcmp(before->cells[column], row->cells[column]) == 0) {
            report_error(&book->report, spot_of(table, row, column),
                         "deze vraag staat ook op rij %d; zet de kaarten samen in één rij", before->number);
            return;
        }
}

static void check_synonym(struct book *book, const struct table *table, const struct row *row)
{
    if (!*row_cell(table, row, "means") && !*row_cell(table, row, "topic"))
        report_error(&book->report, spot_of(table, row, column_of(TABLE_SYNONYM, "means")),
                     "dit woord leidt nergens heen; vul means (een ander woord) of topic in");
}

static void check_body(struct book *book, const struct table *table, const struct row *row)
{
    long least, most;
    if (value_number(row_cell(table, row, "min_per_year"), &least) &&
        value_number(row_cell(table, row, "max_per_year"), &most) && least > most)
        report_error(&book->report, spot_of(table, row, column_of(TABLE_BODY, "max_per_year")),
                     "dit is minder dan min_per_year; verwissel de twee getallen");
}

static void each_row(struct book *book, const struct source *source, enum table_id id,
                     void (*check)(struct book *, const struct table *, const struct row *))
{
    const struct table *table = &source->tables[id];
    for (int i = 0; i < table->count; i++)
        check(book, table, &table->rows[i]);
}

/* Columns of which the second may not come before the first. */
static const struct {
    enum table_id table;
    const char *first, *last;
} pairs[] = {
    {TABLE_PARTNER, "valid_from", "valid_to"},
    {TABLE_OFFER, "valid_from", "valid_to"},
    {TABLE_ACTIVITY, "valid_from", "valid_to"},
    {TABLE_HOURS, "valid_from", "valid_to"},
    {TABLE_HOLIDAY, "first", "last"},
    {TABLE_CAMPAIGN, "first", "last"},
    {TABLE_SLIDE, "first", "last"},
    {TABLE_POLL, "first", "last"},
    {TABLE_AGE_BAND, "age_from", "age_to"},
    {TABLE_OFFER, "age_from", "age_to"},
    {TABLE_ACTIVITY, "age_from", "age_to"},
};

static bool pair_value(enum cell_kind kind, const char *text, int *value)
{
    return kind == CELL_AGE ? value_age(text, value) : value_day(text, value);
}

static void check_pairs(struct book *book, const struct source *source)
{
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        const struct table *table = &source->tables[pairs[i].table];
        int first = column_of(table->id, pairs[i].first), last = column_of(table->id, pairs[i].last);
        enum cell_kind kind = table->spec->columns[first].kind;
        for (int r = 0; r < table->count; r++) {
            int from, to;
            const struct row *row = &table->rows[r];
            if (pair_value(kind, row->cells[first], &from) && pair_value(kind, row->cells[last], &to) &&
                to < from)
                report_error(&book->report, spot_of(table, row, last),
                             "\"%s\" ligt voor %s \"%s\"; verwissel de twee", row->cells[last],
                             pairs[i].first, row->cells[first]);
        }
    }
}

/* Marks the houses that a source has topics for, by their id. */
static void mark_topics(const struct book *book, const struct table *table, bool *has)
{
    int houses[HOUSES_MAX];
    for (int i = 0; i < table->count; i++)
        for (int h = book_houses(book, table, row_cell(table, &table->rows[i], "houses"), houses); h > 0; h--)
            has[houses[h - 1]] = true;
}

/* No kiosk opens a house without topics. */
static void check_topics(struct book *book)
{
    bool *has = calloc((size_t)book_count(book, REF_HOUSE) + 1, sizeof *has);
    if (!has)
        abort();
    for (int s = 0; s < book->count; s++)
        mark_topics(book, &book->sources[s].tables[TABLE_TOPIC], has);
    for (int s = 0; s < book->count; s++) {
        const struct table *table = &book->sources[s].tables[TABLE_HOUSE];
        for (int i = 0; i < table->count; i++)
            if (table->rows[i].id && !has[table->rows[i].id])
                report_error(&book->report, spot_of(table, &table->rows[i], column_of(TABLE_HOUSE, "code")),
                             "dit huis heeft geen enkel thema en gaat zo niet open op de kiosk; maak thema's "
                             "in topic, of zet \"%s\" daar in kolom houses",
                             report_quote(&book->report, row_cell(table, &table->rows[i], "code")));
    }
    free(has);
}

static void check_age_bands(struct book *book)
{
    int count = 0;
    for (int s = 0; s < book->count; s++) {
        const struct table *table = &book->sources[s].tables[TABLE_AGE_BAND];
        for (int i = 0; i < table->count; i++)
            if (!table->rows[i].merged && ++count == AGE_BANDS_SHOWN + 1)
                report_warning(&book->report, spot_of(table, &table->rows[i], -1),
                               "de kiosk toont de eerste %d leeftijden, en deze en de volgende niet; voeg er "
                               "samen of haal er weg",
                               AGE_BANDS_SHOWN);
    }
}

void check_houses(struct book *book)
{
    if (book_count(book, REF_HOUSE) == 0)
        report_error(&book->report, spot_of(&book->sources[0].tables[TABLE_HOUSE], NULL, -1),
                     "er is geen enkel huis; maak deze tabel met één rij per huis");
    check_topics(book);
    check_age_bands(book);
    for (int s = 0; s < book->count; s++) {
        const struct source *source = &book->sources[s];
        check_source_row(book, source);
        check_pairs(book, source);
        each_row(book, source, TABLE_HOUSE, check_house_languages);
        each_row(book, source, TABLE_PLACE, check_place);
        each_row(book, source, TABLE_POLL, check_poll);
        each_row(book, source, TABLE_QUESTION, check_question);
        each_row(book, source, TABLE_SYNONYM, check_synonym);
        each_row(book, source, TABLE_BODY, check_body);
    }
}
