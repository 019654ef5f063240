#include "tool/table/card_code.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

enum { CODE_BYTES = 5 };

static void code_random(char code[CODE_BYTES])
{
    static const char alphabet[] = "bcdfghjkmnpqrstvwxyz23456789";
    enum { LETTERS = 20, SIGNS = 28 };
    for (int i = 0; i < CODE_BYTES - 1; i++) {
        unsigned char byte;
        unsigned limit = i == 0 ? LETTERS : SIGNS;
        do {
            if (getrandom(&byte, 1, 0) != 1)
                abort();
        } while (byte >= 256 / limit * limit);
        code[i] = alphabet[byte % limit];
    }
    code[CODE_BYTES - 1] = '\0';
}

const char *card_code_new(struct lookup *taken, struct arena *arena)
{
    char code[CODE_BYTES];
    do
        code_random(code);
    while (lookup_find(taken, code));
    const char *kept = arena_strdup(arena, code);
    lookup_add(taken, (struct entry){.key = kept});
    return kept;
}

bool card_code_valid(const char *code)
{
    if (strlen(code) != CODE_BYTES - 1)
        return false;
    for (; *code; code++)
        if (!islower((unsigned char)*code) && !isdigit((unsigned char)*code))
            return false;
    return true;
}
