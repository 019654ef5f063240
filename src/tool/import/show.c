#include "tool/import/show.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { SHOWN = 20 };

static const char *const kind_names[DELTA_COUNT] = {"nieuw", "gewijzigd", "van het huis",
                                                    "weggehaald door het huis", "niet meer in de invoer"};

static void value_print(const struct merge *merge, const char *text, FILE *file)
{
    fprintf(file, "\"%s\"", *text ? report_quote(merge->feed->report, text) : "");
}

static void delta_print(const struct merge *merge, const struct delta *delta, FILE *file)
{
    static const char signs[DELTA_COUNT] = {'+', '~', '=', '=', '-'};
    fprintf(file, "  %c %s %s", signs[delta->kind], table_spec(delta->table)->name, delta->key);
    if (*delta->title) {
        fputc(' ', file);
        value_print(merge, delta->title, file);
    }
    if (delta->column && delta->after) {
        fprintf(file, ": %s ", delta->column);
        value_print(merge, delta->before, file);
        fputs(delta->kind == DELTA_OWN ? " blijft; de invoer zegt " : " wordt ", file);
        value_print(merge, delta->after, file);
    } else if (delta->kind == DELTA_OWN)
        fputs(": stond er al en blijft zoals het is", file);
    fputc('\n', file);
}

static long kind_total(const struct merge *merge, enum delta_kind kind)
{
    long total = 0;
    for (int id = 0; id < TABLE_COUNT; id++)
        total += merge->counts[id][kind];
    return total;
}

static void kind_print(const struct merge *merge, enum delta_kind kind, FILE *file)
{
    long listed = 0, shown = 0;
    for (int i = 0; i < merge->delta_count; i++) {
        if (merge->deltas[i].kind != kind)
            continue;
        listed++;
        if (shown++ < SHOWN)
            delta_print(merge, &merge->deltas[i], file);
    }
    long total = kind_total(merge, kind) > listed ? kind_total(merge, kind) : listed;
    if (total > SHOWN)
        fprintf(file, "    en nog %ld (%s)\n", total - SHOWN, kind_names[kind]);
}

static void table_print(const struct merge *merge, FILE *file)
{
    fprintf(file, "%-16s %8s %10s %11s %13s %12s %14s\n", "tabel", "nieuw", "gewijzigd", "ongewijzigd",
            "van het huis", "weggehaald", "niet meer daar");
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
        kind_print(merge, (enum delta_kind)kind, file);
    table_print(merge, file);
    fprintf(file, "%s: %d gelezen = %ld overgenomen + %ld gemeld\n", merge->feed->path,
            merge->feed->unit_count, kept, reported);
    if (merge->feed->part)
        fputs("dit is maar een deel van de invoer; wat er niet in staat, is daarom niet beëindigd\n", file);
    if (!merge_changes(merge))
        fputs("er verandert niets\n", file);
    else if (dry)
        fputs("er is niets geschreven (--dry-run)\n", file);
}

static json_t *report_json(const struct message_list *list)
{
    json_t *all = json_array();
    for (int i = 0; i < list->kept; i++) {
        const struct message *message = &list->items[i];
        json_array_append_new(all, json_pack("{s:s,s:i,s:s}", "bestand", message->spot.file, "rij",
                                             message->spot.row, "tekst", message->text));
    }
    return all;
}

static json_t *deltas_json(const struct merge *merge)
{
    json_t *all = json_array();
    for (int i = 0; i < merge->delta_count; i++) {
        const struct delta *delta = &merge->deltas[i];
        json_t *one = json_pack("{s:s,s:s,s:s,s:s}", "wat", kind_names[delta->kind], "tabel",
                                table_spec(delta->table)->name, "rij", delta->key, "titel", delta->title);
        if (one && delta->column && delta->after) {
            json_object_set_new(one, "kolom", json_string(delta->column));
            json_object_set_new(one, "voor", json_string(delta->before));
            json_object_set_new(one, "na", json_string(delta->after));
        }
        if (one)
            json_array_append_new(all, one);
    }
    return all;
}

void show_json(const struct merge *merge, bool dry, FILE *file)
{
    long kept, reported;
    feed_totals(merge->feed, &kept, &reported);
    json_t *tables = json_object();
    for (int id = 0; id < TABLE_COUNT; id++) {
        const long *counts = merge->counts[id];
        if (!merge->open[id])
            continue;
        json_object_set_new(tables, table_spec((enum table_id)id)->name,
                            json_pack("{s:I,s:I,s:I,s:I,s:I,s:I}", "nieuw", (json_int_t)counts[DELTA_ADDED],
                                      "gewijzigd", (json_int_t)counts[DELTA_CHANGED], "ongewijzigd",
                                      (json_int_t)merge->same[id], "huis", (json_int_t)counts[DELTA_OWN],
                                      "weggehaald", (json_int_t)counts[DELTA_AWAY], "weg",
                                      (json_int_t)counts[DELTA_GONE]));
    }
    const struct report *report = merge->feed->report;
    json_t *all =
        json_pack("{s:s,s:i,s:I,s:I,s:b,s:b,s:b,s:I,s:o,s:o,s:o}", "invoer", merge->feed->path, "gelezen",
                  merge->feed->unit_count, "overgenomen", (json_int_t)kept, "gemeld", (json_int_t)reported,
                  "deel", merge->feed->part, "proef", dry, "verandert", merge_changes(merge), "meldingen",
                  (json_int_t)(report->warnings.count + report->errors.count), "tabellen", tables, "rijen",
                  deltas_json(merge), "tekst", report_json(&report->warnings));
    if (all)
        json_dumpf(all, file, JSON_INDENT(1));
    fputc('\n', file);
    json_decref(all);
}

static void column_missing(struct merge *merge, enum table_id table, const struct column *column, FILE *file)
{
    const struct ledger *ledger = &merge->ledgers[table];
    int at = ledger_find(ledger, column->name);
    long empty = 0;
    for (int row = 0; column->required && row < ledger->count; row++)
        empty += !*ledger_cell(ledger, row, at);
    if (empty)
        fprintf(file, "  %s: in %ld %s is %s nog leeg\n", table_spec(table)->name, empty,
                empty == 1 ? "rij" : "rijen", column->name);
}

void show_missing(struct merge *merge, FILE *file)
{
    static const enum table_id needed[] = {TABLE_SOURCE, TABLE_HOUSE, TABLE_PLACE, TABLE_TOPIC};
    bool said = false;
    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++) {
        const char *name = table_spec(needed[i])->name;
        const char *path = arena_printf(&merge->arena, "%s/%s.csv", merge->folder, name);
        bool filled = (merge->open[needed[i]] && merge->ledgers[needed[i]].count) || access(path, F_OK) == 0;
        if (!filled && !said)
            fputs("nog in te vullen voor een publicatie:\n", file);
        said = said || !filled;
        if (!filled)
            fprintf(file,
                    "  %s: deze tabel is er nog niet (`wegwijzer-data template` toont hoe ze eruitziet)\n",
                    name);
    }
    for (int id = 0; id < TABLE_COUNT; id++)
        for (int c = 0; merge->open[id] && c < table_spec((enum table_id)id)->count; c++)
            column_missing(merge, (enum table_id)id, &table_spec((enum table_id)id)->columns[c], file);
}
