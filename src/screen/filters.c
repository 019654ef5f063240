#include "screen/filters.h"

#include <stdio.h>
#include <string.h>

#include "lang/format.h"
#include "lang/lang.h"

void filter_copy(struct route *to, const struct route *from)
{
    to->age = from->age;
    to->open_now = from->open_now;
    to->free = from->free;
    to->near = from->near;
    to->visit = from->visit;
    to->wheelchair = from->wheelchair;
    to->parents = from->parents;
    to->part = from->part;
    memcpy(to->speaks, from->speaks, sizeof to->speaks);
}

/* What the route has chosen, as in struct tally. */
static int chosen(const struct visit *visit, enum choice choice)
{
    struct filter filter = visit_filter(visit);
    struct tally tally =
        tally_of(&filter, visit_topic(visit), choice == CHOICE_WHEN || choice == CHOICE_TOPIC);
    return tally.chosen[choice];
}

static struct route route_with(const struct visit *visit, enum choice choice, int value)
{
    struct route route = *visit->route;
    const struct house *house = visit->house;
    bool *flags[CHOICE_COUNT] = {[CHOICE_OPEN] = &route.open_now,
                                 [CHOICE_FREE] = &route.free,
                                 [CHOICE_NEAR] = &route.near,
                                 [CHOICE_VISIT] = &route.visit,
                                 [CHOICE_WHEELCHAIR] = &route.wheelchair,
                                 [CHOICE_PARENTS] = &route.parents};
    route.page = route.panel ? route.page : 0;
    if (flags[choice])
        *flags[choice] = value;
    else if (choice == CHOICE_AGE)
        route.age = value - 1;
    else if (choice == CHOICE_PART)
        route.part = value;
    else if (choice == CHOICE_WHEN)
        route.when = value - 1;
    else if (choice == CHOICE_SPEAKS)
        snprintf(route.speaks, sizeof route.speaks, "%s", value ? house->spoken[value - 1] : "");
    else if (choice == CHOICE_TOPIC)
        snprintf(route.topic, sizeof route.topic, "%s", value ? house->topics[value - 1].code : "");
    return route;
}

const char *filters_count(struct arena *arena, int count, bool more)
{
    if (count > STORE_PICK_MAX)
        return arena_printf(arena, "%d+", STORE_PICK_MAX);
    if (more && count == 0)
        return NULL;
    return arena_printf(arena, more ? "%d+" : "%d", count);
}

static const char *chip_speech(struct arena *arena, const char *label, int count)
{
    if (count == 0)
        /* TRANSLATORS: a choice that leaves an empty list, read aloud; %s is its name. */
        return arena_printf(arena, _("%s: daar is nu niets voor"), label);
    /* TRANSLATORS: a choice and how many it leaves, read aloud. */
    return arena_printf(arena, n_("%s: %d resultaat", "%s: %d resultaten", count), label, count);
}

struct look {
    const char *id, *label, *icon;
};

static struct look flag_look(enum choice choice)
{
    static const struct look looks[CHOICE_COUNT] = {
        [CHOICE_OPEN] = {"chip.open", N_("Nu open"), "access_time"},
        [CHOICE_FREE] = {"chip.free", N_("Gratis"), "savings"},
        [CHOICE_NEAR] = {"chip.near", N_("Dichtbij"), "directions_walk"},
        [CHOICE_VISIT] = {"chip.visit", N_("Komt naar jou"), "emoji_people"},
        [CHOICE_WHEELCHAIR] = {"chip.wheelchair", N_("Rolstoel"), "accessible"},
        [CHOICE_PARENTS] = {"chip.parents", N_("Voor ouders"), "family_restroom"},
    };
    return looks[choice];
}

static struct look day_look(enum choice choice, int value)
{
    static const struct look whens[] = {
        {"chip.today", N_("Vandaag"), "today"},           {"chip.week", N_("Deze week"), "date_range"},
        {"chip.weekend", N_("Weekend"), "weekend"},       {"chip.wednesday", N_("Woensdagnamiddag"), "event"},
        {"chip.holiday", N_("Vakantie"), "beach_access"}, {"chip.later", N_("Later"), "update"}};
    static const struct look parts[] = {{"part.wednesday", N_("Woensdagnamiddag"), "event"},
                                        {"part.weekend", N_("Weekend"), "weekend"},
                                        {"part.holiday", N_("Schoolvakantie"), "beach_access"}};
    return choice == CHOICE_WHEN ? whens[value - 1] : parts[value - 1];
}

static struct control chip_named(const struct filters *filters, enum choice choice, int value)
{
    const struct house *house = filters->visit->house;
    struct arena *arena = filters->arena;
    struct look look = {NULL, NULL, NULL};
    if (choice == CHOICE_AGE && value > 0) {
        const struct age_band *band = &house->ages[value - 1];
        return (struct control){.id = arena_printf(arena, "chip.%s", band->code),
                                .label = band->name.text,
                                .icon = age_icon(band),
                                .language = words_language(band->name)};
    }
    if (choice == CHOICE_TOPIC && value > 0) {
        const struct topic *topic = &house->topics[value - 1];
        return (struct control){.id = arena_printf(arena, "topic.%s", topic->code),
                                .label = topic->name.text,
                                .icon = topic->icon,
                                .language = words_language(topic->name)};
    }
    if (choice == CHOICE_SPEAKS && value > 0) {
        const char *language = filters->visit->session->language, *code = house->spoken[value - 1];
        char *name = format_languages(arena, code, language);
        return (struct control){.id = arena_printf(arena, "speaks.%s", code),
                                .label = format_capital(arena, name, language),
                                .icon = "translate"};
    }
    if (choice == CHOICE_WHEN || (choice == CHOICE_PART && value > 0)) {
        look = day_look(choice, value);
        return (struct control){.id = look.id, .label = _(look.label), .icon = look.icon};
    }
    if (choice == CHOICE_AGE)
        return (struct control){.id = "chip.all", .label = _("Iedereen"), .icon = "groups"};
    if (choice == CHOICE_TOPIC)
        return (struct control){.id = "topic.all", .label = _("Alle thema's"), .icon = "groups"};
    look = flag_look(choice);
    return (struct control){.id = look.id, .label = _(look.label), .icon = look.icon};
}

/* Of these one is always chosen; the others can be let go of. */
static bool choice_stays(enum choice choice)
{
    return choice == CHOICE_AGE || choice == CHOICE_WHEN || choice == CHOICE_TOPIC;
}

struct control filters_chip(const struct filters *filters, enum choice choice, int value)
{
    const struct visit *visit = filters->visit;
    struct control chip = chip_named(filters, choice, value);
    bool on = chosen(visit, choice) == value;
    int count = tally_count(filters->tally, choice, value);
    chip.role = ROLE_CHIP;
    chip.count = filters_count(filters->arena, count, filters->tally->more);
    if (chip.count)
        chip.speech = chip_speech(filters->arena, chip.label, count);
    chip.state = on ? STATE_SELECTED : chip.count && count == 0 ? STATE_EMPTY : 0;
    chip.action = action_stay(route_with(visit, choice, on && !choice_stays(choice) ? 0 : value));
    return chip;
}

int filters_ages(const struct filters *filters, struct control *chips)
{
    int count = 0;
    for (int value = 0; value <= filters->visit->house->age_count && value < CHOICE_VALUES; value++)
        chips[count++] = filters_chip(filters, CHOICE_AGE, value);
    return count;
}

/* What a list of this kind can be asked for. */
bool filters_offer(const struct filters *filters, enum choice choice)
{
    bool dates = filters->agenda || filters->tab == TAB_DO;
    if (choice == CHOICE_OPEN || choice == CHOICE_VISIT)
        return !dates;
    return choice != CHOICE_PART || !filters->agenda;
}

const enum choice filters_order[FILTERS_ORDER] = {CHOICE_OPEN,  CHOICE_FREE,       CHOICE_NEAR,
                                                  CHOICE_VISIT, CHOICE_WHEELCHAIR, CHOICE_PARENTS,
                                                  CHOICE_PART,  CHOICE_SPEAKS};

int filters_made(const struct visit *visit, bool agenda)
{
    int made = (visit->route->age >= 0) + (agenda && visit_topic(visit) >= 0);
    for (int i = 0; i < FILTERS_ORDER; i++)
        if (!agenda || (filters_order[i] != CHOICE_PART && filters_order[i] != CHOICE_OPEN &&
                        filters_order[i] != CHOICE_VISIT))
            made += chosen(visit, filters_order[i]) > 0;
    return made;
}

struct control filters_clear(const struct filters *filters, bool name)
{
    struct route route = *filters->visit->route, none = route_to(route.screen);
    const char *label = _("Wis filters");
    for (int i = 0; name && filters_made(filters->visit, filters->agenda) == 1 && i < FILTERS_ORDER; i++)
        if (filters_offer(filters, filters_order[i]) && chosen(filters->visit, filters_order[i]) > 0)
            label = chip_named(filters, filters_order[i], chosen(filters->visit, filters_order[i])).label;
    filter_copy(&route, &none);
    if (filters->agenda)
        route.topic[0] = '\0';
    route.page = 0;
    route.panel = false;
    return (struct control){.id = "chip.clear",
                            .label = label,
                            .speech = _("Wis filters"),
                            .icon = "close",
                            .role = ROLE_CHIP,
                            .action = action_stay(route)};
}

static struct control filters_more(const struct filters *filters)
{
    struct route route = *filters->visit->route;
    route.panel = !route.panel;
    route.page = 0;
    return (struct control){.id = filters->agenda ? "chip.choose" : "topic.choose",
                            .label = _("Meer filters"),
                            .icon = "tune",
                            .role = ROLE_CHIP,
                            .state = filters->visit->route->panel ? STATE_SELECTED : 0,
                            .action = action_stay(route)};
}

/* The first of what is offered stand in the row whether they are chosen or not. */
bool filters_often(const struct filters *filters, enum choice choice)
{
    enum { OFTEN = 3 };
    int before = 0;
    for (int i = 0; i < FILTERS_ORDER && filters_order[i] != choice; i++)
        before += filters_offer(filters, filters_order[i]);
    return before < OFTEN && filters_offer(filters, choice) && choice != CHOICE_TOPIC;
}

/* A choice that is made and that the panel shows too; touched, it is let go of. */
static struct control chip_made(const struct filters *filters, enum choice choice, int value)
{
    struct control chip = filters_chip(filters, choice, value);
    chip.id = arena_printf(filters->arena, "made.%s", chip.id);
    chip.action = action_stay(route_with(filters->visit, choice, 0));
    return chip;
}

int filters_row(const struct filters *filters, struct control *chips)
{
    int count = 0, topic = filters->agenda ? visit_topic(filters->visit) : -1;
    for (int i = 0; i < FILTERS_ORDER; i++) {
        int value = chosen(filters->visit, filters_order[i]);
        if (filters_often(filters, filters_order[i]))
            chips[count++] = filters_chip(filters, filters_order[i], 1);
        else if (value > 0 && filters_offer(filters, filters_order[i]))
            chips[count++] = chip_made(filters, filters_order[i], value);
    }
    if (topic >= 0)
        chips[count++] = chip_made(filters, CHOICE_TOPIC, 1 + topic);
    chips[count++] = filters_more(filters);
    if (filters_made(filters->visit, filters->agenda) > 0)
        chips[count++] = filters_clear(filters, false);
    return count;
}
