/* What a finger means: presses, taps, cancelled presses and drags of a page, out of raw contacts.
 *
 * Shape:  pure; the frame that is shown says what lies under the finger, the events say what time it is.
 * Units:  pixels and steady milliseconds.
 * Source: accessibility.md 5.6: first finger only, act on release inside the same target, 8 mm slop, three
 * contacts within 100 ms are a palm, a contact held 3 s is dropped, one target is not chosen twice within 500
 * ms.
 */
#ifndef APP_TOUCH_H
#define APP_TOUCH_H

#include <stdint.h>

#include "ui/canvas.h"
#include "ui/input.h"

enum { TOUCH_CONTACTS = 16, TOUCH_ID_BYTES = 64, TOUCH_HELD_MS = 3000 };

enum touch_phase {
    TOUCH_IDLE,
    TOUCH_PRESSING, /* a finger is on a control */
    TOUCH_WAITING,  /* a finger is on nothing, and may still drag */
    TOUCH_DRAGGING,
    TOUCH_SPENT /* what the finger does no longer counts, until it lifts */
};

struct contact {
    int64_t finger, down_ms, seen_ms;
};

struct touch {
    struct contact contacts[TOUCH_CONTACTS];
    int count; /* a finger only counts when it came down on an empty panel */
    enum touch_phase phase;
    int64_t finger;               /* the one that counts */
    int x, y;                     /* where it came down */
    int origin_y;                 /* where its drag began */
    char target[TOUCH_ID_BYTES];  /* control that is pressed */
    char guarded[TOUCH_ID_BYTES]; /* control chosen last */
    int64_t guarded_until_ms;
    int mark_y, last_y; /* for the speed of a flick: some 80 ms ago, and now */
    int64_t mark_ms, last_ms;
};

enum touch_kind {
    TOUCH_NOTHING,
    TOUCH_PRESSED,   /* `target` of the state is under the finger */
    TOUCH_CANCELLED, /* the press, or the wait for one, ended without effect */
    TOUCH_CHOSEN,    /* `id` */
    TOUCH_MISSED,    /* a tap on nothing */
    TOUCH_DRAGGED,   /* the page stands `dy` pixels lower */
    TOUCH_TURNED     /* the drag ended: `turn` pages on (-1, 0, 1) */
};

struct touch_result {
    enum touch_kind kind;
    char id[TOUCH_ID_BYTES];
    int dy, turn;
};

/* Takes a finger's DOWN, MOVE or UP on the frame that is shown. */
struct touch_result touch_feed(struct touch *touch, const struct canvas *canvas, const struct input *input);

/* Lets time pass: contacts that were held too long are dropped. */
struct touch_result touch_tick(struct touch *touch, int64_t now_ms);

/* When `touch_tick` has something to do; INT64_MAX: never. */
int64_t touch_deadline_ms(const struct touch *touch);

/* Id of the control to draw as pressed, or NULL. */
const char *touch_pressed(const struct touch *touch);

/* Makes what the finger on the screen does from now on count for nothing. */
void touch_spend(struct touch *touch);

#endif
