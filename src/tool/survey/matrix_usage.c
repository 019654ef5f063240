#include "tool/survey/matrix_usage.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/message.h"
#include "tool/sheet/csv_reader.h"
#include "tool/talk/near.h"

enum { TOPIC, CARD, COLUMN, COUNT, DAY, FIELDS };

/* What a row asks for, or rows together. */
struct wish {
    int topic, column; /* -1: not said */
    const struct survey_card *card;
    long count;
    int few;
};

struct usage {
    struct matrix_table *table;
    const struct survey *survey;
    struct report *report;
    const char *path;
    int at[FIELDS]; /* columns of the file; -1: not there */
    bool header;
    struct wish *of_card; /* what is asked for each card of the survey */
};

static const char *field_name(const struct usage *usage, int field)
{
    static const char *const names[FIELDS] = {"topic", "card", "", "count", "day"};
    return field == COLUMN ? matrix_by_names[usage->table->by] : names[field];
}

static struct spot usage_spot(const struct usage *usage, int row, int field)
{
    return (struct spot){.file = usage->path, .row = row, .column = field_name(usage, field)};
}

static const char *cell_of(const struct usage *usage, const struct sheet_row *row, int field)
{
    int at = usage->at[field];
    const char *cell = at >= 0 && at < row->count && row->cells[at] ? row->cells[at] : "";
    return cell + strspn(cell, " \t");
}

static void header_read(struct usage *usage, const struct sheet_row *row)
{
    usage->header = true;
    for (int i = 0; i < row->count; i++) {
        const char *name = row->cells[i] ? row->cells[i] : "";
        int field = 0;
        while (field < FIELDS && strcasecmp(name, field_name(usage, field)) != 0)
            field++;
        bool of_other = strcasecmp(name, "age") == 0 || strcasecmp(name, "daypart") == 0 ||
                        strcasecmp(name, "domain") == 0;
        if (field < FIELDS)
            usage->at[field] = i;
        else if (*name && !of_other)
            report_warning(
                usage->report, (struct spot){.file = usage->path, .row = row->number},
                MN_("de kolom \"%s\" ken ik niet en gebruik ik niet; kies uit topic, card, %s, day en count"),
                report_quote(usage->report, name), matrix_by_names[usage->table->by]);
    }
}

static int named_topic(const struct usage *usage, const char *text, const char **near)
{
    const struct house *house = usage->survey->house;
    struct near words;
    near_init(&words, text);
    for (int i = 0; i < usage->table->rows; i++) {
        if (strcasecmp(text, house->topics[i].code) == 0 || strcasecmp(text, house->topics[i].name.text) == 0)
            return i;
        near_try(&words, house->topics[i].code);
    }
    *near = words.best;
    return -1;
}

static int named_column(const struct usage *usage, const char *text, const char **near)
{
    struct near words;
    near_init(&words, text);
    for (int i = 0; i < usage->table->column_count; i++) {
        const struct matrix_column *column = &usage->table->columns[i];
        if (strcasecmp(text, column->name) == 0 || strcasecmp(text, column->code) == 0)
            return i;
        near_try(&words, column->code);
    }
    *near = words.best;
    return -1;
}

static bool card_wish(struct usage *usage, const struct sheet_row *row, struct wish *wish)
{
    const char *code = cell_of(usage, row, CARD);
    wish->card = survey_find(usage->survey, code);
    if (wish->card && wish->card->state == CARD_LIVE && wish->card->card.row.type != CARD_PARTNER)
        return true;
    report_warning(usage->report, usage_spot(usage, row->number, CARD),
                   "\"%s\" is geen dienst of activiteit die dit huis nu toont; deze rij telt niet mee",
                   report_quote(usage->report, code));
    return false;
}

static bool topic_wish(struct usage *usage, const struct sheet_row *row, struct wish *wish)
{
    const char *topic = cell_of(usage, row, TOPIC), *column = cell_of(usage, row, COLUMN), *near = NULL;
    wish->topic = named_topic(usage, topic, &near);
    if (wish->topic < 0) {
        report_warning(usage->report, usage_spot(usage, row->number, TOPIC),
                       "\"%s\" is geen thema van dit huis%s; deze rij telt niet mee",
                       report_quote(usage->report, topic), report_near(usage->report, near));
        return false;
    }
    wish->column = *column ? named_column(usage, column, &near) : -1;
    if (*column && wish->column < 0)
        report_warning(
            usage->report, usage_spot(usage, row->number, COLUMN),
            "\"%s\" is geen kolom van deze matrix%s; deze rij telt alleen mee voor het thema als geheel",
            report_quote(usage->report, column), report_near(usage->report, near));
    return true;
}

static bool count_read(struct usage *usage, const struct sheet_row *row, struct wish *wish)
{
    const char *text = cell_of(usage, row, COUNT);
    char *end = NULL;
    wish->few = *text == '<';
    long count = strtol(text + wish->few, &end, 10);
    while (*end == ' ' || *end == '\t')
        end++;
    wish->count = wish->few ? 0 : count;
    if (end != text + wish->few && !*end && count >= 0 && count <= USAGE_COUNT_MAX)
        return true;
    report_error(
        usage->report, usage_spot(usage, row->number, COUNT),
        "\"%s\" is geen aantal; schrijf een heel getal zoals 12, of <5 voor wat te klein is om te tonen",
        report_quote(usage->report, text));
    return false;
}

static void cell_ask(struct matrix_cell *cell, const struct wish *wish)
{
    cell->demand += wish->count;
    cell->few += wish->few;
}

/* A card is asked for in every cell where it stands. */
static void cards_ask(const struct usage *usage)
{
    const struct matrix_table *table = usage->table;
    for (int row = 0; row < table->rows; row++)
        for (int column = 0; column <= table->column_count; column++) {
            struct matrix_cell *cell = matrix_cell(table, row, column);
            for (int i = 0; i < cell->count; i++)
                cell_ask(cell, &usage->of_card[cell->cards[i] - usage->survey->cards]);
        }
}

static void row_take(void *data, const struct sheet_row *row)
{
    struct usage *usage = data;
    struct wish wish = {.topic = -1, .column = -1};
    if (!usage->header) {
        header_read(usage, row);
        return;
    }
    bool card = *cell_of(usage, row, CARD), topic = *cell_of(usage, row, TOPIC);
    if (card == topic) {
        report_warning(
            usage->report, (struct spot){.file = usage->path, .row = row->number},
            MN_("vul in een rij een topic of een card in, en niet allebei; deze rij telt niet mee"));
        return;
    }
    if (!(card ? card_wish(usage, row, &wish) : topic_wish(usage, row, &wish)) ||
        !count_read(usage, row, &wish))
        return;
    usage->table->demand += wish.count;
    if (card) {
        usage->of_card[wish.card - usage->survey->cards].count += wish.count;
        usage->of_card[wish.card - usage->survey->cards].few += wish.few;
    } else
        cell_ask(matrix_cell(usage->table, wish.topic, usage->table->column_count), &wish);
    if (topic && wish.column >= 0)
        cell_ask(matrix_cell(usage->table, wish.topic, wish.column), &wish);
}

static bool sheet_take(void *data, const char *name)
{
    (void)data;
    (void)name;
    return true;
}

static void note_take(void *data, const struct sheet_note *note)
{
    struct usage *usage = data;
    (note->error ? report_error : report_warning)(
        usage->report, (struct spot){.file = usage->path, .row = note->row}, "%s", note->text);
}

bool matrix_usage_read(struct matrix_table *table, struct survey *survey, const char *path,
                       struct report *report, struct err *err)
{
    struct wish *of_card = calloc((size_t)survey->count + 1, sizeof *of_card);
    struct usage usage = {
        .table = table, .survey = survey, .report = report, .path = path, .of_card = of_card};
    const struct sheet_sink sink = {&usage, sheet_take, row_take, note_take};
    for (int i = 0; i < FIELDS; i++)
        usage.at[i] = -1;
    if (!of_card)
        abort();
    bool ok = csv_read_sheet(path, "usage", &sink, err);
    if (ok && (usage.at[COUNT] < 0 || (usage.at[TOPIC] < 0 && usage.at[CARD] < 0)))
        ok = err_set(
            err,
            "%s: in rij 1 staan geen kolommen die ik ken; er moet een kolom count zijn, en topic of card",
            path);
    if (ok) {
        cards_ask(&usage);
        matrix_settle(table, survey);
    }
    free(of_card);
    return ok;
}
