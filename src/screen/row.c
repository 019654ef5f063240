#include "screen/row.h"

#include <stdio.h>
#include <string.h>

#include "lang/phrase.h"
#include "screen/filters.h"
#include "lang/format.h"
#include "lang/lang.h"

const struct topic *row_topic(const struct visit *visit, const struct card_row *row)
{
    bool known = row->topic >= 0 && row->topic < visit->house->topic_count;
    return known ? &visit->house->topics[row->topic] : NULL;
}

const char *row_icon(const struct visit *visit, const struct card_row *row)
{
    const struct topic *topic = row_topic(visit, row);
    return topic ? topic->icon : "home_work";
}

unsigned row_colour(const struct visit *visit, const struct card_row *row)
{
    const struct topic *topic = row_topic(visit, row);
    return topic ? topic->colour : PETROL;
}

struct route row_route(const struct card_row *row)
{
    struct route route = route_to(SCREEN_CARD);
    snprintf(route.card, sizeof route.card, "%s", row->code);
    return route;
}

int row_height(const struct canvas *canvas)
{
    const struct theme *theme = canvas->theme;
    int title = type_line_px(theme, TYPE_TITLE), lead = type_line_px(theme, TYPE_BODY),
        facts = type_line_px(theme, TYPE_META);
    /* Large text needs a second line for its titles more than a line of lead. */
    int words = theme->form == FORM_COMPACT ? title + facts
                : frame_is_narrow(theme)    ? 2 * title + facts
                                            : title + lead + facts;
    int height = words + mm(theme, theme->form == FORM_PORTRAIT ? 13 : theme->form == FORM_LANDSCAPE ? 6 : 4);
    return height > theme->target ? height : theme->target;
}

int row_gap(const struct theme *theme)
{
    return theme_gap(theme, theme->form == FORM_PORTRAIT ? 5 : theme->form == FORM_LANDSCAPE ? 4 : 3);
}

void row_none(struct canvas *canvas, struct rect zone, const char *why, struct control way_on)
{
    const struct theme *theme = canvas->theme;
    int gap = row_gap(theme), button = widget_button_height(canvas);
    int need = 2 * type_line_px(theme, TYPE_LEAD) + mm(theme, 24), most = zone.h - button - gap;
    canvas_text(
        canvas, widget_card(canvas, rect_cut_top(&zone, need < most ? need : most)), why,
        (struct text_look){.type = TYPE_LEAD, .colour = theme->colour->ink, .middle = true, .whole = true});
    rect_cut_top(&zone, gap);
    struct rect row = rect_cut_top(&zone, button), ask = rect_cut_right(&row, (row.w - gap) / 2);
    rect_cut_right(&row, gap);
    widget_button(canvas, row, way_on, BUTTON_MAIN);
    widget_button(canvas, ask,
                  (struct control){.id = "list.help",
                                   .label = _("Vraag hulp"),
                                   .icon = "support_agent",
                                   .role = ROLE_BUTTON,
                                   .action = action_go(route_to(SCREEN_HELP))},
                  BUTTON_PLAIN);
}

void row_chevron(struct canvas *canvas, struct rect *rect)
{
    const struct theme *theme = canvas->theme;
    struct rect room = rect_cut_right(rect, mm(theme, 22));
    canvas_icon(canvas, room, canvas->rtl ? "chevron_left" : "chevron_right", mm(theme, 15),
                theme->colour->primary);
}

struct rect row_open(struct canvas *canvas, struct rect rect, const struct control *control)
{
    const struct theme *theme = canvas->theme;
    unsigned state = canvas_control(canvas, rect, control);
    struct tone tone = widget_tone(canvas, state & ~(unsigned)STATE_SELECTED, false);
    canvas_box(canvas, rect, mm(theme, 6), tone.fill, tone.edge, widget_hair(theme), false);
    struct rect room = rect;
    room.x += mm(theme, 6);
    room.w -= mm(theme, 6);
    return room;
}

static void row_facts(struct canvas *canvas, struct rect rect, const struct visit *visit,
                      const struct card_row *row)
{
    struct arena *arena = &canvas->arena;
    struct fact facts[4];
    int count = 0;
    enum trust trust = card_trust(row, visit->now.day);
    if (trust == TRUST_CALL_FIRST && row->phone)
        facts[count++] =
            (struct fact){.icon = "phone",
                          .look = FACT_BOLD,
                          .text = arena_printf(arena, _("Bel eerst: %s"),
                                               format_isolated(arena, row->phone, canvas->language))};
    else if (row->type != CARD_ACTIVITY && (row->kind == KIND_SERVICE || row->open.kind != OPEN_UNKNOWN))
        facts[count++] = (struct fact){.icon = "access_time",
                                       .look = row->open.kind == OPEN_NOW ? FACT_GOOD : FACT_BOLD,
                                       .text = phrase_open(arena, &row->open, visit->now, canvas->language)};
    const char *price = phrase_price(row);
    if (price && trust != TRUST_CALL_FIRST)
        facts[count++] =
            (struct fact){.icon = "savings",
                          .text = price,
                          .language = row->price == PRICE_FREE ? NULL : words_language(row->price_text)};
    char *where = phrase_where(arena, row);
    if (where) {
        const char *icon = row->place && row->place->in_house ? "home"
                           : row->modes & MODE_VISIT          ? "emoji_people"
                           : row->walk_minutes > 0            ? "directions_walk"
                           : row->modes & MODE_PHONE          ? "phone"
                                                              : "public";
        facts[count++] = (struct fact){.icon = icon, .text = where};
    }
    widget_facts(canvas, rect, facts, count);
}

/* A list passes its choices on, so that the card knows what comes before and after it. */
static struct action row_action(const struct visit *visit, const struct card_row *row)
{
    struct route route = row_route(row), from = *visit->route;
    if (from.screen == SCREEN_TOPIC && !from.question) {
        memcpy(route.topic, from.topic, sizeof route.topic);
        route.tab = from.tab;
        filter_copy(&route, &from);
    }
    return action_go(route);
}

/* As many whole sentences as one line holds; a single long one ends in an ellipsis. */
static const char *lead_short(struct canvas *canvas, const char *lead, struct text_look look, int width)
{
    char *cut = arena_strdup(&canvas->arena, lead);
    while (cut && canvas_text_width(canvas, cut, look) > width) {
        char *last = NULL;
        for (char *at = cut; *at; at++)
            if ((*at == '.' || *at == '?' || *at == '!') && at[1] == ' ' && at[2])
                last = at;
        if (!last)
            break;
        last[1] = '\0';
    }
    return cut;
}

void row_card(struct canvas *canvas, struct rect rect, const struct visit *visit, const struct card_row *row)
{
    const struct theme *theme = canvas->theme;
    char id[24];
    snprintf(id, sizeof id, "card.%s", row->code);
    struct rect room = row_open(canvas, rect,
                                &(struct control){.id = id,
                                                  .label = row->title.text,
                                                  .role = ROLE_LINK,
                                                  .icon = row_icon(visit, row),
                                                  .language = words_language(row->title),
                                                  .action = row_action(visit, row)});
    int disc = mm(theme, 34), most = rect.h - mm(theme, 6);
    disc = disc < most ? disc : most;
    struct rect sign = rect_cut_left(&room, disc + mm(theme, 6));
    widget_disc(canvas, (struct rect){sign.x + mm(theme, 1), sign.y, disc, sign.h}, row_icon(visit, row),
                row_colour(visit, row));
    rect_cut_left(&room, mm(theme, 4));
    row_chevron(canvas, &room);
    int title = type_line_px(theme, TYPE_TITLE), lead = type_line_px(theme, TYPE_BODY),
        facts = type_line_px(theme, TYPE_META);
    bool leads =
        rect.h >= title + lead + facts + mm(theme, 4) && card_trust(row, visit->now.day) != TRUST_CALL_FIRST;
    int needed = canvas_text_height(canvas, row->title.text, (struct text_look){.type = TYPE_TITLE}, room.w);
    if (needed > title && rect.h >= 2 * title + facts) {
        title *= 2;
        leads = false;
    }
    int slack = rect.h - title - facts - (leads ? lead : 0);
    rect_cut_top(&room, slack / 2);
    canvas_text(canvas, rect_cut_top(&room, title), row->title.text,
                (struct text_look){.type = TYPE_TITLE,
                                   .colour = theme->colour->ink,
                                   .middle = true,
                                   .language = words_language(row->title)});
    if (leads) {
        struct text_look look = {.type = TYPE_BODY,
                                 .colour = theme->colour->ink,
                                 .middle = true,
                                 .max_lines = 1,
                                 .language = words_language(row->lead),
                                 .decor = true};
        canvas_text(canvas, rect_cut_top(&room, lead), lead_short(canvas, row->lead.text, look, room.w),
                    look);
    }
    row_facts(canvas, (struct rect){room.x, room.y, room.w, facts}, visit, row);
    canvas_end(canvas);
}
