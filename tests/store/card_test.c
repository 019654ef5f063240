#include "fixture.h"

static struct store *store;
static struct arena arena;
static struct card card;

static int setup(void **state)
{
    (void)state;
    arena_init(&arena);
    store = fixture_store(NULL);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    store_close(store);
    arena_release(&arena);
    return 0;
}

static const struct card *read_card(const char *code)
{
    assert_true(store_card(store, &arena, fixture_now(), code, &card));
    return &card;
}

static void a_service_reads_whole(void **state)
{
    (void)state;
    const struct card *open = read_card("open");
    assert_int_equal(open->row.type, CARD_OFFER);
    assert_int_equal(open->row.kind, KIND_SERVICE);
    assert_string_equal(open->row.title.text, "Open opvang");
    assert_true(open->row.title.dutch);
    assert_int_equal(open->row.topic, 0);
    assert_int_equal(open->row.price, PRICE_INCOME);
    assert_string_equal(open->row.price_text.text, "volgens inkomen");
    assert_int_equal(open->row.age_from, 0);
    assert_int_equal(open->row.age_to, 36);
    assert_int_equal(open->row.audience, AUDIENCE_PARENTS);
    assert_int_equal(open->row.modes, MODE_SITE);
    assert_string_equal(open->row.place->street, "Voorbeeldlaan 2");
    assert_int_equal(open->row.place->wheelchair, ANSWER_NO);
    assert_int_equal(open->row.walk_minutes, 8);
    assert_int_equal(open->row.open.kind, OPEN_NOW);
    assert_int_equal(open->row.open.until.minute, 17 * 60);
    assert_true(open->hours.known);
    assert_int_equal(open->hours.week_count, 7);
    assert_int_equal(open->partner_count, 1);
    assert_string_equal(open->partners[0].code, "stek");
}

static void what_goes_with_it_is_shown_when_it_can_be(void **state)
{
    (void)state;
    const struct card *open = read_card("open");
    assert_int_equal(open->related_count, 2);
    assert_string_equal(open->related[0].code, "spel");
    assert_string_equal(open->related[1].code, "komt");
    assert_int_equal(open->date_count, 1);
    assert_true(open->dates[0].presence);
    assert_int_equal(open->dates[0].start.day, day_from_civil(2026, 11, 30));
}

static void what_nobody_gave_is_not_known(void **state)
{
    (void)state;
    const struct card *komt = read_card("komt");
    assert_int_equal(komt->row.open.kind, OPEN_APPOINTMENT);
    assert_true(komt->hours.appointment_only);
    assert_null(komt->row.place);
    assert_int_equal(komt->row.walk_minutes, -1);
    assert_null(komt->easy.text);
    assert_null(komt->documents.text);
    assert_int_equal(komt->valid_from, DAY_NONE);
    assert_int_equal(komt->access, ACCESS_PRIORITY);
    assert_string_equal(komt->mail, "komt@voorbeeld.example");
    assert_int_equal(read_card("fees")->row.open.kind, OPEN_UNKNOWN);
}

static void a_partner_has_its_offers_and_next_dates(void **state)
{
    (void)state;
    const struct card *stek = read_card("stek");
    assert_int_equal(stek->row.type, CARD_PARTNER);
    assert_null(stek->row.price_text.text);
    assert_int_equal(stek->row.age_from, AGE_MIN);
    assert_int_equal(stek->offer_count, 2);
    assert_string_equal(stek->offers[0].code, "komt");
    assert_string_equal(stek->offers[1].code, "open");
    assert_int_equal(stek->date_count, 2);
    assert_string_equal(stek->dates[0].card.code, "spel");
    assert_string_equal(stek->dates[1].card.code, "fees");
    assert_string_equal(read_card("loke")->roles.text, "loket");
}

static void an_activity_has_its_dates(void **state)
{
    (void)state;
    const struct card *spel = read_card("spel");
    assert_int_equal(spel->row.topic, 1);
    assert_string_equal(spel->recurrence_text.text, "elke woensdag");
    assert_int_equal(spel->capacity, 12);
    assert_int_equal(spel->booking, BOOKING_REQUIRED);
    assert_int_equal(spel->partner_count, 2);
    assert_string_equal(spel->partners[0].code, "loke");
    assert_int_equal(spel->date_count, 3);
    assert_int_equal(spel->dates[0].start.day, fixture_now().day);
    assert_int_equal(spel->dates[1].status, STATUS_CANCELLED);
    assert_int_equal(read_card("kamp")->date_count, 2);
    assert_int_equal(read_card("oude")->date_count, 0);
}

static void links_to_hidden_cards_work_and_to_foreign_ones_do_not(void **state)
{
    (void)state;
    assert_string_equal(read_card("weg1")->row.title.text, "Verborgen");
    static const char *const none[] = {"ande", "nope", "", "open ", "OPEN", "o"};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        assert_false(store_card(store, &arena, fixture_now(), none[i], &card));
    assert_false(store_card(store, &arena, fixture_now(), NULL, &card));
}

static void what_came_in_its_place_is_named(void **state)
{
    (void)state;
    store_close(store);
    store = fixture_store(
        "UPDATE card SET replaced_by = 10 WHERE id = 16; UPDATE card SET replaced_by = 30 WHERE id = 14");
    assert_string_equal(read_card("vrbi")->replaced_by, "open");
    assert_null(read_card("eind")->replaced_by);
}

static void translations_lie_over_dutch(void **state)
{
    (void)state;
    store_use_language(store, "fr");
    const struct card *open = read_card("open");
    assert_string_equal(open->row.title.text, "Garderie ouverte");
    assert_false(open->row.title.dutch);
    assert_string_equal(open->row.price_text.text, "selon les revenus");
    assert_string_equal(open->row.lead.text, "Elke dag.");
    assert_true(open->row.lead.dutch);
    assert_null(read_card("komt")->documents.text);
    assert_string_equal(read_card("loke")->row.place->route.text, "Tout droit");
    store_use_language(store, "nl");
    assert_string_equal(read_card("open")->row.title.text, "Open opvang");
}

static void the_house_speaks_the_language(void **state)
{
    (void)state;
    store_use_language(store, "fr");
    const struct house *house = store_house(store);
    assert_string_equal(house->topics[0].name.text, "Garde");
    assert_false(house->topics[0].name.dutch);
    assert_string_equal(house->topics[1].name.text, "Spelen");
    assert_true(house->topics[1].name.dutch);
    assert_string_equal(house->desk_name.text, "Accueil");
    assert_string_equal(house->ages[1].name.text, "0 - 3 ans");
    assert_true(house->sample);
    store_use_language(store, "een taal die niet bestaat");
    assert_string_equal(house->topics[0].name.text, "Kinderopvang");
    assert_string_equal(house->languages[0], "nl");
    assert_string_equal(house->languages[2], "ar");
}

static void questions_lead_to_cards_that_can_be_shown(void **state)
{
    (void)state;
    int count;
    const struct question *questions = store_questions(store, &arena, fixture_now(), 0, &count);
    assert_int_equal(count, 1);
    assert_string_equal(questions[0].text.text, "Wie past op mijn kind?");
    assert_string_equal(fixture_codes(store, &arena, questions[0].cards), "open loke");
    store_questions(store, &arena, fixture_now(), -1, &count);
    assert_int_equal(count, 2);
    store_use_language(store, "fr");
    questions = store_questions(store, &arena, fixture_now(), 0, &count);
    assert_string_equal(questions[0].text.text, "Qui garde mon enfant ?");
}

static void slides_hold_today_and_hide_what_is_sensitive(void **state)
{
    (void)state;
    int count;
    const struct slide *slides = store_slides(store, &arena, fixture_now(), &count);
    assert_int_equal(count, 3);
    assert_string_equal(slides[0].title.text, "Welkom");
    assert_null(slides[0].card);
    assert_string_equal(slides[1].card, "fees");
    assert_string_equal(slides[2].title.text, "Verborgen");
    assert_null(slides[2].card);
}

static void texts_are_well_formed_whatever_the_file_holds(void **state)
{
    (void)state;
    store_close(store);
    store = fixture_store("UPDATE card SET lead = CAST(x'41ff42c3' AS TEXT), phone = '', title = 'voor' || "
                          "char(0) || 'na' WHERE id = 10; UPDATE place SET name = '' WHERE id = 3; UPDATE "
                          "partner SET roles = replace(hex(zeroblob(20000)), '00', 'é') WHERE card = 1");
    const struct card *open = read_card("open");
    assert_string_equal(open->row.title.text, "voor");
    assert_string_equal(open->row.lead.text, "A\xEF\xBF\xBD"
                                             "B\xEF\xBF\xBD");
    assert_null(open->row.phone);
    assert_null(open->row.place->name.text);
    assert_int_equal(strlen(read_card("loke")->roles.text), 16 * 1024);
}

#define CARD_TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CARD_TEST(a_service_reads_whole),
        CARD_TEST(what_goes_with_it_is_shown_when_it_can_be),
        CARD_TEST(what_nobody_gave_is_not_known),
        CARD_TEST(a_partner_has_its_offers_and_next_dates),
        CARD_TEST(an_activity_has_its_dates),
        CARD_TEST(links_to_hidden_cards_work_and_to_foreign_ones_do_not),
        CARD_TEST(what_came_in_its_place_is_named),
        CARD_TEST(translations_lie_over_dutch),
        CARD_TEST(the_house_speaks_the_language),
        CARD_TEST(questions_lead_to_cards_that_can_be_shown),
        CARD_TEST(slides_hold_today_and_hide_what_is_sensitive),
        CARD_TEST(texts_are_well_formed_whatever_the_file_holds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
