#include "screen/card.h"

#include <string.h>

#include "screen/phrase.h"
#include "text/format.h"
#include "text/lang.h"

struct gather {
    struct arena *arena;
    const struct visit *visit;
    const struct card *card;
    struct card_fact *facts;
    int count;
};

static void fact_add(struct gather *g, struct card_fact fact)
{
    if (!fact.text || !*fact.text || g->count == CARD_FACTS_MAX)
        return;
    fact.text = fact.text_language ? arena_strdup(g->arena, fact.text) : format_capital(g->arena, fact.text, g->visit->session->language);
    g->facts[g->count++] = fact;
}

/* "ma – vr 9.00 – 12.00" */
static char *hours_line_text(struct arena *arena, const struct hours_line *line, int monday, const char *language)
{
    char *text = format_date(arena, monday + line->first - 1, DATE_WEEKDAY_SHORT, language);
    if (line->last != line->first)
        text = arena_printf(arena, "%s – %s", text, format_date(arena, monday + line->last - 1, DATE_WEEKDAY_SHORT, language));
    for (int i = 0; i < line->count; i++)
        text = arena_printf(arena, "%s %s\u00a0–\u00a0%s%s", text, format_time(arena, line->blocks[i].opens, language),
                            format_time(arena, line->blocks[i].closes, language), i + 1 < line->count ? "," : "");
    return text;
}

static char *week_text(struct gather *g)
{
    const char *language = g->visit->session->language;
    struct hours_line lines[7];
    int count = hours_week(&g->card->hours, g->visit->now.day, lines), monday = day_from_civil(2024, 1, 1);
    char *text = NULL;
    for (int i = 0; i < count; i++)
        text = phrase_join(g->arena, text, hours_line_text(g->arena, &lines[i], monday, language), PHRASE_END);
    const struct hours_exception *soon = hours_next_exception(&g->card->hours, g->visit->now.day, 14);
    if (soon)
        text = phrase_join(g->arena, text,
                           arena_printf(g->arena, soon->opens < 0 ? _("gesloten op %s") : _("andere uren op %s"),
                                        format_date(g->arena, soon->day, DATE_LONG, language)),
                           soon->note, PHRASE_END);
    return text;
}

static void fact_hours(struct gather *g)
{
    const struct card_row *row = &g->card->row;
    bool silent = row->type == CARD_PARTNER || row->kind == KIND_INFO || row->kind == KIND_BENEFIT;
    if (row->type == CARD_ACTIVITY || (silent && row->open.kind == OPEN_UNKNOWN))
        return;
    fact_add(g, (struct card_fact){.icon = "access_time", .good = row->open.kind == OPEN_NOW,
                                   .text = phrase_open_long(g->arena, &row->open, g->visit->now, g->visit->session->language),
                                   .more = row->open.always ? NULL : week_text(g)});
}

static void fact_dates(struct gather *g)
{
    const struct card *card = g->card;
    if (card->row.type != CARD_ACTIVITY)
        return;
    const char *language = g->visit->session->language;
    if (card->date_count == 0) {
        fact_add(g, (struct card_fact){.icon = "event", .text = _("Nog geen nieuwe datum"), .more = card->recurrence_text.text,
                                       .more_language = words_language(card->recurrence_text)});
        return;
    }
    const struct occurrence *date = &card->dates[0];
    char *day = phrase_day(g->arena, date->start.day, g->visit->now.day, language);
    const char *status = phrase_status(date->status);
    char *more = phrase_join(g->arena, card->recurrence_text.text, date->note, PHRASE_END);
    fact_add(g, (struct card_fact){.icon = "event", .good = !status, .more = more,
                                   .more_language = words_language(card->recurrence_text),
                                   .text = phrase_join(g->arena, status, arena_printf(g->arena, "%s, %s", day,
                                                       phrase_times(g->arena, date, language)), PHRASE_END)});
}

static void fact_place(struct gather *g)
{
    const struct card_row *row = &g->card->row;
    const struct place *place = row->place;
    if (!place) {
        const char *mode = row->modes & MODE_VISIT    ? _("Wij komen naar jou")
                           : row->modes & MODE_PHONE  ? _("Per telefoon")
                           : row->modes & MODE_ONLINE ? _("Online")
                                                      : NULL;
        fact_add(g, (struct card_fact){.icon = row->modes & MODE_VISIT ? "emoji_people" : "public", .text = mode});
        return;
    }
    char *walk = !place->in_house && row->walk_minutes > 0
                     ? arena_printf(g->arena, _("%d minuten te voet"), row->walk_minutes) : NULL;
    char *stop = place->stop && !place->in_house ? arena_printf(g->arena, _("halte %s"), place->stop) : NULL;
    char *visit = row->modes & MODE_VISIT ? _("komt ook naar jou") : NULL;
    fact_add(g, (struct card_fact){.icon = place->in_house ? "home" : "place", .text = phrase_place(g->arena, place),
                                   .text_language = place->in_house ? NULL : words_language(place->name),
                                   .more = phrase_join(g->arena, phrase_address(g->arena, place), walk, stop, visit,
                                                       PHRASE_END)});
}

static void fact_contact(struct gather *g)
{
    const struct card *card = g->card;
    const char *language = g->visit->session->language;
    char *mail = card->mail ? format_isolated(g->arena, card->mail, language) : NULL;
    const char *come = phrase_appointment(card->row.appointment);
    char *wait = card->waiting_list == ANSWER_YES ? _("er is een wachtlijst") : NULL;
    if (card->row.phone)
        fact_add(g, (struct card_fact){.icon = "phone", .text = format_isolated(g->arena, card->row.phone, language),
                                       .more = phrase_join(g->arena, come, phrase_booking(card->booking), wait, mail,
                                                           PHRASE_END)});
    else
        fact_add(g, (struct card_fact){.icon = "mail", .text = mail ? mail : come,
                                       .more = mail ? phrase_join(g->arena, come, phrase_booking(card->booking), wait,
                                                                  PHRASE_END) : wait});
}

static void fact_price(struct gather *g)
{
    const struct card *card = g->card;
    bool free = card->row.price == PRICE_FREE;
    fact_add(g, (struct card_fact){.icon = "savings", .text = phrase_price(&card->row),
                                   .text_language = free ? NULL : words_language(card->row.price_text),
                                   .more = phrase_join(g->arena, card->reduced_text.text, card->uitpas ? _("UiTPAS telt") : NULL,
                                                       PHRASE_END),
                                   .more_language = words_language(card->reduced_text)});
}

static void fact_people(struct gather *g)
{
    const struct card *card = g->card;
    if (card->row.type == CARD_PARTNER)
        return;
    const char *who = card->row.audience == AUDIENCE_YOUNG        ? _("voor jongeren")
                      : card->row.audience == AUDIENCE_GRANDPARENTS ? _("voor grootouders")
                                                                    : NULL;
    char *ages = phrase_ages(g->arena, card->row.age_from, card->row.age_to);
    const char *access = card->access == ACCESS_EVERYONE    ? NULL
                         : card->access_note.text           ? card->access_note.text
                         : card->access == ACCESS_PRIORITY  ? _("iedereen welkom, sommigen eerst")
                                                            : _("niet voor iedereen");
    char *room = card->capacity > 0 ? arena_printf(g->arena, n_("%d plaats", "%d plaatsen", card->capacity), card->capacity) : NULL;
    fact_add(g, (struct card_fact){.icon = "people", .text = phrase_join(g->arena, ages, who, PHRASE_END),
                                   .more = phrase_join(g->arena, access, room, PHRASE_END),
                                   .more_language = words_language(card->access_note)});
}

static void fact_access(struct gather *g)
{
    const struct place *place = g->card->row.place;
    if (!place || (place->wheelchair == ANSWER_UNKNOWN && place->pushchair == ANSWER_UNKNOWN))
        return;
    const char *text = place->wheelchair == ANSWER_YES && place->pushchair == ANSWER_YES ? _("Rolstoel en buggy kunnen binnen")
                       : place->wheelchair == ANSWER_YES                                ? _("Rolstoel kan binnen")
                       : place->wheelchair == ANSWER_HELP                               ? _("Rolstoel kan binnen met hulp")
                       : place->wheelchair == ANSWER_NO                                 ? _("Een rolstoel kan niet binnen")
                                                                                        : _("Buggy kan binnen");
    fact_add(g, (struct card_fact){.icon = "accessible", .text = text,
                                   .more = phrase_join(g->arena, place->toilet == ANSWER_YES ? _("wc") : NULL,
                                                       place->changing_table == ANSWER_YES ? _("verzorgingstafel") : NULL,
                                                       PHRASE_END)});
}

static void fact_partner(struct gather *g)
{
    const struct card *card = g->card;
    char *names = NULL;
    for (int i = 0; i < card->partner_count && i < 4; i++)
        names = names ? arena_printf(g->arena, "%s, %s", names, card->partners[i].title.text)
                      : arena_strdup(g->arena, card->partners[i].title.text);
    if (names)
        fact_add(g, (struct card_fact){.icon = "groups", .text = arena_printf(g->arena, _("Van %s"), names)});
    if (card->row.type == CARD_PARTNER)
        fact_add(g, (struct card_fact){.icon = "groups", .text = card->roles.text,
                                       .text_language = words_language(card->roles)});
}

static void fact_checked(struct gather *g)
{
    const struct card_row *row = &g->card->row;
    if (row->checked_on == DAY_NONE)
        return;
    char *day = format_date(g->arena, row->checked_on, DATE_DAY_YEAR, g->visit->session->language);
    bool fresh = card_trust(row, g->visit->now.day) == TRUST_FRESH;
    char *checked = arena_printf(g->arena, _("Nagekeken op %s"), day);
    fact_add(g, (struct card_fact){.icon = fresh ? "check" : "info", .quiet = true,
                                   .text = fresh ? checked : phrase_join(g->arena, checked, _("bel eerst"), PHRASE_END)});
}

int card_facts(struct arena *arena, const struct visit *visit, const struct card_view *view,
               struct card_fact facts[CARD_FACTS_MAX])
{
    struct gather g = {.arena = arena, .visit = visit, .card = &view->card, .facts = facts};
    if (card_trust(&view->card.row, visit->now.day) >= TRUST_CALL_FIRST) {
        /* What nobody checked for so long is not told any more: a name, a number, and "bel eerst". */
        fact_contact(&g);
        fact_checked(&g);
        return g.count;
    }
    bool untranslated = view->card.row.lead.dutch && strcmp(visit->session->language, "nl") != 0;
    fact_add(&g, (struct card_fact){.icon = "translate", .quiet = true,
                                    .text = untranslated ? _("Deze tekst is er nog alleen in het Nederlands. Vraag het aan het onthaal.")
                                                         : NULL});
    fact_hours(&g);
    fact_dates(&g);
    fact_place(&g);
    fact_contact(&g);
    fact_price(&g);
    fact_people(&g);
    if (view->card.languages && *view->card.languages)
        fact_add(&g, (struct card_fact){.icon = "translate",
                                        .text = format_languages(arena, view->card.languages, visit->session->language)});
    fact_access(&g);
    fact_add(&g, (struct card_fact){.icon = "description", .text = view->card.documents.text ? _("Breng mee") : NULL,
                                    .more = view->card.documents.text,
                                    .more_language = words_language(view->card.documents)});
    fact_partner(&g);
    fact_checked(&g);
    return g.count;
}

static int fact_icon_room(const struct theme *theme)
{
    return mm(theme, 18.5);
}

static struct text_look fact_look(const struct theme *theme, const struct card_fact *fact)
{
    if (fact->quiet)
        return (struct text_look){.type = TYPE_META, .colour = theme->colour->ink2};
    return (struct text_look){.type = TYPE_BODY_BOLD, .colour = fact->good ? theme->colour->ok : theme->colour->ink,
                              .language = fact->text_language};
}

static struct text_look more_look(const struct theme *theme, const struct card_fact *fact)
{
    return (struct text_look){.type = TYPE_META, .colour = theme->colour->ink2, .language = fact->more_language};
}

static int fact_height(struct canvas *canvas, const struct card_fact *fact, int width)
{
    const struct theme *theme = canvas->theme;
    width -= fact_icon_room(theme);
    int words = canvas_text_height(canvas, fact->text, fact_look(theme, fact), width) +
                canvas_text_height(canvas, fact->more, more_look(theme, fact), width);
    int least = mm(theme, 13);
    return words > least ? words : least;
}

static void fact_draw(struct canvas *canvas, struct rect rect, const struct card_fact *fact)
{
    const struct theme *theme = canvas->theme;
    struct rect sign = rect_cut_left(&rect, mm(theme, 12.5));
    struct text_look text = fact_look(theme, fact);
    int text_h = canvas_text_height(canvas, fact->text, text, rect.w - mm(theme, 6));
    int more_h = canvas_text_height(canvas, fact->more, more_look(theme, fact), rect.w - mm(theme, 6));
    int both = text_h + more_h < rect.h ? text_h + more_h : rect.h;
    canvas_icon(canvas, (struct rect){sign.x, rect.y + (rect.h - both) / 2, sign.w, both < mm(theme, 26) ? both : text_h},
                fact->icon, mm(theme, 12), fact->good ? theme->colour->ok : theme->colour->primary);
    rect_cut_left(&rect, mm(theme, 6));
    rect_cut_top(&rect, (rect.h - both) / 2);
    canvas_text(canvas, rect_cut_top(&rect, text_h), fact->text, text);
    if (rect.h >= type_line_px(theme, TYPE_META))
        canvas_text(canvas, rect_cut_top(&rect, more_h), fact->more, more_look(theme, fact));
}

/* Flows facts through columns and pages. Draws the page that is asked for, and counts the pages. */
struct flow {
    struct rect first, other;   /* room of the first page (below the lead) and of the others */
    int columns, gap, page;
};

static int flow_facts(struct canvas *canvas, const struct flow *flow, const struct card_fact *facts, int count)
{
    int page = 0, column = 0, used = 0;
    for (int i = 0; i < count; i++) {
        struct rect room = page == 0 ? flow->first : flow->other;
        int width = (room.w - (flow->columns - 1) * flow->gap * 2) / flow->columns;
        int height = fact_height(canvas, &facts[i], width);
        /* The first page may be full of its lead alone. */
        bool lead_only = page == 0 && column == 0 && flow->first.h < flow->other.h;
        if ((used > 0 || lead_only) && used + height > room.h) {
            column = lead_only && used == 0 ? flow->columns : column + 1;
            used = 0;
            if (column == flow->columns) {
                column = 0;
                page++;
            }
            i--;
            continue;
        }
        int most = room.h - used;   /* a fact that is higher than a page ends in an ellipsis */
        if (page == flow->page)
            fact_draw(canvas, (struct rect){room.x + column * (width + 2 * flow->gap), room.y + used, width, height < most ? height : most},
                      &facts[i]);
        used += height + flow->gap;
    }
    return page + 1;
}

static void more_button(struct canvas *canvas, struct rect rect, const struct visit *visit, int pages)
{
    struct route route = *visit->route;
    bool last = route.page + 1 >= pages;
    route.page = last ? 0 : route.page + 1;
    widget_button(canvas, rect,
                  (struct control){.id = last ? "page.previous" : "page.next",
                                   .label = last ? _("Eerste info") : _("Meer info"),
                                   .icon = last ? "keyboard_arrow_up" : "keyboard_arrow_down", .role = ROLE_BUTTON,
                                   .action = action_stay(route)},
                  BUTTON_SLOT);
}

/* Lets a mail address that is wider than a line break behind "@" and dots; it is the last word of its text. */
static const char *mail_breakable(struct canvas *canvas, const char *text, struct text_look look, int width)
{
    const char *at = text ? strchr(text, '@') : NULL, *mail = at;
    while (at && mail > text && mail[-1] != ' ')
        mail--;
    if (!at || canvas_text_width(canvas, mail, look) <= width)
        return text;
    struct arena *arena = &canvas->arena;
    char *broken = arena_strndup(arena, text, (size_t)(mail - text));
    for (size_t length; (length = strcspn(mail, "@.")) < strlen(mail); mail += length + 1)
        broken = arena_printf(arena, "%s%.*s\u200b", broken, (int)length + 1, mail);
    return arena_printf(arena, "%s%s", broken, mail);
}

static void facts_break_mail(struct canvas *canvas, int width, struct card_fact *facts, int count)
{
    for (int i = 0; i < count; i++) {
        facts[i].text = mail_breakable(canvas, facts[i].text, fact_look(canvas->theme, &facts[i]), width);
        facts[i].more = mail_breakable(canvas, facts[i].more, more_look(canvas->theme, &facts[i]), width);
    }
}

void card_facts_draw(struct canvas *canvas, struct rect rect, struct rect more, int columns, const struct visit *visit,
                     const struct card_view *view)
{
    const struct theme *theme = canvas->theme;
    struct card_fact facts[CARD_FACTS_MAX];
    int count = card_facts(&canvas->arena, visit, view, facts);
    bool easy = visit->session->reading.easy && view->card.easy.text;
    struct words lead = easy ? view->card.easy : view->card.row.lead;
    struct text_look look = {.type = theme->form == FORM_COMPACT ? TYPE_BODY : TYPE_LEAD, .colour = theme->colour->ink,
                             .language = words_language(lead)};
    struct flow flow = {.other = rect, .columns = columns, .gap = mm(theme, theme->form == FORM_COMPACT ? 4 : 6),
                        .page = -1};
    facts_break_mail(canvas, (rect.w - (columns - 1) * flow.gap * 2) / columns - fact_icon_room(theme), facts, count);
    flow.first = rect;
    int lead_h = canvas_text_height(canvas, lead.text, look, rect.w);
    rect_cut_top(&flow.first, lead_h + mm(theme, theme->form == FORM_PORTRAIT ? 10 : 7));
    int pages = flow_facts(canvas, &flow, facts, count);
    if (pages > 1 && !rect_empty(more)) {
        /* The button takes its room from the facts. */
        flow.first.h = more.y - flow.gap - flow.first.y;
        flow.other.h = more.y - flow.gap - rect.y;
        flow.page = -1;
        pages = flow_facts(canvas, &flow, facts, count);
        more_button(canvas, more, visit, pages);
    }
    flow.page = visit->route->page < pages ? visit->route->page : pages - 1;
    if (flow.page == 0)
        canvas_text(canvas, (struct rect){rect.x, rect.y, rect.w, lead_h < flow.other.h ? lead_h : flow.other.h}, lead.text, look);
    flow_facts(canvas, &flow, facts, count);
}
