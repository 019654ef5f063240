#include <stdlib.h>
#include <string.h>

#include "store/facts.h"
#include "store/gather.h"
#include "store/listing.h"

#define DATE_COLUMNS "activity, start, \"end\", status = 'cancelled', all_day"

bool date_is_over(const struct date *date, struct wall now)
{
    if (wall_compare(date->end, date->start) <= 0)
        return wall_compare(date->start, now) < 0;
    return wall_compare(date->end, now) <= 0;
}

/* A row that begins with DATE_COLUMNS. */
static bool date_read(sqlite3_stmt *statement, struct date *date)
{
    date->card = column_id(statement, 0);
    if (date->card == 0 || !column_wall(statement, 1, &date->start) || !column_wall(statement, 2, &date->end))
        return false;
    date->cancelled = column_number(statement, 3, 0, 1, 0) == 1;
    bool all_day = column_number(statement, 4, 0, 1, 0) == 1;
    if (all_day && wall_compare(date->end, date->start) <= 0)
        date->end = (struct wall){date->start.day + 1, 0};
    return true;
}

static void running_load(struct store *store, int day)
{
    static const char sql[] =
        "SELECT " DATE_COLUMNS
        " FROM occurrence WHERE start >= ?1 AND start < ?2 AND \"end\" > ?2 ORDER BY start";
    struct memo *memo = &store->memo;
    memo_turn(store, day);
    if (memo->running)
        return;
    memo->running = arena_array(&memo->arena, struct date, RUNNING_MAX);
    sqlite3_stmt *statement = query_start(store, QUERY_RUNNING, sql);
    bind_wall(statement, 1, (struct wall){day - LOOKBACK_DAYS, 0});
    bind_wall(statement, 2, (struct wall){day, 0});
    while (memo->running_count < RUNNING_MAX && query_next(store, statement))
        memo->running_count += date_read(statement, &memo->running[memo->running_count]);
    query_end(statement);
}

static bool span_holds(const struct span *span, const struct date *date)
{
    struct wall from = {span->first, span->from_minute};
    if (date->start.day < span->first)
        return wall_compare(date->end, from) > 0;
    if (date->start.day > span->last || date->start.minute >= span->to_minute)
        return false;
    return date->end.day > date->start.day || date->end.minute > span->from_minute ||
           date->start.minute >= span->from_minute;
}

/* Spans that end before the date begins, and those that begin after it ends, are passed by. */
bool spans_hold(const struct span *spans, int count, const struct date *date)
{
    int low = 0, high = count;
    while (low < high) {
        int middle = (low + high) / 2;
        if (spans[middle].last < date->start.day)
            low = middle + 1;
        else
            high = middle;
    }
    for (int i = low; i < count && spans[i].first <= date->end.day; i++)
        if (span_holds(&spans[i], date))
            return true;
    return false;
}

static bool card_is_wanted(const struct gather *gather, int card)
{
    struct facts facts;
    if (card == gather->only)
        return true;
    if (!facts_load(gather->store, card, gather->now.day, &facts) || !facts_listed(&facts))
        return false;
    if (gather->highlights)
        return (gather->campaign || facts.kind == KIND_EVENT) && !facts.sensitive && !facts.cancelled;
    return !gather->in_house || facts.in_house;
}

/* What the id alone decides, before the moments are read. */
static bool card_may_be_wanted(const struct gather *gather, int card)
{
    return card > 0 && (!gather->listed || ids_get(&gather->wanted, card, 0) != 0) &&
           (!gather->once || ids_get(&gather->seen, card, 0) == 0);
}

/* Takes a date when it is wanted; false when there is room for no more. */
static bool date_offer(struct gather *gather, const struct date *date)
{
    if ((!gather->with_over && date_is_over(date, gather->now)) ||
        (gather->spans && !spans_hold(gather->spans, gather->span_count, date)))
        return true;
    if (gather->only_running && wall_compare(date->start, gather->now) > 0)
        return true;
    if ((gather->highlights && date->cancelled) || !card_may_be_wanted(gather, date->card) ||
        !card_is_wanted(gather, date->card))
        return true;
    if (gather->found) {
        if (gather->found_count < gather->found_max)
            gather->found[gather->found_count++] = *date;
        return gather->found_count < gather->found_max;
    }
    if (!pick_add(&gather->picks, (struct pick){.card = date->card, .start = date->start}))
        return false;
    if (gather->once)
        ids_set(&gather->seen, date->card, 1);
    return true;
}

static void gather_running(struct gather *gather, int card)
{
    const struct memo *memo = &gather->store->memo;
    running_load(gather->store, gather->now.day);
    for (int i = 0; i < memo->running_count; i++)
        if (card == 0 || memo->running[i].card == card)
            date_offer(gather, &memo->running[i]);
}

/* The first and last day whose dates may be wanted. */
static void gather_window(const struct gather *gather, struct wall *from, struct wall *until)
{
    const struct store *store = gather->store;
    int first = gather->now.day, last = store->horizon > first ? store->horizon : first;
    if (gather->only_running)
        last = first;
    if (gather->span_count > 0) {
        first = gather->spans[0].first - LONG_DAYS > first ? gather->spans[0].first - LONG_DAYS : first;
        last = gather->spans[gather->span_count - 1].last;
    }
    *from = (struct wall){first, 0};
    *until = (struct wall){last + 1, 0};
}

void gather_walk(struct gather *gather, int max)
{
    static const char sql[] =
        "SELECT " DATE_COLUMNS " FROM occurrence WHERE start >= ?1 AND start < ?2 ORDER BY start";
    struct wall from, until;
    gather_window(gather, &from, &until);
    gather_running(gather, 0);
    sqlite3_stmt *statement = query_start(gather->store, QUERY_DATES, sql);
    bind_wall(statement, 1, from);
    bind_wall(statement, 2, until);
    for (struct date date; max-- > 0 && query_next(gather->store, statement);)
        if (card_may_be_wanted(gather, column_id(statement, 0)) && date_read(statement, &date) &&
            !date_offer(gather, &date))
            break;
    query_end(statement);
}

void gather_card(struct gather *gather, int card, int enough)
{
    static const char sql[] =
        "SELECT " DATE_COLUMNS
        " FROM occurrence WHERE activity = ?1 AND start >= ?2 AND start < ?3 ORDER BY start";
    struct wall from, until;
    gather_window(gather, &from, &until);
    gather_running(gather, card);
    sqlite3_stmt *statement = query_start(gather->store, QUERY_DATES_OF_CARD, sql);
    sqlite3_bind_int(statement, 1, card);
    bind_wall(statement, 2, from);
    bind_wall(statement, 3, until);
    for (struct date date; gather->picks.count < enough && query_next(gather->store, statement);)
        if (date_read(statement, &date) && !date_offer(gather, &date))
            break;
    query_end(statement);
}

void gather_listing(struct gather *gather, int topic, const struct filter *filter)
{
    struct store *store = gather->store;
    gather->listed = true;
    sqlite3_stmt *statement = listing_start(store, topic, TAB_DO, filter);
    while (query_next(store, statement))
        if (column_id(statement, 0) > 0)
            ids_set(&gather->wanted, column_id(statement, 0), 1);
    query_end(statement);
}

static int pick_compare(const void *a, const void *b)
{
    const struct pick *left = a, *right = b;
    int order = wall_compare(left->start, right->start);
    if (order != 0)
        return order;
    if (left->presence != right->presence)
        return left->presence ? -1 : 1;
    return left->card < right->card ? -1 : left->card > right->card;
}

struct picks gather_sorted(struct gather *gather)
{
    struct pick_list *list = &gather->picks;
    if (list->count > 1)
        qsort(list->items, (size_t)list->count, sizeof *list->items, pick_compare);
    if (list->count > STORE_PICK_MAX) {
        list->count = STORE_PICK_MAX;
        list->more = true;
    }
    return picks_of(list);
}

void gather_dates(struct gather *gather, int seek_max)
{
    if (!gather->listed || gather->wanted.count > seek_max) {
        gather_walk(gather, INT32_MAX);
        return;
    }
    gather->picks.max = INT32_MAX;
    for (int i = 0; i < gather->wanted.room; i++)
        if (gather->wanted.keys[i] != 0)
            gather_card(gather, gather->wanted.keys[i], gather->once ? gather->picks.count + 1 : INT32_MAX);
}

struct gather gather_for(struct store *store, struct arena *arena, struct wall now)
{
    return (struct gather){
        .store = store,
        .now = now,
        .wanted.arena = arena,
        .seen.arena = arena,
        .picks = {.arena = arena, .max = STORE_PICK_MAX},
    };
}
