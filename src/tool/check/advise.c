#include "tool/check/advise.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/message.h"
#include "tool/check/prose.h"

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
        text->written = text->row->cells[text->column];
        text->text = prose_plain(&text->book->report.arena, text->written);
        if (*text->written)
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

/* A word that stands twice in a text is told once. */
static bool just_told(const struct message_list *list, struct spot spot, const char *text)
{
    for (int i = list->kept; i-- > 0;) {
        const struct message *message = &list->items[i];
        if (message->spot.order != spot.order || message->spot.row != spot.row ||
            message->spot.column != spot.column)
            return false;
        if (strcmp(message->text, text) == 0)
            return true;
    }
    return false;
}

void advise(const struct advised *text, const char *format, ...)
{
    char line[900];
    va_list args;
    va_start(args, format);
    vsnprintf(line, sizeof line, message_text(format), args);
    va_end(args);
    struct spot spot = spot_of(text->table, text->row, text->column);
    if (!just_told(&text->book->report.warnings, spot, line))
        report_warning(&text->book->report, spot, "%s", line);
}

void row_group_add(struct row_group *group, const struct row *row)
{
    int last = group->range_count - 1;
    group->first = group->first ? group->first : row;
    group->count++;
    if (group->beyond == 0 && last >= 0 && group->ranges[last].to == row->number - 1)
        group->ranges[last].to = row->number;
    else if (group->range_count < RANGES_NAMED)
        group->ranges[group->range_count++].from = group->ranges[last + 1].to = row->number;
    else
        group->beyond++;
}

const char *row_group_said(struct book *book, const struct row_group *group)
{
    struct arena *arena = &book->report.arena;
    const char *said = "";
    for (int i = 0; i < group->range_count; i++) {
        int from = group->ranges[i].from, to = group->ranges[i].to;
        said = arena_printf(arena, to > from ? "%s%s%d-%d" : "%s%s%d", said, i ? ", " : "", from, to);
    }
    if (group->beyond)
        return arena_printf(arena, M_("rijen %s en nog %d"), said, group->beyond);
    return arena_printf(arena, m_("rij %s", "rijen %s", group->count), said);
}

const char *card_owner(const struct table *table, const struct row *row, char owner[ITEM_BYTES])
{
    struct value_list list = value_list(row_cell(table, row, "partners"));
    return value_next(&list, owner) ? owner : "";
}
