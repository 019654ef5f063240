#include "app/stage.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "app/visitor.h"
#include "base/log.h"
#include "lang/lang.h"
#include "ui/frame.h"

static int64_t now_us(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

static struct visit stage_visit(struct stage *stage)
{
    return (struct visit){.route = &stage->route,
                          .session = &stage->session,
                          .store = stage->store,
                          .house = stage_house(stage),
                          .theme = &stage->theme,
                          .text = stage->text,
                          .arena = &stage->arena,
                          .now = stage->now,
                          .fresh = stage->fresh,
                          .keyboards = stage->keyboards};
}

/* Tells staff what visitors see of an old offer or a wrong clock. */
static void freshness_log(struct freshness before, struct freshness fresh, struct wall now, int created)
{
    char today[11], made[11];
    day_format(now.day, today);
    day_format(created, made);
    if (fresh.doubted && !before.doubted)
        log_line("de klok staat op %s en het aanbod is van %s: dat kan niet; zet de klok juist", today, made);
    if (fresh.offer > before.offer)
        log_line("het aanbod is van %s; kijk na of er nog gepubliceerd en opgehaald wordt", made);
}

bool stage_clock(struct stage *stage)
{
    struct wall before = stage->now, now = wall_from_utc(clock_utc(&stage->clock));
    struct freshness old = stage->fresh;
    int created = stage_house(stage) ? stage_house(stage)->created : now.day;
    int stale_days = stage->store ? store_stale_days(stage->store) : 0;
    stage->fresh = freshness_of(now.day, created, stale_days, clock_synced(&stage->clock));
    freshness_log(old, stage->fresh, now, created);
    /* Nobody knows what day it is: what is to come after the publication was made is shown, and none of it as today's. */
    stage->now = stage->fresh.doubted ? (struct wall){created, 0} : now;
    if (stage->store)
        store_doubt_clock(stage->store, stage->fresh.doubted);
    return wall_compare(before, stage->now) != 0 || old.doubted != stage->fresh.doubted ||
           old.offer != stage->fresh.offer;
}

void stage_init(struct stage *stage, const struct stage_setup *setup)
{
    *stage = (struct stage){.screens = setup->screens,
                            .text = setup->text,
                            .store = setup->store,
                            .clock = setup->clock,
                            .panel = setup->panel,
                            .keyboards = keyboards_new()};
    arena_init(&stage->arena);
    canvas_init(&stage->canvases[0], stage->text);
    canvas_init(&stage->canvases[1], stage->text);
    visitor_wipe(&stage->session);
    stage->session.reading = setup->reading;
    stage->theme = theme_make(stage->panel, stage->session.reading);
    stage->route = route_to(SCREEN_ATTRACT);
    stage_clock(stage);
    stage->touched_ms = clock_steady(&stage->clock);
    stage_language(stage, setup->language ? setup->language : stage->session.language);
}

void stage_release(struct stage *stage)
{
    canvas_release(&stage->canvases[0]);
    canvas_release(&stage->canvases[1]);
    arena_release(&stage->arena);
    store_close(stage->store);
    keyboards_free(stage->keyboards);
    explicit_bzero(stage, sizeof *stage);
}

const struct house *stage_house(const struct stage *stage)
{
    return stage->store ? store_house(stage->store) : NULL;
}

const struct canvas *stage_frame(const struct stage *stage)
{
    return &stage->canvases[stage->shown];
}

void stage_enter(struct stage *stage)
{
    int64_t start_us = now_us();
    arena_reset(&stage->arena);
    struct visit visit = stage_visit(stage);
    stage->model = stage->screens[stage->route.screen]->enter(&visit);
    stage->stale = true;
    stage->enter_us = now_us() - start_us;
}

void stage_show_language(struct stage *stage, const char *language)
{
    /* The name may live in the frame or in the session itself. */
    char code[sizeof stage->session.language] = "";
    snprintf(code, sizeof code, "%s", language);
    memcpy(stage->session.language, code, sizeof code);
    lang_use(code);
    if (stage->store)
        store_use_language(stage->store, code);
    stage_enter(stage);
}

void stage_language(struct stage *stage, const char *language)
{
    struct session *session = &stage->session;
    char code[sizeof session->chosen] = "";
    snprintf(code, sizeof code, "%s", language);
    memcpy(session->chosen, code, sizeof code);
    session->reading.foreign = strcmp(code, "nl") != 0;
    stage->theme = theme_make(stage->panel, session->reading);
    stage_show_language(stage, code);
}

void stage_resize(struct stage *stage, struct panel panel)
{
    stage->panel = panel;
    stage->theme = theme_make(panel, stage->session.reading);
    stage->drag = 0;
    stage->settle.on = false;
    touch_spend(&stage->touch);
    stage_enter(stage);
}

struct patience stage_patience(const struct stage *stage)
{
    const struct screen *screen = stage->screens[stage->route.screen];
    enum dwell dwell = screen->dwell_of ? screen->dwell_of(stage->model) : screen->dwell;
    return idle_patience(dwell, stage_house(stage));
}

int64_t stage_quiet_ms(const struct stage *stage)
{
    return clock_steady(&stage->clock) - stage->touched_ms;
}

bool stage_warned(const struct stage *stage)
{
    return idle_state(stage_patience(stage), stage_quiet_ms(stage)) == IDLE_WARNED;
}

bool stage_types(const struct stage *stage)
{
    return stage->route.screen == SCREEN_SEARCH && !(stage->route.panel && stage->theme.form == FORM_COMPACT);
}

/* The edges of all controls, for whoever looks after the kiosk. */
static void stage_outline(struct canvas *canvas)
{
    const unsigned colour = canvas->theme->colour->ring_inner;
    for (int i = 0; i < canvas->node_count; i++) {
        struct rect r = canvas->nodes[i].rect;
        if (canvas->nodes[i].action.kind == ACTION_NONE)
            continue;
        r.x = canvas->rtl ? canvas->theme->panel.w - r.x - r.w : r.x; /* nodes stand mirrored already */
        const struct rect bars[] = {{r.x, r.y, r.w, 2},
                                    {r.x, r.y + r.h - 2, r.w, 2},
                                    {r.x, r.y, 2, r.h},
                                    {r.x + r.w - 2, r.y, 2, r.h}};
        for (size_t b = 0; b < sizeof bars / sizeof *bars; b++)
            canvas_fill(canvas, bars[b], colour);
    }
}

static void stage_paint(struct stage *stage, struct canvas *canvas)
{
    const struct screen *screen = stage->screens[stage->route.screen];
    struct visit visit = stage_visit(stage);
    canvas->pressed = touch_pressed(&stage->touch);
    canvas->focused = stage->focus[0] ? stage->focus : NULL;
    canvas->drag = stage->drag;
    canvas_begin(canvas, &stage->theme, screen_name(stage->route.screen), stage->session.language);
    screen->draw(&visit, stage->model, canvas);
    if (!screen->bare && !(screen->fills && screen->fills(&visit))) {
        struct frame frame = frame_make(&stage->theme, FRAME_HEADER);
        frame_origin(canvas, &frame, &stage->session,
                     screen->untranslated && screen->untranslated(stage->model));
        frame_nav(canvas, &frame, stage->route.screen, stage->session.list_count);
    }
    if (stage_warned(stage)) {
        idle_draw(&visit, canvas, idle_left(stage_patience(stage), stage_quiet_ms(stage)));
        canvas->screen = "idle";
    }
    canvas_ring(canvas);
    if (stage->outlines)
        stage_outline(canvas);
}

const struct canvas *stage_draw(struct stage *stage)
{
    int64_t start_us = now_us();
    text_trim(stage->text);
    stage->shown = !stage->shown;
    stage_paint(stage, &stage->canvases[stage->shown]);
    stage->stale = false;
    stage->draw_us = now_us() - start_us;
    return stage_frame(stage);
}

int stage_damage(const struct stage *stage, struct rect *rects)
{
    return canvas_damage(&stage->canvases[!stage->shown], stage_frame(stage), rects, STAGE_DAMAGE_MAX);
}

bool stage_steady(struct stage *stage)
{
    struct canvas *spare = &stage->canvases[!stage->shown];
    stage_paint(stage, spare);
    return canvas_hash(spare) == canvas_hash(stage_frame(stage));
}
