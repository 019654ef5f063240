#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>
#include <png.h>

#include "app/shot.h"

static void picture_comes_back_from_the_file(void **state)
{
    (void)state;
    enum { W = 5, H = 3, PITCH = 8 };
    uint32_t pixels[PITCH * H];
    for (int i = 0; i < PITCH * H; i++)
        pixels[i] = (uint32_t)i * 0x01030507u;
    char folder[] = "/tmp/wegwijzer-shot-XXXXXX", path[64];
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/shot.png", folder);
    struct err err;
    assert_true(shot_write(path, (struct picture){pixels, W, H, PITCH}, &err));
    png_image image = {.version = PNG_IMAGE_VERSION};
    assert_true(png_image_begin_read_from_file(&image, path));
    assert_int_equal(image.width, W);
    assert_int_equal(image.height, H);
    image.format = PNG_FORMAT_RGB;
    uint8_t bytes[W * H * 3];
    assert_true(png_image_finish_read(&image, NULL, bytes, 0, NULL));
    for (int y = 0; y < H; y++)
        for (int x = 0; x < W; x++) {
            const uint8_t *rgb = bytes + (y * W + x) * 3;
            assert_int_equal(rgb[0] << 16 | rgb[1] << 8 | rgb[2], pixels[y * PITCH + x] & 0xFFFFFF);
        }
    assert_int_equal(unlink(path), 0);
    assert_int_equal(rmdir(folder), 0); /* nothing else was left there */
}

static void a_path_that_cannot_be_written_is_named(void **state)
{
    (void)state;
    uint32_t pixel = 0;
    struct err err = {""};
    assert_false(shot_write("/nergens/shot.png", (struct picture){&pixel, 1, 1, 1}, &err));
    assert_non_null(strstr(err.text, "/nergens/shot.png"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(picture_comes_back_from_the_file),
        cmocka_unit_test(a_path_that_cannot_be_written_is_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
