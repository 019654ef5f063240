/* A visit as text: one step a line, `#` comments.
 *
 * Shape:   now MOMENT · tap LABEL · tap #ID · find LABEL · see TEXT · miss TEXT · screen NAME · wait 90s · key NAME ·
 *          drag X Y DX DY · shot FILE.png · tree FILE.json · swap FILE · lang CODE · scale PERCENT · theme NAME ·
 *          try LABEL (a tap, where there is such a control: panels differ in what fits) ·
 *          clock set, clock unset (nobody set it: a moment that cannot be is doubted) ·
 *          card CODE (opens a card, whatever is on the screen) ·
 *          type TEXT (touches the keys of the keyboard, on whatever page they stand)
 * Ownership: the texts of the steps point into the bytes that were parsed.
 * Errors:  a line that is no step: file, line and what it should be.
 */
#ifndef APP_JOURNEY_H
#define APP_JOURNEY_H

#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"

enum verb {
    VERB_NOW,
    VERB_TAP,
    VERB_TRY,
    VERB_FIND,
    VERB_SEE,
    VERB_MISS,
    VERB_SCREEN,
    VERB_WAIT,
    VERB_KEY,
    VERB_DRAG,
    VERB_SHOT,
    VERB_TREE,
    VERB_SWAP,
    VERB_LANG,
    VERB_SCALE,
    VERB_THEME,
    VERB_TYPE,
    VERB_CLOCK,
    VERB_CARD,
    VERB_COUNT
};

struct step {
    enum verb verb;
    int line;
    const char *text; /* all behind the verb */
    int64_t
        number; /* now: Unix ms; wait: ms; key: enum input_key; scale: percent; theme: enum theme_name; clock: 1 set */
    int x, y, dx, dy; /* drag */
};

struct journey {
    const char *name;
    struct step *steps;
    int count;
};

/* Reads the steps in `bytes` (which it cuts into lines); they live in the arena. */
bool journey_parse(struct journey *journey, struct arena *arena, const char *name, char *bytes,
                   struct err *err);

#endif
