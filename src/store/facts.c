#include "store/facts.h"

const char *const card_type_names[] = {"partner", "offer", "activity", NULL};
static const char *const stage_names[] = {"permanent", "trial", "idea", "ended", NULL};
static const char *const partner_names[] = {"active", "candidate", "stopped", NULL};
const char *const audience_names[] = {"parents", "grandparents", "young", "professionals", NULL};

enum { STAGE_IDEA = 2, PARTNER_STOPPED = 2, REVIEW_MAX_MONTHS = 60, REVIEW_MONTHS = 6 };

/* How facts are kept in one number: ABSENT, or a bit or field each. */
enum {
    FACT_ABSENT = 1,
    FACT_IN_HOUSE = 2,
    FACT_SENSITIVE = 4,
    FACT_HOURS = 8,
    FACT_CANCELLED = 16,
    FACT_GONE = 32,
    TRUST_SHIFT = 8,
    TYPE_SHIFT = 12,
    KIND_SHIFT = 16,
    FIELD = 15
};

static int facts_pack(const struct facts *facts)
{
    return (facts->in_house ? FACT_IN_HOUSE : 0) | (facts->sensitive ? FACT_SENSITIVE : 0) |
           (facts->hours_known ? FACT_HOURS : 0) | (facts->cancelled ? FACT_CANCELLED : 0) |
           (facts->gone ? FACT_GONE : 0) | (int)facts->trust << TRUST_SHIFT | (int)facts->type << TYPE_SHIFT |
           (int)facts->kind << KIND_SHIFT;
}

static struct facts facts_unpack(int packed)
{
    return (struct facts){
        .type = (enum card_type)(packed >> TYPE_SHIFT & FIELD),
        .kind = (enum card_kind)(packed >> KIND_SHIFT & FIELD),
        .trust = (enum trust)(packed >> TRUST_SHIFT & FIELD),
        .in_house = packed & FACT_IN_HOUSE,
        .sensitive = packed & FACT_SENSITIVE,
        .hours_known = packed & FACT_HOURS,
        .cancelled = packed & FACT_CANCELLED,
        .gone = packed & FACT_GONE,
    };
}

static bool facts_gone(sqlite3_stmt *statement, int today)
{
    int from = column_day(statement, 4), to = column_day(statement, 5);
    return (from != DAY_NONE && today < from) || (to != DAY_NONE && today > to) ||
           column_name(statement, 8, stage_names, 0) >= STAGE_IDEA ||
           column_bits(statement, 9, audience_names) == AUDIENCE_PROFESSIONALS ||
           column_name(statement, 10, partner_names, 0) == PARTNER_STOPPED;
}

static void facts_read(const struct house *house, sqlite3_stmt *statement, int today, struct facts *facts)
{
    struct card_row checked = {
        .checked_on = column_day(statement, 2),
        .review_months = column_number(statement, 3, 1, REVIEW_MAX_MONTHS, REVIEW_MONTHS),
    };
    int type = column_name(statement, 0, card_type_names, -1),
        kind = column_name(statement, 1, card_kind_names, -1);
    *facts = (struct facts){
        .type = type < 0 ? CARD_OFFER : (enum card_type)type,
        .kind = kind < 0 ? KIND_INFO : (enum card_kind)kind,
        .trust = card_trust(&checked, today),
        .sensitive = column_number(statement, 6, 0, 1, 1) != 0,
        .hours_known = column_number(statement, 7, 0, 1, 0) == 1,
        .gone = type < 0 || kind < 0 || facts_gone(statement, today),
        .in_house = column_id(statement, 11) == house->id || column_id(statement, 12) == house->place->id,
        .cancelled = column_number(statement, 13, 0, 1, 0) == 1,
    };
}

/* The CASEs keep SQLite from looking for partners among activities, and the other way round. */
static bool facts_ask(struct store *store, int card, int today, struct facts *facts)
{
    static const char sql[] =
        "SELECT c.type, c.kind, c.checked_on, c.review_months, c.valid_from, c.valid_to, c.sensitive, "
        "c.hours_known, o.stage, o.audience, p.status, pl.house, pl.id, a.status = 'cancelled' FROM "
        "card_house h CROSS JOIN card c ON c.id = h.card LEFT JOIN offer o ON o.card = c.id LEFT JOIN "
        "partner p ON p.card = CASE c.type WHEN 'partner' THEN c.id END LEFT JOIN activity a ON a.card = "
        "CASE c.type WHEN 'activity' THEN c.id END LEFT JOIN place pl ON pl.id = c.place WHERE h.house = ?1 "
        "AND h.card = ?2";
    sqlite3_stmt *statement = query_start(store, QUERY_FACTS, sql);
    sqlite3_bind_int(statement, 1, store->house.id);
    sqlite3_bind_int(statement, 2, card);
    if (!query_next(store, statement))
        return false;
    facts_read(&store->house, statement, today, facts);
    query_end(statement);
    return true;
}

bool facts_load(struct store *store, int card, int today, struct facts *facts)
{
    memo_turn(store, today);
    int packed = ids_get(&store->memo.facts, card, 0);
    if (packed == 0) {
        packed = facts_ask(store, card, today, facts) ? facts_pack(facts) : FACT_ABSENT;
        ids_set(&store->memo.facts, card, packed | 1 << 30);
    }
    *facts = facts_unpack(packed);
    return !(packed & FACT_ABSENT);
}

bool facts_listed(const struct facts *facts)
{
    return !facts->gone && facts->trust != TRUST_HIDDEN;
}
