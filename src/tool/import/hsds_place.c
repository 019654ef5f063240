/* The part of hsds.h for where a place is and whether a wheelchair gets in. */
#define _GNU_SOURCE /* strcasestr */
#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "base/message.h"
#include "tool/import/hsds.h"

enum { ADDRESS_POSTAL, ADDRESS_PLAIN, ADDRESS_PHYSICAL };

/* What an address is good for, by its type, by the table it stood in, or by how it begins. */
static int address_rank(const struct hsds_object *object)
{
    static const char *const boxes[] = {"postbus", "pb ", "po box", "p.o. box", "p.o.box", "bp ", NULL};
    const char *type = hsds_get(object, "address_type|type"), *street = hsds_get(object, "address_1");
    if (strcasestr(type, "physical") || strcasestr(object->what, "physical"))
        return ADDRESS_PHYSICAL;
    if (strcasestr(type, "postal") || strcasestr(type, "mail") || strcasestr(object->what, "postal") ||
        strcasestr(object->what, "mail"))
        return ADDRESS_POSTAL;
    for (int i = 0; boxes[i]; i++)
        if (strncasecmp(street, boxes[i], strlen(boxes[i])) == 0)
            return ADDRESS_POSTAL;
    return ADDRESS_PLAIN;
}

static bool fits(const struct feed_row *row, const char *column, const char *text)
{
    const char *before = feed_get(row, column);
    return !*before || !*text || strcasecmp(before, text) == 0;
}

/* True when the place has no other address yet. */
static bool address_fits(const struct feed_row *row, const char *street, const struct hsds_object *object)
{
    const char *before = feed_get(row, "street");
    bool same = *before && *street && (strstr(before, street) || strstr(street, before));
    return (!*before && *street) ||
           ((same || !*street) && fits(row, "postcode", hsds_get(object, "postal_code")) &&
            fits(row, "town", hsds_get(object, "city")));
}

static void address_map(struct hsds *hsds, const struct hsds_object *object)
{
    static const struct {
        const char *column, *name;
    } parts[] = {{"postcode", "postal_code"}, {"town", "city"}};
    const char *id = hsds_get(object, "location_id"), *second = hsds_get(object, "address_2");
    struct feed_row *row = *id ? feed_find(hsds->feed, TABLE_PLACE, id) : NULL;
    const char *street = hsds_get(object, "address_1");
    if (!row) {
        feed_say(hsds->feed, object->unit, "dit adres is van geen plaats in dit bestand; niet overgenomen");
        return;
    }
    if (!address_fits(row, street, object)) {
        feed_say(hsds->feed, object->unit,
                 "deze plaats heeft al een ander adres (%s); dit adres is niet overgenomen",
                 report_quote(hsds->feed->report, feed_get(row, *street ? "street" : "town")));
        return;
    }
    feed_keep(hsds->feed, object->unit);
    bool whole = !*feed_get(row, "street") && *street;
    feed_set_first(hsds->feed, row, "street",
                   *second && *street ? arena_printf(&hsds->feed->arena, "%s, %s", street, second) : street);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        const char *text = hsds_get(object, parts[i].name);
        if (whole && *text)
            feed_set(hsds->feed, row, parts[i].column, text);
        feed_set_first(hsds->feed, row, parts[i].column, text);
    }
}

void hsds_addresses_map(struct hsds *hsds)
{
    for (int rank = ADDRESS_PHYSICAL; rank >= ADDRESS_POSTAL; rank--)
        for (int i = 0; i < hsds->count; i++)
            if (hsds->objects[i].kind == HSDS_ADDRESS && address_rank(&hsds->objects[i]) == rank)
                address_map(hsds, &hsds->objects[i]);
}

static bool has_word(const char *text, const char *const *words)
{
    for (; *words; words++)
        for (const char *at = text; (at = strcasestr(at, *words)); at++) {
            bool begins = at == text || !isalpha((unsigned char)at[-1]);
            if (begins && !isalpha((unsigned char)at[strlen(*words)]))
                return true;
        }
    return false;
}

static bool has_part(const char *text, const char *const *parts)
{
    for (; *parts; parts++)
        if (strcasestr(text, *parts))
            return true;
    return false;
}

static const char unsure[] = "";

/* What one sentence says about wheelchairs: NULL for nothing. */
static const char *sentence_says(const char *text)
{
    static const char *const about[] = {"wheelchair", "rolstoel", NULL};
    static const char *const partly[] = {"partial", "partly",    "gedeeltelijk", "deels",   "limited",
                                         "beperkt", "niet alle", "niet overal",  "not all", "not every",
                                         NULL};
    static const char *const less[] = {"zonder", "without", "only", "enkel", "alleen", NULL};
    static const char *const no[] = {"niet", "geen", "no", "not", "cannot", "non", NULL};
    static const char *const closed[] = {"inaccessible", "ontoegankelijk", NULL};
    static const char *const help[] = {"met hulp", "with help", "with assistance", "met begeleiding", NULL};
    static const char *const yes[] = {"wheelchair accessible",
                                      "wheelchair-accessible",
                                      "wheelchair access",
                                      "wheelchair_access",
                                      "wheelchair friendly",
                                      "accessible by wheelchair",
                                      "accessible for wheelchair",
                                      "accessible to wheelchair",
                                      "accessible with a wheelchair",
                                      "rolstoeltoegankelijk",
                                      "rolstoelvriendelijk",
                                      "toegankelijk met een rolstoel",
                                      "toegankelijk met rolstoel",
                                      "toegankelijk voor rolstoel",
                                      "toegankelijk voor een rolstoel",
                                      NULL};
    if (!has_part(text, about))
        return NULL;
    if (has_part(text, partly) || has_word(text, less))
        return unsure;
    if (has_word(text, no) || has_part(text, closed))
        return "no";
    if (has_part(text, help))
        return "help";
    bool alone = strcasecmp(text, "wheelchair") == 0 || strcasecmp(text, "rolstoel") == 0;
    return alone || has_part(text, yes) ? "yes" : unsure;
}

/* The word of our column; `unsure` when sentences differ or one is not plain, NULL when nothing is said. */
static const char *wheelchair_said(struct arena *arena, const char *text)
{
    char *rest = arena_strdup(arena, text);
    const char *said = NULL;
    for (char *part; (part = strsep(&rest, ".,;\n"));) {
        part += strspn(part, " \t");
        for (size_t length = strlen(part); length && part[length - 1] == ' ';)
            part[--length] = '\0';
        const char *says = sentence_says(part);
        if (says)
            said = !said || strcmp(said, says) == 0 ? says : unsure;
    }
    return said;
}

void hsds_accessibility_map(struct hsds *hsds, const struct hsds_object *object)
{
    const char *id = hsds_get(object, "location_id");
    struct feed_row *row = *id ? feed_find(hsds->feed, TABLE_PLACE, id) : NULL;
    const char *text = hsds_get(object, "accessibility|description|name|label|slug");
    const char *said = row ? wheelchair_said(&hsds->feed->arena, text) : NULL;
    if (!said || !*said) {
        feed_say(hsds->feed, object->unit,
                 said ? MN_("of een rolstoel binnen kan, blijkt niet uit \"%s\"; kies zelf wheelchair")
                      : MN_("\"%s\" past in geen kolom van onze plaatsen; niet overgenomen"),
                 report_quote(hsds->feed->report, text));
        return;
    }
    feed_keep(hsds->feed, object->unit);
    feed_set_first(hsds->feed, row, "wheelchair", said);
}

void hsds_location_wheelchair(struct hsds *hsds, struct feed_row *row, const struct hsds_object *object)
{
    const char *text = hsds_get(object, "accessibility");
    const char *said = wheelchair_said(&hsds->feed->arena, text);
    if (said && *said)
        feed_set_first(hsds->feed, row, "wheelchair", said);
    else if (said)
        feed_say(hsds->feed, object->unit,
                 "of een rolstoel binnen kan, blijkt niet uit \"%s\"; kies zelf wheelchair",
                 report_quote(hsds->feed->report, text));
}
