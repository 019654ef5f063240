/* `wegwijzer-data matrix`: services by target group. */
#include <getopt.h>
#include <jansson.h>
#include <stdio.h>
#include <string.h>
#include <sysexits.h>

#include "base/path.h"
#include "base/utf8.h"
#include "site/html.h"
#include "tool/command.h"
#include "tool/matrix_count.h"
#include "tool/report_json.h"
#include "tool/value.h"

enum { OPTION_BY, OPTION_HOUSE, OPTION_AS_OF, OPTION_CSV, OPTION_JSON, OPTION_HTML };

static const struct option_spec options[] = {
    {"by", 'b', "WAT", "age (doelgroep, zonder --by), daypart (moment van de week) of domain (levensdomein)"},
    {"house", 0, "CODE", "dit huis (zonder: het eerste van de publicatie)"},
    {"as-of", 0, "DAG", "alsof het deze dag is, zoals 2026-11-25 (zonder: vandaag)"},
    {"csv", 0, NULL, "toont de tabel als CSV"},
    {"json", 'j', NULL, "toont de tabel met alle kaarten als JSON"},
    {"html", 0, "BESTAND", "schrijft een pagina met alle kaarten, om liggend op A3 af te drukken"},
    {0},
};

static int run_matrix(int argc, char **argv);

const struct command matrix_command = {
    .name = "matrix",
    .usage = "PUBLICATIE [--by age|daypart|domain] [--house CODE] [--csv|--json|--html BESTAND]",
    .summary = "zet het aanbod naast de doelgroepen en noemt gaten en overlap",
    .help = "Een kaart telt in elk thema en elke kolom waar ze bij hoort. Een gat is een vak zonder kaart; "
            "overlap is "
            "een vak\n"
            "waarin drie of meer partners iets doen. Wat alleen voor professionals is, telt niet mee.",
    .options = options,
    .run = run_matrix,
};

static const char *topic_name(const struct survey *survey, int row)
{
    return survey->house->topics[row].name.text;
}

/* Names every gap and every overlap. */
static void print_findings(const struct matrix_table *table, const struct survey *survey, FILE *file)
{
    for (int row = 0; row < table->rows; row++)
        for (int column = 0; column < table->column_count; column++)
            if (matrix_cell(table, row, column)->count == 0)
                fprintf(file, "gat: %s, %s: geen enkele kaart\n", topic_name(survey, row),
                        table->columns[column]);
    for (int row = 0; row < table->rows; row++)
        for (int column = 0; column < table->column_count; column++) {
            const struct matrix_cell *cell = matrix_cell(table, row, column);
            if (cell->partners >= MANY_PARTNERS)
                fprintf(file, "overlap: %s, %s: %d kaarten van %d partners\n", topic_name(survey, row),
                        table->columns[column], cell->count, cell->partners);
        }
}

static void print_padded(const char *text, int width, FILE *file)
{
    const char *rest = text;
    int used = 0;
    for (; *rest && used < width - 1; used++)
        utf8_next(&rest);
    fprintf(file, "%.*s%*s", (int)(rest - text), text, width - used, "");
}

static void print_table(const struct matrix_table *table, const struct survey *survey, FILE *file)
{
    enum { NAME = 26, COLUMN = 13 };
    print_padded("", NAME, file);
    for (int column = 0; column < table->column_count; column++)
        print_padded(table->columns[column], COLUMN, file);
    fputc('\n', file);
    for (int row = 0; row < table->rows; row++) {
        print_padded(topic_name(survey, row), NAME, file);
        for (int column = 0; column < table->column_count; column++) {
            const struct matrix_cell *cell = matrix_cell(table, row, column);
            char text[32];
            snprintf(text, sizeof text, cell->count ? "%d%s" : "-", cell->count,
                     cell->partners >= MANY_PARTNERS ? " *" : "");
            print_padded(text, COLUMN, file);
        }
        fputc('\n', file);
    }
    fprintf(file, "\n- is een gat, * is overlap (%d of meer partners); %d kaarten geteld\n\n", MANY_PARTNERS,
            table->all);
}

static void csv_cell(const char *text, FILE *file)
{
    bool quoted = strpbrk(text, ",\"\n\r;") != NULL;
    fputs(quoted ? "\"" : "", file);
    for (; *text; text++)
        fprintf(file, *text == '"' ? "\"\"" : "%c", *text);
    fputs(quoted ? "\"" : "", file);
}

static void print_csv(const struct matrix_table *table, const struct survey *survey, FILE *file)
{
    fputs("thema", file);
    for (int column = 0; column < table->column_count; column++) {
        fputc(',', file);
        csv_cell(table->columns[column], file);
    }
    for (int row = 0; row < table->rows; row++) {
        fputc('\n', file);
        csv_cell(topic_name(survey, row), file);
        for (int column = 0; column < table->column_count; column++)
            fprintf(file, ",%d", matrix_cell(table, row, column)->count);
    }
    fputc('\n', file);
}

static json_t *cell_json(const struct matrix_table *table, const struct survey *survey, int row, int column)
{
    const struct matrix_cell *cell = matrix_cell(table, row, column);
    json_t *cards = json_array();
    for (int i = 0; i < cell->count; i++)
        json_array_append_new(cards, json_pack("{s:s, s:s, s:s}", "code", cell->cards[i]->card.row.code,
                                               "title", cell->cards[i]->card.row.title.text, "partner",
                                               survey_owner(cell->cards[i])));
    return json_pack("{s:s, s:s, s:i, s:i, s:b, s:b, s:o}", "topic", survey->house->topics[row].code,
                     "column", table->columns[column], "count", cell->count, "partners", cell->partners,
                     "gap", cell->count == 0, "overlap", cell->partners >= MANY_PARTNERS, "cards", cards);
}

static void print_json(const struct matrix_table *table, const struct survey *survey, FILE *file)
{
    static const char *const names[] = {"age", "daypart", "domain"};
    json_t *columns = json_array(), *cells = json_array();
    for (int column = 0; column < table->column_count; column++)
        json_array_append_new(columns, json_string(table->columns[column]));
    for (int row = 0; row < table->rows; row++)
        for (int column = 0; column < table->column_count; column++)
            json_array_append_new(cells, cell_json(table, survey, row, column));
    json_print(json_pack("{s:s, s:s, s:i, s:o, s:o}", "house", survey->house->code, "by", names[table->by],
                         "cards", table->all, "columns", columns, "cells", cells),
               file);
}

static const char style[] =
    "@page{size:A3 landscape;margin:10mm}*{box-sizing:border-box}"
    "body{font:15px/1.35 Andika,'Noto Sans',Verdana,sans-serif;color:#2A211B;background:#FFF;margin:16px}"
    "h1{font-size:26px;margin:0 0 4px}p{margin:0 0 "
    "12px}table{border-collapse:collapse;width:100%;table-layout:fixed}"
    "th,td{border:1px solid #B8AFA6;padding:6px;vertical-align:top;text-align:left;overflow-wrap:break-word}"
    "thead th{background:#F3EEE8}tbody th{background:#F3EEE8;width:11%}thead th:first-child{width:11%}"
    "td b{font-size:20px}td ul{margin:4px 0 0;padding-left:16px;font-size:11px;line-height:1.25}"
    ".gap{background:repeating-linear-gradient(45deg,#FFF,#FFF 6px,#F6D9CF 6px,#F6D9CF 8px)}.gap "
    "b{color:#8A2B0E}"
    ".many{background:#E3EFEA}.note{font-size:12px}"
    "@media print{body{margin:0;font-size:12px;-webkit-print-color-adjust:exact;print-color-adjust:exact}"
    "tr{break-inside:avoid}thead{display:table-header-group}td ul{font-size:9px}}";

static void html_cell(struct html *html, const struct matrix_cell *cell)
{
    enum { TITLES = 6 };
    if (cell->count == 0) {
        html_raw(html, "<td class=\"gap\"><b>0</b> gat</td>");
        return;
    }
    bool many = cell->partners >= MANY_PARTNERS;
    html_put(html, many ? "<td class=\"many\"><b>%d</b> overlap, %d partners<ul>" : "<td><b>%d</b><ul>",
             cell->count, cell->partners);
    for (int i = 0; i < cell->count && i < TITLES; i++)
        html_put(html, "<li>%s</li>", cell->cards[i]->card.row.title.text);
    if (cell->count > TITLES)
        html_put(html, "<li>en nog %d</li>", cell->count - TITLES);
    html_raw(html, "</ul></td>");
}

static bool write_html(const struct matrix_table *table, const struct survey *survey, const char *path,
                       struct err *err)
{
    static const char *const what[] = {"de doelgroepen", "de momenten van de week", "de levensdomeinen"};
    char day[11];
    struct html html;
    day_format(survey->now.day, day);
    html_init(&html);
    html_put(&html,
             "<!DOCTYPE html>\n<html lang=\"nl\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
             "content=\"width=device-width\"><title>Matrix %s %s</title><style>",
             survey->house->name, survey->house->municipality);
    html_raw(&html, style);
    html_put(&html,
             "</style></head><body><h1>%s %s: het aanbod naast %s</h1><p>%d kaarten, %s. Gestreept: een gat, "
             "hier is niets. Groen: overlap, hier doen drie of meer partners iets.%s</p><table><thead><tr>"
             "<th scope=\"col\">Thema</th>",
             survey->house->name, survey->house->municipality, what[table->by], table->all, day,
             survey->house->sample ? " Dit zijn voorbeeldgegevens." : "");
    for (int column = 0; column < table->column_count; column++)
        html_put(&html, "<th scope=\"col\">%s</th>", table->columns[column]);
    html_raw(&html, "</tr></thead><tbody>\n");
    for (int row = 0; row < table->rows; row++) {
        html_put(&html, "<tr><th scope=\"row\">%s</th>", topic_name(survey, row));
        for (int column = 0; column < table->column_count; column++)
            html_cell(&html, matrix_cell(table, row, column));
        html_raw(&html, "</tr>\n");
    }
    html_raw(&html,
             "</tbody></table><p class=\"note\">Een kaart telt in elk vak waar ze bij hoort. Partners en wat "
             "alleen voor professionals is, tellen niet mee.</p></body></html>\n");
    bool ok = path_write(path, html.bytes, html.length, err);
    html_release(&html);
    return ok;
}

static int matrix_show(struct survey *survey, const char *path, enum matrix_by by,
                       const char *values[OPTIONS_MAX])
{
    struct matrix_table table;
    struct err err = {""};
    if (!matrix_count(&table, survey, path, by, &err))
        return failure_say(values[OPTION_JSON], &err, EX_DATAERR);
    if (values[OPTION_HTML] && !write_html(&table, survey, values[OPTION_HTML], &err))
        return failure_say(values[OPTION_JSON], &err, EX_CANTCREAT);
    if (values[OPTION_HTML])
        printf("%s: %d thema's, %d kolommen, %d kaarten\n", values[OPTION_HTML], table.rows,
               table.column_count, table.all);
    else if (values[OPTION_JSON])
        print_json(&table, survey, stdout);
    else if (values[OPTION_CSV])
        print_csv(&table, survey, stdout);
    else {
        print_table(&table, survey, stdout);
        print_findings(&table, survey, stdout);
    }
    return EX_OK;
}

static int run_matrix(int argc, char **argv)
{
    static const char *const names[] = {"age", "daypart", "domain"};
    const char *values[OPTIONS_MAX];
    struct survey survey;
    struct err err = {""};
    int by = 0, code = command_values(&matrix_command, argc, argv, values);
    if (code != EX_OK)
        return code == -1 ? EX_OK : code;
    while (values[OPTION_BY] && by < 3 && strcmp(names[by], values[OPTION_BY]) != 0)
        by++;
    if (by == 3)
        return command_usage(&matrix_command, "\"%s\" ken ik niet; kies uit age, daypart of domain",
                             values[OPTION_BY]);
    if (argc - optind != 1)
        return command_usage(&matrix_command,
                             "welke publicatie? geef één bestand dat `wegwijzer-data build` maakte");
    bool opened = survey_open(&survey, argv[optind], values[OPTION_HOUSE], values[OPTION_AS_OF], &err);
    code = opened ? matrix_show(&survey, argv[optind], (enum matrix_by)by, values)
                  : failure_say(values[OPTION_JSON], &err, EX_NOINPUT);
    survey_close(&survey);
    return code;
}
