#include "sdl/outline.h"

#include <assert.h>
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { SLOTS = 64, STORE_BYTES = 8 << 20 };

struct slot {
    struct outline outline;
    size_t bytes;
    unsigned long used; /* when it was last asked for; 0: never */
};

struct outline_store {
    struct slot slots[SLOTS];
    size_t bytes;
    unsigned long asked;
};

/* The left half of a gable: where its corners turn from straight lines into arcs. */
struct gable {
    double normal_x, normal_y; /* of the slope, outwards */
    double shoulder_x, shoulder_y, shoulder_r, shoulder_end;
    double ridge_x, ridge_y, ridge_r, ridge_begin;
    double roof;
};

/* Rounds each corner with the arc that leaves its two sides `radius` from where they would meet; the ridge a
 * third more, or it would look sharper than the rest. */
static struct gable gable_make(struct outline_key key)
{
    double half = key.w / 2.0, slope = hypot(half, key.roof),
           radius = fmin(key.diameter / 2.0, slope * 3 / 7);
    double ridge = radius * 4 / 3;
    double along_x = half / slope, along_y = -key.roof / slope;
    struct gable g = {.normal_x = along_y, .normal_y = -along_x, .roof = key.roof};
    /* Half the turn between the wall's direction (up) and the slope's has this tangent. */
    g.shoulder_r = radius / tan(acos(-along_y) / 2);
    g.shoulder_x = g.shoulder_r;
    g.shoulder_y = key.roof + radius;
    g.shoulder_end = radius;
    g.ridge_r = ridge / tan(asin(-along_y));
    g.ridge_begin = slope - ridge;
    g.ridge_x = half;
    g.ridge_y = key.roof + g.ridge_begin * along_y - g.normal_y * g.ridge_r;
    return g;
}

/* Distance of a point to the house's outline, negative inside; only for the left half. */
static double gable_distance(const struct gable *g, double x, double y)
{
    double along = x * -g->normal_y + (y - g->roof) * g->normal_x;
    if (along > g->ridge_begin)
        return hypot(x - g->ridge_x, y - g->ridge_y) - g->ridge_r;
    if (y < g->shoulder_y && along < g->shoulder_end)
        return hypot(x - g->shoulder_x, y - g->shoulder_y) - g->shoulder_r;
    return fmax(-x, x * g->normal_x + (y - g->roof) * g->normal_y);
}

static double box_distance(double radius, double x, double y)
{
    double in_x = radius - x, in_y = radius - y;
    return hypot(fmax(in_x, 0), fmax(in_y, 0)) + fmin(fmax(in_x, in_y), 0) - radius;
}

static uint8_t cover_of(double distance, int soft)
{
    double cover = soft ? -distance / soft : 0.5 - distance;
    return (uint8_t)lround(255 * fmax(0, fmin(1, cover)));
}

/* Finds where a row of strengths begins and from where it stays the same, and keeps what is between. */
static struct outline_row row_make(const uint8_t *strengths, int columns, uint8_t *cover, int *used)
{
    struct outline_row row = {.at = *used, .middle = strengths[columns - 1]};
    int end = columns;
    while (end > 0 && strengths[end - 1] == row.middle)
        end--;
    while (row.skip < end && !strengths[row.skip])
        row.skip++;
    row.edge = end - row.skip;
    if (!row.middle && !row.edge)
        row.skip = columns;
    memcpy(cover + row.at, strengths + row.skip, (size_t)row.edge);
    *used += row.edge;
    return row;
}

static void outline_fill(struct outline *outline, int columns, struct outline_row *rows, uint8_t *cover)
{
    struct outline_key key = outline->key;
    struct gable gable = key.roof ? gable_make(key) : (struct gable){0};
    uint8_t *strengths = malloc((size_t)columns);
    if (!strengths)
        abort();
    int used = 0;
    for (int y = 0; y < outline->rows; y++) {
        for (int x = 0; x < columns; x++) {
            double distance = key.roof ? gable_distance(&gable, x + 0.5, y + 0.5)
                                       : box_distance(key.diameter / 2.0, x + 0.5, y + 0.5);
            strengths[x] = cover_of(distance, key.soft);
        }
        rows[y] = row_make(strengths, columns, cover, &used);
    }
    free(strengths);
}

static struct slot slot_make(struct outline_key key)
{
    int radius = (key.diameter + 1) / 2;
    int columns = key.roof ? (key.w + 1) / 2 : radius + key.soft + 1;
    struct outline outline = {.key = key, .rows = key.roof + radius + key.soft + 1};
    size_t head = sizeof(struct outline_row) * (size_t)outline.rows;
    size_t bytes = head + (size_t)outline.rows * (size_t)columns;
    uint8_t *memory = malloc(bytes);
    if (!memory)
        abort();
    struct outline_row *rows = (struct outline_row *)(void *)memory;
    outline_fill(&outline, columns, rows, memory + head);
    /* Most of a row is solid: give back what its edges did not need. */
    struct outline_row last = rows[outline.rows - 1];
    bytes = head + (size_t)(last.at + last.edge);
    memory = realloc(memory, bytes);
    if (!memory)
        abort();
    outline.row = (const struct outline_row *)(const void *)memory;
    outline.cover = memory + head;
    return (struct slot){.outline = outline, .bytes = bytes};
}

struct outline_store *outline_store_new(void)
{
    struct outline_store *store = calloc(1, sizeof *store);
    if (!store)
        abort();
    return store;
}

static void slot_drop(struct outline_store *store, struct slot *slot)
{
    store->bytes -= slot->bytes;
    free((void *)slot->outline.row);
    *slot = (struct slot){0};
}

void outline_store_free(struct outline_store *store)
{
    if (!store)
        return;
    for (int i = 0; i < SLOTS; i++)
        slot_drop(store, &store->slots[i]);
    free(store);
}

static struct slot *slot_oldest(struct outline_store *store, bool in_use)
{
    struct slot *oldest = NULL;
    for (struct slot *slot = store->slots; slot < store->slots + SLOTS; slot++)
        if ((!in_use || slot->used) && (!oldest || slot->used < oldest->used))
            oldest = slot;
    return oldest;
}

/* Makes room, but never by dropping the last few that a caller may still hold. */
static struct slot *store_room(struct outline_store *store)
{
    struct slot *oldest;
    while (store->bytes > STORE_BYTES && (oldest = slot_oldest(store, true)) &&
           oldest->used + 4 < store->asked)
        slot_drop(store, oldest);
    oldest = slot_oldest(store, false);
    slot_drop(store, oldest);
    return oldest;
}

const struct outline *outline_find(struct outline_store *store, struct outline_key key)
{
    assert(!key.roof || key.w > 0);
    store->asked++;
    struct slot *slot = store->slots;
    while (slot < store->slots + SLOTS && (!slot->used || memcmp(&slot->outline.key, &key, sizeof key) != 0))
        slot++;
    if (slot == store->slots + SLOTS) {
        slot = store_room(store);
        *slot = slot_make(key);
        store->bytes += slot->bytes;
    }
    slot->used = store->asked;
    return &slot->outline;
}
