/* What one can do with a card, and the way to the cards beside it. */
#include "screen/card.h"

#include <stdio.h>
#include <string.h>

#include "lang/lang.h"

int card_gap(const struct theme *theme)
{
    return theme_gap(theme, 5.3);
}

static bool on_list(const struct session *session, const char *code)
{
    for (int i = 0; i < session->list_count; i++)
        if (strcmp(session->list[i], code) == 0)
            return true;
    return false;
}

struct route card_where(const char *code)
{
    struct route route = route_to(SCREEN_WHERE);
    snprintf(route.card, sizeof route.card, "%s", code);
    route.use = TAKE_ROUTE;
    return route;
}

static struct control panel_control(const struct visit *visit, struct arena *arena, const char *id,
                                    const char *words, const char *icon, int count, enum card_panel panel)
{
    struct route route = route_to(SCREEN_CARD);
    snprintf(route.card, sizeof route.card, "%s", visit->route->card);
    route.question = -(int)panel; /* no question: which list of this card is shown */
    return (struct control){.id = id,
                            .label = arena_printf(arena, "%s (%d)", words, count),
                            .icon = icon,
                            .role = ROLE_BUTTON,
                            .action = action_go(route)};
}

int card_actions(const struct visit *visit, const struct card_view *view, struct arena *arena, bool related,
                 struct control actions[CARD_ACTIONS_MAX])
{
    const struct card *card = &view->card;
    int count = 0;
    bool listed = on_list(visit->session, card->row.code);
    struct action toggle = action_of(ACTION_LIST_TOGGLE);
    snprintf(toggle.code, sizeof toggle.code, "%s", card->row.code);
    bool full = !listed && visit->session->list_count == LIST_MAX;
    actions[count++] = (struct control){.id = "card.list",
                                        .role = ROLE_BUTTON,
                                        /* A full list is where there can be room again. */
                                        .action = full ? action_go(route_to(SCREEN_LIST)) : toggle,
                                        .label = listed ? _("Staat op mijn lijst")
                                                 : full ? _("Je lijst is vol")
                                                        : _("Zet op mijn lijst"),
                                        .speech = full ? _("Je lijst is vol. Neem eerst iets weg.") : NULL,
                                        .icon = listed ? "check" : "bookmark",
                                        .state = listed ? STATE_SELECTED : 0};
    if (card->row.sensitive)
        actions[count++] = (struct control){.id = "card.leave",
                                            .label = _("Snel weg"),
                                            .icon = "logout",
                                            .role = ROLE_BUTTON,
                                            .action = action_of(ACTION_RESET)};
    if (card->row.place && card_trust(&card->row, visit->now.day) < TRUST_CALL_FIRST)
        actions[count++] = (struct control){.id = "card.where",
                                            .label = _("Waar is het?"),
                                            .icon = "place",
                                            .role = ROLE_BUTTON,
                                            .action = action_go(card_where(card->row.code))};
    if (card->date_count > (card->row.type == CARD_ACTIVITY ? 1 : 0))
        actions[count++] = panel_control(visit, arena, "card.dates",
                                         card->row.type == CARD_ACTIVITY ? _("Alle data") : _("Activiteiten"),
                                         "event", card->date_count, PANEL_DATES);
    if (card->offer_count)
        actions[count++] = panel_control(visit, arena, "card.offers", _("Aanbod"), "home_work",
                                         card->offer_count, PANEL_OFFERS);
    if (related && card->related_count)
        actions[count++] = panel_control(visit, arena, "card.related", _("Hoort hierbij"), "add_circle",
                                         card->related_count, PANEL_RELATED);
    return count;
}

void card_actions_draw(struct canvas *canvas, struct rect rect, int columns, const struct control *actions,
                       int count)
{
    int gap = card_gap(canvas->theme), rows = (count + columns - 1) / columns;
    for (int i = 0; i < count; i++) {
        int row = i / columns, in_row = row + 1 < rows ? columns : count - row * columns, at = i % columns;
        int left = (rect.w + gap) * at / in_row, right = (rect.w + gap) * (at + 1) / in_row - gap;
        int top = (rect.h + gap) * row / rows, bottom = (rect.h + gap) * (row + 1) / rows - gap;
        bool main = i == 0 && !(actions[i].state & STATE_SELECTED);
        widget_button(canvas, (struct rect){rect.x + left, rect.y + top, right - left, bottom - top},
                      actions[i],
                      columns > 2 ? (main ? BUTTON_STACKED_MAIN : BUTTON_STACKED)
                      : main      ? BUTTON_MAIN
                                  : BUTTON_PLAIN);
    }
}

/* The way to a card beside this one in its list. */
static struct control neighbour_control(const struct canvas *canvas, const struct visit *visit,
                                        const struct card_row *row, bool next)
{
    struct route route = *visit->route;
    snprintf(route.card, sizeof route.card, "%s", row->code);
    route.page = 0;
    route.use = TAKE_LINK;
    route.panel = false;
    bool activity = row->type == CARD_ACTIVITY;
    return (struct control){.id = next ? "card.next" : "card.previous",
                            .label = next ? (activity ? _("Volgende activiteit") : _("Volgende plaats"))
                                          : (activity ? _("Vorige activiteit") : _("Vorige plaats")),
                            .speech = row->title.text,
                            .icon = next != canvas->rtl ? "chevron_right" : "chevron_left",
                            .behind = next,
                            .role = ROLE_BUTTON,
                            .action = action_stay(route)};
}

void card_neighbours_draw(struct canvas *canvas, struct rect rect, const struct visit *visit,
                          const struct card_view *view, enum button_look look)
{
    int gap = card_gap(canvas->theme);
    struct rect start = rect_cut_left(&rect, (rect.w - gap) / 2);
    rect_cut_left(&rect, gap);
    if (view->previous)
        widget_button(canvas, start, neighbour_control(canvas, visit, view->previous, false), look);
    if (view->next)
        widget_button(canvas, rect, neighbour_control(canvas, visit, view->next, true), look);
}

bool card_bar_draw(struct canvas *canvas, struct rect *page, const struct visit *visit,
                   const struct card_view *view)
{
    const struct theme *theme = canvas->theme;
    struct control actions[CARD_ACTIONS_MAX + 2];
    int count = card_actions(visit, view, &canvas->arena, true, actions),
        all = count + (view->previous != NULL) + (view->next != NULL);
    int gap = card_gap(theme), height = widget_button_height(canvas),
        room = (page->w + gap) / (mm(theme, 60) + gap);
    bool whole = all <= room || all == count;
    if (whole && view->previous)
        actions[count++] = neighbour_control(canvas, visit, view->previous, false);
    if (whole && view->next)
        actions[count++] = neighbour_control(canvas, visit, view->next, true);
    int rows = (count + room - 1) / room;
    struct rect bar = rect_cut_bottom(page, rows * (height + gap) - gap);
    rect_cut_bottom(page, gap);
    card_actions_draw(canvas, bar, (count + rows - 1) / rows, actions, count);
    return whole;
}
