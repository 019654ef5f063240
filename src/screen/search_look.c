/* What the search screen shows to read: the field, the first hit in full, how to search, what to do without a hit. */
#include "screen/search.h"

#include <string.h>

#include "lang/format.h"
#include "lang/lang.h"
#include "lang/letters.h"
#include "lang/phrase.h"

enum { FACTS_MAX = 4 };

/* The end of a text that fits, with a sign that there is more before it. */
static const char *field_tail(struct canvas *canvas, const char *query, struct text_look look, int width)
{
    const char *at = query, *shown = query;
    while (*at && canvas_text_width(canvas, shown, look) > width) {
        size_t letter = letters_first(at);
        at += letter ? letter : 1;
        shown = arena_printf(&canvas->arena, "…%s", at);
    }
    return shown;
}

static void field_text(struct canvas *canvas, struct rect room, const char *query)
{
    const struct theme *theme = canvas->theme;
    bool rtl = query[0] ? letters_rtl(query) : canvas->rtl, against = rtl != canvas->rtl;
    struct text_look look = {.type = TYPE_HEADING2,
                             .colour = theme->colour->ink,
                             .middle = true,
                             .role = ROLE_FIELD,
                             .max_lines = 1,
                             /* A text runs as its own letters do, whatever the page's language. */
                             .language = against ? (rtl ? "ar" : "nl") : NULL};
    if (type_line_px(theme, look.type) > room.h)
        look.type = TYPE_TITLE;
    if (type_line_px(theme, look.type) > room.h)
        look.type = TYPE_NAV;
    int caret = mm(theme, 0.9) + 1, space = mm(theme, 1), high = type_px(theme, look.type) * 5 / 4;
    high = high < room.h ? high : room.h;
    struct rect words = {room.x, room.y, room.w - caret - 2 * space, room.h};
    const char *shown = field_tail(canvas, query, look, words.w - mm(theme, 1));
    int width = canvas_text_width(canvas, shown, look);
    look.align = against ? TEXT_END : TEXT_START;
    int end = against ? room.x + room.w - width - space - caret : room.x + width + space;
    if (against)
        words.x = room.x + room.w - width - 1;
    words.w = width + 1; /* the caret stands beside the box, not in it */
    canvas_fill(canvas, (struct rect){query[0] ? end : room.x, room.y + (room.h - high) / 2, caret, high},
                theme->colour->primary);
    if (query[0])
        canvas_text(canvas, words, shown, look);
    else
        canvas_text(canvas,
                    (struct rect){room.x + caret + 2 * space, room.y, room.w - caret - 2 * space, room.h},
                    /* TRANSLATORS: stands in the empty field of the search screen. */
                    _("Typ een woord"),
                    (struct text_look){.type = TYPE_LEAD,
                                       .colour = theme->colour->ink2,
                                       .middle = true,
                                       .whole = true,
                                       .role = ROLE_FIELD});
}

void search_field(struct canvas *canvas, struct rect rect, const char *query)
{
    const struct theme *theme = canvas->theme;
    int edge = widget_edge(theme) + 1, icon = mm(theme, 13);
    canvas_box(canvas, rect, mm(theme, 6.5), theme->colour->surface, theme->colour->primary, edge, false);
    struct rect room = rect;
    rect_cut_left(&room, mm(theme, theme->form == FORM_COMPACT ? 5 : 9));
    if (theme->form != FORM_COMPACT)
        canvas_icon(canvas, rect_cut_left(&room, icon), "search", icon, theme->colour->primary);
    rect_cut_left(&room, mm(theme, theme->form == FORM_COMPACT ? 0 : 5));
    struct rect clear = rect_cut_right(&room, theme->target + 2 * edge);
    field_text(canvas, room, query);
    if (!query[0])
        return;
    canvas_control(canvas, clear,
                   &(struct control){.id = "search.clear",
                                     .label = _("Wis alles"),
                                     .icon = "cancel",
                                     .role = ROLE_BUTTON,
                                     .action = action_text(ACTION_QUERY, "")});
    canvas_icon(canvas, clear, "cancel", mm(theme, 17), theme->colour->ink2);
    canvas_end(canvas);
}

/* Lines with a picture in front, as high as they need; returns the height they take, drawn or measured. */
struct tip {
    const char *icon, *text, *language;
};

enum tips_look {
    TIPS_MEASURE = 0,
    TIPS_DRAW = 1,
    TIPS_LARGE = 2,
    TIPS_ALL = 4 /* 0 unless all of them fit */
};

static int tips_lines(struct canvas *canvas, struct rect room, const struct tip *tips, int count,
                      enum tips_look how)
{
    const struct theme *theme = canvas->theme;
    bool large = how & TIPS_LARGE;
    int disc = mm(theme, large          ? 29
                         : theme->tight ? 16
                                        : 20),
        gap = mm(theme, large ? 9 : 6), used = 0, space = mm(theme, large ? 7 : 4);
    for (int i = 0; i < count; i++) {
        struct text_look look = {.type = large ? TYPE_LEAD : TYPE_BODY,
                                 .colour = theme->colour->ink,
                                 .language = tips[i].language,
                                 .middle = true};
        int words = canvas_text_height(canvas, tips[i].text, look, room.w - disc - gap),
            height = words > disc ? words : disc;
        if (used + height > room.h)
            return how & TIPS_ALL ? 0 : used;
        if (how & TIPS_DRAW) {
            struct rect line = {room.x, room.y + used, room.w, height};
            widget_disc(canvas, rect_cut_left(&line, disc), tips[i].icon, PETROL);
            rect_cut_left(&line, gap);
            canvas_text(canvas, line, tips[i].text, look);
        }
        used += height + (i + 1 < count ? space : 0);
    }
    return used;
}

/* A card with a title and lines. */
static void tips_card(struct canvas *canvas, struct rect rect, const char *title, const struct tip *tips,
                      int count)
{
    const struct theme *theme = canvas->theme;
    struct text_look look = {
        .type = TYPE_TITLE, .colour = theme->colour->ink, .role = ROLE_HEADING, .whole = true};
    int pad = mm(theme, theme->tight ? 7 : 11), width = rect.w - 2 * pad, space = mm(theme, 5);
    int head = canvas_text_height(canvas, title, look, width);
    struct rect room = {rect.x + pad, rect.y + pad + head + space, width, rect.h - 2 * pad - head - space};
    enum tips_look large = TIPS_LARGE;
    int used = tips_lines(canvas, room, tips, count, TIPS_LARGE | TIPS_ALL);
    if (used == 0) {
        large = TIPS_MEASURE;
        used = tips_lines(canvas, room, tips, count, TIPS_MEASURE);
    }
    if (used == 0)
        return;
    int spare = room.h - used;
    if (theme->form != FORM_PORTRAIT)
        rect.h -= spare;
    else /* up to the field, which stands below it */
        room.y += spare / 2;
    canvas_box(canvas, rect, mm(theme, 8), theme->colour->surface, theme->colour->hair, widget_edge(theme),
               false);
    canvas_text(canvas, (struct rect){room.x, rect.y + pad, width, head}, title, look);
    tips_lines(canvas, room, tips, count, TIPS_DRAW | large);
}

/* Beside the keyboard there is more width than height: two by two, without a title. */
static bool tips_columns(struct canvas *canvas, struct rect rect, const struct tip *tips, int count)
{
    const struct theme *theme = canvas->theme;
    int pad = mm(theme, 6), gap = mm(theme, 8), first = (count + 1) / 2;
    struct rect left = rect_inset(rect, pad), right = rect_cut_right(&left, (left.w - gap) / 2);
    rect_cut_right(&left, gap);
    int a = tips_lines(canvas, left, tips, first, TIPS_ALL),
        b = tips_lines(canvas, right, tips + first, count - first, TIPS_ALL);
    if (a == 0 || b == 0)
        return false;
    rect.h = 2 * pad + (a > b ? a : b);
    canvas_box(canvas, rect, mm(theme, 8), theme->colour->surface, theme->colour->hair, widget_edge(theme),
               false);
    tips_lines(canvas, left, tips, first, TIPS_DRAW);
    tips_lines(canvas, right, tips + first, count - first, TIPS_DRAW);
    return true;
}

static void search_tips(struct canvas *canvas, struct rect rect)
{
    const struct tip tips[] = {
        {"keyboard", _("Typ een woord, of de eerste letters ervan."), NULL},
        {"spellcheck", _("Een fout is niet erg. Accenten zijn niet nodig."), NULL},
        {"translate", _("Zoek in je eigen taal of in het Nederlands."), NULL},
        {"visibility_off", _("Wat je typt, wordt nergens bewaard."), NULL},
    };
    int count = sizeof tips / sizeof *tips;
    if (canvas->theme->form != FORM_LANDSCAPE || !tips_columns(canvas, rect, tips, count))
        tips_card(canvas, rect, _("Zo zoek je"), tips, count);
}

static void look_nothing(struct canvas *canvas, struct rect look, const struct visit *visit)
{
    struct arena *arena = &canvas->arena;
    const struct house *house = visit->house;
    struct tip tips[3] = {{"spellcheck", _("Probeer een korter of een ander woord, zoals \"slapen\"."), NULL},
                          {"home", _("Kies een thema. Daar staat alles bij elkaar."), NULL}};
    int count = 2;
    if (house->phone)
        tips[count++] =
            (struct tip){"phone",
                         arena_printf(arena, _("Of vraag het aan iemand van het huis, of bel %s."),
                                      format_isolated(arena, house->phone, canvas->language)),
                         NULL};
    if (canvas->theme->form != FORM_LANDSCAPE || !tips_columns(canvas, look, tips, count))
        tips_card(canvas, look, _("Niets gevonden"), tips, count);
}

static int look_facts(struct arena *arena, const struct visit *visit, const struct search_model *model,
                      const struct found *found, const char *language, struct tip *facts)
{
    const struct card_row *row = found->row;
    int count = 0;
    for (; !row && count < model->answer_count; count++)
        facts[count] = (struct tip){row_icon(visit, &model->answers[count]), model->answers[count].title.text,
                                    words_language(model->answers[count].title)};
    if (!row)
        return count;
    const char *price = phrase_price(row);
    if (found->date)
        facts[count++] = (struct tip){
            "event",
            format_capital(arena, phrase_when(arena, found->date, visit->now.day, language), language), NULL};
    else if (row->type != CARD_ACTIVITY && (row->kind == KIND_SERVICE || row->open.kind != OPEN_UNKNOWN))
        facts[count++] =
            (struct tip){"access_time", phrase_open_long(arena, &row->open, visit->now, language), NULL};
    if (row->place)
        facts[count++] =
            (struct tip){row->place->in_house ? "home" : "place", phrase_place(arena, row->place), NULL};
    if (row->phone)
        facts[count++] = (struct tip){"phone", format_isolated(arena, row->phone, language), NULL};
    if (price)
        facts[count++] =
            (struct tip){"savings", price, row->price == PRICE_FREE ? NULL : words_language(row->price_text)};
    return count;
}

/* The first hit with its lead and what decides, so that a glance may be enough. */
static void look_found(struct canvas *canvas, struct rect look, const struct visit *visit,
                       const struct search_model *model, const struct found *found)
{
    const struct theme *theme = canvas->theme;
    struct words title = found->row     ? found->row->title
                         : found->topic ? found->topic->name
                                        : found->question->text;
    struct words lead = found->row ? found->row->lead : found->topic ? found->topic->lead : (struct words){0};
    bool wide = theme->form == FORM_LANDSCAPE;
    struct tip facts[FACTS_MAX];
    int count = look_facts(&canvas->arena, visit, model, found, canvas->language, facts);
    int pad = mm(theme, theme->tight ? 7 : 11), disc = mm(theme, theme->tight ? 22 : 34), gap = mm(theme, 8);
    struct text_look name = {.type = wide ? TYPE_TITLE : TYPE_HEADING2,
                             .colour = theme->colour->ink,
                             .max_lines = 2,
                             .role = ROLE_HEADING,
                             .middle = true,
                             .language = words_language(title)};
    struct text_look body = {.type = count || wide ? TYPE_BODY : TYPE_LEAD,
                             .colour = theme->colour->ink,
                             .language = words_language(lead)};
    struct rect room = rect_inset(look, pad), column = room;
    if (wide && count) { /* what decides stands beside what is told */
        column = rect_cut_right(&room, room.w * 42 / 100);
        rect_cut_right(&room, mm(theme, 8));
    }
    int head = canvas_text_height(canvas, title.text, name, room.w - disc - gap);
    head = head > disc ? head : disc;
    struct rect below = {room.x, room.y + head + gap / 2, room.w, room.h - head - gap / 2};
    int facts_h = tips_lines(canvas, wide ? column : below, facts, count, TIPS_MEASURE);
    int told_h = canvas_text_height(canvas, lead.text, body, room.w), lead_room = below.h;
    for (; !wide && count > 2 && told_h > below.h - facts_h - gap; count--) /* the price gives way first */
        facts_h = tips_lines(canvas, below, facts, count - 1, TIPS_MEASURE);
    if (!wide)
        lead_room -= facts_h + gap;
    int lines = lead_room / type_line_px(theme, body.type);
    body.max_lines = lines;
    int lead_h = lines > 0 ? canvas_text_height(canvas, lead.text, body, room.w) : 0;
    int told = head + gap / 2 + lead_h,
        high = wide ? (told > facts_h ? told : facts_h) : told + (facts_h ? facts_h + gap : 0);
    int spare = look.h - high - 2 * pad;
    if (theme->form != FORM_PORTRAIT)
        look.h -= spare;
    else if (spare > 0) { /* up to the field, which stands below it */
        room.y += spare / 2;
        below.y += spare / 2;
    }
    canvas_box(canvas, look, mm(theme, 8), theme->colour->surface, theme->colour->hair, widget_edge(theme),
               false);
    struct rect line = {room.x, room.y, room.w, head};
    widget_disc(canvas, rect_cut_left(&line, disc), search_icon(visit, found), search_colour(visit, found));
    rect_cut_left(&line, gap);
    canvas_text(canvas, line, title.text, name);
    if (lead_h)
        canvas_text(canvas, (struct rect){below.x, below.y, below.w, lead_h}, lead.text, body);
    below.y += lead_h + (lead_h ? gap : 0);
    below.h = facts_h;
    tips_lines(canvas, wide ? column : below, facts, count, TIPS_DRAW);
}

void search_look(struct canvas *canvas, struct rect look, const struct visit *visit,
                 const struct search_model *model, const struct found *first)
{
    if (model->blank)
        search_tips(canvas, look);
    else if (first && (first->row || first->topic || first->question))
        look_found(canvas, look, visit, model, first);
    else
        look_nothing(canvas, look, visit);
}
