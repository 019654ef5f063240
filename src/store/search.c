#include "store/search.h"

#include <stdlib.h>
#include <string.h>

#include "store/search_hits.h"

struct search_index {
    size_t bytes;
};

struct search_index *search_build(const struct store *store, const volatile bool *cancel, struct err *err)
{
    (void)store;
    if (cancel && *cancel) {
        err_set(err, "het maken van de index is onderbroken");
        return NULL;
    }
    struct search_index *index = calloc(1, sizeof *index);
    if (!index)
        abort();
    return index;
}

void search_free(struct search_index *index)
{
    free(index);
}

void store_take_index(struct store *store, struct search_index *index)
{
    search_free(store->index);
    store->index = index;
}

bool store_has_index(const struct store *store)
{
    return store->index != NULL;
}

size_t search_bytes(const struct search_index *index)
{
    return index->bytes;
}

struct hits store_search(struct store *store, struct arena *arena, struct wall now, const char *typed)
{
    struct typed words;
    typed_read(&words, typed);
    if (words.count == 0)
        return (struct hits){.count = 0};
    return search_titles(store, arena, now, &words);
}

int store_words(struct store *store, struct arena *arena, const char **words, int max)
{
    const struct house *house = &store->house;
    int count = 0;
    for (int i = 0; i < house->topic_count && count < max; i++)
        words[count++] = arena_strdup(arena, house->topics[i].name.text);
    return count;
}
