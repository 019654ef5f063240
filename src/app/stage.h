/* The kiosk without its glass: what is shown, what a touch does to it, and when it changes by itself.
 *
 * The live kiosk, journeys and tests drive the same stage: they hand it inputs and time, and draw when it is stale.
 *
 * Shape:     route -> enter -> model -> draw -> canvas -> touch -> action -> route; two canvases, the frame that is
 *            shown and the one before it.
 * Ownership: the stage owns its store from `stage_init` and `stage_swap` on; the text engine is borrowed.
 * Errors:    none; what is gone from a new publication leads back to what is there.
 */
#ifndef APP_STAGE_H
#define APP_STAGE_H

#include "app/idle.h"
#include "app/touch.h"
#include "base/clock.h"
#include "screen/screen.h"

enum { STAGE_DAMAGE_MAX = 16 };

/* What a stage begins with. */
struct stage_setup {
    const struct screen *const *screens; /* by enum screen_id */
    struct text *text;
    struct store *store;
    struct clock clock;
    struct panel panel;
    struct reading reading; /* of the first visit; the next begin as usual */
    const char *language;   /* of the first visit; NULL: Dutch */
};

/* A page that a finger let go of and that moves to its place. */
struct settle {
    bool on;
    int from, to, turn;
    int64_t start_ms;
};

struct stage {
    const struct screen *const *screens;
    struct text *text;
    struct store *store;
    struct clock clock;
    struct panel panel;
    struct theme theme;
    struct session session;
    struct route route;
    struct wall now;
    struct freshness fresh;
    struct arena arena; /* of the model */
    const void *model;
    struct keyboards *keyboards;
    struct canvas canvases[2];
    int shown;  /* index of the frame that is shown */
    bool stale; /* the frame no longer shows what is */
    struct touch touch;
    struct settle settle;
    int drag;                   /* pixels the page stands off its place */
    char focus[TOUCH_ID_BYTES]; /* control that keys move to; "": none */
    int64_t touched_ms;         /* when somebody last did something */
    bool outlines;              /* draw the edges of all controls */
    int64_t enter_us, draw_us;  /* what the last of each took */
};

/* Begins with the attract screen. */
void stage_init(struct stage *stage, const struct stage_setup *setup);

/* Frees everything, the store too. */
void stage_release(struct stage *stage);

/* The house whose kiosk this is; NULL without a store. */
const struct house *stage_house(const struct stage *stage);

/* Looks at the clock; true when what is shown of it changed. */
bool stage_clock(struct stage *stage);

/* Carries out what a control does. */
void stage_act(struct stage *stage, const struct action *action);

/* Takes a finger or a key. */
void stage_input(struct stage *stage, const struct input *input);

/* Lets time do its work. Returns the milliseconds until it has more to do: at most a minute. */
int64_t stage_tick(struct stage *stage);

/* Puts another publication in place, between two frames. */
void stage_swap(struct stage *stage, struct store *store);

/* The screen got another size. */
void stage_resize(struct stage *stage, struct panel panel);

/* The visitor chose another language: the screen that is there shows it. */
void stage_language(struct stage *stage, const char *language);

/* Shows the same screen in Dutch, or again in the visitor's language, which stays chosen. */
void stage_show_language(struct stage *stage, const char *language);

/* Asks the store again for what the screen shows. */
void stage_enter(struct stage *stage);

/* Draws what is. The frame stays until the next but one. */
const struct canvas *stage_draw(struct stage *stage);

/* The frame that is shown. */
const struct canvas *stage_frame(const struct stage *stage);

/* Where the frame that is shown differs from the one before; at most STAGE_DAMAGE_MAX rectangles. */
int stage_damage(const struct stage *stage, struct rect *rects);

/* True when drawing again gives the same frame. */
bool stage_steady(struct stage *stage);

/* Draws one of the publication's screens where nobody sees it, the next for each `step` from 0; false behind the last.
 * What cannot be shown ends the program here and not under a visitor's finger. For a stage at its attract screen. */
bool stage_tour(struct stage *stage, int step);

/* How long the screen that is shown waits, and how long nobody has touched it. */
struct patience stage_patience(const struct stage *stage);
int64_t stage_quiet_ms(const struct stage *stage);

/* True where the letters of a keyboard are typed: on the search screen, while its field is there. */
bool stage_types(const struct stage *stage);

/* True while the warning stands over the screen. */
bool stage_warned(const struct stage *stage);

#endif
