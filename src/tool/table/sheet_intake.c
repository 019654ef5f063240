#include "tool/table/sheet_intake.h"

#include <string.h>

#include "base/message.h"
#include "tool/table/table_name.h"

const char *sheet_label(struct arena *arena, const char *path, const char *sheet)
{
    return arena_printf(arena, M_("%s, blad \"%s\""), path, sheet);
}

static bool sheet_take(void *data, const char *name)
{
    struct sheet_intake *into = data;
    struct intake *intake = into->intake;
    struct arena *arena = &intake->source->arena;
    const char *file = into->workbook ? sheet_label(arena, into->path, name) : into->path;
    intake->table = NULL;
    into->unknown = NULL;
    if (table_name_own(name))
        return false;
    if (into->workbook && table_named(name) == TABLE_COUNT) {
        into->unknown = arena_strdup(arena, name); /* an error as soon as there is something on it */
        return true;
    }
    if (!intake_table(intake, name, file))
        return false;
    intake->table->sheet = into->workbook ? arena_strdup(arena, name) : NULL;
    return true;
}

static void unknown_say(struct sheet_intake *into)
{
    struct report *report = into->intake->report;
    struct arena *arena = &into->intake->source->arena;
    const struct spot spot = {.file = sheet_label(arena, into->path, into->unknown), .order = into->order};
    const char *near = table_name_near(into->unknown);
    if (near)
        report_error(
            report, spot,
            "een tabel met deze naam ken ik niet; bedoel je \"%s\"? Geef het blad die naam, of zet _ voor "
            "de naam als het van jezelf is",
            near);
    else
        report_error(
            report, spot,
            "een tabel met deze naam ken ik niet; geef het blad de naam van een tabel, of zet _ voor de "
            "naam als het van jezelf is");
    into->unknown = NULL;
}

/* A phone number that the spreadsheet took for a number has lost its first 0. */
static void numbers_look(struct sheet_intake *into, const struct sheet_row *row)
{
    struct intake *intake = into->intake;
    for (int i = 0; i < row->count && i < intake->width; i++) {
        int column = intake->column_of[i];
        if (column < 0 || row->kinds[i] != SHEET_NUMBER ||
            intake->table->spec->columns[column].kind != CELL_PHONE || row->lengths[i] < 4)
            continue;
        const struct row place = {.number = row->number};
        report_warning(intake->report, spot_of(intake->table, &place, column),
                       "hier staat een getal (%s) en geen tekst, dus een 0 vooraan is weg; maak van de kolom "
                       "tekst en typ het nummer opnieuw",
                       row->cells[i]);
    }
}

static void row_take(void *data, const struct sheet_row *row)
{
    struct sheet_intake *into = data;
    if (into->unknown)
        unknown_say(into);
    if (!into->intake->table)
        return;
    bool header = !into->intake->width;
    intake_row(into->intake, row->number, row->cells, row->lengths, row->count);
    if (!header)
        numbers_look(into, row);
}

/* The column by its name in the header, or by its letter. */
static const char *column_said(struct intake *intake, int column)
{
    char letter[24];
    if (column < 0)
        return NULL;
    if (column < intake->width && intake->column_of[column] >= 0)
        return intake->table->spec->columns[intake->column_of[column]].name;
    sheet_cell_name(0, column, letter);
    return arena_strdup(&intake->source->arena, letter);
}

static void note_take(void *data, const struct sheet_note *note)
{
    struct sheet_intake *into = data;
    struct intake *intake = into->intake;
    if (!intake->table)
        return;
    const struct spot spot = {intake->table->file, intake->table->order, note->row,
                              column_said(intake, note->column)};
    if (note->error)
        report_error(intake->report, spot, "%s", note->text);
    else
        report_warning(intake->report, spot, "%s", note->text);
}

static struct sheet_sink sink_make(struct sheet_intake *into, struct intake *intake, const char *path,
                                   bool workbook)
{
    *into = (struct sheet_intake){
        .intake = intake, .path = path, .workbook = workbook, .order = intake->source->tables[0].order};
    return (struct sheet_sink){into, sheet_take, row_take, note_take};
}

struct sheet_sink sheet_intake_csv(struct sheet_intake *into, struct intake *intake, const char *path)
{
    return sink_make(into, intake, path, false);
}

struct sheet_sink sheet_intake_workbook(struct sheet_intake *into, struct intake *intake, const char *path)
{
    return sink_make(into, intake, path, true);
}
