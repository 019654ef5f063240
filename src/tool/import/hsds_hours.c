/* The part of hsds.h that makes opening hours: of a weekday (1.x, 2.x), of a weekly rule (3.x), and on holidays. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/message.h"
#include "model/date.h"
#include "tool/import/fit.h"
#include "tool/import/hsds.h"
#include "tool/import/words.h"
#include "tool/table/lookup.h"
#include "tool/table/value.h"

enum { DAYS_AWAY_MAX = 100 };

void hsds_places(struct hsds *hsds)
{
    struct feed *feed = hsds->feed;
    hsds->at_next = calloc((size_t)feed->count + 1, sizeof *hsds->at_next);
    if (!hsds->at_next)
        abort();
    for (int i = feed->count - 1; i >= 0; i--) {
        bool card = feed->rows[i].table == TABLE_OFFER || feed->rows[i].table == TABLE_ACTIVITY;
        const char *place = card ? feed_get(&feed->rows[i], "place") : "";
        hsds->at_next[i] = -1;
        if (!feed_refers(place))
            continue;
        struct entry *entry = (struct entry *)lookup_find(&hsds->at_place, place);
        hsds->at_next[i] = entry ? entry->row : -1;
        if (entry)
            entry->row = i;
        else
            lookup_add(&hsds->at_place, (struct entry){.key = place, .row = i});
    }
}

int hsds_at_place(const struct hsds *hsds, const char *location)
{
    const struct entry *entry =
        *location
            ? lookup_find(&hsds->at_place, arena_printf(&hsds->feed->arena, "%cplace/%s", '\x1e', location))
            : NULL;
    return entry ? entry->row : -1;
}

/* "MO,TU" or "Monday" or "1" in our words; NULL when it is none of them. */
static const char *days_said(struct hsds *hsds, const struct hsds_object *object)
{
    char item[ITEM_BYTES];
    const char *out = "", *days = hsds_get(object, "weekday|byday"), *freq = hsds_get(object, "freq");
    if (!*days && strcasecmp(freq, "DAILY") == 0)
        return "elke dag";
    for (struct value_list list = value_list(days); value_next(&list, item);) {
        const char *word = weekday_word(item);
        if (!word)
            return NULL;
        out = *out ? arena_printf(&hsds->feed->arena, "%s; %s", out, word) : word;
    }
    return *out ? out : NULL;
}

static const char *hours_id(struct hsds *hsds, enum table_id table, const char *card, const char *id)
{
    const char *own = arena_printf(&hsds->feed->arena, "%s#%s", card, id);
    for (int n = 2; feed_find(hsds->feed, table, own); n++)
        own = arena_printf(&hsds->feed->arena, "%s#%s-%d", card, id, n);
    return own;
}

static bool time_of(struct hsds *hsds, const char *text, int *minute)
{
    static const struct column time = {"opens", .kind = CELL_TIME};
    const char *fitted = *text ? value_fit(&hsds->feed->arena, &time, text) : NULL;
    return fitted && value_time(fitted, minute);
}

/* The same hours for the same card may come by more than one way. */
static bool hours_known(struct hsds *hsds, const struct feed_row *card, const char *id)
{
    return *id && feed_find(hsds->feed, TABLE_HOURS, arena_printf(&hsds->feed->arena, "%s#%s", card->id, id));
}

static void hours_add(struct hsds *hsds, const struct hsds_object *object, const struct feed_row *card,
                      const char *days)
{
    const char *id = hsds_get(object, "id"), *until = hsds_get(object, "valid_to|until");
    feed_keep(hsds->feed, object->unit);
    if (hours_known(hsds, card, id))
        return;
    enum table_id table = card->table;
    const char *card_id = card->id; /* the row may move when another one is made */
    const char *known =
        *id ? id : arena_printf(&hsds->feed->arena, "%s-%s", days, hsds_get(object, "opens_at"));
    struct feed_row *row =
        feed_row(hsds->feed, TABLE_HOURS, hours_id(hsds, TABLE_HOURS, card_id, known), object->unit);
    feed_refer(hsds->feed, row, "card", table, card_id);
    feed_set(hsds->feed, row, "days", days);
    feed_set(hsds->feed, row, "opens", hsds_get(object, "opens_at"));
    feed_set(hsds->feed, row, "closes", hsds_get(object, "closes_at"));
    feed_set_first(hsds->feed, row, "valid_from", hsds_get(object, "valid_from|dtstart"));
    feed_set_first(hsds->feed, row, "valid_to", until);
}

static bool schedule_fine(struct hsds *hsds, const struct hsds_object *object)
{
    int opens, closes, interval = atoi(hsds_get(object, "interval"));
    const char *freq = hsds_get(object, "freq");
    const char *why = NULL;
    if (*freq && strcasecmp(freq, "WEEKLY") != 0 && strcasecmp(freq, "DAILY") != 0)
        why = M_("dit uur komt niet elke week terug; zet het zelf bij de activiteit of in recurrence_text");
    else if (interval > 1)
        why = M_("dit uur komt niet elke week terug (interval); zet het zelf bij de activiteit");
    else if (!days_said(hsds, object))
        why = M_("hier staat geen weekdag; niet overgenomen");
    else if (!time_of(hsds, hsds_get(object, "opens_at"), &opens) ||
             !time_of(hsds, hsds_get(object, "closes_at"), &closes))
        why = M_("hier staat geen begin- of einduur; niet overgenomen");
    else if (opens == closes || opens == MINUTES_A_DAY)
        why = M_("hier is het begin- en einduur hetzelfde; niet overgenomen, vraag het na");
    if (why)
        feed_say(hsds->feed, object->unit, "%s", why);
    return !why;
}

/* The card that hours are of: a service, or an organization when nothing else is named. */
static const struct feed_row *card_of(const struct hsds *hsds, const struct hsds_object *object)
{
    const struct feed_row *card = hsds_card(hsds, hsds_get(object, "service_id"));
    const char *owner = hsds_get(object, "organization_id");
    bool alone = !*hsds_get(object, "service_id|location_id|service_at_location_id");
    return card || !alone || !*owner ? card : feed_find(hsds->feed, TABLE_PARTNER, owner);
}

/* An export of ours writes dates of an activity for others, and for us as attributes. */
static bool is_date(const struct hsds *hsds, const struct hsds_object *object)
{
    return *hsds_get(object, "dtstart") && *hsds_table_said(hsds, hsds_get(object, "service_id"));
}

static void schedule_map(struct hsds *hsds, const struct hsds_object *object)
{
    const struct feed_row *card = card_of(hsds, object);
    if (is_date(hsds, object)) {
        feed_keep(hsds->feed, object->unit);
        return;
    }
    if (!schedule_fine(hsds, object))
        return;
    const char *days = days_said(hsds, object);
    if (card) {
        hours_add(hsds, object, card, days);
        return;
    }
    int first = hsds_at_place(hsds, hsds_get(object, "location_id"));
    for (int i = first; i >= 0; i = hsds->at_next[i])
        hours_add(hsds, object, &hsds->feed->rows[i], days);
    if (first < 0)
        feed_say(hsds->feed, object->unit,
                 "deze uren horen bij geen dienst in dit bestand; niet overgenomen");
}

static void exception_add(struct hsds *hsds, const struct hsds_object *object, const struct feed_row *card,
                          int day, bool closed)
{
    char text[11];
    const char *card_id = card->id;
    enum table_id table = card->table;
    day_format(day, text);
    struct feed_row *row = feed_row(hsds->feed, TABLE_HOURS_EXCEPTION,
                                    hours_id(hsds, TABLE_HOURS_EXCEPTION, card_id, text), object->unit);
    feed_refer(hsds->feed, row, "card", table, card_id);
    feed_set(hsds->feed, row, "day", text);
    feed_set_first(hsds->feed, row, "note", hsds_get(object, "notes"));
    if (!closed) {
        feed_set(hsds->feed, row, "opens", hsds_get(object, "opens_at"));
        feed_set(hsds->feed, row, "closes", hsds_get(object, "closes_at"));
    }
}

/* Whether a day is closed; false when the file does not say it clearly, or open without saying when. */
static bool closed_read(struct hsds *hsds, const struct hsds_object *object, bool *closed)
{
    static const struct column yes = {"closed", .kind = CELL_YES};
    const char *said = hsds_get(object, "closed");
    const char *word = *said ? value_fit(&hsds->feed->arena, &yes, said) : NULL;
    bool hours = *hsds_get(object, "opens_at") && *hsds_get(object, "closes_at");
    bool some = *hsds_get(object, "opens_at") || *hsds_get(object, "closes_at");
    *closed = *said ? word && strcmp(word, "ja") == 0 : !some;
    return *closed || (hours && (!*said || word));
}

static void holiday_map(struct hsds *hsds, const struct hsds_object *object)
{
    static const struct column day = {"day", .kind = CELL_DAY};
    const struct feed_row *card = card_of(hsds, object);
    const char *first = value_fit(&hsds->feed->arena, &day, hsds_get(object, "start_date"));
    const char *last = value_fit(&hsds->feed->arena, &day, hsds_get(object, "end_date"));
    int from, to;
    bool closed;
    if (!card) {
        feed_say(hsds->feed, object->unit,
                 "deze dagen horen bij geen dienst in dit bestand; niet overgenomen");
        return;
    }
    if (!first || !last || !value_day(first, &from) || !value_day(last, &to) || to < from ||
        to - from > DAYS_AWAY_MAX) {
        feed_say(hsds->feed, object->unit,
                 "de eerste of laatste dag is geen dag, of het zijn er meer dan %d; niet overgenomen",
                 DAYS_AWAY_MAX);
        return;
    }
    if (!closed_read(hsds, object, &closed)) {
        feed_say(hsds->feed, object->unit,
                 "of het deze dagen gesloten is, of open en van wanneer tot wanneer, staat hier niet; niet "
                 "overgenomen, vraag het na");
        return;
    }
    int at = (int)(card - hsds->feed->rows);
    for (int i = from; i <= to; i++)
        exception_add(hsds, object, &hsds->feed->rows[at], i, closed);
}

void hsds_map_hours(struct hsds *hsds)
{
    for (int i = 0; i < hsds->count; i++) {
        if (hsds->objects[i].kind == HSDS_SCHEDULE)
            schedule_map(hsds, &hsds->objects[i]);
        if (hsds->objects[i].kind == HSDS_HOLIDAY)
            holiday_map(hsds, &hsds->objects[i]);
    }
}
