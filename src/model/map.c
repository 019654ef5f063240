#include "model/map.h"

#include <math.h>
#include <stdlib.h>

static const double PI = 3.14159265358979323846;

struct map_point map_point(double lat, double lon, double to_lat, double to_lon)
{
    const double metres_a_degree = 6371000.0 * PI / 180;
    return (struct map_point){(to_lon - lon) * metres_a_degree * cos((lat + to_lat) / 2 * PI / 180),
                              (to_lat - lat) * metres_a_degree};
}

double map_metres(struct map_point point)
{
    return hypot(point.east, point.north);
}

double map_between(struct map_point a, struct map_point b)
{
    return hypot(a.east - b.east, a.north - b.north);
}

enum map_wind map_wind(struct map_point point)
{
    double turns = atan2(point.east, point.north) / (2 * PI);
    return (enum map_wind)(((int)lround(turns * MAP_WINDS) + MAP_WINDS) % MAP_WINDS);
}

double map_walk_metres(int minutes)
{
    const double detour = 1.3, metres_a_minute = 80;
    return minutes * metres_a_minute / detour;
}

struct map_view map_fit(int w, int h, struct map_point place)
{
    const double part = 0.6, least_metres = 250;
    double across = fabs(place.east) / (w * part), down = fabs(place.north) / (h * part);
    double scale = fmax(fmax(across, down), least_metres / (w < h ? w : h));
    return (struct map_view){w, h, scale, {place.east / 2, place.north / 2}};
}

struct rect map_mark(const struct map_view *view, struct map_point point, int size)
{
    double x = view->w / 2.0 + (point.east - view->middle.east) / view->metres_a_pixel;
    double y = view->h / 2.0 - (point.north - view->middle.north) / view->metres_a_pixel;
    return (struct rect){(int)lround(x) - size / 2, (int)lround(y) - size / 2, size, size};
}

int map_round(double most)
{
    static const int steps[] = {5, 2, 1};
    for (int ten = 100000; ten >= 1; ten /= 10)
        for (int i = 0; i < 3; i++)
            if (steps[i] * ten <= most)
                return steps[i] * ten;
    return 1;
}

bool map_take(struct map_taken *taken, struct rect rect)
{
    if (taken->count == MAP_TAKEN_MAX || !rect_contains(taken->room, rect))
        return false;
    for (int i = 0; i < taken->count; i++)
        if (!rect_empty(rect_intersect(taken->rects[i], rect)))
            return false;
    taken->rects[taken->count++] = rect;
    return true;
}

/* A name at one side of its mark. Above and below it slides into the room; beside the mark it cannot. */
static struct rect name_at(struct rect room, struct rect mark, enum map_wind side, int gap, struct rect name)
{
    bool east = side == MAP_NORTH_EAST || side == MAP_EAST || side == MAP_SOUTH_EAST,
         west = side == MAP_NORTH_WEST || side == MAP_WEST || side == MAP_SOUTH_WEST;
    bool north = side == MAP_NORTH || side == MAP_NORTH_EAST || side == MAP_NORTH_WEST,
         south = side == MAP_SOUTH || side == MAP_SOUTH_EAST || side == MAP_SOUTH_WEST;
    name.x = east ? mark.x + mark.w + gap : west ? mark.x - gap - name.w : mark.x + (mark.w - name.w) / 2;
    name.y = south ? mark.y + mark.h + gap : north ? mark.y - gap - name.h : mark.y + (mark.h - name.h) / 2;
    if (east || west)
        return name;
    int last = room.x + room.w - name.w;
    name.x = name.x < room.x ? room.x : name.x > last ? last : name.x;
    return name;
}

bool map_name(struct map_taken *taken, struct rect mark, enum map_wind wind, int gap, struct rect *name)
{
    static const int turns[MAP_WINDS] = {0, 1, -1, 2, -2, 3, -3, 4};
    for (int i = 0; i < MAP_WINDS; i++) {
        enum map_wind side = (enum map_wind)(((int)wind + turns[i] + MAP_WINDS) % MAP_WINDS);
        *name = name_at(taken->room, mark, side, gap, *name);
        if (map_take(taken, *name))
            return true;
    }
    return false;
}
