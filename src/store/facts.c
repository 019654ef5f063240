#include "store/internal.h"

const char *const card_type_names[] = {"partner", "offer", "activity", NULL};
static const char *const stage_names[] = {"permanent", "trial", "idea", "ended", NULL};
static const char *const partner_names[] = {"active", "candidate", "stopped", NULL};
const char *const audience_names[] = {"parents", "grandparents", "young", "professionals", NULL};

enum { STAGE_IDEA = 2, PARTNER_STOPPED = 2, REVIEW_MAX_MONTHS = 60, REVIEW_MONTHS = 6 };

static bool facts_gone(sqlite3_stmt *statement, int column, int today)
{
    int from = column_day(statement, column + 4), to = column_day(statement, column + 5);
    return (from != DAY_NONE && today < from) || (to != DAY_NONE && today > to) ||
           column_name(statement, column + 8, stage_names, 0) >= STAGE_IDEA ||
           column_bits(statement, column + 9, audience_names) == AUDIENCE_PROFESSIONALS ||
           column_name(statement, column + 10, partner_names, 0) == PARTNER_STOPPED;
}

void facts_read(sqlite3_stmt *statement, int column, int today, struct facts *facts)
{
    struct card_row checked = {
        .checked_on = column_day(statement, column + 2),
        .review_months = column_number(statement, column + 3, 1, REVIEW_MAX_MONTHS, REVIEW_MONTHS),
    };
    int type = column_name(statement, column, card_type_names, -1);
    int kind = column_name(statement, column + 1, card_kind_names, -1);
    *facts = (struct facts){
        .type = type < 0 ? CARD_OFFER : (enum card_type)type,
        .kind = kind < 0 ? KIND_INFO : (enum card_kind)kind,
        .trust = card_trust(&checked, today),
        .sensitive = column_number(statement, column + 6, 0, 1, 1) != 0,
        .hours_known = column_number(statement, column + 7, 0, 1, 0) == 1,
        .gone = type < 0 || kind < 0 || facts_gone(statement, column, today),
    };
}

bool facts_load(struct store *store, int card, int today, struct facts *facts)
{
    static const char sql[] =
        "SELECT " FACTS_COLUMNS ", pl.house, pl.id, a.status = 'cancelled' FROM card_house h "
        "CROSS JOIN card c ON c.id = h.card LEFT JOIN offer o ON o.card = c.id LEFT JOIN partner p ON p.card = c.id "
        "LEFT JOIN activity a ON a.card = c.id LEFT JOIN place pl ON pl.id = c.place "
        "WHERE h.house = ?1 AND h.card = ?2";
    const struct house *house = &store->house;
    sqlite3_stmt *statement = query_start(store, QUERY_FACTS, sql);
    sqlite3_bind_int(statement, 1, house->id);
    sqlite3_bind_int(statement, 2, card);
    if (!query_next(store, statement))
        return false;
    facts_read(statement, 0, today, facts);
    facts->in_house = column_id(statement, FACTS_COUNT) == house->id ||
                      column_id(statement, FACTS_COUNT + 1) == house->place->id;
    facts->cancelled = column_number(statement, FACTS_COUNT + 2, 0, 1, 0) == 1;
    query_end(statement);
    return true;
}

bool facts_listed(const struct facts *facts)
{
    return !facts->gone && facts->trust != TRUST_HIDDEN;
}
