/* The parts of the grid "Ons aanbod", shared by its files. Column 0 is everyone, then the ages, and last parents. */
#ifndef SCREEN_MATRIX_H
#define SCREEN_MATRIX_H

#include "screen/filters.h"
#include "screen/row.h"

struct matrix_model {
    struct matrix matrix;
    int topic, column; /* that the route names; topic -1: none, column 0: everyone */
};

/* Where the grid goes. */
struct grid {
    struct rect look, heads;
    struct paged paged;
    int name_w, cell_w, gap, columns; /* columns of ages and parents */
    bool fits;                        /* else topics and ages are lists, one after the other */
};

/* What the drawing of a row needs. */
struct grid_context {
    const struct visit *visit;
    const struct matrix_model *model;
    const struct grid *grid;
    int most; /* the largest number */
};

/* How many services and activities a cell holds. */
int matrix_cell_count(const struct matrix *matrix, int topic, int column);

/* Name and picture of a column. */
struct words matrix_column_name(const struct visit *visit, int column);
const char *matrix_column_icon(const struct visit *visit, int column);

/* Where a cell leads: to its list, or to what is near it. */
struct route matrix_cell_route(const struct visit *visit, const struct matrix *matrix, int topic, int column);

/* A cell read aloud. */
const char *matrix_cell_speech(const struct visit *visit, struct arena *arena, int topic, int column,
                               int count);

/* Works out the grid of a frame, and whether it fits. */
struct grid matrix_grid(struct canvas *canvas, const struct visit *visit, const struct frame *frame);

/* How to read the grid, in the room that is read. */
void matrix_look(struct canvas *canvas, struct rect look);

/* Draws the grid with its heads. */
void matrix_grid_draw(struct canvas *canvas, const struct visit *visit, const struct matrix_model *model,
                      struct grid *grid);

#endif
