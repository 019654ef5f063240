/* A publication's own screens, drawn where nobody sees them. */
#include <stdio.h>
#include <string.h>

#include "app/stage.h"

enum { TOUR_CARDS = 40 };

/* The route of a step: every screen, every topic, then the first cards. False behind the last. */
static bool tour_route(struct stage *stage, int step, struct route *route)
{
    const struct house *house = stage_house(stage);
    *route = route_to((enum screen_id)(step < SCREEN_COUNT ? step : SCREEN_TOPIC));
    if (step < SCREEN_COUNT && step != SCREEN_TOPIC && step != SCREEN_CARD)
        return true;
    int topic = step < SCREEN_COUNT ? 0 : step - SCREEN_COUNT;
    if (topic < house->topic_count) {
        snprintf(route->topic, sizeof route->topic, "%s", house->topics[topic].code);
        return true;
    }
    int index = topic - house->topic_count, read;
    struct picks picks =
        store_list(stage->store, &stage->arena, stage->now, -1, TAB_WHERE, &(struct filter){.age = -1});
    if (index >= TOUR_CARDS || index >= picks.count)
        return false;
    *route = route_to(SCREEN_CARD);
    const struct card_row *row = store_rows(stage->store, &stage->arena, stage->now, picks, index, 1, &read);
    if (read == 1)
        memcpy(route->card, row->code, sizeof row->code);
    return true;
}

bool stage_tour(struct stage *stage, int step)
{
    struct route before = stage->route, route;
    bool stale = stage->stale;
    if (!tour_route(stage, step, &route))
        return false;
    if (route.screen == SCREEN_CARD && !route.card[0])
        return true; /* a row that is broken is left out of lists too */
    stage->route = route;
    stage_enter(stage);
    stage_steady(stage);
    stage->route = before;
    stage_enter(stage);
    stage->stale = stale;
    return true;
}
