/* The parts of the topic screen, shared by its files. */
#ifndef SCREEN_TOPIC_H
#define SCREEN_TOPIC_H

#include "screen/row.h"
#include "screen/screen.h"

struct topic_model {
    const struct topic *topic;
    const struct question *question; /* only the cards of this question; NULL: all of the topic */
    struct picks where, doing, list; /* both tabs, and the one that is shown */
    struct tally tally;              /* of the tab that is shown */
    bool asking;                     /* all questions of the topic in the place of the list */
    const struct card_row *rows;     /* of picks[first ..] */
    int first, row_count;
    const struct card_row *talk; /* may be NULL */
    const struct occurrence *soon;
    int soon_count;
    const struct question *questions;
    int question_count;
};

/* The height of a question. */
int topic_question_height(const struct canvas *canvas);

/* A control that leads to all questions of the topic. */
struct control topic_all_questions(const struct visit *visit, struct arena *arena,
                                   const struct topic_model *model);

/* One question as a button. */
void topic_question_draw(struct canvas *canvas, struct rect rect, const struct visit *visit,
                         const struct question *question);

/* The first two questions side by side, and the way to the others. */
void topic_questions(struct canvas *canvas, struct rect rect, const struct visit *visit,
                     const struct topic_model *model);

/* Fills the room that is read. */
void topic_look(struct canvas *canvas, struct rect look, const struct visit *visit,
                const struct topic_model *model);

#endif
