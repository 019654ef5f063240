#include "store/internal.h"

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

static bool exception_read(sqlite3_stmt *statement, struct hours_exception *exception)
{
    exception->day = column_day(statement, 0);
    exception->opens = column_number(statement, 1, -1, MINUTES_A_DAY - 1, -2);
    exception->closes = column_number(statement, 2, -1, 2 * MINUTES_A_DAY, -2);
    return exception->day != DAY_NONE && exception->opens >= -1;
}

static int week_load(struct store *store, int card, struct hours *week, int max)
{
    static const char sql[] = "SELECT weekday, opens, closes, valid_from, valid_to, by_appointment FROM hours "
                              "WHERE card = ?1 ORDER BY weekday, opens";
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
    static const char sql[] =
        "SELECT day, opens, closes, note FROM hours_exception WHERE card = ?1 AND day >= ?2 ORDER BY day, opens";
    int count = 0;
    sqlite3_stmt *statement = query_start(store, QUERY_EXCEPTIONS, sql);
    sqlite3_bind_int(statement, 1, card);
    bind_day(statement, 2, from);
    while (count < max && query_next(store, statement)) {
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
    struct hours_exception *kept_exceptions = arena_array(arena, struct hours_exception, hours.exception_count);
    for (int i = 0; i < hours.week_count; i++)
        kept[i] = week[i];
    for (int i = 0; i < hours.exception_count; i++)
        kept_exceptions[i] = exceptions[i];
    hours.week = kept;
    hours.exceptions = kept_exceptions;
    return hours;
}

static int week_load_two(struct store *store, int card, struct wall now, struct hours *week, int max)
{
    static const char sql[] = "SELECT weekday, opens, closes, valid_from, valid_to, by_appointment FROM hours "
                              "WHERE card = ?1 AND weekday IN (?2, ?3)";
    int count = 0;
    sqlite3_stmt *statement = query_start(store, QUERY_HOURS_OF_DAYS, sql);
    sqlite3_bind_int(statement, 1, card);
    sqlite3_bind_int(statement, 2, day_weekday(now.day));
    sqlite3_bind_int(statement, 3, day_weekday(now.day - 1));
    while (count < max && query_next(store, statement))
        count += hours_read(statement, &week[count]);
    query_end(statement);
    return count;
}

static int exceptions_load_two(struct store *store, int card, struct wall now, struct hours_exception *exceptions,
                               int max)
{
    static const char sql[] = "SELECT day, opens, closes FROM hours_exception WHERE card = ?1 AND day BETWEEN ?2 AND ?3 "
                              "ORDER BY day, opens";
    int count = 0;
    sqlite3_stmt *statement = query_start(store, QUERY_EXCEPTIONS_OF_DAYS, sql);
    sqlite3_bind_int(statement, 1, card);
    bind_day(statement, 2, now.day - 1);
    bind_day(statement, 3, now.day);
    while (count < max && query_next(store, statement)) {
        exceptions[count].note = NULL;
        count += exception_read(statement, &exceptions[count]);
    }
    query_end(statement);
    return count;
}

bool opening_is_now(struct store *store, int card, struct wall now)
{
    struct hours week[FEW];
    struct hours_exception exceptions[FEW];
    struct opening_hours hours = {.known = true, .week = week, .exceptions = exceptions};
    hours.week_count = week_load_two(store, card, now, week, FEW);
    hours.exception_count = exceptions_load_two(store, card, now, exceptions, FEW);
    return hours.week_count + hours.exception_count > 0 && hours_at(&hours, now).kind == OPEN_NOW;
}
