#include "app/player.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/label.h"
#include "app/shot.h"
#include "base/log.h"
#include "base/path.h"
#include "store/search.h"
#include "base/utf8.h"
#include "lang/letters.h"

enum {
    TAP_MS = 60,
    AFTER_TAP_MS = 600,
    DRAG_STEPS = 8,
    DRAG_STEP_MS = 16,
    DRAG_REST_MS = 200,
    PAGES_MAX = 1000
};

static struct picture picture_new(int w, int h)
{
    uint32_t *pixels = calloc((size_t)w * (size_t)h, sizeof *pixels);
    if (!pixels)
        abort();
    return (struct picture){.pixels = pixels, .w = w, .h = h, .pitch = w};
}

void player_init(struct player *player, struct stage *stage, const struct player_setup *setup)
{
    const struct panel *panel = &stage->panel;
    *player = (struct player){.stage = stage,
                              .out = setup->out,
                              .house = setup->house,
                              .data = setup->data,
                              .inspector = setup->inspector};
    player->painter = painter_new(stage->text);
    player->picture = picture_new(panel->w, panel->h);
    if (player->inspector)
        player->whole = picture_new(panel->w, panel->h);
    arena_init(&player->arena);
}

void player_release(struct player *player)
{
    painter_free(player->painter);
    free(player->picture.pixels);
    free(player->whole.pixels);
    arena_release(&player->arena);
    *player = (struct player){0};
}

/* What was painted piece by piece must be what the frame is. */
static void player_compare(struct player *player)
{
    struct stage *stage = player->stage;
    struct picture *whole = &player->whole;
    painter_paint(player->painter, stage_frame(stage), *whole, (struct rect){0, 0, whole->w, whole->h});
    if (memcmp(whole->pixels, player->picture.pixels,
               sizeof *whole->pixels * (size_t)whole->w * (size_t)whole->h) != 0)
        inspector_note(player->inspector, stage, "painting only what changed gives other pixels");
}

/* Brings the glass up to date. */
static void player_show(struct player *player)
{
    struct stage *stage = player->stage;
    if (!stage->stale && player->painted)
        return;
    const struct canvas *canvas = stage_draw(stage);
    struct rect rects[STAGE_DAMAGE_MAX] = {{0, 0, player->picture.w, player->picture.h}};
    int count = player->painted ? stage_damage(stage, rects) : 1;
    for (int i = 0; i < count; i++)
        painter_paint(player->painter, canvas, player->picture, rects[i]);
    player->painted = true;
    if (player->inspector) {
        if (count > 0)
            player_compare(player);
        inspector_look(player->inspector, stage);
    }
}

/* Lets time pass, frame by frame; with `stand` the wall clock stays where it is. */
static void player_wait(struct player *player, int64_t ms, bool stand)
{
    struct clock *clock = &player->stage->clock;
    int64_t utc_ms = clock_utc(clock);
    while (ms > 0) {
        int64_t next = stage_tick(player->stage), pass = next < ms ? next : ms;
        player_show(player);
        clock_advance(clock, pass);
        if (stand)
            clock_set(clock, utc_ms);
        ms -= pass;
    }
    stage_tick(player->stage);
    player_show(player);
}

static void player_finger(struct player *player, enum input_kind kind, int x, int y)
{
    struct input input = {
        .kind = kind, .finger = 1, .x = x, .y = y, .at_ms = clock_steady(&player->stage->clock)};
    stage_input(player->stage, &input);
    player_show(player);
}

static void player_touch(struct player *player, const struct node *node)
{
    int x = node->rect.x + node->rect.w / 2, y = node->rect.y + node->rect.h / 2;
    player_finger(player, INPUT_DOWN, x, y);
    player_wait(player, TAP_MS, true);
    player_finger(player, INPUT_UP, x, y);
    player_wait(player, AFTER_TAP_MS, true);
}

/* Says what was expected; what is on the screen is added where the line is known. */
static bool player_fail(struct player *player, const char *expected)
{
    player->failure = arena_printf(&player->arena, "expected %s", expected);
    return false;
}

static bool player_tap(struct player *player, const struct step *step)
{
    const struct node *several = NULL,
                      *node = label_control(stage_frame(player->stage), step->text, &several);
    if (several)
        return player_fail(
            player, arena_printf(&player->arena, "one control \"%s\", not both \"%s\" (%s) and \"%s\" (%s)",
                                 step->text, node->label, node->id, several->label, several->id));
    if (!node && step->verb == VERB_TRY)
        return true;
    if (!node)
        return player_fail(player, arena_printf(&player->arena, "a control \"%s\"", step->text));
    player_touch(player, node);
    return true;
}

/* Turns pages one way until the label is there. */
static bool player_leaf(struct player *player, const char *text, const char *button)
{
    for (int i = 0; i < PAGES_MAX; i++) {
        if (label_there(stage_frame(player->stage), text))
            return true;
        const struct node *node = canvas_node(stage_frame(player->stage), button);
        if (!node || (node->state & STATE_DISABLED))
            return false;
        player_touch(player, node);
    }
    return false;
}

static bool player_find(struct player *player, const struct step *step)
{
    if (player_leaf(player, step->text, "page.next") || player_leaf(player, step->text, "page.previous"))
        return true;
    return player_fail(player, arena_printf(&player->arena, "\"%s\" on one of the pages", step->text));
}

static bool player_look(struct player *player, const struct step *step, bool wanted)
{
    if (label_seen(stage_frame(player->stage), step->text) == wanted)
        return true;
    return player_fail(
        player, arena_printf(&player->arena, wanted ? "to see \"%s\"" : "not to see \"%s\"", step->text));
}

static bool player_screen(struct player *player, const struct step *step)
{
    if (strcmp(stage_frame(player->stage)->screen, step->text) == 0)
        return true;
    return player_fail(player, arena_printf(&player->arena, "the screen \"%s\"", step->text));
}

static bool player_key(struct player *player, const struct step *step)
{
    struct input input = {.kind = INPUT_KEY, .key = (enum input_key)step->number};
    stage_input(player->stage, &input);
    player_show(player);
    return true;
}

/* The finger rests before it lifts, so that the distance decides and not the speed. */
static bool player_drag(struct player *player, const struct step *step)
{
    player_finger(player, INPUT_DOWN, step->x, step->y);
    for (int i = 1; i <= DRAG_STEPS; i++) {
        player_wait(player, DRAG_STEP_MS, true);
        player_finger(player, INPUT_MOVE, step->x + step->dx * i / DRAG_STEPS,
                      step->y + step->dy * i / DRAG_STEPS);
    }
    player_wait(player, DRAG_REST_MS, true);
    player_finger(player, INPUT_UP, step->x + step->dx, step->y + step->dy);
    player_wait(player, AFTER_TAP_MS, true);
    return true;
}

static const char *player_path(struct player *player, const char *name)
{
    return name[0] == '/' || !player->out ? name : arena_printf(&player->arena, "%s/%s", player->out, name);
}

static bool player_shot(struct player *player, const struct step *step)
{
    struct err err;
    return shot_write(player_path(player, step->text), player->picture, &err)
               ? true
               : player_fail(player, arena_printf(&player->arena, "to write a picture (%s)", err.text));
}

static bool player_tree(struct player *player, const struct step *step)
{
    struct err err;
    const char *tree = canvas_tree(stage_frame(player->stage), &player->arena);
    return path_write(player_path(player, step->text), tree, strlen(tree), &err)
               ? true
               : player_fail(player, arena_printf(&player->arena, "to write a tree (%s)", err.text));
}

/* A name without a folder is that of a file beside the publication that is shown first. */
static const char *player_publication(struct player *player, const char *name)
{
    const char *slash = strrchr(player->data, '/');
    if (strchr(name, '/') || !slash || access(name, R_OK) == 0)
        return name;
    return arena_printf(&player->arena, "%.*s/%s", (int)(slash - player->data), player->data, name);
}

/* A publication that is no good leaves the one that is shown. */
static bool player_swap(struct player *player, const struct step *step)
{
    struct store *store;
    struct err err;
    if (store_open(player_publication(player, step->text), player->house, &store, &err)) {
        store_build_index(store);
        stage_swap(player->stage, store);
    } else {
        log_line("%s", err.text);
    }
    player_show(player);
    return true;
}

static bool player_now(struct player *player, const struct step *step)
{
    clock_set(&player->stage->clock, step->number);
    stage_tick(player->stage);
    player_show(player);
    return true;
}

static bool player_act(struct player *player, enum action_kind kind, const struct step *step)
{
    struct action action = {.kind = kind, .value = (int)step->number};
    stage_act(player->stage, &action);
    player_show(player);
    return true;
}

/* The key that types a text; NULL when it is on another page. */
static const struct node *key_of(const struct canvas *canvas, const char *text)
{
    for (int i = 0; i < canvas->node_count; i++)
        if (canvas->nodes[i].action.kind == ACTION_TYPE && strcmp(canvas->nodes[i].action.text, text) == 0)
            return &canvas->nodes[i];
    return NULL;
}

/* A syllable with another vowel: its row first. */
static bool player_syllable(struct player *player, const char *letter)
{
    enum { VOWELS = 7, FIRST = 0x1200, LAST = 0x135A };
    const char *at = letter;
    uint32_t code = utf8_next(&at);
    if (*at || code < FIRST || code > LAST)
        return false;
    char row[5] = "";
    row[utf8_put(row, code & ~(uint32_t)VOWELS)] = '\0';
    const struct node *key = key_of(stage_frame(player->stage), row);
    if (!key)
        return false;
    player_touch(player, key);
    key = key_of(stage_frame(player->stage), letter);
    if (key)
        player_touch(player, key);
    return key != NULL;
}

/* Touches a letter's key, on the first page of the keyboard that has it. */
static bool player_letter(struct player *player, const char *letter)
{
    static const char *const turns[] = {"key.page", "key.page", "key.abc", "key.page", "key.page", "key.abc"};
    for (size_t i = 0;; i++) {
        const struct node *key = key_of(stage_frame(player->stage), letter);
        if (key) {
            player_touch(player, key);
            return true;
        }
        if (player_syllable(player, letter))
            return true;
        const struct node *turn =
            i < sizeof turns / sizeof *turns ? canvas_node(stage_frame(player->stage), turns[i]) : NULL;
        if (i == sizeof turns / sizeof *turns)
            return false;
        if (turn)
            player_touch(player, turn);
    }
}

static bool player_type(struct player *player, const struct step *step)
{
    for (const char *at = step->text; *at;) {
        size_t length = letters_first(at);
        const char *letter = arena_strndup(&player->arena, at, length ? length : 1);
        if (!player_letter(player, letter))
            return player_fail(player, arena_printf(&player->arena, "a key \"%s\"", letter));
        at += length ? length : 1;
    }
    return true;
}

static bool player_card(struct player *player, const struct step *step)
{
    struct action action = action_go(route_to(SCREEN_CARD));
    snprintf(action.route.card, sizeof action.route.card, "%s", step->text);
    stage_act(player->stage, &action);
    player_show(player);
    return player->stage->route.screen == SCREEN_CARD || player_fail(player, "a card with this code");
}

static bool player_step(struct player *player, const struct step *step)
{
    switch (step->verb) {
    case VERB_NOW:
        return player_now(player, step);
    case VERB_TAP:
    case VERB_TRY:
        return player_tap(player, step);
    case VERB_FIND:
        return player_find(player, step);
    case VERB_SEE:
    case VERB_MISS:
        return player_look(player, step, step->verb == VERB_SEE);
    case VERB_SCREEN:
        return player_screen(player, step);
    case VERB_WAIT:
        player_wait(player, step->number, false);
        return true;
    case VERB_KEY:
        return player_key(player, step);
    case VERB_DRAG:
        return player_drag(player, step);
    case VERB_SHOT:
        return player_shot(player, step);
    case VERB_TREE:
        return player_tree(player, step);
    case VERB_SWAP:
        return player_swap(player, step);
    case VERB_LANG:
        stage_language(player->stage, step->text);
        player_show(player);
        return true;
    case VERB_SCALE:
        return player_act(player, ACTION_SCALE, step);
    case VERB_THEME:
        return player_act(player, ACTION_THEME, step);
    case VERB_TYPE:
        return player_type(player, step);
    case VERB_CLOCK:
        player->stage->clock.wrong = !step->number;
        player_wait(player, 1, false);
        return true;
    case VERB_CARD:
        return player_card(player, step);
    default:
        return true;
    }
}

bool player_play(struct player *player, const struct journey *journey)
{
    for (int i = 0; i < journey->count; i++) {
        /* The first moment is when the visit begins, not something that happens in it. */
        if (i > 0 || journey->steps[i].verb != VERB_NOW)
            player_show(player);
        if (player_step(player, &journey->steps[i]))
            continue;
        const struct canvas *canvas = stage_frame(player->stage);
        player->failure = arena_printf(&player->arena, "%s:%d: %s; on the screen (%s): %s", journey->name,
                                       journey->steps[i].line, player->failure, canvas->screen,
                                       label_list(canvas, &player->arena));
        return false;
    }
    return true;
}
