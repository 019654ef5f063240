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
    static const char sql[] =
        "SELECT name, house, room, street, postcode, town, lat, lon, stop, wheelchair, pushchair, toilet, "
        "changing_table, route FROM place WHERE id = ?1";
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
