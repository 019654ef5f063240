/* language RUNS FILE LANGUAGE...: what laying out a card and a topic takes in each language, beside the first named.
 *
 * Shape:   cold is a draw with an empty cache of texts and all faces open, cached the draw after it; the runs go
 *          round the languages, so that all meet the same machine. Then all screens are painted in all languages,
 *          and the bytes of the cache are held against its bound. Needs no display.
 * Units:   microseconds.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/stage.h"
#include "figures.h"
#include "sdl/painter.h"
#include "text/block.h"
#include "lang/lang.h"

enum { LANGUAGES_MAX = 32, W = 1080, H = 1920, INCH = 32, SMALL_CACHE = 2 << 20 };

enum drawn { DRAWN_CARD, DRAWN_TOPIC, DRAWN_COUNT };

struct times {
    struct figures cold, cached;
};

struct bench {
    struct text *text;
    struct stage stage;
    char **languages;
    int count;
    struct times times[LANGUAGES_MAX][DRAWN_COUNT];
};

static void bench_open(struct bench *bench, const char *file, size_t cache_bytes)
{
    struct err err;
    struct store *store;
    int64_t utc_ms;
    bench->text = text_open(cache_bytes, &err);
    if (!bench->text || !store_open(file, NULL, &store, &err) || !utc_parse("2026-11-25T14:05", &utc_ms)) {
        fprintf(stderr, "language: %s\n", err.text);
        exit(1);
    }
    stage_init(&bench->stage, &(struct stage_setup){.screens = screens,
                                                    .text = bench->text,
                                                    .store = store,
                                                    .clock = clock_fixed(utc_ms),
                                                    .panel = {.w = W, .h = H, .diagonal_inch = INCH},
                                                    .reading = {.scale = 100}});
}

static void bench_close(struct bench *bench)
{
    stage_release(&bench->stage);
    text_close(bench->text);
}

static struct route route_of(enum drawn drawn)
{
    struct route route = route_to(drawn == DRAWN_CARD ? SCREEN_CARD : SCREEN_TOPIC);
    snprintf(route.topic, sizeof route.topic, "kinderopvang");
    if (drawn == DRAWN_CARD)
        snprintf(route.card, sizeof route.card, "ello");
    return route;
}

static void show(struct bench *bench, struct route route)
{
    bench->stage.route = route;
    stage_enter(&bench->stage);
}

static void measure(struct bench *bench, int language, enum drawn drawn, bool keep)
{
    struct times *times = &bench->times[language][drawn];
    show(bench, route_of(drawn));
    lru_trim(&bench->text->cache, 0);
    stage_draw(&bench->stage);
    if (keep)
        figures_add(&times->cold, (double)bench->stage.draw_us);
    stage_draw(&bench->stage);
    if (keep)
        figures_add(&times->cached, (double)bench->stage.draw_us);
}

static void bench_measure(struct bench *bench, int runs)
{
    for (int run = -1; run < runs; run++) /* the first opens faces and dictionaries */
        for (int i = 0; i < bench->count; i++) {
            stage_language(&bench->stage, bench->languages[i]);
            for (enum drawn drawn = 0; drawn < DRAWN_COUNT; drawn++)
                measure(bench, i, drawn, run >= 0);
        }
}

static void bench_print(const struct bench *bench, int runs)
{
    static const char *const names[] = {"card", "topic"};
    printf("\nlayout of a screen, %dx%d, median of %d runs, in us (times that of %s)\n%-10s", W, H, runs,
           bench->languages[0], "");
    for (int i = 0; i < DRAWN_COUNT; i++)
        printf(" %11s cold %8s %8s cached %8s", names[i], "", names[i], "");
    printf("\n");
    for (int i = 0; i < bench->count; i++) {
        printf("%-10s", bench->languages[i]);
        for (enum drawn drawn = 0; drawn < DRAWN_COUNT; drawn++) {
            const struct times *times = &bench->times[i][drawn], *first = &bench->times[0][drawn];
            double cold = figures_median(&times->cold), cached = figures_median(&times->cached);
            printf(" %16.0f (%4.2f x) %15.0f (%4.2f x)", cold, cold / figures_median(&first->cold), cached,
                   cached / figures_median(&first->cached));
        }
        printf("\n");
    }
}

/* Paints every screen and every topic, and says how many bytes of texts and masks were held at most. */
static size_t visit(struct bench *bench, struct painter *painter, struct picture picture)
{
    size_t most = 0;
    int topics = stage_house(&bench->stage)->topic_count;
    for (int i = 0; i < SCREEN_COUNT + topics; i++) {
        struct route route = i < SCREEN_COUNT ? route_to((enum screen_id)i) : route_to(SCREEN_TOPIC);
        if (route.screen == SCREEN_CARD)
            route = route_of(DRAWN_CARD);
        else if (route.screen == SCREEN_TOPIC)
            snprintf(route.topic, sizeof route.topic, "%s",
                     stage_house(&bench->stage)->topics[i < SCREEN_COUNT ? 0 : i - SCREEN_COUNT].code);
        show(bench, route);
        const struct canvas *canvas = stage_draw(&bench->stage);
        painter_paint(painter, canvas, picture, (struct rect){0, 0, W, H});
        size_t held = text_cache_bytes(bench->text);
        most = held > most ? held : most;
    }
    return most;
}

static void cache_print(struct bench *bench)
{
    static uint32_t pixels[W * H];
    const double mib = 1 << 20;
    struct painter *painter = painter_new(bench->text);
    size_t most = 0, bound = bench->text->budget;
    for (int i = 0; i < bench->count; i++) {
        stage_language(&bench->stage, bench->languages[i]);
        size_t held = visit(bench, painter, (struct picture){pixels, W, H, W});
        most = held > most ? held : most;
    }
    text_trim(bench->text);
    size_t held = text_cache_bytes(bench->text);
    printf("cache of texts, all screens in %d languages: %.2f MiB, with a frame on top at most %.2f; bound "
           "%.2f MiB: %s\n",
           bench->count, (double)held / mib, (double)most / mib, (double)bound / mib,
           held <= bound ? "holds" : "TOO MUCH");
    painter_free(painter);
}

int main(int argc, char **argv)
{
    static struct bench bench;
    if (argc < 4 || argc - 3 > LANGUAGES_MAX)
        return 64;
    int runs = atoi(argv[1]);
    lang_init();
    bench.languages = argv + 3;
    bench.count = argc - 3;
    bench_open(&bench, argv[2], 0);
    bench_measure(&bench, runs);
    bench_print(&bench, runs);
    cache_print(&bench);
    bench_close(&bench);
    bench_open(&bench, argv[2], SMALL_CACHE);
    cache_print(&bench);
    bench_close(&bench);
    return 0;
}
