#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sysexits.h>

#include "app/kiosk.h"
#include "app/player.h"
#include "base/path.h"
#include "store/search.h"

enum { JOURNEY_BYTES = 1024 * 1024, TALL_W = 1080, TALL_H = 1920 };

/* The exit code of a publication that does not open: there is no such file, or its content is wrong. */
static int publication_exit(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0 && S_ISREG(info.st_mode) ? EX_DATAERR : EX_NOINPUT;
}

static struct clock play_clock(const struct options *options)
{
    int64_t utc_ms;
    struct clock machine = clock_real();
    if (!options->now || !utc_parse(options->now, &utc_ms))
        utc_ms = clock_utc(&machine);
    return clock_fixed(utc_ms);
}

/* Plays on a stage that stands; returns 0 or 1. */
static int play_journey(const struct options *options, struct stage *stage, const struct journey *journey)
{
    struct inspector inspector;
    struct player player;
    inspector_init(&inspector);
    player_init(&player, stage,
                &(struct player_setup){.out = options->out,
                                       .house = options->house,
                                       .data = options->data,
                                       .inspector = options->audit ? &inspector : NULL});
    bool ok = player_play(&player, journey);
    if (!ok)
        fprintf(stderr, "%s\n", player.failure);
    if (inspector.count > 0) {
        fprintf(stderr, "%s: %d breaches of the rules at %dx%d\n", journey->name, inspector.count,
                stage->panel.w, stage->panel.h);
        inspector_print(&inspector, stderr);
    }
    int code = ok && inspector.count == 0 ? 0 : 1;
    player_release(&player);
    inspector_release(&inspector);
    return code;
}

static int play_publication(const struct options *options, const struct journey *journey, struct err *err)
{
    struct store *store = NULL;
    if (!store_open(options->data, options->house, &store, err))
        return publication_exit(options->data);
    store_build_index(store);
    struct text *text = text_open(0, err);
    if (!text) {
        store_close(store);
        return EX_OSFILE;
    }
    struct stage stage;
    int w = options->w ? options->w : TALL_W, h = options->w ? options->h : TALL_H;
    stage_init(&stage, &(struct stage_setup){.screens = screens,
                                             .text = text,
                                             .store = store,
                                             .clock = play_clock(options),
                                             .panel = options_panel(options, w, h),
                                             .reading = options->reading,
                                             .language = options->language});
    int code = play_journey(options, &stage, journey);
    stage_release(&stage);
    text_close(text);
    return code;
}

int kiosk_play(const struct options *options, struct err *err)
{
    char *bytes = NULL;
    size_t length;
    struct arena arena;
    struct journey journey;
    int code = EX_NOINPUT;
    arena_init(&arena);
    if (!path_read(options->journey, JOURNEY_BYTES, &bytes, &length, err))
        goto out;
    code = EX_DATAERR;
    if (!journey_parse(&journey, &arena, options->journey, bytes, err))
        goto out;
    code = EX_CANTCREAT;
    if (options->out && !path_make_dirs(options->out, err))
        goto out;
    code = play_publication(options, &journey, err);
out:
    free(bytes);
    arena_release(&arena);
    return code;
}
