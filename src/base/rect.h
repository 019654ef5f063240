/* A rectangle of whole pixels; an empty one has no width or no height. */
#ifndef BASE_RECT_H
#define BASE_RECT_H

#include <stdbool.h>

struct rect {
    int x, y, w, h;
};

/* True when the rectangle holds no pixel. */
static inline bool rect_empty(struct rect r)
{
    return r.w <= 0 || r.h <= 0;
}

/* True when the pixel lies inside. */
static inline bool rect_has(struct rect r, int x, int y)
{
    return x >= r.x && y >= r.y && x < r.x + r.w && y < r.y + r.h;
}

/* True when both are the same. */
static inline bool rect_equal(struct rect a, struct rect b)
{
    return a.x == b.x && a.y == b.y && a.w == b.w && a.h == b.h;
}

/* The part that both share, or an empty rectangle. */
static inline struct rect rect_intersect(struct rect a, struct rect b)
{
    int left = a.x > b.x ? a.x : b.x, top = a.y > b.y ? a.y : b.y;
    int right = a.x + a.w < b.x + b.w ? a.x + a.w : b.x + b.w;
    int bottom = a.y + a.h < b.y + b.h ? a.y + a.h : b.y + b.h;
    return (struct rect){left, top, right > left ? right - left : 0, bottom > top ? bottom - top : 0};
}

/* The smallest rectangle around both; an empty one adds nothing. */
static inline struct rect rect_union(struct rect a, struct rect b)
{
    if (rect_empty(a))
        return b;
    if (rect_empty(b))
        return a;
    int left = a.x < b.x ? a.x : b.x, top = a.y < b.y ? a.y : b.y;
    int right = a.x + a.w > b.x + b.w ? a.x + a.w : b.x + b.w;
    int bottom = a.y + a.h > b.y + b.h ? a.y + a.h : b.y + b.h;
    return (struct rect){left, top, right - left, bottom - top};
}

/* True when all of `inner` lies in `outer`. */
static inline bool rect_contains(struct rect outer, struct rect inner)
{
    return inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.w <= outer.x + outer.w &&
           inner.y + inner.h <= outer.y + outer.h;
}

/* The rectangle made smaller by `by` pixels on all sides (larger when negative). */
static inline struct rect rect_inset(struct rect r, int by)
{
    return (struct rect){r.x + by, r.y + by, r.w - 2 * by, r.h - 2 * by};
}

/* Takes a strip off one side of `r` and returns it; `r` keeps the rest. A strip never exceeds what is there. */
static inline struct rect rect_cut_top(struct rect *r, int h)
{
    h = h > r->h ? r->h : h;
    struct rect strip = {r->x, r->y, r->w, h};
    r->y += h;
    r->h -= h;
    return strip;
}

static inline struct rect rect_cut_bottom(struct rect *r, int h)
{
    h = h > r->h ? r->h : h;
    r->h -= h;
    return (struct rect){r->x, r->y + r->h, r->w, h};
}

static inline struct rect rect_cut_left(struct rect *r, int w)
{
    w = w > r->w ? r->w : w;
    struct rect strip = {r->x, r->y, w, r->h};
    r->x += w;
    r->w -= w;
    return strip;
}

static inline struct rect rect_cut_right(struct rect *r, int w)
{
    w = w > r->w ? r->w : w;
    r->w -= w;
    return (struct rect){r->x + r->w, r->y, w, r->h};
}

#endif
