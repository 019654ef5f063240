/* What a typical visitor meets in a publication: a walk through topics, agenda, search and cards, by the kiosk's own
 * questions to the store.
 *
 * Ownership: the arena of the survey.
 */
#ifndef TOOL_SURVEY_PERSONA_WALK_H
#define TOOL_SURVEY_PERSONA_WALK_H

#include "tool/survey/persona.h"
#include "tool/survey/survey.h"

enum { NEAR_CARDS = 3 };

/* A card by name. */
struct named_card {
    const char *code, *title;
};

/* Where a visitor gets no further. */
struct dead_end {
    const char *where;        /* "thema Geld en rechten", "zoeken naar \"opvang\"" */
    const char *code, *title; /* the card; NULL: the list itself */
    const char *what, *mend;
    struct named_card near[NEAR_CARDS]; /* of a list: the cards to begin mending with */
    int near_count;
    struct dead_end *next;
};

struct walk {
    int steps; /* lists, searches and cards that were looked at */
    int count;
    struct dead_end *first, **last;
};

/* Lets a visitor walk. */
void persona_walk(struct walk *walk, struct survey *survey, const struct persona *persona);

#endif
