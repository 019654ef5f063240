/* Taal: the languages of the house by their own names. */
#include "screen/row.h"
#include "screen/screen.h"

#include <stdio.h>
#include <string.h>

#include "lang/lang.h"

enum { COLUMNS = 3 };

static const void *language_enter(const struct visit *visit)
{
    return visit->house;
}

static void language_button(struct canvas *canvas, struct rect rect, const struct visit *visit,
                            const char *code)
{
    struct action action = action_of(ACTION_LANGUAGE);
    snprintf(action.code, sizeof action.code, "%s", code);
    char id[24];
    snprintf(id, sizeof id, "language.%s", code);
    bool chosen = strcmp(visit->session->chosen, code) == 0;
    widget_button(canvas, rect,
                  (struct control){.id = id,
                                   .label = lang_own_name(code),
                                   .icon = chosen ? "check" : NULL,
                                   .language = code,
                                   .role = ROLE_BUTTON,
                                   .state = chosen ? STATE_SELECTED : 0,
                                   .action = action},
                  BUTTON_PLAIN);
}

struct grid {
    const struct visit *visit;
    int columns, gap;
};

static void language_row(struct canvas *canvas, struct rect rect, int index, void *context)
{
    const struct grid *grid = context;
    const struct house *house = grid->visit->house;
    for (int c = 0; c < grid->columns && index * grid->columns + c < house->language_count; c++) {
        int left = (rect.w + grid->gap) * c / grid->columns,
            right = (rect.w + grid->gap) * (c + 1) / grid->columns;
        language_button(canvas, (struct rect){rect.x + left, rect.y, right - left - grid->gap, rect.h},
                        grid->visit, house->languages[index * grid->columns + c]);
    }
}

static const char *language_title(const struct visit *visit, const void *model)
{
    (void)visit, (void)model;
    return _("Taal");
}

/* "Taal · Language · Langue": the word in the first languages of the house, for who cannot read the others. */
static char *language_words(const struct visit *visit, struct arena *arena)
{
    static const struct {
        const char *code, *word;
    } words[] = {{"en", "Language"}, {"fr", "Langue"}, {"ar", "اللغة"},  {"tr", "Dil"},    {"uk", "Мова"},
                 {"ro", "Limba"},    {"pl", "Język"},  {"ru", "Язык"},   {"es", "Idioma"}, {"de", "Sprache"},
                 {"ti", "ቋንቋ"},      {"sq", "Gjuha"},  {"so", "Luqadda"}};
    char *line = NULL;
    for (int i = 0; i < visit->house->language_count && i < 8; i++)
        for (size_t w = 0; w < sizeof words / sizeof *words; w++)
            if (strcmp(visit->house->languages[i], words[w].code) == 0)
                line = line ? arena_printf(arena, "%s · %s", line, words[w].word)
                            : arena_strdup(arena, words[w].word);
    return line;
}

static void language_draw(const struct visit *visit, const void *model, struct canvas *canvas)
{
    const struct theme *theme = canvas->theme;
    struct frame frame = frame_make(theme, FRAME_TITLE);
    struct heading heading = visit_heading(visit, &canvas->arena);
    heading.title = language_title(visit, model);
    heading.line = language_words(visit, &canvas->arena);
    frame_heading(canvas, &frame, &heading);
    if (!rect_empty(frame.look)) {
        struct rect sign = frame.look;
        int size = mm(theme, 120) < sign.h - mm(theme, 30) ? mm(theme, 120) : sign.h - mm(theme, 30);
        struct rect note = rect_cut_bottom(&sign, 2 * type_line_px(theme, TYPE_LEAD));
        canvas_icon(canvas, sign, "translate", size < sign.w ? size : sign.w, theme->colour->primary);
        const char *text = _("Kies je taal. Wat nog niet vertaald is, staat in het Nederlands.");
        struct text_look look = {.type = TYPE_LEAD, .colour = theme->colour->ink, .align = TEXT_CENTRE};
        canvas_text(canvas, widget_even(canvas, note, text, look), text, look);
    }
    int gap = theme_gap(theme, 5);
    struct grid grid = {visit, frame_is_narrow(theme) ? 2 : COLUMNS, gap};
    int rows = (visit->house->language_count + grid.columns - 1) / grid.columns;
    int height = (frame.touch.h - gap * 5) / 6, least = theme->target;
    struct paged paged = {.zone = frame.touch,
                          .gap = gap,
                          .count = rows,
                          .item = language_row,
                          .context = &grid,
                          .row_height = height > least ? height : least};
    widget_paged(canvas, &paged, visit->route);
}

const struct screen screen_language = {
    .dwell = DWELL_LIST, .enter = language_enter, .draw = language_draw, .title = language_title};
