/* The part of hsds.h for prices: nobody is promised that it is free unless the file says so. */
#include <string.h>
#include <strings.h>

#include "tool/import/fit.h"
#include "tool/import/hsds.h"

static const char *const none[] = {"free", "gratis", "none", NULL};

static bool one_of(const char *text, const char *const *words)
{
    for (; *words; words++)
        if (strcasecmp(text, *words) == 0)
            return true;
    return false;
}

void hsds_service_price(struct hsds *hsds, struct feed_row *row, const struct hsds_object *object)
{
    const char *fees = hsds_get(object, "fees_description|fees"), *free = hsds_get(object, "free");
    bool said = strcasecmp(free, "true") == 0, amounts = strpbrk(fees, "123456789") != NULL;
    if (said && amounts)
        feed_say(hsds->feed, object->unit,
                 "deze dienst heet gratis, maar de prijs zegt \"%s\"; kies zelf price in het werkboek",
                 report_quote(hsds->feed->report, fees));
    if (!amounts && (said || one_of(fees, none))) {
        feed_set_first(hsds->feed, row, "price", "free");
        feed_set_first(hsds->feed, row, "price_text",
                       *fees && strcasecmp(fees, "none") != 0 ? fees : "Gratis");
    } else {
        if (!said && amount_read(fees) == AMOUNT_SOME)
            feed_set_first(hsds->feed, row, "price", "paid");
        feed_set_first(hsds->feed, row, "price_text", fees);
    }
}

/* What one cost more makes of the price of a card: one amount to pay makes it paid, one that nobody can read makes that it
 * is not known to be free. */
static void price_take(struct hsds *hsds, struct feed_row *row, const struct hsds_object *object)
{
    const char *amount = hsds_get(object, "amount"), *before = feed_get(row, "price");
    enum amount price = amount_read(amount);
    bool read = price != AMOUNT_NONE, free = strcmp(before, "free") == 0;
    if (!*amount && free && one_of(hsds_get(object, "option"), none))
        return;
    if (price == AMOUNT_SOME)
        feed_set(hsds->feed, row, "price", "paid");
    else if (read && !*before && !*feed_get(row, "price_text"))
        feed_set(hsds->feed, row, "price", "free");
    else if (read ? !*before : (*amount || free) && strcmp(before, "paid") != 0) {
        feed_set(hsds->feed, row, "price", "unknown");
        feed_say(hsds->feed, object->unit,
                 "of deze dienst gratis is, blijkt niet uit \"%s\"; kies zelf price in het werkboek",
                 report_quote(hsds->feed->report,
                              *amount ? amount : hsds_get(object, "option|amount_description|cost_type")));
    }
}

void hsds_cost_map(struct hsds *hsds, const struct hsds_object *object)
{
    struct feed_row *row = hsds_card(hsds, hsds_get(object, "service_id"));
    const char *amount = hsds_get(object, "amount"), *unit = hsds_get(object, "amount_description|cost_type");
    const char *currency = hsds_get(object, "currency"), *option = hsds_get(object, "option");
    if (!row || (!*amount && !*option && !*unit)) {
        feed_say(hsds->feed, object->unit, "deze prijs heeft geen bedrag of geen dienst; niet overgenomen");
        return;
    }
    const char *text =
        arena_printf(&hsds->feed->arena, "%s%s%s%s%s%s%s", option, *option && *amount ? ": " : "", amount,
                     *currency ? " " : "", currency, *unit ? " " : "", unit);
    feed_keep(hsds->feed, object->unit);
    price_take(hsds, row, object);
    const char *before = feed_get(row, "price_text");
    if (!strstr(before, text))
        feed_set(hsds->feed, row, "price_text",
                 *before ? arena_printf(&hsds->feed->arena, "%s. %s", before, text) : text);
}
