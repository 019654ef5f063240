#include "store/search_expression.h"

#include <stdio.h>
#include <string.h>

#include "store/fold.h"

enum {
    PREFIX_LETTERS = 4, /* whose words the index finds at once; longer starts it must gather first */
    EXPRESSION_ROOM = 256
};

static void bytes_put(struct expression *to, const char *text, size_t length)
{
    if (to->length + length + 1 > to->room) {
        size_t room = 2 * (to->length + length) + EXPRESSION_ROOM;
        char *bigger = arena_alloc(to->arena, room);
        if (to->length > 0)
            memcpy(bigger, to->text, to->length);
        to->text = bigger;
        to->room = room;
    }
    memcpy(to->text + to->length, text, length);
    to->length += length;
    to->text[to->length] = '\0';
}

struct any any_new(struct arena *arena)
{
    struct any any;
    for (int depth = 0; depth < DEPTH_COUNT; depth++)
        any.at[depth] = (struct expression){.arena = arena};
    return any;
}

void expression_put(struct expression *to, const char *text)
{
    bytes_put(to, text, strlen(text));
}

static void word_put(struct expression *to, const char *word, bool start)
{
    expression_put(to, "\"");
    expression_put(to, word);
    expression_put(to, start ? "\"*" : "\"");
}

void expression_or(struct expression *to, const char *word, bool start)
{
    if (to->length > 0)
        expression_put(to, " OR ");
    word_put(to, word, start);
}

void expression_or_all(struct expression *to, const struct expression *other)
{
    if (other->length == 0)
        return;
    if (to->length > 0)
        expression_put(to, " OR ");
    bytes_put(to, other->text, other->length);
}

void any_or(struct any *to, const char *word, bool start, struct word_rows rows)
{
    for (int depth = 0; depth < DEPTH_COUNT; depth++)
        if (rows.at[depth] > 0)
            expression_or(&to->at[depth], word, start);
}

static int letters_count(const char *word)
{
    int count = 0;
    for (; *word; word++)
        count += ((unsigned char)*word & 0xC0) != 0x80;
    return count;
}

void any_or_starts(struct any *to, const struct dict *dict, const char *letters, struct dict_range range)
{
    int words = range.last - range.first;
    if (words > EXACT_MAX || (words > 1 && letters_count(letters) <= PREFIX_LETTERS)) {
        any_or(to, letters, true, dict_rows(dict, range));
        return;
    }
    for (int word = range.first; word < range.last; word++)
        any_or(to, dict_word(dict, word), false, dict_word_rows(dict, word));
}

/* The depths at which rows hold each of the words. */
static bool stand_at(const struct dict *dict, const char *words, bool first_whole, bool at[DEPTH_COUNT])
{
    bool any = false;
    for (int depth = 0; depth < DEPTH_COUNT; depth++)
        at[depth] = true;
    for (const char *word = words; *word; word += strcspn(word, " "), word += *word == ' ') {
        char one[FOLD_WORD_MAX + 1];
        snprintf(one, sizeof one, "%.*s", (int)strcspn(word, " "), word);
        struct dict_range range = dict_starts(dict, one);
        if (word == words && first_whole && range.last > range.first)
            range.last = dict_has(dict, one) ? range.first + 1 : range.first;
        struct word_rows rows = dict_rows(dict, range);
        for (int depth = 0; depth < DEPTH_COUNT; depth++)
            at[depth] = at[depth] && rows.at[depth] > 0;
    }
    for (int depth = 0; depth < DEPTH_COUNT; depth++)
        any |= at[depth];
    return any;
}

void any_or_both(struct any *to, const struct dict *dict, const char *words, bool first_whole)
{
    bool at[DEPTH_COUNT];
    if (!stand_at(dict, words, first_whole, at))
        return;
    for (int depth = 0; depth < DEPTH_COUNT; depth++) {
        const char *glue = to->at[depth].length > 0 ? " OR (" : "(";
        if (!at[depth])
            continue;
        for (const char *word = words; *word; word += strcspn(word, " "), word += *word == ' ') {
            char one[FOLD_WORD_MAX + 1];
            snprintf(one, sizeof one, "%.*s", (int)strcspn(word, " "), word);
            expression_put(&to->at[depth], glue);
            word_put(&to->at[depth], one, word > words || !first_whole);
            glue = " AND ";
        }
        expression_put(&to->at[depth], ")");
    }
}
