/* The QR codes of all cards, read back from the pixels of the screen. */
#include "walk.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../support/qr_reader.h"
#include "app/visitor.h"
#include "sdl/painter.h"
#include "takehome/takehome.h"

enum { QUIET = 4, FINDER = 7, TEXT_BYTES = 1024 };

static const char moment[] = "2026-11-25T14:05";
static int codes_read;

/* A stage with glass. */
struct glass {
    struct walk walk;
    struct arena arena;
    struct painter *painter;
    struct picture picture;
};

static void glass_open(struct glass *glass, const struct walk_place *place)
{
    walk_open(&glass->walk, place, moment);
    arena_init(&glass->arena);
    glass->painter = painter_new(walk_text());
    int w = place->panel.w, h = place->panel.h;
    glass->picture = (struct picture){calloc((size_t)w * (size_t)h, sizeof(uint32_t)), w, h, w};
    assert_non_null(glass->picture.pixels);
}

static void glass_close(struct glass *glass)
{
    painter_free(glass->painter);
    free(glass->picture.pixels);
    arena_release(&glass->arena);
    walk_close(&glass->walk);
}

static unsigned pixel(const struct glass *glass, int x, int y)
{
    return glass->picture.pixels[y * glass->picture.pitch + x] & 0xFFFFFF;
}

/* Paints a part of the frame and reads the code in it: how many there are; `text` gets the first. */
static int glass_read(struct glass *glass, struct rect area, char text[TEXT_BYTES])
{
    painter_paint(glass->painter, stage_frame(&glass->walk.stage), glass->picture, area);
    size_t size = (size_t)area.w * (size_t)area.h;
    unsigned char *grey = malloc(size);
    assert_non_null(grey);
    for (int y = 0; y < area.h; y++)
        for (int x = 0; x < area.w; x++) {
            unsigned colour = pixel(glass, area.x + x, area.y + y);
            grey[y * area.w + x] =
                (unsigned char)(((colour >> 16) + (colour >> 8 & 255) * 2 + (colour & 255)) / 4);
        }
    int count = qr_read(grey, area.w, area.h, text, TEXT_BYTES);
    free(grey);
    return count;
}

/* The code that is on the screen, or NULL. */
static const struct op *code_op(const struct glass *glass)
{
    const struct canvas *canvas = stage_frame(&glass->walk.stage);
    for (int i = 0; i < canvas->op_count; i++)
        if (canvas->ops[i].kind == OP_QR)
            return &canvas->ops[i];
    return NULL;
}

static bool row_is_white(const struct glass *glass, struct rect r)
{
    for (int y = r.y; y < r.y + r.h; y++)
        for (int x = r.x; x < r.x + r.w; x++)
            if (pixel(glass, x, y) != 0xFFFFFF)
                return false;
    return true;
}

/* The rectangle of all that is not white. */
static struct rect dark_box(const struct glass *glass, struct rect r)
{
    while (r.h > 0 && row_is_white(glass, (struct rect){r.x, r.y, r.w, 1}))
        r = (struct rect){r.x, r.y + 1, r.w, r.h - 1};
    while (r.h > 0 && row_is_white(glass, (struct rect){r.x, r.y + r.h - 1, r.w, 1}))
        r.h--;
    while (r.w > 0 && row_is_white(glass, (struct rect){r.x, r.y, 1, r.h}))
        r = (struct rect){r.x + 1, r.y, r.w - 1, r.h};
    while (r.w > 0 && row_is_white(glass, (struct rect){r.x + r.w - 1, r.y, 1, r.h}))
        r.w--;
    return r;
}

/* Only black and white pixels, modules of whole pixels, four of them white on each side. */
static void code_is_clean(const struct glass *glass, struct rect r)
{
    struct rect dark = dark_box(glass, r);
    int run = 0,
        sides[] = {dark.x - r.x, dark.y - r.y, r.x + r.w - dark.x - dark.w, r.y + r.h - dark.y - dark.h};
    while (run < dark.w && pixel(glass, dark.x + run, dark.y) == 0)
        run++;
    int module = run / FINDER;
    assert_true(module >= 2);
    assert_int_equal(run % FINDER, 0);
    assert_int_equal(dark.w, dark.h);
    assert_int_equal(dark.w % module, 0);
    for (int i = 0; i < 4; i++)
        assert_true(sides[i] >= QUIET * module);
    for (int y = dark.y; y < dark.y + dark.h; y++)
        for (int x = dark.x; x < dark.x + dark.w; x++)
            assert_true(pixel(glass, x, y) == 0 || pixel(glass, x, y) == 0xFFFFFF);
}

/* What a use of a card gives a phone; NULL: the card has no such use. */
static const char *payload_of(struct glass *glass, const struct card *card, enum take_use use)
{
    const struct house *house = stage_house(&glass->walk.stage);
    if (use == TAKE_LINK)
        return takehome_link(&glass->arena, house, card->row.code);
    if (use == TAKE_ROUTE)
        /* Where nobody checked for so long, nobody is sent. */
        return card_trust(&card->row, glass->walk.stage.now.day) < TRUST_CALL_FIRST
                   ? takehome_route(&glass->arena, card->row.place)
                   : NULL;
    if (card->row.type != CARD_ACTIVITY)
        return takehome_vcard(&glass->arena, house, card);
    for (int i = 0; i < card->date_count; i++)
        if (card->dates[i].status != STATUS_CANCELLED)
            return takehome_event(&glass->arena, house, card, &card->dates[i]);
    return NULL;
}

static void show_code(struct glass *glass, const char *code, enum take_use use)
{
    struct route route = walk_card(code);
    route.use = use;
    route.panel = true;
    walk_show(&glass->walk, route);
}

static void code_reads_back(struct glass *glass, const char *code, enum take_use use, const char *payload)
{
    char text[TEXT_BYTES];
    show_code(glass, code, use);
    const struct op *op = code_op(glass);
    if (!op)
        fail_msg("%s of %s: no code for use %d", code, glass->walk.place->house, use);
    int count = glass_read(glass, op->rect, text);
    if (count != 1 || strcmp(text, payload) != 0)
        fail_msg("%s of %s, use %d: read %d codes: \"%s\" instead of \"%s\"", code, glass->walk.place->house,
                 use, count, text, payload);
    code_is_clean(glass, op->rect);
    codes_read++;
}

static void codes_of_card_read_back(struct glass *glass, const char *code)
{
    static const char *const buttons[] = {"take.link", "take.save", "take.route"};
    struct stage *stage = &glass->walk.stage;
    struct card card;
    arena_reset(&glass->arena);
    assert_true(store_card(stage->store, &glass->arena, stage->now, code, &card));
    for (enum take_use use = TAKE_LINK; use <= TAKE_ROUTE; use++) {
        const char *payload = payload_of(glass, &card, use);
        if (payload)
            code_reads_back(glass, code, use, payload);
        else
            show_code(glass, code, use);
        assert_int_equal(canvas_node(stage_frame(stage), buttons[use]) != NULL, payload != NULL);
    }
    /* A card that somebody should not be seen with shows its code only when asked. */
    const struct canvas *canvas = walk_show(&glass->walk, walk_card(code));
    if (card.row.sensitive) {
        assert_null(code_op(glass));
        assert_non_null(canvas_node(canvas, "take.show"));
    }
}

static void codes_of_all_cards_read_back(void **state)
{
    struct glass glass;
    int count;
    glass_open(&glass, *state);
    struct arena arena;
    arena_init(&arena);
    const char(*codes)[CODE_LENGTH + 1] = walk_codes(&glass.walk, &arena, &count);
    assert_true(count > 50);
    for (int i = 0; i < count; i++)
        codes_of_card_read_back(&glass, codes[i]);
    arena_release(&arena);
    glass_close(&glass);
}

/* The whole screen, as a phone sees it: one code, and this is what it says. */
static void screen_says(const char *code, enum take_use use, const char *expected)
{
    for (int panel = 0; panel < WALK_PANELS; panel++) {
        struct glass glass;
        char text[TEXT_BYTES];
        glass_open(&glass, &walk_places[panel]);
        show_code(&glass, code, use);
        assert_int_equal(glass_read(&glass, (struct rect){0, 0, glass.picture.w, glass.picture.h}, text), 1);
        assert_string_equal(text, expected);
        glass_close(&glass);
    }
}

static void a_service_is_a_contact(void **state)
{
    (void)state;
    screen_says("eont", TAKE_SAVE,
                "BEGIN:VCARD\r\n"
                "VERSION:3.0\r\n"
                "N:;;;;\r\n"
                "FN:Het onthaal\r\n"
                "ORG:Het onthaal\r\n"
                "TEL;TYPE=WORK,VOICE:+3230000001\r\n"
                "URL:https://essen.huisvanhetkind.example/p/eont/\r\n"
                "ADR;TYPE=WORK:;;Voorbeeldstraat 1;Essen;;2910;BE\r\n"
                "EMAIL;TYPE=WORK:onthaal@essen.huisvanhetkind.example\r\n"
                "END:VCARD\r\n");
}

static void a_partner_is_a_contact(void **state)
{
    (void)state;
    screen_says("ebib", TAKE_SAVE,
                "BEGIN:VCARD\r\n"
                "VERSION:3.0\r\n"
                "N:;;;;\r\n"
                "FN:Voorbeeldbib Essen\r\n"
                "ORG:Voorbeeldbib Essen\r\n"
                "TEL;TYPE=WORK,VOICE:+3230000018\r\n"
                "URL:https://essen.huisvanhetkind.example/p/ebib/\r\n"
                "ADR;TYPE=WORK:;;Voorbeeldplein 4;Essen;;2910;BE\r\n"
                "EMAIL;TYPE=WORK:info@voorbeeldbib.example\r\n"
                "END:VCARD\r\n");
}

static void an_activity_is_a_date(void **state)
{
    (void)state;
    screen_says("espb", TAKE_SAVE,
                "BEGIN:VCALENDAR\r\n"
                "VERSION:2.0\r\n"
                "PRODID:-//Wegwijzer//NL\r\n"
                "BEGIN:VEVENT\r\n"
                "UID:espb-20261125T1400@essen.huisvanhetkind.example\r\n"
                "DTSTAMP:20261125T000000Z\r\n"
                "DTSTART:20261125T130000Z\r\n"
                "DTEND:20261125T150000Z\r\n"
                "SUMMARY:Speelbabbel\r\n"
                "LOCATION:speelzaal\\, Voorbeeldstraat 1\\, 2910 Essen\r\n"
                "END:VEVENT\r\n"
                "END:VCALENDAR\r\n");
}

static void a_help_line_is_a_page(void **state)
{
    (void)state;
    screen_says("e102", TAKE_LINK, "https://essen.huisvanhetkind.example/p/e102/");
}

static void information_has_a_way_to_go(void **state)
{
    (void)state;
    screen_says("ehui", TAKE_ROUTE, "https://www.openstreetmap.org/directions?route=%3B51.46800%2C4.46900");
}

/* The whole screen at a text size: one code, clean, and this is what it says. */
static void route_says(struct glass *glass, struct route route, int scale, const char *expected)
{
    char text[TEXT_BYTES];
    glass->walk.stage.session.reading.scale = scale;
    stage_language(&glass->walk.stage, "nl");
    walk_show(&glass->walk, route);
    int count = glass_read(glass, (struct rect){0, 0, glass->picture.w, glass->picture.h}, text);
    if (count != 1 || strcmp(text, expected) != 0)
        fail_msg("%s at %d %% on %dx%d: read %d codes: \"%s\" instead of \"%s\"", screen_name(route.screen),
                 scale, glass->picture.w, glass->picture.h, count, text, expected);
    code_is_clean(glass, code_op(glass)->rect);
    codes_read++;
}

static void a_list_of_one_of_five_and_of_twenty_reads_back(void **state)
{
    (void)state;
    static const int lengths[] = {1, 5, LIST_MAX};
    for (int i = 0; i < WALK_PANELS * 3; i++) {
        struct glass glass;
        int count;
        glass_open(&glass, &walk_places[i % WALK_PANELS]);
        const char(*codes)[CODE_LENGTH + 1] = walk_codes(&glass.walk, &glass.arena, &count);
        for (int c = 0; c < lengths[i / WALK_PANELS]; c++)
            visitor_toggle(&glass.walk.stage.session, codes[c * 7]);
        struct session *session = &glass.walk.stage.session;
        const char *link =
            takehome_list_link(&glass.arena, stage_house(&glass.walk.stage),
                               (const char(*)[CODE_LENGTH + 1]) session->list, session->list_count);
        struct route route = route_to(SCREEN_LIST);
        route.panel = true;
        route_says(&glass, route, 100, link);
        route_says(&glass, route, 200, link);
        route.page = 1; /* the code stays while pages turn */
        route_says(&glass, route, 100, link);
        glass_close(&glass);
    }
}

static void the_way_to_a_place_reads_back(void **state)
{
    (void)state;
    for (int panel = 0; panel < WALK_PANELS; panel++) {
        struct glass glass;
        glass_open(&glass, &walk_places[panel]);
        struct route route = route_to(SCREEN_WHERE);
        snprintf(route.card, sizeof route.card, "ekdo");
        route.panel = true;
        route_says(&glass, route, 100,
                   "https://www.openstreetmap.org/directions?route=%3B51.47020%2C4.47420");
        route_says(&glass, route, 200,
                   "https://www.openstreetmap.org/directions?route=%3B51.47020%2C4.47420");
        glass_close(&glass);
    }
}

static const int panels[] = {0, 1, 3};

enum { PANELS = sizeof panels / sizeof *panels, FIXED = 7 };

int main(void)
{
    static char names[PANELS * WALK_HOUSES][128];
    struct CMUnitTest tests[FIXED + PANELS * WALK_HOUSES] = {
        cmocka_unit_test(a_service_is_a_contact),
        cmocka_unit_test(a_partner_is_a_contact),
        cmocka_unit_test(an_activity_is_a_date),
        cmocka_unit_test(a_help_line_is_a_page),
        cmocka_unit_test(information_has_a_way_to_go),
        cmocka_unit_test(a_list_of_one_of_five_and_of_twenty_reads_back),
        cmocka_unit_test(the_way_to_a_place_reads_back),
    };
    for (int i = 0; i < PANELS * WALK_HOUSES; i++) {
        const struct walk_place *place = &walk_places[i / PANELS * WALK_PANELS + panels[i % PANELS]];
        snprintf(names[i], sizeof names[i], "codes_of_all_cards_read_back, %s %dx%d %g inch", place->house,
                 place->panel.w, place->panel.h, place->panel.diagonal_inch);
        tests[FIXED + i] = (struct CMUnitTest){.name = names[i],
                                               .test_func = codes_of_all_cards_read_back,
                                               .initial_state = (void *)(uintptr_t)place};
    }
    int failed = cmocka_run_group_tests(tests, walk_setup, walk_teardown);
    fprintf(stderr, "%d codes read\n", codes_read);
    return failed;
}
