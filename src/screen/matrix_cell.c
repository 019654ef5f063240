/* A cell of the grid: how many it holds, what it is called, where it leads. */
#include "screen/matrix.h"

#include <stdio.h>

#include "lang/lang.h"

int matrix_cell_count(const struct matrix *matrix, int topic, int column)
{
    int at = topic * matrix->columns + column;
    return matrix->counts[TAB_WHERE][at] + matrix->counts[TAB_DO][at];
}

struct words matrix_column_name(const struct visit *visit, int column)
{
    const struct house *house = visit->house;
    if (column == 0)
        return (struct words){_("Iedereen"), false};
    return column <= house->age_count ? house->ages[column - 1].name : (struct words){_("Ouders"), false};
}

const char *matrix_column_icon(const struct visit *visit, int column)
{
    if (column == 0)
        return "groups";
    return column <= visit->house->age_count ? age_icon(&visit->house->ages[column - 1]) : "family_restroom";
}

static void column_choose(const struct visit *visit, struct route *route, int column)
{
    route->parents = column > visit->house->age_count;
    route->age = route->parents ? -1 : column - 1;
}

/* The list of a cell, on the tab that has something. */
static struct route cell_list(const struct visit *visit, const struct matrix *matrix, int topic, int column)
{
    struct route route = route_to(SCREEN_TOPIC);
    snprintf(route.topic, sizeof route.topic, "%s", visit->house->topics[topic].code);
    column_choose(visit, &route, column);
    route.tab = matrix->counts[TAB_WHERE][topic * matrix->columns + column] > 0 ? TAB_WHERE : TAB_DO;
    return route;
}

/* A cell without anything leads to what is near it. */
struct route matrix_cell_route(const struct visit *visit, const struct matrix *matrix, int topic, int column)
{
    if (matrix_cell_count(matrix, topic, column) > 0)
        return cell_list(visit, matrix, topic, column);
    struct route route = route_to(SCREEN_MATRIX);
    snprintf(route.topic, sizeof route.topic, "%s", visit->house->topics[topic].code);
    column_choose(visit, &route, column);
    route.panel = true;
    return route;
}

const char *matrix_cell_speech(const struct visit *visit, struct arena *arena, int topic, int column,
                               int count)
{
    const char *name = visit->house->topics[topic].name.text, *who = matrix_column_name(visit, column).text;
    if (count == 0)
        /* TRANSLATORS: a topic, an age. */
        return arena_printf(arena, _("%s, %s: nog niets, toon wat erbij past"), name, who);
    /* TRANSLATORS: a topic, an age, how many services and activities there are. */
    return arena_printf(arena, n_("%s, %s: %d resultaat", "%s, %s: %d resultaten", count), name, who, count);
}
