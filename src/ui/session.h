/* One visit: what a visitor chose and gathered. Wiped as a whole when the visit ends; never written anywhere. */
#ifndef UI_SESSION_H
#define UI_SESSION_H

#include "ui/route.h"
#include "ui/theme.h"

enum { LIST_MAX = 20, LIST_CODE_BYTES = 5, HISTORY_MAX = 64 };

struct session {
    char list[LIST_MAX][LIST_CODE_BYTES]; /* my list, in the order of adding */
    int list_count;
    struct reading reading; /* text size, theme, motion, easy language */
    char language[8];       /* that is shown */
    char chosen[8];         /* that the visitor chose; shown unless "Toon Nederlands" was touched */
    struct route history[HISTORY_MAX]; /* the last is the screen before this one */
    int depth;
};

#endif
