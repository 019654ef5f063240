#include "tool/import/show.h"

#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "tool/table/table_name.h"
#include "tool/talk/report_json.h"

enum { SHOWN = 20 };

static const char *const kind_names[DELTA_COUNT] = {MN_("nieuw"), MN_("gewijzigd"), MN_("van het huis"),
                                                    MN_("niet meer zo in de bron"),
                                                    MN_("niet meer in de invoer")};

static const char *value_quote(const struct merge *merge, const char *text)
{
    struct report *report = merge->feed->report;
    return arena_printf(&report->arena, "\"%s\"", *text ? report_quote(report, text) : "");
}

/* A key or a reference; in a try without codes that are not given yet, since the import itself draws others. */
static const char *codes_text(const struct merge *merge, const char *text, bool dry, const char *instead)
{
    static const char signs[] = "abcdefghijklmnopqrstuvwxyz0123456789";
    struct arena *arena = &merge->feed->report->arena;
    const char *out = "";
    while (dry && *text) {
        size_t length = strspn(text, signs), rest = strcspn(text + length, signs);
        const char *word = arena_strndup(arena, text, length);
        bool drawn = length && lookup_find(&merge->drawn, word);
        out = arena_printf(arena, "%s%s%.*s", out, drawn ? instead : word, (int)rest, text + length);
        text += length + rest;
    }
    return dry ? out : text;
}

static bool column_refers(const struct delta *delta)
{
    const struct table_spec *spec = table_spec(delta->table);
    int at = column_find(spec, delta->column);
    return at >= 0 && (spec->columns[at].kind == CELL_REF || spec->columns[at].kind == CELL_REFS);
}

static const char *after_text(const struct merge *merge, const struct delta *delta, bool dry,
                              const char *instead)
{
    return codes_text(merge, delta->after, dry && column_refers(delta), instead);
}

static void delta_print(const struct merge *merge, const struct delta *delta, bool dry, FILE *file)
{
    static const char signs[DELTA_COUNT] = {'+', '~', '=', '=', '-'};
    const char *instead = M_("(nieuwe code)");
    const char *key = codes_text(merge, delta->key, dry, instead);
    size_t length = strlen(key);
    while (length && strchr(" |", key[length - 1])) /* its last column may be empty */
        length--;
    fprintf(file, "  %c %s %.*s", signs[delta->kind], table_spec(delta->table)->name, (int)length, key);
    if (*delta->title)
        fprintf(file, " %s", value_quote(merge, delta->title));
    if (delta->column && delta->after) {
        const char *format =
            delta->kind == DELTA_OWN ? M_(": %s %s blijft; de invoer zegt %s") : M_(": %s %s wordt %s");
        fprintf(file, format, delta->column, value_quote(merge, delta->before),
                value_quote(merge, after_text(merge, delta, dry, instead)));
    } else if (delta->kind == DELTA_AWAY)
        fputs(M_(": het huis nam deze rij weg of veranderde wat haar kenmerkt; dat blijft zo"), file);
    else if (delta->kind == DELTA_OWN)
        fputs(M_(": stond er al en blijft zoals het is"), file);
    fputc('\n', file);
}

static void kind_print(const struct merge *merge, enum delta_kind kind, bool dry, FILE *file)
{
    long shown = 0;
    for (int i = 0; i < merge->delta_count && shown < SHOWN; i++)
        if (merge->deltas[i].kind == kind) {
            delta_print(merge, &merge->deltas[i], dry, file);
            shown++;
        }
    if (merge->told[kind] > shown)
        fprintf(file, M_("    en nog %ld (%s)\n"), merge->told[kind] - shown, message_text(kind_names[kind]));
}

static void table_print(const struct merge *merge, FILE *file)
{
    fprintf(file, "%-16s %8s %10s %11s %13s %12s %14s\n", M_("tabel"), M_("nieuw"), M_("gewijzigd"),
            M_("ongewijzigd"), M_("van het huis"), M_("niet meer zo"), M_("niet meer daar"));
    for (int id = 0; id < TABLE_COUNT; id++) {
        const long *counts = merge->counts[id];
        if (counts[DELTA_ADDED] + counts[DELTA_CHANGED] + counts[DELTA_OWN] + counts[DELTA_AWAY] +
                counts[DELTA_GONE] + merge->same[id] >
            0)
            fprintf(file, "%-16s %8ld %10ld %11ld %13ld %12ld %14ld\n", table_spec((enum table_id)id)->name,
                    counts[DELTA_ADDED], counts[DELTA_CHANGED], merge->same[id], counts[DELTA_OWN],
                    counts[DELTA_AWAY], counts[DELTA_GONE]);
    }
}

void show_text(const struct merge *merge, bool dry, FILE *file)
{
    long kept, reported;
    feed_totals(merge->feed, &kept, &reported);
    for (int kind = 0; kind < DELTA_COUNT; kind++)
        kind_print(merge, (enum delta_kind)kind, dry, file);
    table_print(merge, file);
    fprintf(file, M_("%s: %d gelezen = %ld overgenomen + %ld gemeld\n"), merge->feed->path,
            merge->feed->unit_count, kept, reported);
    if (merge->feed->part)
        fputs(M_("dit is maar een deel van de invoer; wat er niet in staat, is daarom niet beëindigd\n"),
              file);
    if (!merge_changes(merge))
        fputs(M_("er verandert niets\n"), file);
    else if (dry)
        fputs(M_("er is niets geschreven (--dry-run)\n"), file);
}

static json_t *delta_json(const struct merge *merge, const struct delta *delta, bool dry)
{
    static const char *const kinds[DELTA_COUNT] = {"added", "changed", "own", "away", "gone"};
    json_t *one = json_pack(
        "{s:s, s:s, s:o, s:o}", "what", kinds[delta->kind], "table", table_spec(delta->table)->name, "row",
        text_json(codes_text(merge, delta->key, dry, "?")), "title", text_json(delta->title));
    if (delta->column && delta->after) {
        json_object_set_new(one, "column", json_string(delta->column));
        json_object_set_new(one, "before", text_json(delta->before));
        json_object_set_new(one, "after", text_json(after_text(merge, delta, dry, "?")));
    }
    return one;
}

static json_t *tables_json(const struct merge *merge)
{
    json_t *tables = json_object();
    for (int id = 0; id < TABLE_COUNT; id++) {
        const long *counts = merge->counts[id];
        if (merge->open[id])
            json_object_set_new(
                tables, table_spec((enum table_id)id)->name,
                json_pack("{s:I, s:I, s:I, s:I, s:I, s:I}", "added", (json_int_t)counts[DELTA_ADDED],
                          "changed", (json_int_t)counts[DELTA_CHANGED], "unchanged",
                          (json_int_t)merge->same[id], "own", (json_int_t)counts[DELTA_OWN], "away",
                          (json_int_t)counts[DELTA_AWAY], "gone", (json_int_t)counts[DELTA_GONE]));
    }
    return tables;
}

json_t *show_json(const struct merge *merge, bool dry)
{
    long kept, reported;
    feed_totals(merge->feed, &kept, &reported);
    json_t *rows = json_array(), *told = report_json(merge->feed->report);
    for (int i = 0; i < merge->delta_count; i++)
        json_array_append_new(rows, delta_json(merge, &merge->deltas[i], dry));
    json_int_t left_off = -merge->delta_count;
    for (int kind = 0; kind < DELTA_COUNT; kind++)
        left_off += merge->told[kind];
    json_object_update_new(told,
                           json_pack("{s:o, s:i, s:I, s:I, s:b, s:b, s:b, s:o, s:o, s:I}", "input",
                                     text_json(merge->feed->path), "read", merge->feed->unit_count, "kept",
                                     (json_int_t)kept, "reported", (json_int_t)reported, "part",
                                     merge->feed->part, "dry_run", dry, "changes", merge_changes(merge),
                                     "tables", tables_json(merge), "rows", rows, "rows_left_off", left_off));
    return told;
}

static void column_missing(struct merge *merge, enum table_id table, const struct column *column, FILE *file)
{
    const struct ledger *ledger = &merge->ledgers[table];
    int at = ledger_find(ledger, column->name);
    long empty = 0;
    for (int row = 0; column->required && row < ledger->count; row++)
        empty += !*ledger_cell(ledger, row, at);
    if (empty)
        fprintf(file, m_("  %s: in %ld rij is %s nog leeg\n", "  %s: in %ld rijen is %s nog leeg\n", empty),
                table_spec(table)->name, empty, column->name);
}

void show_missing(struct merge *merge, FILE *file)
{
    static const enum table_id needed[] = {TABLE_SOURCE, TABLE_HOUSE, TABLE_PLACE, TABLE_TOPIC};
    bool said = false;
    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++) {
        bool filled = (merge->open[needed[i]] && merge->ledgers[needed[i]].count) ||
                      binder_has(&merge->binder, needed[i]);
        if (!filled && !said)
            fputs(M_("nog in te vullen voor een publicatie:\n"), file);
        said = said || !filled;
        if (!filled && merge->binder.workbook)
            fprintf(file, M_("  %s: op dit blad staat nog niets\n"), table_title(needed[i]));
        else if (!filled)
            fprintf(
                file,
                M_("  %s: deze tabel is er nog niet (`wegwijzer-data template` toont hoe ze eruitziet)\n"),
                table_spec(needed[i])->name);
    }
    for (int id = 0; id < TABLE_COUNT; id++)
        for (int c = 0; merge->open[id] && c < table_spec((enum table_id)id)->count; c++)
            column_missing(merge, (enum table_id)id, &table_spec((enum table_id)id)->columns[c], file);
}
