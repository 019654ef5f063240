/* The parts of a screen: header or topic band, what you look at, what you touch, and the six slots at the bottom.
 *
 * Shape:  portrait: look above touch. Landscape: look beside touch, and on tall screens `head` above the touch column,
 *         where a finger should not need to reach. Compact: a bar, then one column (`look` is empty).
 * Source: accessibility.md 5.1 ("kijken boven, tikken onder") and 5.2.
 */
#ifndef UI_FRAME_H
#define UI_FRAME_H

#include "model/date.h"
#include "ui/canvas.h"
#include "ui/session.h"

struct frame {
    struct rect bar;      /* logo, place and clock, or the topic's band */
    struct rect head;     /* title of the screen */
    struct rect look;     /* what is read; empty on compact screens */
    struct rect touch;    /* what is touched, all of it within reach */
    struct rect nav;      /* the six slots; empty on bare screens */
};

/* The room of a screen. A band is the coloured top of a topic or card; `bare` screens have no slots at the bottom. */
struct frame frame_make(const struct theme *theme, bool band, bool bare);

/* Logo, "Huis van het Kind", municipality, clock and date. */
void frame_header(struct canvas *canvas, const struct frame *frame, const char *name, const char *municipality,
                  struct wall now, bool sample);

/* The coloured band with icon, title and a line below it. Returns nothing that is left: the band is full. */
void frame_band(struct canvas *canvas, const struct frame *frame, unsigned colour, const char *icon, const char *title,
                const char *title_language, const char *line);

/* The six slots; `here` is the slot that is filled (Start, Taal, Leeshulp, Mijn lijst or Vraag hulp), or SCREEN_COUNT. */
void frame_nav(struct canvas *canvas, const struct frame *frame, enum screen_id here, const struct session *session);

#endif
