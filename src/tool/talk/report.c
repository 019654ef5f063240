#include "tool/talk/report.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "base/utf8.h"

enum { QUOTED = 60, LOOKED_AT = 1000 };

void report_init(struct report *report)
{
    *report = (struct report){.shown = REPORT_SHOWN};
    arena_init(&report->arena);
}

void report_release(struct report *report)
{
    arena_release(&report->arena);
    free(report->errors.items);
    free(report->warnings.items);
    report_init(report);
}

static void list_add(struct report *report, struct message_list *list, struct spot spot, const char *format,
                     va_list args)
{
    list->count++;
    if (list->kept == report->shown)
        return;
    if (list->kept == list->capacity) {
        list->capacity = list->capacity ? list->capacity * 2 : 32;
        list->items = realloc(list->items, (size_t)list->capacity * sizeof *list->items);
        if (!list->items)
            abort();
    }
    char text[1024];
    vsnprintf(text, sizeof text, message_text(format), args);
    list->items[list->kept++] = (struct message){spot, arena_strdup(&report->arena, text)};
}

void report_error(struct report *report, struct spot spot, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    list_add(report, &report->errors, spot, format, args);
    va_end(args);
}

void report_warning(struct report *report, struct spot spot, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    list_add(report, &report->warnings, spot, format, args);
    va_end(args);
}

bool report_told(const struct report *report, struct spot spot)
{
    for (int i = 0; i < report->errors.kept && i < LOOKED_AT; i++) {
        const struct spot *said = &report->errors.items[i].spot;
        if (said->order == spot.order && said->row == spot.row && strcmp(said->file, spot.file) == 0 &&
            (!spot.column || (said->column && strcmp(said->column, spot.column) == 0)))
            return true;
    }
    return false;
}

bool report_full(const struct report *report)
{
    return report->errors.kept == report->shown;
}

const char *report_quote(struct report *report, const char *text)
{
    if (report_full(report))
        return "";
    char out[QUOTED * 4 + 8];
    size_t used = 0;
    const char *rest = text;
    for (int i = 0; *rest && i < QUOTED; i++) {
        uint32_t code = utf8_next(&rest);
        used += utf8_put(out + used, code < ' ' ? ' ' : code);
    }
    out[used] = '\0';
    return arena_printf(&report->arena, "%s%s", out, *rest ? "…" : "");
}

const char *report_near(struct report *report, const char *near)
{
    return near ? arena_printf(&report->arena, M_("; bedoel je \"%s\"?"), near) : "";
}

const char *report_words(struct report *report, const char *const *words)
{
    const char *text = "";
    if (!report_full(report))
        for (; *words; words++)
            text = *text ? arena_printf(&report->arena, "%s, %s", text, *words) : *words;
    return text;
}

static int message_order(const void *left, const void *right)
{
    const struct message *a = left, *b = right;
    if (a->spot.order != b->spot.order)
        return a->spot.order < b->spot.order ? -1 : 1;
    if (a->spot.row != b->spot.row)
        return a->spot.row < b->spot.row ? -1 : 1;
    return strcmp(a->spot.column ? a->spot.column : "", b->spot.column ? b->spot.column : "");
}

static void message_print(const struct message *message, const char *prefix, FILE *file)
{
    fprintf(file, "%s%s", prefix, message->spot.file);
    if (message->spot.row)
        fprintf(file, M_(", rij %d"), message->spot.row);
    if (message->spot.column)
        fprintf(file, M_(", kolom %s"), message->spot.column);
    fprintf(file, ": %s\n", message->text);
}

static void list_print(struct message_list *list, const char *prefix, FILE *file)
{
    for (int i = 0; i < list->kept; i++)
        message_print(&list->items[i], prefix, file);
    if (list->count > list->kept)
        fprintf(file, M_("%sen nog %ld\n"), prefix, list->count - list->kept);
}

void report_sort(struct report *report)
{
    struct message_list *const lists[] = {&report->errors, &report->warnings};
    for (int i = 0; i < 2; i++)
        if (lists[i]->kept)
            qsort(lists[i]->items, (size_t)lists[i]->kept, sizeof *lists[i]->items, message_order);
}

void report_print(struct report *report, FILE *file)
{
    report_sort(report);
    list_print(&report->errors, "", file);
    list_print(&report->warnings, M_("let op: "), file);
}

const char *report_counts(struct report *report)
{
    long errors = report->errors.count, warnings = report->warnings.count;
    const char *left = arena_printf(&report->arena, m_("%ld fout", "%ld fouten", errors), errors);
    const char *right =
        arena_printf(&report->arena, m_("%ld waarschuwing", "%ld waarschuwingen", warnings), warnings);
    return arena_printf(&report->arena, "%s, %s", left, right);
}
