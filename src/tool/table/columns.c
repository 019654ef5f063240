#include "tool/table/columns.h"

#include <assert.h>
#include <stddef.h>
#include <string.h>
#include <strings.h>

#include "base/message.h"

#define WORDS(...)    ((const char *const[]){__VA_ARGS__, NULL})
#define COLUMNS(list) list, (int)(sizeof list / sizeof *list)

#define UNKNOWN_YES_NO WORDS("yes", "no", "unknown")
#define APPOINTMENTS   WORDS("none", "possible", "required", "unknown")
#define STATUSES       WORDS("planned", "full", "moved", "cancelled")

static const struct column source_columns[] = {
    {"name", .kind = CELL_TEXT, .required = true},
    {"sample", .kind = CELL_YES, .otherwise = "nee"},
    {"as_of", .kind = CELL_DAY},
};

static const struct column house_columns[] = {
    {"code", .kind = CELL_CODE, .required = true},
    {"name", .kind = CELL_TEXT, .required = true, .most = 120},
    {"municipality", .kind = CELL_TEXT, .required = true, .most = 60},
    {"mission", .kind = CELL_TEXT, .required = true},
    {"place", .kind = CELL_REF, .required = true, .ref = REF_PLACE},
    {"desk_name", .kind = CELL_TEXT, .required = true, .most = 60},
    {"desk_where", .kind = CELL_TEXT, .required = true, .most = 120},
    {"desk_card", .kind = CELL_REF, .ref = REF_CARD},
    {"phone", .kind = CELL_PHONE, .required = true},
    {"phone_note", .kind = CELL_TEXT},
    {"mail", .kind = CELL_MAIL},
    {"base_url", .kind = CELL_BASE_LINK, .required = true},
    {"languages", .kind = CELL_LANGUAGES, .required = true},
    {"accent", .kind = CELL_COLOUR},
    {"idle_list_s", .kind = CELL_NUMBER, .otherwise = "90", .least = 20, .most = 3600},
    {"idle_card_s", .kind = CELL_NUMBER, .otherwise = "150", .least = 20, .most = 3600},
    {"screen_on", .kind = CELL_TIME},
    {"screen_off", .kind = CELL_TIME},
    {"greet", .kind = CELL_YES, .otherwise = "ja"},
};

static const struct column place_columns[] = {
    {"code", .kind = CELL_CODE, .required = true},
    {"name", .kind = CELL_TEXT, .required = true, .most = 120},
    {"house", .kind = CELL_REF, .ref = REF_HOUSE},
    {"room", .kind = CELL_TEXT, .most = 60},
    {"street", .kind = CELL_TEXT, .most = 120},
    {"postcode", .kind = CELL_TEXT, .most = 10},
    {"town", .kind = CELL_TEXT, .most = 60},
    {"lat", .kind = CELL_REAL, .least = -90, .most = 90},
    {"lon", .kind = CELL_REAL, .least = -180, .most = 180},
    {"route", .kind = CELL_TEXT},
    {"stop", .kind = CELL_TEXT, .most = 120},
    {"wheelchair", .kind = CELL_WORD, .words = WORDS("yes", "help", "no", "unknown"), .otherwise = "unknown"},
    {"pushchair", .kind = CELL_WORD, .words = UNKNOWN_YES_NO, .otherwise = "unknown"},
    {"toilet", .kind = CELL_WORD, .words = UNKNOWN_YES_NO, .otherwise = "unknown"},
    {"changing_table", .kind = CELL_WORD, .words = UNKNOWN_YES_NO, .otherwise = "unknown"},
};

static const struct column topic_columns[] = {
    {"code", .kind = CELL_CODE, .required = true},
    {"name", .kind = CELL_TEXT, .required = true, .most = 60},
    {"lead", .kind = CELL_TEXT, .required = true, .most = 300},
    {"icon", .kind = CELL_ICON, .required = true},
    {"colour", .kind = CELL_COLOUR, .required = true},
    {"houses", .kind = CELL_REFS, .ref = REF_HOUSE},
    {"talk_to", .kind = CELL_REF, .ref = REF_CARD},
};

static const struct column age_band_columns[] = {
    {"code", .kind = CELL_CODE, .required = true},
    {"name", .kind = CELL_TEXT, .required = true, .most = 60},
    {"age_from", .kind = CELL_AGE, .required = true},
    {"age_to", .kind = CELL_AGE, .required = true},
};

static const struct column life_domain_columns[] = {
    {"code", .kind = CELL_CODE, .required = true},
    {"name", .kind = CELL_TEXT, .required = true, .most = 120},
};

static const struct column partner_columns[] = {
    {"code", .kind = CELL_CARD_CODE, .required = true},
    {"kind", .kind = CELL_WORD, .required = true,
     .words = WORDS("organisation", "association", "independent", "government")},
    {"title", .kind = CELL_TEXT, .required = true, .most = 120},
    {"lead", .kind = CELL_TEXT, .required = true, .most = 800},
    {"easy", .kind = CELL_TEXT, .most = 800},
    {"roles", .kind = CELL_TEXT},
    {"topics", .kind = CELL_REFS, .ref = REF_TOPIC},
    {"place", .kind = CELL_REF, .ref = REF_PLACE},
    {"phone", .kind = CELL_PHONE},
    {"mail", .kind = CELL_MAIL},
    {"web", .kind = CELL_LINK},
    {"appointment", .kind = CELL_WORD, .words = APPOINTMENTS, .otherwise = "unknown"},
    {"languages", .kind = CELL_LANGUAGES, .otherwise = "nl"},
    {"status", .kind = CELL_WORD, .required = true, .words = WORDS("candidate", "active", "stopped")},
    {"joined", .kind = CELL_DAY},
    {"refer_to_us_for", .kind = CELL_TEXT},
    {"houses", .kind = CELL_REFS, .ref = REF_HOUSE},
    {"sensitive", .kind = CELL_YES, .otherwise = "nee"},
    {"valid_from", .kind = CELL_DAY},
    {"valid_to", .kind = CELL_DAY},
    {"checked_on", .kind = CELL_DAY, .required = true},
    {"checked_by", .kind = CELL_TEXT, .most = 60},
    {"review_months", .kind = CELL_NUMBER, .otherwise = "6", .least = 1, .most = 60},
    {"replaced_by", .kind = CELL_REF, .ref = REF_CARD},
    {"source", .kind = CELL_TEXT},
    {"source_licence", .kind = CELL_TEXT},
};

/* An activity has all columns of an offer, with its own kinds. */
#define OFFER_COLUMNS(kinds)                                                                                 \
    {"code", .kind = CELL_CARD_CODE, .required = true},                                                      \
        {"partners", .kind = CELL_REFS, .required = true, .ref = REF_PARTNER},                               \
        {"kind", .kind = CELL_WORD, .required = true, .words = kinds},                                       \
        {"title", .kind = CELL_TEXT, .required = true, .most = 120},                                         \
        {"lead", .kind = CELL_TEXT, .required = true, .most = 800},                                          \
        {"easy", .kind = CELL_TEXT, .most = 800},                                                            \
        {"topics", .kind = CELL_REFS, .required = true, .ref = REF_TOPIC}, {"age_from", .kind = CELL_AGE},   \
        {"age_to", .kind = CELL_AGE},                                                                        \
        {"audience", .kind = CELL_WORDS,                                                                     \
         .words = WORDS("parents", "grandparents", "young", "professionals"), .otherwise = "parents"},       \
        {"place", .kind = CELL_REF, .ref = REF_PLACE}, {"phone", .kind = CELL_PHONE},                        \
        {"mail", .kind = CELL_MAIL}, {"web", .kind = CELL_LINK},                                             \
        {"price", .kind = CELL_WORD, .required = true,                                                       \
         .words = WORDS("free", "paid", "income", "gift", "unknown")},                                       \
        {"price_text", .kind = CELL_TEXT, .required = true, .most = 300},                                    \
        {"price_cents", .kind = CELL_NUMBER, .least = 0, .most = 100000000},                                 \
        {"reduced_text", .kind = CELL_TEXT}, {"uitpas", .kind = CELL_YES, .otherwise = "nee"},               \
        {"appointment", .kind = CELL_WORD, .words = APPOINTMENTS, .otherwise = "unknown"},                   \
        {"waiting_list", .kind = CELL_WORD, .words = WORDS("no", "yes", "unknown"), .otherwise = "unknown"}, \
        {"access", .kind = CELL_WORD, .required = true,                                                      \
         .words = WORDS("everyone", "priority", "exclusive")},                                               \
        {"access_note", .kind = CELL_TEXT},                                                                  \
        {"mode", .kind = CELL_WORDS, .required = true, .words = WORDS("site", "visit", "phone", "online")},  \
        {"languages", .kind = CELL_LANGUAGES, .otherwise = "nl"}, {"documents", .kind = CELL_TEXT},          \
        {"referral", .kind = CELL_TEXT},                                                                     \
        {"stage", .kind = CELL_WORD, .words = WORDS("idea", "trial", "permanent", "ended"),                  \
         .otherwise = "permanent"},                                                                          \
        {"pillar", .kind = CELL_WORD, .words = WORDS("prevention", "parenting", "cohesion")},                \
        {"life_domains", .kind = CELL_REFS, .ref = REF_LIFE_DOMAIN},                                         \
        {"houses", .kind = CELL_REFS, .ref = REF_HOUSE},                                                     \
        {"sensitive", .kind = CELL_YES, .otherwise = "nee"}, {"valid_from", .kind = CELL_DAY},               \
        {"valid_to", .kind = CELL_DAY}, {"checked_on", .kind = CELL_DAY, .required = true},                  \
        {"checked_by", .kind = CELL_TEXT, .most = 60},                                                       \
        {"review_months", .kind = CELL_NUMBER, .otherwise = "6", .least = 1, .most = 60},                    \
        {"replaced_by", .kind = CELL_REF, .ref = REF_CARD}, {"source", .kind = CELL_TEXT},                   \
    {                                                                                                        \
        "source_licence", .kind = CELL_TEXT                                                                  \
    }

static const struct column offer_columns[] = {
    OFFER_COLUMNS(WORDS("service", "info", "helpline", "place", "benefit")),
};

static const struct column activity_columns[] = {
    OFFER_COLUMNS(WORDS("play", "group", "training", "workshop", "consultation", "event")),
    {"start", .kind = CELL_MOMENT, .required = true},
    {"end", .kind = CELL_MOMENT, .required = true},
    {"rrule", .kind = CELL_RULE},
    {"rdate", .kind = CELL_MOMENTS},
    {"exdate", .kind = CELL_MOMENTS},
    {"recurrence_text", .kind = CELL_TEXT, .most = 300},
    {"all_day", .kind = CELL_YES, .otherwise = "nee"},
    {"booking", .kind = CELL_WORD, .words = WORDS("none", "required", "recommended")},
    {"capacity", .kind = CELL_NUMBER, .least = 0, .most = 1000000},
    {"campaign", .kind = CELL_REF, .ref = REF_CAMPAIGN},
    {"status", .kind = CELL_WORD, .words = STATUSES, .otherwise = "planned"},
    {"status_note", .kind = CELL_TEXT},
};

static const struct column occurrence_columns[] = {
    {"activity", .kind = CELL_REF, .required = true, .ref = REF_ACTIVITY},
    {"original", .kind = CELL_MOMENT, .required = true},
    {"start", .kind = CELL_MOMENT},
    {"end", .kind = CELL_MOMENT},
    {"status", .kind = CELL_WORD, .words = STATUSES},
    {"note", .kind = CELL_TEXT},
};

static const struct column hours_columns[] = {
    {"card", .kind = CELL_REF, .required = true, .ref = REF_CARD},
    {"days", .kind = CELL_WEEKDAYS, .required = true},
    {"opens", .kind = CELL_TIME, .required = true},
    {"closes", .kind = CELL_TIME, .required = true},
    {"valid_from", .kind = CELL_DAY},
    {"valid_to", .kind = CELL_DAY},
    {"by_appointment", .kind = CELL_YES, .otherwise = "nee"},
};

static const struct column hours_exception_columns[] = {
    {"card", .kind = CELL_REF, .required = true, .ref = REF_CARD},
    {"day", .kind = CELL_DAY_OR_HOLIDAYS, .required = true},
    {"opens", .kind = CELL_TIME},
    {"closes", .kind = CELL_TIME},
    {"note", .kind = CELL_TEXT},
};

static const struct column presence_columns[] = {
    {"house", .kind = CELL_REF, .required = true, .ref = REF_HOUSE},
    {"card", .kind = CELL_REF, .required = true, .ref = REF_CARD},
    {"place", .kind = CELL_REF, .ref = REF_PLACE},
    {"start", .kind = CELL_MOMENT, .required = true},
    {"end", .kind = CELL_MOMENT, .required = true},
    {"rrule", .kind = CELL_RULE},
    {"exdate", .kind = CELL_MOMENTS},
    {"appointment", .kind = CELL_WORD, .words = APPOINTMENTS, .otherwise = "unknown"},
    {"note", .kind = CELL_TEXT},
};

static const struct column question_columns[] = {
    {"text", .kind = CELL_TEXT, .required = true, .most = 120},
    {"topic", .kind = CELL_REF, .ref = REF_TOPIC},
    {"cards", .kind = CELL_REFS, .required = true, .ref = REF_CARD},
    {"houses", .kind = CELL_REFS, .ref = REF_HOUSE},
};

static const struct column holiday_columns[] = {
    {"name", .kind = CELL_TEXT, .required = true, .most = 60},
    {"first", .kind = CELL_DAY, .required = true},
    {"last", .kind = CELL_DAY, .required = true},
    {"kind", .kind = CELL_WORD, .required = true, .words = WORDS("public", "school")},
};

static const struct column related_columns[] = {
    {"card", .kind = CELL_REF, .required = true, .ref = REF_CARD},
    {"others", .kind = CELL_REFS, .required = true, .ref = REF_CARD},
};

static const struct column translation_columns[] = {
    {"subject", .kind = CELL_WORD, .required = true,
     .words = WORDS("card", "topic", "place", "house", "question", "age_band", "life_domain", "slide")},
    {"row", .kind = CELL_TEXT, .required = true},
    {"field", .kind = CELL_TEXT, .required = true},
    {"language", .kind = CELL_LANGUAGE, .required = true},
    {"text", .kind = CELL_TEXT, .required = true},
    {"checked", .kind = CELL_DAY},
};

static const struct column synonym_columns[] = {
    {"language", .kind = CELL_LANGUAGE, .required = true},
    {"word", .kind = CELL_TEXT, .required = true, .most = 60},
    {"means", .kind = CELL_TEXT, .most = 60},
    {"topic", .kind = CELL_REF, .ref = REF_TOPIC},
};

static const struct column campaign_columns[] = {
    {"code", .kind = CELL_CODE, .required = true},
    {"name", .kind = CELL_TEXT, .required = true, .most = 120},
    {"text", .kind = CELL_TEXT, .required = true, .most = 800},
    {"first", .kind = CELL_DAY, .required = true},
    {"last", .kind = CELL_DAY, .required = true},
    {"card", .kind = CELL_REF, .ref = REF_CARD},
};

static const struct column slide_columns[] = {
    {"title", .kind = CELL_TEXT, .required = true, .most = 120},
    {"text", .kind = CELL_TEXT, .required = true, .most = 800},
    {"first", .kind = CELL_DAY, .required = true},
    {"last", .kind = CELL_DAY, .required = true},
    {"card", .kind = CELL_REF, .ref = REF_CARD},
    {"houses", .kind = CELL_REFS, .ref = REF_HOUSE},
};

static const struct column poll_columns[] = {
    {"question", .kind = CELL_TEXT, .required = true, .most = 200},
    {"answers", .kind = CELL_TEXT, .required = true},
    {"icons", .kind = CELL_ICONS, .required = true},
    {"first", .kind = CELL_DAY, .required = true},
    {"last", .kind = CELL_DAY, .required = true},
    {"houses", .kind = CELL_REFS, .ref = REF_HOUSE},
};

static const struct column body_columns[] = {
    {"name", .kind = CELL_TEXT, .required = true, .most = 120},
    {"about", .kind = CELL_TEXT, .required = true},
    {"min_per_year", .kind = CELL_NUMBER, .least = 0, .most = 366},
    {"max_per_year", .kind = CELL_NUMBER, .least = 0, .most = 366},
};

static const struct table_spec specs[TABLE_COUNT] = {
    [TABLE_SOURCE] = {"source", COLUMNS(source_columns)},
    [TABLE_HOUSE] = {"house", COLUMNS(house_columns)},
    [TABLE_PLACE] = {"place", COLUMNS(place_columns)},
    [TABLE_TOPIC] = {"topic", COLUMNS(topic_columns)},
    [TABLE_AGE_BAND] = {"age_band", COLUMNS(age_band_columns)},
    [TABLE_LIFE_DOMAIN] = {"life_domain", COLUMNS(life_domain_columns)},
    [TABLE_PARTNER] = {"partner", COLUMNS(partner_columns)},
    [TABLE_OFFER] = {"offer", COLUMNS(offer_columns)},
    [TABLE_ACTIVITY] = {"activity", COLUMNS(activity_columns)},
    [TABLE_OCCURRENCE] = {"occurrence", COLUMNS(occurrence_columns)},
    [TABLE_HOURS] = {"hours", COLUMNS(hours_columns)},
    [TABLE_HOURS_EXCEPTION] = {"hours_exception", COLUMNS(hours_exception_columns)},
    [TABLE_PRESENCE] = {"presence", COLUMNS(presence_columns)},
    [TABLE_QUESTION] = {"question", COLUMNS(question_columns)},
    [TABLE_HOLIDAY] = {"holiday", COLUMNS(holiday_columns)},
    [TABLE_RELATED] = {"related", COLUMNS(related_columns)},
    [TABLE_TRANSLATION] = {"translation", COLUMNS(translation_columns)},
    [TABLE_SYNONYM] = {"synonym", COLUMNS(synonym_columns)},
    [TABLE_CAMPAIGN] = {"campaign", COLUMNS(campaign_columns)},
    [TABLE_SLIDE] = {"slide", COLUMNS(slide_columns)},
    [TABLE_POLL] = {"poll", COLUMNS(poll_columns)},
    [TABLE_BODY] = {"body", COLUMNS(body_columns)},
};

const struct table_spec *table_spec(enum table_id id)
{
    return &specs[id];
}

int column_find(const struct table_spec *spec, const char *name)
{
    for (int i = 0; i < spec->count; i++)
        if (strcasecmp(spec->columns[i].name, name) == 0)
            return i;
    return -1;
}

int column_of(enum table_id id, const char *name)
{
    int column = column_find(&specs[id], name);
    assert(column >= 0);
    return column;
}

static const struct {
    const char *name, *table;
} refs[REF_COUNT] = {
    [REF_HOUSE] = {MN_("een huis"), "house"},
    [REF_PLACE] = {MN_("een plaats"), "place"},
    [REF_TOPIC] = {MN_("een thema"), "topic"},
    [REF_AGE_BAND] = {MN_("een leeftijd"), "age_band"},
    [REF_LIFE_DOMAIN] = {MN_("een levensdomein"), "life_domain"},
    [REF_CAMPAIGN] = {MN_("een campagne"), "campaign"},
    [REF_CARD] = {MN_("een kaart"), MN_("partner, offer of activity")},
    [REF_PARTNER] = {MN_("een partner"), "partner"},
    [REF_ACTIVITY] = {MN_("een activiteit"), "activity"},
};

const char *ref_name(enum ref ref)
{
    return refs[ref].name;
}

const char *ref_table(enum ref ref)
{
    return refs[ref].table;
}

bool table_of_cards(enum table_id id)
{
    return id >= TABLE_PARTNER && id <= TABLE_ACTIVITY;
}
