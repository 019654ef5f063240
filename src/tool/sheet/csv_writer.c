#include "tool/sheet/csv_writer.h"

#include <string.h>
#include <strings.h>

struct csv_writer csv_writer(FILE *file)
{
    return (struct csv_writer){.file = file, .separator = ',', .line_end = "\n"};
}

static bool needs_quotes(const struct csv_writer *writer, const char *text)
{
    const char signs[] = {'"', '\r', '\n', writer->separator, '\0'};
    size_t length = strlen(text);
    if (length == 0)
        return writer->single;
    if (strpbrk(text, signs) || strchr(" \t", text[0]) || strchr(" \t", text[length - 1]))
        return true;
    return !writer->begun && (strpbrk(text, ",;\t|") || strncasecmp(text, "sep=", 4) == 0);
}

void csv_write_cell(struct csv_writer *writer, const char *text)
{
    if (writer->column++)
        putc(writer->separator, writer->file);
    if (!needs_quotes(writer, text)) {
        fputs(text, writer->file);
        return;
    }
    putc('"', writer->file);
    for (; *text; text++) {
        if (*text == '"')
            putc('"', writer->file);
        putc(*text, writer->file);
    }
    putc('"', writer->file);
}

void csv_write_end(struct csv_writer *writer)
{
    fputs(writer->line_end, writer->file);
    writer->begun = true;
    writer->column = 0;
}
