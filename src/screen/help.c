/* Vraag hulp: the desk, who is in the house today, and the help lines. */
#include "lang/phrase.h"
#include "screen/row.h"
#include "screen/screen.h"

#include <stdio.h>

#include "lang/format.h"
#include "lang/lang.h"

enum { LINES_MAX = 12, TODAY_MAX = 4 };

struct help {
    bool desk; /* the desk's hours are known */
    struct open_state open;
    const struct card_row *lines;
    int line_count;
    const struct occurrence *today;
    int today_count;
};

static const void *help_enter(const struct visit *visit)
{
    struct help *help = arena_alloc(visit->arena, sizeof *help);
    struct card desk;
    if (visit->house->desk_card &&
        store_card(visit->store, visit->arena, visit->now, visit->house->desk_card, &desk)) {
        help->desk = true;
        help->open = desk.row.open;
    }
    struct picks lines = store_helplines(visit->store, visit->arena, visit->now);
    help->lines = store_rows(visit->store, visit->arena, visit->now, lines, 0, LINES_MAX, &help->line_count);
    struct picks today = store_today(visit->store, visit->arena, visit->now);
    help->today =
        store_occurrences(visit->store, visit->arena, visit->now, today, 0, LINES_MAX, &help->today_count);
    return help;
}

/* How many of today are there now or come later; no more than are told. */
static int help_later(const struct visit *visit, const struct help *help)
{
    int count = 0;
    for (int i = 0; i < help->today_count && count < TODAY_MAX; i++)
        count += wall_compare(help->today[i].end, visit->now) > 0;
    return count;
}

/* "Vandaag ook in huis": who is there now or comes later, one a line; lines stand `line` pixels apart. */
static void help_today(struct canvas *canvas, struct rect room, int line, const struct visit *visit,
                       const struct help *help)
{
    const struct theme *theme = canvas->theme;
    struct arena *arena = &canvas->arena;
    int shown = 0;
    for (int i = 0; i < help->today_count && shown < TODAY_MAX; i++) {
        const struct occurrence *date = &help->today[i];
        if (wall_compare(date->end, visit->now) <= 0 || room.h < line * (shown ? 1 : 2))
            continue;
        if (!shown)
            canvas_text(canvas, rect_cut_top(&room, line), _("Vandaag ook in huis"),
                        (struct text_look){.type = TYPE_BODY_BOLD, .colour = theme->colour->ink});
        char *start = format_time(arena, date->start.minute, canvas->language);
        char *hours =
            arena_printf(arena, "%s – %s", start, format_time(arena, date->end.minute, canvas->language));
        const struct place *place = date->place ? date->place : date->card.place;
        canvas_text(canvas, rect_cut_top(&room, line),
                    theme->tight ? arena_printf(arena, "%s %s", start, date->card.title.text)
                                 : phrase_join(arena, hours, date->card.title.text,
                                               place ? place->room : NULL, PHRASE_END),
                    (struct text_look){.type = TYPE_BODY,
                                       .colour = theme->colour->ink,
                                       .max_lines = 1,
                                       .language = words_language(date->card.title)});
        shown++;
    }
}

static struct text_look phone_look(const struct theme *theme)
{
    return (struct text_look){
        .type = theme->tight ? TYPE_HEADING2 : TYPE_HEADING1, .colour = theme->colour->ink, .whole = true};
}

static struct text_look note_look(const struct theme *theme, const struct visit *visit)
{
    return (struct text_look){.type = TYPE_META,
                              .colour = theme->colour->ink2,
                              .language = words_language(visit->house->phone_note)};
}

/* Room at the start of the number for its picture. */
static int phone_sign(const struct theme *theme)
{
    return mm(theme, 24) + mm(theme, theme->tight ? 4 : 8);
}

static void help_phone(struct canvas *canvas, struct rect row, const struct visit *visit)
{
    const struct theme *theme = canvas->theme;
    struct rect sign = rect_cut_left(&row, phone_sign(theme));
    sign.w = mm(theme, 24);
    canvas_icon(canvas, sign, "phone", mm(theme, 20), theme->colour->primary);
    struct text_look big = phone_look(theme);
    int number = type_line_px(theme, big.type), note = type_line_px(theme, TYPE_META);
    int note_h = canvas_text_height(canvas, visit->house->phone_note.text, note_look(theme, visit), row.w);
    note_h = note_h < row.h - number ? note_h : note;
    rect_cut_top(&row, (row.h - number - note_h) / 2);
    canvas_text(canvas, rect_cut_top(&row, number),
                format_isolated(&canvas->arena, visit->house->phone, canvas->language), big);
    if (row.h >= note)
        canvas_text(canvas, row, visit->house->phone_note.text, note_look(theme, visit));
}

/* The sizes of the card of the desk: its three groups, and how far they stand apart. */
struct desk {
    bool plain;       /* large text in a small column needs the room of the picture */
    int disc, beside; /* the picture, and the room behind it */
    struct text_look name, where, hours;
    char *state;
    int name_h, where_h, hours_h; /* 0: left out */
    int top_h, phone_h, line, today_h;
    int below_top, below_phone;
};

static struct desk desk_looks(struct canvas *canvas, int width, const struct visit *visit,
                              const struct help *help)
{
    const struct theme *theme = canvas->theme;
    const struct house *house = visit->house;
    bool narrow = width < mm(theme, 228), plain = narrow && frame_is_narrow(theme),
         open = help->desk && help->open.kind == OPEN_NOW;
    struct desk desk = {
        .plain = plain,
        .disc = plain ? 0 : mm(theme, narrow ? 30 : 54),
        .beside = plain ? 0 : mm(theme, narrow ? 5 : 13),
        .name = {.type = narrow ? TYPE_TITLE : TYPE_HEADING2,
                 .colour = theme->colour->ink,
                 .role = ROLE_HEADING,
                 .language = words_language(house->desk_name)},
        .where = {.type = TYPE_BODY,
                  .colour = theme->colour->ink,
                  .language = words_language(house->desk_where)},
        .hours = {.type = TYPE_BODY_BOLD, .colour = open ? theme->colour->ok : theme->colour->ink}};
    if (help->desk)
        desk.state = (plain ? phrase_open : phrase_open_long)(&canvas->arena, &help->open, visit->now,
                                                              canvas->language);
    return desk;
}

/* Room that is left goes between the groups and the lines; where there is too little, the groups come closer, then the last
 * of today goes. */
static void desk_spread(struct canvas *canvas, struct desk *desk, int height, int lines)
{
    const struct theme *theme = canvas->theme;
    int line = type_line_px(theme, TYPE_BODY), close = mm(theme, 2), most = mm(theme, 9);
    int words = desk->top_h + desk->phone_h + 2 * close;
    while (lines > 0 && words + (lines + 1) * line > height)
        lines--;
    desk->line = line;
    desk->below_top = mm(theme, desk->plain ? 2 : 6);
    desk->below_phone = mm(theme, 7);
    desk->today_h = lines > 0 ? (lines + 1) * line : 0;
    int slack = height - desk->top_h - desk->below_top - desk->phone_h - desk->below_phone - desk->today_h;
    int extra = slack / (lines + 5);
    extra = extra > most ? most : extra;
    if (extra > 0) {
        desk->below_top += 2 * extra;
        desk->below_phone += 2 * extra;
        desk->line += extra;
        desk->today_h += desk->today_h ? (lines + 1) * extra : 0;
    } else if (slack < 0) {
        desk->below_phone = close;
        desk->below_top = close;
    }
}

static struct desk desk_make(struct canvas *canvas, struct rect room, const struct visit *visit,
                             const struct help *help)
{
    const struct theme *theme = canvas->theme;
    const struct house *house = visit->house;
    struct desk desk = desk_looks(canvas, room.w, visit, help);
    int width = room.w - desk.disc - desk.beside;
    desk.name_h = canvas_text_height(canvas, house->desk_name.text, desk.name, width);
    desk.where_h = canvas_text_height(canvas, house->desk_where.text, desk.where, width);
    desk.hours_h = canvas_text_height(canvas, desk.state, desk.hours, width);
    int note = type_line_px(theme, TYPE_META),
        note_h = canvas_text_height(canvas, house->phone_note.text, note_look(theme, visit),
                                    room.w - phone_sign(theme));
    desk.phone_h = type_line_px(theme, TYPE_HEADING1) + (note_h > note ? note_h : note);
    if (desk.plain && desk.name_h + desk.hours_h + desk.phone_h > room.h)
        desk.phone_h += note - note_h;
    if (desk.plain && desk.name_h + desk.where_h + desk.hours_h + desk.phone_h > room.h)
        desk.where_h = 0; /* the number matters more than the way */
    int words = desk.name_h + desk.where_h + desk.hours_h;
    desk.top_h = words > desk.disc ? words : desk.disc;
    desk_spread(canvas, &desk, room.h, help_later(visit, help));
    return desk;
}

static void desk_top(struct canvas *canvas, struct rect top, const struct desk *desk,
                     const struct visit *visit)
{
    if (!desk->plain)
        widget_disc(canvas, rect_cut_left(&top, desk->disc), "support_agent", PETROL);
    rect_cut_left(&top, desk->beside);
    int slack = top.h - desk->name_h - desk->where_h - desk->hours_h;
    rect_cut_top(&top, slack > 0 ? slack / 2 : 0);
    canvas_text(canvas, rect_cut_top(&top, desk->name_h), visit->house->desk_name.text, desk->name);
    if (desk->where_h)
        canvas_text(canvas, rect_cut_top(&top, desk->where_h), visit->house->desk_where.text, desk->where);
    canvas_text(canvas, top, desk->state, desk->hours);
}

/* The card ends where its words end. */
static void help_desk(struct canvas *canvas, struct rect look, const struct visit *visit,
                      const struct help *help)
{
    int margin = mm(canvas->theme, 11);
    struct desk desk = desk_make(canvas, rect_inset(look, margin), visit, help);
    int needed = 2 * margin + desk.top_h + desk.below_top + desk.phone_h +
                 (desk.today_h ? desk.below_phone + desk.today_h : 0);
    look.h = needed < look.h ? needed : look.h;
    struct rect room = widget_card(canvas, look);
    desk_top(canvas, rect_cut_top(&room, desk.top_h), &desk, visit);
    rect_cut_top(&room, desk.below_top);
    help_phone(canvas, rect_cut_top(&room, desk.phone_h), visit);
    rect_cut_top(&room, desk.below_phone);
    help_today(canvas, room, desk.line, visit, help);
}

struct help_context {
    const struct visit *visit;
    const struct help *help;
};

static void help_line(struct canvas *canvas, struct rect rect, int index, void *data)
{
    const struct help_context *context = data;
    const struct card_row *row = &context->help->lines[index];
    /* Each number keeps a colour of its own, so that people find it back. */
    static const unsigned colours[] = {0xA61C1C, 0x66479A, 0x1B569C, 0x286224, 0x3A48A0};
    const struct theme *theme = canvas->theme;
    struct arena *arena = &canvas->arena;
    char id[24];
    snprintf(id, sizeof id, "card.%s", row->code);
    unsigned state = canvas_control(canvas, rect,
                                    &(struct control){.id = id,
                                                      .label = row->title.text,
                                                      .role = ROLE_LINK,
                                                      .icon = "phone",
                                                      .speech = arena_printf(arena, "%s, %s", row->title.text,
                                                                             row->phone ? row->phone : ""),
                                                      .language = words_language(row->title),
                                                      .action = action_go(row_route(row))});
    struct tone tone = widget_tone(canvas, state, false);
    canvas_box(canvas, rect, mm(theme, 6), tone.fill, tone.edge, widget_hair(theme), false);
    struct rect room = rect_inset(rect, mm(theme, theme->form == FORM_COMPACT ? 2 : 5));
    struct rect number = rect_cut_left(&room, mm(theme, 72) < room.w / 3 ? mm(theme, 72) : room.w / 3);
    int most = mm(theme, 34);
    if (number.h > most)
        number = (struct rect){number.x, number.y + (number.h - most) / 2, number.w, most};
    canvas_box(canvas, number, mm(theme, 5), theme_topic(theme, colours[index % 5]), 0, 0, false);
    canvas_text(
        canvas, (struct rect){number.x + mm(theme, 3), number.y, number.w - 2 * mm(theme, 3), number.h},
        row->phone ? format_isolated(arena, row->phone, canvas->language) : "–",
        (struct text_look){
            .type = TYPE_HEADING2, .colour = theme_on_topic(theme), .align = TEXT_CENTRE, .middle = true});
    rect_cut_left(&room, mm(theme, 9));
    row_chevron(canvas, &room);
    int title = type_line_px(theme, TYPE_TITLE), line = type_line_px(theme, TYPE_META);
    int both = room.h >= title + line ? line : 0;
    rect_cut_top(&room, (room.h - title - both) / 2);
    canvas_text(canvas, rect_cut_top(&room, title), row->title.text,
                (struct text_look){.type = TYPE_TITLE,
                                   .colour = theme->colour->ink,
                                   .middle = true,
                                   .language = words_language(row->title)});
    if (both)
        canvas_text(canvas, room,
                    phrase_join(arena, row->price == PRICE_FREE ? _("gratis") : NULL,
                                row->open.kind == OPEN_UNKNOWN
                                    ? NULL
                                    : phrase_open(arena, &row->open, context->visit->now, canvas->language),
                                PHRASE_END),
                    (struct text_look){
                        .type = TYPE_META, .colour = theme->colour->ink2, .max_lines = 1, .decor = true});
    canvas_end(canvas);
}

static const char *help_title(const struct visit *visit, const void *model)
{
    (void)visit, (void)model;
    return _("Iemand van het huis helpt je graag");
}

/* Compact: one line with where and the number, then the lines. */
static void help_strip(struct canvas *canvas, struct rect *touch, const struct visit *visit,
                       const struct help *help)
{
    const struct theme *theme = canvas->theme;
    int height =
        type_line_px(theme, TYPE_TITLE) + (frame_is_narrow(theme) ? 0 : type_line_px(theme, TYPE_META));
    struct rect strip = rect_cut_top(touch, height);
    rect_cut_top(touch, mm(theme, 3));
    char *line = phrase_join(
        &canvas->arena, visit->house->desk_where.text,
        help->desk ? phrase_open(&canvas->arena, &help->open, visit->now, canvas->language) : NULL,
        PHRASE_END);
    canvas_text(
        canvas, rect_cut_top(&strip, type_line_px(theme, TYPE_TITLE)),
        phrase_join(&canvas->arena, visit->house->desk_name.text,
                    format_isolated(&canvas->arena, visit->house->phone, canvas->language), PHRASE_END),
        (struct text_look){.type = TYPE_TITLE, .colour = theme->colour->ink, .whole = true, .middle = true});
    if (!rect_empty(strip))
        canvas_text(canvas, strip, line,
                    (struct text_look){.type = TYPE_META, .colour = theme->colour->ink2, .max_lines = 1});
}

static void help_draw(const struct visit *visit, const void *model, struct canvas *canvas)
{
    const struct help *help = model;
    const struct theme *theme = canvas->theme;
    struct frame frame = frame_make(theme, FRAME_TITLE);
    struct heading heading = visit_heading(visit, &canvas->arena);
    heading.title = theme->form == FORM_COMPACT ? _("Vraag hulp") : help_title(visit, model);
    frame_heading(canvas, &frame, &heading);
    struct rect touch = frame.touch;
    if (theme->form == FORM_COMPACT) {
        help_strip(canvas, &touch, visit, help);
    } else {
        help_desk(canvas, frame.look, visit, help);
        int head = type_line_px(theme, TYPE_TITLE) + mm(theme, 4);
        if (help->line_count)
            canvas_text(
                canvas, rect_cut_top(&touch, head), _("Hulp nu"),
                (struct text_look){.type = TYPE_TITLE, .colour = theme->colour->ink, .role = ROLE_HEADING});
    }
    struct help_context context = {visit, help};
    int gap = theme_gap(theme, 5), count = help->line_count ? help->line_count : 1;
    int height = (touch.h - gap * (count - 1)) / count, most = mm(theme, 54),
        least = theme->form == FORM_COMPACT ? theme->target : row_date_height(canvas);
    height = height > most ? most : height < least ? least : height;
    struct paged paged = {.zone = touch,
                          .row_height = height,
                          .gap = gap,
                          .count = help->line_count,
                          .item = help_line,
                          .context = &context};
    widget_stretch(canvas, &paged);
    widget_paged(canvas, &paged, visit->route);
}

const struct screen screen_help = {
    .dwell = DWELL_CARD, .enter = help_enter, .draw = help_draw, .title = help_title};
