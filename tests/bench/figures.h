/* Times that were measured, and the lines of the table that `make bench` prints of them.
 *
 * Shape:  a line is median, minimum, maximum and runs; where something was measured beside it, run by run,
 *         also how many times its median that is, and what we hold ourselves to.
 * Units:  milliseconds.
 */
#ifndef BENCH_FIGURES_H
#define BENCH_FIGURES_H

enum { FIGURES_MAX = 1000 };

struct figures {
    int count;
    double ms[FIGURES_MAX];
};

/* Milliseconds since some start. */
double figures_now(void);

/* Adds a time; those past FIGURES_MAX are left out. */
void figures_add(struct figures *figures, double ms);

/* 0 without any. */
double figures_median(const struct figures *figures);

/* Prints the names of the columns. */
void figures_heading(const char *title);

/* A line by itself; `most_ms` is what the median may be, 0 when nothing was promised. */
void figures_print(const char *what, const struct figures *figures, double most_ms);

/* A line beside another that was measured in turn with it; `most` is how many times that it may be, 0: not
 * promised. */
void figures_print_beside(const char *what, const struct figures *figures, const struct figures *beside,
                          const char *name, double most);

#endif
