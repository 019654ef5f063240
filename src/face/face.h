/* Faces of fonts.list at the sizes in use: which face has a character, how wide a run is, what it looks like.
 *
 * Shape:     one TTF_Font for each face and size, opened when first needed; at most FACES_OPEN at a time,
 *            0.3 MB each.
 * Ownership: `faces` maps the files and owns the fonts; a rendered surface belongs to the caller.
 */
#ifndef FACE_FACE_H
#define FACE_FACE_H

#include <SDL2/SDL_ttf.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"

enum { FACE_LATIN, FACE_SANS, FACE_ARABIC, FACE_ETHIOPIC, FACE_TEXTS, FACE_ICONS = FACE_TEXTS, FACE_KINDS };
enum { FACE_NONE = 0xFF, FACES_OPEN = 48 };

struct face_key {
    uint8_t kind; /* FACE_LATIN .. FACE_ICONS */
    bool bold;
    int px;
};

/* A font file in memory: twice as fast to open at one more size as from a stream. */
struct face_file {
    const void *bytes;
    size_t size;
};

struct face_font {
    struct face_key key;
    unsigned used;
    int pad; /* advance of the two spaces around a run */
    TTF_Font *font;
};

struct faces {
    struct face_file files[FACE_KINDS][2]; /* regular, bold */
    struct face_font open[FACES_OPEN];
    int count;
    unsigned now;
};

/* A piece of text in one face, one direction and one script. */
struct run {
    struct face_key face;
    bool rtl;
    char script[5]; /* ISO 15924 */
    int x, w;       /* pen position in the line, advance */
    char *utf8;     /* with a space on both sides: they keep ink off the surface's edges */
};

/* What a run draws: `x`, `y` place the surface's corner from pen position and baseline. */
struct run_ink {
    SDL_Surface *surface;
    int x, y;
};

/* Maps the files; a font is opened when a size is first used. */
bool faces_init(struct faces *faces, struct err *err);

/* Closes all fonts. */
void faces_release(struct faces *faces);

/* The font of a face and size, or NULL when its file is no font. */
TTF_Font *face_font(struct faces *faces, struct face_key key);

/* True when a face has a glyph for a code point. */
bool face_has(struct faces *faces, struct face_key key, uint32_t code);

/* Pixels the pen moves over a run. */
int run_advance(struct faces *faces, const struct run *run);

/* Rasters a run to 8-bit coverage; `surface` is NULL when there is nothing to draw. */
struct run_ink run_render(struct faces *faces, const struct run *run);

#endif
