#include <stdlib.h>
#include <string.h>

#include "store/dates.h"
#include "store/facts.h"
#include "store/presence.h"
#include "store/row.h"

enum { PARTNERS_MAX = 20, RELATED_MAX = 20, OFFERS_MAX = 40, ACTIVITIES_MAX = 100, PRESENCE_DAYS = 14 };

static const char *const yes_no_names[] = {"unknown", "yes", "no", NULL};

static void card_read(struct arena *arena, sqlite3_stmt *statement, struct card *card)
{
    card->easy.text = column_words(arena, statement, 0);
    card->mail = column_words(arena, statement, 1);
    card->web = column_words(arena, statement, 2);
    card->languages = column_words(arena, statement, 3);
    card->valid_from = column_day(statement, 4);
    card->valid_to = column_day(statement, 5);
    card->checked_by = column_words(arena, statement, 6);
    card->replaced_by = column_words(arena, statement, 7);
    card->reduced_text.text = column_words(arena, statement, 8);
    card->access_note.text = column_words(arena, statement, 9);
    card->documents.text = column_words(arena, statement, 10);
    card->uitpas = column_number(statement, 11, 0, 1, 0) == 1;
    card->waiting_list = (enum answer)column_name(statement, 12, yes_no_names, ANSWER_UNKNOWN);
    card->access = (enum access)column_name(statement, 13, access_names, ACCESS_EVERYONE);
    card->booking = (enum booking)column_name(statement, 14, booking_names, BOOKING_UNKNOWN);
    card->recurrence_text.text = column_words(arena, statement, 15);
    card->status = (enum status)column_name(statement, 16, status_names, STATUS_PLANNED);
    card->status_note.text = column_words(arena, statement, 17);
    card->capacity = column_number(statement, 18, 0, 1000000, 0);
    card->roles.text = column_words(arena, statement, 19);
}

static void card_translate(struct store *store, struct arena *arena, struct card *card)
{
    struct overlay overlay = overlay_load(store, arena, "card", card->row.id);
    card->easy = overlay_words(&overlay, "easy", card->easy.text);
    card->reduced_text = overlay_words(&overlay, "reduced_text", card->reduced_text.text);
    card->access_note = overlay_words(&overlay, "access_note", card->access_note.text);
    card->documents = overlay_words(&overlay, "documents", card->documents.text);
    card->recurrence_text = overlay_words(&overlay, "recurrence_text", card->recurrence_text.text);
    card->status_note = overlay_words(&overlay, "status_note", card->status_note.text);
    card->roles = overlay_words(&overlay, "roles", card->roles.text);
}

static bool card_load(struct store *store, struct arena *arena, struct card *card)
{
    static const char sql[] =
        "SELECT c.easy, c.mail, c.web, c.languages, c.valid_from, c.valid_to, c.checked_by, (SELECT r.code "
        "FROM card r CROSS JOIN card_house h ON h.house = ?1 AND h.card = r.id WHERE r.id = c.replaced_by), "
        "o.reduced_text, o.access_note, o.documents, o.uitpas, o.waiting_list, o.access, o.booking, "
        "a.recurrence_text, a.status, a.status_note, a.capacity, p.roles FROM card c LEFT JOIN offer o ON "
        "o.card = c.id LEFT JOIN activity a ON a.card = c.id LEFT JOIN partner p ON p.card = c.id WHERE c.id "
        "= ?2";
    sqlite3_stmt *statement = query_start(store, QUERY_CARD, sql);
    sqlite3_bind_int(statement, 1, store->house.id);
    sqlite3_bind_int(statement, 2, card->row.id);
    bool read = query_next(store, statement);
    if (read)
        card_read(arena, statement, card);
    query_end(statement);
    card_translate(store, arena, card);
    return read;
}

/* The ids that a statement names for a card, but for the card itself. */
static int ids_load(struct store *store, enum query query, const char *sql, int card, int *ids, int max)
{
    int count = 0;
    sqlite3_stmt *statement = query_start(store, query, sql);
    sqlite3_bind_int(statement, 1, card);
    while (count < max && query_next(store, statement)) {
        ids[count] = column_id(statement, 0);
        count += ids[count] > 0 && ids[count] != card;
    }
    query_end(statement);
    return count;
}

/* The rows of those cards that lists may show. */
static int rows_load(struct store *store, struct arena *arena, struct wall now, const int *ids, int count,
                     const struct card_row **rows)
{
    int read = 0;
    struct card_row *kept = arena_array(arena, struct card_row, count);
    for (int i = 0; i < count; i++) {
        struct facts facts;
        if (facts_load(store, ids[i], now.day, &facts) && facts_listed(&facts))
            read += row_load(store, arena, now, ids[i], &kept[read], NULL);
    }
    *rows = kept;
    return read;
}

static void card_load_others(struct store *store, struct arena *arena, struct wall now, struct card *card)
{
    static const char partners[] = "SELECT partner FROM card_partner WHERE card = ?1 ORDER BY position";
    static const char related[] = "SELECT other FROM related WHERE card = ?1 ORDER BY position";
    static const char offers[] = "SELECT k.card FROM card_partner k CROSS JOIN card c ON c.id = k.card WHERE "
                                 "k.partner = ?1 AND c.type = 'offer' ORDER BY c.title COLLATE NOCASE, c.id";
    int ids[OFFERS_MAX], id = card->row.id;
    int count = ids_load(store, QUERY_CARD_PARTNERS, partners, id, ids, PARTNERS_MAX);
    card->partner_count = rows_load(store, arena, now, ids, count, &card->partners);
    count = ids_load(store, QUERY_CARD_RELATED, related, id, ids, RELATED_MAX);
    card->related_count = rows_load(store, arena, now, ids, count, &card->related);
    if (card->row.type != CARD_PARTNER)
        return;
    count = ids_load(store, QUERY_CARD_OFFERS, offers, id, ids, OFFERS_MAX);
    card->offer_count = rows_load(store, arena, now, ids, count, &card->offers);
}

/* The next date of each activity of a partner. */
static struct picks partner_dates(struct store *store, struct arena *arena, struct wall now, int partner)
{
    static const char sql[] = "SELECT k.card FROM card_partner k CROSS JOIN card c ON c.id = k.card WHERE "
                              "k.partner = ?1 AND c.type = 'activity'";
    int ids[ACTIVITIES_MAX];
    int count = ids_load(store, QUERY_CARD_ACTIVITIES, sql, partner, ids, ACTIVITIES_MAX);
    return dates_next_of(store, arena, now, ids, count);
}

static void card_load_dates(struct store *store, struct arena *arena, struct wall now, struct card *card)
{
    const struct card_row *row = &card->row;
    struct picks picks = row->type == CARD_PARTNER ? partner_dates(store, arena, now, row->id)
                         : row->type == CARD_OFFER
                             ? presences_of_card(store, arena, now, row->id, PRESENCE_DAYS)
                             : dates_of_card(store, arena, now, row->id, STORE_DATES_MAX);
    int count = picks.count < STORE_DATES_MAX ? picks.count : STORE_DATES_MAX;
    struct occurrence *dates = arena_array(arena, struct occurrence, count);
    for (int i = 0; i < count; i++)
        card->date_count += occurrence_load(store, arena, now, &picks.items[i],
                                            row->type == CARD_PARTNER ? NULL : row, &dates[card->date_count]);
    card->dates = dates;
}

bool store_card(struct store *store, struct arena *arena, struct wall now, const char *code,
                struct card *card)
{
    char codes[1][CODE_LENGTH + 1] = {""};
    *card = (struct card){.valid_from = DAY_NONE, .valid_to = DAY_NONE};
    if (!code || strlen(code) != CODE_LENGTH)
        return false;
    memcpy(codes[0], code, CODE_LENGTH);
    struct picks picks = store_codes(store, arena, (const char(*)[CODE_LENGTH + 1]) codes, 1);
    if (picks.count == 0 || !row_load(store, arena, now, picks.items[0].card, &card->row, &card->hours) ||
        !card_load(store, arena, card))
        return false;
    card_load_others(store, arena, now, card);
    card_load_dates(store, arena, now, card);
    return true;
}
