/* One visit: what a visitor chose and gathered. Wiped as a whole when the visit ends; never written anywhere. */
#ifndef UI_SESSION_H
#define UI_SESSION_H

#include "ui/route.h"
#include "ui/theme.h"

enum { LIST_MAX = 20, LIST_CODE_BYTES = 5, HISTORY_MAX = 64 };

/* What was taken off my list last, for as long as it can be put back: until the next change, or until its screen is left. */
struct removed {
    char code[LIST_CODE_BYTES]; /* "": nothing to put back */
    int at;                     /* where it stood */
};

/* What was typed on the search screen: never in a log, a file or a route. */
enum { QUERY_BYTES = 121, KEYS_ABC = 16 };
struct typing {
    char query[QUERY_BYTES];
    int keys; /* page of the keyboard; KEYS_ABC is added while its letters stand in the order of the alphabet */
    bool ever; /* something was typed this visit */
};

struct session {
    char list[LIST_MAX][LIST_CODE_BYTES]; /* my list, in the order of adding */
    int list_count;
    struct removed removed;
    struct typing typing;
    struct reading reading; /* text size, theme, motion, easy language */
    char language[8];       /* that is shown */
    char chosen[8];         /* that the visitor chose; shown unless "Toon Nederlands" was touched */
    struct route history[HISTORY_MAX]; /* the last is the screen before this one */
    int depth;
};

#endif
