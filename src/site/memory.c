#include "site/memory.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WORD = 64, LINE = 512 };

struct memory_line {
    char house[WORD], code[WORD], topic[WORD], replaced[WORD];
};

static bool code_is_good(const char *code)
{
    return strlen(code) == CODE_LENGTH && strspn(code, "abcdefghijklmnopqrstuvwxyz0123456789") == CODE_LENGTH;
}

/* Reads the line at `*at` and moves behind it; false when it is not about a card. */
static bool line_read(const char **at, struct memory_line *line)
{
    char text[LINE];
    size_t length = strcspn(*at, "\n");
    snprintf(text, sizeof text, "%.*s", (int)(length < LINE ? length : LINE - 1), *at);
    *at += length + ((*at)[length] == '\n');
    return sscanf(text, "kaart %63s %63s %63s %63s", line->house, line->code, line->topic, line->replaced) ==
               4 &&
           code_is_good(line->code);
}

static int lost_compare(const void *a, const void *b)
{
    return strcmp(((const struct lost_card *)a)->code, ((const struct lost_card *)b)->code);
}

void memory_read(struct site *site, const char *mark)
{
    struct memory_line line;
    int room = 0, count = 0;
    for (const char *at = mark ? mark : ""; *at;)
        room += line_read(&at, &line);
    struct lost_card *lost = arena_array(&site->kept, struct lost_card, room);
    for (const char *at = mark ? mark : ""; *at;) {
        if (!line_read(&at, &line) || strcmp(line.house, site->house.code) != 0 || site_card(site, line.code))
            continue;
        snprintf(lost[count].code, sizeof lost[count].code, "%.4s", line.code);
        lost[count].topic = arena_strdup(&site->kept, strcmp(line.topic, "-") == 0 ? NULL : line.topic);
        lost[count++].replaced_by =
            code_is_good(line.replaced) ? arena_strdup(&site->kept, line.replaced) : NULL;
    }
    qsort(lost, (size_t)count, sizeof *lost, lost_compare);
    site->lost = lost;
    site->lost_count = count;
}

static void line_add(struct html *out, const char *house, const char *code, const char *topic,
                     const char *replaced)
{
    html_put(out, "kaart %s %s %s %s\n", house, code, topic ? topic : "-", replaced ? replaced : "-");
}

void memory_write(const struct site *site, struct html *out)
{
    for (int i = 0; i < site->card_count; i++) {
        const struct whole_card *card = &site->cards[i];
        const char *topic = NULL;
        for (int k = 0; !topic && k < site->house.topic_count && k < 64; k++)
            if (card->topics >> k & 1)
                topic = site->house.topics[k].code;
        line_add(out, site->house.code, card->code, topic, card->replaced_by);
    }
    for (int i = 0; i < site->lost_count; i++)
        line_add(out, site->house.code, site->lost[i].code, site->lost[i].topic, site->lost[i].replaced_by);
}

void memory_carry(const char *mark, const char *const *houses, int count, struct html *out)
{
    struct memory_line line;
    for (const char *at = mark ? mark : ""; *at;) {
        if (!line_read(&at, &line))
            continue;
        bool made = false;
        for (int i = 0; i < count; i++)
            made = made || strcmp(houses[i], line.house) == 0;
        if (!made)
            line_add(out, line.house, line.code, line.topic, line.replaced);
    }
}
