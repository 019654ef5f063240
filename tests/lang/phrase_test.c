#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lang/lang.h"
#include "lang/phrase.h"

enum { NO_END = 100 * 12 };

static void ages_are_told_as_people_say_them(void **state)
{
    static const struct {
        int from, to; /* months; below 0: before the birth */
        const char *words;
    } cases[] = {
        {AGE_MIN, NO_END, "alle leeftijden"},
        {0, NO_END, "alle leeftijden"},
        {AGE_MIN, 0, "zwanger"},
        {AGE_MIN, 12, "zwanger · 0 – 12 maanden"},
        {AGE_MIN, 144, "zwanger tot 12 jaar"},
        {0, 36, "0 – 3 jaar"},
        {3, 18, "3 – 18 maanden"},
        {6, 36, "6 maanden – 3 jaar"},
        {1, NO_END, "vanaf 1 maand"},
        {6, NO_END, "vanaf 6 maanden"},
        {192, NO_END, "vanaf 16 jaar"},
    };
    struct arena arena;
    (void)state;
    arena_init(&arena);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(phrase_ages(&arena, cases[i].from, cases[i].to), cases[i].words);
    arena_release(&arena);
}

static void what_is_joined_twice_is_as_what_is_joined_once(void **state)
{
    static const char *const languages[] = {"nl", "ar", "fa"};
    struct arena arena;
    (void)state;
    arena_init(&arena);
    lang_init();
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++) {
        lang_use(languages[i]);
        char *first = phrase_join(&arena, "9.00", "الأربعاء", PHRASE_END);
        assert_string_equal(phrase_join(&arena, first, "gratis", PHRASE_END),
                            phrase_join(&arena, "9.00", "الأربعاء", "gratis", PHRASE_END));
    }
    lang_use("nl");
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ages_are_told_as_people_say_them),
        cmocka_unit_test(what_is_joined_twice_is_as_what_is_joined_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
