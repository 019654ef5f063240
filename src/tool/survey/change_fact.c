#include "tool/survey/change_fact.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "base/utf8.h"

enum { VALUE_BYTES = 400, PARTS_MOST = 13, HOURS = 19, EXCEPTIONS = 20 };

/* A fact, or the parts of one that is a row of another table. A list has neither parts nor a single value. */
static const struct {
    const char *topic; /* what it is about, in a few words */
    const char *name;  /* of the field; NULL: the same; "" when the parts say enough */
    const char *parts[PARTS_MOST];
} facts[] = {
    {.topic = MN_("soort")},
    {.topic = MN_("soort")},
    {.topic = MN_("titel")},
    {.topic = MN_("tekst")},
    {.topic = MN_("makkelijke tekst")},
    {.topic = MN_("telefoon")},
    {.topic = MN_("mail")},
    {.topic = MN_("website")},
    {.topic = MN_("afspraak")},
    {.topic = MN_("uren")},
    {.topic = MN_("rolstoel")},
    {.topic = MN_("talen")},
    {.topic = MN_("gevoelig")},
    {.topic = MN_("geldig"), .name = "valid_from"},
    {.topic = MN_("geldig"), .name = "valid_to"},
    {.topic = MN_("plaats"), .parts = {"name", "room", "street", "postcode", "town", "route"}},
    {.topic = MN_("partner"), .parts = {"roles", "status"}},
    {.topic = MN_("prijs, leeftijd of toegang"),
     .name = "",
     .parts = {"age_from", "age_to", "audience", "price", "price_text", "reduced_text", "uitpas",
               "waiting_list", "access", "access_note", "mode", "documents", "booking"}},
    {.topic = MN_("herhaling of status"), .name = "", .parts = {"recurrence_text", "status", "status_note"}},
    {.topic = MN_("uren")},
    {.topic = MN_("uren"), .name = MN_("andere uren")},
    {.topic = MN_("thema's")},
    {.topic = MN_("partners")},
    {.topic = MN_("vertalingen")},
};
enum { FACTS = sizeof facts / sizeof *facts };

static const char *name_of(size_t fact)
{
    const char *name = facts[fact].name ? facts[fact].name : facts[fact].topic;
    return *name ? message_text(name) : "";
}

void facts_name(const char *keys, char out[FACT_NAMES_BYTES])
{
    out[0] = '\0';
    for (const char *at = keys; at && *at; at += strcspn(at, ","), at += *at == ',') {
        size_t key = (size_t)atoi(at);
        const char *topic = key < FACTS ? message_text(facts[key].topic) : M_("andere");
        if (!strstr(out, topic))
            snprintf(out + strlen(out), FACT_NAMES_BYTES - strlen(out), "%s%s", *out ? ", " : "", topic);
    }
}

static void value_put(char out[VALUE_BYTES], const json_t *value, bool clock)
{
    size_t used = strlen(out), room = VALUE_BYTES - used;
    if (clock && json_is_integer(value))
        snprintf(out + used, room, "%d.%02d", (int)(json_integer_value(value) / 60),
                 (int)(json_integer_value(value) % 60));
    else if (json_is_integer(value))
        snprintf(out + used, room, "%lld", (long long)json_integer_value(value));
    else if (json_is_string(value))
        snprintf(out + used, room, "%s", json_string_value(value));
}

/* A row of a list on one line: "ma 9.00 12.00". */
static void item_put(char out[VALUE_BYTES], const json_t *item, size_t fact)
{
    static const char *const days[] = {"", "ma", "di", "wo", "do", "vr", "za", "zo"};
    if (!json_is_array(item))
        value_put(out, item, false);
    for (size_t i = 0; i < json_array_size(item); i++) {
        const json_t *part = json_array_get(item, i);
        json_int_t number = json_integer_value(part);
        size_t used = strlen(out);
        if (json_is_null(part))
            continue;
        if (used)
            snprintf(out + used, VALUE_BYTES - used, " ");
        if (fact == HOURS && i == 0 && number >= 1 && number <= 7)
            snprintf(out + strlen(out), VALUE_BYTES - strlen(out), "%s", days[number]);
        else if (fact != HOURS || i < 3)
            value_put(out, part, (fact == HOURS || fact == EXCEPTIONS) && (i == 1 || i == 2));
    }
}

static json_t *text_or_null(char *text)
{
    text[utf8_cut(text, VALUE_BYTES - 2)] = '\0';
    json_t *value = *text ? json_string(text) : json_null();
    return value ? value : json_string("?");
}

static void change_add(json_t *changes, const char *name, const json_t *before, const json_t *after)
{
    char old[VALUE_BYTES] = "", new[VALUE_BYTES] = "";
    value_put(old, before, false);
    value_put(new, after, false);
    json_array_append_new(changes, json_pack("{s:s, s:o, s:o}", "field", name, "old", text_or_null(old),
                                             "new", text_or_null(new)));
}

static bool list_has(const json_t *list, const json_t *item)
{
    for (size_t i = 0; i < json_array_size(list); i++)
        if (json_equal(json_array_get(list, i), item))
            return true;
    return false;
}

/* The rows of one list that the other has not; on the side where they stand. */
static void list_side(json_t *changes, size_t fact, const json_t *list, const json_t *other, bool old)
{
    for (size_t i = 0; i < json_array_size(list); i++) {
        char text[VALUE_BYTES] = "";
        if (list_has(other, json_array_get(list, i)))
            continue;
        item_put(text, json_array_get(list, i), fact);
        json_t *said = text_or_null(text), *none = json_null();
        json_array_append_new(changes, json_pack("{s:s, s:o, s:o}", "field", name_of(fact), "old",
                                                 old ? said : none, "new", old ? none : said));
    }
}

static void fact_differ(json_t *changes, size_t fact, const json_t *before, const json_t *after)
{
    if (json_equal(before, after))
        return;
    if (!facts[fact].parts[0] && !json_is_array(before) && !json_is_array(after)) {
        change_add(changes, name_of(fact), before, after);
        return;
    }
    if (!facts[fact].parts[0]) {
        list_side(changes, fact, before, after, true);
        list_side(changes, fact, after, before, false);
        return;
    }
    for (size_t i = 0; i < PARTS_MOST && facts[fact].parts[i]; i++) {
        char name[80];
        const json_t *old = json_array_get(before, i), *new = json_array_get(after, i);
        const char *of = name_of(fact);
        snprintf(name, sizeof name, "%s%s%s", of, *of ? " " : "", facts[fact].parts[i]);
        if (old != new && !(old && new &&json_equal(old, new)))
            change_add(changes, name, old, new);
    }
}

json_t *facts_differ(const char *before, const char *after)
{
    json_t *old = json_loads(before, 0, NULL), *new = json_loads(after, 0, NULL), *changes = json_array();
    for (size_t i = 0; i < FACTS; i++)
        fact_differ(changes, i, json_array_get(old, i), json_array_get(new, i));
    json_decref(old);
    json_decref(new);
    return changes;
}
