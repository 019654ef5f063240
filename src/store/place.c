#include "store/row.h"

static bool column_degrees(sqlite3_stmt *statement, int column, double bound, double *degrees)
{
    int type = sqlite3_column_type(statement, column);
    *degrees = sqlite3_column_double(statement, column);
    return (type == SQLITE_FLOAT || type == SQLITE_INTEGER) && *degrees >= -bound && *degrees <= bound;
}

static enum answer column_answer(sqlite3_stmt *statement, int column)
{
    return (enum answer)column_name(statement, column, answer_names, ANSWER_UNKNOWN);
}

static void place_read(struct store *store, struct arena *arena, sqlite3_stmt *statement, struct place *place)
{
    place->in_house = column_id(statement, 1) == store->house.id ||
                      (store->house.place && store->house.place->id == place->id);
    place->room = column_words(arena, statement, 2);
    place->street = column_words(arena, statement, 3);
    place->postcode = column_words(arena, statement, 4);
    place->town = column_words(arena, statement, 5);
    place->stop = column_words(arena, statement, 8);
    bool lat = column_degrees(statement, 6, 90, &place->lat),
         lon = column_degrees(statement, 7, 180, &place->lon);
    place->located = lat && lon;
    place->wheelchair = column_answer(statement, 9);
    place->pushchair = column_answer(statement, 10);
    place->toilet = column_answer(statement, 11);
    place->changing_table = column_answer(statement, 12);
}

struct place *place_load(struct store *store, struct arena *arena, int id)
{
    static const char sql[] = "SELECT name, house, room, street, postcode, town, lat, lon, stop, wheelchair, "
                              "pushchair, toilet, changing_table, route FROM place WHERE id = ?1";
    sqlite3_stmt *statement = id > 0 ? query_start(store, QUERY_PLACE, sql) : NULL;
    sqlite3_bind_int(statement, 1, id);
    if (!query_next(store, statement))
        return NULL;
    struct place *place = arena_array(arena, struct place, 1);
    place->id = id;
    place_read(store, arena, statement, place);
    const char *name = column_words(arena, statement, 0), *route = column_words(arena, statement, 13);
    query_end(statement);
    struct overlay overlay = overlay_load(store, arena, "place", id);
    place->name = overlay_words(&overlay, "name", name);
    place->route = overlay_words(&overlay, "route", route);
    place->room = overlay_words(&overlay, "room", place->room).text;
    return place;
}

int place_walk_minutes(const struct store *store, const struct place *place)
{
    const struct place *house = store->house.place;
    if (!place)
        return -1;
    if (place->in_house)
        return 0;
    if (!place->located || !house || !house->located)
        return -1;
    return walk_minutes(house->lat, house->lon, place->lat, place->lon);
}

/* Adds the places of one tab of the listing, near ones first, as far as there is room. */
static int places_gather(struct store *store, enum list_tab tab, int *ids, int count)
{
    enum { ROWS_MAX = 600 };
    static const char sql[] =
        "SELECT c.place FROM listing l CROSS JOIN card c ON c.id = l.card WHERE l.house = ?1 AND l.topic = 0 "
        "AND l.tab = ?2 AND c.sensitive = 0 ORDER BY l.rank LIMIT ?3";
    sqlite3_stmt *statement = query_start(store, QUERY_PLACES, sql);
    sqlite3_bind_int(statement, 1, store->house.id);
    sqlite3_bind_int(statement, 2, (int)tab);
    sqlite3_bind_int(statement, 3, ROWS_MAX);
    while (query_next(store, statement)) {
        int id = column_id(statement, 0), at = 0;
        while (at < count && ids[at] != id)
            at++;
        if (at == count && id > 0 && count < STORE_PLACES_MAX)
            ids[count++] = id;
    }
    return count;
}

const struct place *store_places(struct store *store, struct arena *arena, int *count)
{
    int ids[STORE_PLACES_MAX], found = 0;
    static const enum list_tab tabs[] = {TAB_PARTNERS, TAB_WHERE, TAB_DO};
    for (int i = 0; i < 3; i++)
        found = places_gather(store, tabs[i], ids, found);
    struct place *places = arena_array(arena, struct place, found + 1);
    *count = 0;
    for (int i = 0; i < found; i++) {
        const struct place *place = place_load(store, arena, ids[i]);
        if (place && place->located && !place->in_house)
            places[(*count)++] = *place;
    }
    return places;
}
