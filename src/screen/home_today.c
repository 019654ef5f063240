/* "Vandaag in het huis": who is in which room until when, and what is on. */
#include "screen/home.h"

#include <string.h>

#include "lang/format.h"
#include "lang/lang.h"
#include "lang/phrase.h"
#include "screen/row.h"

enum { TODAY_MAX = 24, TODAY_ROWS = 5, LOOK_AHEAD_DAYS = 4 };

/* True while something is still to come or going on. */
static bool today_goes_on(const struct home *home, struct wall now)
{
    for (int i = 0; i < home->today_count; i++)
        if (wall_compare(home->today[i].end, now) > 0)
            return true;
    return false;
}

const void *home_enter(const struct visit *visit)
{
    struct home *home = arena_alloc(visit->arena, sizeof *home);
    for (int ahead = 0; ahead < LOOK_AHEAD_DAYS; ahead++) {
        struct wall from = ahead ? (struct wall){visit->now.day + ahead, 0} : visit->now;
        struct picks picks = store_today(visit->store, visit->arena, from);
        int count = picks.count < TODAY_MAX ? picks.count : TODAY_MAX;
        home->today =
            store_occurrences(visit->store, visit->arena, visit->now, picks, 0, count, &home->today_count);
        home->day = from.day;
        if (today_goes_on(home, visit->now))
            return home;
    }
    home->today_count = 0;
    return home;
}

/* What is over gives way first when there is more than the card holds. */
static int today_first(const struct home *home, struct wall now, int rows)
{
    int first = 0;
    while (home->today_count - first > rows && wall_compare(home->today[first].end, now) <= 0)
        first++;
    return first;
}

/* How much a line tells: where, until when, that it is going on, what it costs, how to come. */
enum telling { TELL_PLACE, TELL_UNTIL, TELL_BUSY, TELL_PRICE, TELL_ALL };

static char *today_line(struct arena *arena, const struct occurrence *date, struct wall now,
                        const char *language, enum telling telling)
{
    const struct place *place = date->place ? date->place : date->card.place;
    const char *where = !place ? NULL : place->in_house && place->room ? place->room : place->name.text;
    const char *status = phrase_status(date->status), *until;
    bool busy =
        telling >= TELL_BUSY && wall_compare(date->start, now) <= 0 && wall_compare(now, date->end) < 0;
    int last = phrase_last_day(date);
    if (last > now.day && last > date->start.day)
        until = arena_printf(arena, _("tot %s"), format_date(arena, last, DATE_LONG, language));
    else if (date->all_day)
        until = _("hele dag");
    else if (busy)
        until = arena_printf(arena, _("nu bezig, tot %s"), format_time(arena, date->end.minute, language));
    else if (wall_compare(date->end, now) <= 0)
        until = _("voorbij");
    else
        until = arena_printf(arena, _("tot %s"), format_time(arena, date->end.minute, language));
    const char *price = date->presence ? NULL : date->card.price == PRICE_FREE ? _("gratis") : NULL;
    const char *come = date->presence ? phrase_appointment(date->appointment) : phrase_booking(date->booking);
    return phrase_join(arena, status, where, telling >= TELL_PRICE ? price : NULL,
                       telling >= TELL_ALL ? come : NULL, telling >= TELL_UNTIL || !where ? until : NULL,
                       PHRASE_END);
}

/* As much as the width holds. */
static char *today_told(struct canvas *canvas, int width, const struct occurrence *date, struct wall now)
{
    char *line = NULL;
    for (int telling = TELL_ALL; telling >= TELL_PLACE; telling--) {
        line = today_line(&canvas->arena, date, now, canvas->language, (enum telling)telling);
        if (canvas_text_width(canvas, line, (struct text_look){.type = TYPE_META}) <= width)
            break;
    }
    return line;
}

/* Where the parts of a row stand; large words in a small column need the room of the picture. */
struct today_cells {
    struct rect time, disc, words;
};

static struct today_cells today_cells(struct canvas *canvas, struct rect rect)
{
    const struct theme *theme = canvas->theme;
    struct today_cells cells = {.words = rect};
    rect_cut_left(&cells.words, mm(theme, theme->tight ? 6 : 11));
    rect_cut_right(&cells.words, mm(theme, 4));
    cells.time = rect_cut_left(&cells.words, row_time_width(canvas));
    if (theme->tight && frame_is_narrow(theme))
        return cells;
    int disc = mm(theme, 26) < rect.h - mm(theme, 4) ? mm(theme, 26) : rect.h - mm(theme, 4);
    cells.disc = rect_cut_left(&cells.words, disc);
    rect_cut_left(&cells.words, mm(theme, 9));
    return cells;
}

/* The name in letters of `type`, on two lines where it needs them, and below it the line. */
static void today_words(struct canvas *canvas, struct rect room, const struct visit *visit,
                        const struct occurrence *date, enum type type)
{
    const struct theme *theme = canvas->theme;
    struct text_look name = {.type = type,
                             .colour = theme->colour->ink,
                             .middle = true,
                             .language = words_language(date->card.title)},
                     two = {.type = type, .max_lines = 2};
    int title = type_line_px(theme, type), line = type_line_px(theme, TYPE_META),
        two_h = canvas_text_height(canvas, date->card.title.text, two, room.w);
    if (strchr(date->card.title.text, ' ') && room.h >= two_h + line)
        title = two_h;
    rect_cut_top(&room, (room.h - title - line) / 2);
    canvas_text(canvas, rect_cut_top(&room, title), date->card.title.text, name);
    canvas_text(
        canvas, (struct rect){room.x, room.y, room.w, line}, today_told(canvas, room.w, date, visit->now),
        (struct text_look){.type = TYPE_META, .colour = theme->colour->ink2, .max_lines = 1, .decor = true});
}

static void today_row(struct canvas *canvas, struct rect rect, const struct visit *visit,
                      const struct occurrence *date, int index, enum type type)
{
    const struct theme *theme = canvas->theme;
    struct arena *arena = &canvas->arena;
    const char *id = arena_printf(arena, "today.%d.%s", index + 1, date->card.code);
    unsigned state = canvas_control(canvas, rect,
                                    &(struct control){.id = id,
                                                      .label = date->card.title.text,
                                                      .role = ROLE_LINK,
                                                      .icon = row_icon(visit, &date->card),
                                                      .equivalent_of = "home.week",
                                                      .language = words_language(date->card.title),
                                                      .action = action_go(row_route(&date->card))});
    if (state & STATE_PRESSED)
        canvas_fill(canvas, rect_inset(rect, 1), theme->colour->pressed);
    struct today_cells cells = today_cells(canvas, rect);
    canvas_text(
        canvas, cells.time, date->all_day ? "–" : format_time(arena, date->start.minute, canvas->language),
        (struct text_look){.type = TYPE_TITLE, .colour = theme->colour->ink, .middle = true, .decor = true});
    if (cells.disc.w)
        widget_disc(canvas, cells.disc, row_icon(visit, &date->card), row_colour(visit, &date->card));
    today_words(canvas, cells.words, visit, date, type);
    canvas_end(canvas);
}

static void today_empty(struct canvas *canvas, struct rect room, const struct visit *visit)
{
    const struct theme *theme = canvas->theme;
    bool portrait = theme->form == FORM_PORTRAIT;
    room = rect_inset(room, mm(theme, 11));
    if (portrait && !theme->tight) /* the way to more, large enough to fill the card */
        widget_disc(canvas, rect_cut_left(&room, mm(theme, 44)), "phone", PETROL);
    rect_cut_left(&room, portrait && !theme->tight ? mm(theme, 11) : 0);
    char *text = arena_printf(
        &canvas->arena,
        visit->fresh.doubted
            ? _("De klok van deze zuil loopt niet juist. Vraag aan het onthaal wat er vandaag is, of bel %s.")
            : _("Vandaag is er geen spreekuur of activiteit in het huis. Bel ons gerust op %s."),
        format_isolated(&canvas->arena, visit->house->phone, canvas->language));
    canvas_text(canvas, room, text,
                (struct text_look){.type = TYPE_LEAD, .colour = theme->colour->ink, .middle = portrait});
}

/* The rows below each other, all names in letters of one size. */
static void today_rows(struct canvas *canvas, struct rect room, const struct visit *visit,
                       const struct occurrence *dates, int count)
{
    const struct theme *theme = canvas->theme;
    enum type type = TYPE_TITLE;
    for (int i = 0; i < count && type == TYPE_TITLE; i++)
        if (canvas_text_width(canvas, dates[i].card.title.text, (struct text_look){.type = type}) >
            today_cells(canvas, (struct rect){room.x, room.y, room.w, room.h / count}).words.w)
            type = TYPE_BODY_BOLD;
    for (int i = 0; i < count; i++) {
        struct rect row = {room.x, room.y + room.h * i / count, room.w,
                           room.h * (i + 1) / count - room.h * i / count};
        if (i > 0)
            canvas_fill(canvas, (struct rect){row.x, row.y, row.w, 1}, theme->colour->hair);
        /* Rows of one card are lines of a table: a gap of the background keeps fingers apart. */
        struct rect target = {row.x, row.y + theme->gap / 2 + 1, row.w, row.h - theme->gap - 1};
        today_row(canvas, target, visit, &dates[i], i, type);
    }
}

/* "Vandaag in het huis", or the day that comes. */
static const char *today_title(struct canvas *canvas, const struct visit *visit, int day)
{
    struct arena *arena = &canvas->arena;
    const char *language = canvas->language;
    if (day == visit->now.day)
        return _("Vandaag in het huis");
    char *name = format_capital(arena, phrase_day(arena, day, visit_today(visit), language), language);
    bool both = day == visit->now.day + 1 && !canvas->theme->tight;
    return phrase_join(arena, name, both ? format_date(arena, day, DATE_LONG, language) : NULL, PHRASE_END);
}

void home_today(struct canvas *canvas, struct rect look, const struct visit *visit, const struct home *home)
{
    const struct theme *theme = canvas->theme;
    int head = type_line_px(theme, TYPE_TITLE) + mm(theme, 13);
    int words = theme->tight ? 2 * type_line_px(theme, TYPE_BODY_BOLD) : type_line_px(theme, TYPE_TITLE);
    int least = words + type_line_px(theme, TYPE_META) + mm(theme, 5);
    least = least > theme->target ? least : theme->target;
    int rows = (look.h - head) / least;
    rows = rows < 1 ? 1 : rows > TODAY_ROWS ? TODAY_ROWS : rows;
    int first = today_first(home, visit->now, rows), shown = home->today_count - first;
    shown = shown > rows ? rows : shown;
    /* Fewer rows make a smaller card rather than an empty one. */
    int few = rows < 3 ? rows : 3, share = shown < few ? few : shown, row_h = (look.h - head) / share,
        most = mm(theme, 48);
    most = most > least * 5 / 4 ? most : least * 5 / 4;
    row_h = row_h > most ? most : row_h;
    if (shown || theme->form != FORM_PORTRAIT)
        look.h = head + row_h * (shown ? shown : 2);
    struct rect room =
        widget_card_titled(canvas, look, today_title(canvas, visit, shown ? home->day : visit->now.day));
    if (shown)
        today_rows(canvas, room, visit, &home->today[first], shown);
    else
        today_empty(canvas, room, visit);
}
