/* A hit as a row: what it is, with the letters that were typed underlined. */
#include "screen/search.h"

#include <stdio.h>
#include <string.h>

#include "lang/format.h"
#include "lang/lang.h"
#include "lang/letters.h"
#include "lang/phrase.h"

enum { TITLE_LINES = 2 };

/* A title broken at its spaces, so that each line knows which bytes it holds. */
struct title_line {
    int start, length;
};

struct title {
    const char *text, *language;
    enum type type;
    struct title_line lines[TITLE_LINES];
    int count; /* 0: it does not fit, and is drawn as any text is */
};

const char *search_icon(const struct visit *visit, const struct found *found)
{
    if (found->kind == HIT_QUESTION)
        return "chat_bubble_outline";
    return found->topic ? found->topic->icon : found->row ? row_icon(visit, found->row) : "search";
}

unsigned search_colour(const struct visit *visit, const struct found *found)
{
    return found->topic ? found->topic->colour : found->row ? row_colour(visit, found->row) : PETROL;
}

static struct action search_action(const struct found *found)
{
    struct route route = route_to(SCREEN_TOPIC);
    if (found->row)
        return action_go(row_route(found->row));
    if (found->topic)
        snprintf(route.topic, sizeof route.topic, "%s", found->topic->code);
    else if (found->question)
        route.question = found->question->id;
    return action_go(route);
}

/* When and where, by what somebody must know first of this kind of card. */
static char *card_line(struct arena *arena, const struct visit *visit, const struct found *found,
                       const char *language, bool full)
{
    const struct card_row *row = found->row;
    const struct topic *topic = row_topic(visit, row);
    bool call = card_trust(row, visit->now.day) == TRUST_CALL_FIRST && row->phone;
    const char *when = NULL;
    if (call)
        when = arena_printf(arena, _("Bel eerst: %s"), format_isolated(arena, row->phone, language));
    else if (found->date)
        when = phrase_when(arena, found->date, visit->now.day, language);
    else if (row->type != CARD_ACTIVITY && (row->kind == KIND_SERVICE || row->open.kind != OPEN_UNKNOWN))
        when = phrase_open(arena, &row->open, visit->now, language);
    return phrase_join(arena, topic && full ? topic->name.text : NULL, when, phrase_where(arena, row),
                       PHRASE_END);
}

/* The line below a hit's title; its disc says the topic too, so that may be left out of what is not `full`. */
static char *search_line(struct arena *arena, const struct visit *visit, const struct found *found,
                         const char *language, bool full)
{
    if (found->row)
        return card_line(arena, visit, found, language, full);
    if (found->topic)
        return phrase_join(arena, _("thema"), found->topic->lead.text, PHRASE_END);
    int count = found->question ? found->question->cards.count : 0;
    return phrase_join(arena, _("vraag van ouders"),
                       arena_printf(arena, n_("%d antwoord", "%d antwoorden", count), count), PHRASE_END);
}

static int line_width(struct canvas *canvas, const struct title *title, int start, int length)
{
    return canvas_text_width(canvas, arena_strndup(&canvas->arena, title->text + start, (size_t)length),
                             (struct text_look){.type = title->type, .language = title->language});
}

/* Breaks a title at the last space that fits. */
static bool title_break(struct canvas *canvas, struct title *title, int width, int lines)
{
    int start = 0, total = (int)strlen(title->text);
    for (title->count = 0; title->count < lines && start < total; title->count++) {
        int length = total - start;
        while (length > 0 && line_width(canvas, title, start, length) > width) {
            length--;
            while (length > 0 && title->text[start + length] != ' ')
                length--;
        }
        if (length == 0)
            return false;
        title->lines[title->count] = (struct title_line){start, length};
        start += length + (start + length < total);
    }
    return start >= total;
}

/* The largest type in which a title fits, in as few lines as it can. */
static struct title title_fit(struct canvas *canvas, const char *text, const char *language, struct rect room)
{
    static const struct {
        enum type type;
        int lines;
    } tries[] = {{TYPE_TITLE, 1}, {TYPE_BODY_BOLD, 1}, {TYPE_BODY_BOLD, 2}};
    struct title title = {.text = text, .language = language};
    for (size_t i = 0; i < sizeof tries / sizeof *tries; i++) {
        title.type = tries[i].type;
        bool high = tries[i].lines * type_line_px(canvas->theme, title.type) <= room.h;
        if (high && title_break(canvas, &title, room.w, tries[i].lines))
            return title;
    }
    title.count = 0;
    return title;
}

/* A bar below the part of a mark that stands in a line. Drawn before the text, which stays on top. */
static void line_mark(struct canvas *canvas, struct rect box, const struct title *title,
                      struct title_line line, struct mark mark)
{
    const struct theme *theme = canvas->theme;
    int from = mark.start > line.start ? mark.start : line.start, line_end = line.start + line.length,
        end = mark.start + mark.length;
    end = end < line_end ? end : line_end;
    const char *language = title->language ? title->language : canvas->language;
    char *part = arena_strndup(&canvas->arena, title->text + from, (size_t)(end > from ? end - from : 0));
    if (end <= from || letters_rtl(part) != language_is_rtl(language))
        return;
    int right = line_width(canvas, title, line.start, end - line.start),
        wide = line_width(canvas, title, from, end - from), left = right - wide;
    if (language_is_rtl(language) != canvas->rtl)
        left = line_width(canvas, title, line.start, line.length) - right;
    int cap = text_cap_height(canvas->text, type_px(theme, title->type), true);
    int y = box.y + (box.h + cap) / 2 + mm(theme, 0.9);
    canvas_fill(canvas, (struct rect){box.x + left, y, wide, widget_edge(theme) + 1}, theme->colour->ink);
}

static void title_draw(struct canvas *canvas, struct rect rect, const struct title *title,
                       const struct search_model *model)
{
    struct mark marks[SEARCH_MARKS_MAX];
    struct text_look look = {.type = title->type,
                             .colour = canvas->theme->colour->ink,
                             .middle = true,
                             .language = title->language};
    int count = title->count ? search_marks(title->text, model->query, marks) : 0;
    if (title->count == 0)
        canvas_text(canvas, rect, title->text, look);
    for (int i = 0; i < title->count; i++) {
        struct rect line = rect_cut_top(&rect, type_line_px(canvas->theme, title->type));
        for (int m = 0; m < count && !model->hits.nearest; m++)
            line_mark(canvas, line, title, title->lines[i], marks[m]);
        canvas_text(canvas, line,
                    arena_strndup(&canvas->arena, title->text + title->lines[i].start,
                                  (size_t)title->lines[i].length),
                    look);
    }
}

static struct words found_words(const struct found *found)
{
    return found->row ? found->row->title : found->topic ? found->topic->name : found->question->text;
}

static const char *found_id(struct arena *arena, const struct found *found)
{
    return found->row     ? arena_printf(arena, "card.%s", found->row->code)
           : found->topic ? arena_printf(arena, "hit.topic.%s", found->topic->code)
                          : arena_printf(arena, "question.%d", found->question->id);
}

void search_row(struct canvas *canvas, struct rect rect, const struct visit *visit,
                const struct search_model *model, const struct found *found)
{
    if (!found->row && !found->topic && !found->question)
        return;
    const struct theme *theme = canvas->theme;
    struct arena *arena = &canvas->arena;
    struct words words = found_words(found);
    char *line = search_line(arena, visit, found, canvas->language, true);
    unsigned state =
        canvas_control(canvas, rect,
                       &(struct control){.id = found_id(arena, found),
                                         .label = words.text,
                                         .speech = phrase_join(arena, words.text, line, PHRASE_END),
                                         .role = ROLE_LINK,
                                         .icon = search_icon(visit, found),
                                         .language = words_language(words),
                                         .action = search_action(found)});
    struct tone tone = widget_tone(canvas, state, false);
    canvas_box(canvas, rect, mm(theme, 6), tone.fill, tone.edge, widget_hair(theme), false);
    bool portrait = theme->form == FORM_PORTRAIT;
    int disc = mm(theme, portrait ? 29 : 20), most = rect.h - mm(theme, 5), pad = mm(theme, portrait ? 8 : 4);
    disc = disc < most ? disc : most;
    struct rect room = rect;
    rect_cut_left(&room, pad);
    widget_disc(canvas, rect_cut_left(&room, disc), search_icon(visit, found), search_colour(visit, found));
    rect_cut_left(&room, pad);
    if (portrait) {
        row_chevron(canvas, &room);
    } else {
        struct rect end = rect_cut_right(&room, mm(theme, 13));
        canvas_icon(canvas, end, canvas->rtl ? "chevron_left" : "chevron_right", mm(theme, 11),
                    theme->colour->primary);
    }
    int meta = type_line_px(theme, TYPE_META);
    if (found->row && canvas_text_width(canvas, line, (struct text_look){.type = TYPE_META}) > room.w)
        line = search_line(arena, visit, found, canvas->language, false);
    if (model->hits.nearest && theme->form == FORM_COMPACT) /* there is no room for a line above the rows */
        line = phrase_join(arena, _("Bedoelde je dit?"), line, PHRASE_END);
    struct rect space = {room.x, room.y, room.w, rect.h - meta - mm(theme, 1)};
    struct title title = title_fit(canvas, words.text, words_language(words), space);
    int title_h = title.count ? title.count * type_line_px(theme, title.type) : space.h;
    rect_cut_top(&room, (rect.h - title_h - meta) / 2);
    title_draw(canvas, rect_cut_top(&room, title_h), &title, model);
    canvas_text(
        canvas, (struct rect){room.x, room.y, room.w, meta}, line,
        (struct text_look){.type = TYPE_META, .colour = theme->colour->ink2, .max_lines = 1, .decor = true});
    canvas_end(canvas);
}
