/* The house a kiosk stands in: its topics, ages, languages, questions and holidays.
 *
 * Ownership: borrowed from the store that loaded it, for as long as that publication is open.
 * Source:    data/schema.sql, tables house, house_language, house_topic, topic, age_band, question, holiday.
 */
#ifndef MODEL_HOUSE_H
#define MODEL_HOUSE_H

#include "model/card.h"

struct topic {
    int id;
    const char *code, *icon;
    unsigned colour; /* 0xRRGGBB */
    struct words name, lead;
    const char *talk_to; /* code of the card to talk to; may be NULL */
};

struct age_band {
    const char *code;
    struct words name;
    int from, to; /* months */
};

struct holiday {
    const char *name;
    int first, last;
    bool school; /* false: public holiday */
};

struct slide {
    struct words title, text;
    const char *card; /* code; may be NULL */
};

struct house {
    int id;
    const char *code, *name, *municipality;
    struct words mission, desk_name, desk_where, phone_note;
    const char *phone, *mail, *base_url;
    const char *desk_card; /* code of the card whose hours are the desk's; may be NULL */
    const struct place *place;
    const char *const *languages;
    int language_count; /* codes, nl first */
    const char *const *spoken;
    int spoken_count; /* codes of what its cards speak besides Dutch, the most spoken first */
    const struct topic *topics;
    int topic_count;
    const struct age_band *ages;
    int age_count;
    const struct holiday *holidays;
    int holiday_count;
    int idle_list_s, idle_card_s;
    bool sample; /* invented data: say so */
    int created; /* day the publication was made */
};

#endif
