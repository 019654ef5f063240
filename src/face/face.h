/* Faces of fonts.list at the sizes in use: their fonts, which characters they have, how high they are.
 *
 * Shape:     one TTF_Font for each face and size, opened when first needed; at most FACES_OPEN at a time,
 *            0.3 MB each.
 * Ownership: `faces` maps the files and owns the fonts.
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

/* Of a size, in pixels; `descent` counts downwards, `cap` is the height of a capital H. */
struct face_metrics {
    int ascent, descent, cap;
};

/* Maps the files; a font is opened when a size is first used. */
bool faces_init(struct faces *faces, struct err *err);

/* Closes all fonts. */
void faces_release(struct faces *faces);

/* The font of a face and size, or NULL when its file is no font; `*pad` (may be NULL) is the advance of two spaces. */
TTF_Font *face_font(struct faces *faces, struct face_key key, int *pad);

/* True when a face has a glyph for a code point. */
bool face_has(struct faces *faces, struct face_key key, uint32_t code);

/* Heights of a face. */
struct face_metrics face_metrics(struct faces *faces, struct face_key key);

#endif
