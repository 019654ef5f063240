/* bench SCREENS-RUNS LOAD-RUNS MOST NAME FILE: what the kiosk's own work takes on one publication, on the
 * display of $DISPLAY.
 *
 * Shape:   the same stage, painter and window as the kiosk, driven by injected fingers and clock. What
 *          perf.md compares with the limit of the machine is measured in turn with it.
 * Source:  perf.md.
 */
#include <sqlite3.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/stage.h"
#include "base/path.h"
#include "figures.h"
#include "sdl/window.h"
#include "store/hash.h"
#include "lang/lang.h"

enum { FILE_CAP = 1 << 30, SETTLE_WAITS = 20, LOOK_MS = 1000, PRESS_MS = 80, INCH = 32 };

/* Screens that a visit meets, in the order of the table. */
enum visit_screen {
    VISIT_HOME,
    VISIT_TOPIC,
    VISIT_CARD,
    VISIT_BACK,
    VISIT_AGENDA,
    VISIT_HOUSE,
    VISIT_HELP,
    VISIT_COUNT
};

static const char *const visit_names[VISIT_COUNT] = {"Start",  "Thema",         "Kaart",     "Terug (Thema)",
                                                     "Agenda", "Wie zijn wij?", "Vraag hulp"};

struct bench {
    struct window *window;
    struct text *text;
    struct painter *painter;
    struct stage stage;
    struct figures clear, full, press, change[VISIT_COUNT], work[VISIT_COUNT];
};

static void fail(const char *what)
{
    fprintf(stderr, "bench: %s\n", what);
    exit(1);
}

/* Draws, paints and presents what is stale, or the whole frame. */
static void show(struct bench *bench, bool whole)
{
    const struct canvas *canvas = stage_draw(&bench->stage);
    struct picture picture = window_picture(bench->window);
    struct rect rects[STAGE_DAMAGE_MAX] = {{0, 0, picture.w, picture.h}};
    int count = whole ? 1 : stage_damage(&bench->stage, rects);
    for (int i = 0; i < count; i++)
        painter_paint(bench->painter, canvas, picture, rects[i]);
    if (count > 0)
        window_present(bench->window, rects, count);
}

/* What the machine itself needs for a frame: every pixel set once, and shown. */
static double clear(struct bench *bench, int byte)
{
    double start = figures_now();
    struct picture picture = window_picture(bench->window);
    struct rect whole = {0, 0, picture.w, picture.h};
    for (int y = 0; y < picture.h; y++)
        memset(picture.pixels + (size_t)y * (size_t)picture.pitch, byte,
               (size_t)picture.w * sizeof *picture.pixels);
    window_present(bench->window, &whole, 1);
    return figures_now() - start;
}

static void finger(struct bench *bench, enum input_kind kind, struct rect at)
{
    struct input input = {.kind = kind,
                          .finger = 1,
                          .x = at.x + at.w / 2,
                          .y = at.y + at.h / 2,
                          .at_ms = clock_steady(&bench->stage.clock)};
    stage_input(&bench->stage, &input);
}

/* Lets the injected clock run, so that no guard against double touches is in the way. */
static void look(struct bench *bench, int64_t ms)
{
    clock_advance(&bench->stage.clock, ms);
    stage_tick(&bench->stage);
    if (bench->stage.stale)
        show(bench, false);
}

/* The `n`th control whose id begins so (counted round), or NULL. */
static const struct node *control(struct bench *bench, const char *id, int n)
{
    const struct canvas *canvas = stage_frame(&bench->stage);
    int count = 0;
    for (int round = 0; round < 2; round++) {
        n = round && count ? n % count : n;
        for (int i = 0, at = 0; i < canvas->node_count; i++) {
            const struct node *node = &canvas->nodes[i];
            if (!node->id || strncmp(node->id, id, strlen(id)) != 0 || node->state & STATE_DISABLED)
                continue;
            if (round && at++ == n)
                return node;
            count += !round;
        }
    }
    return NULL;
}

/* Taps a control; the time runs from the finger's release until the new screen is shown. */
static void tap(struct bench *bench, enum visit_screen to, const char *id, int n)
{
    const struct node *node = control(bench, id, n);
    if (!node)
        return;
    struct rect at = node->rect;
    double start = figures_now();
    finger(bench, INPUT_DOWN, at);
    show(bench, false);
    figures_add(&bench->press, figures_now() - start);
    look(bench, PRESS_MS);
    start = figures_now();
    finger(bench, INPUT_UP, at);
    show(bench, false);
    figures_add(&bench->change[to], figures_now() - start);
    figures_add(&bench->work[to], (double)(bench->stage.enter_us + bench->stage.draw_us) / 1000);
    look(bench, LOOK_MS);
}

/* To a screen that may have no control of its own where we are. */
static void go(struct bench *bench, enum visit_screen to, enum screen_id screen)
{
    struct action action = action_go(route_to(screen));
    double start = figures_now();
    stage_act(&bench->stage, &action);
    show(bench, false);
    figures_add(&bench->change[to], figures_now() - start);
    figures_add(&bench->work[to], (double)(bench->stage.enter_us + bench->stage.draw_us) / 1000);
    look(bench, LOOK_MS);
}

/* One visit, to another topic and another card each time. */
static void visit(struct bench *bench, int run)
{
    go(bench, VISIT_HOME, SCREEN_HOME);
    double start = figures_now();
    show(bench, true);
    figures_add(&bench->full, figures_now() - start);
    figures_add(&bench->clear, clear(bench, run & 0xFF));
    show(bench, true);
    tap(bench, VISIT_TOPIC, "topic.", run);
    tap(bench, VISIT_CARD, "card.", run);
    tap(bench, VISIT_BACK, "nav.back", 0);
    go(bench, VISIT_AGENDA, SCREEN_AGENDA);
    go(bench, VISIT_HOUSE, SCREEN_HOUSE);
    go(bench, VISIT_HELP, SCREEN_HELP);
    stage_act(&bench->stage, &(struct action){.kind = ACTION_RESET});
    look(bench, LOOK_MS);
}

static void frames_measure(struct bench *bench, const char *file, int runs)
{
    struct err err;
    struct store *store;
    int64_t utc_ms;
    lang_init();
    bench->text = text_open(0, &err);
    if (!bench->text || !store_open(file, NULL, &store, &err) || !window_open(0, 0, &bench->window, &err))
        fail(err.text);
    bench->painter = painter_new(bench->text);
    if (!utc_parse("2026-11-25T14:05", &utc_ms))
        fail("the moment");
    struct picture picture = window_picture(bench->window);
    struct panel panel = {.w = picture.w, .h = picture.h, .diagonal_inch = INCH};
    stage_init(&bench->stage, &(struct stage_setup){.screens = screens,
                                                    .text = bench->text,
                                                    .store = store,
                                                    .clock = clock_fixed(utc_ms),
                                                    .panel = panel,
                                                    .reading = {.scale = 100}});
    for (int i = 0; i < SETTLE_WAITS; i++)
        window_wait(bench->window, 10);
    show(bench, true);
    for (int run = 0; run < runs; run++)
        visit(bench, run);
}

static void frames_print(struct bench *bench, const char *name, double most_ms)
{
    char title[80];
    struct picture picture = window_picture(bench->window);
    snprintf(title, sizeof title, "%s, %dx%d", name, picture.w, picture.h);
    figures_heading(title);
    figures_print("every pixel set once and shown (the limit)", &bench->clear, 0);
    figures_print_beside("full redraw of Start: draw, paint, show", &bench->full, &bench->clear, "the limit",
                         3);
    figures_print("finger down to pressed look shown", &bench->press, 1.5);
    for (int i = 0; i < VISIT_COUNT; i++) {
        char what[80];
        snprintf(what, sizeof what, "to %s: release to shown", visit_names[i]);
        figures_print(what, &bench->change[i], 0);
    }
    for (int i = 0; i < VISIT_COUNT; i++) {
        char what[80];
        snprintf(what, sizeof what, "to %s: enter and draw", visit_names[i]);
        figures_print(what, &bench->work[i], most_ms);
    }
}

static void frames_release(struct bench *bench)
{
    stage_release(&bench->stage);
    painter_free(bench->painter);
    window_close(bench->window);
    text_close(bench->text);
}

/* Reads a file, hashes it and lets SQLite check its pages, and no more: what loading cannot do without. */
static double load_least(const char *file)
{
    struct err err;
    char *bytes;
    size_t length;
    struct hash hash;
    sqlite3 *db;
    double start = figures_now();
    if (!path_read(file, FILE_CAP, &bytes, &length, &err))
        fail(err.text);
    hash_init(&hash);
    hash_add(&hash, bytes, length);
    sqlite3_int64 size = (sqlite3_int64)length;
    if (!hash_value(&hash) || sqlite3_open(":memory:", &db) != SQLITE_OK ||
        sqlite3_deserialize(db, "main", (unsigned char *)bytes, size, size, SQLITE_DESERIALIZE_READONLY) !=
            SQLITE_OK ||
        sqlite3_exec(db, "PRAGMA ignore_check_constraints=ON", NULL, NULL, NULL) != SQLITE_OK ||
        sqlite3_exec(db, "PRAGMA quick_check", NULL, NULL, NULL) != SQLITE_OK)
        fail("quick_check");
    sqlite3_close(db);
    free(bytes);
    return figures_now() - start;
}

static void load_measure(const char *file, int runs)
{
    static struct figures least, load;
    for (int run = 0; run < runs; run++) {
        struct err err;
        struct store *store;
        figures_add(&least, load_least(file));
        double start = figures_now();
        if (!store_open(file, NULL, &store, &err))
            fail(err.text);
        figures_add(&load, figures_now() - start);
        store_close(store);
    }
    figures_print("read, hash and quick_check (the least)", &least, 0);
    figures_print_beside("loading the publication", &load, &least, "the least", 1.5);
}

int main(int argc, char **argv)
{
    static struct bench bench;
    if (argc != 6)
        return 64;
    frames_measure(&bench, argv[5], atoi(argv[1]));
    frames_print(&bench, argv[4], atof(argv[3]));
    frames_release(&bench);
    load_measure(argv[5], atoi(argv[2]));
    return 0;
}
