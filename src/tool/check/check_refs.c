/* Cells that point to a word of a list or to a row of another table. */
#include <string.h>
#include <strings.h>

#include "base/message.h"
#include "tool/check/checked.h"
#include "tool/table/explain.h"
#include "tool/talk/near.h"

/* The word of the list that somebody most likely means, who may have written it as the template explains it. */
static const char *word_meant(const char *const *words, const char *word)
{
    static const char *const others[][2] = {{"afgelast", "cancelled"},
                                            {"geannuleerd", "cancelled"},
                                            {"vol", "full"},
                                            {"thuis", "visit"},
                                            {"betaald", "paid"}};
    const char *near = near_word(word, words);
    for (const char *const *known = words; *known; known++) {
        const char *dutch = word_about(*known);
        if (dutch && strcasecmp(dutch, word) == 0)
            return *known;
        for (size_t i = 0; i < sizeof others / sizeof *others; i++)
            if (strcmp(others[i][1], *known) == 0 && strcasecmp(others[i][0], word) == 0)
                return *known;
    }
    return near;
}

void check_word(const struct checked *cell, const char *word)
{
    for (const char *const *known = cell->column->words; *known; known++)
        if (strcmp(*known, word) == 0)
            return;
    const char *near = report_full(cell->report) ? NULL : word_meant(cell->column->words, word);
    const char *quote = report_quote(cell->report, word);
    const char *words = report_words(cell->report, cell->column->words);
    if (near)
        report_error(cell->report, cell->spot, "\"%s\" kan hier niet; bedoel je \"%s\"? Kies uit %s", quote,
                     near, words);
    else
        report_error(cell->report, cell->spot, "\"%s\" kan hier niet; kies uit %s", quote, words);
}

/* Someone may have written the title of a card where its code belongs. */
static const char *code_by_title(const struct book *book, const char *title, enum ref ref)
{
    for (int s = 0; s < book->count; s++)
        for (int id = TABLE_PARTNER; id <= TABLE_ACTIVITY; id++) {
            const struct table *table = &book->sources[s].tables[id];
            int code = column_of(table->id, "code"), column = column_of(table->id, "title");
            for (int i = 0; i < table->count; i++)
                if (strcasecmp(table->rows[i].cells[column], title) == 0 &&
                    book_find(book, ref, table->rows[i].cells[code]))
                    return table->rows[i].cells[code];
        }
    return NULL;
}

/* True when rows of this kind are there without codes, for their table has no such column, which is said there. */
static bool codes_unread(const struct book *book, enum ref ref)
{
    bool card = ref == REF_CARD || ref == REF_PARTNER || ref == REF_ACTIVITY;
    for (int s = 0; s < book->count; s++)
        for (int id = 0; id < TABLE_COUNT; id++) {
            const struct table *table = &book->sources[s].tables[id];
            bool holds = card ? table_of_cards(table->id) : strcmp(table->spec->name, ref_table(ref)) == 0;
            if (holds && table->present && !table->has[column_of(table->id, "code")])
                return true;
        }
    return false;
}

void check_ref(const struct checked *cell, const char *code)
{
    enum ref ref = cell->column->ref;
    bool card = ref == REF_CARD || ref == REF_PARTNER || ref == REF_ACTIVITY;
    if (book_find(cell->book, ref, code) || codes_unread(cell->book, ref))
        return;
    if (report_full(cell->report)) {
        report_error(cell->report, cell->spot, "de code bestaat niet");
        return;
    }
    const struct entry *other = card ? book_find(cell->book, REF_CARD, code) : NULL;
    if (other) {
        report_error(cell->report, cell->spot, "\"%s\" is een rij van %s en geen %s; geef de code van %s",
                     report_quote(cell->report, code),
                     table_said(cell->report, other->table->source, other->table->id),
                     ref == REF_PARTNER ? M_("partner") : M_("activiteit"), message_text(ref_name(ref)));
        return;
    }
    const char *near = card ? code_by_title(cell->book, code, ref) : NULL;
    if (!near)
        near = lookup_near(&cell->book->lookups[card ? REF_CARD : ref], code);
    const char *quote = report_quote(cell->report, code);
    const char *name = message_text(ref_name(ref)), *table = ref_said(cell->report, cell->table->source, ref);
    if (near)
        report_error(cell->report, cell->spot,
                     "de code \"%s\" bestaat niet; bedoel je \"%s\"? Zet anders %s in %s", quote, near, name,
                     table);
    else
        report_error(cell->report, cell->spot, "de code \"%s\" bestaat niet; zet %s in %s", quote, name,
                     table);
}
