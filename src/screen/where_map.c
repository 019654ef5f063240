/* The plain map of "Waar is het?": you are here, the place, what stands around it, and how far that is on foot. */
#include "screen/where.h"

#include <string.h>

#include "lang/format.h"
#include "lang/lang.h"

enum { SIGHTS_SHOWN = 8, RINGS_MAX = 5 };

struct chart {
    struct canvas *canvas;
    struct rect rect; /* on the screen */
    struct map_view view;
    struct map_taken taken;
};

/* A map of the real world is not mirrored (accessibility.md 5.8): the canvas turns everything, so what lies on the map is
 * turned beforehand. */
static struct rect chart_place(const struct chart *chart, struct rect r)
{
    int x = chart->canvas->rtl ? chart->rect.w - r.x - r.w : r.x;
    return (struct rect){chart->rect.x + x, chart->rect.y + r.y, r.w, r.h};
}

/* Words on a ground of their own, so that no line runs through them. */
static void chart_words(const struct chart *chart, struct rect r, const char *text, struct text_look look)
{
    struct canvas *canvas = chart->canvas;
    struct rect box = chart_place(chart, r);
    int pad = mm(canvas->theme, 1.5);
    canvas_box(canvas, box, mm(canvas->theme, 3), canvas->theme->colour->surface, 0, 0, false);
    look.align = TEXT_CENTRE;
    look.middle = look.decor = true;
    canvas_text(canvas, (struct rect){box.x + pad, box.y, box.w - 2 * pad, box.h}, text, look);
}

static int longest_word(struct canvas *canvas, const char *text, struct text_look look)
{
    int longest = 0;
    for (const char *at = text; *at; at += strspn(at, " ")) {
        size_t length = strcspn(at, " ");
        int w = canvas_text_width(canvas, arena_strndup(&canvas->arena, at, length), look);
        longest = w > longest ? w : longest;
        at += length;
    }
    return longest + 2;
}

/* The room words take: in one line, or in as few and as narrow ones as their longest word allows. */
static struct rect words_size(const struct chart *chart, const char *text, struct text_look look)
{
    struct canvas *canvas = chart->canvas;
    int pad = 2 * mm(canvas->theme, 1.5), most = chart->rect.w * 40 / 100 - pad;
    int w = canvas_text_width(canvas, text, look) + 2, line = type_line_px(canvas->theme, look.type);
    look.max_lines = 0;
    if (w > most) {
        int word = longest_word(canvas, text, look), h = canvas_text_height(canvas, text, look, most);
        w = most > word ? most : word;
        while (w * 9 / 10 >= word && canvas_text_height(canvas, text, look, w * 9 / 10) <= h)
            w = w * 9 / 10;
    }
    int h = canvas_text_height(canvas, text, look, w);
    return (struct rect){.w = w + pad, .h = h < line ? line : h};
}

static void ring_words(struct chart *chart, double metres, int minutes)
{
    struct canvas *canvas = chart->canvas;
    struct text_look look = {.type = TYPE_META, .colour = canvas->theme->colour->ink2};
    /* TRANSLATORS: minutes on foot, as short as can be. */
    const char *text = arena_printf(&canvas->arena, _("%d min."), minutes);
    struct rect size = words_size(chart, text, look);
    static const double turns[][2] = {{0, 1},      {0, -1},      {0.7, 0.7}, {-0.7, 0.7},
                                      {0.7, -0.7}, {-0.7, -0.7}, {1, 0},     {-1, 0}};
    for (size_t i = 0; i < sizeof turns / sizeof *turns; i++) {
        struct map_point point = {metres * turns[i][0], metres * turns[i][1]};
        struct rect dot = map_mark(&chart->view, point, 1);
        struct rect words = {dot.x - size.w / 2, dot.y - size.h / 2, size.w, size.h};
        if (map_take(&chart->taken, words)) {
            chart_words(chart, words, text, look);
            return;
        }
    }
}

/* How many minutes lie between two rings, so that they stand well apart. */
static int ring_minutes(const struct chart *chart)
{
    static const int steps[] = {1, 2, 5, 10, 15, 30, 60, 120};
    int room = mm(chart->canvas->theme, 40);
    size_t i = 0;
    while (i + 1 < sizeof steps / sizeof *steps &&
           map_walk_metres(steps[i]) / chart->view.metres_a_pixel < room)
        i++;
    return steps[i];
}

/* Grounds that change from ring to ring: as far as so many minutes on foot. */
static void chart_rings(struct chart *chart, int step)
{
    struct canvas *canvas = chart->canvas;
    const struct palette *colour = canvas->theme->colour;
    canvas_clip(canvas, chart->rect, 0, false);
    for (int ring = RINGS_MAX; ring > 0; ring--) {
        int size = 2 * (int)(map_walk_metres(ring * step) / chart->view.metres_a_pixel);
        struct rect disc = chart_place(chart, map_mark(&chart->view, (struct map_point){0, 0}, size));
        canvas_disc(canvas, disc, colour->hair);
        canvas_disc(canvas, rect_inset(disc, widget_edge(canvas->theme)),
                    ring % 2 ? colour->page : colour->sand);
    }
    canvas_unclip(canvas);
}

/* Dots from the house to the place: which way, not which street. `dots` gets where they are. */
static void chart_way(const struct chart *chart, struct map_point place, struct map_taken *dots)
{
    struct canvas *canvas = chart->canvas;
    int dot = mm(canvas->theme, 2.4) < 3 ? 3 : mm(canvas->theme, 2.4);
    int count = (int)(map_metres(place) / chart->view.metres_a_pixel) / (dot * 5 / 2);
    for (int i = 1; i < count; i++) {
        struct map_point point = {place.east * i / count, place.north * i / count};
        struct rect square = map_mark(&chart->view, point, dot);
        map_take(dots, square);
        canvas_disc(canvas, chart_place(chart, square), canvas->theme->colour->primary);
    }
}

struct chart_mark {
    struct map_point point;
    const char *name, *icon, *language;
    int size;
    unsigned colour, on_colour;
    enum type type;
    enum map_wind side; /* where its name stands best */
};

static struct text_look mark_look(const struct chart *chart, const struct chart_mark *mark)
{
    return (struct text_look){
        .type = mark->type, .colour = chart->canvas->theme->colour->ink, .language = mark->language};
}

static void mark_draw(const struct chart *chart, const struct chart_mark *mark)
{
    struct rect disc = chart_place(chart, map_mark(&chart->view, mark->point, mark->size));
    canvas_disc(chart->canvas, disc, mark->colour);
    if (mark->icon)
        canvas_icon(chart->canvas, disc, mark->icon, mark->size * 60 / 100, mark->on_colour);
}

/* Writes the name of a mark where there is room. */
static bool mark_name(struct chart *chart, const struct chart_mark *mark)
{
    struct text_look look = mark_look(chart, mark);
    struct rect square = map_mark(&chart->view, mark->point, mark->size),
                words = words_size(chart, mark->name, look);
    if (!map_name(&chart->taken, square, mark->side, mm(chart->canvas->theme, 2), &words))
        return false;
    chart_words(chart, words, mark->name, look);
    return true;
}

/* What the map is about: its name keeps off the dots, but would rather stand on them than be left out. */
static void chart_main(struct chart *chart, const struct chart_mark *mark, const struct map_taken *dots)
{
    struct chart apart = *chart;
    for (int i = 0; i < dots->count && apart.taken.count < MAP_TAKEN_MAX; i++)
        apart.taken.rects[apart.taken.count++] = dots->rects[i];
    mark_draw(chart, mark);
    if (mark_name(&apart, mark))
        map_take(&chart->taken, apart.taken.rects[apart.taken.count - 1]);
    else if (!mark_name(chart, mark) && mark->type != TYPE_META) {
        struct chart_mark smaller = *mark;
        smaller.type = TYPE_META;
        mark_name(chart, &smaller);
    }
}

/* What stands around: a dot with a name, or nothing. */
static bool chart_sight(struct chart *chart, const struct chart_mark *mark)
{
    int before = chart->taken.count;
    if (!map_take(&chart->taken, map_mark(&chart->view, mark->point, mark->size)))
        return false;
    if (!mark_name(chart, mark)) {
        chart->taken.count = before;
        return false;
    }
    mark_draw(chart, mark);
    return true;
}

static enum map_wind opposite(enum map_wind wind)
{
    return (enum map_wind)((wind + MAP_WINDS / 2) % MAP_WINDS);
}

/* Which way is north. */
static void chart_north(struct chart *chart)
{
    struct canvas *canvas = chart->canvas;
    const struct theme *theme = canvas->theme;
    struct text_look look = {.type = TYPE_META, .colour = theme->colour->ink};
    int pad = mm(theme, 4), line = type_line_px(theme, TYPE_META), icon = mm(theme, 12);
    /* TRANSLATORS: the letter for north on a map. */
    const char *north = _("N");
    int letter = words_size(chart, north, look).w, w = letter > icon ? letter : icon;
    struct rect rose = {chart->rect.w - pad - w, pad, w, icon + line};
    if (!map_take(&chart->taken, rose)) {
        rose.x = pad;
        map_take(&chart->taken, rose);
    }
    canvas_box(canvas, chart_place(chart, rose), mm(theme, 3), theme->colour->surface, 0, 0, false);
    canvas_icon(canvas, chart_place(chart, rect_cut_top(&rose, icon)), "navigation", icon,
                theme->colour->ink);
    chart_words(chart, rose, north, look);
}

/* How long a line of that length is in the street. */
static void chart_scale(struct chart *chart)
{
    struct canvas *canvas = chart->canvas;
    const struct theme *theme = canvas->theme;
    struct text_look look = {.type = TYPE_META, .colour = theme->colour->ink};
    int pad = mm(theme, 4), line = type_line_px(theme, TYPE_META), thin = widget_edge(theme),
        thick = 2 * thin;
    int metres = map_round(chart->view.metres_a_pixel * chart->rect.w / 4),
        length = (int)(metres / chart->view.metres_a_pixel);
    bool near = metres < 1000;
    char *number = format_number(&canvas->arena, near ? metres : metres / 1000, canvas->language);
    const char *text = format_isolated(
        &canvas->arena, arena_printf(&canvas->arena, near ? "%s m" : "%s km", number), canvas->language);
    struct rect words = words_size(chart, text, look);
    int w = words.w > length ? words.w : length;
    struct rect scale = {pad, chart->rect.h - pad - line - 2 * thick, w, line + 2 * thick};
    if (!map_take(&chart->taken, scale)) { /* the house or the place stands there */
        scale.x = chart->rect.w - pad - w;
        map_take(&chart->taken, scale);
    }
    chart_words(chart, (struct rect){scale.x, scale.y, words.w, line}, text, look);
    int floor = scale.y + scale.h - thick;
    const struct rect bars[] = {{scale.x, floor, length, thick},
                                {scale.x, floor - thick, thin, thick},
                                {scale.x + length - thin, floor - thick, thin, thick}};
    for (int i = 0; i < 3; i++)
        canvas_fill(canvas, chart_place(chart, bars[i]), theme->colour->ink);
}

static void chart_sights(struct chart *chart, const struct where_view *view)
{
    const struct theme *theme = chart->canvas->theme;
    int shown = 0;
    for (int i = 0; i < view->sight_count && shown < SIGHTS_SHOWN; i++) {
        const struct where_sight *sight = &view->sights[i];
        shown += chart_sight(chart, &(struct chart_mark){.point = sight->point,
                                                         .name = sight->place->name.text,
                                                         .language = words_language(sight->place->name),
                                                         .size = mm(theme, 6),
                                                         .colour = theme->colour->ink2,
                                                         .type = TYPE_META,
                                                         .side = MAP_EAST});
    }
}

void where_map(struct canvas *canvas, struct rect rect, const struct visit *visit,
               const struct where_view *view)
{
    const struct theme *theme = canvas->theme;
    canvas_box(canvas, rect, 0, theme->colour->sand, theme->colour->hair, widget_edge(theme), false);
    struct chart chart = {.canvas = canvas, .rect = rect_inset(rect, widget_edge(theme))};
    chart.view = map_fit(chart.rect.w, chart.rect.h, view->point);
    chart.taken.room = rect_inset((struct rect){0, 0, chart.rect.w, chart.rect.h}, mm(theme, 2));
    canvas_picture(canvas, rect,
                   arena_printf(&canvas->arena, _("Kaartje. %s: %s."), view->place->name.text,
                                where_bearing(&canvas->arena, view->point, visit->session->language)));
    enum map_wind wind = map_wind(view->point);
    const struct card_row *row = &view->card.card.row;
    bool plain = row->sensitive || !theme->colour->coloured;
    const struct chart_mark here = {.name = _("Je bent hier"),
                                    .icon = "home",
                                    .size = mm(theme, 16),
                                    .colour = theme->colour->primary,
                                    .on_colour = theme->colour->on_primary,
                                    .type = TYPE_NAV,
                                    .side = opposite(wind)};
    const struct chart_mark there = {.point = view->point,
                                     .name = view->place->name.text,
                                     .language = words_language(view->place->name),
                                     .icon = "place",
                                     .size = mm(theme, 18),
                                     .colour = plain ? theme->colour->primary
                                                     : theme_topic(theme, row_colour(visit, row)),
                                     .on_colour = plain ? theme->colour->on_primary : theme_on_topic(theme),
                                     .type = TYPE_NAV,
                                     .side = wind};
    int step = ring_minutes(&chart);
    chart_rings(&chart, step);
    map_take(&chart.taken, map_mark(&chart.view, here.point, here.size));
    map_take(&chart.taken, map_mark(&chart.view, there.point, there.size));
    chart_north(&chart);
    chart_scale(&chart);
    struct map_taken dots = {.room = chart.taken.room};
    chart_way(&chart, view->point, &dots);
    chart_main(&chart, &there, &dots);
    chart_main(&chart, &here, &dots);
    chart_sights(&chart, view);
    for (int ring = 1; ring <= RINGS_MAX; ring++)
        ring_words(&chart, map_walk_metres(ring * step), ring * step);
}
