/* The contract of a screen: a const table with `enter`, which asks the store, and `draw`, which is pure.
 *
 * Everything else is generic: the bottom bar, pages and their dragging, hit testing, focus, back, idle, wiping.
 * `enter` runs whenever the route, the minute, the language, the reading help or the publication changes;
 * `draw` may run many times in between and gives the same frame each time.
 *
 * Ownership: a model lives in the visit's arena until the next `enter`.
 */
#ifndef SCREEN_SCREEN_H
#define SCREEN_SCREEN_H

#include "base/arena.h"
#include "model/freshness.h"
#include "model/house.h"
#include "store/store.h"
#include "ui/canvas.h"
#include "ui/keyboard.h"
#include "ui/session.h"

/* How long a screen may stay untouched: accessibility.md 5.7. */
enum dwell {
    DWELL_FOREVER,   /* attract */
    DWELL_START,     /* 60 s, then a warning of 30 s */
    DWELL_LIST,      /* the house's idle_list_s (90) + 30 s */
    DWELL_CARD,      /* the house's idle_card_s (150) + 30 s */
    DWELL_SENSITIVE, /* 60 + 20 s */
    DWELL_DONE       /* 15 s, without a warning */
};

struct visit {
    const struct route *route;
    const struct session *session;
    struct store *store; /* for `enter` only */
    const struct house *house;
    const struct theme *theme;
    struct text *text;
    struct arena *arena;
    struct wall now; /* when the clock is doubted: the day the publication was made */
    struct freshness fresh;
    struct keyboards *keyboards;
};

struct screen {
    enum dwell dwell;
    bool bare; /* without the six slots at the bottom */
    const void *(*enter)(const struct visit *visit);
    void (*draw)(const struct visit *visit, const void *model, struct canvas *canvas);
    enum dwell (*dwell_of)(const void *model); /* optional: a dwell that depends on what is shown */
    bool (*untranslated)(const void *model);   /* optional: true where its text is there in Dutch only */
    bool (*fills)(
        const struct visit *visit); /* optional: true where it takes the place of the six slots too */
    const char *(*title)(const struct visit *visit, const void *model); /* what a reader is told on arrival */
};

/* All screens, by enum screen_id. */
extern const struct screen *const screens[SCREEN_COUNT];

/* The warning over the screen that is shown: `left` of 0..1 of its time is left. */
void idle_draw(const struct visit *visit, struct canvas *canvas, double left);

/* What a kiosk without a publication shows: who to ask and whom to call, from the configuration. Texts may be NULL. */
struct calm {
    const char *house, *desk, *phone;
    const char *helplines; /* "112 Brandweer; 1712 Vragen over geweld"; NULL: the five national ones */
};
void calm_draw(const struct calm *calm, struct canvas *canvas);

#endif
