#include "tool/table/csv_reader.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "base/message.h"
#include "base/path.h"
#include "tool/table/sheet_intake.h"
#include "tool/table/table_name.h"

enum { CELLS_MAX = 1024 };

static const size_t file_cap_bytes = (size_t)1 << 30;

bool csv_parse_rows(const char *bytes, size_t length, csv_row_fn *take, void *data, int *row)
{
    struct csv_text csv;
    csv_text_open(&csv, bytes, length);
    enum csv_fault fault = csv_text_rows(&csv, take, data, row);
    csv_text_close(&csv);
    return fault == CSV_FINE;
}

static void take_row(void *data, int number, const char *const *cells, const size_t *lengths, int count)
{
    static const unsigned char kinds[CELLS_MAX];
    const struct sheet_sink *sink = data;
    const struct sheet_row row = {number, count, cells, lengths, kinds};
    sink->row(sink->data, &row);
}

static void note(const struct sheet_sink *sink, bool error, int row, const char *text)
{
    const struct sheet_note note = {error, row, -1, text};
    sink->note(sink->data, &note);
}

bool csv_read_sheet(const char *path, const char *name, const struct sheet_sink *sink, struct err *err)
{
    char *bytes;
    size_t length;
    struct csv_text csv;
    int row;
    if (!sink->sheet(sink->data, name))
        return true;
    if (!path_read(path, file_cap_bytes, &bytes, &length, err))
        return false;
    csv_text_open(&csv, bytes, length);
    if (csv.encoding == CSV_WINDOWS)
        note(sink, false, 0,
             M_("dit bestand is met Windows-tekens bewaard en niet als UTF-8; ik heb het zo gelezen. Kijk "
                "letters met een accent na, of bewaar het als \"CSV UTF-8\""));
    enum csv_fault fault = csv_text_rows(&csv, take_row, (void *)sink, &row);
    if (fault == CSV_QUOTES)
        note(sink, true, row,
             M_("in of na deze rij staat een aanhalingsteken te veel of te weinig; zet de hele cel tussen \" "
                "en schrijf een \" in de tekst twee keer. Wat erna komt, is niet gelezen"));
    if (fault == CSV_WIDE)
        note(sink, true, row,
             M_("deze rij heeft meer dan 1024 cellen; haal de kolommen weg die je niet nodig hebt. Deze rij "
                "en wat erna komt, is niet gelezen"));
    csv_text_close(&csv);
    free(bytes);
    return true;
}

static int is_csv(const struct dirent *entry)
{
    size_t length = strlen(entry->d_name);
    return entry->d_name[0] != '.' && length > 4 && strcasecmp(entry->d_name + length - 4, ".csv") == 0;
}

int csv_names(const char *folder, char ***names)
{
    struct dirent **entries;
    int count = scandir(folder, &entries, is_csv, alphasort);
    if (count < 0)
        return -1;
    *names = calloc((size_t)count + 1, sizeof **names);
    for (int i = 0; i < count; i++) {
        if (!*names || !((*names)[i] = strdup(entries[i]->d_name)))
            abort();
        free(entries[i]);
    }
    free(entries);
    return count;
}

static bool file_read(const char *folder, const char *file, struct intake *intake, struct err *err)
{
    char *path = arena_printf(&intake->source->arena, "%s/%s", folder, file);
    char *name = arena_strndup(&intake->source->arena, file, strlen(file) - 4);
    struct sheet_intake into;
    const struct sheet_sink sink = sheet_intake_csv(&into, intake, path);
    return csv_read_sheet(path, name, &sink, err);
}

static bool folder_read(const char *path, struct intake *intake, struct err *err)
{
    char **names;
    int count = csv_names(path, &names);
    if (count < 0)
        return err_set(err, "%s: deze map kan ik niet lezen; kijk na of je er rechten op hebt", path);
    bool ok =
        count > 0 || err_set(err, "%s: in deze map staat geen enkele CSV-tabel; is het de juiste map?", path);
    for (int i = 0; i < count; i++) {
        ok = ok && file_read(path, names[i], intake, err);
        free(names[i]);
    }
    free(names);
    return ok;
}

static bool is_folder(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

const struct source_reader csv_reader = {is_folder, folder_read};
