#include "tool/fill/title_key.h"

#include <string.h>

#include "base/utf8.h"

/* Base letters of U+00C0 .. U+017F; '-' stands for what is no letter. */
static const char latin[] = "aaaaaaaceeeeiiiidnooooo-ouuuuytsaaaaaaaceeeeiiiidnooooo-ouuuuyty"
                            "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
                            "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

_Static_assert(sizeof latin == 0x180 - 0xC0 + 1, "a letter for each code point");

const char *title_key(struct arena *arena, const char *title)
{
    char *key = arena_alloc(arena, strlen(title) * 2 + 2), *out = key;
    while (*title) {
        uint32_t code = utf8_next(&title);
        if (code >= 'A' && code <= 'Z')
            *out++ = (char)(code - 'A' + 'a');
        else if ((code >= 'a' && code <= 'z') || (code >= '0' && code <= '9'))
            *out++ = (char)code;
        else if (code >= 0xC0 && code < 0x180)
            *out++ = latin[code - 0xC0];
        else if (code > 0x24F && (code < 0x2000 || code > 0x206F))
            out += utf8_put(out, code);
        else if ((code == ' ' || code == '-' || code == 0xA0) && out > key && out[-1] != ' ')
            *out++ = ' ';
    }
    *out = '\0';
    return key;
}
