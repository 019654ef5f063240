/* The pages of the sample houses, made by the commands as staff run them, and ways to look at them.
 *
 * Ownership: `made_open` makes a folder that `made_close` removes; texts live until the next call.
 */
#ifndef TESTS_SITE_MADE_H
#define TESTS_SITE_MADE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <sqlite3.h>

enum { HOUSES = 4 };

extern const char *const houses[HOUSES];

/* The folder of everything; set by `made_open`. */
const char *made_folder(void);

/* Builds the four publications and their pages in FOLDER/HOUSE; as a group's setup. */
int made_open(void **state);
int made_close(void **state);

/* Runs a command of wegwijzer-data with these words, ended by NULL; its exit code. What it said is in `made_said`. */
int made_run(const char *command, ...) __attribute__((sentinel));
const char *made_said(void);

/* FOLDER/NAME and the file there; NULL when there is none. */
const char *made_path(const char *format, ...) __attribute__((format(printf, 1, 2)));
char *made_read(const char *path, size_t *length);

/* A copy of a house's publication, changed by SQL: its path. */
const char *made_changed(const char *house, const char *sql);

/* Runs `work` for each row of a query on a house's publication; all columns as text, NULL stays NULL. */
typedef void made_row(const char *house, const char **columns, void *data);
int made_each(const char *house, const char *sql, made_row *work, void *data);

/* Runs `work` for each file below a folder whose name ends so. */
typedef void made_file(const char *path, const char *bytes, size_t length, void *data);
int made_files(const char *folder, const char *end, made_file *work, void *data);

#endif
