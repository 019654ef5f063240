#include "store/search_dict.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

enum { GRAMS = 1 << 15, GRAM = 3, INFIX_LOOK = 512, WORD_FIRST_ROOM = 1024, TEXT_FIRST_ROOM = 1 << 14 };

static void *resized(void *memory, size_t size)
{
    memory = realloc(memory, size);
    if (!memory)
        abort();
    return memory;
}

static int sum(int before, int rows)
{
    return rows > INT_MAX - before ? INT_MAX : before + rows;
}

void dict_add(struct dict *dict, const char *word, struct word_rows rows)
{
    size_t length = strlen(word) + 1;
    if (dict->count == dict->room) {
        dict->room = dict->room ? 2 * dict->room : WORD_FIRST_ROOM;
        dict->at = resized(dict->at, sizeof *dict->at * (size_t)dict->room);
        dict->sums = resized(dict->sums, sizeof *dict->sums * (size_t)(dict->room + 1));
    }
    if (dict->used + length > dict->size) {
        dict->size = dict->size ? 2 * dict->size : TEXT_FIRST_ROOM;
        dict->text = resized(dict->text, dict->size);
    }
    memcpy(dict->text + dict->used, word, length);
    dict->at[dict->count] = (uint32_t)dict->used;
    if (dict->count == 0)
        dict->sums[0] = (struct word_rows){{0}};
    for (int depth = 0; depth < DEPTH_COUNT; depth++)
        rows.at[depth] = sum(dict->sums[dict->count].at[depth], rows.at[depth]);
    dict->sums[++dict->count] = rows;
    dict->used += length;
}

/* The bucket of the next three code points; -1 when there are no three. Moves on by one. */
static int gram_next(const char **text)
{
    const char *behind = *text;
    uint32_t hash = 0;
    for (int i = 0; i < GRAM; i++) {
        uint32_t code = utf8_next(&behind);
        if (code == 0)
            return -1;
        if (i == 0)
            *text = behind;
        hash = hash * 2654435761u + code;
    }
    return (int)((hash ^ hash >> 15) % GRAMS);
}

/* Counts first, then fills: the buckets lie one behind the other. */
void dict_index(struct dict *dict)
{
    uint32_t total = 0;
    dict->gram_at = calloc(GRAMS + 2, sizeof *dict->gram_at);
    if (!dict->gram_at)
        abort();
    for (int word = 0; word < dict->count; word++)
        for (const char *at = dict_word(dict, word); *at;) {
            int gram = gram_next(&at);
            if (gram < 0)
                break;
            dict->gram_at[gram + 2]++;
            total++;
        }
    for (int gram = 0; gram < GRAMS; gram++)
        dict->gram_at[gram + 2] += dict->gram_at[gram + 1];
    dict->gram_words = resized(NULL, sizeof *dict->gram_words * (total + 1));
    for (int word = 0; word < dict->count; word++)
        for (const char *at = dict_word(dict, word); *at;) {
            int gram = gram_next(&at);
            if (gram < 0)
                break;
            dict->gram_words[dict->gram_at[gram + 1]++] = (uint32_t)word;
        }
}

void dict_release(struct dict *dict)
{
    free(dict->text);
    free(dict->at);
    free(dict->sums);
    free(dict->gram_at);
    free(dict->gram_words);
    *dict = (struct dict){0};
}

size_t dict_bytes(const struct dict *dict)
{
    size_t words = (size_t)dict->room * (sizeof *dict->at + sizeof *dict->sums);
    size_t grams = dict->gram_at ? (GRAMS + 2 + (size_t)dict->gram_at[GRAMS]) * sizeof *dict->gram_at : 0;
    return dict->size + words + grams;
}

const char *dict_word(const struct dict *dict, int word)
{
    return dict->text + dict->at[word];
}

/* The first word from `low` on that is not before the letters; with `behind`, none that begins with them either. */
static int dict_bound(const struct dict *dict, const char *letters, size_t length, int low, bool behind)
{
    int high = dict->count;
    while (low < high) {
        int middle = low + (high - low) / 2;
        int order = strncmp(dict_word(dict, middle), letters, length);
        if (order < 0 || (behind && order == 0))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

struct dict_range dict_starts(const struct dict *dict, const char *letters)
{
    size_t length = strlen(letters);
    int first = dict_bound(dict, letters, length, 0, false);
    return (struct dict_range){first, dict_bound(dict, letters, length, first, true)};
}

bool dict_has(const struct dict *dict, const char *word)
{
    int at = dict_bound(dict, word, strlen(word), 0, false);
    return at < dict->count && strcmp(dict_word(dict, at), word) == 0;
}

struct word_rows dict_rows(const struct dict *dict, struct dict_range range)
{
    struct word_rows rows = {{0}};
    for (int depth = 0; depth < DEPTH_COUNT && range.first < range.last; depth++)
        rows.at[depth] = dict->sums[range.last].at[depth] - dict->sums[range.first].at[depth];
    return rows;
}

struct word_rows dict_word_rows(const struct dict *dict, int word)
{
    return dict_rows(dict, (struct dict_range){word, word + 1});
}

/* The bucket of the rarest trigram of the letters; -1 when there are less than three. */
static int rarest_gram(const struct dict *dict, const char *letters)
{
    int best = -1;
    for (int gram; (gram = gram_next(&letters)) >= 0;)
        if (best < 0 ||
            dict->gram_at[gram + 1] - dict->gram_at[gram] < dict->gram_at[best + 1] - dict->gram_at[best])
            best = gram;
    return best;
}

/* Puts a word where its length belongs; the longest falls off. */
static int shortest_insert(const struct dict *dict, int word, int *words, int count, int max)
{
    size_t length = strlen(dict_word(dict, word));
    int at = count;
    while (at > 0 && strlen(dict_word(dict, words[at - 1])) > length)
        at--;
    if (at == max)
        return count;
    int last = count < max ? count : max - 1;
    memmove(&words[at + 1], &words[at], sizeof *words * (size_t)(last - at));
    words[at] = word;
    return last + 1;
}

int dict_infix(const struct dict *dict, const char *letters, int *words, int max)
{
    int gram = rarest_gram(dict, letters), count = 0, before = -1;
    if (gram < 0)
        return 0;
    for (uint32_t i = dict->gram_at[gram]; i < dict->gram_at[gram + 1]; i++) {
        int word = (int)dict->gram_words[i];
        const char *text = dict_word(dict, word);
        if (word != before && strstr(text + 1, letters) && strncmp(text, letters, strlen(letters)) != 0)
            count = shortest_insert(dict, word, words, count, max);
        before = word;
    }
    return count;
}
