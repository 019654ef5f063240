/* Hallo: a street of houses and a greeting in the languages of the house; each greeting is the way in. */
#include "screen/row.h"
#include "screen/screen.h"

#include <stdio.h>

#include "lang/lang.h"

enum { GREETINGS = 7 };

struct attract {
    const struct slide *slides;
    int slide_count;
};

static const void *attract_enter(const struct visit *visit)
{
    struct attract *attract = arena_alloc(visit->arena, sizeof *attract);
    attract->slides = store_slides(visit->store, visit->arena, visit->now, &attract->slide_count);
    return attract;
}

/* "Hallo!" and what is going on take turns, one a minute: the screen wakes for its clock then anyway. */
static const struct slide *attract_slide(const struct visit *visit, const struct attract *attract)
{
    int turn = visit->now.minute % (attract->slide_count + 1);
    return turn ? &attract->slides[turn - 1] : NULL;
}

static void attract_words(struct canvas *canvas, struct rect room, const struct visit *visit,
                          const struct attract *attract)
{
    const struct theme *theme = canvas->theme;
    const struct slide *slide = attract_slide(visit, attract);
    const char *head = slide ? slide->title.text : _("Hallo!"),
               *line = slide ? slide->text.text : _("Raak je taal aan");
    struct text_look title = {.type = TYPE_HEADING1,
                              .colour = theme->colour->ink,
                              .align = TEXT_CENTRE,
                              .role = ROLE_HEADING,
                              .language = slide ? words_language(slide->title) : NULL};
    struct text_look text = {.type = slide ? TYPE_LEAD : TYPE_HEADING2,
                             .colour = theme->colour->ink2,
                             .align = TEXT_CENTRE,
                             .language = slide ? words_language(slide->text) : NULL};
    if (!slide && theme->form != FORM_COMPACT)
        title.type = TYPE_HELLO;
    if (slide && canvas_text_height(canvas, head, title, room.w) > room.h / 2)
        title.type = TYPE_HEADING2;
    if (!slide)
        text.type = theme->form == FORM_COMPACT ? TYPE_BODY : TYPE_SOFT;
    int title_h = canvas_text_height(canvas, head, title, room.w),
        text_h = canvas_text_height(canvas, line, text, room.w);
    int slack = room.h - title_h - text_h;
    rect_cut_top(&room, slack > 0 ? slack / 2 : 0);
    canvas_text(canvas, widget_even(canvas, rect_cut_top(&room, title_h), head, title), head, title);
    canvas_text(canvas, widget_even(canvas, room, line, text), line, text);
}

/* One house of the street, in percent of it. */
struct plot {
    int left, width, height;
    int topic; /* whose picture and colour */
    bool sun;
};

static void street_house(struct canvas *canvas, struct rect street, const struct plot *plot,
                         const struct visit *visit)
{
    const struct theme *theme = canvas->theme;
    const struct topic *topic = &visit->house->topics[plot->topic % visit->house->topic_count];
    int height = street.h * plot->height / 100, width = street.w * plot->width / 100;
    struct rect house = {street.x + street.w * plot->left / 100, street.y + street.h - height, width, height};
    bool sun = plot->sun && theme->colour->coloured;
    unsigned fill = sun ? theme->colour->sun : theme_topic(theme, topic->colour);
    canvas_clip(canvas, (struct rect){house.x, house.y - 2, house.w, house.h + 2}, 0, false);
    /* The house reaches below the ground, so that only its gable is round. */
    canvas_house(canvas, (struct rect){house.x, house.y, house.w, house.h + mm(theme, 12)}, width * 9 / 100,
                 width * 38 / 100, fill, false);
    canvas_unclip(canvas);
    int icon = width * 42 / 100;
    icon = icon < height / 2 ? icon : height / 2;
    canvas_icon(canvas,
                (struct rect){house.x, house.y + width * 24 / 100, house.w, house.h - width * 20 / 100},
                topic->icon, icon, sun ? theme->colour->on_sun : theme_on_topic(theme));
}

/* Houses of different heights that stand behind each other, as wide as the street: five, or three where it is short. */
static void attract_street(struct canvas *canvas, struct rect street, const struct visit *visit)
{
    static const struct plot five[] = {{0, 24, 72, 0, false},
                                       {18, 23, 92, 1, false},
                                       {36, 26, 79, 2, true},
                                       {57, 22, 100, 3, false},
                                       {73, 27, 75, 4, false}},
                             three[] = {
                                 {0, 39, 86, 1, false}, {62, 38, 100, 3, false}, {32, 38, 72, 2, true}};
    const struct theme *theme = canvas->theme;
    bool wide = street.w > 2 * street.h;
    const struct plot *plots = wide ? five : three;
    int count = wide ? (int)(sizeof five / sizeof *five) : (int)(sizeof three / sizeof *three);
    for (int i = 0; i < count && visit->house->topic_count; i++)
        street_house(canvas, street, &plots[i], visit);
    bool portrait = theme->form == FORM_PORTRAIT;
    int margin = portrait ? street.x : mm(theme, 4);
    canvas_fill(canvas,
                (struct rect){street.x - margin, street.y + street.h, street.w + 2 * margin, mm(theme, 5)},
                theme->colour->coloured ? 0x2A211B : theme->colour->ink);
}

static struct action language_action(const char *code)
{
    struct action action = action_of(ACTION_LANGUAGE);
    snprintf(action.code, sizeof action.code, "%s", code);
    return action;
}

static void greeting_draw(struct canvas *canvas, struct rect rect, const struct control *control,
                          const char *welcome, const char *name, bool main)
{
    const struct theme *theme = canvas->theme;
    unsigned state = canvas_control(canvas, rect, control);
    struct tone tone = widget_tone(canvas, state, main);
    canvas_box(canvas, rect, mm(theme, 8), tone.fill, tone.edge, widget_edge(theme), false);
    bool low = rect.h < mm(theme, 38) || theme->form == FORM_COMPACT;
    struct text_look big = {.type = low ? TYPE_TITLE : TYPE_GREETING,
                            .colour = tone.ink,
                            .align = TEXT_CENTRE,
                            .middle = true,
                            .language = control->language};
    struct text_look small = {.type = low ? TYPE_META : TYPE_BODY,
                              .colour = tone.ink,
                              .align = TEXT_CENTRE,
                              .middle = true,
                              .language = control->language};
    struct rect room = rect_inset(rect, mm(theme, low ? 1 : 4));
    int big_h = canvas_text_height(canvas, welcome, big, room.w), small_h = type_line_px(theme, small.type);
    big_h = big_h < room.h - small_h ? big_h : room.h - small_h;
    int slack = room.h - big_h - small_h;
    rect_cut_top(&room, slack > 0 ? slack / 2 : 0);
    canvas_text(canvas, rect_cut_top(&room, big_h), welcome, big);
    canvas_text(canvas, rect_cut_top(&room, small_h), name, small);
    canvas_end(canvas);
}

static void attract_greetings(struct canvas *canvas, struct rect zone, const struct visit *visit)
{
    const struct theme *theme = canvas->theme;
    const struct house *house = visit->house;
    int count = house->language_count < GREETINGS ? house->language_count : GREETINGS,
        gap = theme_gap(theme, 5.3);
    int buttons = count + (house->language_count > count), columns = theme->form == FORM_COMPACT ? 4 : 2;
    int rows = (buttons + columns - 1) / columns;
    for (int i = 0; i < buttons; i++) {
        int left = (zone.w + gap) * (i % columns) / columns,
            right = (zone.w + gap) * (i % columns + 1) / columns - gap;
        int top = (zone.h + gap) * (i / columns) / rows,
            bottom = (zone.h + gap) * (i / columns + 1) / rows - gap;
        struct rect rect = {zone.x + left, zone.y + top, right - left, bottom - top};
        char id[24];
        if (i < count) {
            const char *code = house->languages[i];
            snprintf(id, sizeof id, "greet.%s", code);
            greeting_draw(canvas, rect,
                          &(struct control){.id = id,
                                            .label = lang_own_name(code),
                                            .speech = lang_welcome(code),
                                            .language = code,
                                            .role = ROLE_BUTTON,
                                            .action = language_action(code)},
                          lang_welcome(code), lang_own_name(code), i == 0);
        } else {
            greeting_draw(canvas, rect,
                          &(struct control){.id = "greet.more",
                                            .label = _("Meer talen"),
                                            .icon = "language",
                                            .role = ROLE_BUTTON,
                                            .action = action_go(route_to(SCREEN_LANGUAGE))},
                          "Aa Яя ع", _("Meer talen"), false);
        }
    }
}

static const char *attract_title(const struct visit *visit, const void *model)
{
    (void)visit, (void)model;
    return _("Hallo!");
}

static void attract_draw(const struct visit *visit, const void *model, struct canvas *canvas)
{
    const struct attract *attract = model;
    const struct theme *theme = canvas->theme;
    struct frame frame = frame_make(theme, FRAME_BARE);
    struct heading heading = visit_heading(visit, &canvas->arena);
    if (theme->form == FORM_COMPACT) {
        heading.title = attract_title(visit, model);
        frame_heading(canvas, &frame, &heading);
        attract_greetings(canvas, frame.touch, visit);
        return;
    }
    frame_heading(canvas, &frame, &heading);
    bool portrait = theme->form == FORM_PORTRAIT;
    struct rect scene = {frame.look.x, frame.bar.y + frame.bar.h, frame.look.w, 0};
    scene.h = frame.look.y + frame.look.h - scene.y - mm(theme, portrait ? 0 : 5);
    if (portrait) {
        scene.x = mm(theme, 7);
        scene.w = theme->panel.w - 2 * scene.x;
    }
    /* A street is wide: what is left of a high column goes to the words. */
    int street = scene.h * (portrait ? 59 : 62) / 100, most = scene.w * 7 / 10;
    struct rect words = rect_cut_top(&scene, scene.h - (street < most ? street : most));
    attract_words(canvas, words, visit, attract);
    attract_street(canvas, scene, visit);
    attract_greetings(canvas, frame.touch, visit);
}

const struct screen screen_attract = {.dwell = DWELL_FOREVER,
                                      .bare = true,
                                      .enter = attract_enter,
                                      .draw = attract_draw,
                                      .title = attract_title};
