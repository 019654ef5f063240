/* The parts of Mijn lijst, shared by its files: what stands on it, its rows in pages, and the code that takes it home.
 *
 * Shape: a card that was just taken off stays at its place, so that what puts it back lies where the finger is.
 *        A card that left the publication stays too, and says so: what somebody chose never vanishes in silence.
 *        One discreet card on the list makes the whole code wait until it is asked for, its own row is small and bears no
 *        topic: the list stands on a screen in a hall, and a code that shows can be read over a shoulder (product.md,
 *        promise 9). Names and numbers stay readable, for that is what the list is for.
 */
#ifndef SCREEN_MY_LIST_H
#define SCREEN_MY_LIST_H

#include "screen/screen.h"

struct list_entry {
    const char *code;
    bool found;   /* false: it left the publication */
    bool removed; /* just taken off */
    struct card card;
};

struct my_list {
    const struct list_entry *entries;
    int count;         /* entries, with the one just taken off */
    int kept, present; /* on the list; of these, in the publication */
    bool sensitive;    /* one of them is discreet */
    const char *link;  /* of what is present; NULL: nothing is */
};

/* The rows, in pages; the pager stands below them when there is more than one. */
void list_rows(struct canvas *canvas, struct rect zone, const struct visit *visit,
               const struct my_list *list);

/* The code and how to scan it, in the part of a screen that is looked at; on a compact one it takes the room of the rows. */
void list_take(struct canvas *canvas, struct rect room, const struct visit *visit,
               const struct my_list *list);

/* True while the code waits for somebody to ask for it. */
bool list_code_waits(const struct canvas *canvas, const struct visit *visit, const struct my_list *list);

#endif
