#include "face/face.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/log.h"
#include "base/path.h"

/* Order of fonts.list: the first face that has a character draws it. */
static const char *const face_names[FACE_KINDS][2] = {
    [FACE_LATIN] = {"Andika-Regular", "Andika-Bold"},
    [FACE_SANS] = {"NotoSans-Regular", "NotoSans-Bold"},
    [FACE_ARABIC] = {"NotoSansArabicUI-Regular", "NotoSansArabicUI-Bold"},
    [FACE_ETHIOPIC] = {"NotoSansEthiopic-Regular", "NotoSansEthiopic-Bold"},
    [FACE_ICONS] = {"MaterialIcons-Regular", "MaterialIcons-Regular"},
};

static bool file_map(struct face_file *file, const char *name, struct err *err)
{
    char share[64], path[4096];
    struct stat info = {0};
    snprintf(share, sizeof share, "fonts/%s.ttf", name);
    int fd = path_find_share(share, path, sizeof path) ? open(path, O_RDONLY | O_CLOEXEC) : -1;
    bool ok = fd >= 0 && fstat(fd, &info) == 0 && S_ISREG(info.st_mode) && info.st_size > 0;
    void *bytes = ok ? mmap(NULL, (size_t)info.st_size, PROT_READ, MAP_PRIVATE, fd, 0) : MAP_FAILED;
    if (fd >= 0)
        close(fd);
    if (bytes == MAP_FAILED)
        return err_set(err, "share/wegwijzer/fonts/%s.ttf is missing: run `make deps` and build again", name);
    *file = (struct face_file){bytes, (size_t)info.st_size};
    return true;
}

bool faces_init(struct faces *faces, struct err *err)
{
    memset(faces, 0, sizeof *faces);
    if (TTF_Init() != 0)
        return err_set(err, "SDL_ttf does not start: %s", TTF_GetError());
    for (int i = 0; i < FACE_KINDS * 2; i++)
        if (!file_map(&faces->files[i / 2][i % 2], face_names[i / 2][i % 2], err)) {
            faces_release(faces);
            return false;
        }
    return true;
}

void faces_release(struct faces *faces)
{
    for (int i = 0; i < faces->count; i++)
        if (faces->open[i].font)
            TTF_CloseFont(faces->open[i].font);
    for (int i = 0; i < FACE_KINDS * 2; i++)
        if (faces->files[i / 2][i % 2].bytes)
            munmap((void *)faces->files[i / 2][i % 2].bytes, faces->files[i / 2][i % 2].size);
    memset(faces, 0, sizeof *faces);
    TTF_Quit();
}

static bool key_equal(struct face_key a, struct face_key b)
{
    return a.kind == b.kind && a.px == b.px && a.bold == b.bold;
}

/* A free slot, or that of the font which was not used for longest. */
static struct face_font *face_slot(struct faces *faces)
{
    if (faces->count < FACES_OPEN)
        return &faces->open[faces->count++];
    struct face_font *oldest = faces->open;
    for (int i = 1; i < faces->count; i++)
        if (faces->open[i].used < oldest->used)
            oldest = &faces->open[i];
    if (oldest->font)
        TTF_CloseFont(oldest->font);
    return oldest;
}

static struct face_font *face_open(struct faces *faces, struct face_key key)
{
    for (int i = 0; i < faces->count; i++)
        if (key_equal(faces->open[i].key, key)) {
            faces->open[i].used = ++faces->now;
            return faces->open[i].font ? &faces->open[i] : NULL;
        }
    struct face_font *slot = face_slot(faces);
    *slot = (struct face_font){.key = key, .used = ++faces->now};
    const struct face_file *file = &faces->files[key.kind][key.bold];
    slot->font = TTF_OpenFontRW(SDL_RWFromConstMem(file->bytes, (int)file->size), 1, key.px);
    if (!slot->font) {
        log_once("fonts/%s.ttf: %s", face_names[key.kind][key.bold], TTF_GetError());
        return NULL;
    }
    TTF_SetFontHinting(slot->font, key.kind == FACE_ICONS ? TTF_HINTING_NONE : TTF_HINTING_LIGHT_SUBPIXEL);
    TTF_SetFontDirection(slot->font, TTF_DIRECTION_LTR);
    TTF_SetFontScriptName(slot->font, "Latn");
    TTF_SizeUTF8(slot->font, "  ", &slot->pad, NULL);
    return slot;
}

TTF_Font *face_font(struct faces *faces, struct face_key key)
{
    struct face_font *open = face_open(faces, key);
    return open ? open->font : NULL;
}

bool face_has(struct faces *faces, struct face_key key, uint32_t code)
{
    for (int i = 0; i < faces->count; i++) /* a font of another size knows as much and need not be opened */
        if (faces->open[i].key.kind == key.kind && faces->open[i].key.bold == key.bold && faces->open[i].font)
            return TTF_GlyphIsProvided32(faces->open[i].font, code) != 0;
    TTF_Font *font = face_font(faces, key);
    return font && TTF_GlyphIsProvided32(font, code) != 0;
}

static struct face_font *run_font(struct faces *faces, const struct run *run)
{
    struct face_font *open = face_open(faces, run->face);
    if (open) {
        TTF_SetFontDirection(open->font, run->rtl ? TTF_DIRECTION_RTL : TTF_DIRECTION_LTR);
        TTF_SetFontScriptName(open->font, run->script);
    }
    return open;
}

int run_advance(struct faces *faces, const struct run *run)
{
    int w = 0;
    struct face_font *open = run_font(faces, run);
    if (!open || TTF_SizeUTF8(open->font, run->utf8, &w, NULL) != 0)
        return 0;
    return w > open->pad ? w - open->pad : 0;
}

static SDL_Surface *run_surface(TTF_Font *font, const char *utf8)
{
    SDL_Color white = {255, 255, 255, 255}, black = {0, 0, 0, 255};
    return TTF_RenderUTF8_Shaded(font, utf8, white, black);
}

/* Row of the underline at a surface's left edge, where the leading space keeps out all other ink. */
static int underline_row(TTF_Font *font, const char *utf8)
{
    SDL_Surface *surface = run_surface(font, utf8);
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
    struct face_font *open = run_font(faces, run);
    ink.surface = open ? run_surface(open->font, run->utf8) : NULL;
    if (!ink.surface)
        return ink;
    int above = ink.surface->h > TTF_FontHeight(open->font) ? rows_above(open->font, run->utf8) : 0;
    ink.x = -open->pad / 2;
    ink.y = -TTF_FontAscent(open->font) - above;
    return ink;
}
