#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "store/search_index.h"

enum { COLUMN_ROOM = 1 << 16, ROWS_FIRST_ROOM = 256, ROUND_STEPS = 10000 };

/* One row in the making: the folded words of each column. */
struct column {
    char text[COLUMN_ROOM];
    size_t length;
};

enum { COLUMN_FIRST, COLUMN_TITLE, COLUMN_BODY, COLUMN_REST, COLUMNS };

struct fill {
    struct search_index *index;
    struct search_reader *reader;
    sqlite3_stmt *name, *words[DEPTH_COUNT];
    struct column columns[COLUMNS];
    bool failed;
};

bool name_token(const char *text, char token[NAME_ROOM])
{
    size_t length = strlen(NAME_MARK);
    memcpy(token, NAME_MARK, length + 1);
    for (struct fold fold = fold_of(text); fold_next(&fold);) {
        size_t space = length > strlen(NAME_MARK) ? strlen(NAME_SPACE) : 0;
        if (length + space + (size_t)fold.length + 1 > NAME_ROOM)
            return false;
        memcpy(token + length, NAME_SPACE, space);
        memcpy(token + length + space, fold.word, (size_t)fold.length + 1);
        length += space + (size_t)fold.length;
    }
    return length > strlen(NAME_MARK);
}

static void column_put(struct column *column, const char *words, size_t length)
{
    if (column->length + length + 2 > COLUMN_ROOM)
        return;
    if (column->length > 0)
        column->text[column->length++] = ' ';
    memcpy(column->text + column->length, words, length + 1);
    column->length += length;
}

static void column_add(struct fill *fill, int column, const char *text)
{
    struct column *to = &fill->columns[column];
    if (!text)
        return;
    for (struct fold fold = fold_of(text); fold_next(&fold);)
        column_put(to, fold.word, (size_t)fold.length);
}

static void step(struct fill *fill, sqlite3_stmt *statement)
{
    if (sqlite3_step(statement) != SQLITE_DONE)
        fill->failed = true;
    sqlite3_reset(statement);
}

static int row_of(const struct search_index *index)
{
    return index->topics + index->questions + index->cards + 1;
}

/* A name by which the row that is being made is found first. */
static void name_add(struct fill *fill, int row, const char *text)
{
    char token[NAME_ROOM];
    if (!text || !name_token(text, token))
        return;
    sqlite3_bind_int(fill->name, 1, row);
    sqlite3_bind_text(fill->name, 2, token, -1, SQLITE_STATIC);
    step(fill, fill->name);
}

static void title_add(struct fill *fill, const char *text)
{
    char first[sizeof FIRST_MARK + FOLD_WORD_MAX];
    struct fold fold = fold_of(text ? text : "");
    if (fold_next(&fold))
        column_put(&fill->columns[COLUMN_FIRST], first,
                   (size_t)snprintf(first, sizeof first, FIRST_MARK "%s", fold.word));
    name_add(fill, row_of(fill->index), text);
    column_add(fill, COLUMN_TITLE, text);
}

/* Writes some columns of the row that was gathered. */
static void words_add(struct fill *fill, enum depth depth, int row, int first, int last)
{
    sqlite3_stmt *statement = fill->words[depth];
    sqlite3_bind_int(statement, 1, row);
    for (int i = first; i <= last; i++)
        sqlite3_bind_text(statement, 2 + i - first, fill->columns[i].text, (int)fill->columns[i].length,
                          SQLITE_STATIC);
    step(fill, statement);
}

/* Writes the row that was gathered, and begins a new one. */
static void row_end(struct fill *fill, int id, int *kind)
{
    struct search_index *index = fill->index;
    int row = row_of(index);
    if (row > index->room) {
        index->room = index->room ? 2 * index->room : ROWS_FIRST_ROOM;
        index->ids = realloc(index->ids, sizeof *index->ids * (size_t)index->room);
        if (!index->ids)
            abort();
    }
    index->ids[row - 1] = id;
    words_add(fill, DEPTH_TITLE, row, COLUMN_FIRST, COLUMN_TITLE);
    words_add(fill, DEPTH_BODY, row, COLUMN_TITLE, COLUMN_BODY);
    words_add(fill, DEPTH_WHOLE, row, COLUMN_TITLE, COLUMN_REST);
    for (int i = 0; i < COLUMNS; i++)
        fill->columns[i].length = 0;
    *kind += 1;
}

static bool stopped(const struct fill *fill)
{
    return fill->failed || search_reader_stopped(fill->reader);
}

/* The translations of one row of a table: what `title` names into the title, all other fields into a column. */
static void translations_add(struct fill *fill, const char *subject, int id, const char *title, int column)
{
    static const char sql[] = "SELECT field, text FROM translation WHERE subject = ?1 AND row = ?2";
    static const char *const fields[] = {"title", "name", "text", "lead", "easy", "roles"};
    sqlite3_stmt *statement = ask_start(fill->reader, ASK_TRANSLATIONS, sql);
    sqlite3_bind_text(statement, 1, subject, -1, SQLITE_STATIC);
    sqlite3_bind_int(statement, 2, id);
    while (ask_next(fill->reader, statement)) {
        const char *field = ask_text(statement, 0);
        const char *text = ask_text(statement, 1);
        bool known = false;
        for (size_t i = 0; field && i < sizeof fields / sizeof *fields; i++)
            known |= strcmp(field, fields[i]) == 0;
        if (known && title && strcmp(field, title) == 0)
            title_add(fill, text);
        else if (known)
            column_add(fill, column, text);
    }
}

/* A word that leads to a topic is a name of that topic. */
static void topic_synonyms(struct fill *fill, int topic)
{
    const struct search_index *index = fill->index;
    for (int i = 0; i < index->synonym_count; i++) {
        const struct synonym *synonym = &index->synonyms[i];
        char words[SYNONYM_WORDS_MAX * (FOLD_WORD_MAX + 1)] = "";
        size_t length = 0;
        if (synonym_topic(index, synonym) != topic)
            continue;
        for (int word = 0; word < synonym->word_count; word++) {
            size_t more = strlen(synonym->words[word]);
            words[length] = ' ';
            memcpy(words + length + 1, synonym->words[word], more + 1);
            length += more + 1;
            column_put(&fill->columns[COLUMN_BODY], synonym->words[word], more);
        }
        if (synonym->topic == topic && !synonym->means)
            name_add(fill, row_of(index), words);
    }
}

static void topics_fill(struct fill *fill)
{
    static const char sql[] = "SELECT t.id, t.name, t.lead FROM house_topic h CROSS JOIN topic t ON t.id = "
                              "h.topic WHERE h.house = ?1 ORDER BY h.position";
    sqlite3_stmt *statement = ask_start(fill->reader, ASK_TOPICS, sql);
    sqlite3_bind_int(statement, 1, fill->reader->house);
    while (!stopped(fill) && ask_next(fill->reader, statement)) {
        int id = column_id(statement, 0);
        title_add(fill, ask_text(statement, 1));
        column_add(fill, COLUMN_BODY, ask_text(statement, 2));
        translations_add(fill, "topic", id, "name", COLUMN_BODY);
        topic_synonyms(fill, id);
        row_end(fill, id, &fill->index->topics);
    }
    sqlite3_reset(statement);
}

static void questions_fill(struct fill *fill)
{
    static const char sql[] =
        "SELECT id, text FROM question WHERE house IS NULL OR house = ?1 ORDER BY position, id";
    sqlite3_stmt *statement = ask_start(fill->reader, ASK_QUESTIONS, sql);
    sqlite3_bind_int(statement, 1, fill->reader->house);
    while (!stopped(fill) && ask_next(fill->reader, statement)) {
        int id = column_id(statement, 0);
        title_add(fill, ask_text(statement, 1));
        translations_add(fill, "question", id, "text", COLUMN_BODY);
        row_end(fill, id, &fill->index->questions);
    }
    sqlite3_reset(statement);
}

static void card_topics(struct fill *fill, int card)
{
    static const char sql[] = "SELECT t.id, t.name FROM card_topic c CROSS JOIN topic t ON t.id = c.topic "
                              "WHERE c.card = ?1 ORDER BY c.position";
    sqlite3_stmt *statement = ask_start(fill->reader, ASK_CARD_TOPICS, sql);
    sqlite3_bind_int(statement, 1, card);
    while (ask_next(fill->reader, statement)) {
        char token[32];
        int length = snprintf(token, sizeof token, TOPIC_MARK "%d", column_id(statement, 0));
        column_put(&fill->columns[COLUMN_REST], token, (size_t)length);
        column_add(fill, COLUMN_REST, ask_text(statement, 1));
        translations_add(fill, "topic", column_id(statement, 0), NULL, COLUMN_REST);
    }
}

static void card_partners(struct fill *fill, int card)
{
    static const char sql[] = "SELECT p.title FROM card_partner c CROSS JOIN card p ON p.id = c.partner "
                              "WHERE c.card = ?1 ORDER BY c.position";
    sqlite3_stmt *statement = ask_start(fill->reader, ASK_CARD_PARTNERS, sql);
    sqlite3_bind_int(statement, 1, card);
    while (ask_next(fill->reader, statement))
        column_add(fill, COLUMN_REST, ask_text(statement, 0));
}

static void card_fill(struct fill *fill, sqlite3_stmt *statement)
{
    int id = column_id(statement, 0), place = column_id(statement, 7);
    title_add(fill, ask_text(statement, 1));
    column_add(fill, COLUMN_BODY, ask_text(statement, 2));
    column_add(fill, COLUMN_BODY, ask_text(statement, 3));
    column_add(fill, COLUMN_BODY, ask_text(statement, 4));
    column_add(fill, COLUMN_REST, ask_text(statement, 5));
    column_add(fill, COLUMN_REST, ask_text(statement, 6));
    translations_add(fill, "card", id, "title", COLUMN_BODY);
    if (place > 0)
        translations_add(fill, "place", place, NULL, COLUMN_REST);
    card_topics(fill, id);
    card_partners(fill, id);
    row_end(fill, id, &fill->index->cards);
}

/* A card that is listed on two tabs has two rows; what it found first counts. */
static void cards_fill(struct fill *fill)
{
    static const char sql[] =
        "SELECT c.id, c.title, c.lead, c.easy, p.roles, pl.name, pl.town, pl.id FROM listing l CROSS JOIN "
        "card c ON c.id = l.card LEFT JOIN partner p ON p.card = c.id LEFT JOIN place pl ON pl.id = c.place "
        "WHERE l.house = ?1 AND l.topic = 0 ORDER BY l.rank, l.tab";
    sqlite3_stmt *statement = ask_start(fill->reader, ASK_CARDS, sql);
    sqlite3_bind_int(statement, 1, fill->reader->house);
    while (!stopped(fill) && ask_next(fill->reader, statement))
        if (column_id(statement, 0) > 0)
            card_fill(fill, statement);
    sqlite3_reset(statement);
}

/* The words of all synonyms are known words, wherever they lead. */
static void synonyms_fill(struct fill *fill)
{
    const struct search_index *index = fill->index;
    int none = 0;
    for (int i = 0; i < index->synonym_count; i++)
        for (int word = 0; word < index->synonyms[i].word_count; word++)
            column_put(&fill->columns[COLUMN_REST], index->synonyms[i].words[word],
                       strlen(index->synonyms[i].words[word]));
    row_end(fill, 0, &none);
}

#define TABLE(name, columns, bytes)                                                                          \
    "CREATE VIRTUAL TABLE " name " USING fts5(" columns ", content = '', columnsize = 0, detail = none, "    \
    "prefix = '1 2 3 4', tokenize = 'ascii');"                                                               \
    "INSERT INTO " name " (" name ", rank) VALUES ('hashsize', " bytes ");"                                  \
    "CREATE VIRTUAL TABLE temp." name "_words USING fts5vocab('main', '" name "', 'row');"

static bool tables_make(struct fill *fill)
{
    static const char sql[] =
        "PRAGMA journal_mode = OFF; PRAGMA temp_store = MEMORY;"
        "CREATE VIRTUAL TABLE name USING fts5(words, content = '', columnsize = 0, detail = none, "
        "tokenize = 'ascii');" TABLE("title", "first, heading", "8388608")
            TABLE("body", "heading, words", "16777216")
                TABLE("whole", "heading, words, rest", "33554432") "BEGIN";
    static const char *const inserts[DEPTH_COUNT] = {
        "INSERT INTO title (rowid, first, heading) VALUES (?1, ?2, ?3)",
        "INSERT INTO body (rowid, heading, words) VALUES (?1, ?2, ?3)",
        "INSERT INTO whole (rowid, heading, words, rest) VALUES (?1, ?2, ?3, ?4)"};
    sqlite3 *db = fill->index->db;
    bool good = sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK &&
                sqlite3_prepare_v2(db, "INSERT INTO name (rowid, words) VALUES (?1, ?2)", -1, &fill->name,
                                   NULL) == SQLITE_OK;
    for (int i = 0; i < DEPTH_COUNT && good; i++)
        good = sqlite3_prepare_v2(db, inserts[i], -1, &fill->words[i], NULL) == SQLITE_OK;
    return good;
}

static bool tables_close(struct fill *fill)
{
    static const char *const steps[] = {"COMMIT",
                                        "INSERT INTO name (name) VALUES ('optimize')",
                                        "INSERT INTO title (title) VALUES ('optimize')",
                                        "INSERT INTO body (body) VALUES ('optimize')",
                                        "INSERT INTO whole (whole) VALUES ('optimize')",
                                        "PRAGMA query_only = ON"};
    sqlite3_finalize(fill->name);
    for (int i = 0; i < DEPTH_COUNT; i++)
        sqlite3_finalize(fill->words[i]);
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
        if (stopped(fill) || sqlite3_exec(fill->index->db, steps[i], NULL, NULL, NULL) != SQLITE_OK)
            return false;
    return index_words(fill->index, fill->reader);
}

static int fill_look(void *context)
{
    return stopped(context);
}

bool index_fill(struct search_index *index, struct search_reader *reader, struct err *err)
{
    struct fill *fill = calloc(1, sizeof *fill);
    if (!fill)
        abort();
    *fill = (struct fill){.index = index, .reader = reader};
    sqlite3_progress_handler(index->db, ROUND_STEPS, fill_look, fill);
    synonyms_load(index, reader);
    fill->failed = !tables_make(fill);
    topics_fill(fill);
    questions_fill(fill);
    cards_fill(fill);
    synonyms_fill(fill);
    bool good = tables_close(fill) && !stopped(fill);
    if (!good && reader->cancel && *reader->cancel)
        err_set(err, "de index voor het zoeken is niet afgemaakt");
    else if (!good)
        err_set(err, "de index voor het zoeken lukt niet (%s)", sqlite3_errmsg(index->db));
    sqlite3_progress_handler(index->db, 0, NULL, NULL);
    free(fill);
    return good;
}
