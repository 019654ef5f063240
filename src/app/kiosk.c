#include "app/kiosk.h"

#include <stdio.h>
#include <string.h>
#include <sysexits.h>
#include <time.h>

#include "app/loading.h"
#include "app/stage.h"
#include "base/log.h"
#include "sdl/window.h"
#include "store/watch.h"
#include "lang/lang.h"

enum { WINDOW_W = 1600, WINDOW_H = 900, SWAP_MS = 5 * 60000, PROOF_MS = 60000, TOUR_MS = 50 };

struct kiosk {
    const struct options *options;
    struct window *window;
    struct painter *painter;
    struct text *text;
    struct watch *watch;
    struct store *waiting; /* a new publication, until nobody is in the middle of something */
    int64_t waiting_ms;    /* since when, on the machine's steady clock */
    long long announce;    /* generation that the next frame shows for the first time; 0: none */
    int tour;              /* screens drawn to prove the publication that is shown */
    int64_t begun_ms; /* when the publication that is shown came on the screen; 0: it has proved itself */
    struct stage stage;
    bool indexed; /* an index for searching was asked for, or came along */
    bool staged;  /* there is a publication; else the calm page is shown */
    struct canvas calm;
    struct theme calm_theme;
    struct clock machine;
    int64_t steady_ms;  /* of the machine, when a clock of our own was last moved on */
    struct wall looked; /* minute of the last look at the file */
    struct err said;    /* why there was no publication at the start */
    bool whole;         /* all pixels must be painted again */
    int64_t paint_us, frame_us;
};

static int64_t now_us(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

static struct panel kiosk_panel(struct kiosk *kiosk)
{
    struct picture picture = window_picture(kiosk->window);
    return options_panel(kiosk->options, picture.w, picture.h);
}

static void kiosk_wake(void *context)
{
    window_wake(context);
}

/* Begins to show a publication. */
static void kiosk_begin(struct kiosk *kiosk, struct store *store)
{
    const struct options *options = kiosk->options;
    struct clock clock = clock_real();
    int64_t utc_ms;
    if (options->now && utc_parse(options->now, &utc_ms))
        clock = clock_fixed(utc_ms);
    stage_init(&kiosk->stage, &(struct stage_setup){.screens = screens,
                                                    .text = kiosk->text,
                                                    .store = store,
                                                    .clock = clock,
                                                    .panel = kiosk_panel(kiosk),
                                                    .reading = options->reading,
                                                    .language = options->language});
    kiosk->stage.outlines = options->fps;
    kiosk->staged = true;
    kiosk->whole = true;
}

/* What is shown while there is no publication. */
static const struct canvas *kiosk_calm(struct kiosk *kiosk)
{
    const struct options *options = kiosk->options;
    char house[128];
    snprintf(house, sizeof house, "%s%s%s", _("Huis van het Kind"), options->municipality ? " " : "",
             options->municipality ? options->municipality : "");
    kiosk->calm_theme = theme_make(kiosk_panel(kiosk), options->reading);
    canvas_begin(&kiosk->calm, &kiosk->calm_theme, "calm", "nl");
    calm_draw(
        &(struct calm){
            .house = house, .desk = options->desk, .phone = options->phone, .helplines = options->helplines},
        &kiosk->calm);
    return &kiosk->calm;
}

/* What the last frames took, in a corner that holds no control. */
static void kiosk_figures(struct kiosk *kiosk, const struct canvas *canvas)
{
    struct canvas *figures = &kiosk->calm; /* free while a publication is shown */
    char line[160];
    snprintf(line, sizeof line, "frame %.1f ms  enter %.1f  draw %.1f  paint %.1f",
             (double)kiosk->frame_us / 1000, (double)kiosk->stage.enter_us / 1000,
             (double)kiosk->stage.draw_us / 1000, (double)kiosk->paint_us / 1000);
    struct rect box = {0, 0, mm(canvas->theme, 160), type_line_px(canvas->theme, TYPE_META)};
    canvas_begin(figures, canvas->theme, "figures", "nl");
    canvas_text(figures, box, line,
                (struct text_look){.type = TYPE_META, .colour = canvas->theme->colour->ink});
    painter_paint(kiosk->painter, figures, window_picture(kiosk->window), box);
    window_present(kiosk->window, &box, 1);
}

/* Brings the window up to date; nothing is painted when nothing changed. */
static void kiosk_show(struct kiosk *kiosk)
{
    if (!kiosk->whole && !(kiosk->staged && kiosk->stage.stale))
        return;
    int64_t start_us = now_us();
    const struct canvas *canvas = !kiosk->staged       ? kiosk_calm(kiosk)
                                  : kiosk->stage.stale ? stage_draw(&kiosk->stage)
                                                       : stage_frame(&kiosk->stage);
    struct picture picture = window_picture(kiosk->window);
    struct rect rects[STAGE_DAMAGE_MAX] = {{0, 0, picture.w, picture.h}};
    int count = kiosk->whole ? 1 : stage_damage(&kiosk->stage, rects);
    int64_t paint_us = now_us();
    for (int i = 0; i < count; i++)
        painter_paint(kiosk->painter, canvas, picture, rects[i]);
    if (count > 0)
        window_present(kiosk->window, rects, count);
    if (kiosk->announce)
        log_line("uitgave %lld staat op het scherm", kiosk->announce);
    kiosk->announce = 0;
    kiosk->whole = false;
    kiosk->paint_us = now_us() - paint_us;
    kiosk->frame_us = now_us() - start_us;
    if (kiosk->options->fps && kiosk->staged && count > 0)
        kiosk_figures(kiosk, canvas);
}

static void kiosk_take(struct kiosk *kiosk)
{
    struct err err = {""};
    struct store *store = watch_take(kiosk->watch, &err);
    /* At the start the watch meets the same bad file again. */
    if (err.text[0] && strcmp(err.text, kiosk->said.text) != 0)
        log_line("%s", err.text);
    kiosk->said.text[0] = '\0';
    if (!store)
        return;
    if (!kiosk->waiting)
        kiosk->waiting_ms = clock_steady(&kiosk->machine);
    store_close(kiosk->waiting);
    kiosk->waiting = store;
}

/* The index that was built beside the publication that is shown; who searches already sees more at once. */
static void kiosk_take_index(struct kiosk *kiosk)
{
    struct search_index *index = watch_take_index(kiosk->watch);
    if (!index)
        return;
    store_take_index(kiosk->stage.store, index);
    if (kiosk->stage.route.screen == SCREEN_SEARCH)
        stage_enter(&kiosk->stage);
}

/* The index waits for the first frame. */
static void kiosk_index(struct kiosk *kiosk)
{
    if (kiosk->indexed || !kiosk->watch || !kiosk->staged)
        return;
    kiosk->indexed = true;
    if (!store_has_index(kiosk->stage.store))
        watch_index(kiosk->watch, kiosk->stage.store);
}

/* Puts a new publication on the screen between two frames: at once when nobody stands there, else when the visit is
 * over, and after SWAP_MS in any case. Returns how long it still waits. */
static int64_t kiosk_swap(struct kiosk *kiosk)
{
    int64_t now_ms = clock_steady(&kiosk->machine), left_ms = kiosk->waiting_ms + SWAP_MS - now_ms;
    if (!kiosk->waiting)
        return SWAP_MS;
    if (kiosk->staged && kiosk->stage.route.screen != SCREEN_ATTRACT && left_ms > 0)
        return left_ms;
    watch_drop_index(kiosk->watch);
    if (kiosk->staged)
        stage_swap(&kiosk->stage, kiosk->waiting);
    else
        kiosk_begin(kiosk, kiosk->waiting);
    kiosk->announce = store_serial(kiosk->waiting);
    kiosk->waiting = NULL;
    kiosk->begun_ms = now_ms;
    kiosk->tour = 0;
    return SWAP_MS;
}

/* A publication that was shown for PROOF_MS and whose screens can all be drawn is good: the kiosk may start with it again.
 * Returns how long until that can be said. */
static int64_t kiosk_prove(struct kiosk *kiosk)
{
    int64_t left_ms = kiosk->begun_ms + PROOF_MS - clock_steady(&kiosk->machine);
    if (!kiosk->watch || !kiosk->staged || !kiosk->begun_ms)
        return PROOF_MS;
    if (left_ms > 0)
        return left_ms;
    if (kiosk->stage.route.screen != SCREEN_ATTRACT)
        return PROOF_MS;
    if (stage_tour(&kiosk->stage, kiosk->tour++))
        return TOUR_MS;
    watch_good(kiosk->watch, store_serial(kiosk->stage.store));
    kiosk->begun_ms = 0;
    return PROOF_MS;
}

static void kiosk_resize(struct kiosk *kiosk)
{
    struct panel panel = kiosk_panel(kiosk);
    if (kiosk->staged)
        stage_resize(&kiosk->stage, panel);
    kiosk->whole = true;
}

/* Handles an input; false when the program ends. */
static bool kiosk_input(struct kiosk *kiosk, struct input *input)
{
    switch (input->kind) {
    case INPUT_QUIT:
        return false;
    case INPUT_EXPOSE:
        kiosk->whole = true;
        break;
    case INPUT_RESIZE:
        kiosk_resize(kiosk);
        break;
    case INPUT_WAKE:
        if (kiosk->watch)
            kiosk_take(kiosk);
        if (kiosk->watch)
            kiosk_take_index(kiosk);
        break;
    case INPUT_NONE:
        break;
    default:
        if (!kiosk->staged)
            break;
        if (kiosk->stage.clock.fixed)
            input->at_ms = clock_steady(&kiosk->stage.clock);
        stage_input(&kiosk->stage, input);
    }
    return true;
}

/* With --now the kiosk has a clock of its own, which runs as fast as the machine's. */
static void kiosk_run_clock(struct kiosk *kiosk)
{
    int64_t steady_ms = clock_steady(&kiosk->machine);
    if (kiosk->staged && kiosk->stage.clock.fixed)
        clock_advance(&kiosk->stage.clock, steady_ms - kiosk->steady_ms);
    kiosk->steady_ms = steady_ms;
}

/* inotify does not see every file system: once a minute the file is looked at. Returns the wait until then. */
static int64_t kiosk_look(struct kiosk *kiosk)
{
    enum { MINUTE_MS = 60000 };
    int64_t utc_ms = clock_utc(&kiosk->machine);
    struct wall now = wall_from_utc(utc_ms);
    if (kiosk->watch && wall_compare(now, kiosk->looked) != 0)
        watch_look(kiosk->watch);
    kiosk->looked = now;
    return MINUTE_MS - utc_ms % MINUTE_MS;
}

static int kiosk_wait_ms(struct kiosk *kiosk)
{
    kiosk_run_clock(kiosk);
    int64_t wait_ms = kiosk_look(kiosk), swap_ms = kiosk_swap(kiosk), prove_ms = kiosk_prove(kiosk);
    int64_t stage_ms = kiosk->staged ? stage_tick(&kiosk->stage) : wait_ms;
    wait_ms = swap_ms < wait_ms ? swap_ms : wait_ms;
    wait_ms = prove_ms < wait_ms ? prove_ms : wait_ms;
    return (int)(stage_ms < wait_ms ? stage_ms : wait_ms);
}

static void kiosk_loop(struct kiosk *kiosk)
{
    for (;;) {
        int wait_ms = kiosk_wait_ms(kiosk);
        kiosk_show(kiosk);
        kiosk_index(kiosk);
        window_type(kiosk->window, kiosk->staged && stage_types(&kiosk->stage));
        struct input input = window_wait(kiosk->window, wait_ms);
        kiosk_run_clock(kiosk);
        if (!kiosk_input(kiosk, &input))
            return;
        /* A finger moves more often than a frame is drawn: only its last place counts. */
        while (input.kind == INPUT_MOVE) {
            input = window_wait(kiosk->window, 0);
            if (!kiosk_input(kiosk, &input))
                return;
        }
    }
}

static void kiosk_watch(struct kiosk *kiosk, struct loading *loading)
{
    struct err err = {""};
    struct feed *feed = loading_feed(loading, &err);
    if ((!feed || !watch_open(feed, kiosk_wake, kiosk->window, &kiosk->watch, &err)) && err.text[0])
        log_line("%s", err.text);
}

static int kiosk_open(struct kiosk *kiosk, struct loading *loading, struct err *err)
{
    const struct options *options = kiosk->options;
    int w = options->w ? options->w : WINDOW_W, h = options->w ? options->h : WINDOW_H;
    kiosk->text = text_open(0, err);
    bool shown =
        kiosk->text && window_open(options->window ? w : 0, options->window ? h : 0, &kiosk->window, err);
    if (!shown) {
        loading_drop(loading);
        return kiosk->text ? EX_UNAVAILABLE : EX_OSFILE;
    }
    canvas_init(&kiosk->calm, kiosk->text);
    if (!loading_done(loading))
        kiosk_calm(kiosk); /* laid out, not shown: by the first frame its faces have been read */
    struct store *store = loading_join(loading);
    kiosk->said = loading->err;
    if (kiosk->said.text[0])
        log_line("%s", kiosk->said.text);
    kiosk->painter = painter_new(kiosk->text);
    kiosk->whole = true;
    if (store)
        kiosk_begin(kiosk, store);
    kiosk->begun_ms = clock_steady(&kiosk->machine);
    kiosk_watch(kiosk, loading);
    return 0;
}

static void kiosk_close(struct kiosk *kiosk)
{
    watch_close(kiosk->watch);
    store_close(kiosk->waiting);
    if (kiosk->staged)
        stage_release(&kiosk->stage);
    if (kiosk->window)
        canvas_release(&kiosk->calm);
    painter_free(kiosk->painter);
    window_close(kiosk->window);
    text_close(kiosk->text);
}

int kiosk_run(const struct options *options, struct err *err)
{
    struct loading loading = {.options = options};
    loading_start(&loading);
    if (!window_possible()) {
        loading_drop(&loading);
        err_set(err, "er is geen scherm om op te tonen; start in een grafische sessie, of gebruik --journey");
        return EX_UNAVAILABLE;
    }
    struct kiosk kiosk = {.options = options, .machine = clock_real()};
    kiosk.steady_ms = clock_steady(&kiosk.machine);
    kiosk.looked = wall_from_utc(clock_utc(&kiosk.machine));
    int code = kiosk_open(&kiosk, &loading, err);
    if (code == 0)
        kiosk_loop(&kiosk);
    kiosk_close(&kiosk);
    return code;
}
