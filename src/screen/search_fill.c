/* What stands where there are no results, or few of them: words to begin with, topics, and a person to ask. */
#include "screen/search.h"

#include <stdio.h>
#include <string.h>

#include "lang/lang.h"

static int caption_height(const struct theme *theme)
{
    return type_line_px(theme, TYPE_BODY_BOLD) + mm(theme, 3);
}

static void caption_draw(struct canvas *canvas, struct rect rect, const char *text)
{
    canvas_text(canvas, rect, text,
                (struct text_look){.type = TYPE_BODY_BOLD,
                                   .colour = canvas->theme->colour->ink,
                                   .role = ROLE_HEADING,
                                   .whole = true});
}

/* Draws as many chips as fit under a caption, and takes their room off `rect`; nothing where not even a row fits. */
static void chips_under(struct canvas *canvas, struct rect *rect, const char *caption,
                        const struct control *chips, int count)
{
    int head = caption_height(canvas->theme);
    while (count > 0 && widget_chips_height(canvas, rect->w, chips, count) + head > rect->h)
        count--;
    if (count == 0)
        return;
    caption_draw(canvas, rect_cut_top(rect, head), caption);
    widget_chips(canvas, rect_cut_top(rect, widget_chips_height(canvas, rect->w, chips, count)), chips,
                 count);
    rect_cut_top(rect, row_gap(canvas->theme) * 2);
}

static int word_chips(struct arena *arena, const struct search_model *model, struct control *chips)
{
    int count = 0;
    for (int i = 0; i < model->word_count; i++)
        if (strlen(model->words[i]) < ACTION_TEXT_BYTES)
            chips[count++] = (struct control){.id = arena_printf(arena, "word.%d", i + 1),
                                              .label = model->words[i],
                                              .icon = "search",
                                              .role = ROLE_CHIP,
                                              .action = action_text(ACTION_QUERY, model->words[i])};
    return count;
}

static int topic_chips(const struct visit *visit, struct arena *arena, const struct search_model *model,
                       struct control *chips)
{
    for (int i = 0; i < model->topic_count; i++) {
        const struct topic *topic = &visit->house->topics[model->topics[i]];
        struct route route = route_to(SCREEN_TOPIC);
        snprintf(route.topic, sizeof route.topic, "%s", topic->code);
        chips[i] = (struct control){.id = arena_printf(arena, "topic.%s", topic->code),
                                    .label = topic->name.text,
                                    .icon = topic->icon,
                                    .language = words_language(topic->name),
                                    .role = ROLE_CHIP,
                                    .action = action_go(route)};
    }
    return model->topic_count;
}

static void ask_button(struct canvas *canvas, struct rect rect)
{
    widget_button(canvas, rect,
                  (struct control){.id = "search.help",
                                   .label = _("Vraag hulp"),
                                   .icon = "support_agent",
                                   .role = ROLE_BUTTON,
                                   .action = action_go(route_to(SCREEN_HELP))},
                  BUTTON_SLOT);
}

/* Where there is room for one line: words to begin with, or why there is nothing and two ways on. */
static void fill_line(struct canvas *canvas, struct rect rect, const struct control *chips, int count)
{
    int chip = widget_chip_height(canvas);
    chip = chip < rect.h ? chip : rect.h;
    rect.y += (rect.h - chip) / 2;
    rect.h = chip;
    while (count > 0 && widget_chips_height(canvas, rect.w, chips, count) > rect.h)
        count--;
    if (count > 0)
        widget_chips(canvas, rect, chips, count);
}

static void nothing_line(struct canvas *canvas, struct rect rect)
{
    const struct theme *theme = canvas->theme;
    int button = theme->target > rect.h ? rect.h : theme->target, third = (rect.w - 2 * theme->gap) / 3;
    rect.y += (rect.h - button) / 2;
    rect.h = button;
    canvas_text(canvas, rect_cut_left(&rect, third), _("Niets gevonden"),
                (struct text_look){.type = TYPE_BODY_BOLD,
                                   .colour = theme->colour->ink,
                                   .role = ROLE_STATUS,
                                   .middle = true,
                                   .whole = true});
    rect_cut_left(&rect, theme->gap);
    widget_button(canvas, rect_cut_left(&rect, third),
                  (struct control){.id = "search.topics",
                                   .label = _("Kies een thema"),
                                   .icon = "home",
                                   .role = ROLE_BUTTON,
                                   .action = action_of(ACTION_HOME)},
                  BUTTON_SLOT);
    rect_cut_left(&rect, theme->gap);
    ask_button(canvas, rect);
}

void search_fill(struct canvas *canvas, struct rect rect, const struct visit *visit,
                 const struct search_model *model)
{
    const struct theme *theme = canvas->theme;
    struct control words[SEARCH_WORDS_MAX], topics[SEARCH_TOPICS_MAX];
    int word_count = word_chips(&canvas->arena, model, words);
    int topic_count = topic_chips(visit, &canvas->arena, model, topics);
    bool nothing = !model->blank && model->hits.count == 0;
    if (theme->form == FORM_COMPACT && !visit->route->panel) {
        bool room = rect.h >= theme->target, use_words = word_count > 0;
        if (room && nothing)
            nothing_line(canvas, rect);
        else if (room && model->blank)
            fill_line(canvas, rect, use_words ? words : topics, use_words ? word_count : topic_count);
        return;
    }
    int button = widget_pager_height(canvas), chip = widget_chip_height(canvas) + caption_height(theme);
    struct rect ask = {0};
    if (nothing && rect.h >= button) {
        ask = rect_cut_bottom(&rect, button < rect.h ? button : rect.h);
        rect_cut_bottom(&rect, row_gap(theme) * 2);
    }
    if (model->blank)
        chips_under(canvas, &rect, _("Vaak gezocht"), words, word_count);
    if (rect.h >= chip)
        chips_under(canvas, &rect, nothing ? _("Kies een thema") : _("Of kies een thema"), topics,
                    topic_count);
    if (nothing && rect.h >= chip)
        chips_under(canvas, &rect, _("Vaak gezocht"), words, word_count);
    if (!rect_empty(ask))
        ask_button(canvas, ask);
}
