#include "tool/csv_reader.h"

#include <csv.h>
#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/path.h"

enum { CELLS_MAX = 512 };

static const size_t file_cap_bytes = (size_t)1 << 30;

struct csv_rows {
    csv_row_fn *take;
    void *data;
    int number;   /* of the row being read */
    int last_end; /* the character that ended the row before */
    char *text;   /* all cells of the row, one behind the other */
    size_t used, capacity;
    size_t starts[CELLS_MAX], lengths[CELLS_MAX];
    int count;
};

static void cell_ended(void *bytes, size_t length, void *data)
{
    struct csv_rows *rows = data;
    if (rows->count == CELLS_MAX)
        return;
    if (rows->used + length + 1 > rows->capacity) {
        rows->capacity = (rows->used + length + 1) * 2;
        rows->text = realloc(rows->text, rows->capacity);
        if (!rows->text)
            abort();
    }
    if (length)
        memcpy(rows->text + rows->used, bytes, length);
    rows->starts[rows->count] = rows->used;
    rows->lengths[rows->count++] = length;
    rows->used += length;
}

static void row_ended(int end, void *data)
{
    struct csv_rows *rows = data;
    /* The line feed of CR LF is reported as an empty row of its own. */
    bool second_half = end == '\n' && rows->last_end == '\r' && rows->count == 0;
    rows->last_end = second_half ? 0 : end;
    if (second_half)
        return;
    const char *cells[CELLS_MAX];
    for (int i = 0; i < rows->count; i++)
        cells[i] = rows->text + rows->starts[i];
    if (rows->count)
        rows->take(rows->data, rows->number, cells, rows->lengths, rows->count);
    rows->number++;
    rows->count = 0;
    rows->used = 0;
}

bool csv_parse_rows(const char *bytes, size_t length, csv_row_fn *take, void *data, int *row)
{
    struct csv_parser parser;
    struct csv_rows rows = {.take = take, .data = data, .number = 1, .capacity = 4096};
    if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL) != 0)
        abort();
    rows.text = malloc(rows.capacity);
    if (!rows.text)
        abort();
    if (length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0)
        bytes += 3, length -= 3;
    bool ok = csv_parse(&parser, bytes, length, cell_ended, row_ended, &rows) == length &&
              csv_fini(&parser, cell_ended, row_ended, &rows) == 0;
    *row = rows.number;
    csv_free(&parser);
    free(rows.text);
    return ok;
}

static void take_row(void *data, int number, const char *const *cells, const size_t *lengths, int count)
{
    intake_row(data, number, cells, lengths, count);
}

static bool file_read(const char *folder, const char *file, struct intake *intake, struct err *err)
{
    char *path = arena_printf(&intake->source->arena, "%s/%s", folder, file), *bytes;
    char *name = arena_strndup(&intake->source->arena, file, strlen(file) - 4);
    size_t length;
    int row;
    if (!intake_table(intake, name, path))
        return true;
    if (!path_read(path, file_cap_bytes, &bytes, &length, err))
        return false;
    if (!csv_parse_rows(bytes, length, take_row, intake, &row)) {
        struct spot spot = {path, intake->table->order, row, NULL};
        report_error(intake->report, spot,
                     "in of na deze rij staat een aanhalingsteken te veel of te weinig; zet de hele cel "
                     "tussen \" en schrijf een "
                     "\" in de tekst twee keer. Wat erna komt, is niet gelezen");
    }
    free(bytes);
    return true;
}

static int is_csv(const struct dirent *entry)
{
    size_t length = strlen(entry->d_name);
    return entry->d_name[0] != '.' && length > 4 && strcmp(entry->d_name + length - 4, ".csv") == 0;
}

static bool folder_read(const char *path, struct intake *intake, struct err *err)
{
    struct dirent **entries;
    int count = scandir(path, &entries, is_csv, alphasort);
    if (count < 0)
        return err_set(err, "%s: deze map kan ik niet lezen; kijk na of je er rechten op hebt", path);
    bool ok =
        count > 0 || err_set(err, "%s: in deze map staat geen enkele CSV-tabel; is het de juiste map?", path);
    for (int i = 0; i < count; i++) {
        ok = ok && file_read(path, entries[i]->d_name, intake, err);
        free(entries[i]);
    }
    free(entries);
    return ok;
}

static bool is_folder(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

const struct source_reader csv_reader = {is_folder, folder_read};
