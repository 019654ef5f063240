#include "app/shot.h"

#include <errno.h>
#include <png.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The picture as bytes red, green, blue; the fourth byte of a pixel means nothing. */
static uint8_t *picture_bytes(struct picture picture)
{
    uint8_t *bytes = malloc((size_t)picture.w * (size_t)picture.h * 3 + 1), *to = bytes;
    if (!bytes)
        abort();
    for (int y = 0; y < picture.h; y++) {
        const uint32_t *row = picture.pixels + (size_t)y * (size_t)picture.pitch;
        for (int x = 0; x < picture.w; x++, to += 3) {
            to[0] = (uint8_t)(row[x] >> 16);
            to[1] = (uint8_t)(row[x] >> 8);
            to[2] = (uint8_t)row[x];
        }
    }
    return bytes;
}

static bool png_write(const char *path, struct picture picture, struct err *err)
{
    png_image image = {.version = PNG_IMAGE_VERSION, .width = (png_uint_32)picture.w,
                       .height = (png_uint_32)picture.h, .format = PNG_FORMAT_RGB, .flags = PNG_IMAGE_FLAG_FAST};
    uint8_t *bytes = picture_bytes(picture);
    bool written = png_image_write_to_file(&image, path, 0, bytes, 0, NULL);
    free(bytes);
    return written || err_set(err, "%s: cannot be written: %s", path, image.message);
}

bool shot_write(const char *path, struct picture picture, struct err *err)
{
    size_t size = strlen(path) + sizeof ".part";
    char *part = malloc(size);
    if (!part)
        abort();
    snprintf(part, size, "%s.part", path);
    bool written = png_write(part, picture, err);
    if (written && rename(part, path) != 0)
        written = err_set(err, "%s: cannot be written: %s", path, strerror(errno));
    if (!written)
        remove(part);
    free(part);
    return written;
}
