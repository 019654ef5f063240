/* The part of udb.h that makes a card of an object. */
#define _GNU_SOURCE /* strcasestr */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/message.h"
#include "tool/import/fit.h"
#include "tool/import/udb.h"

enum { PRICE_MOST = 100000 };

static const char *first_text(struct udb *udb, const json_t *object, const char *name)
{
    const json_t *value = json_object_get(object, name);
    return json_text(&udb->feed->arena, json_is_array(value) ? json_array_get(value, 0) : value);
}

static bool has_term(const json_t *object, const char *wanted)
{
    size_t index;
    json_t *term;
    json_array_foreach(json_object_get(object, "terms"), index, term)
    {
        const char *id = json_string_value(json_object_get(term, "id"));
        const char *label = json_string_value(json_object_get(term, "label"));
        if ((id && strcmp(id, wanted) == 0) || (label && strcasestr(label, wanted)))
            return true;
    }
    return false;
}

/* The place of an event, or the place itself. */
static bool place_map(struct udb *udb, const json_t *place, const char *id, int unit)
{
    struct feed *feed = udb->feed;
    const char *name = udb_text(udb, place, "name");
    const json_t *address = json_object_get(place, "address");
    const json_t *dutch = json_object_get(address, "nl");
    const char *language = json_member(&feed->arena, place, "mainLanguage");
    if (!name)
        return false;
    address = dutch                                            ? dutch
              : language && json_object_get(address, language) ? json_object_get(address, language)
                                                               : address;
    struct feed_row *row = feed_row(feed, TABLE_PLACE, id, unit);
    feed_set(feed, row, "name", name);
    feed_set(feed, row, "street", json_member(&feed->arena, address, "streetAddress"));
    feed_set(feed, row, "postcode", json_member(&feed->arena, address, "postalCode"));
    feed_set(feed, row, "town", json_member(&feed->arena, address, "addressLocality"));
    feed_set(feed, row, "lat", json_member(&feed->arena, json_object_get(place, "geo"), "latitude"));
    feed_set(feed, row, "lon", json_member(&feed->arena, json_object_get(place, "geo"), "longitude"));
    if (has_term(place, "3.23.1.0.0"))
        feed_set(feed, row, "wheelchair", "yes");
    return true;
}

static const char *euro(struct udb *udb, double price)
{
    long cents = lround(price * 100);
    const char *text = cents % 100
                           ? arena_printf(&udb->feed->arena, "%ld,%02ld euro", cents / 100, cents % 100)
                           : arena_printf(&udb->feed->arena, "%ld euro", cents / 100);
    return text;
}

/* What a tariff costs; a text is no number in JSON but may be one. False, and told, when it says nothing of the kind: nobody
 * is promised that it is free. */
static bool tariff_read(struct udb *udb, const json_t *tariff, int unit, double *price)
{
    const json_t *said = json_object_get(tariff, "price");
    const char *text = json_text(&udb->feed->arena, said);
    const char *word = json_is_string(said) ? price_word(text) : NULL;
    bool free = word && strcmp(word, "free") == 0;
    bool read = json_is_number(said) || free || (json_is_string(said) && money_read(text, price));
    if (free)
        *price = 0;
    if (json_is_number(said))
        *price = json_number_value(said);
    if (read && *price >= 0 && *price <= PRICE_MOST)
        return true;
    feed_say(udb->feed, unit, "de prijs \"%s\" kan ik niet lezen; vul price en price_text zelf in",
             report_quote(udb->feed->report, text ? text : ""));
    return false;
}

static void price_map(struct udb *udb, const json_t *object, struct feed_row *row, int unit)
{
    struct feed *feed = udb->feed;
    size_t index;
    json_t *tariff;
    double price;
    const char *reduced = "";
    json_array_foreach(json_object_get(object, "priceInfo"), index, tariff)
    {
        const char *category = json_member(&feed->arena, tariff, "category");
        if (!category || !tariff_read(udb, tariff, unit, &price))
            continue;
        if (strcmp(category, "base") == 0) {
            feed_set(feed, row, "price", price > 0 ? "paid" : "free");
            feed_set(feed, row, "price_text", price > 0 ? euro(udb, price) : "Gratis");
            feed_set(feed, row, "price_cents", arena_printf(&feed->arena, "%ld", lround(price * 100)));
            continue;
        }
        const char *name = udb_text(udb, tariff, "name");
        reduced = arena_printf(&feed->arena, "%s%s%s: %s", reduced, *reduced ? "; " : "",
                               name ? name : category, euro(udb, price));
        if (strcasestr(category, "uitpas"))
            feed_set(feed, row, "uitpas", "ja");
    }
    feed_set_first(feed, row, "reduced_text", reduced);
}

/* "6-12", "18-", "-99"; "-" is everyone. */
static void ages_map(struct udb *udb, const json_t *object, struct feed_row *row)
{
    const char *range = json_member(&udb->feed->arena, object, "typicalAgeRange");
    if (!range || !strchr(range, '-'))
        return;
    const char *dash = strchr(range, '-');
    if (dash > range && strcmp(range, "0-") != 0)
        feed_set(udb->feed, row, "age_from", arena_strndup(&udb->feed->arena, range, (size_t)(dash - range)));
    if (dash[1])
        feed_set(udb->feed, row, "age_to", dash + 1);
}

static void contact_map(struct udb *udb, const json_t *object, struct feed_row *row)
{
    static const char *const names[] = {"contactPoint", "bookingInfo"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const json_t *contact = json_object_get(object, names[i]);
        feed_set_first(udb->feed, row, "phone", first_text(udb, contact, "phone"));
        feed_set_first(udb->feed, row, "mail", first_text(udb, contact, "email"));
        feed_set_first(udb->feed, row, "web", first_text(udb, contact, "url"));
    }
}

static const char *kind_of(const json_t *object, bool dated)
{
    static const struct {
        const char *label, *kind;
    } kinds[] = {{"workshop", "workshop"}, {"Cursus", "training"}, {"Lezing", "training"}, {"Kamp", "play"},
                 {"Spel", "play"},         {"Speel", "play"},      {"Praat", "group"}};
    for (size_t i = 0; dated && i < sizeof kinds / sizeof *kinds; i++)
        if (has_term(object, kinds[i].label))
            return kinds[i].kind;
    return dated ? "event" : "service";
}

static void status_map(struct udb *udb, const json_t *object, struct feed_row *row)
{
    const json_t *status = json_object_get(object, "status");
    const char *type = json_member(&udb->feed->arena, status, "type");
    const char *places =
        json_member(&udb->feed->arena, json_object_get(object, "bookingAvailability"), "type");
    bool away = type && strcmp(type, "Unavailable") == 0,
         later = type && strcmp(type, "TemporarilyUnavailable") == 0;
    feed_set(udb->feed, row, "status",
             away                                           ? "cancelled"
             : later                                        ? "moved"
             : places && strcmp(places, "Unavailable") == 0 ? "full"
                                                            : "planned");
    if (away || later)
        feed_set(udb->feed, row, "status_note", udb_text(udb, status, "reason"));
}

static void translations_map(struct udb *udb, const json_t *object, enum table_id table, const char *id,
                             const char *name, const char *field, int unit)
{
    const char *language;
    json_t *text;
    json_t *texts = json_object_get(object, name);
    if (!json_is_object(texts) || !json_object_get(texts, "nl"))
        return;
    json_object_foreach(texts, language, text)
    {
        if (strcmp(language, "nl") == 0 || !json_is_string(text) || !*json_string_value(text))
            continue;
        const char *own = arena_printf(&udb->feed->arena, "%s#%s#%s", id, language, field);
        struct feed_row *row = feed_row(udb->feed, TABLE_TRANSLATION, own, unit);
        feed_set(udb->feed, row, "subject", "card");
        feed_refer(udb->feed, row, "row", table, id);
        feed_set(udb->feed, row, "field", field);
        feed_set(udb->feed, row, "language", language);
        feed_set(udb->feed, row, "text", json_string_value(text));
    }
}

static void partner_refer(struct udb *udb, const json_t *object, enum table_id table, const char *id,
                          int unit)
{
    const json_t *organizer = json_object_get(object, "organizer");
    const char *name = udb_text(udb, organizer, "name"),
               *own = json_member(&udb->feed->arena, organizer, "@id");
    if (!name)
        return;
    own = own ? own : name;
    feed_refer(udb->feed, feed_find(udb->feed, table, id), "partners", TABLE_PARTNER, own);
    struct feed_row *row = feed_row(udb->feed, TABLE_PARTNER, own, unit);
    feed_set(udb->feed, row, "title", name);
    contact_map(udb, organizer, row);
}

static void place_refer(struct udb *udb, const json_t *object, enum table_id table, const char *id, int unit)
{
    const json_t *location = json_object_get(object, "location");
    const char *own = json_member(&udb->feed->arena, location, "@id");
    own = own ? own : udb_text(udb, location, "name");
    if (own && place_map(udb, location, own, unit))
        feed_refer(udb->feed, feed_find(udb->feed, table, id), "place", TABLE_PLACE, own);
}

/* True, and told, when another card with this id was there before and is called something else. */
static bool other_name(struct udb *udb, const json_t *object, enum table_id table, const char *id, int unit)
{
    const struct feed_row *before = feed_find(udb->feed, table, id);
    const char *name = udb_text(udb, object, "name");
    if (!before || !name || strcmp(feed_get(before, "title"), name) == 0)
        return false;
    feed_say(udb->feed, unit, "id \"%s\" is ook van \"%s\"; alleen de eerste is overgenomen",
             report_quote(udb->feed->report, id), report_quote(udb->feed->report, feed_get(before, "title")));
    return true;
}

static void card_map(struct udb *udb, const json_t *object, enum table_id table, const char *id, int unit)
{
    struct feed *feed = udb->feed;
    struct feed_row *row = feed_row(feed, table, id, unit);
    const char *mode = json_member(&feed->arena, object, "attendanceMode");
    const char *audience = json_member(&feed->arena, json_object_get(object, "audience"), "audienceType");
    feed_set(feed, row, "title", udb_text(udb, object, "name"));
    feed_set(feed, row, "lead", udb_text(udb, object, "description"));
    feed_set(feed, row, "kind", kind_of(object, table == TABLE_ACTIVITY));
    feed_set(feed, row, "mode",
             mode && strcmp(mode, "online") == 0  ? "online"
             : mode && strcmp(mode, "mixed") == 0 ? "site; online"
                                                  : "site");
    feed_set(feed, row, "access", audience && strcmp(audience, "everyone") != 0 ? "exclusive" : "everyone");
    price_map(udb, object, row, unit);
    ages_map(udb, object, row);
    contact_map(udb, object, row);
    if (table == TABLE_ACTIVITY)
        status_map(udb, object, row);
    place_refer(udb, object, table, id, unit);
    partner_refer(udb, object, table, id, unit);
    translations_map(udb, object, table, id, "name", "title", unit);
    translations_map(udb, object, table, id, "description", "lead", unit);
    udb_dates(udb, object, id, unit);
}

/* Why an object cannot be a card, or NULL. */
static const char *refusal(struct udb *udb, const json_t *object, const char *id)
{
    const char *state = json_member(&udb->feed->arena, object, "workflowStatus");
    if (state &&
        (strcmp(state, "DELETED") == 0 || strcmp(state, "REJECTED") == 0 || strcmp(state, "DRAFT") == 0))
        return M_("dit is niet gepubliceerd; niet overgenomen");
    if (!id && !json_object_get(object, "@context") && !json_object_get(object, "@type") &&
        !json_object_get(object, "calendarType"))
        return M_("dit is geen event, plaats of organisatie van UiTdatabank; niet overgenomen");
    if (!udb_text(udb, object, "name") && id && json_object_size(object) <= 4)
        return M_("hier staat alleen een verwijzing; haal de resultaten opnieuw op met embed=true");
    if (!udb_text(udb, object, "name"))
        return M_("hier staat geen naam; niet overgenomen, vul de naam in UiTdatabank in");
    return NULL;
}

void udb_object(struct udb *udb, const json_t *object)
{
    struct arena *arena = &udb->feed->arena;
    const char *id = json_member(arena, object, "@id"), *context = json_member(arena, object, "@context");
    const char *name = udb_text(udb, object, "name");
    const char *at = id ? id : name;
    udb->number++;
    int unit = feed_unit(udb->feed,
                         at ? arena_printf(arena, "%s (%.90s)", udb->file, at)
                            : arena_printf(arena, M_("%s (nummer %d)"), udb->file, udb->number),
                         0);
    const char *why = refusal(udb, object, id);
    if (why) {
        feed_say(udb->feed, unit, "%s", why);
        return;
    }
    id = id ? id : name;
    if (context && strstr(context, "place") && !json_object_get(object, "openingHours")) {
        place_map(udb, object, id, unit);
        return;
    }
    if (context && strstr(context, "organizer")) {
        feed_set(udb->feed, feed_row(udb->feed, TABLE_PARTNER, id, unit), "title", name);
        return;
    }
    if (context && strstr(context, "place"))
        place_map(udb, object, id, unit);
    enum table_id table = udb_dated(object) ? TABLE_ACTIVITY : TABLE_OFFER;
    if (!other_name(udb, object, table, id, unit))
        card_map(udb, object, table, id, unit);
}
