/* Sheets of any format on their way into the tables of a source.
 *
 * Ownership: the caller keeps the sheet_intake for as long as the sink is used.
 */
#ifndef TOOL_TABLE_SHEET_INTAKE_H
#define TOOL_TABLE_SHEET_INTAKE_H

#include "tool/sheet/sheet.h"
#include "tool/table/intake.h"

struct sheet_intake {
    struct intake *intake;
    const char *path;
    bool workbook;
    const char *unknown; /* a sheet that is no table and has had no row yet */
    int order;           /* for messages about a sheet that is no table */
};

/* A sink for one CSV file: its sheet is the table. */
struct sheet_sink sheet_intake_csv(struct sheet_intake *into, struct intake *intake, const char *path);

/* A sink for the sheets of a workbook. */
struct sheet_sink sheet_intake_workbook(struct sheet_intake *into, struct intake *intake, const char *path);

/* How messages name a sheet: 'essen.xlsx, blad "Aanbod"'. */
const char *sheet_label(struct arena *arena, const char *path, const char *sheet);

#endif
