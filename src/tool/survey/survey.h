/* A publication as its kiosk reads it, with every card that families may find, for commands that look it over.
 *
 * Ownership: the survey owns the store and the arena that all its texts live in.
 */
#ifndef TOOL_SURVEY_SURVEY_H
#define TOOL_SURVEY_SURVEY_H

#include "store/store.h"
#include "store/whole.h"

struct survey_card {
    struct card card;
    unsigned long long topics; /* bits: indexes of the house's topics */
    enum card_state state;
};

struct survey {
    struct store *store;
    const struct house *house;
    struct arena arena;
    struct wall now;
    struct survey_card *cards; /* by code; those that ended are left out */
    int count;
};

/* Opens a publication for a house (NULL: its first) on a day, at ten in the morning. `day` NULL is today; one that is no day
 * is refused. Close it in both cases. */
bool survey_open(struct survey *survey, const char *path, const char *house, const char *day,
                 struct err *err);

/* Frees everything. */
void survey_close(struct survey *survey);

/* The card of the survey with a code, or NULL. */
const struct survey_card *survey_find(const struct survey *survey, const char *code);

/* The name of the partner that offers a card; "" when there is none. */
const char *survey_owner(const struct survey_card *card);

#endif
