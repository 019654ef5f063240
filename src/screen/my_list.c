/* Mijn lijst: what a visitor gathered, one QR code for all of it, and every name and number readable for a photo. */
#include "screen/my_list.h"

#include <string.h>

#include "lang/lang.h"
#include "screen/row.h"
#include "takehome/takehome.h"

enum { VIEW_ROWS, VIEW_ASK }; /* route.tab: the list, or the question whether all of it may go */

static void entry_read(const struct visit *visit, struct my_list *list, struct list_entry *entry)
{
    entry->found = store_card(visit->store, visit->arena, visit->now, entry->code, &entry->card);
    list->count++;
    list->kept += !entry->removed;
    list->present += !entry->removed && entry->found;
    list->sensitive |= !entry->removed && entry->found && entry->card.row.sensitive;
}

static const char *list_link(const struct visit *visit, const struct my_list *list)
{
    char codes[LIST_MAX][CODE_LENGTH + 1];
    int count = 0;
    for (int i = 0; i < list->count; i++)
        if (list->entries[i].found && !list->entries[i].removed)
            memcpy(codes[count++], list->entries[i].code, sizeof codes[0]);
    return count
               ? takehome_list_link(visit->arena, visit->house, (const char(*)[CODE_LENGTH + 1]) codes, count)
               : NULL;
}

static const void *list_enter(const struct visit *visit)
{
    const struct session *session = visit->session;
    struct my_list *list = arena_alloc(visit->arena, sizeof *list);
    struct list_entry *entries = arena_array(visit->arena, struct list_entry, LIST_MAX + 1);
    *list = (struct my_list){.entries = entries};
    bool removed = session->removed.code[0];
    for (int i = 0; i <= session->list_count; i++) {
        if (removed && i == session->removed.at) {
            entries[list->count] = (struct list_entry){.code = session->removed.code, .removed = true};
            entry_read(visit, list, &entries[list->count]);
        }
        if (i < session->list_count) {
            entries[list->count] = (struct list_entry){.code = session->list[i]};
            entry_read(visit, list, &entries[list->count]);
        }
    }
    for (int i = 0; i < list->count; i++)
        entries[i].code = arena_strdup(visit->arena, entries[i].code);
    list->link = list_link(visit, list);
    return list;
}

static enum dwell list_dwell(const void *model)
{
    const struct my_list *list = model;
    return list->sensitive ? DWELL_SENSITIVE : DWELL_CARD;
}

static const char *list_title(const struct visit *visit, const void *model)
{
    (void)visit;
    const struct my_list *list = model;
    return list->kept == LIST_MAX ? _("Je lijst is vol") : _("Mijn lijst");
}

static const char *list_line(struct arena *arena, const struct my_list *list)
{
    if (list->kept == LIST_MAX)
        return _("Wil je nog iets kiezen? Neem dan eerst iets weg.");
    if (!list->present)
        return NULL;
    return arena_printf(arena, n_("%d ding om mee te nemen", "%d dingen om mee te nemen", list->present),
                        list->present);
}

/* Why there is nothing to take home, and how that changes: a picture above the words, or beside them where a screen is
 * low. */
static void list_empty(struct canvas *canvas, struct rect zone, bool removed)
{
    const struct theme *theme = canvas->theme;
    const char *words =
        removed ? _("Er staat niets meer op je lijst. Was dat niet de bedoeling? Zet het dan terug.")
                : _("Je lijst is nog leeg. Kies bij een kaart \"Zet op mijn lijst\". Dan neem je alles samen "
                    "mee.");
    bool above = theme->form != FORM_COMPACT;
    struct text_look look = {.type = TYPE_LEAD,
                             .colour = theme->colour->ink,
                             .middle = true,
                             .whole = true,
                             .align = above ? TEXT_CENTRE : TEXT_START};
    int pad = mm(theme, 11), gap = mm(theme, 8), sign = mm(theme, above ? 60 : 36),
        need = above ? canvas_text_height(canvas, words, look, zone.w - 2 * pad) + sign + gap + 4 * pad
                     : 3 * type_line_px(theme, TYPE_LEAD) + mm(theme, 24);
    struct rect room = widget_card(canvas, rect_cut_top(&zone, need < zone.h ? need : zone.h));
    if (above) {
        int spare = room.h - (need - 2 * pad);
        sign += spare < 0 ? spare : 0; /* large text takes the room of the picture */
        if (sign > mm(theme, 20)) {
            rect_cut_top(&room, spare < 0 ? 0 : pad);
            canvas_icon(canvas, rect_cut_top(&room, sign), "bookmark", sign, theme->colour->primary);
            rect_cut_top(&room, gap);
        }
        room = widget_even(canvas, room, words, look);
    } else if (!frame_is_narrow(theme)) {
        canvas_icon(canvas, rect_cut_left(&room, mm(theme, 40)), "bookmark", sign, theme->colour->primary);
        rect_cut_left(&room, gap);
    }
    canvas_text(canvas, room, words, look);
}

/* Controls in equal parts, the last one the main: side by side, or below each other on a compact screen. */
static void buttons_draw(struct canvas *canvas, struct rect rect, const struct control *buttons, int count)
{
    bool compact = canvas->theme->form == FORM_COMPACT, tight = count > 2;
    int gap = theme_gap(canvas->theme, 5), whole = compact ? rect.h : rect.w;
    for (int i = 0; i < count; i++) {
        int from = (whole + gap) * i / count, to = (whole + gap) * (i + 1) / count - gap;
        struct rect button = compact ? (struct rect){rect.x, rect.y + from, rect.w, to - from}
                                     : (struct rect){rect.x + from, rect.y, to - from, rect.h};
        enum button_look plain = compact ? BUTTON_SLOT : tight ? BUTTON_STACKED : BUTTON_PLAIN;
        widget_button(canvas, button, buttons[i],
                      i + 1 < count || compact ? plain
                      : tight                  ? BUTTON_STACKED_MAIN
                                               : BUTTON_MAIN);
    }
}

static struct control list_control(const char *id, const char *label, const char *icon, struct action action)
{
    return (struct control){.id = id, .label = label, .icon = icon, .role = ROLE_BUTTON, .action = action};
}

static void list_buttons(struct canvas *canvas, struct rect rect, const struct visit *visit,
                         const struct my_list *list)
{
    struct control buttons[3];
    int count = 0;
    if (list_code_waits(canvas, visit, list)) {
        struct route code = *visit->route;
        code.panel = true;
        bool compact = canvas->theme->form == FORM_COMPACT;
        buttons[count++] = list_control("list.code", compact ? _("Neem mee") : _("Toon de code"), "qr_code",
                                        compact ? action_go(code) : action_stay(code));
    }
    if (list->kept) {
        struct route ask = *visit->route;
        ask.tab = VIEW_ASK;
        buttons[count++] = list_control("list.ask", _("Wis alles"), "delete", action_stay(ask));
    } else {
        buttons[count++] =
            list_control("list.home", _("Kies een thema"), "home_work", action_of(ACTION_HOME));
        if (!list->count)
            buttons[count++] = list_control("list.agenda", _("Deze week te doen"), "event",
                                            action_go(route_to(SCREEN_AGENDA)));
    }
    buttons[count] = list_control("list.done", _("Ik ben klaar"), "check", action_of(ACTION_DONE));
    buttons_draw(canvas, rect, buttons, count + 1);
}

/* Asks once, and then forgets at once: a list that could come back would wait there for the next visitor. "Nee" lies where
 * the finger is. */
static void list_ask(struct canvas *canvas, struct rect zone, struct rect buttons, const struct visit *visit,
                     const struct my_list *list)
{
    const struct theme *theme = canvas->theme;
    struct route keep = *visit->route;
    keep.tab = VIEW_ROWS;
    const struct control answers[] = {
        list_control("list.keep", _("Nee, hou mijn lijst"), "arrow_back", action_stay(keep)),
        list_control("list.clear", _("Ja, wis alles"), "delete", action_of(ACTION_LIST_CLEAR))};
    struct text_look title = {
        .type = TYPE_HEADING2, .colour = theme->colour->ink, .role = ROLE_HEADING, .whole = true};
    struct text_look line = {.type = TYPE_LEAD, .colour = theme->colour->ink, .whole = true};
    const char *question = _("Wil je je hele lijst wissen?");
    const char *words =
        arena_printf(&canvas->arena,
                     n_("Dan gaat %d ding van je lijst. Dat kan je niet meer terugzetten.",
                        "Dan gaan er %d dingen van je lijst. Die kan je niet meer terugzetten.", list->kept),
                     list->kept);
    int inside = zone.w - mm(theme, theme->form == FORM_COMPACT ? 12 : 22);
    int title_h = canvas_text_height(canvas, question, title, inside),
        need = title_h + canvas_text_height(canvas, words, line, inside) + mm(theme, 30);
    struct rect room = widget_card(canvas, rect_cut_bottom(&zone, need));
    int least = room.h - type_line_px(theme, TYPE_LEAD);
    canvas_text(canvas, rect_cut_top(&room, title_h < least ? title_h : least), question, title);
    canvas_text(canvas, room, words, line);
    bool compact = theme->form == FORM_COMPACT;
    int gap = theme_gap(theme, 5);
    struct rect no = compact ? rect_cut_top(&buttons, (buttons.h - gap) * 2 / 3)
                             : rect_cut_left(&buttons, (buttons.w - gap) / 2);
    rect_cut_top(&buttons, compact ? gap : 0);
    rect_cut_left(&buttons, compact ? 0 : gap);
    widget_button(canvas, no, answers[0], BUTTON_MAIN);
    widget_button(canvas, buttons, answers[1], compact ? BUTTON_SLOT : BUTTON_PLAIN);
}

static void list_draw(const struct visit *visit, const void *model, struct canvas *canvas)
{
    const struct my_list *list = model;
    const struct theme *theme = canvas->theme;
    struct frame frame = frame_make(theme, FRAME_TITLE);
    struct heading heading = visit_heading(visit, &canvas->arena);
    heading.title = list_title(visit, model);
    heading.line = list_line(&canvas->arena, list);
    frame_heading(canvas, &frame, &heading);
    struct rect touch = frame.touch;
    bool compact = theme->form == FORM_COMPACT;
    if (compact && list->link && visit->route->panel) {
        list_take(canvas, touch, visit, list);
        return;
    }
    struct rect buttons = compact ? rect_cut_right(&touch, touch.w * 25 / 100)
                                  : rect_cut_bottom(&touch, widget_button_height(canvas));
    if (compact)
        rect_cut_right(&touch, mm(theme, 4));
    else
        rect_cut_bottom(&touch, theme_gap(theme, 4));
    if (!list->kept && !(compact && list->count))
        list_empty(canvas, compact ? touch : frame.look, list->count > 0);
    else if (!compact && list->link)
        list_take(canvas, frame.look, visit, list);
    if (visit->route->tab == VIEW_ASK && list->kept) {
        list_ask(canvas, touch, buttons, visit, list);
        return;
    }
    list_buttons(canvas, buttons, visit, list);
    list_rows(canvas, touch, visit, list);
}

const struct screen screen_list = {
    .dwell = DWELL_CARD, .enter = list_enter, .draw = list_draw, .dwell_of = list_dwell, .title = list_title};
