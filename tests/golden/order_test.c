/* In languages that run from right to left, what is written from left to right reads so on every screen. */
#include <stdio.h>
#include <string.h>

#include "order.h"
#include "lang/format.h"
#include "lang/lang.h"
#include "../screen/walk.h"

static const char *const languages[] = {"ar", "fa", "ps"};

enum { LANGUAGES = sizeof languages / sizeof *languages, TALL = 0, COMPACT = 3, TEXT_W = 500, PAGES = 6 };

static struct order order_of(const char *utf8, const char *language)
{
    struct order order = {{0}, 0};
    struct text_style style = {.px = 32, .line_px = 46};
    order_look(&order, text_layout(walk_text(), utf8, style, 0, language), utf8, language);
    order_look(&order, text_layout(walk_text(), utf8, style, TEXT_W, language), utf8, language);
    return order;
}

static void what_is_isolated_keeps_its_order_in_a_sentence(void **state)
{
    static const char *const words[][2] = {
        {"اتصل على", "ثم تعال"}, {"زنگ بزنید به", "و بیایید"}, {"زنګ ووهئ", "او راشئ"}};
    static const char *const things[] = {"03 000 00 02", "5 euro", "essen.huisvanhetkind.example",
                                         "onthaal@huisvanhetkind.example", "14:05"};
    (void)state;
    for (int i = 0; i < LANGUAGES; i++) {
        struct arena arena;
        arena_init(&arena);
        char *text = arena_strdup(&arena, words[i][0]);
        for (size_t t = 0; t < sizeof things / sizeof *things; t++)
            text = arena_printf(&arena, "%s %s، %s", text, format_isolated(&arena, things[t], languages[i]),
                                words[i][1]);
        struct order order = order_of(text, languages[i]);
        assert_int_equal(order.wrong, 0);
        for (enum order_kind kind = ORDER_PHONE; kind <= ORDER_MAIL; kind++)
            assert_true(order.found[kind] >= 2);
        arena_release(&arena);
    }
}

static void what_is_not_isolated_is_seen_to_be_wrong(void **state)
{
    (void)state;
    assert_int_equal(order_of("اتصل على 03 000 00 02 ثم تعال", "ar").wrong, 2);
    assert_int_equal(order_of("الدخول: 5 euro", "ar").wrong, 2);
}

static void screen_look(struct order *order, struct walk *walk, const struct canvas *canvas)
{
    for (int i = 0; i < canvas->op_count; i++) {
        const struct op *op = &canvas->ops[i];
        if (op->kind != OP_TEXT || !language_is_rtl(op->language))
            continue;
        char where[120];
        snprintf(where, sizeof where, "%s %s, %s", canvas->screen, walk->stage.route.card, op->language);
        order_look(order, text_layout(walk_text(), op->text, op->style, op->rect.w, op->language), op->text,
                   where);
    }
}

/* The first pages of a screen. */
static void pages_look(struct order *order, struct walk *walk, struct route route)
{
    for (route.page = 0; route.page < PAGES; route.page++)
        screen_look(order, walk, walk_show(walk, route));
}

static void screens_look(struct order *order, struct walk *walk)
{
    struct arena arena;
    arena_init(&arena);
    int count = 0;
    const char(*codes)[CODE_LENGTH + 1] = walk_codes(walk, &arena, &count);
    for (enum screen_id screen = SCREEN_ATTRACT; screen < SCREEN_COUNT; screen++)
        if (screen != SCREEN_CARD)
            pages_look(order, walk, route_to(screen));
    const struct house *house = stage_house(&walk->stage);
    for (int i = 0; i < house->topic_count; i++) {
        struct route route = route_to(SCREEN_TOPIC);
        snprintf(route.topic, sizeof route.topic, "%s", house->topics[i].code);
        pages_look(order, walk, route);
    }
    for (int i = 0; i < count; i++)
        for (int page = 0; page < 2; page++) {
            struct route route = walk_card(codes[i]);
            route.page = page;
            screen_look(order, walk, walk_show(walk, route));
        }
    arena_release(&arena);
}

static void every_screen_of_the_house_reads_in_order(void **state)
{
    static const int panels[] = {TALL, COMPACT};
    (void)state;
    for (int i = 0; i < LANGUAGES; i++) {
        struct order order = {{0}, 0};
        for (size_t p = 0; p < sizeof panels / sizeof *panels; p++) {
            struct walk walk;
            walk_open(&walk, &walk_places[panels[p]], "2026-11-25T14:05");
            stage_language(&walk.stage, languages[i]);
            screens_look(&order, &walk);
            walk_close(&walk);
        }
        assert_int_equal(order.wrong, 0);
        assert_true(order.found[ORDER_PHONE] > 10 && order.found[ORDER_TIME] > 10 &&
                    order.found[ORDER_MAIL] > 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_isolated_keeps_its_order_in_a_sentence),
        cmocka_unit_test(what_is_not_isolated_is_seen_to_be_wrong),
        cmocka_unit_test(every_screen_of_the_house_reads_in_order),
    };
    lang_init();
    return cmocka_run_group_tests(tests, walk_setup, walk_teardown);
}
