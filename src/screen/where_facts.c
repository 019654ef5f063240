/* The way to a card in words. */
#include "screen/where.h"

#include <math.h>
#include <string.h>

#include "lang/format.h"
#include "lang/lang.h"
#include "lang/phrase.h"

struct telling {
    struct arena *arena;
    const struct visit *visit;
    const struct where_view *view;
    struct card_fact *facts;
    int count;
};

static void tell(struct telling *t, struct card_fact fact)
{
    if (!fact.text || !*fact.text || t->count == CARD_FACTS_MAX)
        return;
    if (!fact.text_language)
        fact.text = format_capital(t->arena, fact.text, t->visit->session->language);
    t->facts[t->count++] = fact;
}

/* People count in tens, hundreds and kilometres. */
static char *distance_words(struct arena *arena, double metres, const char *language)
{
    if (metres >= 2000) {
        int kilometres = (int)lround(metres / 1000);
        return arena_printf(arena, n_("%s kilometer", "%s kilometer", kilometres),
                            format_number(arena, kilometres, language));
    }
    int step = metres < 300 ? 10 : metres < 1000 ? 50 : 100, rounded = (int)lround(metres / step) * step;
    rounded = rounded > step ? rounded : step;
    return arena_printf(arena, n_("%s meter", "%s meter", rounded), format_number(arena, rounded, language));
}

static const char *wind_words(enum map_wind wind)
{
    switch (wind) {
    case MAP_NORTH:
        return _("naar het noorden");
    case MAP_NORTH_EAST:
        return _("naar het noordoosten");
    case MAP_EAST:
        return _("naar het oosten");
    case MAP_SOUTH_EAST:
        return _("naar het zuidoosten");
    case MAP_SOUTH:
        return _("naar het zuiden");
    case MAP_SOUTH_WEST:
        return _("naar het zuidwesten");
    case MAP_WEST:
        return _("naar het westen");
    default:
        return _("naar het noordwesten");
    }
}

char *where_bearing(struct arena *arena, struct map_point point, const char *language)
{
    /* TRANSLATORS: how far and which way from this kiosk: "240 meter hiervandaan, naar het oosten". */
    return arena_printf(arena, _("%s hiervandaan, %s"), distance_words(arena, map_metres(point), language),
                        wind_words(map_wind(point)));
}

const char *where_name(struct arena *arena, const struct where_view *view)
{
    const struct place *place = view->place;
    if (view->kind == WHERE_ROOM)
        return format_capital(arena, place->room ? place->room : place->name.text, lang_code());
    if (place)
        return place->name.text;
    unsigned modes = view->card.card.row.modes;
    return modes & MODE_VISIT    ? _("Wij komen naar jou")
           : modes & MODE_PHONE  ? _("Bel ons")
           : modes & MODE_ONLINE ? _("Kijk online")
                                 : _("Vraag waar je moet zijn");
}

char *where_line(struct arena *arena, const struct visit *visit, const struct where_view *view)
{
    if (view->kind == WHERE_ROOM)
        return arena_printf(arena, _("In dit huis: %s %s"), visit->house->name, visit->house->municipality);
    if (view->place)
        return phrase_address(arena, view->place);
    unsigned modes = view->card.card.row.modes;
    return modes & MODE_VISIT                   ? arena_strdup(arena, _("Je hoeft nergens naartoe."))
           : modes & (MODE_PHONE | MODE_ONLINE) ? arena_strdup(arena, _("Je hoeft er niet voor weg."))
                                                : NULL;
}

const char *where_sign_words(struct arena *arena, const struct visit *visit, const struct where_view *view)
{
    const struct card_row *row = &view->card.card.row;
    const char *language = visit->session->language;
    if (view->place)
        return view->place->route.text ? view->place->route.text : _("Vraag de weg aan het onthaal.");
    const char *phone = row->phone ? row->phone : visit->house->phone;
    return phone
               ? phrase_join(arena, format_isolated(arena, phone, language),
                             row->phone ? phrase_appointment(row->appointment) : _("het onthaal"), PHRASE_END)
               : _("Vraag het aan het onthaal.");
}

static void tell_walk(struct telling *t)
{
    const struct where_view *view = t->view;
    int minutes = view->card.card.row.walk_minutes;
    if (view->kind == WHERE_MAP)
        tell(t, (struct card_fact){
                    .icon = "directions_walk",
                    .good = minutes > 0 && minutes <= 15,
                    .text = arena_printf(t->arena, n_("%d minuut te voet", "%d minuten te voet", minutes),
                                         minutes),
                    .more = where_bearing(t->arena, view->point, t->visit->session->language)});
    if (view->kind == WHERE_ADDRESS)
        tell(t, (struct card_fact){.icon = "info",
                                   .text = _("Dit staat nog niet op onze kaart"),
                                   .more = _("Gebruik het adres, of vraag de weg aan het onthaal.")});
}

static void tell_route(struct telling *t)
{
    const struct place *place = t->view->place;
    if (!place)
        return;
    bool room = t->view->kind == WHERE_ROOM;
    bool sign =
        t->view->kind != WHERE_MAP && t->visit->theme->form != FORM_COMPACT; /* which says it larger */
    tell(t, (struct card_fact){.icon = room ? "directions_walk" : "directions",
                               .text = sign ? NULL : place->route.text,
                               .text_language = words_language(place->route)});
    if (!room)
        /* The stop is a name, in whatever language the rest is. */
        tell(t, (struct card_fact){.icon = "directions_bus",
                                   .text = place->stop ? format_capital(t->arena, place->stop, "nl") : NULL,
                                   .text_language = "nl"});
}

static void tell_answer(struct telling *t, const char *icon, enum answer answer, const char *yes,
                        const char *help, const char *no)
{
    const char *text = answer == ANSWER_YES    ? yes
                       : answer == ANSWER_HELP ? help
                       : answer == ANSWER_NO   ? no
                                               : NULL;
    tell(t, (struct card_fact){.icon = icon, .text = text});
}

static void tell_access(struct telling *t)
{
    const struct place *place = t->view->place;
    if (!place)
        return;
    if (place->wheelchair == ANSWER_YES && place->pushchair == ANSWER_YES) {
        tell_answer(t, "accessible", ANSWER_YES, _("Rolstoel en buggy kunnen binnen"), NULL, NULL);
    } else {
        tell_answer(t, "accessible", place->wheelchair, _("Rolstoel kan binnen"),
                    _("Rolstoel kan binnen met hulp"), _("Een rolstoel kan niet binnen"));
        tell_answer(t, "stroller", place->pushchair, _("Buggy kan binnen"), _("Buggy kan binnen met hulp"),
                    _("Een buggy kan niet binnen"));
    }
    if (place->toilet == ANSWER_YES && place->changing_table == ANSWER_YES) {
        tell_answer(t, "wc", ANSWER_YES, _("Wc en verzorgingstafel"), NULL, NULL);
        return;
    }
    tell_answer(t, "wc", place->toilet, _("Er is een wc"), _("Er is een wc"), _("Er is geen wc"));
    tell_answer(t, "baby_changing_station", place->changing_table, _("Er is een verzorgingstafel"),
                _("Er is een verzorgingstafel"), _("Er is geen verzorgingstafel"));
}

static void tell_phone(struct telling *t)
{
    const struct card *card = &t->view->card.card;
    const char *language = t->visit->session->language;
    bool away = t->view->kind == WHERE_AWAY;
    if (card->row.phone)
        tell(t, (struct card_fact){.icon = "phone",
                                   .text = format_isolated(t->arena, card->row.phone, language),
                                   .more = away ? phrase_appointment(card->row.appointment)
                                                : _("Bel als je de weg niet vindt.")});
    if (away && card->mail)
        tell(t, (struct card_fact){.icon = "mail", .text = format_isolated(t->arena, card->mail, language)});
    if (away && card->web)
        tell(t, (struct card_fact){
                    .icon = "public", .text = card_host(t->arena, card->web), .text_language = language});
    if (away && card->row.open.kind != OPEN_UNKNOWN)
        tell(t, (struct card_fact){.icon = "access_time",
                                   .good = card->row.open.kind == OPEN_NOW,
                                   .text =
                                       phrase_open_long(t->arena, &card->row.open, t->visit->now, language)});
}

/* A person, always: who, where in the house, which number. */
static void tell_desk(struct telling *t)
{
    const struct house *house = t->visit->house;
    const char *language = t->visit->session->language;
    char *phone = house->phone ? format_isolated(t->arena, house->phone, language) : NULL;
    bool sign =
        t->view->kind != WHERE_MAP && t->visit->theme->form == FORM_PORTRAIT; /* which says it larger */
    if (sign)
        return;
    tell(t, (struct card_fact){.icon = "support_agent",
                               .text = t->view->kind == WHERE_AWAY ? _("Vraag het aan het onthaal")
                                                                   : _("Vraag de weg aan het onthaal"),
                               .more = phrase_join(t->arena, house->desk_where.text, phone, PHRASE_END),
                               .more_language = words_language(house->desk_where)});
}

int where_facts(struct arena *arena, const struct visit *visit, const struct where_view *view,
                struct card_fact facts[CARD_FACTS_MAX])
{
    struct telling t = {.arena = arena, .visit = visit, .view = view, .facts = facts};
    tell_walk(&t);
    tell_route(&t);
    if (view->kind == WHERE_ROOM)
        tell_desk(&t);
    tell_access(&t);
    tell_phone(&t);
    if (view->kind != WHERE_ROOM)
        tell_desk(&t);
    return t.count;
}
