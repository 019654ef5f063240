/* The parts of "Waar is het?", shared by its files: what is known of the way to a card, in words and on a plain map.
 *
 * Shape: a room of this house has words and the desk; a place outside has an address, minutes, a wind and a map; what has no
 *        coordinates, no address or no place at all says how to reach it instead.
 */
#ifndef SCREEN_WHERE_H
#define SCREEN_WHERE_H

#include "model/map.h"
#include "screen/card.h"

enum where_kind {
    WHERE_GONE,    /* the card left the publication */
    WHERE_ROOM,    /* in this house */
    WHERE_MAP,     /* outside, and we know where that is */
    WHERE_ADDRESS, /* outside, and nobody gave its coordinates */
    WHERE_AWAY     /* no place: they come to you, or you call */
};

/* A place outside that may help to find the way. */
struct where_sight {
    const struct place *place;
    struct map_point point;
};

struct where_view {
    enum where_kind kind;
    struct card_view card;
    const struct place *place; /* of the card; NULL: it has none, or nobody vouches for it any more */
    struct map_point point;    /* WHERE_MAP */
    const struct where_sight *sights;
    int sight_count; /* the nearest to the card first */
};

/* What tells the way, what decides first. Returns how many. */
int where_facts(struct arena *arena, const struct visit *visit, const struct where_view *view,
                struct card_fact facts[CARD_FACTS_MAX]);

/* The name of a room with its house, or of a place with its address; in large type above the facts. */
const char *where_name(struct arena *arena, const struct where_view *view);
char *where_line(struct arena *arena, const struct visit *visit, const struct where_view *view);

/* What the large sign says that stands where there is no map: how to walk, whom to call. */
const char *where_sign_words(struct arena *arena, const struct visit *visit, const struct where_view *view);

/* "240 meter hiervandaan, naar het oosten". */
char *where_bearing(struct arena *arena, struct map_point point, const char *language);

/* The map: north is up in every language. */
void where_map(struct canvas *canvas, struct rect rect, const struct visit *visit,
               const struct where_view *view);

#endif
