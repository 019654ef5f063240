#include "store/row.h"

enum { WEEK_MAX = 300, EXCEPTIONS_MAX = 400, FEW = 24 };

static bool hours_read(sqlite3_stmt *statement, struct hours *hours)
{
    hours->weekday = column_number(statement, 0, 1, 7, 0);
    hours->opens = column_number(statement, 1, 0, MINUTES_A_DAY - 1, -1);
    hours->closes = column_number(statement, 2, 1, 2 * MINUTES_A_DAY, -1);
    hours->from = column_day(statement, 3);
    hours->to = column_day(statement, 4);
    hours->by_appointment = column_number(statement, 5, 0, 1, 0) == 1;
    return hours->weekday > 0 && hours->opens >= 0 && hours->closes > hours->opens;
}

/* All but the day. */
static bool exception_read(sqlite3_stmt *statement, struct hours_exception *exception)
{
    exception->opens = column_number(statement, 1, -1, MINUTES_A_DAY - 1, -2);
    exception->closes = column_number(statement, 2, -1, 2 * MINUTES_A_DAY, -2);
    return exception->day != DAY_NONE && exception->opens >= -1;
}

static int week_load(struct store *store, int card, struct hours *week, int max)
{
    static const char sql[] = "SELECT weekday, opens, closes, valid_from, valid_to, by_appointment FROM "
                              "hours WHERE card = ?1 ORDER BY weekday, opens";
    int count = 0;
    sqlite3_stmt *statement = query_start(store, QUERY_HOURS, sql);
    sqlite3_bind_int(statement, 1, card);
    while (count < max && query_next(store, statement))
        count += hours_read(statement, &week[count]);
    query_end(statement);
    return count;
}

static int exceptions_load(struct store *store, struct arena *arena, int card, int from,
                           struct hours_exception *exceptions, int max)
{
    static const char sql[] = "SELECT day, opens, closes, note FROM hours_exception WHERE card = ?1 AND day "
                              ">= ?2 ORDER BY day, opens";
    int count = 0;
    sqlite3_stmt *statement = query_start(store, QUERY_EXCEPTIONS, sql);
    sqlite3_bind_int(statement, 1, card);
    bind_day(statement, 2, from);
    while (count < max && query_next(store, statement)) {
        exceptions[count].day = column_day(statement, 0);
        if (!exception_read(statement, &exceptions[count]))
            continue;
        exceptions[count++].note = column_words(arena, statement, 3);
    }
    query_end(statement);
    return count;
}

struct opening_hours opening_load(struct store *store, struct arena *arena, int card, bool known,
                                  enum appointment appointment, int today)
{
    struct hours week[WEEK_MAX];
    struct hours_exception exceptions[EXCEPTIONS_MAX];
    struct opening_hours hours = {.known = known};
    if (known) {
        hours.week_count = week_load(store, card, week, WEEK_MAX);
        hours.exception_count = exceptions_load(store, arena, card, today - 1, exceptions, EXCEPTIONS_MAX);
    }
    hours.appointment_only = appointment == APPOINTMENT_REQUIRED && hours.week_count == 0;
    struct hours *kept = arena_array(arena, struct hours, hours.week_count);
    struct hours_exception *kept_exceptions =
        arena_array(arena, struct hours_exception, hours.exception_count);
    for (int i = 0; i < hours.week_count; i++)
        kept[i] = week[i];
    for (int i = 0; i < hours.exception_count; i++)
        kept_exceptions[i] = exceptions[i];
    hours.week = kept;
    hours.exceptions = kept_exceptions;
    return hours;
}

/* Both kinds of rows in one statement; those of the week have no day. */
static void opening_ask(struct store *store, int card, struct wall now, struct hours *week,
                        struct hours_exception *exceptions, struct opening_hours *hours)
{
    static const char sql[] = "SELECT weekday, opens, closes, valid_from, valid_to, NULL FROM hours WHERE "
                              "card = ?1 AND weekday IN (?2, ?3) UNION ALL SELECT 0, opens, closes, NULL, "
                              "NULL, day FROM hours_exception WHERE card = ?1 AND day BETWEEN ?4 AND ?5";
    sqlite3_stmt *statement = query_start(store, QUERY_HOURS_OF_DAYS, sql);
    sqlite3_bind_int(statement, 1, card);
    sqlite3_bind_int(statement, 2, day_weekday(now.day));
    sqlite3_bind_int(statement, 3, day_weekday(now.day - 1));
    sqlite3_bind_text(statement, 4, store->memo.yesterday, -1, SQLITE_STATIC);
    sqlite3_bind_text(statement, 5, store->memo.today, -1, SQLITE_STATIC);
    while (hours->week_count < FEW && hours->exception_count < FEW && query_next(store, statement)) {
        struct hours_exception *exception = &exceptions[hours->exception_count];
        if (sqlite3_column_type(statement, 5) == SQLITE_NULL) {
            hours->week_count += hours_read(statement, &week[hours->week_count]);
            continue;
        }
        *exception = (struct hours_exception){.day = column_day(statement, 5)};
        hours->exception_count += exception_read(statement, exception);
    }
    query_end(statement);
}

/* What is so at a moment, and until which minute of the day it stays so. */
static bool opening_look(struct store *store, int card, struct wall now, int *until)
{
    struct hours week[FEW];
    struct hours_exception exceptions[FEW];
    struct opening_hours hours = {.known = true, .week = week, .exceptions = exceptions};
    opening_ask(store, card, now, week, exceptions, &hours);
    *until = MINUTES_A_DAY;
    if (hours.week_count + hours.exception_count == 0)
        return false;
    struct open_state state = hours_at(&hours, now);
    struct wall change = state.kind == OPEN_NOW ? state.until : state.next;
    if (change.day == now.day)
        *until = change.minute;
    return state.kind == OPEN_NOW;
}

bool opening_is_now(struct store *store, int card, struct wall now)
{
    enum { BITS = 11, MASK = (1 << BITS) - 1 };
    if (store->clock_doubted)
        return false;
    memo_turn(store, now.day);
    int kept = ids_get(&store->memo.openings, card, -1), until;
    if (kept >= 0 && now.minute >= (kept >> 1 & MASK) && now.minute < kept >> (BITS + 1))
        return kept & 1;
    bool open = opening_look(store, card, now, &until);
    ids_set(&store->memo.openings, card, until << (BITS + 1) | now.minute << 1 | open);
    return open;
}
