#include "app/typing.h"

#include <string.h>

#include "base/utf8.h"
#include "lang/letters.h"

void typing_add(struct typing *typing, const char *text)
{
    size_t used = strlen(typing->query);
    for (uint32_t code; (code = utf8_next(&text)) != 0;) {
        char bytes[4];
        size_t length = utf8_put(bytes, code);
        bool control = code < 0x20 || (code >= 0x7F && code < 0xA0);
        bool blank = code == ' ' && (used == 0 || typing->query[used - 1] == ' ');
        if (control || blank)
            continue;
        if (used + length >= sizeof typing->query)
            return;
        memcpy(typing->query + used, bytes, length);
        used += length;
        typing->query[used] = '\0';
        typing->ever = true;
    }
}

void typing_erase(struct typing *typing)
{
    size_t last = letters_last(typing->query);
    explicit_bzero(typing->query + last, sizeof typing->query - last);
}

void typing_replace(struct typing *typing, const char *text)
{
    typing_erase(typing);
    typing_add(typing, text);
}

void typing_set(struct typing *typing, const char *text)
{
    explicit_bzero(typing->query, sizeof typing->query);
    typing_add(typing, text);
}
