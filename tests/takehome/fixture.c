#include "fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/utf8.h"

static const struct place house_place = {
    .id = 1,
    .name = {"Huis van het Kind", true},
    .in_house = true,
    .street = "Voorbeeldstraat 1",
    .postcode = "9999",
    .town = "Voorbeelddorp",
    .located = true,
    .lat = 51.46789,
    .lon = 4.46,
};
static const struct place own_place = {
    .id = 2,
    .name = {"De Wieg", true},
    .street = "Voorbeeldplein 12",
    .postcode = "9999",
    .town = "Voorbeelddorp",
};

struct house fixture_house(void)
{
    return (struct house){.id = 1,
                          .code = "voorbeeld",
                          .name = "Huis van het Kind",
                          .place = &house_place,
                          .base_url = "https://voorbeeld.example",
                          .created = day_parse("2026-11-25")};
}

struct card fixture_card(const char *title)
{
    return (struct card){.row = {.code = "1a2b", .title = {title, true}, .place = &own_place}};
}

void assert_payload(const char *text)
{
    size_t length = strlen(text);
    assert_true(length > 2 && length < TAKEHOME_MAX_BYTES);
    assert_true(utf8_valid(text));
    assert_string_equal(text + length - 2, "\r\n");
    for (size_t i = 0; i < length; i++) {
        assert_true((unsigned char)text[i] >= ' ' || text[i] == '\r' || text[i] == '\n');
        assert_int_equal(text[i] == '\r', text[i + 1] == '\n');
        assert_false(text[i] == '\n' && (text[i + 1] == ' ' || text[i + 1] == '\r'));
    }
}

static const char *find_line(const char *text, const char *start)
{
    for (const char *line = text; *line; line = strchr(line, '\n') + 1)
        if (strncmp(line, start, strlen(start)) == 0)
            return line;
    return NULL;
}

void assert_line(const char *text, const char *line)
{
    const char *found = find_line(text, line);
    if (!found || strncmp(found + strlen(line), "\r\n", 2) != 0)
        fail_msg("no line '%s' in:\n%s", line, text);
}

void assert_no_line(const char *text, const char *start)
{
    if (find_line(text, start))
        fail_msg("a line '%s' in:\n%s", start, text);
}
