/* Two cards that run from right to left look as they did when somebody looked at them (`make golden` renews them).
 *
 * Shape:  tests/golden/card-LANGUAGE.png, the screen at half its size in grey; GOLDEN_RENEW=1 writes instead of
 *         comparing. Faces and their shaping are those of the distribution, so a new one may ask for new pictures.
 */
#include <png.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../screen/walk.h"
#include "sdl/painter.h"
#include "lang/lang.h"

enum { W = 1080, H = 1920, GOLD_W = W / 2, GOLD_H = H / 2, GOLD_BYTES = GOLD_W * GOLD_H, FAR = 32 };

/* A line whose words stand in another order differs ten times as much. */
static const double MEAN_MOST = 0.05, SHARE_MOST = 0.0003;

struct difference {
    double mean, share; /* of 0 .. 255; of pixels that differ by more than FAR */
};

static uint8_t grey_of(const uint32_t *pixels, int x, int y)
{
    unsigned sum = 0;
    for (int i = 0; i < 4; i++) {
        uint32_t pixel = pixels[(2 * y + i / 2) * W + 2 * x + i % 2];
        sum += 299 * (pixel >> 16 & 0xFF) + 587 * (pixel >> 8 & 0xFF) + 114 * (pixel & 0xFF);
    }
    return (uint8_t)(sum / 4000);
}

/* The card of a place at five past two, in a language; `line` gets the box of its phone number. */
static void card_paint(const char *language, uint8_t grey[GOLD_BYTES], struct rect *line)
{
    struct walk walk;
    uint32_t *pixels = calloc((size_t)W * H, sizeof *pixels);
    struct painter *painter = painter_new(walk_text());
    walk_open(&walk, &walk_places[0], "2026-11-25T14:05");
    stage_language(&walk.stage, language);
    const struct canvas *canvas = walk_show(&walk, walk_card("ello"));
    painter_paint(painter, canvas, (struct picture){pixels, W, H, W}, (struct rect){0, 0, W, H});
    for (int y = 0; y < GOLD_H; y++)
        for (int x = 0; x < GOLD_W; x++)
            grey[y * GOLD_W + x] = grey_of(pixels, x, y);
    for (int i = 0; i < canvas->op_count; i++)
        if (canvas->ops[i].kind == OP_TEXT && strstr(canvas->ops[i].text, "\u00A0"
                                                                          "000\u00A0"))
            *line = canvas->ops[i].rect;
    walk_close(&walk);
    painter_free(painter);
    free(pixels);
}

static struct difference difference_of(const uint8_t *a, const uint8_t *b)
{
    long sum = 0, far = 0;
    for (int i = 0; i < GOLD_BYTES; i++) {
        int apart = abs(a[i] - b[i]);
        sum += apart;
        far += apart > FAR;
    }
    return (struct difference){(double)sum / GOLD_BYTES, (double)far / GOLD_BYTES};
}

static bool is_close(struct difference difference)
{
    return difference.mean <= MEAN_MOST && difference.share <= SHARE_MOST;
}

static void gold_read(const char *path, uint8_t grey[GOLD_BYTES])
{
    png_image image = {.version = PNG_IMAGE_VERSION};
    if (!png_image_begin_read_from_file(&image, path))
        fail_msg("%s: %s", path, image.message);
    assert_int_equal(image.width, GOLD_W);
    assert_int_equal(image.height, GOLD_H);
    image.format = PNG_FORMAT_GRAY;
    assert_true(png_image_finish_read(&image, NULL, grey, 0, NULL));
}

static void gold_write(const char *path, const uint8_t grey[GOLD_BYTES])
{
    png_image image = {
        .version = PNG_IMAGE_VERSION, .width = GOLD_W, .height = GOLD_H, .format = PNG_FORMAT_GRAY};
    if (!png_image_write_to_file(&image, path, 0, grey, 0, NULL))
        fail_msg("%s: %s", path, image.message);
}

static void card_is_as_it_was(const char *language)
{
    static uint8_t now[GOLD_BYTES], gold[GOLD_BYTES];
    char path[80];
    struct rect line;
    snprintf(path, sizeof path, "tests/golden/card-%s.png", language);
    card_paint(language, now, &line);
    if (getenv("GOLDEN_RENEW"))
        gold_write(path, now);
    gold_read(path, gold);
    struct difference difference = difference_of(now, gold);
    if (!is_close(difference))
        fail_msg("%s: mean difference %.3f, share of other pixels %.5f; look at the card, then `make golden`",
                 path, difference.mean, difference.share);
}

static void arabic_card_is_as_it_was(void **state)
{
    (void)state;
    card_is_as_it_was("ar");
}

static void persian_card_is_as_it_was(void **state)
{
    (void)state;
    card_is_as_it_was("fa");
}

static void a_phone_number_that_is_turned_round_is_noticed(void **state)
{
    static uint8_t right[GOLD_BYTES], wrong[GOLD_BYTES];
    (void)state;
    struct rect line = {0, 0, 0, 0};
    card_paint("ar", right, &line);
    assert_false(rect_empty(line));
    memcpy(wrong, right, sizeof wrong);
    int left = line.x / 2, w = line.w / 2;
    for (int y = line.y / 2; y < (line.y + line.h) / 2; y++)
        for (int x = 0; x < w; x++)
            wrong[y * GOLD_W + left + x] = right[y * GOLD_W + left + w - 1 - x];
    assert_true(is_close(difference_of(right, right)));
    assert_false(is_close(difference_of(right, wrong)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arabic_card_is_as_it_was),
        cmocka_unit_test(persian_card_is_as_it_was),
        cmocka_unit_test(a_phone_number_that_is_turned_round_is_noticed),
    };
    lang_init();
    return cmocka_run_group_tests(tests, walk_setup, walk_teardown);
}
