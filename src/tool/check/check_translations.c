#include "tool/check/check.h"

#include <string.h>

#include "tool/table/table_name.h"
#include "tool/table/translated.h"
#include "tool/table/value.h"
#include "tool/talk/near.h"

static bool house_speaks(const struct book *book, const char *language)
{
    char item[ITEM_BYTES];
    for (int s = 0; s < book->count; s++) {
        const struct table *table = &book->sources[s].tables[TABLE_HOUSE];
        for (int i = 0; i < table->count; i++)
            for (struct value_list list = value_list(row_cell(table, &table->rows[i], "languages"));
                 value_next(&list, item);)
                if (strcmp(item, language) == 0)
                    return true;
    }
    return false;
}

/* The text of a question or a code that looks like what was written. */
static const char *near_row(const struct book *book, const struct table *table, const char *subject,
                            const char *name)
{
    static const struct {
        const char *subject;
        enum ref ref;
    } coded[] = {
        {"card", REF_CARD},   {"topic", REF_TOPIC},       {"place", REF_PLACE},
        {"house", REF_HOUSE}, {"age_band", REF_AGE_BAND}, {"life_domain", REF_LIFE_DOMAIN},
    };
    for (size_t i = 0; i < sizeof coded / sizeof *coded; i++)
        if (strcmp(coded[i].subject, subject) == 0)
            return lookup_near(&book->lookups[coded[i].ref], name);
    bool question = strcmp(subject, "question") == 0;
    const struct table *texts = &table->source->tables[question ? TABLE_QUESTION : TABLE_SLIDE];
    int column = column_of(texts->id, question ? "text" : "title");
    struct near near;
    near_init(&near, name);
    for (int i = 0; i < texts->count; i++)
        near_try(&near, texts->rows[i].cells[column]);
    return near.best;
}

/* Where the rows of a subject stand. */
static const char *subject_said(struct book *book, const struct table *table, const char *subject)
{
    enum table_id id = table_named(subject);
    if (strcmp(subject, "card") == 0)
        return ref_said(&book->report, table->source, REF_CARD);
    return id == TABLE_COUNT ? subject : table_said(&book->report, table->source, id);
}

static void check_row_named(struct book *book, const struct table *table, const struct row *row)
{
    const char *subject = row_cell(table, row, "subject"), *name = row_cell(table, row, "row");
    bool by_text = strcmp(subject, "question") == 0 || strcmp(subject, "slide") == 0;
    if (!*subject || !*name)
        return;
    const char *near = report_full(&book->report) ? NULL : near_row(book, table, subject, name);
    const char *quote = report_quote(&book->report, name);
    struct spot spot = spot_of(table, row, column_of(TABLE_TRANSLATION, "row"));
    const char *where = subject_said(book, table, subject);
    if (near)
        report_error(&book->report, spot, "\"%s\" bestaat niet in %s; bedoel je \"%s\"?", quote, where, near);
    else if (by_text)
        report_error(&book->report, spot,
                     "\"%s\" bestaat niet in %s; schrijf hier precies de Nederlandse tekst", quote, where);
    else
        report_error(&book->report, spot, "\"%s\" bestaat niet in %s; schrijf hier de code van de rij", quote,
                     where);
}

static void check_field(struct book *book, const struct table *table, const struct row *row,
                        struct translated found)
{
    const char *field = row_cell(table, row, "field");
    const char *const *fields = translated_fields(found.table->id), *const *known = fields;
    struct spot spot = spot_of(table, row, column_of(TABLE_TRANSLATION, "field"));
    while (*known && strcmp(*known, field) != 0)
        known++;
    if (!*field)
        return;
    const char *where = table_said(&book->report, found.table->source, found.table->id);
    const char *near = *known ? NULL : near_word(field, fields), *words = report_words(&book->report, fields);
    if (near)
        report_error(&book->report, spot,
                     "het veld \"%s\" wordt bij %s niet vertaald; bedoel je \"%s\"? Kies uit %s",
                     report_quote(&book->report, field), where, near, words);
    else if (!*known)
        report_error(&book->report, spot, "het veld \"%s\" wordt bij %s niet vertaald; kies uit %s",
                     report_quote(&book->report, field), where, words);
    else if (!*row_cell(found.table, found.row, field))
        report_warning(&book->report, spot,
                       "dit veld is in het Nederlands leeg (%s, rij %d); vul het daar ook in",
                       found.table->file, found.row->number);
}

static void check_language(struct book *book, const struct table *table, const struct row *row)
{
    const char *language = row_cell(table, row, "language");
    struct spot spot = spot_of(table, row, column_of(TABLE_TRANSLATION, "language"));
    if (strcmp(language, "nl") == 0)
        report_error(&book->report, spot,
                     "Nederlands staat in de tabel zelf; verbeter de tekst daar en haal deze rij weg");
    else if (*language && !house_speaks(book, language))
        report_warning(&book->report, spot, "geen enkel huis toont \"%s\"; zet de taal bij languages in %s",
                       language, table_said(&book->report, table->source, TABLE_HOUSE));
}

/* The same text may come from two sources that share a topic; then the first one counts. */
static void check_twice(struct book *book, struct lookup *seen, struct arena *arena,
                        const struct table *table, int index)
{
    struct row *row = &table->rows[index];
    const char *subject = row_cell(table, row, "subject");
    bool by_text = strcmp(subject, "question") == 0 || strcmp(subject, "slide") == 0;
    const char *key = arena_printf(arena, "%s\x1f%s\x1f%s\x1f%s\x1f%d", subject, row_cell(table, row, "row"),
                                   row_cell(table, row, "field"), row_cell(table, row, "language"),
                                   by_text ? table->order : 0);
    const struct entry *first = lookup_find(seen, key);
    if (!first) {
        lookup_add(seen, (struct entry){.key = key, .table = table, .row = index});
        return;
    }
    const struct row *before = &first->table->rows[first->row];
    row->merged = true;
    if (first->table == table ||
        strcmp(row_cell(table, row, "text"), row_cell(first->table, before, "text")) != 0)
        report_error(&book->report, spot_of(table, row, -1),
                     "deze vertaling staat ook in %s, rij %d; laat er één staan", first->table->file,
                     before->number);
}

void check_translations(struct book *book)
{
    struct lookup seen;
    struct arena arena;
    lookup_init(&seen);
    arena_init(&arena);
    for (int s = 0; s < book->count; s++) {
        struct table *table = &book->sources[s].tables[TABLE_TRANSLATION];
        for (int i = 0; i < table->count; i++) {
            const struct row *row = &table->rows[i];
            struct translated found = translated_find(book, table, row);
            check_language(book, table, row);
            check_twice(book, &seen, &arena, table, i);
            if (found.table)
                check_field(book, table, row, found);
            else
                check_row_named(book, table, row);
        }
    }
    lookup_release(&seen);
    arena_release(&arena);
}
