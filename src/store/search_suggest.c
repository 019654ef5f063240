#include <string.h>

#include "store/row.h"
#include "store/search.h"

enum { SUGGESTED_LOOK = 400, TOPICS_LOOK = 64 };

/* Words of one language in the order of the source, and how many of the same topic went before. */
struct suggestion {
    const char *word;
    int round, turn;
};

static bool words_have(const char **words, int count, const char *word)
{
    for (int i = 0; i < count; i++)
        if (strcmp(words[i], word) == 0)
            return true;
    return false;
}

static int suggestions_read(struct store *store, struct arena *arena, const char *language,
                            struct suggestion *suggestions)
{
    static const char sql[] = "SELECT s.word, s.topic FROM synonym s WHERE s.language = ?1 AND s.topic IS "
                              "NOT NULL AND s.word <> coalesce(s.means, '') ORDER BY s.id LIMIT ?2";
    int count = 0, rounds[TOPICS_LOOK] = {0};
    sqlite3_stmt *statement = query_start(store, QUERY_SYNONYMS, sql);
    sqlite3_bind_text(statement, 1, language, -1, SQLITE_STATIC);
    sqlite3_bind_int(statement, 2, SUGGESTED_LOOK);
    while (count < SUGGESTED_LOOK && query_next(store, statement)) {
        int topic = house_topic_index(&store->house, column_id(statement, 1));
        const char *word = column_words(arena, statement, 0);
        if (topic >= 0 && topic < TOPICS_LOOK && word)
            suggestions[count++] = (struct suggestion){word, rounds[topic]++, topic};
    }
    query_end(statement);
    return count;
}

/* Each topic in turn gives a word, then each gives a second one. */
static int suggestions_add(struct store *store, struct arena *arena, const char *language, const char **words,
                           int count, int max)
{
    struct suggestion *suggestions = arena_array(arena, struct suggestion, SUGGESTED_LOOK);
    int known = suggestions_read(store, arena, language, suggestions), left = known;
    for (int round = 0; left > 0 && count < max; round++)
        for (int topic = 0; topic < store->house.topic_count && count < max; topic++)
            for (int i = 0; i < known && count < max; i++) {
                if (suggestions[i].round != round || suggestions[i].turn != topic)
                    continue;
                left--;
                if (!words_have(words, count, suggestions[i].word))
                    words[count++] = suggestions[i].word;
            }
    return count;
}

int store_words(struct store *store, struct arena *arena, const char **words, int max)
{
    const struct house *house = &store->house;
    int count = suggestions_add(store, arena, store->language, words, 0, max);
    if (strcmp(store->language, "nl") != 0)
        count = suggestions_add(store, arena, "nl", words, count, max);
    for (int i = 0; i < house->topic_count && count < max; i++)
        if (!words_have(words, count, house->topics[i].name.text))
            words[count++] = arena_strdup(arena, house->topics[i].name.text);
    return count;
}
