/* One line of text that says what went wrong outside the program, where, and how to mend it. */
#ifndef BASE_ERR_H
#define BASE_ERR_H

#include <stdbool.h>

struct err {
    /* Empty while nothing went wrong; never ends in a newline; a longer one is cut at a letter. */
    char text[1024];
};

/* Fills `err` (may be NULL) and returns false, so that a caller can `return err_set(...)`. The format is looked up in the
 * language of staff (base/message.h), the arguments are not. */
bool err_set(struct err *err, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Puts "`context`: " before the text that is there; returns false. Where both are too long the context is cut first, as
 * the remedy stands at the end. */
bool err_prefix(struct err *err, const char *context);

#endif
