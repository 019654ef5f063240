/* How Mijn lijst goes home: one code for all of it, three steps, or a photo. */
#include "screen/my_list.h"

#include <string.h>

#include "lang/lang.h"
#include "screen/card.h"
#include "ui/frame.h"
#include "ui/widget.h"

static int step_sign(const struct theme *theme, int height)
{
    int most = height - mm(theme, 3);
    return mm(theme, 26) < most ? mm(theme, 26) : most;
}

static void list_step(struct canvas *canvas, struct rect rect, int number, const char *title,
                      const char *line, enum type type)
{
    const struct theme *theme = canvas->theme;
    int disc = step_sign(theme, rect.h);
    struct rect sign = rect_cut_left(&rect, disc);
    struct rect circle = {sign.x, sign.y + (sign.h - disc) / 2, disc, disc};
    canvas_disc(canvas, circle, theme->colour->primary);
    canvas_text(canvas, circle, arena_printf(&canvas->arena, "%d", number),
                (struct text_look){.type = TYPE_TITLE,
                                   .colour = theme->colour->on_primary,
                                   .align = TEXT_CENTRE,
                                   .middle = true,
                                   .decor = true});
    rect_cut_left(&rect, mm(theme, 8));
    struct text_look head = {.type = type, .colour = theme->colour->ink, .whole = true},
                     below = {.type = TYPE_META, .colour = theme->colour->ink2, .whole = true};
    int title_h = type_line_px(theme, head.type), line_h = type_line_px(theme, below.type);
    rect_cut_top(&rect, (rect.h - title_h - line_h) / 2);
    canvas_text(canvas, rect_cut_top(&rect, title_h), title, head);
    canvas_text(canvas, rect_cut_top(&rect, line_h), line, below);
}

/* The same words in one piece. */
static char *words_hold(struct arena *arena, const char *words)
{
    char *held = arena_strdup(arena, "");
    for (const char *space; (space = strchr(words, ' ')) != NULL; words = space + 1)
        held = arena_printf(arena, "%s%.*s\u00a0", held, (int)(space - words), words);
    return arena_printf(arena, "%s%s", held, words);
}

/* The steps in one run of words, where there is no room for more. */
static void steps_short(struct canvas *canvas, struct rect *rect, int keep)
{
    const struct theme *theme = canvas->theme;
    struct text_look look = {.type = TYPE_META, .colour = theme->colour->ink2};
    char *words = arena_strdup(&canvas->arena, ""),
         *steps =
             arena_strdup(&canvas->arena, _("1 Open je camera\n2 Richt op het vierkant\n3 Tik op de link"));
    for (char *step = steps, *end; step; step = end) {
        end = strchr(step, '\n');
        if (end)
            *end++ = '\0';
        if (canvas_text_width(canvas, step, look) < rect->w)
            step = words_hold(&canvas->arena, step);
        words = arena_printf(&canvas->arena, "%s%s%s", words, *words ? "\u00a0· " : "", step);
    }
    int height = canvas_text_height(canvas, words, look, rect->w);
    if (height + keep <= rect->h)
        canvas_text(canvas, rect_cut_top(rect, height), words, look);
}

/* Three steps, because the third one is what people miss (accessibility.md, screen G). */
static void list_steps(struct canvas *canvas, struct rect rect)
{
    const struct theme *theme = canvas->theme;
    const char *photo = _("Geen QR? Neem een foto van dit scherm, of vraag een blad aan het onthaal.");
    struct text_look look = {.type = TYPE_BODY, .colour = theme->colour->ink, .whole = true};
    int photo_h = canvas_text_height(canvas, photo, look, rect.w), gap = mm(theme, 6),
        step = (rect.h - photo_h - gap) / 3, most = mm(theme, 46);
    step = step > most ? most : step;
    const char *const titles[] = {_("Open je camera"), _("Richt op het vierkant"), _("Tik op de link")};
    const char *const lines[] = {_("op je gsm"), _("ongeveer een halve meter ver"),
                                 _("die op je gsm verschijnt")};
    bool room = step >= type_line_px(theme, TYPE_TITLE) + type_line_px(theme, TYPE_META);
    enum type type = TYPE_TITLE;
    for (int i = 0; i < 3 && type == TYPE_TITLE; i++)
        if (canvas_text_width(canvas, titles[i], (struct text_look){.type = type}) >
            rect.w - step_sign(theme, step) - mm(theme, 8))
            type = TYPE_BODY_BOLD;
    for (int i = 0; i < 3 && room; i++)
        list_step(canvas, rect_cut_top(&rect, step), i + 1, titles[i], lines[i], type);
    if (!room)
        steps_short(canvas, &rect, photo_h + gap);
    if (rect.h - photo_h >= gap)
        rect_cut_top(&rect, gap);
    canvas_text(canvas, rect, photo, look);
}

bool list_code_waits(const struct canvas *canvas, const struct visit *visit, const struct my_list *list)
{
    bool compact = canvas->theme->form == FORM_COMPACT; /* there it always waits: the rows have the room */
    return list->link && (list->sensitive || compact) && !visit->route->panel;
}

static void list_code(struct canvas *canvas, struct rect rect, const struct visit *visit,
                      const struct my_list *list)
{
    const struct theme *theme = canvas->theme;
    if (list_code_waits(canvas, visit, list)) {
        card_take_waits(canvas, rect);
        return;
    }
    canvas_box(canvas, rect, mm(theme, 8), 0xFFFFFF, theme->colour->hair, widget_hair(theme), false);
    struct rect room = rect_inset(rect, mm(theme, 4));
    const unsigned ink2 = 0x554840; /* on white in every theme */
    struct text_look small = {.type = TYPE_META, .colour = ink2, .align = TEXT_CENTRE, .whole = true};
    const char *host = arena_printf(&canvas->arena, "%s/l", card_host(&canvas->arena, list->link));
    int host_h = canvas_text_height(canvas, host, small, room.w), most = room.h / 6,
        lines = 2 * type_line_px(theme, TYPE_META) * type_least_px(theme) / type_px(theme, TYPE_META) + 1;
    most = most > lines ? most : lines; /* the code must stay large enough for a phone */
    struct rect below = rect_cut_bottom(&room, host_h < most ? host_h : most);
    canvas_qr(canvas, room, list->link, _("QR-code van je lijst"));
    canvas_text(canvas, below, host, small);
}

/* The code as large as leaves the steps their room, above them. */
static void list_take_landscape(struct canvas *canvas, struct rect room, const struct visit *visit,
                                const struct my_list *list)
{
    const struct theme *theme = canvas->theme;
    int host = type_line_px(theme, TYPE_META), words = 3 * type_line_px(theme, TYPE_BODY) + mm(theme, 8);
    if (!frame_is_narrow(theme))
        words += type_line_px(theme, TYPE_META) + mm(theme, 4); /* the steps in two lines */
    int most = room.h - words - host;
    most = room.h > mm(theme, 200) ? room.h / 2 : most;
    int side = room.w < most ? room.w : most;
    struct rect row = rect_cut_top(&room, side + host);
    list_code(canvas, row, visit, list);
    rect_cut_top(&room, mm(theme, 6));
    list_steps(canvas, room);
}

void list_take(struct canvas *canvas, struct rect room, const struct visit *visit, const struct my_list *list)
{
    const struct theme *theme = canvas->theme;
    if (theme->form == FORM_LANDSCAPE) {
        list_take_landscape(canvas, room, visit, list);
        return;
    }
    bool compact = theme->form == FORM_COMPACT;
    list_code(canvas, rect_cut_left(&room, room.w * (compact ? 46 : 48) / 100), visit, list);
    rect_cut_left(&room, mm(theme, compact ? 8 : 15));
    rect_cut_bottom(&room,
                    compact ? mm(theme, 6) : 0); /* the number on "Mijn lijst" stands out above the bar */
    list_steps(canvas, room);
}
