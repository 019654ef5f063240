#include "figures.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

double figures_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

void figures_add(struct figures *figures, double ms)
{
    if (figures->count < FIGURES_MAX)
        figures->ms[figures->count++] = ms;
}

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return x < y ? -1 : x > y;
}

/* The same times, the smallest first. */
static struct figures sorted(const struct figures *figures)
{
    struct figures copy = *figures;
    qsort(copy.ms, (size_t)copy.count, sizeof *copy.ms, compare);
    return copy;
}

double figures_median(const struct figures *figures)
{
    struct figures in_order = sorted(figures);
    return figures->count ? in_order.ms[figures->count / 2] : 0;
}

void figures_heading(const char *title)
{
    printf("\n%-46s %10s %10s %10s %5s\n", title, "median", "minimum", "maximum", "runs");
}

static void print_times(const char *what, const struct figures *figures)
{
    struct figures in_order = sorted(figures);
    if (!figures->count)
        printf("%-46s %10s", what, "-");
    else
        printf("%-46s %7.2f ms %7.2f ms %7.2f ms %5d", what, figures_median(figures), in_order.ms[0],
               in_order.ms[figures->count - 1], figures->count);
}

static const char *verdict(double value, double most)
{
    return value <= most ? "holds" : "TOO MUCH";
}

void figures_print(const char *what, const struct figures *figures, double most_ms)
{
    print_times(what, figures);
    if (most_ms > 0 && figures->count)
        printf("   at most %g ms: %s", most_ms, verdict(figures_median(figures), most_ms));
    printf("\n");
}

void figures_print_beside(const char *what, const struct figures *figures, const struct figures *beside,
                          const char *name, double most)
{
    print_times(what, figures);
    if (figures->count && beside->count) {
        double times = figures_median(figures) / figures_median(beside);
        printf("   %.2f x %s", times, name);
        if (most > 0)
            printf(", at most %g: %s", most, verdict(times, most));
    }
    printf("\n");
}
