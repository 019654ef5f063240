/* What a topic shows to read: its lead, a person to talk to, questions of families, what comes soon. */
#include "screen/topic.h"

#include "lang/phrase.h"
#include "lang/format.h"
#include "lang/lang.h"

int topic_question_height(const struct canvas *canvas)
{
    const struct theme *theme = canvas->theme;
    int height = type_line_px(theme, TYPE_BODY) + mm(theme, 10), floor = mm(theme, theme->tight ? 20 : 31);
    height = height > floor ? height : floor;
    return height > theme->target ? height : theme->target;
}

/* A question as a control that leads to its cards. */
static struct control question_control(const struct visit *visit, struct arena *arena,
                                       const struct question *question)
{
    struct route route = *visit->route;
    route.question = question->id;
    route.page = 0;
    route.panel = false;
    return (struct control){.id = arena_printf(arena, "question.%d", question->id),
                            .label = question->text.text,
                            .icon = "chat_bubble_outline",
                            .role = ROLE_LINK,
                            .language = words_language(question->text),
                            .action = action_go(route)};
}

/* Ground, sign and words of a question. */
static void question_draw(struct canvas *canvas, struct rect rect, const struct control *control)
{
    const struct theme *theme = canvas->theme;
    unsigned state = canvas_control(canvas, rect, control);
    struct tone tone = widget_tone(canvas, state, false);
    unsigned tint = state & STATE_PRESSED ? tone.fill : theme_tint(theme, theme->colour->primary);
    canvas_box(canvas, rect, mm(theme, 6), tint, tone.edge, widget_hair(theme), false);
    struct rect room = rect_inset(rect, mm(theme, 3));
    rect_cut_left(&room, mm(theme, 2));
    canvas_icon(canvas, rect_cut_left(&room, mm(theme, 11)), control->icon, mm(theme, 10), tone.icon);
    rect_cut_left(&room, mm(theme, 4));
    canvas_text(
        canvas, room, control->label,
        (struct text_look){
            .type = TYPE_BODY_BOLD, .colour = tone.ink, .middle = true, .language = control->language});
    canvas_end(canvas);
}

void topic_question_draw(struct canvas *canvas, struct rect rect, const struct visit *visit,
                         const struct question *question)
{
    struct control control = question_control(visit, &canvas->arena, question);
    question_draw(canvas, rect, &control);
}

struct control topic_all_questions(const struct visit *visit, struct arena *arena,
                                   const struct topic_model *model)
{
    struct route route = *visit->route;
    route.question = QUESTIONS_ALL;
    route.page = 0;
    route.panel = false;
    return (struct control){.id = "question.all",
                            .label =
                                arena_printf(arena, n_("%d vraag", "Alle %d vragen", model->question_count),
                                             model->question_count),
                            .icon = "chat_bubble_outline",
                            .role = ROLE_LINK,
                            .action = action_go(route)};
}

void topic_questions(struct canvas *canvas, struct rect rect, const struct visit *visit,
                     const struct topic_model *model)
{
    int gap = row_gap(canvas->theme), count = model->question_count < 2 ? model->question_count : 2;
    if (model->question_count > 2) {
        struct control all = topic_all_questions(visit, &canvas->arena, model);
        question_draw(canvas, rect_cut_right(&rect, (rect.w - 2 * gap) / 4), &all);
        rect_cut_right(&rect, gap);
    }
    for (int i = 0; i < count; i++) {
        int left = (rect.w + gap) * i / count, right = (rect.w + gap) * (i + 1) / count - gap;
        topic_question_draw(canvas, (struct rect){rect.x + left, rect.y, right - left, rect.h}, visit,
                            &model->questions[i]);
    }
}

/* "Wil je liever met iemand praten?": who, where, until when, and the number. Returns the height it takes; 0 where it has no
 * room. */
static int topic_talk_card(struct canvas *canvas, struct rect rect, const struct visit *visit,
                           const struct card_row *row)
{
    const struct theme *theme = canvas->theme;
    struct arena *arena = &canvas->arena;
    bool tight = theme->tight;
    const char *ask = tight ? _("Liever met iemand praten?") : _("Wil je liever met iemand praten?");
    char *where =
        phrase_join(arena, tight ? NULL : phrase_place(arena, row->place),
                    (tight ? phrase_open : phrase_open_long)(arena, &row->open, visit->now, canvas->language),
                    tight || row->open.kind == OPEN_APPOINTMENT ? NULL : phrase_appointment(row->appointment),
                    PHRASE_END);
    struct text_look title = {
        .type = tight ? TYPE_META : TYPE_TITLE, .colour = theme->colour->ink, .role = ROLE_HEADING};
    struct text_look name = {
        .type = TYPE_BODY_BOLD, .colour = theme->colour->ink, .language = words_language(row->title)};
    struct text_look body = {.type = tight ? TYPE_META : TYPE_BODY, .colour = theme->colour->ink};
    int pad = mm(theme, tight ? 5 : 11), width = rect.w - 2 * pad,
        phone_h = row->phone ? mm(theme, tight ? 16 : 25) : 0;
    int title_h = canvas_text_height(canvas, ask, title, width);
    int name_h = canvas_text_height(canvas, row->title.text, name, width);
    int where_h = canvas_text_height(canvas, where, body, width), space = mm(theme, tight ? 1 : 3),
        above = tight ? space : 2 * space; /* the number stands by itself */
    int height = 2 * pad + title_h + space + name_h + where_h + (phone_h ? above + phone_h : 0);
    if (height > rect.h)
        return 0;
    struct rect box = {rect.x, rect.y, rect.w, height};
    widget_card(canvas, box);
    struct rect room = rect_inset(box, pad);
    canvas_text(canvas, rect_cut_top(&room, title_h), ask, title);
    rect_cut_top(&room, space);
    canvas_text(canvas, rect_cut_top(&room, name_h), row->title.text, name);
    canvas_text(canvas, rect_cut_top(&room, where_h), where, body);
    if (phone_h) {
        rect_cut_top(&room, above);
        widget_disc(canvas, rect_cut_left(&room, phone_h), "phone", PETROL);
        rect_cut_left(&room, mm(theme, tight ? 5 : 9));
        canvas_text(canvas, room, format_isolated(arena, row->phone, canvas->language),
                    (struct text_look){.type = tight ? TYPE_TITLE : TYPE_HEADING2,
                                       .colour = theme->colour->ink,
                                       .middle = true,
                                       .whole = true});
    }
    return height;
}

/* The next dates of this topic, for who only looks. */
static void topic_soon(struct canvas *canvas, struct rect rect, const struct visit *visit,
                       const struct topic_model *model)
{
    const struct theme *theme = canvas->theme;
    struct arena *arena = &canvas->arena;
    struct text_look title = {.type = TYPE_TITLE, .colour = theme->colour->ink, .role = ROLE_HEADING};
    int line = type_line_px(theme, TYPE_BODY), pad = mm(theme, 11),
        head = type_line_px(theme, TYPE_TITLE) + mm(theme, 2);
    int fit = (rect.h - 2 * pad - head) / line;
    int count = fit < model->soon_count ? fit : model->soon_count;
    if (count < 1)
        return;
    rect.h = 2 * pad + head + count * line;
    struct rect room = widget_card(canvas, rect);
    canvas_text(canvas, rect_cut_top(&room, head), _("Binnenkort"), title);
    for (int i = 0; i < count; i++) {
        const struct occurrence *date = &model->soon[i];
        char *when = arena_printf(arena, "%s %s",
                                  phrase_day(arena, date->start.day, visit_today(visit), canvas->language),
                                  format_time(arena, date->start.minute, canvas->language));
        canvas_text(canvas, rect_cut_top(&room, line),
                    phrase_join(arena, when, date->card.title.text, PHRASE_END),
                    (struct text_look){.type = TYPE_BODY, .colour = theme->colour->ink, .max_lines = 1});
    }
}

/* Beside the list the questions stand below each other: as many as there is room for, the last one leads to all. */
static void look_questions(struct canvas *canvas, struct rect *below, const struct visit *visit,
                           const struct topic_model *model)
{
    enum { BESIDE_MAX = 3 };
    int height = topic_question_height(canvas), gap = row_gap(canvas->theme);
    if (below->y < canvas->theme->reach_px) /* what is touched stays within reach */
        rect_cut_top(below, canvas->theme->reach_px - below->y);
    int fit = (below->h + gap) / (height + gap), count = model->question_count;
    fit = fit < BESIDE_MAX ? fit : BESIDE_MAX;
    for (int i = 0; i < fit && i < count; i++) {
        struct rect room = rect_cut_top(below, height);
        struct control all = topic_all_questions(visit, &canvas->arena, model);
        if (i == fit - 1 && count > fit)
            question_draw(canvas, room, &all);
        else
            topic_question_draw(canvas, room, visit, &model->questions[i]);
        rect_cut_top(below, gap);
    }
}

void topic_look(struct canvas *canvas, struct rect look, const struct visit *visit,
                const struct topic_model *model)
{
    const struct theme *theme = canvas->theme;
    int gap = mm(theme, theme->form == FORM_PORTRAIT ? 9 : 6);
    struct text_look lead = {.type = theme->tight ? TYPE_BODY : TYPE_LEAD,
                             .colour = theme->colour->ink,
                             .language = words_language(model->topic->lead)};
    if (!model->question) {
        int lead_h = canvas_text_height(canvas, model->topic->lead.text, lead, look.w);
        canvas_text(canvas, rect_cut_top(&look, lead_h), model->topic->lead.text, lead);
        rect_cut_top(&look, gap);
    }
    int order = type_line_px(theme, TYPE_META);
    struct rect below = look;
    if (model->talk) {
        int talk = topic_talk_card(canvas, look, visit, model->talk);
        rect_cut_top(&below, talk ? talk + gap : 0);
    }
    bool explain = visit->route->tab == TAB_WHERE && below.h >= order && !model->question && !theme->tight;
    if (explain)
        canvas_text(canvas, rect_cut_bottom(&below, order),
                    _("Eerst staat wie nu open is, dan wie dichtbij is."),
                    (struct text_look){.type = TYPE_META, .colour = theme->colour->ink2, .max_lines = 1});
    rect_cut_bottom(&below, explain ? mm(theme, 5) : theme->tight ? 0 : gap);
    if (theme->form == FORM_LANDSCAPE && !model->question && !model->asking)
        look_questions(canvas, &below, visit, model);
    topic_soon(canvas, below, visit, model);
}
