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

TTF_Font *face_font(struct faces *faces, struct face_key key, int *pad)
{
    struct face_font *open = face_open(faces, key);
    if (open && pad)
        *pad = open->pad;
    return open ? open->font : NULL;
}

bool face_has(struct faces *faces, struct face_key key, uint32_t code)
{
    for (int i = 0; i < faces->count; i++) /* a font of another size knows as much and need not be opened */
        if (faces->open[i].key.kind == key.kind && faces->open[i].key.bold == key.bold && faces->open[i].font)
            return TTF_GlyphIsProvided32(faces->open[i].font, code) != 0;
    TTF_Font *font = face_font(faces, key, NULL);
    return font && TTF_GlyphIsProvided32(font, code) != 0;
}

struct face_metrics face_metrics(struct faces *faces, struct face_key key)
{
    struct face_metrics metrics = {.cap = key.px * 7 / 10};
    TTF_Font *font = face_font(faces, key, NULL);
    if (!font)
        return metrics;
    metrics.ascent = TTF_FontAscent(font);
    metrics.descent = -TTF_FontDescent(font);
    int top;
    if (TTF_GlyphMetrics32(font, 'H', NULL, NULL, NULL, &top, NULL) == 0)
        metrics.cap = top;
    return metrics;
}
