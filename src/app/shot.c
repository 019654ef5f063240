#include "app/shot.h"

#include <png.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/path.h"

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

bool shot_write(const char *path, struct picture picture, struct err *err)
{
    png_image image = {.version = PNG_IMAGE_VERSION,
                       .width = (png_uint_32)picture.w,
                       .height = (png_uint_32)picture.h,
                       .format = PNG_FORMAT_RGB,
                       .flags = PNG_IMAGE_FLAG_FAST};
    png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(image);
    uint8_t *bytes = picture_bytes(picture), *file = malloc(size);
    if (!file)
        abort();
    bool ok = png_image_write_to_memory(&image, file, &size, 0, bytes, 0, NULL)
                  ? path_write(path, file, size, err)
                  : err_set(err, "%s: de PNG kan niet gemaakt worden: %s", path, image.message);
    free(file);
    free(bytes);
    return ok;
}
