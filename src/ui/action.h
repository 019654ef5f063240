/* What happens when a control is chosen. A plain value that only the app carries out. */
#ifndef UI_ACTION_H
#define UI_ACTION_H

#include <stddef.h>

#include "ui/route.h"

enum action_kind {
    ACTION_NONE, /* not a control */
    ACTION_GO,   /* to `route`; Terug comes back here, to this page */
    ACTION_STAY, /* to `route` in place: a filter, a tab, a page; Terug skips it */
    ACTION_BACK,
    ACTION_HOME,
    ACTION_DONE,        /* end the visit */
    ACTION_RESET,       /* wipe and show the attract screen */
    ACTION_CONTINUE,    /* "Ja, ga verder" */
    ACTION_LIST_TOGGLE, /* card `code` on or off my list */
    ACTION_LIST_CLEAR,
    ACTION_LANGUAGE, /* `code`; from attract it opens Start, else it goes back to the page */
    ACTION_DUTCH,    /* `value` 1: the same page in Dutch; 0: back in the visitor's own language */
    ACTION_SCALE,    /* text size, `value` percent */
    ACTION_THEME,    /* `value` is an enum theme_name */
    ACTION_MOTION,   /* `value` 1: less motion */
    ACTION_EASY,     /* `value` 1: easy language */
    ACTION_TYPE,     /* `text` behind what was typed; `value` 1: in the place of its last letter */
    ACTION_ERASE,    /* the last letter that was typed */
    ACTION_QUERY,    /* `text` in the place of all that was typed; "" clears it */
    ACTION_KEYS      /* `value`: another page of the keyboard, as in struct typing */
};

enum { ACTION_TEXT_BYTES = 64 };

struct action {
    enum action_kind kind;
    struct route route;
    int value;
    char code[8];
    char text[ACTION_TEXT_BYTES];
};

/* To another screen. */
static inline struct action action_go(struct route route)
{
    return (struct action){.kind = ACTION_GO, .route = route};
}

/* The same screen, otherwise filtered or paged. */
static inline struct action action_stay(struct route route)
{
    return (struct action){.kind = ACTION_STAY, .route = route};
}

/* One of the actions that need nothing else. */
static inline struct action action_of(enum action_kind kind)
{
    return (struct action){.kind = kind};
}

/* A key of the keyboard, or a word to search for at once. */
struct action action_text(enum action_kind kind, const char *text);

/* Writes an action for people and tests to read: "go topic kinderopvang", "stay page 1", "back". Never what is typed. */
void action_format(const struct action *action, char *out, size_t size);

#endif
