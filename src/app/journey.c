#include "app/journey.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/line.h"
#include "model/date.h"
#include "ui/input.h"
#include "ui/theme.h"

enum { WAIT_MOST_DAYS = 7, PIXEL_MOST = 16384 };

/* Reads what stands behind a verb; false with a line that says what should. */
typedef bool verb_read(struct step *step, struct err *err);

static bool text_read(struct step *step, struct err *err)
{
    return *step->text ? true : err_set(err, "something must stand behind this word");
}

static bool now_read(struct step *step, struct err *err)
{
    return utc_parse(step->text, &step->number)
               ? true
               : err_set(err, "'%s' is no moment like 2026-11-25T14:05", step->text);
}

static bool wait_read(struct step *step, struct err *err)
{
    static const struct {
        const char *unit;
        int64_t ms;
    } units[] = {{"ms", 1}, {"s", 1000}, {"m", 60000}, {"min", 60000}, {"h", 3600000}};
    char *end = NULL;
    double number = strtod(step->text, &end);
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (end != step->text && strcmp(end, units[i].unit) == 0 && number >= 0) {
            if (number * (double)units[i].ms > WAIT_MOST_DAYS * 24 * 3600e3)
                return err_set(err, "'%s' is too long; wait at most %d days (%dh)", step->text,
                               WAIT_MOST_DAYS, WAIT_MOST_DAYS * 24);
            step->number = (int64_t)(number * (double)units[i].ms);
            return true;
        }
    return err_set(err, "'%s' is no time like 90s, 500ms or 5min", step->text);
}

static bool key_read(struct step *step, struct err *err)
{
    static const char *const names[] = {[KEY_NEXT] = "next",           [KEY_PREVIOUS] = "previous",
                                        [KEY_SELECT] = "select",       [KEY_BACK] = "back",
                                        [KEY_HOME] = "home",           [KEY_HELP] = "help",
                                        [KEY_PAGE_NEXT] = "page-next", [KEY_PAGE_PREVIOUS] = "page-previous",
                                        [KEY_ERASE] = "erase"};
    for (int i = KEY_NEXT; i <= KEY_ERASE; i++)
        if (strcmp(names[i], step->text) == 0) {
            step->number = i;
            return true;
        }
    return err_set(
        err, "'%s' is no key: next, previous, select, back, home, help, page-next, page-previous or erase",
        step->text);
}

static bool drag_read(struct step *step, struct err *err)
{
    int *const numbers[] = {&step->x, &step->y, &step->dx, &step->dy};
    const char *rest = step->text;
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        char *end = NULL;
        long number = strtol(rest, &end, 10);
        if (end == rest || !strchr(" \t", *end))
            return err_set(err, "'%s' should be X Y DX DY in pixels", step->text);
        if (number < -PIXEL_MOST || number > PIXEL_MOST)
            return err_set(err, "'%s' is off the glass; pixels go from -%d to %d", step->text, PIXEL_MOST,
                           PIXEL_MOST);
        *numbers[i] = (int)number;
        rest = end;
    }
    return *rest ? err_set(err, "'%s' should be X Y DX DY in pixels", step->text) : true;
}

static bool scale_read(struct step *step, struct err *err)
{
    step->number = strtol(step->text, NULL, 10);
    if (step->number != 100 && step->number != 125 && step->number != 150 && step->number != 200)
        return err_set(err, "'%s' should be 100, 125, 150 or 200", step->text);
    return true;
}

static bool theme_read(struct step *step, struct err *err)
{
    step->number = theme_name_find(step->text);
    return step->number >= 0
               ? true
               : err_set(err, "'%s' is no theme: day, evening, white-on-black or black-on-white", step->text);
}

static bool clock_read(struct step *step, struct err *err)
{
    step->number = strcmp(step->text, "set") == 0;
    return step->number || strcmp(step->text, "unset") == 0
               ? true
               : err_set(err, "'%s' should be set or unset", step->text);
}

static const struct {
    const char *name;
    verb_read *read;
} verbs[VERB_COUNT] = {
    [VERB_NOW] = {"now", now_read},        [VERB_TAP] = {"tap", text_read},
    [VERB_TRY] = {"try", text_read},       [VERB_FIND] = {"find", text_read},
    [VERB_SEE] = {"see", text_read},       [VERB_MISS] = {"miss", text_read},
    [VERB_SCREEN] = {"screen", text_read}, [VERB_WAIT] = {"wait", wait_read},
    [VERB_KEY] = {"key", key_read},        [VERB_DRAG] = {"drag", drag_read},
    [VERB_SHOT] = {"shot", text_read},     [VERB_TREE] = {"tree", text_read},
    [VERB_SWAP] = {"swap", text_read},     [VERB_LANG] = {"lang", text_read},
    [VERB_SCALE] = {"scale", scale_read},  [VERB_THEME] = {"theme", theme_read},
    [VERB_TYPE] = {"type", text_read},     [VERB_CLOCK] = {"clock", clock_read},
    [VERB_CARD] = {"card", text_read},
};

static bool step_read(struct step *step, char *line, struct err *err)
{
    size_t word = strcspn(line, " \t");
    for (int i = 0; i < VERB_COUNT; i++) {
        if (strlen(verbs[i].name) != word || strncmp(verbs[i].name, line, word) != 0)
            continue;
        step->verb = (enum verb)i;
        step->text = line_trim(line + word);
        return verbs[i].read(step, err) ? true : err_prefix(err, verbs[i].name);
    }
    return err_set(err,
                   "'%.*s' is no step; steps are now, tap, try, find, see, miss, screen, wait, key, drag, "
                   "shot, tree, swap, lang, scale, theme, type, clock and card",
                   (int)word, line);
}

bool journey_parse(struct journey *journey, struct arena *arena, const char *name, char *bytes,
                   struct err *err)
{
    int lines = 1;
    for (const char *at = bytes; *at; at++)
        lines += *at == '\n';
    *journey = (struct journey){.name = name, .steps = arena_array(arena, struct step, lines)};
    char *rest = bytes;
    int number = 1;
    for (char *line = strsep(&rest, "\n"); line; line = strsep(&rest, "\n"), number++) {
        line = line_trim(line);
        if (!*line || *line == '#')
            continue;
        struct step *step = &journey->steps[journey->count++];
        step->line = number;
        if (!step_read(step, line, err))
            return err_prefix(err, arena_printf(arena, "%s:%d", name, number));
    }
    return true;
}
