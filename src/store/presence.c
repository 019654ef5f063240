#include "store/presence.h"

#include "store/facts.h"
#include "store/gather.h"
#include "store/traits.h"

enum { PRESENCES_MAX = 400 };

static bool presence_fits(struct store *store, struct wall now, struct presence_want want, int card)
{
    struct facts facts;
    if (!facts_load(store, card, now.day, &facts) || !facts_listed(&facts))
        return false;
    struct traits traits = traits_of_card(store, now.day, card);
    static const struct filter any = {.age = -1};
    return traits_fit(&traits, want.filter ? want.filter : &any,
                      want.topic < store->house.topic_count ? want.topic : -1);
}

static bool presence_read(sqlite3_stmt *statement, struct date *date)
{
    date->card = column_id(statement, 0);
    return date->card > 0 && column_wall(statement, 1, &date->start) && column_wall(statement, 2, &date->end);
}

void presences_add(struct store *store, struct wall now, struct presence_want want, struct pick_list *list)
{
    static const char sql[] = "SELECT card, start, \"end\" FROM presence WHERE house = ?1 AND start >= ?2 "
                              "AND start < ?3 AND \"end\" > ?4 ORDER BY start";
    sqlite3_stmt *statement = query_start(store, QUERY_PRESENCES, sql);
    sqlite3_bind_int(statement, 1, store->house.id);
    bind_wall(statement, 2, (struct wall){now.day - 1, 0});
    bind_wall(statement, 3, (struct wall){now.day + 1, 0});
    bind_wall(statement, 4, (struct wall){now.day, 0});
    list->max += PRESENCES_MAX;
    for (int left = PRESENCES_MAX; left > 0 && query_next(store, statement); left--) {
        struct date date;
        if (!presence_read(statement, &date) || (!want.with_over && date_is_over(&date, now)))
            continue;
        if (presence_fits(store, now, want, date.card))
            pick_add(list, (struct pick){.card = date.card, .start = date.start, .presence = true});
    }
    query_end(statement);
}

struct picks presences_of_card(struct store *store, struct arena *arena, struct wall now, int card, int days)
{
    static const char sql[] = "SELECT card, start, \"end\" FROM presence WHERE house = ?1 AND start >= ?2 "
                              "AND start < ?3 AND card = ?4 ORDER BY start";
    struct pick_list list = {.arena = arena, .max = STORE_DATES_MAX};
    sqlite3_stmt *statement = query_start(store, QUERY_PRESENCES_OF_CARD, sql);
    sqlite3_bind_int(statement, 1, store->house.id);
    bind_wall(statement, 2, (struct wall){now.day, 0});
    bind_wall(statement, 3, (struct wall){now.day + days, 0});
    sqlite3_bind_int(statement, 4, card);
    while (list.count < list.max && query_next(store, statement)) {
        struct date date;
        if (presence_read(statement, &date) && !date_is_over(&date, now))
            pick_add(&list, (struct pick){.card = card, .start = date.start, .presence = true});
    }
    query_end(statement);
    return picks_of(&list);
}
