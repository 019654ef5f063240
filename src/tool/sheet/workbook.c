#include "tool/sheet/workbook.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "base/path.h"
#include "tool/sheet/ods_reader.h"
#include "tool/sheet/package.h"
#include "tool/sheet/xlsx_reader.h"

bool name_ends_in(const char *name, const char *ending)
{
    size_t length = strlen(name), tail = strlen(ending);
    return length > tail && strcasecmp(name + length - tail, ending) == 0;
}

bool workbook_named(const char *path)
{
    static const char *const endings[] = {".xlsx", ".xlsm", ".ods", ".xls", ".xlsb", ".xltx", ".fods"};
    const char *name = strrchr(path, '/') ? strrchr(path, '/') + 1 : path;
    const char *dot = strrchr(name, '.');
    if (!dot || *name == '.' || *name == '~')
        return false;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (strcasecmp(dot, endings[i]) == 0)
            return true;
    return false;
}

/* The kind that an OpenDocument file says it is; false when it is another one than a spreadsheet. */
static bool mimetype_good(struct package *package, struct err *err)
{
    static const char sheets[] = "application/vnd.oasis.opendocument.spreadsheet";
    char *type;
    size_t length;
    if (!package_read(package, "mimetype", 256, &type, &length, err))
        return false;
    bool good = strncmp(type, sheets, sizeof sheets - 1) == 0;
    free(type);
    return good ||
           err_set(err,
                   "dit is geen rekenblad maar een ander document; zet de tabellen in een .xlsx of .ods");
}

static bool is_text_document(const char *bytes, size_t length)
{
    return length > 5 && memcmp(bytes, "<?xml", 5) == 0;
}

bool workbook_is_open(const char *path, char lock[WORKBOOK_LOCK_BYTES])
{
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    int folder = (int)(name - path);
    snprintf(lock, WORKBOOK_LOCK_BYTES, "%.*s.~lock.%s#", folder, path, name); /* LibreOffice */
    if (access(lock, F_OK) == 0)
        return true;
    snprintf(lock, WORKBOOK_LOCK_BYTES, "%.*s~$%s", folder, path, name); /* Excel */
    return access(lock, F_OK) == 0;
}

bool workbook_read_bytes(const char *bytes, size_t length, const struct sheet_sink *sink,
                         enum workbook_kind *kind, struct err *err)
{
    struct package package;
    *kind = WORKBOOK_NONE;
    if (is_text_document(bytes, length))
        return err_set(err,
                       "dit is een werkboek als één XML-bestand (.fods, .xml); bewaar het als .xlsx of .ods");
    bool ok = package_open(&package, bytes, length, err);
    if (ok && package_has(&package, "mimetype")) {
        *kind = WORKBOOK_ODS;
        ok = mimetype_good(&package, err) && ods_read(&package, sink, err);
    } else if (ok) {
        *kind = WORKBOOK_XLSX;
        ok = xlsx_read(&package, sink, err);
    }
    package_close(&package);
    return ok;
}

bool workbook_read(const char *path, const struct sheet_sink *sink, enum workbook_kind *kind, struct err *err)
{
    char *bytes;
    size_t length;
    if (!path_read(path, PACKAGE_FILE_MAX, &bytes, &length, err))
        return false;
    bool ok = workbook_read_bytes(bytes, length, sink, kind, err);
    free(bytes);
    return ok ? true : err_prefix(err, path);
}
