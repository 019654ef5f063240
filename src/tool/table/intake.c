#include "tool/table/intake.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "base/utf8.h"
#include "tool/table/table_name.h"
#include "tool/table/value.h"
#include "tool/talk/near.h"

static const char *near_column(const struct table_spec *spec, const char *name)
{
    struct near near;
    near_init(&near, name);
    for (int i = 0; i < spec->count; i++)
        near_try(&near, spec->columns[i].name);
    return near.best;
}

bool intake_table(struct intake *intake, const char *name, const char *file)
{
    struct arena *arena = &intake->source->arena;
    struct spot spot = {.file = arena_strdup(arena, file)};
    enum table_id id = table_named(name);
    intake->table = NULL;
    intake->width = 0;
    const char *near = id == TABLE_COUNT ? table_name_near(name) : NULL;
    if (near)
        report_error(
            intake->report, spot,
            "een tabel met deze naam ken ik niet; bedoel je \"%s\"? Geef het bestand die naam, of zet _ "
            "voor de naam als het van jezelf is",
            near);
    else if (id == TABLE_COUNT)
        report_error(
            intake->report, spot,
            "een tabel met deze naam ken ik niet; geef het bestand de naam van een tabel, of zet _ voor de "
            "naam als het van jezelf is");
    if (id == TABLE_COUNT)
        return false;
    struct table *table = &intake->source->tables[id];
    if (table->present) {
        report_error(intake->report, spot, "deze tabel staat er twee keer: hier en in %s; voeg ze samen",
                     table->file);
        return false;
    }
    table->file = spot.file;
    table->present = true;
    intake->table = table;
    return true;
}

/* The bytes of a blank that begins here, also of one that does not break or that nobody sees; 0: none does. */
static size_t blank_bytes(const char *text, size_t length)
{
    static const char *const blanks[] = {"\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x8B", "\xEF\xBB\xBF"};
    if (length && isspace((unsigned char)*text))
        return 1;
    for (size_t i = 0; i < sizeof blanks / sizeof *blanks; i++)
        if (length >= strlen(blanks[i]) && memcmp(text, blanks[i], strlen(blanks[i])) == 0)
            return strlen(blanks[i]);
    return 0;
}

/* A cell without the blanks around it. */
static void blanks_trim(const char **cell, size_t *length)
{
    for (size_t bytes; (bytes = blank_bytes(*cell, *length)); *length -= bytes)
        *cell += bytes;
    for (size_t back = 1; back <= 3 && back <= *length;)
        if (blank_bytes(*cell + *length - back, back) == back) {
            *length -= back;
            back = 1;
        } else {
            back++;
        }
}

/* Numbers, days and codes that were copied from a page may have blanks in them that no keyboard types. */
static const char *blanks_plain(struct intake *intake, const char *text)
{
    char *plain = arena_strdup(&intake->source->arena, text), *out = plain;
    for (const char *at = plain; *at;) {
        size_t bytes = blank_bytes(at, strlen(at));
        *out++ = bytes > 1 ? ' ' : *at;
        at += bytes ? bytes : 1;
    }
    *out = '\0';
    return plain;
}

/* A cell as text: trimmed, line ends as one newline, and what is no UTF-8 or no character at all replaced by
 * '?'. */
static const char *cell_clean(struct intake *intake, const char *cell, size_t length, bool *clean)
{
    *clean = true;
    blanks_trim(&cell, &length);
    if (length == 0)
        return "";
    char *copy = arena_strndup(&intake->source->arena, cell, length), *out = copy;
    for (size_t i = 0; i < length; i++) {
        unsigned char c = (unsigned char)copy[i];
        if (c == '\r' && i + 1 < length && copy[i + 1] == '\n')
            continue;
        bool bad = (c < ' ' && c != '\n' && c != '\r') || c == 0x7F;
        *clean = *clean && !bad;
        *out++ = bad ? '?' : c == '\r' ? '\n' : (char)c;
    }
    *out = '\0';
    if (!utf8_valid(copy)) {
        *clean = false;
        for (char *c = copy; *c; c++)
            *c = (unsigned char)*c < 0x80 ? *c : '?';
    }
    return copy;
}

/* The days and moments of a cell as the tables have them, also when Excel wrote them as 25/11/2026. */
static const char *days_read(struct intake *intake, const struct column *column, const char *text)
{
    bool list = column->kind == CELL_MOMENTS;
    bool days = list || column->kind == CELL_DAY || column->kind == CELL_DAY_OR_HOLIDAYS ||
                column->kind == CELL_MOMENT;
    char item[ITEM_BYTES], iso[MOMENT_BYTES];
    const char *read = "";
    if (!days || !strchr(text, '/'))
        return text;
    if (!list)
        return value_belgian(text, iso) ? arena_strdup(&intake->source->arena, iso) : text;
    for (struct value_list items = value_list(text); value_next(&items, item);)
        read = arena_printf(&intake->source->arena, "%s%s%s", read, *read ? "; " : "",
                            value_belgian(item, iso) ? iso : item);
    return read;
}

static void missing_columns(struct intake *intake, const bool *suggested)
{
    const struct table *table = intake->table;
    for (int i = 0; i < table->spec->count; i++)
        if (table->spec->columns[i].required && !table->has[i] && !suggested[i])
            report_error(intake->report, spot_of(table, NULL, i),
                         "deze kolom ontbreekt; zet \"%s\" in rij 1 en vul de kolom in",
                         table->spec->columns[i].name);
}

static void unknown_column(struct intake *intake, int number, const char *name, bool *suggested)
{
    const struct table *table = intake->table;
    const char *near = near_column(table->spec, name);
    int meant = near ? column_find(table->spec, near) : -1;
    if (meant >= 0 && !table->has[meant])
        suggested[meant] = true;
    struct spot spot = {table->file, table->order, number, report_quote(intake->report, name)};
    if (near)
        report_error(
            intake->report, spot,
            "deze kolom ken ik niet; bedoel je \"%s\"? Verbeter de naam in rij 1, of zet _ voor de naam "
            "als de kolom van jezelf is",
            near);
    else
        report_error(
            intake->report, spot,
            "deze kolom ken ik niet; verbeter de naam in rij 1, haal de kolom weg, of zet _ voor de naam "
            "als ze van jezelf is");
}

/* A name that begins with _ is nobody's table, and nobody's column either; a copy with remarks is a source too. */
static bool column_own(const char *name)
{
    return *name == '_' || column_is_remarks(name);
}

static void column_take(struct intake *intake, int position, int column)
{
    struct table *table = intake->table;
    if (table->has[column])
        report_error(intake->report, spot_of(table, NULL, column),
                     "deze kolom staat er twee keer; haal er een weg");
    table->has[column] = true;
    table->place[column] = position;
}

/* Says it once of a row that names none of our columns, which is no header; nothing below it can be read. */
static bool header_none(struct intake *intake, int number)
{
    const struct table *table = intake->table;
    for (int i = 0; i < table->spec->count; i++)
        if (table->has[i])
            return false;
    const struct spot spot = {table->file, table->order, number, NULL};
    report_error(
        intake->report, spot,
        "in deze eerste rij staat geen enkele naam van een kolom, zoals \"%s\"; zet de namen daar, en haal "
        "weg wat erboven staat. Deze tabel is niet gelezen",
        table->spec->columns[0].name);
    return true;
}

static void intake_header(struct intake *intake, int number, const char *const *cells, const size_t *lengths,
                          int count)
{
    struct table *table = intake->table;
    bool suggested[COLUMNS_MAX] = {false}, clean;
    int positions = (int)(sizeof intake->column_of / sizeof *intake->column_of);
    intake->width = count < positions ? count : positions;
    const char *names[COLUMNS_MAX * 2];
    for (int i = 0; i < intake->width; i++) {
        names[i] = cell_clean(intake, cells[i], lengths[i], &clean);
        int column = column_find(table->spec, names[i]);
        intake->column_of[i] = column >= 0 ? column : *names[i] ? COLUMN_OWN : COLUMN_NAMELESS;
        if (column >= 0)
            column_take(intake, i, column);
    }
    if (header_none(intake, number)) {
        intake->table = NULL;
        return;
    }
    for (int i = 0; i < intake->width; i++)
        if (intake->column_of[i] == COLUMN_OWN && !column_own(names[i]))
            unknown_column(intake, number, names[i], suggested);
    missing_columns(intake, suggested);
}

static struct row *row_add(struct intake *intake, int number)
{
    struct table *table = intake->table;
    if (table->count == table->capacity) {
        table->capacity = table->capacity ? table->capacity * 2 : 64;
        table->rows = realloc(table->rows, (size_t)table->capacity * sizeof *table->rows);
        if (!table->rows)
            abort();
    }
    struct row *row = &table->rows[table->count++];
    *row = (struct row){.number = number};
    row->cells = arena_array(&intake->source->arena, const char *, table->spec->count);
    for (int i = 0; i < table->spec->count; i++)
        row->cells[i] = "";
    return row;
}

static bool row_blank(const char *const *cells, const size_t *lengths, int count)
{
    for (int i = 0; i < count; i++) {
        const char *cell = cells[i];
        size_t length = lengths[i];
        blanks_trim(&cell, &length);
        if (length)
            return false;
    }
    return true;
}

/* Text that belongs to no column: in a column without a name it is said once, beside all columns once for each row. */
static void say_stray(struct intake *intake, const struct row *row, int position, const char *text)
{
    bool inside = position < intake->width;
    if (inside)
        intake->column_of[position] = COLUMN_OWN;
    report_error(
        intake->report, spot_of(intake->table, row, -1),
        inside || intake->table->sheet
            ? MN_("er staat \"%s\" in een kolom zonder naam; zet de naam in rij 1 of maak de cel leeg")
            : MN_("er staat \"%s\" in een kolom zonder naam; zet tekst met een komma tussen "
                  "aanhalingstekens"),
        report_quote(intake->report, text));
}

static void say_unclean(struct intake *intake, const struct row *row, int column, const char *text)
{
    report_error(
        intake->report, spot_of(intake->table, row, column),
        intake->table->sheet
            ? MN_("hier staan tekens die geen gewone tekst zijn, zoals een tab (\"%s\"); typ de tekst van "
                  "deze cel opnieuw")
            : MN_("hier staan tekens die geen gewone tekst zijn (\"%s\"); typ ze opnieuw en bewaar als CSV "
                  "met UTF-8"),
        report_quote(intake->report, text));
}

static const char *cell_read(struct intake *intake, const struct column *column, const char *text)
{
    return column->kind == CELL_TEXT ? text : days_read(intake, column, blanks_plain(intake, text));
}

void intake_row(struct intake *intake, int number, const char *const *cells, const size_t *lengths, int count)
{
    if (!intake->table || row_blank(cells, lengths, count))
        return;
    if (!intake->width) {
        intake_header(intake, number, cells, lengths, count);
        return;
    }
    bool strayed = false;
    struct row *row = row_add(intake, number);
    for (int i = 0; i < count; i++) {
        bool clean;
        int column = i < intake->width ? intake->column_of[i] : COLUMN_NAMELESS;
        const char *text = cell_clean(intake, cells[i], lengths[i], &clean);
        if (!clean)
            say_unclean(intake, row, column, text);
        if (column >= 0)
            row->cells[column] = cell_read(intake, &intake->table->spec->columns[column], text);
        else if (column == COLUMN_NAMELESS && *text && !strayed) {
            say_stray(intake, row, i, text);
            strayed = i >= intake->width;
        }
    }
}
