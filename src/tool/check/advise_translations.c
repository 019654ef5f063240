/* What a house promises in its languages and what stands there. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "tool/check/advise.h"
#include "tool/table/value.h"

enum { LANGUAGES_MOST = 32 };

struct languages {
    char codes[LANGUAGES_MOST][8];
    int count;
};

/* The languages of the houses of a source, Dutch left out. */
static struct languages languages_of(const struct source *source)
{
    struct languages found = {.count = 0};
    const struct table *table = &source->tables[TABLE_HOUSE];
    for (int i = 0; i < table->count; i++) {
        char item[ITEM_BYTES];
        for (struct value_list list = value_list(row_cell(table, &table->rows[i], "languages"));
             value_next(&list, item);) {
            int known = 0;
            while (known < found.count && strcmp(found.codes[known], item) != 0)
                known++;
            if (known == found.count && found.count < LANGUAGES_MOST && strlen(item) < 8 &&
                strcmp(item, "nl") != 0)
                strcpy(found.codes[found.count++], item);
        }
    }
    return found;
}

static int language_index(const struct languages *languages, const char *code)
{
    for (int i = 0; i < languages->count; i++)
        if (strcmp(languages->codes[i], code) == 0)
            return i;
    return -1;
}

/* Gathers by card in which languages its title and its lead stand: two bits a language. */
static unsigned long long *cards_said(const struct book *book, const struct source *source,
                                      const struct languages *languages)
{
    unsigned long long *said = calloc((size_t)book_count(book, REF_CARD) + 1, sizeof *said);
    if (!said)
        abort();
    const struct table *table = &source->tables[TABLE_TRANSLATION];
    for (int i = 0; i < table->count; i++) {
        const struct row *row = &table->rows[i];
        const char *field = row_cell(table, row, "field");
        int language = language_index(languages, row_cell(table, row, "language"));
        int bit = strcmp(field, "title") == 0 ? 0 : strcmp(field, "lead") == 0 ? 1 : -1;
        if (language < 0 || bit < 0 || strcmp(row_cell(table, row, "subject"), "card") != 0)
            continue;
        said[book_id(book, REF_CARD, row_cell(table, row, "row"))] |= 1ULL << (language * 2 + bit);
    }
    return said;
}

/* Cards of a table that lack the same. */
struct lack {
    uint32_t languages; /* a bit for each that has no title or no lead */
    bool all;           /* nothing is translated at all */
    struct row_group rows;
};

static struct lack lack_of(const struct languages *languages, unsigned long long said)
{
    struct lack lack = {.all = said == 0};
    for (int i = 0; i < languages->count; i++)
        if ((said >> (i * 2) & 3) != 3)
            lack.languages |= 1u << i;
    return lack;
}

static void lack_say_all(struct book *book, const struct table *table, const struct lack *lack)
{
    report_warning(&book->report, spot_of(table, lack->rows.first, column_of(table->id, "title")),
                   lack->rows.count == 1
                       ? MN_("%d kaart is in geen enkele taal van het huis vertaald (%s); zet in %s eerst "
                             "de kaarten die het vaakst nodig zijn")
                       : MN_("%d kaarten zijn in geen enkele taal van het huis vertaald (%s); zet in %s "
                             "eerst de kaarten die het vaakst nodig zijn"),
                   lack->rows.count, row_group_said(book, &lack->rows),
                   table_said(&book->report, table->source, TABLE_TRANSLATION));
}

static void lack_say(struct book *book, const struct table *table, const struct languages *languages,
                     const struct lack *lack)
{
    char missing[256] = "";
    if (lack->all) {
        lack_say_all(book, table, lack);
        return;
    }
    for (int i = 0; i < languages->count; i++)
        if (lack->languages >> i & 1)
            snprintf(missing + strlen(missing), sizeof missing - strlen(missing), "%s%s",
                     *missing ? ", " : "", languages->codes[i]);
    report_warning(&book->report, spot_of(table, lack->rows.first, column_of(table->id, "title")),
                   lack->rows.count == 1
                       ? MN_("bij %d kaart ontbreekt titel of tekst in %s (%s); wie die taal koos, leest "
                             "Nederlands: zet ze in %s")
                       : MN_("bij %d kaarten ontbreekt titel of tekst in %s (%s); wie die taal koos, leest "
                             "Nederlands: zet ze in %s"),
                   lack->rows.count, missing, row_group_said(book, &lack->rows),
                   table_said(&book->report, table->source, TABLE_TRANSLATION));
}

/* Cards that lack the same are told together; of kinds beyond the first LACKS each card is told by itself. */
static void check_table(struct book *book, const struct table *table, const struct languages *languages,
                        const unsigned long long *said)
{
    enum { LACKS = 64 };
    struct lack lacks[LACKS];
    int count = 0;
    for (int i = 0; languages->count && i < table->count; i++) {
        const struct row *row = &table->rows[i];
        if (!row->id || row->merged || !card_shown(table, row))
            continue;
        struct lack lack = lack_of(languages, said[row->id]);
        if (!lack.languages)
            continue;
        int at = 0;
        while (at < count && (lacks[at].languages != lack.languages || lacks[at].all != lack.all))
            at++;
        if (at == count && count < LACKS)
            lacks[count++] = lack;
        row_group_add(at < count ? &lacks[at].rows : &lack.rows, row);
        if (at == count)
            lack_say(book, table, languages, &lack);
    }
    for (int i = 0; i < count; i++)
        lack_say(book, table, languages, &lacks[i]);
}

static void say_unchecked(struct book *book, const struct table *table, const struct row_group *group,
                          const char *language)
{
    if (group->count)
        report_warning(&book->report, spot_of(table, group->first, column_of(TABLE_TRANSLATION, "checked")),
                       group->count == 1
                           ? MN_("%d vertaling in \"%s\" is door niemand nagekeken (%s); laat ze lezen door "
                                 "iemand die de taal spreekt en zet de dag")
                           : MN_("%d vertalingen in \"%s\" zijn door niemand nagekeken (%s); laat ze lezen "
                                 "door iemand die de taal spreekt en zet de dag"),
                       group->count, language, row_group_said(book, group));
}

static void check_marks(struct book *book, const struct source *source, const struct languages *languages)
{
    const struct table *table = &source->tables[TABLE_TRANSLATION];
    int column = column_of(TABLE_TRANSLATION, "checked"), day, rounding = source->sample ? 3 : 0;
    for (int l = 0; l < languages->count; l++) {
        struct row_group none = {.count = 0};
        for (int i = 0; i < table->count; i++)
            if (!*table->rows[i].cells[column] &&
                strcmp(row_cell(table, &table->rows[i], "language"), languages->codes[l]) == 0)
                row_group_add(&none, &table->rows[i]);
        say_unchecked(book, table, &none, languages->codes[l]);
    }
    for (int i = 0; i < table->count; i++)
        if (value_day(table->rows[i].cells[column], &day) && day + source->shift > book->as_of + rounding)
            report_warning(&book->report, spot_of(table, &table->rows[i], column),
                           "deze dag moet nog komen; vul in wanneer de vertaling echt is nagekeken");
}

void advise_translations(struct book *book)
{
    for (int s = 0; s < book->count; s++) {
        const struct source *source = &book->sources[s];
        struct languages languages = languages_of(source);
        unsigned long long *said = cards_said(book, source, &languages);
        for (int id = TABLE_PARTNER; id <= TABLE_ACTIVITY; id++)
            check_table(book, &source->tables[id], &languages, said);
        check_marks(book, source, &languages);
        free(said);
    }
}
