/* What somebody types is in no writable page of the process any more when the visit ends. */
#include "../store/fixture.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "app/stage.h"
#include "store/forget.h"
#include "store/search.h"
#include "text/text.h"

/* Written so that the program itself holds the words nowhere: each letter is one lower in the alphabet. */
static const char *const secrets[] = {"vpiwyjyu", "lhmcdqnoumfkpp"};
enum { SECRETS = 2, FIRST_LETTERS = 6, CHUNK = 1 << 20 };
static const unsigned long shadow = 1ul << 36; /* bytes: no region of a kiosk comes near */

static unsigned char chunk[CHUNK];

/* True when the letters of a secret stand here, each `wide` bytes apart. */
static bool stands_at(const unsigned char *bytes, const char *secret, int wide)
{
    for (int i = 0; i < FIRST_LETTERS; i++) {
        if (bytes[i * wide] != (unsigned char)(secret[i] + 1))
            return false;
        for (int zero = 1; zero < wide; zero++)
            if (bytes[i * wide + zero])
                return false;
    }
    return true;
}

static int count_in(const unsigned char *bytes, size_t size, const char *secret)
{
    int count = 0;
    for (size_t at = 0; at + 4 * FIRST_LETTERS <= size; at++)
        for (int wide = 1; wide <= 4; wide *= 2)
            count += bytes[at] == (unsigned char)(secret[0] + 1) && stands_at(bytes + at, secret, wide);
    return count;
}

/* How often the first letters of a secret stand in memory that can be written, in UTF-8, UTF-16 or UTF-32. */
static int count_everywhere(const char *secret)
{
    char line[512];
    int count = 0, mem = open("/proc/self/mem", O_RDONLY);
    FILE *maps = fopen("/proc/self/maps", "r");
    assert_true(mem >= 0 && maps);
    while (fgets(line, sizeof line, maps)) {
        unsigned long from, to, own = (unsigned long)(uintptr_t)chunk;
        char rights[8];
        assert_int_equal(sscanf(line, "%lx-%lx %7s", &from, &to, rights), 3);
        if (to - from > shadow) /* what a sanitizer keeps about memory; reading all of it would take days */
            continue;
        for (unsigned long at = from; rights[1] == 'w' && at < to; at += CHUNK - 64) {
            size_t want = to - at < CHUNK ? to - at : CHUNK;
            if (at < own + CHUNK && at + want > own) /* the room of this search itself */
                want = at < own ? own - at : 0;
            ssize_t got = want ? pread(mem, chunk, want, (off_t)at) : 0;
            int found = got > 0 ? count_in(chunk, (size_t)got, secret) : 0;
            count += found;
        }
    }
    explicit_bzero(chunk, sizeof chunk);
    fclose(maps);
    close(mem);
    return count;
}

/* Carries out and draws, with the masks that a painter asks for. */
static void act(struct stage *stage, struct action action)
{
    stage_act(stage, &action);
    const struct canvas *canvas = stage_draw(stage);
    for (int i = 0; i < canvas->op_count; i++) {
        const struct op *op = &canvas->ops[i];
        if (op->kind == OP_TEXT)
            text_raster(stage->text, text_layout(stage->text, op->text, op->style, op->rect.w, op->language));
    }
}

static void type(struct stage *stage, const char *secret)
{
    act(stage, action_go(route_to(SCREEN_HOME)));
    act(stage, action_go(route_to(SCREEN_SEARCH)));
    for (const char *letter = secret; *letter; letter++)
        act(stage, action_text(ACTION_TYPE, (char[]){(char)(*letter + 1), '\0'}));
}

static void end_by_reset(struct stage *stage)
{
    act(stage, action_of(ACTION_RESET));
}

static void end_by_quiet(struct stage *stage)
{
    clock_advance(&stage->clock, 600000);
    stage_tick(stage);
    stage_draw(stage);
}

static void forgets(bool index, void (*end)(struct stage *stage))
{
    struct err err = {""};
    struct text *text = text_open(0, &err);
    assert_non_null(text);
    struct store *store = fixture_store(NULL);
    if (index)
        store_build_index(store);
    struct stage stage;
    stage_init(&stage, &(struct stage_setup){.screens = screens,
                                             .text = text,
                                             .store = store,
                                             .clock = clock_fixed(wall_to_utc(fixture_now())),
                                             .panel = {.w = 1080, .h = 1920, .diagonal_inch = 32},
                                             .reading = {.scale = 100}});
    stage_draw(&stage);
    for (int i = 0; i < SECRETS; i++) {
        assert_int_equal(count_everywhere(secrets[i]), 0);
        type(&stage, secrets[i]);
        assert_true(count_everywhere(secrets[i]) > 0);
        end(&stage);
        assert_int_equal(stage.route.screen, SCREEN_ATTRACT);
        assert_int_equal(count_everywhere(secrets[i]), 0);
    }
    stage_release(&stage);
    text_close(text);
}

static void a_reset_leaves_nothing_that_was_typed(void **state)
{
    (void)state;
    forgets(true, end_by_reset);
}

static void quiet_leaves_nothing_that_was_typed(void **state)
{
    (void)state;
    forgets(true, end_by_quiet);
}

static void a_search_without_index_leaves_nothing_either(void **state)
{
    (void)state;
    forgets(false, end_by_reset);
}

/* In the middle of a piece of memory, where the allocator of the system writes nothing of its own when it is freed. */
static void what_sqlite_frees_or_moves_is_overwritten(void **state)
{
    (void)state;
    enum { FIRST = 256, THEN = 4096, AT = 128 };
    char *piece = sqlite3_malloc(FIRST);
    assert_non_null(piece);
    memset(piece, '.', FIRST);
    for (int i = 0; i < FIRST_LETTERS; i++)
        piece[AT + i] = (char)(secrets[0][i] + 1);
    piece = sqlite3_realloc(piece, THEN);
    assert_non_null(piece);
    assert_int_equal(count_everywhere(secrets[0]), 1);
    piece = sqlite3_realloc(piece, AT);
    assert_int_equal(count_everywhere(secrets[0]), 0);
    sqlite3_free(piece);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_reset_leaves_nothing_that_was_typed),
        cmocka_unit_test(quiet_leaves_nothing_that_was_typed),
        cmocka_unit_test(a_search_without_index_leaves_nothing_either),
        cmocka_unit_test(what_sqlite_frees_or_moves_is_overwritten),
    };
    store_forgets();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
