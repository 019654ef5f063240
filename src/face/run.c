#include "face/run.h"

#include <stdlib.h>
#include <string.h>

#include "base/log.h"

static const char unknown_icon[] = "help_outline";

static TTF_Font *run_font(struct faces *faces, const struct run *run, int *pad)
{
    TTF_Font *font = face_font(faces, run->face, pad);
    if (font) {
        TTF_SetFontDirection(font, run->rtl ? TTF_DIRECTION_RTL : TTF_DIRECTION_LTR);
        TTF_SetFontScriptName(font, run->script);
    }
    return font;
}

int run_advance(struct faces *faces, const struct run *run)
{
    int w = 0, pad;
    TTF_Font *font = run_font(faces, run, &pad);
    if (!font || TTF_SizeUTF8(font, run->utf8, &w, NULL) != 0)
        return 0;
    return w > pad ? w - pad : 0;
}

static SDL_Surface *render(TTF_Font *font, const char *utf8)
{
    SDL_Color white = {255, 255, 255, 255}, black = {0, 0, 0, 255};
    return TTF_RenderUTF8_Shaded(font, utf8, white, black);
}

/* Row of the underline at a surface's left edge, where the leading space keeps out all other ink. */
static int underline_row(TTF_Font *font, const char *utf8)
{
    SDL_Surface *surface = render(font, utf8);
    int row = 0;
    while (surface && row < surface->h && !((const uint8_t *)surface->pixels)[row * surface->pitch])
        row++;
    SDL_FreeSurface(surface);
    return row;
}

/* SDL_ttf makes a surface higher for ink above the ascent or below the descent and does not say which. An
 * underline does: it has a fixed place below the baseline, and switching it keeps the glyph cache. */
static int rows_above(TTF_Font *font, const char *utf8)
{
    TTF_SetFontStyle(font, TTF_STYLE_UNDERLINE);
    int rows = underline_row(font, utf8) - underline_row(font, "  ");
    TTF_SetFontStyle(font, TTF_STYLE_NORMAL);
    return rows > 0 ? rows : 0;
}

struct run_ink run_render(struct faces *faces, const struct run *run)
{
    struct run_ink ink = {0};
    int pad;
    TTF_Font *font = run_font(faces, run, &pad);
    ink.surface = font ? render(font, run->utf8) : NULL;
    if (!ink.surface)
        return ink;
    int above = ink.surface->h > TTF_FontHeight(font) ? rows_above(font, run->utf8) : 0;
    ink.x = -pad / 2;
    ink.y = -TTF_FontAscent(font) - above;
    return ink;
}

static const uint8_t *surface_row(const SDL_Surface *surface, int y)
{
    return (const uint8_t *)surface->pixels + (ptrdiff_t)y * surface->pitch;
}

/* The part of a surface that is not empty. */
static struct rect surface_ink(const SDL_Surface *surface)
{
    int left = surface->w, right = 0, top = surface->h, bottom = 0;
    for (int y = 0; y < surface->h; y++) {
        const uint8_t *row = surface_row(surface, y);
        int a = 0, b = surface->w;
        while (a < b && !row[a])
            a++;
        while (b > a && !row[b - 1])
            b--;
        if (a == b)
            continue;
        left = a < left ? a : left;
        right = b > right ? b : right;
        top = y < top ? y : top;
        bottom = y + 1;
    }
    return (struct rect){left, top, right - left, bottom - top};
}

/* Lays the part of a surface that has ink into a mask; where runs overlap the stronger coverage stays. */
static void mask_add(uint8_t *bytes, struct rect area, struct run_ink ink, struct rect part)
{
    for (int y = part.y; y < part.y + part.h; y++) {
        const uint8_t *from = surface_row(ink.surface, y) + part.x;
        uint8_t *to = bytes + (ptrdiff_t)(ink.y + y - area.y) * area.w + (ink.x + part.x - area.x);
        for (int i = 0; i < part.w; i++)
            to[i] = from[i] > to[i] ? from[i] : to[i];
    }
}

struct face_mask runs_raster(struct faces *faces, const struct run *runs, int count, struct arena *arena)
{
    struct run_ink *inks = calloc((size_t)count + 1, sizeof *inks);
    struct rect *parts = calloc((size_t)count + 1, sizeof *parts), area = {0};
    if (!inks || !parts)
        abort();
    for (int i = 0; i < count; i++) {
        inks[i] = run_render(faces, &runs[i]);
        inks[i].x += runs[i].x;
        parts[i] = inks[i].surface ? surface_ink(inks[i].surface) : (struct rect){0};
        struct rect part = {inks[i].x + parts[i].x, inks[i].y + parts[i].y, parts[i].w, parts[i].h};
        area = rect_union(area, part);
    }
    uint8_t *bytes = rect_empty(area) ? NULL : arena_alloc(arena, (size_t)area.w * (size_t)area.h);
    for (int i = 0; i < count; i++) {
        mask_add(bytes, area, inks[i], parts[i]);
        SDL_FreeSurface(inks[i].surface);
    }
    free(inks);
    free(parts);
    return (struct face_mask){area, bytes};
}

bool icon_exists(struct faces *faces, const char *name)
{
    int w, h;
    TTF_Font *font = face_font(faces, (struct face_key){.kind = FACE_ICONS, .px = 48}, NULL);
    return font && *name && TTF_SizeUTF8(font, name, &w, &h) == 0 && w == h;
}

struct face_mask icon_raster(struct faces *faces, const char *name, int px, struct arena *arena)
{
    TTF_Font *font = face_font(faces, (struct face_key){.kind = FACE_ICONS, .px = px}, NULL);
    bool known = icon_exists(faces, name);
    if (!known)
        log_once("there is no icon \"%s\"; see assets/icons.list", name);
    SDL_Surface *surface = font ? render(font, known ? name : unknown_icon) : NULL;
    if (!surface)
        return (struct face_mask){0};
    uint8_t *bytes = arena_alloc(arena, (size_t)surface->w * (size_t)surface->h);
    for (int y = 0; y < surface->h; y++)
        memcpy(bytes + (ptrdiff_t)y * surface->w, surface_row(surface, y), (size_t)surface->w);
    struct rect area = {0, 0, surface->w, surface->h};
    SDL_FreeSurface(surface);
    return (struct face_mask){area, bytes};
}
