#include <stdlib.h>
#include <string.h>

#include "store/search_index.h"

enum { CHAIN_MAX = 4, MEANS_ROOM = 256 };

static char *folded(struct arena *arena, const char *text)
{
    char words[MEANS_ROOM];
    return text && fold_text(text, words, sizeof words) > 0 ? arena_strdup(arena, words) : NULL;
}

static bool synonym_read(struct search_index *index, sqlite3_stmt *statement, struct synonym *synonym)
{
    struct arena *arena = &index->arena;
    char *words = folded(arena, (const char *)sqlite3_column_text(statement, 0));
    *synonym = (struct synonym){.means = folded(arena, (const char *)sqlite3_column_text(statement, 1)),
                                .topic = column_id(statement, 2)};
    for (char *rest = NULL, *word = words ? strtok_r(words, " ", &rest) : NULL;
         word && synonym->word_count < SYNONYM_WORDS_MAX; word = strtok_r(NULL, " ", &rest))
        synonym->words[synonym->word_count++] = word;
    return synonym->word_count > 0 && (synonym->means || synonym->topic > 0);
}

static int synonym_compare(const void *a, const void *b)
{
    const struct synonym *left = a, *right = b;
    for (int i = 0; i < left->word_count && i < right->word_count; i++) {
        int order = strcmp(left->words[i], right->words[i]);
        if (order != 0)
            return order;
    }
    return left->word_count - right->word_count;
}

void synonyms_load(struct search_index *index, struct search_reader *reader)
{
    static const char sql[] = "SELECT word, means, topic FROM synonym ORDER BY id LIMIT ?1";
    index->synonyms = arena_array(&index->arena, struct synonym, SYNONYMS_MAX);
    sqlite3_stmt *statement = ask_start(reader, ASK_SYNONYMS, sql);
    sqlite3_bind_int(statement, 1, SYNONYMS_MAX);
    while (index->synonym_count < SYNONYMS_MAX && ask_next(reader, statement))
        index->synonym_count += synonym_read(index, statement, &index->synonyms[index->synonym_count]);
    sqlite3_reset(statement);
    if (index->synonym_count > 1)
        qsort(index->synonyms, (size_t)index->synonym_count, sizeof *index->synonyms, synonym_compare);
}

static int synonym_bound(const struct search_index *index, const char *word, size_t length, bool behind)
{
    int low = 0, high = index->synonym_count;
    while (low < high) {
        int middle = low + (high - low) / 2, order = strncmp(index->synonyms[middle].words[0], word, length);
        if (order < 0 || (behind && order == 0))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

struct dict_range synonyms_starting(const struct search_index *index, const char *word, bool whole)
{
    size_t length = strlen(word) + whole;
    return (struct dict_range){synonym_bound(index, word, length, false),
                               synonym_bound(index, word, length, true)};
}

/* The first synonym with exactly these words; NULL when there is none. */
static const struct synonym *synonym_find(const struct search_index *index, const char *words)
{
    char copy[MEANS_ROOM];
    char *rest = NULL;
    struct synonym wanted = {.word_count = 0};
    memcpy(copy, words, strlen(words) + 1);
    for (char *word = strtok_r(copy, " ", &rest); word && wanted.word_count < SYNONYM_WORDS_MAX;
         word = strtok_r(NULL, " ", &rest))
        wanted.words[wanted.word_count++] = word;
    return bsearch(&wanted, index->synonyms, (size_t)index->synonym_count, sizeof wanted, synonym_compare);
}

int synonym_topic(const struct search_index *index, const struct synonym *synonym)
{
    for (int i = 0; i < CHAIN_MAX && synonym; i++) {
        if (synonym->topic > 0)
            return synonym->topic;
        synonym = synonym->means ? synonym_find(index, synonym->means) : NULL;
    }
    return 0;
}
