/* How Mijn lijst goes home: one code for all of it, three steps, or a photo. */
#include "screen/my_list.h"

#include "lang/lang.h"
#include "screen/card.h"
#include "ui/frame.h"
#include "ui/widget.h"

static void list_step(struct canvas *canvas, struct rect rect, int number, const char *title,
                      const char *line)
{
    const struct theme *theme = canvas->theme;
    int disc = mm(theme, 26) < rect.h ? mm(theme, 26) : rect.h;
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
    int title_h = type_line_px(theme, TYPE_TITLE), line_h = type_line_px(theme, TYPE_META);
    rect_cut_top(&rect, (rect.h - title_h - line_h) / 2);
    canvas_text(canvas, rect_cut_top(&rect, title_h), title,
                (struct text_look){.type = TYPE_TITLE, .colour = theme->colour->ink, .max_lines = 1});
    canvas_text(canvas, rect, line,
                (struct text_look){.type = TYPE_META, .colour = theme->colour->ink2, .max_lines = 1});
}

/* Three steps, because the third one is what people miss (accessibility.md, screen G). */
static void list_steps(struct canvas *canvas, struct rect rect)
{
    const struct theme *theme = canvas->theme;
    int photo = 3 * type_line_px(theme, TYPE_BODY), step = (rect.h - photo - mm(theme, 6)) / 3,
        most = mm(theme, 46);
    step = step > most ? most : step;
    const char *const titles[] = {_("Open je camera"), _("Richt op het vierkant"), _("Tik op de link")};
    const char *const lines[] = {_("op je gsm"), _("ongeveer een halve meter ver"),
                                 _("die op je gsm verschijnt")};
    bool room = step >= type_line_px(theme, TYPE_TITLE) + type_line_px(theme, TYPE_META);
    for (int i = 0; i < 3 && room; i++)
        list_step(canvas, rect_cut_top(&rect, step), i + 1, titles[i], lines[i]);
    rect_cut_top(&rect, mm(theme, 6));
    canvas_text(canvas, rect, _("Geen QR? Neem een foto van dit scherm, of vraag een blad aan het onthaal."),
                (struct text_look){.type = TYPE_BODY, .colour = theme->colour->ink, .whole = true});
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
    int host = type_line_px(theme, TYPE_META), words = 3 * type_line_px(theme, TYPE_BODY) + mm(theme, 8),
        most = room.h - words - host;
    most = room.h > mm(theme, 200) ? room.h / 2 : most;
    int side = room.w < most ? room.w : most;
    struct rect row = rect_cut_top(&room, side + host);
    int width = frame_is_narrow(theme) ? row.w : side; /* very large text: the address keeps to its lines */
    list_code(canvas, (struct rect){row.x + (row.w - width) / 2, row.y, width, row.h}, visit, list);
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
    list_steps(canvas, room);
}
