#include "tool/check/advise.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/message.h"

/* The columns that visitors read. */
static const struct {
    enum table_id table;
    const char *columns[10];
} shown[] = {
    {TABLE_HOUSE, {"mission", "desk_where", "phone_note"}},
    {TABLE_PLACE, {"name", "route"}},
    {TABLE_TOPIC, {"name", "lead"}},
    {TABLE_PARTNER, {"title", "lead", "easy", "roles"}},
    {TABLE_OFFER, {"title", "lead", "easy", "price_text", "reduced_text", "access_note", "documents"}},
    {TABLE_ACTIVITY,
     {"title", "lead", "easy", "price_text", "reduced_text", "access_note", "documents", "recurrence_text",
      "status_note"}},
    {TABLE_OCCURRENCE, {"note"}},
    {TABLE_HOURS_EXCEPTION, {"note"}},
    {TABLE_PRESENCE, {"note"}},
    {TABLE_QUESTION, {"text"}},
    {TABLE_CAMPAIGN, {"name", "text"}},
    {TABLE_SLIDE, {"title", "text"}},
    {TABLE_POLL, {"question"}},
};

static void row_texts(struct advised *text, const char *const *columns, advised_fn *each)
{
    for (; *columns; columns++) {
        text->column = column_of(text->table->id, *columns);
        text->text = text->row->cells[text->column];
        if (*text->text)
            each(text);
    }
}

static bool row_shown(const struct table *table, const struct row *row)
{
    bool card = table->id == TABLE_PARTNER || table->id == TABLE_OFFER || table->id == TABLE_ACTIVITY;
    return !row->merged && (!card || card_shown(table, row));
}

void advise_texts(struct book *book, advised_fn *each, void *context)
{
    struct advised text = {.book = book, .context = context};
    for (int s = 0; s < book->count; s++)
        for (size_t i = 0; i < sizeof shown / sizeof *shown; i++) {
            text.table = &book->sources[s].tables[shown[i].table];
            for (int r = 0; r < text.table->count; r++) {
                text.row = &text.table->rows[r];
                if (row_shown(text.table, text.row))
                    row_texts(&text, shown[i].columns, each);
            }
        }
}

void advise(const struct advised *text, const char *format, ...)
{
    char line[900];
    va_list args;
    va_start(args, format);
    vsnprintf(line, sizeof line, message_text(format), args);
    va_end(args);
    report_warning(&text->book->report, spot_of(text->table, text->row, text->column), "%s", line);
}
