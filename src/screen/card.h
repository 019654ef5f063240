/* The parts of the card screen, shared by its files: what was read, the facts, and what a phone takes home. */
#ifndef SCREEN_CARD_H
#define SCREEN_CARD_H

#include "screen/row.h"
#include "screen/screen.h"

/* What the card shows in the place of its own text and code. */
enum card_panel { PANEL_NONE, PANEL_DATES, PANEL_OFFERS, PANEL_RELATED };

struct card_view {
    bool found;
    struct card card;
    const struct topic *topic;              /* may be NULL */
    const struct card_row *previous, *next; /* neighbours in the list it was opened from; may be NULL */
    const char *payloads[3];                /* by enum take_use; NULL: this card has no such use */
};

/* One fact of a card: a picture, what matters, and one line more. */
struct card_fact {
    const char *icon, *text, *more;            /* without an icon: a sentence of the lead */
    const char *text_language, *more_language; /* NULL: the interface's */
    bool good, quiet;                          /* open now; small, for what only reassures */
    const char *brief;                         /* the text where room is short; NULL: no other */
    bool vital;                                /* when, where, who to call: never behind "Meer info" alone */
    const char *where; /* code of the card whose "Waar is het?" it opens; NULL: it opens nothing */
};

enum { CARD_FACTS_MAX = 32 };

/* All facts of a card, what decides first. Returns how many. */
int card_facts(struct arena *arena, const struct visit *visit, const struct card_view *view,
               struct card_fact facts[CARD_FACTS_MAX]);

/* True when the text of a card is shown in Dutch for want of a translation. */
bool card_untranslated(const struct card_view *view);

/* "ma – vr 9.00 – 12.00 · za 9.30 – 12.30": the week that holds on a day; NULL when no hours are known. */
char *card_week(struct arena *arena, const struct opening_hours *hours, int day, const char *language);

/* Draws lead and facts in `columns`; what does not fit waits on the next page, behind "Meer info" in `more`. Pages
 * count from the route. */
void card_facts_draw(struct canvas *canvas, struct rect rect, struct rect more, int columns,
                     const struct visit *visit, const struct card_view *view);

/* The same for facts of any kind, without a lead. */
void card_flow(struct canvas *canvas, struct rect rect, struct rect more, int columns,
               const struct visit *visit, struct card_fact *facts, int count);

enum { CARD_ACTIONS_MAX = 6 };

/* Room between the buttons of a card, pixels. */
int card_gap(const struct theme *theme);

/* What one can do with this card, the main action first; "Hoort hierbij" among it where `related`. Returns how many. */
int card_actions(const struct visit *visit, const struct card_view *view, struct arena *arena, bool related,
                 struct control actions[CARD_ACTIONS_MAX]);

/* Buttons in rows of `columns`; the last row shares its width among what it holds. */
void card_actions_draw(struct canvas *canvas, struct rect rect, int columns, const struct control *actions,
                       int count);

/* The ways to the cards before and after this one; each has its own half, so that a finger finds "Volgende" where it was. */
void card_neighbours_draw(struct canvas *canvas, struct rect rect, const struct visit *visit,
                          const struct card_view *view, enum button_look look);

/* Cuts a bar with all actions off the page's end, in one row where they have room: the facts need the height. False when
 * the neighbours had no room in it. */
bool card_bar_draw(struct canvas *canvas, struct rect *page, const struct visit *visit,
                   const struct card_view *view);

/* In the place of a card that left the publication. */
void card_gone(struct canvas *canvas, struct rect rect);

/* The white card with the QR code, how to scan it, and where it leads. */
void card_take_draw(struct canvas *canvas, struct rect rect, const struct visit *visit,
                    const struct card_view *view);

/* The same while a discreet code waits to be asked for; the button that asks stands elsewhere. */
void card_take_waits(struct canvas *canvas, struct rect rect);

/* The buttons that choose what the code is for, side by side or below each other. */
void card_take_buttons(struct canvas *canvas, struct rect rect, bool stacked, const struct visit *visit,
                       const struct card_view *view);

/* Which list of the card the route asks for. */
enum card_panel card_panel(const struct visit *visit);

/* Draws that list. */
void card_panel_draw(struct canvas *canvas, struct rect rect, const struct visit *visit,
                     const struct card_view *view);

/* The host of a link, which may be broken behind its dots where there is little room. */
char *card_host(struct arena *arena, const char *link);

/* "Waar is het?" of a card. */
struct route card_where(const char *code);

/* Works out the payloads of a card. */
void card_take_enter(const struct visit *visit, struct card_view *view);

#endif
