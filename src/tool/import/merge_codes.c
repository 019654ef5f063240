/* The part of merge.h that gives rows of a feed the codes of the source and turns references into them. */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "tool/import/merge.h"
#include "tool/table/card_code.h"

enum { CODE_MOST = 36 };

/* "Bibliotheek De Linde" becomes bibliotheek-de-linde. */
static void slug_make(const char *name, char slug[CODE_MOST + 1])
{
    static const char *const plain = "AAAAAAACEEEEIIIIDNOOOOO*OUUUUYTsaaaaaaaceeeeiiiidnooooo/ouuuuyty";
    size_t used = 0;
    while (*name && used < CODE_MOST) {
        uint32_t code = utf8_next(&name);
        int letter = code >= 0xC0 && code <= 0xFF ? plain[code - 0xC0] : code < 0x80 ? (int)code : '-';
        if (isalnum(letter))
            slug[used++] = (char)tolower(letter);
        else if (used && slug[used - 1] != '-')
            slug[used++] = '-';
    }
    while (used && slug[used - 1] == '-')
        used--;
    slug[used] = '\0';
}

static const char *slug_new(struct merge *merge, const struct feed_row *row)
{
    char slug[CODE_MOST + 1];
    slug_make(feed_get(row, "name"), slug);
    const char *base = *slug ? slug : table_spec(row->table)->name, *code = base;
    for (int n = 2; lookup_find(&merge->index[row->table], code); n++)
        code = arena_printf(&merge->arena, "%s-%d", base, n);
    return arena_strdup(&merge->arena, code);
}

static bool has_name(const struct feed_row *row)
{
    const char *column = column_find(table_spec(row->table), "title") >= 0 ? "title" : "name";
    return column_find(table_spec(row->table), column) < 0 || *feed_get(row, column);
}

/* An id that is a code of ours already (from an export) stays the code. */
static const char *code_new(struct merge *merge, const struct feed_row *row)
{
    const char *given = feed_get(row, "code");
    if (!table_of_cards(row->table))
        return *given ? given : slug_new(merge, row);
    const char *wanted = card_code_valid(given) ? given : row->id;
    if (!card_code_valid(wanted) || lookup_find(&merge->cards, wanted)) {
        const char *code = card_code_new(&merge->cards, &merge->arena);
        lookup_add(&merge->drawn, (struct entry){.key = code});
        return code;
    }
    lookup_add(&merge->cards, (struct entry){.key = wanted});
    return wanted;
}

static void row_code(struct merge *merge, struct feed_row *row)
{
    struct bron_record *record = bron_find(&merge->bron, row->table, row->id);
    if (!table_coded(row->table) || row->dropped)
        return;
    if (record) {
        row->code = record->key;
        return;
    }
    if (!has_name(row)) {
        row->dropped = true;
        merge->feed->units[row->unit].kept = false;
        feed_say(merge->feed, row->unit,
                 "deze rij van %s heeft geen naam; ze is niet overgenomen, vraag de naam na",
                 table_spec(row->table)->name);
        return;
    }
    row->code = code_new(merge, row);
    if (!lookup_find(&merge->index[row->table], row->code))
        lookup_add(&merge->index[row->table], (struct entry){.key = row->code, .row = -1});
}

/* The code that "offer/ID" leads to, or NULL; what the house took away leads nowhere. */
static const char *key_code(struct merge *merge, const char *key)
{
    const struct entry *entry = lookup_find(&merge->feed->by_id, key);
    const struct feed_row *row = entry ? &merge->feed->rows[entry->row] : NULL;
    bool there = row && !row->dropped && row->code && lookup_find(&merge->index[row->table], row->code);
    return there ? row->code : NULL;
}

static const char *cell_resolve(struct merge *merge, const struct feed_row *row, int column)
{
    const char *out = "", *key, *rest = row->cells[column];
    while (feed_next_reference(&rest, &merge->arena, &key)) {
        const char *code = key_code(merge, key);
        if (code)
            out = *out ? arena_printf(&merge->arena, "%s; %s", out, code) : code;
        else
            feed_say(merge->feed, row->unit,
                     "%s verwijst naar %s, en dat is er niet; deze cel blijft leeg, vul ze zelf in",
                     table_spec(row->table)->columns[column].name, report_quote(merge->feed->report, key));
    }
    return out;
}

/* A row without a code that belongs to nothing says nothing. */
static void row_resolve(struct merge *merge, struct feed_row *row)
{
    const struct table_spec *spec = table_spec(row->table);
    for (int i = 0; i < spec->count && !row->dropped; i++) {
        if (!row->cells[i] || !feed_refers(row->cells[i]))
            continue;
        row->cells[i] = cell_resolve(merge, row, i);
        if (!*row->cells[i] && spec->columns[i].required && !table_coded(row->table)) {
            row->dropped = true;
            merge->feed->units[row->unit].kept = false;
        }
    }
    if (!row->dropped && !table_coded(row->table)) {
        struct bron_record *record = bron_find(&merge->bron, row->table, row->id);
        row->code = record ? record->key : merge_key(merge, row->table, row->cells);
    }
}

void merge_codes(struct merge *merge)
{
    for (int i = 0; i < merge->feed->count; i++)
        row_code(merge, &merge->feed->rows[i]);
    for (int i = 0; i < merge->feed->count; i++)
        row_resolve(merge, &merge->feed->rows[i]);
}
