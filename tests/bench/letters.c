/* letters RUNS MOST NAME FILE: from a key of the search screen to what it draws, for each letter of some texts.
 *
 * Shape:   the same stage and painter as the kiosk, painting into memory what a frame changed. A line tells of the
 *          keystrokes, each with the median of its runs; "enter" is the search and what the rows show, the rest layout
 *          and pixels.
 * Units:   milliseconds; MOST is what the median may be, 0: not promised.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/stage.h"
#include "figures.h"
#include "model/date.h"
#include "sdl/painter.h"
#include "store/search.h"

enum { W = 1080, H = 1920 };

/* The same are typed into the filter that stands beside it: tests/bench/filter.html. */
static const char *const texts[] = {"kinderopvang",    "huiswerk",     "speelhuis", "babymassage",
                                    "opvoeden school", "kinderopvagn", "zwxq"};

struct letters {
    struct stage stage;
    struct painter *painter;
    struct picture picture;
    struct figures whole, enter, draw, paint;
};

static void fail(const char *what)
{
    fprintf(stderr, "letters: %s\n", what);
    exit(1);
}

static double paint(struct letters *letters)
{
    struct rect damage[STAGE_DAMAGE_MAX];
    double start = figures_now();
    int count = stage_damage(&letters->stage, damage);
    for (int i = 0; i < count; i++)
        painter_paint(letters->painter, stage_frame(&letters->stage), letters->picture, damage[i]);
    return figures_now() - start;
}

/* Types a letter and takes it back, `runs` times, and types it for good. */
static void key(struct letters *letters, const char *letter, int runs)
{
    struct figures whole = {0}, enter = {0}, draw = {0}, painted = {0};
    struct stage *stage = &letters->stage;
    for (int i = 0; i <= runs; i++) {
        struct action type = action_text(ACTION_TYPE, letter), erase = action_of(ACTION_ERASE);
        double start = figures_now();
        stage_act(stage, &type);
        double entered = figures_now();
        stage_draw(stage);
        double drawn = figures_now(), took = paint(letters);
        if (i > 0) { /* the first of all lays out texts that nobody has seen yet */
            figures_add(&enter, entered - start);
            figures_add(&draw, drawn - entered);
            figures_add(&painted, took);
            figures_add(&whole, drawn - start + took);
        }
        if (i == runs)
            break;
        stage_act(stage, &erase);
        stage_draw(stage);
        paint(letters);
    }
    figures_add(&letters->whole, figures_median(&whole));
    figures_add(&letters->enter, figures_median(&enter));
    figures_add(&letters->draw, figures_median(&draw));
    figures_add(&letters->paint, figures_median(&painted));
}

static void type(struct letters *letters, const char *text, int runs)
{
    struct action go = action_go(route_to(SCREEN_SEARCH)), home = action_of(ACTION_HOME);
    stage_act(&letters->stage, &home);
    stage_act(&letters->stage, &go);
    stage_draw(&letters->stage);
    for (; *text; text++)
        key(letters, (char[]){*text, '\0'}, runs);
}

int main(int argc, char **argv)
{
    struct letters *letters = calloc(1, sizeof *letters);
    struct err err = {""};
    struct store *store;
    char heading[200];
    int64_t utc_ms;
    if (argc != 5 || !letters || !utc_parse("2026-11-25T14:05", &utc_ms))
        fail("usage: letters RUNS MOST NAME FILE");
    struct text *text = text_open(0, &err);
    letters->picture = (struct picture){calloc(W * H, sizeof(uint32_t)), W, H, W};
    if (!text || !letters->picture.pixels || !store_open(argv[4], NULL, &store, &err))
        fail(err.text);
    store_build_index(store);
    letters->painter = painter_new(text);
    stage_init(&letters->stage, &(struct stage_setup){.screens = screens,
                                                      .text = text,
                                                      .store = store,
                                                      .clock = clock_fixed(utc_ms),
                                                      .panel = {.w = W, .h = H, .diagonal_inch = 32},
                                                      .reading = {.scale = 100}});
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        type(letters, texts[i], atoi(argv[1]));
    snprintf(heading, sizeof heading, "a letter on the search screen, %s", argv[3]);
    figures_heading(heading);
    figures_print("key to pixels", &letters->whole, atof(argv[2]));
    figures_print("of which: the search and its rows", &letters->enter, 0);
    figures_print("of which: layout", &letters->draw, 0);
    figures_print("of which: pixels", &letters->paint, 0);
    stage_release(&letters->stage);
    painter_free(letters->painter);
    text_close(text);
    free(letters->picture.pixels);
    free(letters);
    return 0;
}
