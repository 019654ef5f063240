#include <string.h>

#include "store/search_index.h"

/* The words of one table in order, and the rows that hold each; NULL at the end. */
struct vocabulary {
    sqlite3_stmt *statement;
    const char *word;
};

static void vocabulary_next(struct vocabulary *vocabulary)
{
    bool more = sqlite3_step(vocabulary->statement) == SQLITE_ROW;
    vocabulary->word = more ? ask_text(vocabulary->statement, 0) : NULL;
}

/* The rows of a word at a depth whose words are all words of the deepest, in the same order. */
static int vocabulary_rows(struct vocabulary *vocabulary, const char *word)
{
    while (vocabulary->word && strcmp(vocabulary->word, word) < 0)
        vocabulary_next(vocabulary);
    if (!vocabulary->word || strcmp(vocabulary->word, word) != 0)
        return 0;
    return column_number(vocabulary->statement, 1, 0, INT32_MAX, 0);
}

static void words_merge(struct search_index *index, const struct search_reader *reader,
                        struct vocabulary vocabularies[DEPTH_COUNT])
{
    struct vocabulary *whole = &vocabularies[DEPTH_WHOLE];
    for (int i = 0; i < DEPTH_COUNT; i++)
        vocabulary_next(&vocabularies[i]);
    for (; !search_reader_stopped(reader) && whole->word; vocabulary_next(whole)) {
        struct word_rows rows;
        if (!*whole->word || strncmp(whole->word, MARKS, strlen(MARKS)) == 0)
            continue;
        for (int i = 0; i < DEPTH_COUNT; i++)
            rows.at[i] = vocabulary_rows(&vocabularies[i], whole->word);
        dict_add(&index->dict, whole->word, rows);
    }
}

bool index_words(struct search_index *index, const struct search_reader *reader)
{
    static const char *const sql[DEPTH_COUNT] = {"SELECT term, doc FROM temp.title_words",
                                                 "SELECT term, doc FROM temp.body_words",
                                                 "SELECT term, doc FROM temp.whole_words"};
    struct vocabulary vocabularies[DEPTH_COUNT] = {{NULL, NULL}};
    bool good = true;
    for (int i = 0; i < DEPTH_COUNT && good; i++)
        good = sqlite3_prepare_v2(index->db, sql[i], -1, &vocabularies[i].statement, NULL) == SQLITE_OK;
    if (good)
        words_merge(index, reader, vocabularies);
    for (int i = 0; i < DEPTH_COUNT; i++)
        sqlite3_finalize(vocabularies[i].statement);
    if (good)
        dict_index(&index->dict);
    return good;
}
