#include "lang/phrase.h"

#include <stdarg.h>
#include <string.h>

#include "lang/format.h"
#include "lang/lang.h"

/* What was joined before is isolated already; an isolate around isolates has no strong character and would run the
 * wrong way. */
static char *phrase_part(struct arena *arena, const char *part)
{
    const char first_strong[] = "\u2068", pop[] = "\u2069";
    bool plain = !language_is_rtl(lang_code()) || strncmp(part, first_strong, sizeof first_strong - 1) == 0;
    return plain ? arena_strdup(arena, part) : arena_printf(arena, "%s%s%s", first_strong, part, pop);
}

char *phrase_join(struct arena *arena, ...)
{
    char *joined = NULL;
    va_list parts;
    va_start(parts, arena);
    for (const char *part = va_arg(parts, const char *); part != PHRASE_END;
         part = va_arg(parts, const char *))
        if (part && *part)
            /* Each part keeps its own direction: a Dutch price in an Arabic line stays "3 euro". */
            joined = joined ? arena_printf(arena, "%s · %s", joined, phrase_part(arena, part))
                            : phrase_part(arena, part);
    va_end(parts);
    return joined;
}

char *phrase_day(struct arena *arena, int day, int today, const char *language)
{
    if (day == today)
        return arena_strdup(arena, _("vandaag"));
    if (day == today + 1)
        return arena_strdup(arena, _("morgen"));
    int year, this_year = 0;
    day_to_civil(day, &year, NULL, NULL);
    if (today != DAY_NONE)
        day_to_civil(today, &this_year, NULL, NULL);
    return format_date(arena, day, year == this_year ? DATE_LONG : DATE_FULL, language);
}

/* "Morgen open · 7.30", "Woensdag open · 9.00", "Open vanaf 4 januari". */
static char *phrase_opens(struct arena *arena, struct wall next, int today, const char *language)
{
    char *time = format_time(arena, next.minute, language);
    if (next.day == today)
        /* TRANSLATORS: opens later today; %s is an hour, "13.30". */
        return arena_printf(arena, _("Straks open · %s"), time);
    if (next.day == today + 1)
        return arena_printf(arena, _("Morgen open · %s"), time);
    if (next.day < today + 7)
        /* TRANSLATORS: opens on a weekday, at an hour: "Open woensdag · 9.00". */
        return arena_printf(arena, _("Open %s · %s"), format_date(arena, next.day, DATE_WEEKDAY, language),
                            time);
    return arena_printf(arena, _("Open vanaf %s"), format_date(arena, next.day, DATE_LONG, language));
}

char *phrase_open(struct arena *arena, const struct open_state *open, struct wall now, const char *language)
{
    switch (open->kind) {
    case OPEN_NOW:
        if (open->always)
            return arena_strdup(arena, _("Dag en nacht"));
        if (open->by_appointment)
            return arena_printf(arena, _("Nu op afspraak · tot %s"),
                                format_time(arena, open->until.minute, language));
        return arena_printf(arena, _("Nu open · tot %s"), format_time(arena, open->until.minute, language));
    case OPEN_LATER:
        return phrase_opens(arena, open->next, now.day, language);
    case OPEN_APPOINTMENT:
        return arena_strdup(arena, _("Op afspraak"));
    case OPEN_UNSURE:
        /* TRANSLATORS: the kiosk's clock is wrong, so it cannot say whether this is open; the card shows the week. */
        return arena_strdup(arena, _("Uren op de kaart"));
    case OPEN_NOT_SOON:
        return arena_strdup(arena, _("Nu gesloten"));
    default:
        return arena_strdup(arena, _("Uren niet gekend"));
    }
}

char *phrase_open_long(struct arena *arena, const struct open_state *open, struct wall now,
                       const char *language)
{
    if (open->kind == OPEN_NOW && !open->always) {
        char *until = format_hour(arena, open->until.minute, language);
        if (open->by_appointment)
            return arena_printf(arena, _("Nu op afspraak · tot %s"), until);
        return arena_printf(
            arena, open->until.day == now.day ? _("Nu open · vandaag tot %s") : _("Nu open · tot %s"), until);
    }
    if (open->kind == OPEN_LATER)
        return arena_printf(arena, _("Nu gesloten · opent %s om %s"),
                            phrase_day(arena, open->next.day, now.day, language),
                            format_hour(arena, open->next.minute, language));
    return phrase_open(arena, open, now, language);
}

int phrase_last_day(const struct occurrence *date)
{
    enum { SMALL_HOURS = 6 * 60 };
    bool early = date->end.day > date->start.day && date->end.minute <= (date->all_day ? 0 : SMALL_HOURS);
    return early ? date->end.day - 1 : date->end.day;
}

char *phrase_when(struct arena *arena, const struct occurrence *date, int today, const char *language)
{
    char *first = phrase_day(arena, date->start.day, today, language);
    int last = phrase_last_day(date);
    if (last > date->start.day)
        return arena_printf(arena, _("van %s tot %s"), first, phrase_day(arena, last, today, language));
    return arena_printf(arena, "%s, %s", first, phrase_times(arena, date, language));
}

char *phrase_times(struct arena *arena, const struct occurrence *date, const char *language)
{
    if (date->all_day)
        return arena_strdup(arena, _("hele dag"));
    return arena_printf(arena, _("van %s tot %s"), format_time(arena, date->start.minute, language),
                        format_hour(arena, date->end.minute, language));
}

/* Below two years people count in months, and so no year ever stands alone. */
static char *phrase_age_span(struct arena *arena, int from, int to)
{
    if (to < 24 || (from % 12 && to % 12))
        return arena_printf(arena, _("%d – %d maanden"), from, to);
    if (from % 12)
        return arena_printf(arena, _("%d maanden – %d jaar"), from, to / 12);
    return arena_printf(arena, _("%d – %d jaar"), from / 12, to / 12);
}

char *phrase_ages(struct arena *arena, int from, int to)
{
    bool open_end = to >= 25 * 12;
    if (from <= 0 && open_end)
        return arena_strdup(arena, _("alle leeftijden"));
    if (to <= 0)
        return arena_strdup(arena, _("zwanger"));
    if (from < 0 && to < 24)
        return phrase_join(arena, _("zwanger"), phrase_age_span(arena, 0, to), PHRASE_END);
    if (from < 0)
        return arena_printf(arena, _("zwanger tot %d jaar"), to / 12);
    if (!open_end)
        return phrase_age_span(arena, from, to);
    return from < 24 ? arena_printf(arena, n_("vanaf %d maand", "vanaf %d maanden", from), from)
                     : arena_printf(arena, _("vanaf %d jaar"), from / 12);
}

const char *phrase_price(const struct card_row *row)
{
    if (row->type == CARD_PARTNER)
        return NULL;
    return row->price == PRICE_FREE ? _("Gratis") : row->price_text.text;
}

char *phrase_where(struct arena *arena, const struct card_row *row)
{
    if (row->place && row->place->in_house)
        return arena_strdup(arena, _("in dit huis"));
    if (row->modes & MODE_VISIT)
        return arena_strdup(arena, _("komt naar jou"));
    if (row->walk_minutes > 0)
        /* TRANSLATORS: minutes on foot, as short as can be. */
        return arena_printf(arena, _("%d min."), row->walk_minutes);
    if (row->modes & MODE_PHONE)
        return arena_strdup(arena, _("telefoon"));
    if (row->modes & MODE_ONLINE)
        return arena_strdup(arena, _("online"));
    return NULL;
}

char *phrase_place(struct arena *arena, const struct place *place)
{
    if (!place)
        return NULL;
    if (place->in_house)
        return arena_printf(arena, _("In dit huis, %s"), place->room ? place->room : place->name.text);
    return arena_strdup(arena, place->name.text);
}

char *phrase_address(struct arena *arena, const struct place *place)
{
    if (!place || !place->street)
        return NULL;
    if (!place->town)
        return arena_strdup(arena, place->street);
    return arena_printf(arena, "%s, %s%s%s", place->street, place->postcode ? place->postcode : "",
                        place->postcode ? " " : "", place->town);
}

const char *phrase_appointment(enum appointment appointment)
{
    switch (appointment) {
    case APPOINTMENT_NONE:
        return _("zonder afspraak");
    case APPOINTMENT_POSSIBLE:
        return _("met of zonder afspraak");
    case APPOINTMENT_REQUIRED:
        return _("op afspraak");
    default:
        return NULL;
    }
}

const char *phrase_booking(enum booking booking)
{
    switch (booking) {
    case BOOKING_REQUIRED:
        return _("schrijf je in");
    case BOOKING_RECOMMENDED:
        return _("inschrijven mag");
    default:
        return NULL;
    }
}

const char *phrase_status(enum status status)
{
    switch (status) {
    case STATUS_FULL:
        return _("volzet");
    case STATUS_MOVED:
        return _("verplaatst");
    case STATUS_CANCELLED:
        return _("gaat niet door");
    default:
        return NULL;
    }
}
