/* Where the tables of a source stand while an import changes them: CSV files in a folder, or the sheets of a workbook.
 *
 * Shape:     a source that is not there yet is an empty one: a folder, or by its name (.xlsx) a workbook as `template`
 *            makes it. A workbook is read once and written once, cell by cell (xlsx_edit.h), so that what staff made of
 *            it stays.
 * Ownership: texts live in the arena that was given; ledgers borrow the binder.
 */
#ifndef TOOL_IMPORT_BINDER_H
#define TOOL_IMPORT_BINDER_H

#include "tool/import/ledger.h"
#include "tool/table/columns.h"

struct binder {
    struct arena *arena;
    const char *path;
    bool workbook, there;
    struct ledger_style style; /* of new files in a folder */
    char *bytes;               /* of the workbook as it was read */
    size_t length;
    struct report report; /* notes about its cells */
    struct grid grid;
};

/* Finds the source, after finishing what an import that stopped left there; false, with a line, when no import can
 * change it. Close it in both cases. */
bool binder_open(struct binder *binder, struct arena *arena, const char *path, struct err *err);

/* Opens a table as a ledger; TABLE_COUNT is `_bron`. Close the ledger in both cases. */
bool binder_ledger(struct binder *binder, enum table_id id, const char *const *names, struct ledger *ledger,
                   struct err *err);

/* True when the source has this table. */
bool binder_has(const struct binder *binder, enum table_id id);

/* False, with a line, when the source is read-only or a workbook that is open elsewhere. */
bool binder_ready(const struct binder *binder, struct err *err);

/* Writes the ledgers that changed: all of them, or none, and none when somebody saved one meanwhile. */
bool binder_write(struct binder *binder, const struct ledger *const *changed, int count, struct err *err);

/* Frees what is not in the arena. */
void binder_close(struct binder *binder);

#endif
