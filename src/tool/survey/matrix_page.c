#include "tool/survey/matrix_page.h"

#include <string.h>

#include "base/message.h"
#include "base/path.h"
#include "base/utf8.h"
#include "lang/hyphen.h"
#include "site/html.h"
#include "tool/survey/matrix_finding.h"

enum { TITLES_SHOWN = 3, TITLES_TIGHT = 2, CELLS_ROOMY = 64, COLUMNS_WIDE = 8, WORD_LONG = 14 };

/* True when a sheet has room for little text in each cell. */
static bool is_tight(const struct matrix_table *table)
{
    return table->usage || table->rows * table->column_count > CELLS_ROOMY;
}

/* What stands out never shows by colour alone: each kind has its own word and its own border or hatching. */
static const char style[] =
    "@page{size:A3 landscape;margin:8mm}*{box-sizing:border-box}"
    "body{font:15px/1.35 Andika,'Noto Sans',Verdana,sans-serif;color:#2A211B;background:#FFF;margin:20px;"
    "min-width:1100px}"
    "h1{font-size:26px;line-height:1.2;margin:0 0 2px}h2{font-size:20px;margin:24px 0 8px}"
    "p{margin:0 0 10px}dl{display:flex;flex-wrap:wrap;gap:4px 24px;margin:0 0 12px}"
    "dl div{display:flex;gap:8px;align-items:center}"
    "dt{padding:2px 10px;border:1px solid #B8AFA6;font-weight:bold}dd{margin:0}"
    "table{border-collapse:collapse;width:100%;table-layout:fixed}"
    "th,td{border:1px solid #B8AFA6;padding:5px 7px;vertical-align:top;text-align:left;"
    "overflow-wrap:break-word}"
    "th{background:#F3EEE8}thead th{vertical-align:bottom}tbody th,thead th:first-child{width:11%}"
    "td b{font-size:22px;line-height:1.1;margin-right:5px}"
    "td span{display:inline-block;margin-right:6px;font-size:13px;white-space:nowrap}"
    "td ul{margin:3px 0 0;padding:0;list-style:none;font-size:13px;line-height:1.3}"
    "td li{padding-left:9px;text-indent:-9px}td li+li{margin-top:1px}details{font-size:13px}"
    "summary{cursor:pointer;color:#09615D;text-decoration:underline;min-height:24px}"
    ".gap{background:repeating-linear-gradient(45deg,#FFF,#FFF 6px,#F3D5C9 6px,#F3D5C9 8px)}"
    ".gap b,.gap span{color:#7A2409}.gap span{font-weight:bold}"
    ".thin{outline:2px dashed #8A6D00;outline-offset:-4px;padding:8px 10px}.many{background:#D5E9E2}"
    ".many i{font-style:normal;font-weight:bold;color:#07504D}"
    ".short{box-shadow:inset 6px 0 #98300F;padding-left:13px}"
    ".short em{font-style:normal;font-weight:bold;color:#98300F}.whole{background:#FAF7F3}"
    ".kinds{display:grid;grid-auto-flow:column;grid-auto-columns:1fr;gap:28px}"
    ".kinds h3{font-size:17px;margin:0 0 4px}.kinds ul{margin:0;padding-left:18px}"
    ".kinds li{break-inside:avoid;margin-bottom:3px}"
    "@media print{body{margin:0;min-width:0;font-size:12px;-webkit-print-color-adjust:exact;"
    "print-color-adjust:exact}"
    "dl{margin-bottom:6px}h1{font-size:22px}p{margin-bottom:4px}tr{break-inside:avoid}"
    "thead{display:table-header-group}th,td{padding:3px 5px}.thin{padding:7px 9px}"
    ".short{padding-left:11px}td b{font-size:17px}td ul,details{font-size:10.5px;line-height:1.2}"
    "td li+li{margin-top:0}summary{color:inherit;text-decoration:none;list-style:none;min-height:0}"
    "td span{font-size:12px}.tight th,.tight td span{font-size:11px}.tight td .who{margin-right:0}"
    ".tight tbody th,.tight thead th:first-child{width:9%}"
    ".tight td ul,.tight details{font-size:10px;line-height:1.15}.tight td{padding:2px 4px}"
    ".tight td.thin{padding:6px 8px}.tight td.short{padding-left:11px}.tight td b{font-size:15px}"
    ".tight td ul{margin:0}.standout{break-inside:avoid;font-size:13px}.standout h2{margin-top:10px}}";

static void legend_entry(struct html *html, const char *class, const char *name, const char *meaning)
{
    html_put(html, "<div><dt class=\"%s\">%s</dt><dd>%s</dd></div>", class, name, meaning);
}

static void legend_put(struct html *html, const struct matrix_table *table, struct survey *survey)
{
    html_raw(html, "<dl>");
    legend_entry(html, "gap", finding_name(FINDING_GAP), M_("hier is niets"));
    legend_entry(html, "thin", finding_name(FINDING_THIN), M_("valt die weg, dan is er niets meer"));
    legend_entry(
        html, "many", finding_name(FINDING_OVERLAP),
        arena_printf(&survey->arena, M_("%d partners of meer: stem met elkaar af"), table->overlap_from));
    if (table->usage)
        legend_entry(html, "short", finding_name(FINDING_SHORTAGE), M_("veel gevraagd en weinig kaarten"));
    html_raw(html, "</dl>");
}

static void demand_put(struct html *html, const struct matrix_table *table, struct survey *survey,
                       const struct matrix_cell *cell)
{
    if (table->usage && cell->demand)
        html_put(html, "<span>%s</span>",
                 arena_printf(&survey->arena, M_("%ld keer gevraagd"), cell->demand));
    else if (table->usage && cell->few)
        html_put(html, "<span>%s</span>", M_("<5 keer gevraagd"));
}

static void titles_put(struct html *html, const struct matrix_cell *cell, bool tight)
{
    int most = tight ? TITLES_TIGHT : TITLES_SHOWN, shown = cell->count > most ? most : cell->count;
    html_raw(html, "<ul>");
    for (int i = 0; i < shown; i++)
        html_put(html, "<li>%s</li>", cell->cards[i]->card.row.title.text);
    html_raw(html, "</ul>");
    if (shown == cell->count)
        return;
    html_raw(html, "<details><summary>");
    html_put(html, M_("en nog %d"), cell->count - shown);
    html_raw(html, "</summary><ul>");
    for (int i = shown; i < cell->count; i++)
        html_put(html, "<li>%s</li>", cell->cards[i]->card.row.title.text);
    html_raw(html, "</ul></details>");
}

static void cell_put(struct html *html, const struct matrix_table *table, struct survey *survey, int row,
                     int column)
{
    const struct matrix_cell *cell = matrix_cell(table, row, column);
    const struct matrix_mark mark = matrix_mark(table, row, column);
    bool whole = column == table->column_count;
    html_put(html, "<td class=\"%s%s%s%s%s\"><b>%d</b>", mark.gap ? "gap " : "",
             mark.thin && !whole ? "thin " : "", mark.overlap ? "many " : "", mark.shortage ? "short " : "",
             whole ? "whole" : "", cell->count);
    if (mark.gap)
        html_put(html, "<span>%s</span>", finding_name(FINDING_GAP));
    else
        html_put(html, "<span class=\"who\">%s</span>",
                 arena_printf(&survey->arena, m_("van %d partner", "van %d partners", cell->partners),
                              cell->partners));
    if (mark.overlap)
        html_put(html, "<span><i>%s</i></span>", finding_name(FINDING_OVERLAP));
    demand_put(html, table, survey, cell);
    if (mark.shortage)
        html_put(html, "<span><em>%s</em></span>", finding_name(FINDING_SHORTAGE));
    if (cell->count && !whole)
        titles_put(html, cell, is_tight(table));
    html_raw(html, "</td>");
}

/* A word with a soft hyphen wherever it may break: no browser knows that of Dutch everywhere. */
static void word_put(struct html *html, struct hyphens *hyphens, const char *word, size_t length)
{
    UChar units[HYPHEN_WORD];
    uint8_t marks[HYPHEN_WORD] = {0};
    const char *at = word, *end = word + length;
    int count = 0;
    while (at < end && count < HYPHEN_WORD)
        units[count++] = (UChar)utf8_next(&at);
    if (at >= end && count > WORD_LONG)
        hyphens_mark(hyphens, "nl", units, count, marks);
    for (int i = 0; word < end; i++) {
        char letter[8] = "";
        at = word;
        utf8_next(&at);
        memcpy(letter, word, (size_t)(at - word));
        html_raw(html, i < count && marks[i] ? "&shy;" : "");
        html_text(html, letter);
        word = at;
    }
}

static void heading_put(struct html *html, struct hyphens *hyphens, const char *text)
{
    html_raw(html, "<th scope=\"col\">");
    for (size_t length; *text; text += length + (text[length] == ' ')) {
        length = strcspn(text, " ");
        word_put(html, hyphens, text, length);
        html_raw(html, text[length] ? " " : "");
    }
    html_raw(html, "</th>");
}

static void table_put(struct html *html, const struct matrix_table *table, struct survey *survey)
{
    struct hyphens hyphens = {0};
    html_put(html, "<table class=\"%s\"><thead><tr><th scope=\"col\">%s</th>",
             table->column_count > COLUMNS_WIDE ? "tight" : "", M_("Thema"));
    for (int column = 0; column <= table->column_count; column++)
        heading_put(html, &hyphens, table->columns[column].name);
    hyphens_release(&hyphens);
    html_raw(html, "</tr></thead><tbody>\n");
    for (int row = 0; row < table->rows; row++) {
        html_put(html, "<tr><th scope=\"row\">%s</th>", matrix_topic(survey, row));
        for (int column = 0; column <= table->column_count; column++)
            cell_put(html, table, survey, row, column);
        html_raw(html, "</tr>\n");
    }
    html_raw(html, "</tbody></table>");
}

/* What stands out, by name, on a sheet of its own. */
static void findings_put(struct html *html, const struct matrix_table *table, struct survey *survey)
{
    static const char *const heads[FINDING_KINDS] = {MN_("Tekorten: meer vraag dan aanbod"),
                                                     MN_("Gaten: niemand doet hier iets"),
                                                     MN_("Eén partner: valt die weg, dan is er niets meer"),
                                                     MN_("Overlap: veel partners, stem met elkaar af")};
    int count;
    const struct finding *findings = findings_make(table, survey, &count);
    html_put(html, "<div class=\"standout\"><h2>%s</h2><div class=\"kinds\">", M_("Wat opvalt"));
    for (int i = 0; i < count; i++) {
        if (i == 0 || findings[i].kind != findings[i - 1].kind)
            html_put(html, "<section><h3>%s</h3><ul>", M_(heads[findings[i].kind]));
        html_put(html, "<li>%s</li>", findings[i].text);
        if (i + 1 == count || findings[i].kind != findings[i + 1].kind)
            html_raw(html, "</ul></section>");
    }
    html_raw(html, "</div></div>");
}

bool matrix_write_page(const struct matrix_table *table, struct survey *survey, const char *path,
                       struct err *err)
{
    static const char *const heads[] = {MN_("%s %s: het aanbod naast de doelgroepen"),
                                        MN_("%s %s: het aanbod naast de momenten van de week"),
                                        MN_("%s %s: het aanbod naast de levensdomeinen")};
    const struct house *house = survey->house;
    char day[11];
    struct html html;
    day_format(survey->now.day, day);
    html_init(&html);
    html_put(&html,
             "<!DOCTYPE html>\n<html lang=\"%s\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
             "content=\"width=device-width\"><title>Matrix %s %s</title><style>",
             message_language(), house->name, house->municipality);
    html_raw(&html, style);
    html_raw(&html, "</style></head><body><h1>");
    html_put(&html, M_(heads[table->by]), house->name, house->municipality);
    html_raw(&html, "</h1><p>");
    html_put(&html,
             M_("%d kaarten op %s. Een kaart telt in elk vak waar ze bij hoort. Partners zelf en wat alleen "
                "voor professionals is, tellen niet mee."),
             table->all, day);
    if (table->usage)
        html_put(&html, " %s",
                 arena_printf(&survey->arena, M_("Gezinnen vroegen %ld keer iets."), table->demand));
    html_put(&html, " %s</p>", house->sample ? M_("Dit zijn voorbeeldgegevens.") : "");
    legend_put(&html, table, survey);
    table_put(&html, table, survey);
    findings_put(&html, table, survey);
    html_raw(&html, "</body></html>\n");
    bool ok = path_write(path, html.bytes, html.length, err);
    html_release(&html);
    return ok;
}
