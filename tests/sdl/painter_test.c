#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../support/qr_reader.h"
#include "sdl/painter.h"
#include "ui/qr.h"

enum { W = 420, H = 360, PITCH = 432 };

#define GROUND    0xFFFAF5EDu
#define INK       0xFF2A211Cu
#define LINE      0xFFCCBEADu
#define UNTOUCHED 0x12345678u

static const struct rect whole = {0, 0, W, H};

struct scene {
    struct text *text;
    struct painter *painter;
    struct op ops[32];
    int count;
    uint32_t pixels[PITCH * H];
};

static int setup(void **state)
{
    struct err err = {""};
    struct scene *scene = calloc(1, sizeof *scene);
    scene->text = text_open(0, &err);
    if (!scene->text)
        fail_msg("%s", err.text);
    scene->painter = painter_new(scene->text);
    *state = scene;
    return 0;
}

static int teardown(void **state)
{
    struct scene *scene = *state;
    painter_free(scene->painter);
    text_close(scene->text);
    free(scene);
    return 0;
}

static void add(struct scene *scene, struct op op)
{
    if (rect_empty(op.clip))
        op.clip = whole;
    scene->ops[scene->count++] = op;
}

static void paint(struct scene *scene, struct rect area)
{
    struct canvas canvas = {.ops = scene->ops, .op_count = scene->count};
    painter_paint(scene->painter, &canvas, (struct picture){scene->pixels, W, H, PITCH}, area);
}

static void begin(struct scene *scene)
{
    scene->count = 0;
    for (int i = 0; i < PITCH * H; i++)
        scene->pixels[i] = UNTOUCHED;
    add(scene, (struct op){.kind = OP_FILL, .rect = whole, .colour = GROUND & 0xFFFFFF});
}

static uint32_t at(const struct scene *scene, int x, int y)
{
    return scene->pixels[y * PITCH + x];
}

static void assert_mirrored(const struct scene *scene, struct rect rect, bool upside_down)
{
    for (int y = rect.y; y < rect.y + rect.h; y++)
        for (int x = rect.x; x < rect.x + rect.w; x++) {
            assert_int_equal(at(scene, x, y), at(scene, 2 * rect.x + rect.w - 1 - x, y));
            if (upside_down)
                assert_int_equal(at(scene, x, y), at(scene, x, 2 * rect.y + rect.h - 1 - y));
        }
}

/* Everything but the rectangle still has the colour of the ground. */
static void assert_ground_around(const struct scene *scene, struct rect rect)
{
    for (int y = 0; y < H; y++)
        for (int x = 0; x < W; x++)
            if (!rect_has(rect, x, y))
                assert_int_equal(at(scene, x, y), GROUND);
}

static void box_is_symmetric_and_keeps_to_its_rectangle(void **state)
{
    struct scene *scene = *state;
    const struct rect rects[] = {{20, 30, 161, 93}, {20, 30, 160, 94}, {20, 30, 40, 40}, {20, 30, 41, 24}};
    for (int i = 0; i < 4; i++) {
        begin(scene);
        add(scene, (struct op){.kind = OP_BOX,
                               .rect = rects[i],
                               .radius = 20,
                               .colour = 0xFEFEFE,
                               .edge = 0xCCBEAD,
                               .edge_px = 3});
        paint(scene, whole);
        assert_mirrored(scene, rects[i], true);
        assert_ground_around(scene, rects[i]);
        assert_int_equal(at(scene, rects[i].x, rects[i].y), GROUND);
        assert_int_equal(at(scene, rects[i].x + rects[i].w / 2, rects[i].y + rects[i].h / 2), 0xFFFEFEFE);
    }
}

static void edge_lies_inside_the_box_and_is_as_wide_as_asked(void **state)
{
    struct scene *scene = *state;
    begin(scene);
    add(scene, (struct op){.kind = OP_BOX,
                           .rect = {20, 30, 200, 100},
                           .radius = 20,
                           .colour = 0xFEFEFE,
                           .edge = LINE & 0xFFFFFF,
                           .edge_px = 3});
    paint(scene, whole);
    for (int i = 0; i < 5; i++) {
        uint32_t expected = i < 3 ? LINE : 0xFFFEFEFE;
        assert_int_equal(at(scene, 20 + i, 80), expected);
        assert_int_equal(at(scene, 219 - i, 80), expected);
        assert_int_equal(at(scene, 120, 30 + i), expected);
        assert_int_equal(at(scene, 120, 129 - i), expected);
    }
    begin(scene);
    add(scene, (struct op){.kind = OP_BOX,
                           .rect = {20, 30, 200, 100},
                           .radius = 20,
                           .colour = 0xFEFEFE,
                           .edge = LINE & 0xFFFFFF,
                           .edge_px = 6});
    paint(scene, whole);
    assert_int_equal(at(scene, 20 + 8, 30 + 8), LINE);         /* 16 from the centre of the corner */
    assert_int_equal(at(scene, 20 + 11, 30 + 11), 0xFFFEFEFE); /* 12 */
}

static void corner_is_a_smooth_quarter_circle(void **state)
{
    struct scene *scene = *state;
    enum { R = 40 };
    begin(scene);
    add(scene, (struct op){.kind = OP_FILL, .rect = whole, .colour = 0x000000});
    add(scene, (struct op){.kind = OP_BOX, .rect = {10, 10, 200, 200}, .radius = R, .colour = 0xFFFFFF});
    paint(scene, whole);
    double covered = 0;
    int between = 0;
    for (int y = 0; y < R; y++)
        for (int x = 0; x < R; x++) {
            unsigned grey = at(scene, 10 + x, 10 + y) & 0xFF;
            covered += grey / 255.0;
            between += grey > 0 && grey < 255;
        }
    assert_true(covered > 0.7854 * R * R - 4 && covered < 0.7854 * R * R + 4);
    assert_in_range(between, R, 3 * R);
}

static void a_square_corner_stays_square(void **state)
{
    struct scene *scene = *state;
    begin(scene);
    add(scene, (struct op){.kind = OP_BOX, .rect = {10, 10, 30, 20}, .colour = INK & 0xFFFFFF});
    paint(scene, whole);
    for (int y = 10; y < 30; y++)
        for (int x = 10; x < 40; x++)
            assert_int_equal(at(scene, x, y), INK);
    assert_ground_around(scene, (struct rect){10, 10, 30, 20});
}

static void house_is_symmetric_with_a_ridge_and_round_corners(void **state)
{
    struct scene *scene = *state;
    const struct rect rects[] = {{40, 20, 321, 266}, {40, 20, 320, 266}, {40, 20, 76, 73}};
    const int roofs[] = {45, 100, 22}, radii[] = {20, 24, 8};
    for (int i = 0; i < 3; i++) {
        struct rect r = rects[i];
        begin(scene);
        add(scene,
            (struct op){
                .kind = OP_HOUSE, .rect = r, .radius = radii[i], .roof = roofs[i], .colour = 0x9C2F57});
        paint(scene, whole);
        assert_mirrored(scene, r, false);
        assert_ground_around(scene, r);
        assert_int_equal(at(scene, r.x + r.w / 2, r.y), GROUND); /* the ridge is rounded off */
        assert_int_equal(at(scene, r.x + r.w / 2, r.y + roofs[i] / 3), 0xFF9C2F57);
        assert_int_equal(at(scene, r.x, r.y + roofs[i]), GROUND); /* so is the shoulder */
        assert_int_equal(at(scene, r.x, r.y + roofs[i] + radii[i] + 1), 0xFF9C2F57);
        assert_int_equal(at(scene, r.x, r.y + r.h - 1), GROUND);
        assert_int_equal(at(scene, r.x + radii[i], r.y + r.h - 1), 0xFF9C2F57);
        assert_int_equal(at(scene, r.x + r.w / 4, r.y + roofs[i] / 2 - 4),
                         GROUND); /* the slope is straight */
        assert_int_equal(at(scene, r.x + r.w / 4, r.y + roofs[i] / 2 + 4), 0xFF9C2F57);
    }
}

static void shadow_is_soft_and_falls_below_only(void **state)
{
    struct scene *scene = *state;
    struct rect r = {40, 20, 200, 150};
    begin(scene);
    add(scene,
        (struct op){
            .kind = OP_HOUSE, .rect = r, .radius = 24, .roof = 40, .colour = 0x9C2F57, .shadow = true});
    paint(scene, whole);
    assert_mirrored(scene, r, false);
    assert_ground_around(scene, (struct rect){r.x, r.y, r.w, r.h + 6});
    unsigned first = at(scene, r.x + r.w / 2, r.y + r.h) & 0xFF, last = 0;
    for (int y = r.y + r.h; y < r.y + r.h + 6; y++) {
        unsigned grey = at(scene, r.x + r.w / 2, y) & 0xFF;
        assert_true(grey >= last && grey < (GROUND & 0xFF));
        last = grey;
    }
    assert_true(last > first + 5);
    assert_int_equal(at(scene, r.x + r.w / 2, r.y + r.h - 1), 0xFF9C2F57);
}

static void disc_is_round(void **state)
{
    struct scene *scene = *state;
    for (int side = 70; side <= 71; side++) {
        struct rect r = {31, 17, side, side};
        begin(scene);
        add(scene, (struct op){.kind = OP_DISC, .rect = r, .colour = 0x8F3B0E});
        paint(scene, whole);
        assert_mirrored(scene, r, true);
        assert_ground_around(scene, r);
        for (int y = 0; y < side; y++)
            for (int x = 0; x < side; x++)
                assert_int_equal(at(scene, r.x + x, r.y + y), at(scene, r.x + y, r.y + x));
        assert_int_equal(at(scene, r.x + 1, r.y + side / 2), 0xFF8F3B0E);
        assert_int_equal(at(scene, r.x + side / 8, r.y + side / 8), GROUND);
    }
}

static void dim_mixes_its_colour_over_what_is_there(void **state)
{
    struct scene *scene = *state;
    const int alphas[] = {0, 128, 255}, greys[] = {200, 100, 0};
    for (int i = 0; i < 3; i++) {
        begin(scene);
        add(scene, (struct op){.kind = OP_FILL, .rect = whole, .colour = 0xC8C8C8});
        add(scene, (struct op){.kind = OP_DIM, .rect = whole, .colour = 0x000000, .alpha = alphas[i]});
        paint(scene, whole);
        for (int x = 0; x < W; x++) {
            int blue = (int)(at(scene, x, 100) & 0xFF), red = (int)(at(scene, x, 100) >> 16 & 0xFF);
            assert_in_range(blue, greys[i] - (i == 1), greys[i] + (i == 1));
            assert_int_equal(red, blue);
        }
    }
}

/* One of everything, with clips. */
static void scene_full(struct scene *scene)
{
    begin(scene);
    struct text_style style = {.px = 26, .line_px = 34};
    add(scene, (struct op){.kind = OP_FILL, .rect = {0, 300, W, 60}, .colour = 0xF1E9DD});
    add(scene, (struct op){.kind = OP_BOX,
                           .rect = {11, 9, 190, 121},
                           .radius = 20,
                           .colour = 0xFEFEFE,
                           .edge = 0x6F6050,
                           .edge_px = 3,
                           .shadow = true});
    add(scene, (struct op){.kind = OP_HOUSE,
                           .rect = {215, 13, 187, 160},
                           .radius = 18,
                           .roof = 30,
                           .colour = 0x674897,
                           .shadow = true});
    add(scene, (struct op){.kind = OP_HOUSE,
                           .rect = {100, 140, 150, 160},
                           .radius = 18,
                           .roof = 70,
                           .shadow = true,
                           .colour = 0x0A605B,
                           .clip = {120, 150, 100, 131}});
    add(scene, (struct op){.kind = OP_DISC, .rect = {21, 190, 71, 71}, .colour = 0x8F3B0E});
    add(scene, (struct op){.kind = OP_ICON,
                           .rect = {33, 202, 47, 47},
                           .colour = 0xFFFFFF,
                           .text = "child_care",
                           .style.px = 47});
    add(scene, (struct op){.kind = OP_TEXT,
                           .rect = {24, 20, 160, 100},
                           .colour = 0x2A211C,
                           .style = style,
                           .dy = 7,
                           .text = "Waarmee kunnen we je helpen?",
                           .language = "nl"});
    add(scene, (struct op){.kind = OP_TEXT,
                           .rect = {230, 90, 160, 60},
                           .colour = 0xFFFFFF,
                           .style = style,
                           .text = "Opvoeden",
                           .language = "nl",
                           .clip = {240, 95, 90, 40}});
    add(scene,
        (struct op){.kind = OP_QR, .rect = {255, 180, 150, 150}, .text = "https://example.org/kaart/12"});
    add(scene, (struct op){.kind = OP_DIM, .rect = {60, 60, 300, 200}, .colour = 0x2A211C, .alpha = 140});
    add(scene,
        (struct op){
            .kind = OP_BOX, .rect = {150, 100, 120, 90}, .radius = 16, .colour = 0xF2B84B, .shadow = true});
}

static void painting_by_areas_equals_painting_whole(void **state)
{
    struct scene *scene = *state;
    scene_full(scene);
    paint(scene, whole);
    uint32_t *expected = malloc(sizeof scene->pixels);
    memcpy(expected, scene->pixels, sizeof scene->pixels);
    const int sides[][2] = {{37, 29}, {1, 360}, {420, 1}, {64, 64}, {7, 5}};
    for (int i = 0; i < 5; i++) {
        scene_full(scene);
        for (int y = 0; y < H; y += sides[i][1])
            for (int x = 0; x < W; x += sides[i][0])
                paint(scene, (struct rect){x, y, sides[i][0], sides[i][1]});
        assert_memory_equal(expected, scene->pixels, sizeof scene->pixels);
    }
    free(expected);
}

static void painting_twice_gives_the_same_picture(void **state)
{
    struct scene *scene = *state;
    scene_full(scene);
    paint(scene, whole);
    uint32_t *expected = malloc(sizeof scene->pixels);
    memcpy(expected, scene->pixels, sizeof scene->pixels);
    paint(scene, whole);
    paint(scene, (struct rect){90, 80, 200, 150});
    assert_memory_equal(expected, scene->pixels, sizeof scene->pixels);
    free(expected);
}

static void nothing_outside_the_area_is_touched(void **state)
{
    struct scene *scene = *state;
    struct rect area = {97, 43, 151, 188};
    scene_full(scene);
    paint(scene, area);
    for (int y = 0; y < H; y++)
        for (int x = 0; x < PITCH; x++)
            assert_int_equal(at(scene, x, y) != UNTOUCHED, rect_has(area, x, y));
}

static void an_op_keeps_to_its_clip(void **state)
{
    struct scene *scene = *state;
    scene_full(scene);
    int count = scene->count;
    struct rect clip = {130, 70, 140, 137};
    for (int i = 1; i < count; i++) {
        struct op op = scene->ops[i];
        begin(scene);
        op.clip = clip;
        op.rect = (struct rect){120, 60, 160, 157};
        add(scene, op);
        paint(scene, whole);
        assert_ground_around(scene, clip);
        int changed = 0;
        for (int y = 0; y < H; y++)
            for (int x = 0; x < W; x++)
                changed += at(scene, x, y) != GROUND;
        assert_true(changed > 0);
        scene_full(scene);
    }
}

static void text_is_painted_in_its_colour_inside_its_box(void **state)
{
    struct scene *scene = *state;
    begin(scene);
    struct rect box = {50, 60, 200, 40};
    add(scene, (struct op){.kind = OP_TEXT,
                           .rect = box,
                           .colour = INK & 0xFFFFFF,
                           .text = "Huis",
                           .language = "nl",
                           .style = {.px = 30, .line_px = 40}});
    paint(scene, whole);
    int full = 0;
    for (int y = box.y; y < box.y + box.h; y++)
        for (int x = box.x; x < box.x + box.w; x++)
            full += at(scene, x, y) == INK;
    assert_in_range(full, 50, 2000);
    assert_ground_around(scene, box);
}

/* As far as canvas_damage counts on. */
static void ink_may_stick_out_of_its_box_by_half_an_em(void **state)
{
    struct scene *scene = *state;
    begin(scene);
    struct rect box = {50, 60, 200, 5};
    add(scene, (struct op){.kind = OP_TEXT,
                           .rect = box,
                           .colour = INK & 0xFFFFFF,
                           .text = "Ågj",
                           .language = "nl",
                           .style = {.px = 30, .line_px = 40}});
    paint(scene, whole);
    int below = 0;
    for (int x = box.x; x < box.x + box.w; x++)
        below += at(scene, x, box.y + box.h + 13) != GROUND;
    assert_true(below > 0);
    assert_ground_around(scene, rect_inset(box, -15));
}

static void a_clipped_fill_hides_only_what_is_in_its_clip(void **state)
{
    struct scene *scene = *state;
    begin(scene);
    struct rect clip = {100, 0, 50, H};
    add(scene, (struct op){.kind = OP_FILL, .rect = whole, .colour = INK & 0xFFFFFF, .clip = clip});
    paint(scene, whole);
    assert_ground_around(scene, clip);
    assert_int_equal(at(scene, 120, 100), INK);
}

static void rectangles_far_outside_or_turned_inside_out_do_no_harm(void **state)
{
    struct scene *scene = *state;
    const struct rect odd[] = {{-5000, -5000, 100, 100}, {-50, -50, 5000, 5000}, {10, 10, 0, 40},
                               {10, 10, -5, -9},         {W - 1, H - 1, 1, 1},   {3, 3, 2, 300},
                               {100000, 5, 40, 40},      {5, 5, 1, 1},           {8, 8, 3, 2}};
    scene_full(scene);
    struct op kinds[32];
    int count = scene->count;
    memcpy(kinds, scene->ops, sizeof kinds);
    for (int i = 1; i < count; i++)
        for (int k = 0; k < 9; k++) {
            begin(scene);
            struct op op = kinds[i];
            op.rect = odd[k];
            op.radius = op.roof = 30;
            op.roof = op.kind == OP_HOUSE ? 30 : 0;
            op.clip = (struct rect){-9999, -9999, 99999, 99999};
            add(scene, op);
            paint(scene, (struct rect){-10, -10, W + 20, H + 20});
            for (int y = 0; y < H; y++)
                for (int x = W; x < PITCH; x++)
                    assert_int_equal(at(scene, x, y), UNTOUCHED);
            assert_true(at(scene, W / 2, H / 2) != UNTOUCHED);
        }
}

/* Reads the codes in the picture; returns how many there are, and the text of the first. */
static int codes_read(const struct scene *scene, char *text, size_t size)
{
    unsigned char *grey = malloc((size_t)W * H);
    for (int y = 0; y < H; y++)
        for (int x = 0; x < W; x++)
            grey[y * W + x] = (unsigned char)(at(scene, x, y) >> 8);
    int count = qr_read(grey, W, H, text, size);
    free(grey);
    return count;
}

static void qr_code_is_read_from_the_pixels_at_every_size(void **state)
{
    struct scene *scene = *state;
    static const char payload[] =
        "BEGIN:VCARD\nVERSION:3.0\nN:;Zürich\nTEL:+3236671234\nURL:https://example.org/é\nEND:VCARD";
    for (int side = 150; side <= 350; side += 23) {
        begin(scene);
        add(scene, (struct op){.kind = OP_QR, .rect = {(W - side) / 2, 5, side, side}, .text = payload});
        for (int y = 0; y < H; y += 50)
            paint(scene, (struct rect){0, y, W, 50});
        char text[256];
        assert_int_equal(codes_read(scene, text, sizeof text), 1);
        assert_string_equal(text, payload);
    }
}

static void qr_code_has_whole_modules_and_four_white_ones_around(void **state)
{
    struct scene *scene = *state;
    static const char payload[] = "https://example.org/kaart/kinderopvang";
    static struct qr qr;
    assert_true(qr_encode(payload, &qr));
    for (int side = 161; side <= 167; side++) {
        begin(scene);
        add(scene, (struct op){.kind = OP_FILL, .rect = whole, .colour = 0x000000});
        add(scene, (struct op){.kind = OP_QR, .rect = {20, 30, side, side}, .text = payload});
        paint(scene, whole);
        int px = qr_module_px(&qr, side), margin = (side - px * qr.modules) / 2;
        assert_true(margin >= QR_QUIET * px);
        for (int y = 0; y < side; y++)
            for (int x = 0; x < side; x++) {
                int column = (x - margin + 64 * px) / px - 64, row = (y - margin + 64 * px) / px - 64;
                bool inside = column >= 0 && row >= 0 && column < qr.modules && row < qr.modules;
                bool dark = inside && qr.dark[row * qr.modules + column];
                assert_int_equal(at(scene, 20 + x, 30 + y), dark ? 0xFF000000 : 0xFFFFFFFF);
            }
    }
}

static void another_payload_gives_another_code(void **state)
{
    struct scene *scene = *state;
    const char *payloads[] = {"https://example.org/1", "https://example.org/2", "https://example.org/1"};
    for (int i = 0; i < 3; i++) {
        char text[64];
        begin(scene);
        add(scene, (struct op){.kind = OP_QR, .rect = {20, 20, 200, 200}, .text = payloads[i]});
        paint(scene, whole);
        assert_int_equal(codes_read(scene, text, sizeof text), 1);
        assert_string_equal(text, payloads[i]);
    }
}

/* More different houses than the store of outlines keeps. */
static void many_shapes_push_old_ones_out_without_changing_the_picture(void **state)
{
    struct scene *scene = *state;
    scene_full(scene);
    paint(scene, whole);
    uint32_t *expected = malloc(sizeof scene->pixels);
    memcpy(expected, scene->pixels, sizeof scene->pixels);
    for (int i = 0; i < 150; i++) {
        begin(scene);
        add(scene, (struct op){.kind = OP_HOUSE,
                               .rect = {10, 10, 100 + i, 90 + i},
                               .radius = 5 + i % 20,
                               .roof = 10 + i,
                               .shadow = true});
        paint(scene, whole);
    }
    scene_full(scene);
    paint(scene, whole);
    assert_memory_equal(expected, scene->pixels, sizeof scene->pixels);
    free(expected);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(box_is_symmetric_and_keeps_to_its_rectangle),
        cmocka_unit_test(edge_lies_inside_the_box_and_is_as_wide_as_asked),
        cmocka_unit_test(corner_is_a_smooth_quarter_circle),
        cmocka_unit_test(a_square_corner_stays_square),
        cmocka_unit_test(house_is_symmetric_with_a_ridge_and_round_corners),
        cmocka_unit_test(shadow_is_soft_and_falls_below_only),
        cmocka_unit_test(disc_is_round),
        cmocka_unit_test(dim_mixes_its_colour_over_what_is_there),
        cmocka_unit_test(painting_by_areas_equals_painting_whole),
        cmocka_unit_test(painting_twice_gives_the_same_picture),
        cmocka_unit_test(nothing_outside_the_area_is_touched),
        cmocka_unit_test(an_op_keeps_to_its_clip),
        cmocka_unit_test(text_is_painted_in_its_colour_inside_its_box),
        cmocka_unit_test(ink_may_stick_out_of_its_box_by_half_an_em),
        cmocka_unit_test(a_clipped_fill_hides_only_what_is_in_its_clip),
        cmocka_unit_test(rectangles_far_outside_or_turned_inside_out_do_no_harm),
        cmocka_unit_test(qr_code_is_read_from_the_pixels_at_every_size),
        cmocka_unit_test(qr_code_has_whole_modules_and_four_white_ones_around),
        cmocka_unit_test(another_payload_gives_another_code),
        cmocka_unit_test(many_shapes_push_old_ones_out_without_changing_the_picture),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
