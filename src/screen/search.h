/* The parts of the search screen, shared by its files.
 *
 * Shape: a field with what was typed, what was found below or beside it, and the keyboard; what is read stands where each
 *        form of screen has room for it. On compact screens the keyboard takes the whole screen, and the results have a
 *        page of their own (`route.panel`).
 */
#ifndef SCREEN_SEARCH_H
#define SCREEN_SEARCH_H

#include "screen/row.h"
#include "screen/screen.h"
#include "store/search.h"
#include "ui/keys.h"

enum { SEARCH_WORDS_MAX = 12, SEARCH_TOPICS_MAX = 24, SEARCH_ANSWERS_MAX = 3 };

/* A hit with what is shown of it. */
struct found {
    enum hit_kind kind;
    const struct card_row *row;    /* of a card; NULL when it is broken */
    const struct occurrence *date; /* the next of an activity on the page that is shown; may be NULL */
    const struct topic *topic;
    const struct question *question;
};

struct search_model {
    const char *query;
    bool blank; /* nothing but spaces was typed */
    struct hits hits;
    const struct found *found; /* hits [first .. first + found_count) */
    int first, found_count;
    const char *words[SEARCH_WORDS_MAX]; /* to begin with, while nothing is found */
    int word_count;
    const struct card_row *answers; /* of the first hit, while no hit is a card */
    int answer_count;
    int topics[SEARCH_TOPICS_MAX]; /* of the house, those of the hits first */
    int topic_count;
    struct keys keys;
};

/* Where everything goes; the same for `enter`, which must know how many rows a page has, and `draw`. An empty rectangle
 * is not drawn. */
struct search_layout {
    struct frame frame;
    struct rect home, back, field, all;   /* all: the button that leads to the results */
    struct rect look, caption;            /* what is read */
    struct rect list, rows, pager, below; /* list: rows, pager, and what is left below them */
    struct rect keys;
    int row_height, gap, per_page, pages;
};

/* Works out the layout; the model's query, hits, words and keys must be there. */
struct search_layout search_layout(const struct canvas *canvas, const struct visit *visit,
                                   const struct search_model *model);

/* A hit: disc, title with what was typed underlined, and one line that says what it is, when and where. */
void search_row(struct canvas *canvas, struct rect rect, const struct visit *visit,
                const struct search_model *model, const struct found *found);

/* Picture and colour of a hit. */
const char *search_icon(const struct visit *visit, const struct found *found);
unsigned search_colour(const struct visit *visit, const struct found *found);

/* Draws the field: what was typed, its end, and the key that clears it. */
void search_field(struct canvas *canvas, struct rect rect, const char *query);

/* Fills the room that is read: the first hit in full, or how to search, or what to do when nothing is found. */
void search_look(struct canvas *canvas, struct rect look, const struct visit *visit,
                 const struct search_model *model, const struct found *first);

/* What stands in the place of results while there are none, and below few of them. */
void search_fill(struct canvas *canvas, struct rect rect, const struct visit *visit,
                 const struct search_model *model);

#endif
