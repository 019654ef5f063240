#include "screen/visit.h"

#include <string.h>

#include "lang/format.h"
#include "lang/lang.h"

int visit_today(const struct visit *visit)
{
    return visit->fresh.doubted ? DAY_NONE : visit->now.day;
}

/* What the header says of the offer: that it is invented, or from when it is. */
static const char *visit_note(const struct visit *visit, struct arena *arena)
{
    if (visit->house->sample)
        return _("Voorbeeldgegevens");
    if (visit->fresh.doubted || visit->fresh.offer == OFFER_FRESH)
        return NULL;
    char *made = format_date(arena, visit->house->created, DATE_DAY_YEAR, visit->session->language);
    /* TRANSLATORS: the whole offer is from that day, more than a month ago: ask whether it still holds. */
    return arena_printf(
        arena, visit->fresh.offer == OFFER_OLD ? _("Van %s, vraag het na") : _("Bijgewerkt op %s"), made);
}

/* The clock's place in the header; without a clock that can be right it says so. */
static void visit_clock(const struct visit *visit, struct arena *arena, struct heading *heading)
{
    const char *language = visit->session->language;
    bool doubted = visit->fresh.doubted;
    heading->clock = doubted ? "" : format_time(arena, visit->now.minute, language);
    /* TRANSLATORS: stands where the date stands, because the machine does not know what day it is. */
    heading->date = doubted ? _("Klok loopt fout") : format_date(arena, visit->now.day, DATE_LONG, language);
    heading->short_date = doubted ? heading->date : format_date(arena, visit->now.day, DATE_SHORT, language);
}

struct heading visit_heading(const struct visit *visit, struct arena *arena)
{
    struct heading heading = {.name = visit->house->name,
                              .municipality = visit->house->municipality,
                              .note = visit_note(visit, arena)};
    visit_clock(visit, arena, &heading);
    return heading;
}

struct filter visit_filter(const struct visit *visit)
{
    const struct route *route = visit->route;
    int speaks = 0;
    for (int i = 0; route->speaks[0] && i < visit->house->spoken_count; i++)
        if (strcmp(visit->house->spoken[i], route->speaks) == 0)
            speaks = 1 + i;
    return (struct filter){.age = route->age < visit->house->age_count ? route->age : -1,
                           .open_now = route->open_now,
                           .free = route->free,
                           .visit = route->visit,
                           .wheelchair = route->wheelchair,
                           .near = route->near,
                           .parents = route->parents,
                           .speaks = speaks,
                           .part = (enum day_part)route->part,
                           .when = (enum when)route->when};
}

struct canvas visit_probe(const struct visit *visit)
{
    return (struct canvas){.theme = visit->theme,
                           .text = visit->text,
                           .language = visit->session->language,
                           .rtl = language_is_rtl(visit->session->language),
                           .open_node = -1};
}

const char *age_icon(const struct age_band *band)
{
    return band->to <= 0     ? "pregnant_woman"
           : band->to <= 36  ? "child_friendly"
           : band->to <= 72  ? "toys"
           : band->to <= 144 ? "backpack"
                             : "headphones";
}

struct arena *layout_arena(struct canvas *canvas, const struct visit *visit)
{
    return canvas->screen ? &canvas->arena : visit->arena; /* a probe has no screen */
}

int visit_topic(const struct visit *visit)
{
    for (int i = 0; i < visit->house->topic_count; i++)
        if (strcmp(visit->house->topics[i].code, visit->route->topic) == 0)
            return i;
    return -1;
}

const char *words_language(struct words words)
{
    return words.dutch ? "nl" : NULL;
}
