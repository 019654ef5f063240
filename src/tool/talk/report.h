/* What is wrong in the tables of staff, gathered so that one run shows it all.
 *
 * Shape:      an error blocks a build, a warning does not. At most `shown` of each are kept, all are counted.
 * Ownership:  the report owns its texts; files and columns are borrowed.
 */
#ifndef TOOL_TALK_REPORT_H
#define TOOL_TALK_REPORT_H

#include <stdbool.h>
#include <stdio.h>

#include "base/arena.h"

enum { REPORT_SHOWN = 200 };

/* A place in the tables as a spreadsheet shows it. */
struct spot {
    const char *file;   /* "data/essen/offer.csv" */
    int order;          /* of the file among all files */
    int row;            /* as the spreadsheet counts, the header is row 1; 0: the file as a whole */
    const char *column; /* NULL: the row as a whole */
};

struct message {
    struct spot spot;
    const char *text; /* what is wrong and how to mend it */
};

struct message_list {
    struct message *items;
    int kept, capacity;
    long count;
};

struct report {
    struct arena arena;
    int shown; /* REPORT_SHOWN, until somebody wants more */
    struct message_list errors, warnings;
};

/* Makes an empty report. */
void report_init(struct report *report);

/* Frees all texts. */
void report_release(struct report *report);

/* Adds an error; the text says what is wrong and how to mend it, without a full stop. The format is looked up in the
 * language of staff (base/message.h). */
void report_error(struct report *report, struct spot spot, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Adds something to look at that does not block. */
void report_warning(struct report *report, struct spot spot, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* True when an error stands in this cell, or, with column NULL, anywhere in this row; of the first thousand errors. */
bool report_told(const struct report *report, struct spot spot);

/* True when further errors are only counted, so that nobody needs to look for a remedy. */
bool report_full(const struct report *report);

/* A cell's text on one line, shortened, for use in a message. */
const char *report_quote(struct report *report, const char *text);

/* "; bedoel je X?" or "" when `near` is NULL. */
const char *report_near(struct report *report, const char *near);

/* "a, b, c" of a NULL-ended list. */
const char *report_words(struct report *report, const char *const *words);

/* Writes all messages, errors first, each in the order of files and rows. */
void report_print(struct report *report, FILE *file);

/* Puts all messages in the order of files and rows, as `report_print` does. */
void report_sort(struct report *report);

/* "2 fouten, 1 waarschuwing". */
const char *report_counts(struct report *report);

#endif
