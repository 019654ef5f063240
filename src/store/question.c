#include "store/facts.h"
#include "store/pick.h"
#include "store/row.h"

enum { QUESTIONS_MAX = 200, CARDS_MAX = 40 };

static struct picks question_cards(struct store *store, struct arena *arena, struct wall now, int question)
{
    static const char sql[] = "SELECT card FROM question_card WHERE question = ?1 ORDER BY position";
    struct pick_list list = {.arena = arena, .max = CARDS_MAX};
    sqlite3_stmt *statement = query_start(store, QUERY_QUESTION_CARDS, sql);
    sqlite3_bind_int(statement, 1, question);
    while (list.count < list.max && query_next(store, statement)) {
        struct facts facts;
        int card = column_id(statement, 0);
        if (card > 0 && facts_load(store, card, now.day, &facts) && facts_listed(&facts))
            pick_add_card(&list, card);
    }
    query_end(statement);
    return picks_of(&list);
}

/* A row of id and text. */
static bool question_read(struct store *store, struct arena *arena, struct wall now, sqlite3_stmt *statement,
                          struct question *question)
{
    const char *dutch = column_words(arena, statement, 1);
    question->id = column_id(statement, 0);
    if (question->id == 0 || !dutch)
        return false;
    question->cards = question_cards(store, arena, now, question->id);
    struct overlay overlay = overlay_load(store, arena, "question", question->id);
    question->text = overlay_words(&overlay, "text", dutch);
    return question->cards.count > 0;
}

bool question_load(struct store *store, struct arena *arena, struct wall now, int id,
                   struct question *question)
{
    static const char sql[] = "SELECT id, text FROM question WHERE id = ?2 AND (house IS NULL OR house = ?1)";
    sqlite3_stmt *statement = query_start(store, QUERY_QUESTION, sql);
    sqlite3_bind_int(statement, 1, store->house.id);
    sqlite3_bind_int(statement, 2, id);
    bool good = query_next(store, statement) && question_read(store, arena, now, statement, question);
    query_end(statement);
    return good;
}

const struct question *store_questions(struct store *store, struct arena *arena, struct wall now, int topic,
                                       int *count)
{
    static const char sql[] = "SELECT id, text FROM question WHERE (house IS NULL OR house = ?1) AND (?2 = 0 "
                              "OR topic = ?2) ORDER BY position, id LIMIT ?3";
    const struct house *house = &store->house;
    struct question *questions = arena_array(arena, struct question, QUESTIONS_MAX);
    sqlite3_stmt *statement = query_start(store, QUERY_QUESTIONS, sql);
    sqlite3_bind_int(statement, 1, house->id);
    sqlite3_bind_int(statement, 2, topic >= 0 && topic < house->topic_count ? house->topics[topic].id : 0);
    sqlite3_bind_int(statement, 3, QUESTIONS_MAX);
    *count = 0;
    while (query_next(store, statement))
        *count += question_read(store, arena, now, statement, &questions[*count]);
    return questions;
}
