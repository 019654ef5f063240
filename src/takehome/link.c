#include "takehome/takehome.h"

#include <string.h>

#include "base/utf8.h"
#include "takehome/payload.h"

/* A base is written without a slash at its end; one that has it does no harm. */
static int base_length(const char *base)
{
    size_t length = strlen(base);
    while (length > 0 && base[length - 1] == '/')
        length--;
    return (int)length;
}

char *takehome_link(struct arena *arena, const struct house *house, const char *code)
{
    return arena_printf(arena, "%.*s/p/%s/", base_length(house->base_url), house->base_url, code);
}

char *takehome_list_link(struct arena *arena, const struct house *house, const char (*codes)[CODE_LENGTH + 1],
                         int count)
{
    char *list = arena_alloc(arena, (size_t)count * (CODE_LENGTH + 1) + 1), *end = list;
    for (int i = 0; i < count; i++) {
        if (i > 0)
            *end++ = '.';
        size_t length = strnlen(codes[i], CODE_LENGTH);
        memcpy(end, codes[i], length);
        end += length;
    }
    return arena_printf(arena, "%.*s/l/#%s", base_length(house->base_url), house->base_url, list);
}

static char *percent_encode(struct arena *arena, const char *text)
{
    static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    static const char hex[] = "0123456789ABCDEF";
    char *encoded = arena_alloc(arena, strlen(text) * 9 + 1), *end = encoded;
    while (*text) {
        char bytes[4];
        uint32_t code = utf8_next(&text);
        if (code == 0xAD) /* a soft hyphen is for our lines, not for a search */
            continue;
        size_t length = utf8_put(bytes, code);
        for (size_t i = 0; i < length; i++) {
            unsigned char byte = (unsigned char)bytes[i];
            if (strchr(plain, byte)) {
                *end++ = (char)byte;
                continue;
            }
            *end++ = '%';
            *end++ = hex[byte >> 4];
            *end++ = hex[byte & 15];
        }
    }
    return encoded;
}

/* OpenStreetMap: a page that every phone's browser opens, of no one's app, that asks for no account and does
 * not learn from us where the visitor is. The visitor fills in the start, or lets the phone do so. `route`
 * takes coordinates (start;end, the start empty), `to` an address in words. */
char *takehome_route(struct arena *arena, const struct place *place)
{
    static const char site[] = "https://www.openstreetmap.org/directions";
    if (!place)
        return NULL;
    if (place->located)
        return arena_printf(arena, "%s?route=%%3B%.5f%%2C%.5f", site, place->lat, place->lon);
    const char *address = payload_address(arena, place);
    return address ? arena_printf(arena, "%s?to=%s", site, percent_encode(arena, address)) : NULL;
}

char *takehome_host(struct arena *arena, const char *link)
{
    const char *scheme = strstr(link, "://"), *host = scheme ? scheme + 3 : link;
    size_t length = strcspn(host, "/?#");
    const char *login = memchr(host, '@', length);
    if (login) {
        length -= (size_t)(login + 1 - host);
        host = login + 1;
    }
    const char *port = memchr(host, ':', length);
    return arena_strndup(arena, host, port ? (size_t)(port - host) : length);
}
