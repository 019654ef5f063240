/* The parts of a screen: header or topic band, what you look at, what you touch, and the six slots at the bottom.
 *
 * Shape:  portrait: look above touch. Landscape: look beside touch, and on tall screens `head` above the touch column,
 *         where a finger should not need to reach. Compact: a bar with the title, then one column (`look` is empty).
 * Source: accessibility.md 5.1 ("kijken boven, tikken onder") and 5.2.
 */
#ifndef UI_FRAME_H
#define UI_FRAME_H

#include "ui/canvas.h"
#include "ui/session.h"

enum frame_kind {
    FRAME_HEADER, /* logo, house and clock; then a title */
    FRAME_TITLE,  /* a title only */
    FRAME_BAND,   /* the coloured band of a topic or card */
    FRAME_BARE    /* header without slots at the bottom */
};

struct frame {
    enum frame_kind kind;
    struct rect bar;    /* logo, place and clock; or the band */
    struct rect head;   /* title of the screen */
    struct rect look;   /* what is read; empty on compact screens */
    struct rect touch;  /* what is touched, all of it within reach */
    struct rect origin; /* where a translation says so; empty in Dutch */
    struct rect nav;    /* the six slots; empty on bare screens */
};

/* What stands at the top of a screen. */
struct heading {
    const char *name, *municipality;    /* of the house */
    const char *clock, *date;           /* "14.05", "woensdag 25 november"; clock "": nobody knows */
    const char *short_date;             /* "wo 25 nov", where the long one has no room */
    const char *note;                   /* "Voorbeeldgegevens"; NULL: nothing to say */
    const char *title, *title_language; /* language NULL: the interface's */
    const char *line;                   /* below the title; may be NULL */
    const char *icon;                   /* band: the topic's */
    unsigned colour;                    /* band: the topic's */
};

/* The room of a screen. */
struct frame frame_make(const struct theme *theme, enum frame_kind kind);

/* Draws header, title or band, whatever the kind asks for. */
void frame_heading(struct canvas *canvas, const struct frame *frame, const struct heading *heading);

/* The six slots; `here` is the screen that is shown, `list_count` the number on Mijn lijst. */
void frame_nav(struct canvas *canvas, const struct frame *frame, enum screen_id here, int list_count);

/* "Vertaald uit het Nederlands" with a button to the Dutch text and back; nothing for a visitor who chose Dutch. With
 * `untranslated` it says that there is no translation yet. */
void frame_origin(struct canvas *canvas, const struct frame *frame, const struct session *session,
                  bool untranslated);

/* True where that strip has room for words, not just for its button. */
bool frame_origin_speaks(const struct theme *theme);

/* True from the text size on at which things side by side go below each other. */
bool frame_is_narrow(const struct theme *theme);

#endif
