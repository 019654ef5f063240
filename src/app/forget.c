#include "app/forget.h"

#include <string.h>

enum { STACK_BYTES = 256 * 1024 };

/* Calls deeper than this one have left what they worked with. */
__attribute__((noinline)) static void stack_wipe(void)
{
    unsigned char below[STACK_BYTES];
    explicit_bzero(below, sizeof below);
}

void forget_typed(struct text *text)
{
    text_forget(text);
    stack_wipe();
}
