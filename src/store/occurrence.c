#include "store/row.h"

/* What goes for the activity as a whole goes for each of its dates. */
static bool activity_date_read(struct arena *arena, sqlite3_stmt *statement, struct occurrence *occurrence)
{
    occurrence->all_day = column_number(statement, 1, 0, 1, 0) == 1;
    occurrence->status = (enum status)column_name(statement, 2, status_names, STATUS_PLANNED);
    occurrence->note = column_words(arena, statement, 3);
    occurrence->booking = (enum booking)column_name(statement, 6, booking_names, BOOKING_UNKNOWN);
    if (occurrence->status == STATUS_PLANNED) {
        const char *note = column_words(arena, statement, 5);
        occurrence->status = (enum status)column_name(statement, 4, status_names, STATUS_PLANNED);
        if (!occurrence->note && occurrence->status != STATUS_PLANNED)
            occurrence->note = note;
    }
    return column_wall(statement, 0, &occurrence->end);
}

static bool activity_date_load(struct store *store, struct arena *arena, struct occurrence *occurrence)
{
    static const char sql[] = "SELECT d.\"end\", d.all_day, d.status, d.note, a.status, a.status_note, "
                              "o.booking FROM occurrence d LEFT JOIN activity a ON a.card = d.activity LEFT "
                              "JOIN offer o ON o.card = d.activity WHERE d.start = ?1 AND d.activity = ?2";
    sqlite3_stmt *statement = query_start(store, QUERY_DATE, sql);
    bind_wall(statement, 1, occurrence->start);
    sqlite3_bind_int(statement, 2, occurrence->card.id);
    bool read = query_next(store, statement) && activity_date_read(arena, statement, occurrence);
    query_end(statement);
    occurrence->place = occurrence->card.place;
    occurrence->appointment = occurrence->card.appointment;
    return read;
}

static bool presence_load(struct store *store, struct arena *arena, struct occurrence *occurrence)
{
    static const char sql[] = "SELECT \"end\", appointment, note, place FROM presence WHERE house = ?1 AND "
                              "start = ?2 AND card = ?3";
    sqlite3_stmt *statement = query_start(store, QUERY_PRESENCE, sql);
    sqlite3_bind_int(statement, 1, store->house.id);
    bind_wall(statement, 2, occurrence->start);
    sqlite3_bind_int(statement, 3, occurrence->card.id);
    bool read = query_next(store, statement) && column_wall(statement, 0, &occurrence->end);
    occurrence->appointment =
        read ? (enum appointment)column_name(statement, 1, appointment_names, APPOINTMENT_UNKNOWN)
             : APPOINTMENT_UNKNOWN;
    occurrence->note = read ? column_words(arena, statement, 2) : NULL;
    int place = read ? column_id(statement, 3) : 0;
    query_end(statement);
    occurrence->place = place_load(store, arena, place);
    if (!occurrence->place)
        occurrence->place = occurrence->card.place;
    return read;
}

bool occurrence_load(struct store *store, struct arena *arena, struct wall now, const struct pick *pick,
                     const struct card_row *row, struct occurrence *occurrence)
{
    *occurrence = (struct occurrence){.start = pick->start, .presence = pick->presence};
    if (row)
        occurrence->card = *row;
    else if (!row_load(store, arena, now, pick->card, &occurrence->card, NULL))
        return false;
    return pick->presence ? presence_load(store, arena, occurrence)
                          : activity_date_load(store, arena, occurrence);
}

const struct occurrence *store_occurrences(struct store *store, struct arena *arena, struct wall now,
                                           struct picks picks, int first, int count, int *read)
{
    int last = first + count < picks.count ? first + count : picks.count;
    struct occurrence *occurrences = arena_array(arena, struct occurrence, last > first ? last - first : 0);
    *read = 0;
    for (int i = first; i < last; i++)
        *read += occurrence_load(store, arena, now, &picks.items[i], NULL, &occurrences[*read]);
    return occurrences;
}
