/* A plain map of what lies around a house: from degrees to metres to pixels, and where the names go.
 *
 * Shape:  flat, north up. Over the few kilometres between a house and its places the error stays below one in a thousand.
 * Units:  degrees WGS 84; metres east and north of the house; pixels right and down of the map's corner.
 */
#ifndef MODEL_MAP_H
#define MODEL_MAP_H

#include <stdbool.h>

#include "base/rect.h"

/* Where something lies, seen from the house. */
struct map_point {
    double east, north; /* metres */
};

/* A place seen from another, both in degrees. */
struct map_point map_point(double lat, double lon, double to_lat, double to_lon);

/* Metres as a bird flies from the house, and between two points. */
double map_metres(struct map_point point);
double map_between(struct map_point a, struct map_point b);

enum map_wind {
    MAP_NORTH,
    MAP_NORTH_EAST,
    MAP_EAST,
    MAP_SOUTH_EAST,
    MAP_SOUTH,
    MAP_SOUTH_WEST,
    MAP_WEST,
    MAP_NORTH_WEST,
    MAP_WINDS
};

/* The nearest of the eight winds in which a point lies. */
enum map_wind map_wind(struct map_point point);

/* How far from the house so many minutes on foot lead: the reverse of walk_minutes (model/card.h). */
double map_walk_metres(int minutes);

/* A window on the map. */
struct map_view {
    int w, h;
    double metres_a_pixel;
    struct map_point middle;
};

/* The window that shows the house and a place as large as it can, both in its middle three fifths; never less than 250 m. */
struct map_view map_fit(int w, int h, struct map_point place);

/* The square of `size` pixels around a point of the window. */
struct rect map_mark(const struct map_view *view, struct map_point point, int size);

/* 1, 2 or 5 followed by zeros: the longest such length of at most so many metres, but 1 at least. */
int map_round(double most);

/* What a ring, a mark or a name takes of the window already. */
enum { MAP_TAKEN_MAX = 256 };

struct map_taken {
    struct rect room; /* nothing may stick out of it */
    struct rect rects[MAP_TAKEN_MAX];
    int count;
};

/* Takes a rectangle; false when it sticks out, or shares pixels with what is taken (and then nothing changes). */
bool map_take(struct map_taken *taken, struct rect rect);

/* Finds room for a name of that size beside a mark, `gap` pixels off, and takes it: at the side of `wind` first,
 * then at the others, the nearest winds first. False when there is none. */
bool map_name(struct map_taken *taken, struct rect mark, enum map_wind wind, int gap, struct rect *name);

#endif
