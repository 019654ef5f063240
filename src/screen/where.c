/* Waar is het?: the way to a card, in words, on a plain map and on a phone. */
#include "screen/where.h"

#include <stdlib.h>
#include <string.h>

#include "lang/lang.h"
#include "lang/phrase.h"

enum { TAB_WORDS, TAB_MAP }; /* route.tab on a compact screen, which has no room for both */

static enum where_kind where_kind(const struct visit *visit, const struct place *place)
{
    const struct place *house = visit->house->place;
    if (!place)
        return WHERE_AWAY;
    if (place->in_house)
        return WHERE_ROOM;
    return place->located && house && house->located ? WHERE_MAP : WHERE_ADDRESS;
}

static bool same_spot(struct map_point a, struct map_point b)
{
    return map_between(a, b) < 1;
}

/* What stands around, the nearest to the card first; a spot is named once. */
static void where_look_around(const struct visit *visit, struct where_view *view)
{
    int count;
    const struct place *house = visit->house->place;
    const struct place *places = store_places(visit->store, visit->arena, &count);
    struct where_sight *sights = arena_array(visit->arena, struct where_sight, count + 1);
    for (int i = 0; i < count; i++) {
        struct where_sight sight = {&places[i],
                                    map_point(house->lat, house->lon, places[i].lat, places[i].lon)};
        bool known = same_spot(sight.point, view->point) || same_spot(sight.point, (struct map_point){0, 0});
        int at = view->sight_count;
        for (int j = 0; j < view->sight_count && !known; j++)
            known = same_spot(sight.point, sights[j].point);
        if (known)
            continue;
        double near = map_between(sight.point, view->point);
        for (; at > 0 && map_between(sights[at - 1].point, view->point) > near; at--)
            sights[at] = sights[at - 1];
        sights[at] = sight;
        view->sight_count++;
    }
    view->sights = sights;
}

static const void *where_enter(const struct visit *visit)
{
    struct where_view *view = arena_alloc(visit->arena, sizeof *view);
    struct card *card = &view->card.card;
    view->card.found = store_card(visit->store, visit->arena, visit->now, visit->route->card, card);
    if (!view->card.found)
        return view;
    view->card.topic = row_topic(visit, &card->row);
    card_take_enter(visit, &view->card);
    bool vouched = card_trust(&card->row, visit->now.day) < TRUST_CALL_FIRST;
    view->place = vouched ? card->row.place : NULL;
    view->kind = where_kind(visit, view->place);
    if (view->kind == WHERE_MAP) {
        const struct place *house = visit->house->place;
        view->point = map_point(house->lat, house->lon, view->place->lat, view->place->lon);
        where_look_around(visit, view);
    }
    return view;
}

static enum dwell where_dwell(const void *model)
{
    const struct where_view *view = model;
    return view->kind != WHERE_GONE && view->card.card.row.sensitive ? DWELL_SENSITIVE : DWELL_CARD;
}

static const char *where_title(const struct visit *visit, const void *model)
{
    (void)visit, (void)model;
    return _("Waar is het?");
}

/* Puts name and address before the facts, where they have no room above them. */
static int facts_begin(struct card_fact *facts, int count, const char *title, const char *line,
                       const char *language)
{
    const struct card_fact head[] = {{.text = title, .text_language = language}, {.text = line}};
    int more = line ? 2 : 1;
    count = count + more > CARD_FACTS_MAX ? CARD_FACTS_MAX - more : count;
    memmove(facts + more, facts, sizeof *facts * (size_t)count);
    memcpy(facts, head, sizeof *facts * (size_t)more);
    return count + more;
}

/* A name of more than two lines takes the next smaller size. */
static struct text_look name_look(struct canvas *canvas, const struct where_view *view, const char *title,
                                  int width)
{
    const struct theme *theme = canvas->theme;
    bool compact = theme->form == FORM_COMPACT, room = view->kind == WHERE_ROOM;
    struct text_look name = {.type = compact ? TYPE_TITLE
                                     : room  ? TYPE_HEADING1
                                             : TYPE_HEADING2,
                             .colour = theme->colour->ink,
                             .role = ROLE_HEADING,
                             .whole = true,
                             .language = view->place && !room ? words_language(view->place->name) : NULL};
    if (canvas_text_height(canvas, title, name, width) > 2 * type_line_px(theme, name.type))
        name.type = TYPE_TITLE;
    return name;
}

/* Name and address, then the facts; what does not fit waits behind "Meer info". */
static void where_words(struct canvas *canvas, struct rect rect, const struct visit *visit,
                        const struct where_view *view)
{
    const struct theme *theme = canvas->theme;
    bool compact = theme->form == FORM_COMPACT;
    struct arena *arena = &canvas->arena;
    struct card_fact facts[CARD_FACTS_MAX];
    int count = where_facts(arena, visit, view, facts);
    const char *title = where_name(arena, view), *below = where_line(arena, visit, view);
    struct text_look name = name_look(canvas, view, title, rect.w);
    struct text_look line = {
        .type = compact ? TYPE_BODY : TYPE_LEAD, .colour = theme->colour->ink, .whole = true};
    int title_h = canvas_text_height(canvas, title, name, rect.w),
        line_h = canvas_text_height(canvas, below, line, rect.w), after = mm(theme, compact ? 3 : 8);
    int more_h = theme->target + mm(theme, compact ? 0 : 4);
    struct rect more = {rect.x, rect.y + rect.h - more_h, rect.w * (compact ? 60 : 100) / 100, more_h};
    if (title_h + line_h + after > (rect.h - more_h) / 2) {
        count = facts_begin(facts, count, title, below, name.language);
    } else {
        canvas_text(canvas, rect_cut_top(&rect, title_h), title, name);
        canvas_text(canvas, rect_cut_top(&rect, line_h), below, line);
        rect_cut_top(&rect, after);
    }
    card_flow(canvas, rect, more, 1, visit, facts, count);
}

/* A picture and words, to be read from where one stands. */
static void sign_draw(struct canvas *canvas, struct rect rect, const char *icon, unsigned colour,
                      const char *words, struct text_look look)
{
    const struct theme *theme = canvas->theme;
    struct rect room = widget_card(canvas, rect);
    int disc = mm(theme, frame_is_narrow(theme) ? 40 : 70);
    disc = disc < room.h ? disc : room.h;
    widget_disc(canvas, rect_cut_left(&room, disc), icon, colour);
    rect_cut_left(&room, mm(theme, 12));
    look.colour = theme->colour->ink;
    look.middle = look.whole = true;
    canvas_text(canvas, room, words, look);
}

/* In the place of a map: how to walk or whom to call, and below it a person to ask. */
static void where_sign(struct canvas *canvas, struct rect rect, const struct visit *visit,
                       const struct where_view *view)
{
    const struct theme *theme = canvas->theme;
    const struct card_row *row = &view->card.card.row;
    const char *icon = view->kind == WHERE_ROOM  ? "meeting_room"
                       : view->place             ? "place"
                       : row->modes & MODE_VISIT ? "emoji_people"
                       : row->phone              ? "phone"
                                                 : "support_agent";
    bool desk = theme->form == FORM_PORTRAIT;
    struct rect main = desk ? rect_cut_top(&rect, rect.h * 54 / 100) : rect;
    sign_draw(canvas, main, icon, row->sensitive ? PETROL : row_colour(visit, row),
              where_sign_words(&canvas->arena, visit, view),
              (struct text_look){.type = desk ? TYPE_HEADING1 : TYPE_HEADING2,
                                 .language = view->place && view->place->route.text
                                                 ? words_language(view->place->route)
                                                 : NULL});
    if (!desk)
        return;
    rect_cut_top(&rect, mm(theme, 8));
    const struct house *house = visit->house;
    sign_draw(canvas, rect, "support_agent", PETROL,
              phrase_join(&canvas->arena, _("Lukt het niet? Vraag het aan het onthaal"),
                          house->desk_where.text, PHRASE_END),
              (struct text_look){.type = TYPE_LEAD});
}

static struct control where_control(const char *id, const char *label, const char *icon, struct action action)
{
    return (struct control){.id = id, .label = label, .icon = icon, .role = ROLE_BUTTON, .action = action};
}

static void where_take(struct canvas *canvas, struct rect rect, const struct visit *visit,
                       const struct where_view *view)
{
    if (view->card.card.row.sensitive && !visit->route->panel)
        card_take_waits(canvas, rect);
    else
        card_take_draw(canvas, rect, visit, &view->card);
}

/* A discreet card asks before it shows its code, and is left at once. */
static void where_discreet(struct canvas *canvas, struct rect rect, const struct visit *visit)
{
    struct route code = *visit->route;
    code.panel = true;
    int gap = theme_gap(canvas->theme, 5);
    struct rect leave = rect;
    if (!visit->route->panel) {
        leave = rect_cut_left(&rect, (rect.w - gap) / 2);
        rect_cut_left(&rect, gap);
        widget_button(canvas, rect,
                      where_control("take.show", _("Toon de code"), "qr_code", action_stay(code)),
                      BUTTON_PLAIN);
    }
    widget_button(canvas, leave,
                  where_control("card.leave", _("Snel weg"), "logout", action_of(ACTION_RESET)),
                  BUTTON_PLAIN);
}

static void where_portrait(struct canvas *canvas, const struct frame *frame, const struct visit *visit,
                           const struct where_view *view)
{
    const struct theme *theme = canvas->theme;
    struct rect page = rect_union(frame->look, frame->touch);
    if (view->card.card.row.sensitive) {
        where_discreet(canvas, rect_cut_bottom(&page, widget_button_height(canvas)), visit);
        rect_cut_bottom(&page, mm(theme, 8));
    }
    struct rect below = rect_cut_bottom(&page, page.h * (frame_is_narrow(theme) ? 42 : 52) / 100);
    rect_cut_bottom(&page, mm(theme, 10));
    if (view->kind == WHERE_MAP)
        where_map(canvas, below, visit, view);
    else
        where_sign(canvas, rect_cut_top(&below, below.h * 86 / 100), visit, view);
    struct rect take = rect_cut_right(&page, page.w * 41 / 100);
    rect_cut_right(&page, mm(theme, 14));
    int most = take.w + 3 * type_line_px(theme, TYPE_TITLE) + 4 * type_line_px(theme, TYPE_META);
    take.h = take.h < most ? take.h : most;
    where_take(canvas, take, visit, view);
    where_words(canvas, page, visit, view);
}

static void where_landscape(struct canvas *canvas, const struct frame *frame, const struct visit *visit,
                            const struct where_view *view)
{
    const struct theme *theme = canvas->theme;
    struct rect column = frame->look, page = frame->touch;
    if (view->card.card.row.sensitive) {
        where_discreet(canvas, rect_cut_bottom(&page, widget_button_height(canvas)), visit);
        rect_cut_bottom(&page, mm(theme, 6));
    }
    int most = column.w + 3 * type_line_px(theme, TYPE_TITLE) + 4 * type_line_px(theme, TYPE_META);
    if (column.h > most)
        column = (struct rect){column.x, column.y + (column.h - most) / 2, column.w, most};
    where_take(canvas, column, visit, view);
    if (view->kind == WHERE_MAP) {
        int part = frame_is_narrow(theme) ? 42 : 54; /* larger words take more room */
        where_map(canvas, rect_cut_right(&page, page.w * part / 100), visit, view);
        rect_cut_right(&page, mm(theme, 8));
    } else {
        where_sign(canvas, rect_cut_bottom(&page, page.h * 40 / 100), visit, view);
        rect_cut_bottom(&page, mm(theme, 8));
    }
    where_words(canvas, page, visit, view);
}

/* Words, map and code take turns; the buttons beside them lead from one to the other. */
static void where_compact(struct canvas *canvas, const struct frame *frame, const struct visit *visit,
                          const struct where_view *view)
{
    const struct theme *theme = canvas->theme;
    struct rect room = frame->touch, side = rect_cut_right(&room, room.w * 28 / 100);
    rect_cut_right(&room, mm(theme, 5));
    bool code = visit->route->panel, map = !code && view->kind == WHERE_MAP && visit->route->tab == TAB_MAP;
    struct route to_words = *visit->route, to_map, to_code;
    to_words.panel = false;
    to_words.tab = TAB_WORDS;
    to_words.page = 0;
    to_map = to_code = to_words;
    to_map.tab = TAB_MAP;
    to_code.panel = true;
    struct control buttons[4];
    int count = 0, gap = theme->gap;
    if (code || map)
        buttons[count++] =
            where_control("where.words", _("In woorden"), "description", action_stay(to_words));
    if (!map && view->kind == WHERE_MAP)
        buttons[count++] = where_control("where.map", _("Kaartje"), "place", action_stay(to_map));
    if (!code)
        buttons[count++] = where_control("take.show", _("Neem mee"), "qr_code", action_stay(to_code));
    if (view->card.card.row.sensitive)
        buttons[count++] = where_control("card.leave", _("Snel weg"), "logout", action_of(ACTION_RESET));
    int height = (side.h - (count - 1) * gap) / (count ? count : 1);
    height = height < mm(theme, 26) ? height : mm(theme, 26);
    for (int i = 0; i < count; i++, rect_cut_top(&side, gap))
        widget_button(canvas, rect_cut_top(&side, height), buttons[i], BUTTON_SLOT);
    if (code)
        card_take_draw(canvas, room, visit, &view->card);
    else if (map)
        where_map(canvas, room, visit, view);
    else
        where_words(canvas, room, visit, view);
}

static void where_draw(const struct visit *visit, const void *model, struct canvas *canvas)
{
    const struct where_view *view = model;
    struct frame frame = frame_make(canvas->theme, FRAME_BAND);
    struct heading heading = visit_heading(visit, &canvas->arena);
    const struct card_row *row = &view->card.card.row;
    bool found = view->kind != WHERE_GONE;
    heading.title = where_title(visit, model);
    heading.icon = "place";
    heading.colour = found && !row->sensitive ? row_colour(visit, row) : PETROL;
    heading.line = found ? row->title.text : NULL;
    frame_heading(canvas, &frame, &heading);
    if (!found) {
        card_gone(canvas, frame.touch);
        return;
    }
    /* The code is that of the way, where there is one. */
    struct route route = *visit->route;
    route.use = TAKE_ROUTE;
    struct visit way = *visit;
    way.route = &route;
    if (canvas->theme->form == FORM_PORTRAIT)
        where_portrait(canvas, &frame, &way, view);
    else if (canvas->theme->form == FORM_LANDSCAPE)
        where_landscape(canvas, &frame, &way, view);
    else
        where_compact(canvas, &frame, &way, view);
}

const struct screen screen_where = {.dwell = DWELL_CARD,
                                    .enter = where_enter,
                                    .draw = where_draw,
                                    .dwell_of = where_dwell,
                                    .title = where_title};
