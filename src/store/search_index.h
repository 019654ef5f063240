/* The index of one publication, in memory: FTS5 tables of rows, the distinct words, the synonyms.
 *
 * Shape:     rows 1.. are the topics of the house, then its questions, then its cards in standing order (near first, then by
 *            name), then one that holds the words of synonyms and is never found. Table `name` holds whole names as one word
 *            each; of the tables of words `title` holds those of titles, `body` also those of texts, `whole` also what else
 *            belongs to a row, and its topics as words that nobody can type. To be sure that no title has a word thus costs
 *            nothing, and no table needs to know where in a row a word stands.
 * Ownership: `search_free` frees all.
 * Source:    perf.md, "What the measurements teach".
 */
#ifndef STORE_SEARCH_INDEX_H
#define STORE_SEARCH_INDEX_H

#include <sqlite3.h>

#include "store/internal.h"
#include "store/search.h"
#include "store/search_dict.h"
#include "store/search_reader.h"
#include "store/search_words.h"

/* Letters for private use, which folding never gives: they mark words that stand for something else. */
#define NAME_MARK  "\xEE\x80\x81" /* begins a whole name */
#define NAME_SPACE "\xEE\x80\x82" /* stands between its words */
#define TOPIC_MARK "\xEE\x80\x83" /* begins the number of a topic */
#define FIRST_MARK "\xEE\x80\x84" /* begins the first word of a title, which stands there a second time */
#define MARKS      "\xEE\x80"     /* how all of them begin */

enum {
    NAME_ROOM = 1024,      /* bytes of a whole name */
    SYNONYM_WORDS_MAX = 4, /* of a longer synonym the start */
    SYNONYMS_MAX = 4096,   /* that are read */
    SEARCH_BUDGET = 2000,  /* rounds of 10,000 steps before a search is given up */
    SYNONYM_ALIKE_MAX = 6  /* rows of one word that are followed */
};

/* A word of families, and what it leads to. */
struct synonym {
    const char *words[SYNONYM_WORDS_MAX]; /* folded */
    int word_count;
    const char *means; /* folded words; NULL: none */
    int topic;         /* id; 0: none */
};

struct search_index {
    sqlite3 *db;
    sqlite3_stmt *name, *words[DEPTH_COUNT];
    long long budget;
    int topics, questions, cards; /* rows of each kind */
    int *ids;                     /* of row 1, 2 .. */
    int room;
    struct dict dict;
    struct synonym *synonyms; /* by their words */
    int synonym_count;
    struct arena arena; /* the texts of the synonyms */
};

/* Fills the tables of an index from the publication; false when it was cancelled or fails. */
bool index_fill(struct search_index *index, struct search_reader *reader, struct err *err);

/* Reads the distinct words of the filled tables into the index. */
bool index_words(struct search_index *index, const struct search_reader *reader);

/* Reads the synonyms of the publication into the index. */
void synonyms_load(struct search_index *index, struct search_reader *reader);

/* The synonyms whose words begin with `word`: [first, last) of the index's. With `whole`, that have it as first word. */
struct dict_range synonyms_starting(const struct search_index *index, const char *word, bool whole);

/* The topic that a synonym leads to, over others when it must; 0: none. */
int synonym_topic(const struct search_index *index, const struct synonym *synonym);

/* Writes the one word that stands for a whole name; false when it has no words or is too long. */
bool name_token(const char *text, char token[NAME_ROOM]);

#endif
