/* Plays a journey on a stage, with a real finger and a clock of its own, and paints what a kiosk would show.
 *
 * Shape:  a tap goes down and up on the control's middle through the same touch code as on glass; only what is damaged
 *         is painted. A tap takes steady time but leaves the wall clock where `now` put it.
 * Errors: a step that fails ends the journey: file, line, what was expected and what is on the screen.
 */
#ifndef APP_PLAYER_H
#define APP_PLAYER_H

#include "app/inspect.h"
#include "app/journey.h"
#include "app/stage.h"
#include "sdl/painter.h"

struct player {
    struct stage *stage;
    struct painter *painter;
    struct picture picture;      /* what is on the glass */
    struct picture whole;        /* audit: the same painted at once; no pixels without audit */
    struct inspector *inspector; /* NULL: no audit */
    const char *out, *house, *data;
    struct arena arena;
    bool painted;        /* something is on the glass */
    const char *failure; /* why the last step failed: "expected ..." */
};

struct player_setup {
    const char *out;             /* folder of shots and trees; NULL: the current one */
    const char *house;           /* of a publication that arrives; NULL: its first */
    const char *data;            /* the publication that is shown first */
    struct inspector *inspector; /* NULL: no audit */
};

/* Makes the glass. The stage and all of the setup are borrowed. */
void player_init(struct player *player, struct stage *stage, const struct player_setup *setup);
void player_release(struct player *player);

/* Plays all steps; false with `failure` set: "FILE:LINE: expected ...; on the screen (NAME): ...". */
bool player_play(struct player *player, const struct journey *journey);

#endif
