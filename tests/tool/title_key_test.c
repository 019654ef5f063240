#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tool/fill/title_key.h"

static void titles_stand_as_in_a_telephone_book(void **state)
{
    static const char *const sorted[] = {"1712 (geweld)", "Ateljee",   "Bébé",        "bebe’s en peuters",
                                         "De Brug",       "De-Brug 2", "«De Brug» 3", "Élan",
                                         "'t Fluitje",    "Zoë",       "ZOEF",        "Яблоко"};
    struct arena arena;
    (void)state;
    arena_init(&arena);
    for (size_t i = 1; i < sizeof sorted / sizeof *sorted; i++) {
        const char *before = title_key(&arena, sorted[i - 1]), *after = title_key(&arena, sorted[i]);
        if (strcmp(before, after) >= 0)
            fail_msg("%s (%s) and %s (%s)", sorted[i - 1], before, sorted[i], after);
    }
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(titles_stand_as_in_a_telephone_book),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
