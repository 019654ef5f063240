/* Shows every card on the real kiosk in large letters and looks which texts it had to cut. */
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "tool/check/advise.h"
#include "tool/fill/publication.h"
#include "tool/survey/kiosk_run.h"

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

/* A card that a house shows, at its place in the tables. */
struct placed {
    const struct table *table;
    const struct row *row;
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
                    stand->cards[stand->count++] = (struct placed){table, &table->rows[i]};
        }
}

static void steps_write(const struct stand *stand, FILE *steps)
{
    fputs("lang nl\nscale 150\n", steps);
    for (int i = 0; i < stand->count; i++) {
        fprintf(steps, "card %s\n", row_cell(stand->cards[i].table, stand->cards[i].row, "code"));
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

static void check_tree(struct book *book, const struct table *table, const struct row *row, const char *path,
                       const char *panel, unsigned long long *told)
{
    size_t index;
    json_t *node, *tree = json_load_file(path, 0, NULL);
    json_array_foreach(json_object_get(tree, "nodes"), index, node)
    {
        const char *label = json_string_value(json_object_get(node, "label"));
        int column =
            json_is_true(json_object_get(node, "cut")) && label ? column_with(table, row, label) : -1;
        if (column < 0 || *told >> column & 1)
            continue;
        *told |= 1ULL << column;
        report_warning(
            &book->report, spot_of(table, row, column),
            "deze tekst past niet op het %s bij grote letters (150 %%) en eindigt daar op …; maak hem korter",
            panel);
    }
    json_decref(tree);
}

static void trees_read(struct book *book, const struct stand *stand, const struct kiosk_run *run,
                       const char *panel)
{
    for (int i = 0; i < stand->count; i++) {
        unsigned long long told = 0;
        for (int page = 0; page < PAGES; page++) {
            char path[160];
            snprintf(path, sizeof path, "%s/%d-%d.json", run->out, i, page);
            check_tree(book, stand->cards[i].table, stand->cards[i].row, path, panel, &told);
        }
    }
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
