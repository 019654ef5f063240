/* A card: a partner, an offer (service, info, helpline, place, benefit) or an activity, as the kiosk shows it.
 *
 * Ownership: all strings live in the arena of the query that made the card; absent texts are NULL, never "".
 * Source:    data/schema.sql, tables card, partner, offer, activity, place.
 */
#ifndef MODEL_CARD_H
#define MODEL_CARD_H

#include <stdbool.h>

#include "model/date.h"
#include "model/hours.h"

enum { CODE_LENGTH = 4, AGE_MIN = -9, AGE_MAX = 1200 };

enum card_type { CARD_PARTNER, CARD_OFFER, CARD_ACTIVITY };

enum card_kind {
    KIND_ORGANISATION,
    KIND_ASSOCIATION,
    KIND_INDEPENDENT,
    KIND_GOVERNMENT,
    KIND_SERVICE,
    KIND_INFO,
    KIND_HELPLINE,
    KIND_PLACE,
    KIND_BENEFIT,
    KIND_PLAY,
    KIND_GROUP,
    KIND_TRAINING,
    KIND_WORKSHOP,
    KIND_CONSULTATION,
    KIND_EVENT,
    KIND_COUNT
};

enum answer { ANSWER_UNKNOWN, ANSWER_YES, ANSWER_NO, ANSWER_HELP }; /* HELP: only with help */
enum appointment { APPOINTMENT_UNKNOWN, APPOINTMENT_NONE, APPOINTMENT_POSSIBLE, APPOINTMENT_REQUIRED };
enum price { PRICE_UNKNOWN, PRICE_FREE, PRICE_PAID, PRICE_INCOME, PRICE_GIFT };
enum access { ACCESS_EVERYONE, ACCESS_PRIORITY, ACCESS_EXCLUSIVE };
enum booking { BOOKING_UNKNOWN, BOOKING_NONE, BOOKING_RECOMMENDED, BOOKING_REQUIRED };
enum status { STATUS_PLANNED, STATUS_FULL, STATUS_MOVED, STATUS_CANCELLED };
enum audience {
    AUDIENCE_PARENTS = 1,
    AUDIENCE_GRANDPARENTS = 2,
    AUDIENCE_YOUNG = 4,
    AUDIENCE_PROFESSIONALS = 8
};
enum mode { MODE_SITE = 1, MODE_VISIT = 2, MODE_PHONE = 4, MODE_ONLINE = 8 };

/* The order of each list is that of the enum; `NAMES[i]` is the word the schema uses. Ends in NULL. */
extern const char *const card_kind_names[],
    *const answer_names[], *const appointment_names[], *const price_names[], *const access_names[],
                                                                                 *const booking_names[],
                                                                                     *const status_names[];

/* The position of `word` in a NULL-ended list of names, or `otherwise`. NULL gives `otherwise`. */
int name_index(const char *const *names, const char *word, int otherwise);

/* A text and the language it is in, for translations lie over Dutch. */
struct words {
    const char *text; /* NULL: there is none */
    bool dutch;       /* true: Dutch, because that was asked or because there is no translation */
};

struct place {
    int id;
    struct words name;
    bool in_house; /* a room of the house that the kiosk stands in */
    const char *room, *street, *postcode, *town, *stop;
    struct words route;
    bool located;
    double lat, lon; /* degrees, WGS 84; only when `located` */
    enum answer wheelchair, pushchair, toilet, changing_table;
};

/* What a list shows of a card. */
struct card_row {
    int id;
    char code[CODE_LENGTH + 1];
    enum card_type type;
    enum card_kind kind;
    struct words title, lead;
    int topic;                /* first topic's index in the house's topics, or -1 */
    enum price price;         /* PRICE_UNKNOWN for a partner */
    struct words price_text;  /* NULL for a partner */
    int age_from, age_to;     /* months; AGE_MIN and AGE_MAX where it names none */
    unsigned audience, modes; /* bits of enum audience, enum mode */
    bool sensitive;
    const struct place *place; /* may be NULL */
    int walk_minutes;          /* on foot from this house; 0 in the house, -1 unknown */
    const char *phone;
    enum appointment appointment;
    int checked_on; /* day, or DAY_NONE */
    int review_months;
    struct open_state open; /* at the time of the query */
};

/* One date of an activity, or one presence of a service in the house. */
struct occurrence {
    struct wall start, end;
    bool all_day;
    enum status status;
    const char *note; /* why cancelled, where moved to; may be NULL */
    struct card_row card;
    const struct place *place; /* of this date: the card's, or the room of a presence; may be NULL */
    bool presence;             /* who is in the house, not an activity */
    enum appointment appointment;
    enum booking booking;
};

/* A whole card. */
struct card {
    struct card_row row;
    struct words easy; /* the lead in easy Dutch */
    const char *mail, *web;
    const char *languages; /* codes of languages spoken, separated by spaces */
    struct opening_hours hours;
    struct words reduced_text, access_note, documents, recurrence_text, status_note, roles;
    bool uitpas;
    enum answer waiting_list;
    enum access access;
    enum booking booking;
    enum status status;       /* of an activity as a whole */
    int capacity;             /* 0: not known */
    int valid_from, valid_to; /* days or DAY_NONE */
    const char *checked_by;
    const char *replaced_by; /* code of the card that came in its place; may be NULL */
    const struct card_row *partners;
    int partner_count;
    const struct card_row *related;
    int related_count; /* "Hoort hierbij" */
    const struct card_row *offers;
    int offer_count; /* what a partner offers */
    const struct occurrence *dates;
    int date_count; /* its own next dates, or those of a partner's activities */
};

/* How far an unchecked card has sunk (data-model.md, "Checked dates"). */
enum trust { TRUST_FRESH, TRUST_STALE, TRUST_CALL_FIRST, TRUST_HIDDEN };

/* The trust in a card on a day; an unknown checked date counts as stale. */
enum trust card_trust(const struct card_row *row, int today);

/* Minutes on foot between two points: straight line x 1.3 at 80 m a minute, rounded up; at least 1. */
int walk_minutes(double lat, double lon, double to_lat, double to_lon);

/* True when the ages of a card and a band overlap. */
bool ages_overlap(int from, int to, int band_from, int band_to);

#endif
