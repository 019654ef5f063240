/* Shows every card on the real kiosk in large letters and looks which texts it had to cut. */
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "tool/check/advise.h"
#include "tool/fill/publication.h"
#include "tool/survey/kiosk_run.h"
#include "tool/table/value.h"

enum { CARDS_MOST = 2000, PAGES = 3 };

/* The panels of product.md with the least room for words, at the scale that the issue of large letters asks for. */
static const struct {
    const char *size, *name;
} panels[] = {{"1080x1920@32", MN_("staande scherm")}, {"800x480@7", MN_("kleine scherm")}};

static void note(struct book *book, const char *why)
{
    report_warning(&book->report, (struct spot){.file = "wegwijzer"},
                   "of teksten op het scherm passen, is niet nagekeken: %s", why);
}

/* A card that a house shows, at its place in the tables, in one of the languages that it is written in. */
struct placed {
    const struct table *table;
    const struct row *row;
    const char *language;
};

struct stand {
    struct placed cards[CARDS_MOST];
    int count;
};

static bool stands_in(const struct book *book, const struct table *table, const struct row *row, int house)
{
    int houses[HOUSES_MAX], count = book_houses(book, table, row_cell(table, row, "houses"), houses);
    while (count > 0 && houses[count - 1] != house)
        count--;
    return count > 0 && row->id && !row->merged && card_shown(table, row);
}

static void stand_fill(struct stand *stand, const struct book *book, int house)
{
    stand->count = 0;
    for (int s = 0; s < book->count; s++)
        for (int id = TABLE_PARTNER; id <= TABLE_ACTIVITY; id++) {
            const struct table *table = &book->sources[s].tables[id];
            for (int i = 0; i < table->count && stand->count < CARDS_MOST; i++)
                if (stands_in(book, table, &table->rows[i], house))
                    stand->cards[stand->count++] = (struct placed){table, &table->rows[i], "nl"};
        }
}

static bool speaks(const char *languages, const char *language)
{
    char item[ITEM_BYTES];
    for (struct value_list list = value_list(languages); value_next(&list, item);)
        if (strcmp(item, language) == 0)
            return true;
    return false;
}

/* Each card once more for each language of the house that it has a translation in. */
static void stand_translate(struct stand *stand, const struct book *book, int house, const char *languages)
{
    struct lookup seen;
    struct arena arena;
    lookup_init(&seen);
    arena_init(&arena);
    for (int s = 0; s < book->count; s++) {
        const struct table *table = &book->sources[s].tables[TABLE_TRANSLATION];
        for (int i = 0; i < table->count && stand->count < CARDS_MOST; i++) {
            const char *code = row_cell(table, &table->rows[i], "row");
            const char *language = row_cell(table, &table->rows[i], "language");
            const struct entry *card = book_find(book, REF_CARD, code);
            const char *key = arena_printf(&arena, "%s %s", code, language);
            if (!card || strcmp(row_cell(table, &table->rows[i], "subject"), "card") != 0 ||
                lookup_find(&seen, key) || !speaks(languages, language) ||
                !stands_in(book, card->table, &card->table->rows[card->row], house))
                continue;
            lookup_add(&seen, (struct entry){.key = key});
            stand->cards[stand->count++] =
                (struct placed){card->table, &card->table->rows[card->row], language};
        }
    }
    arena_release(&arena);
    lookup_release(&seen);
}

static void steps_write(const struct stand *stand, FILE *steps)
{
    const char *language = "";
    fputs("scale 150\n", steps);
    for (int i = 0; i < stand->count; i++) {
        const struct placed *card = &stand->cards[i];
        if (strcmp(card->language, language) != 0)
            fprintf(steps, "lang %s\n", card->language);
        language = card->language;
        fprintf(steps, "card %s\n", row_cell(card->table, card->row, "code"));
        for (int page = 0; page < PAGES; page++)
            fprintf(steps, "tree %d-%d.json\nkey page-next\n", i, page);
    }
}

/* The column of a card whose text this is; -1: none, the kiosk's own words. */
static int column_with(const struct table *table, const struct row *row, const char *label)
{
    static const char *const columns[] = {"title",        "lead",        "easy",      "price_text",
                                          "reduced_text", "access_note", "documents", "recurrence_text",
                                          "status_note"};
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
        int column = column_find(table->spec, columns[i]);
        if (column >= 0 && *row->cells[column] && strstr(label, row->cells[column]))
            return column;
    }
    return -1;
}

/* What one panel had to cut; each cell is said once. */
struct cuts {
    struct book *book;
    const char *panel;
    struct lookup said;
    struct arena arena;
};

static void say_cut(struct cuts *cuts, const struct table *table, const struct row *row, int column)
{
    const char *key = arena_printf(&cuts->arena, "%d %d %d", table->order, row->number, column);
    if (lookup_find(&cuts->said, key))
        return;
    lookup_add(&cuts->said, (struct entry){.key = key});
    report_warning(
        &cuts->book->report, spot_of(table, row, column),
        "deze tekst past niet op het %s bij grote letters (150 %%) en eindigt daar op …; maak hem korter",
        cuts->panel);
}

/* The translation of this card whose text the kiosk had to cut. */
static void check_translated(struct cuts *cuts, const struct placed *card, const char *label)
{
    const struct table *table = &card->table->source->tables[TABLE_TRANSLATION];
    int column = column_of(TABLE_TRANSLATION, "text");
    for (int i = 0; i < table->count; i++) {
        const struct row *row = &table->rows[i];
        if (strcmp(row_cell(table, row, "language"), card->language) == 0 && *row->cells[column] &&
            strcmp(row_cell(table, row, "row"), row_cell(card->table, card->row, "code")) == 0 &&
            strstr(label, row->cells[column])) {
            say_cut(cuts, table, row, column);
            return;
        }
    }
}

static void check_tree(struct cuts *cuts, const struct placed *card, const char *path)
{
    size_t index;
    json_t *node, *tree = json_load_file(path, 0, NULL);
    bool dutch = strcmp(card->language, "nl") == 0;
    json_array_foreach(json_object_get(tree, "nodes"), index, node)
    {
        const char *label = json_string_value(json_object_get(node, "label"));
        if (!label || !json_is_true(json_object_get(node, "cut")))
            continue;
        int column = dutch ? column_with(card->table, card->row, label) : -1;
        if (column >= 0)
            say_cut(cuts, card->table, card->row, column);
        else if (!dutch)
            check_translated(cuts, card, label);
    }
    json_decref(tree);
}

static void trees_read(struct book *book, const struct stand *stand, const struct kiosk_run *run,
                       const char *panel)
{
    struct cuts cuts = {.book = book, .panel = panel};
    lookup_init(&cuts.said);
    arena_init(&cuts.arena);
    for (int i = 0; i < stand->count; i++)
        for (int page = 0; page < PAGES; page++) {
            char path[160];
            snprintf(path, sizeof path, "%s/%d-%d.json", run->out, i, page);
            check_tree(&cuts, &stand->cards[i], path);
        }
    arena_release(&cuts.arena);
    lookup_release(&cuts.said);
}

static bool publication_put(struct book *book, const char *path, struct err *err)
{
    sqlite3 *db;
    bool ok = publication_make(&db, book, 0, err) && publication_write(db, path, err);
    sqlite3_close(db);
    return ok;
}

/* Plays one house on all panels. */
static bool house_check(struct book *book, const char *program, const struct table *table,
                        const struct row *house, struct stand *stand, struct err *err)
{
    char day[11], now[24];
    bool ok = true;
    day_format(book->as_of, day);
    snprintf(now, sizeof now, "%sT10:00", day);
    stand_fill(stand, book, house->id);
    stand_translate(stand, book, house->id, row_cell(table, house, "languages"));
    if (stand->count == CARDS_MOST)
        report_warning(&book->report, spot_of(table, house, -1),
                       "dit huis heeft zo veel kaarten dat ik alleen van de eerste %d (elke taal telt) keek "
                       "of ze op het "
                       "scherm passen",
                       CARDS_MOST);
    for (size_t i = 0; ok && i < sizeof panels / sizeof *panels; i++) {
        struct kiosk_run run;
        ok = kiosk_run_open(&run, err) && publication_put(book, run.publication, err);
        if (ok) {
            steps_write(stand, run.steps);
            ok = kiosk_run_play(&run, program, run.publication, row_cell(table, house, "code"),
                                panels[i].size, now, err);
        }
        if (ok)
            trees_read(book, stand, &run, message_text(panels[i].name));
        kiosk_run_close(&run);
    }
    return ok;
}

void advise_layout(struct book *book, const char *program)
{
    char path[KIOSK_PATH_BYTES];
    struct err err = {""};
    bool ok = true;
    if (book->report.errors.count) {
        note(book, M_("een kaart met fouten kan de kiosk niet tonen; verbeter eerst de fouten"));
        return;
    }
    if (!kiosk_find(program, path)) {
        note(book, M_("het programma wegwijzer staat niet naast dit programma; geef het met --kiosk"));
        return;
    }
    struct stand *stand = malloc(sizeof *stand);
    if (!stand)
        abort();
    for (int s = 0; ok && s < book->count; s++) {
        const struct table *table = &book->sources[s].tables[TABLE_HOUSE];
        for (int i = 0; ok && i < table->count; i++)
            ok = !table->rows[i].id || house_check(book, path, table, &table->rows[i], stand, &err);
    }
    if (!ok)
        note(book, err.text);
    free(stand);
}
