#include "tool/check/word_list.h"

#include <stdlib.h>
#include <string.h>

#include "base/line.h"
#include "base/path.h"
#include "tool/check/prose.h"

enum { LIST_BYTES = 1 << 20 };

static const char *const groups[WORD_GROUPS] = {"[moeilijk]", "[afkorting]", "[plaats of kleur]", "[bekend]"};

static void entry_add(struct word_list *list, const char *word, const char *better, enum word_group group)
{
    list->entries = realloc(list->entries, (size_t)(list->count + 1) * sizeof *list->entries);
    if (!list->entries)
        abort();
    int *first = &list->first[(unsigned char)*word];
    list->entries[list->count] = (struct word_entry){word, better, group, *first};
    *first = list->count++;
}

/* Adds an entry for each way to choose from "a|b" in every word of the line. */
static void entries_add(struct word_list *list, const char *line, const char *better, enum word_group group)
{
    const char *bar = strchr(line, '|');
    if (!bar) {
        entry_add(list, line, better, group);
        return;
    }
    const char *from = bar;
    while (from > line && from[-1] != ' ')
        from--;
    const char *end = from + strcspn(from, " ");
    for (const char *item = from; item < end; item += strcspn(item, "| ") + 1)
        entries_add(list,
                    arena_printf(&list->arena, "%.*s%.*s%s", (int)(from - line), line,
                                 (int)strcspn(item, "| "), item, end),
                    better, group);
}

static void line_add(struct word_list *list, char *line, enum word_group group)
{
    char *better = strchr(line, '=');
    if (better)
        *better++ = '\0';
    const char *word = line_trim(line);
    if (*word)
        entries_add(list, word, better ? line_trim(better) : "", group);
}

bool word_list_open(struct word_list *list)
{
    char path[4096];
    size_t length;
    char *bytes;
    struct err err = {""};
    *list = (struct word_list){.count = 0};
    arena_init(&list->arena);
    for (int i = 0; i < 256; i++)
        list->first[i] = -1;
    if (!path_find_share("check/words.txt", path, sizeof path) ||
        !path_read(path, LIST_BYTES, &bytes, &length, &err))
        return false;
    enum word_group group = WORD_HARD;
    char *rest = arena_strdup(&list->arena, bytes);
    free(bytes);
    for (char *line; (line = strsep(&rest, "\n"));) {
        line = line_trim(line);
        if (!*line || *line == '#')
            continue;
        if (*line != '[') {
            line_add(list, line, group);
            continue;
        }
        for (int i = 0; i < WORD_GROUPS; i++)
            if (strcmp(groups[i], line) == 0)
                group = (enum word_group)i;
    }
    return true;
}

void word_list_close(struct word_list *list)
{
    arena_release(&list->arena);
    free(list->entries);
}

const struct word_entry *word_list_at(const struct word_list *list, const char *text)
{
    const struct word_entry *best = NULL;
    size_t longest = 0;
    for (int i = list->first[(unsigned char)*text]; i >= 0; i = list->entries[i].next) {
        const struct word_entry *entry = &list->entries[i];
        size_t length = strlen(entry->word);
        if (entry->group == WORD_KNOWN || length <= longest || strncmp(text, entry->word, length) != 0 ||
            (word_byte(entry->word[length - 1]) && (word_byte(text[length]) || text[length] == '-')))
            continue;
        best = entry;
        longest = length;
    }
    return best;
}

bool word_list_known(const struct word_list *list, const char *word, size_t length)
{
    for (int i = list->first[(unsigned char)*word]; i >= 0; i = list->entries[i].next)
        if (list->entries[i].group == WORD_KNOWN && strlen(list->entries[i].word) == length &&
            strncmp(list->entries[i].word, word, length) == 0)
            return true;
    return false;
}
