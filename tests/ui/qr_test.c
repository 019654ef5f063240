#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../support/qr_reader.h"
#include "ui/qr.h"

/* Draws a code with its quiet zone at `px` a module and reads it back. */
static int code_read(const struct qr *qr, int px, char *text, size_t size)
{
    int side = (qr->modules + 2 * QR_QUIET) * px;
    unsigned char *grey = malloc((size_t)side * (size_t)side);
    memset(grey, 255, (size_t)side * (size_t)side);
    for (int y = 0; y < qr->modules * px; y++)
        for (int x = 0; x < qr->modules * px; x++)
            if (qr->dark[y / px * qr->modules + x / px])
                grey[(y + QR_QUIET * px) * side + x + QR_QUIET * px] = 0;
    int count = qr_read(grey, side, side, text, size);
    free(grey);
    return count;
}

static void code_says_what_was_put_in(void **state)
{
    (void)state;
    static struct qr qr;
    const char *payloads[] = {"https://example.org/", "Speel-o-theek, Nieuwstraat 1",
                              "BEGIN:VCARD\nVERSION:3.0\nFN:Ça va, José — Łódź\nEND:VCARD"};
    for (size_t i = 0; i < 3; i++) {
        char text[256];
        assert_true(qr_encode(payloads[i], &qr));
        assert_int_equal(code_read(&qr, 4, text, sizeof text), 1);
        assert_string_equal(text, payloads[i]);
    }
}

static void code_has_the_smallest_version_at_level_m(void **state)
{
    (void)state;
    static struct qr qr;
    char payload[64];
    /* ISO/IEC 18004: 14 bytes fit version 1 (21 modules), 26 version 2, 42 version 3. */
    const int bytes[] = {14, 15, 26, 27, 42, 43}, modules[] = {21, 25, 25, 29, 29, 33};
    for (int i = 0; i < 6; i++) {
        memset(payload, 'a', sizeof payload);
        payload[bytes[i]] = '\0';
        assert_true(qr_encode(payload, &qr));
        assert_int_equal(qr.modules, modules[i]);
    }
}

static void modules_are_zero_or_one_and_the_finder_is_in_its_corner(void **state)
{
    (void)state;
    static struct qr qr;
    assert_true(qr_encode("https://example.org/", &qr));
    for (int i = 0; i < qr.modules * qr.modules; i++)
        assert_in_range(qr.dark[i], 0, 1);
    for (int i = 0; i < 7; i++) {
        assert_int_equal(qr.dark[i], 1);
        assert_int_equal(qr.dark[i * qr.modules], 1);
    }
    assert_int_equal(qr.dark[7], 0);
    assert_int_equal(qr.dark[qr.modules + 1], 0);
}

static void an_empty_or_too_long_payload_has_no_code(void **state)
{
    (void)state;
    static struct qr qr;
    static char payload[4000];
    assert_false(qr_encode("", &qr));
    assert_int_equal(qr.modules, 0);
    memset(payload, 'a', 2332);
    assert_false(qr_encode(payload, &qr));
    assert_int_equal(qr.modules, 0);
    assert_int_equal(qr_module_px(&qr, 1000), 0);
    payload[2331] = '\0';
    assert_true(qr_encode(payload, &qr));
    assert_int_equal(qr.modules, QR_MAX_MODULES);
}

static void module_is_whole_pixels_with_the_quiet_zone_counted(void **state)
{
    (void)state;
    struct qr *qr = calloc(1, sizeof *qr);
    qr->modules = 21;
    assert_int_equal(qr_module_px(qr, 29 * 5), 5);
    assert_int_equal(qr_module_px(qr, 29 * 5 - 1), 4);
    assert_int_equal(qr_module_px(qr, 28), 0);
    assert_int_equal(qr_module_px(qr, 0), 0);
    assert_int_equal(qr_module_px(qr, -40), 0);
    free(qr);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(code_says_what_was_put_in),
        cmocka_unit_test(code_has_the_smallest_version_at_level_m),
        cmocka_unit_test(modules_are_zero_or_one_and_the_finder_is_in_its_corner),
        cmocka_unit_test(an_empty_or_too_long_payload_has_no_code),
        cmocka_unit_test(module_is_whole_pixels_with_the_quiet_zone_counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
