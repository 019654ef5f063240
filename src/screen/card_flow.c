/* How facts flow through columns and pages of a card, and a long lead with them. */
#include "screen/card.h"

#include <string.h>

#include "lang/lang.h"

static int fact_icon_room(const struct theme *theme, const struct card_fact *fact)
{
    return fact->icon ? mm(theme, 18.5) : 0;
}

static int fact_chevron_room(const struct theme *theme, const struct card_fact *fact)
{
    return fact->where ? mm(theme, 11) : 0;
}

static struct text_look fact_look(const struct theme *theme, const struct card_fact *fact)
{
    if (!fact->icon)
        return (struct text_look){.type = theme->form == FORM_COMPACT ? TYPE_BODY : TYPE_LEAD,
                                  .colour = theme->colour->ink,
                                  .language = fact->text_language,
                                  .whole = true};
    if (fact->quiet)
        return (struct text_look){.type = TYPE_META, .colour = theme->colour->ink2};
    return (struct text_look){.type = TYPE_BODY_BOLD,
                              .colour = fact->good ? theme->colour->ok : theme->colour->ink,
                              .language = fact->text_language};
}

static struct text_look more_look(const struct theme *theme, const struct card_fact *fact)
{
    return (struct text_look){
        .type = TYPE_META, .colour = theme->colour->ink2, .language = fact->more_language};
}

static int fact_height(struct canvas *canvas, const struct card_fact *fact, int width)
{
    const struct theme *theme = canvas->theme;
    width -= fact_icon_room(theme, fact) + fact_chevron_room(theme, fact);
    int words = canvas_text_height(canvas, fact->text, fact_look(theme, fact), width) +
                canvas_text_height(canvas, fact->more, more_look(theme, fact), width);
    int least = fact->where ? theme->target : fact->icon ? mm(theme, 13) : 0;
    return words > least ? words : least;
}

static void fact_words(struct canvas *canvas, struct rect rect, const struct card_fact *fact)
{
    const struct theme *theme = canvas->theme;
    struct text_look text = fact_look(theme, fact);
    if (!fact->icon) {
        canvas_text(canvas, rect, fact->text, text);
        return;
    }
    struct rect sign = rect_cut_left(&rect, mm(theme, 12.5));
    int text_h = canvas_text_height(canvas, fact->text, text, rect.w - mm(theme, 6));
    int more_h = canvas_text_height(canvas, fact->more, more_look(theme, fact), rect.w - mm(theme, 6));
    int both = text_h + more_h < rect.h ? text_h + more_h : rect.h;
    canvas_icon(
        canvas,
        (struct rect){sign.x, rect.y + (rect.h - both) / 2, sign.w, both < mm(theme, 26) ? both : text_h},
        fact->icon, mm(theme, 12), fact->good ? theme->colour->ok : theme->colour->primary);
    rect_cut_left(&rect, mm(theme, 6));
    rect_cut_top(&rect, (rect.h - both) / 2);
    canvas_text(canvas, rect_cut_top(&rect, text_h), fact->text, text);
    struct text_look more = more_look(theme, fact);
    more.decor = fact->where != NULL; /* said with its control; it may end in an ellipsis */
    if (rect.h >= type_line_px(theme, TYPE_META))
        canvas_text(canvas, rect_cut_top(&rect, more_h), fact->more, more);
}

/* The fact that tells the place opens the way to it. */
static void fact_draw(struct canvas *canvas, struct rect rect, const struct card_fact *fact)
{
    const struct theme *theme = canvas->theme;
    if (!fact->where) {
        fact_words(canvas, rect, fact);
        return;
    }
    const struct control control = {.id = "card.place",
                                    .label = fact->text,
                                    .speech = arena_printf(&canvas->arena, "%s. %s. %s", fact->text,
                                                           fact->more ? fact->more : "", _("Waar is het?")),
                                    .icon = fact->icon,
                                    .role = ROLE_LINK,
                                    .language = fact->text_language,
                                    .equivalent_of = "card.where",
                                    .action = action_go(card_where(fact->where))};
    unsigned state = canvas_control(canvas, rect, &control);
    if (state & STATE_PRESSED)
        canvas_box(canvas, rect_inset(rect, -mm(theme, 2)), mm(theme, 4), theme->colour->pressed, 0, 0,
                   false);
    struct rect chevron = rect_cut_right(&rect, fact_chevron_room(theme, fact));
    canvas_icon(canvas, chevron, canvas->rtl ? "chevron_left" : "chevron_right", mm(theme, 11),
                theme->colour->primary);
    fact_words(canvas, rect, fact);
    canvas_end(canvas);
}

/* Flows facts through columns and pages. Draws the page that is asked for, and counts the pages. */
struct flow {
    struct rect first, other; /* room of the first page (below the lead) and of the others */
    int columns, gutter, gap, page;
};

/* The text above the facts of the first page. */
struct card_lead {
    const char *text;
    struct text_look look;
    int height, after; /* 0: none */
};

static int flow_facts(struct canvas *canvas, struct flow flow, const struct card_fact *facts, int count)
{
    int page = 0, column = 0, used = 0;
    for (int i = 0; i < count; i++) {
        struct rect room = page == 0 ? flow.first : flow.other;
        int width = (room.w - (flow.columns - 1) * flow.gutter) / flow.columns;
        int height = fact_height(canvas, &facts[i], width);
        /* The first page may be full of its lead alone. */
        bool lead_only = page == 0 && column == 0 && flow.first.h < flow.other.h;
        if ((used > 0 || lead_only) && used + height > room.h) {
            column = lead_only && used == 0 ? flow.columns : column + 1;
            used = 0;
            if (column == flow.columns) {
                column = 0;
                page++;
            }
            i--;
            continue;
        }
        int most = room.h - used; /* a fact that is higher than a page ends in an ellipsis */
        if (page == flow.page)
            fact_draw(canvas,
                      (struct rect){room.x + column * (width + flow.gutter), room.y + used, width,
                                    height < most ? height : most},
                      &facts[i]);
        used += height + flow.gap;
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
                                   .icon = last ? "keyboard_arrow_up" : "keyboard_arrow_down",
                                   .role = ROLE_BUTTON,
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

/* Puts the sentences of a lead before the facts, for a page that cannot hold it whole. */
static int lead_sentences(struct arena *arena, struct words lead, struct card_fact *facts, int count)
{
    struct card_fact sentences[CARD_FACTS_MAX];
    int found = 0;
    for (const char *at = lead.text; *at && count + found < CARD_FACTS_MAX;) {
        const char *end = at;
        while (*end && !((*end == '.' || *end == '?' || *end == '!') && (end[1] == ' ' || !end[1])))
            end++;
        end += *end != 0;
        sentences[found++] = (struct card_fact){.text = arena_strndup(arena, at, (size_t)(end - at)),
                                                .text_language = words_language(lead)};
        at = end + (*end == ' ');
    }
    memmove(facts + found, facts, sizeof *facts * (size_t)count);
    memcpy(facts, sentences, sizeof *facts * (size_t)found);
    return count + found;
}

/* What comes first where room is short: the place has its own button too. */
static int fact_rank(const struct card_fact *fact)
{
    return fact->quiet ? 3 : !fact->vital ? 2 : fact->where ? 1 : 0;
}

/* The facts in a few words each, by rank; what only reassures is left out. */
static int facts_brief(const struct card_fact *facts, int count, struct card_fact brief[CARD_FACTS_MAX])
{
    int found = 0;
    for (int rank = 0; rank < 3; rank++)
        for (int i = 0; i < count; i++)
            if (fact_rank(&facts[i]) == rank) {
                brief[found] = facts[i];
                brief[found].text = facts[i].brief ? facts[i].brief : facts[i].text;
                brief[found++].more = NULL;
            }
    return found;
}

/* True when a fact that is vital would wait behind "Meer info". */
static bool flow_hides_vital(struct canvas *canvas, struct flow flow, const struct card_fact *facts,
                             int count)
{
    int last = 0;
    for (int i = 0; i < count; i++)
        if (facts[i].vital)
            last = i + 1;
    return last > 0 && facts[0].icon && flow_facts(canvas, flow, facts, last) > 1;
}

/* Where the vital facts do not fit on the first page, it holds all it can in a few words, and the pages behind it say
 * everything. Returns the number of pages; draws the one the flow asks for. */
static int flow_brief(struct canvas *canvas, struct flow flow, const struct card_fact *facts, int count)
{
    struct flow whole = flow;
    whole.first = flow.other;
    whole.page = flow.page - 1;
    if (flow.page == 0) {
        struct card_fact brief[CARD_FACTS_MAX];
        flow.gap /= 2; /* single lines stand closer than blocks */
        flow_facts(canvas, flow, brief, facts_brief(facts, count, brief));
    }
    return 1 + flow_facts(canvas, whole, facts, count);
}

/* Where all facts fit one page they stand further apart, and columns come out about as high as each other. */
static void flow_spread(struct canvas *canvas, struct flow *flow, const struct card_fact *facts, int count)
{
    int width = (flow->first.w - (flow->columns - 1) * flow->gutter) / flow->columns, low = 0,
        most = 2 * flow->gap;
    for (; flow->gap < most; flow->gap++)
        if (flow_facts(canvas, *flow, facts, count) > 1)
            break;
    while (flow_facts(canvas, *flow, facts, count) > 1)
        flow->gap--;
    for (int i = 0; i < count; i++) {
        int height = fact_height(canvas, &facts[i], width);
        low = height > low ? height : low;
    }
    for (int high = flow->first.h; flow->columns > 1 && high - low > 1;) {
        flow->first.h = (low + high) / 2;
        if (flow_facts(canvas, *flow, facts, count) > 1)
            low = flow->first.h;
        else
            high = flow->first.h;
        flow->first.h = high;
    }
}

/* Draws the page of a flow that the route asks for, below what is kept free at the top of the first one. */
static void flow_draw(struct canvas *canvas, struct flow flow, struct rect more, const struct visit *visit,
                      struct card_lead lead, const struct card_fact *facts, int count)
{
    int page_h = rect_empty(more) ? flow.other.h : more.y - flow.gap - flow.other.y;
    struct rect rect = flow.first;
    rect_cut_top(&flow.first, lead.height + (lead.height ? lead.after : 0));
    int (*fill)(struct canvas *, struct flow, const struct card_fact *, int) = flow_facts;
    int pages = fill(canvas, flow, facts, count);
    if (pages > 1 && !rect_empty(more)) {
        /* The button takes its room from the facts. */
        flow.first.h = more.y - flow.gap - flow.first.y;
        flow.other.h = page_h;
        if (flow_hides_vital(canvas, flow, facts, count))
            fill = flow_brief;
        pages = fill(canvas, flow, facts, count);
        more_button(canvas, more, visit, pages);
    }
    if (pages == 1)
        flow_spread(canvas, &flow, facts, count);
    flow.page = visit->route->page < pages ? visit->route->page : pages - 1;
    if (flow.page == 0 && lead.height)
        canvas_text(canvas, (struct rect){rect.x, rect.y, rect.w, lead.height}, lead.text, lead.look);
    fill(canvas, flow, facts, count);
}

static struct flow flow_of(const struct canvas *canvas, struct rect rect, int columns)
{
    int gap = mm(canvas->theme, canvas->theme->form == FORM_COMPACT ? 4 : 6);
    return (struct flow){
        .first = rect, .other = rect, .columns = columns, .page = -1, .gap = gap, .gutter = 2 * gap};
}

void card_flow(struct canvas *canvas, struct rect rect, struct rect more, int columns,
               const struct visit *visit, struct card_fact *facts, int count)
{
    struct flow flow = flow_of(canvas, rect, columns);
    int width = (rect.w - (columns - 1) * flow.gutter) / columns;
    facts_break_mail(canvas, width - mm(canvas->theme, 18.5), facts, count);
    flow_draw(canvas, flow, more, visit, (struct card_lead){0}, facts, count);
}

void card_facts_draw(struct canvas *canvas, struct rect rect, struct rect more, int columns,
                     const struct visit *visit, const struct card_view *view)
{
    const struct theme *theme = canvas->theme;
    struct card_fact facts[CARD_FACTS_MAX];
    int count = card_facts(&canvas->arena, visit, view, facts);
    bool easy = visit->session->reading.easy && view->card.easy.text;
    bool vouched = card_trust(&view->card.row, visit->now.day) < TRUST_CALL_FIRST;
    struct words lead = !vouched ? (struct words){NULL, false} : easy ? view->card.easy : view->card.row.lead;
    struct text_look look = fact_look(theme, &(struct card_fact){.text_language = words_language(lead)});
    struct flow flow = flow_of(canvas, rect, columns);
    facts_break_mail(canvas, (rect.w - (columns - 1) * flow.gutter) / columns - mm(theme, 18.5), facts,
                     count);
    int lead_h = canvas_text_height(canvas, lead.text, look, rect.w),
        after = mm(theme, theme->form == FORM_PORTRAIT    ? 10
                          : theme->form == FORM_LANDSCAPE ? 7
                                                          : 5);
    int page_h = rect_empty(more) ? rect.h : more.y - flow.gap - rect.y;
    if (lead.text && lead_h > page_h) {
        count = lead_sentences(&canvas->arena, lead, facts, count);
        lead_h = after = 0;
    }
    flow_draw(canvas, flow, more, visit, (struct card_lead){lead.text, look, lead_h, after}, facts, count);
}
