#include "tool/survey/persona_walk.h"

#include <string.h>

#include "base/message.h"
#include "store/search.h"
#include "tool/table/value.h"

enum { CARDS_LOOKED_AT = 6, HOURS_LOOKED_AT = 200 };

/* Under way: who walks where. */
struct path {
    struct walk *walk;
    struct survey *survey;
    const struct persona *persona;
    const char *where;
};

static struct dead_end *dead_end(const struct path *path, const struct card_row *row, const char *what,
                                 const char *mend)
{
    struct dead_end *end = arena_array(&path->survey->arena, struct dead_end, 1);
    *end = (struct dead_end){.where = path->where,
                             .code = row ? arena_strdup(&path->survey->arena, row->code) : NULL,
                             .title = row ? row->title.text : NULL,
                             .what = message_text(what),
                             .mend = message_text(mend)};
    *path->walk->last = end;
    path->walk->last = &end->next;
    path->walk->count++;
    return end;
}

static void near_add(const struct path *path, struct dead_end *end, const struct card_row *row)
{
    if (end->near_count < NEAR_CARDS)
        end->near[end->near_count++] =
            (struct named_card){arena_strdup(&path->survey->arena, row->code), row->title.text};
}

static int speaks_index(const struct house *house, const char *language)
{
    for (int i = 0; language && i < house->spoken_count; i++)
        if (strcmp(house->spoken[i], language) == 0)
            return i + 1;
    return 0;
}

static struct filter filter_of(const struct survey *survey, const struct persona *persona)
{
    struct filter filter = {.age = -1,
                            .free = persona->free,
                            .visit = persona->home,
                            .wheelchair = persona->wheelchair,
                            .parents = persona->audience == AUDIENCE_PARENTS,
                            .speaks = speaks_index(survey->house, persona->language)};
    for (int i = 0; persona->age <= AGE_MAX && i < survey->house->age_count && filter.age < 0; i++)
        if (ages_overlap(persona->age, persona->age, survey->house->ages[i].from, survey->house->ages[i].to))
            filter.age = i;
    return filter;
}

/* True when the card is open at one of the moments of the week to come; -1 when nobody knows its hours. */
static int open_when_free(const struct path *path, const struct card *card)
{
    if (!card->hours.known || card->hours.appointment_only)
        return -1;
    for (int i = 0; i < path->persona->moment_count; i++) {
        int weekday = path->persona->moments[i].weekday, today = path->survey->now.day;
        int ahead = (weekday - day_weekday(today) + 7) % 7;
        struct wall moment = {today + ahead, path->persona->moments[i].minute};
        if (hours_at(&card->hours, moment).kind == OPEN_NOW)
            return 1;
    }
    return path->persona->moment_count ? 0 : -1;
}

static void check_contact(const struct path *path, const struct card *card)
{
    const struct persona *who = path->persona;
    bool phone = card->row.phone && !who->no_phone, mail = card->mail && !who->no_mail,
         web = card->web && !who->no_web, place = card->row.place && (card->row.modes & MODE_SITE);
    if (phone || mail || (place && card->row.appointment == APPOINTMENT_NONE))
        return;
    if (!card->row.phone && !card->mail && !card->web && !place)
        dead_end(path, &card->row, "geen enkel contact",
                 MN_("vul phone of mail in, of een plaats waar men binnenloopt"));
    else if (card->web && !card->row.phone && !card->mail && !place)
        dead_end(path, &card->row,
                 web ? "alleen een website" : MN_("alleen een website, en die gebruikt deze bezoeker niet"),
                 MN_("vul phone in"));
    else if (!web && !place)
        dead_end(path, &card->row, "alleen te bereiken op een manier die deze bezoeker niet gebruikt",
                 MN_("vul phone in, of laat het onthaal bellen"));
}

static void check_card(const struct path *path, const struct card *card)
{
    path->walk->steps++;
    check_contact(path, card);
    if (card->row.type != CARD_PARTNER && card->row.price == PRICE_UNKNOWN)
        dead_end(path, &card->row, "de prijs is niet gekend",
                 MN_("vraag de prijs na en vul price en price_text in"));
}

/* "ma 10.00, wo 14.00" */
static const char *moments_text(const struct path *path)
{
    static const char *const days[] = {MN_("ma"), MN_("di"), MN_("wo"), MN_("do"),
                                       MN_("vr"), MN_("za"), MN_("zo")};
    const char *text = "";
    for (int i = 0; i < path->persona->moment_count; i++) {
        int weekday = path->persona->moments[i].weekday, minute = path->persona->moments[i].minute;
        text = arena_printf(&path->survey->arena, "%s%s%s %d.%02d", text, i ? ", " : "",
                            M_(days[weekday - 1]), minute / 60, minute % 60);
    }
    return text;
}

/* A visitor touches "Nu open", which looks at the whole list. */
static void check_open(const struct path *path, struct picks picks)
{
    struct survey *survey = path->survey;
    struct dead_end closed = {.near_count = 0};
    int read;
    const struct card_row *rows =
        store_rows(survey->store, &survey->arena, survey->now, picks, 0,
                   picks.count < HOURS_LOOKED_AT ? picks.count : HOURS_LOOKED_AT, &read);
    for (int i = 0; i < read; i++) {
        struct card card;
        int when = store_card(survey->store, &survey->arena, survey->now, rows[i].code, &card)
                       ? open_when_free(path, &card)
                       : -1;
        if (when > 0)
            return;
        if (when == 0)
            near_add(path, &closed, &rows[i]);
    }
    if (closed.near_count == 0)
        return;
    const char *what = arena_printf(&survey->arena, M_("niets is open wanneer deze bezoeker vrij is (%s)"),
                                    moments_text(path));
    struct dead_end *end =
        dead_end(path, NULL, what,
                 MN_("vraag de partners of iemand dan bereikbaar is, of zet een lijn die dan opneemt erbij"));
    memcpy(end->near, closed.near, sizeof end->near);
    end->near_count = closed.near_count;
}

/* Looks at the first cards of a list, as a visitor does. */
static void check_list(const struct path *path, struct picks picks)
{
    struct survey *survey = path->survey;
    int read;
    int most = picks.count < CARDS_LOOKED_AT ? picks.count : CARDS_LOOKED_AT;
    const struct card_row *rows =
        store_rows(survey->store, &survey->arena, survey->now, picks, 0, most, &read);
    for (int i = 0; i < read; i++) {
        struct card card;
        if (!store_card(survey->store, &survey->arena, survey->now, rows[i].code, &card)) {
            dead_end(path, &rows[i], "de kaart gaat niet open", MN_("maak de publicatie opnieuw"));
            continue;
        }
        check_card(path, &card);
    }
}

/* What a tab of a topic lists. */
static struct picks list_of(const struct path *path, int topic, enum list_tab tab,
                            const struct filter *filter)
{
    struct survey *survey = path->survey;
    return store_list(survey->store, &survey->arena, survey->now, topic, tab, filter);
}

static const char *asked_for(const struct path *path)
{
    const struct persona *who = path->persona;
    /* TRANSLATORS: "no card for this age, free, with the wheelchair, at home, in this language"; each part may be absent */
    return arena_printf(&path->survey->arena, M_("geen kaart%s%s%s%s%s"),
                        who->age <= AGE_MAX ? M_(" voor deze leeftijd") : "", who->free ? M_(", gratis") : "",
                        who->wheelchair ? M_(", met de rolstoel") : "", who->home ? M_(", aan huis") : "",
                        who->language ? M_(", in deze taal") : "");
}

/* The cards that come near are those for the age, or else all of the topic. */
static void nobody_does(const struct path *path, int topic, const struct filter *filter)
{
    struct survey *survey = path->survey;
    struct filter age = {.age = filter->age}, all = {.age = -1};
    struct dead_end *end = dead_end(path, NULL, asked_for(path),
                                    MN_("zoek met de partners wie dit kan opnemen, of vul de kaarten aan"));
    for (int step = 0; step < 2 && end->near_count == 0; step++)
        for (int tab = 0; tab < 2; tab++) {
            int read;
            struct picks picks = list_of(path, topic, tab ? TAB_DO : TAB_WHERE, step ? &all : &age);
            const struct card_row *rows =
                store_rows(survey->store, &survey->arena, survey->now, picks, 0,
                           picks.count < NEAR_CARDS ? picks.count : NEAR_CARDS, &read);
            for (int i = 0; i < read; i++)
                near_add(path, end, &rows[i]);
        }
}

static void walk_topic(struct path *path, const char *code)
{
    const struct house *house = path->survey->house;
    int topic = 0;
    while (topic < house->topic_count && strcmp(house->topics[topic].code, code) != 0)
        topic++;
    path->walk->steps++;
    if (topic == house->topic_count) {
        path->where = arena_printf(&path->survey->arena, M_("thema %s"), code);
        dead_end(path, NULL, "dit thema is er niet",
                 MN_("maak het in topic, of verander het in het bestand met bezoekers"));
        return;
    }
    path->where = arena_printf(&path->survey->arena, M_("thema %s"), house->topics[topic].name.text);
    struct filter filter = filter_of(path->survey, path->persona);
    if (path->persona->language && !filter.speaks)
        dead_end(path, NULL, "geen enkele kaart zegt dat men deze taal spreekt",
                 MN_("vraag de partners welke talen zij spreken en vul languages in"));
    struct picks where = list_of(path, topic, TAB_WHERE, &filter);
    struct picks act = list_of(path, topic, TAB_DO, &filter);
    if (where.count + act.count == 0)
        nobody_does(path, topic, &filter);
    check_list(path, where);
    check_open(path, where);
    check_list(path, act);
}

static void walk_search(struct path *path, const char *typed)
{
    struct survey *survey = path->survey;
    path->where = arena_printf(&survey->arena, M_("zoeken naar \"%s\""), typed);
    struct hits hits = store_search(survey->store, &survey->arena, survey->now, typed);
    path->walk->steps++;
    if (!hits.count || hits.nearest)
        dead_end(path, NULL, "zoeken vindt niets",
                 MN_("zet het woord in synonym bij een thema of een ander woord"));
    for (int i = 0; i < hits.count && i < CARDS_LOOKED_AT; i++) {
        if (hits.items[i].kind != HIT_CARD)
            continue;
        int read;
        struct card card;
        struct picks one = {&hits.items[i].pick, 1, false};
        const struct card_row *row = store_rows(survey->store, &survey->arena, survey->now, one, 0, 1, &read);
        if (read && store_card(survey->store, &survey->arena, survey->now, row->code, &card))
            check_card(path, &card);
    }
}

static void walk_agenda(struct path *path)
{
    struct survey *survey = path->survey;
    struct filter filter = filter_of(survey, path->persona);
    int count = 0;
    path->where = M_("agenda van de komende dagen");
    path->walk->steps++;
    for (int when = WHEN_TODAY; when <= WHEN_WEDNESDAY; when++) {
        filter.when = (enum when)when;
        count += store_agenda(survey->store, &survey->arena, survey->now, -1, &filter).count;
    }
    if (count == 0)
        dead_end(path, NULL, "er is deze week niets te doen voor deze bezoeker",
                 MN_("kijk of er data ontbreken in activity, of wie iets kan organiseren"));
}

/* What a professional asks: facts to refer a family by. */
static void walk_professional(struct path *path)
{
    path->where = M_("kaarten voor professionals");
    path->walk->steps++;
    int count = 0;
    for (int i = 0; i < path->survey->count; i++)
        count += (path->survey->cards[i].card.row.audience & AUDIENCE_PROFESSIONALS) != 0;
    if (count == 0)
        dead_end(path, NULL, "geen enkele kaart is voor professionals",
                 MN_("zet bij minstens het onthaal en partner worden audience op professionals"));
}

/* One same card met twice is one dead end. */
static void ends_unite(struct walk *walk)
{
    for (struct dead_end *end = walk->first; end; end = end->next)
        for (struct dead_end **next = &end->next; *next;)
            if (end->code && (*next)->code && strcmp(end->code, (*next)->code) == 0 &&
                strcmp(end->what, (*next)->what) == 0) {
                *next = (*next)->next;
                walk->count--;
            } else {
                next = &(*next)->next;
            }
}

void persona_walk(struct walk *walk, struct survey *survey, const struct persona *persona)
{
    char item[ITEM_BYTES];
    *walk = (struct walk){.first = NULL};
    walk->last = &walk->first;
    struct path path = {walk, survey, persona, ""};
    for (struct value_list list = value_list(persona->topics); value_next(&list, item);)
        walk_topic(&path, item);
    for (struct value_list list = value_list(persona->searches); value_next(&list, item);)
        walk_search(&path, item);
    if (persona->professional)
        walk_professional(&path);
    else if (!persona->home)
        walk_agenda(&path);
    ends_unite(walk);
}
