#include "tool/sheet/csv_reader.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "base/path.h"
#include "tool/sheet/csv_text.h"
#include "tool/sheet/workbook.h"

enum { CELLS_MAX = 1024 };

static const size_t file_cap_bytes = (size_t)1 << 30;

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
    return entry->d_name[0] != '.' && name_ends_in(entry->d_name, ".csv");
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
