/* The publications of all houses and a stage that is put on any screen of them, for the tests of this folder.
 *
 * Shape:     the publications are built from data/ as of 25 November 2026, once a program, in a folder of its own.
 * Ownership: a walk owns its stage; the text engine lives as long as the program.
 */
#ifndef TESTS_SCREEN_WALK_H
#define TESTS_SCREEN_WALK_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "app/stage.h"

enum { WALK_HOUSES = 4, WALK_PANELS = 4 };

/* One house on one panel. */
struct walk_place {
    const char *house;
    struct panel panel;
};

struct walk {
    const struct walk_place *place;
    struct stage stage;
};

/* All houses on all panels; place i is house i / WALK_PANELS on panel i % WALK_PANELS. */
extern const struct walk_place walk_places[WALK_HOUSES * WALK_PANELS];

/* Group fixtures: build the publications and open the text engine; remove and close them. */
int walk_setup(void **state);
int walk_teardown(void **state);

/* The same without publications. */
int walk_setup_text(void **state);
int walk_teardown_text(void **state);

/* The text engine. */
struct text *walk_text(void);

/* Opens a house on a panel at a moment, in Dutch, on the attract screen. */
void walk_open(struct walk *walk, const struct walk_place *place, const char *moment);

/* The same with a publication from elsewhere, which the walk then owns. */
void walk_begin(struct walk *walk, const struct walk_place *place, struct store *store, const char *moment);
void walk_close(struct walk *walk);

/* Puts the wall clock at a moment and asks the store again. */
void walk_moment(struct walk *walk, const char *moment);

/* Shows a route and draws it. */
const struct canvas *walk_show(struct walk *walk, struct route route);

/* A card's own screen. */
struct route walk_card(const char *code);

/* A test that is run at every place. */
struct walk_case {
    const char *name;
    CMUnitTestFunction run; /* its state is the place */
};

/* Runs all cases at the first `places` places between `walk_setup` and `walk_teardown`; returns how many failed. */
int walk_run(const struct walk_case *cases, int count, int places);

/* The codes of all cards of the house, the hidden ones too; the arena owns them. */
const char (*walk_codes(const struct walk *walk, struct arena *arena, int *count))[CODE_LENGTH + 1];

#endif
