#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "fixture.h"

static char *vcard_of(struct arena *arena, const struct card *card)
{
    const struct house house = fixture_house();
    char *vcard = takehome_vcard(arena, &house, card);
    if (vcard)
        assert_payload(vcard);
    return vcard;
}

static void a_full_card_is_a_whole_vcard(void **state)
{
    struct card card = fixture_card("Inloopteam De Wieg");
    card.row.phone = "03 000 00 01";
    card.mail = "info@wieg.example";
    assert_string_equal(vcard_of(*state, &card),
                        "BEGIN:VCARD\r\n"
                        "VERSION:3.0\r\n"
                        "N:;;;;\r\n"
                        "FN:Inloopteam De Wieg\r\n"
                        "ORG:Inloopteam De Wieg\r\n"
                        "TEL;TYPE=WORK,VOICE:+3230000001\r\n"
                        "URL:https://voorbeeld.example/p/1a2b/\r\n"
                        "ADR;TYPE=WORK:;;Voorbeeldplein 12;Voorbeelddorp;;9999;BE\r\n"
                        "EMAIL;TYPE=WORK:info@wieg.example\r\n"
                        "END:VCARD\r\n");
}

static void without_phone_and_mail_there_is_no_contact(void **state)
{
    struct card card = fixture_card("De Wieg");
    assert_null(vcard_of(*state, &card));
    card.row.phone = "zie de website";
    assert_null(vcard_of(*state, &card));
}

static void a_mail_address_alone_is_a_contact(void **state)
{
    struct card card = fixture_card("De Wieg");
    card.mail = "info@wieg.example";
    const char *vcard = vcard_of(*state, &card);
    assert_line(vcard, "EMAIL;TYPE=WORK:info@wieg.example");
    assert_no_line(vcard, "TEL");
}

static void phones_are_written_as_any_phone_dials_them(void **state)
{
    static const char *const cases[][2] = {
        {"03 000 00 01", "+3230000001"},
        {"03/000.00.01", "+3230000001"},
        {"03 / 000 00 01", "+3230000001"},
        {"(03) 000 00 01", "+3230000001"},
        {"+32 3 000 00 01", "+3230000001"},
        {"+32 (0)3 000 00 01", "+3230000001"},
        {"0032 3 000 00 01", "+3230000001"},
        {"0400 00 00 01", "+32400000001"},
        {"0800 00 001", "+3280000001"},
        {"112", "112"},
        {"1712", "1712"},
        {"102 of chat", "102"},
        {"1712 (24/7)", "1712"},
        {"1712 24/7", "1712"},
        {"+31 165 00 00 01", "+31165000001"},
        {"03 000 00 01 (9-12 uur)", "+3230000001"},
        {"03 000 00 01 / 03 000 00 02", "+3230000001"},
        {"03 000 00 01 - 03 000 00 02", "+3230000001"},
        {"Tel. 03\u00A0000\u00A000\u00A001", "+3230000001"},
        {"03 000 00 01, of 112", "+3230000001"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char line[64] = "TEL;TYPE=WORK,VOICE:";
        struct card card = fixture_card("De Wieg");
        card.row.phone = cases[i][0];
        assert_line(vcard_of(*state, &card), strcat(line, cases[i][1]));
    }
}

static void what_is_no_number_is_not_dialled(void **state)
{
    static const char *const wrong[] = {"", "-", "12", "op aanvraag", "0000000000000000000000"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct card card = fixture_card("De Wieg");
        card.row.phone = wrong[i];
        assert_null(vcard_of(*state, &card));
    }
}

static void texts_are_escaped(void **state)
{
    static const struct place place = {
        .street = "Plein 1; bus 2", .town = "Dorp, de\nKom", .postcode = "1234 AB"};
    struct card card = fixture_card("Ouders, kinder\u00ADen & co; Zoë \\ طفل");
    card.row.phone = "112";
    card.row.place = &place;
    const char *vcard = vcard_of(*state, &card);
    assert_line(vcard, "FN:Ouders\\, kinderen & co\\; Zoë \\\\ طفل");
    assert_line(vcard, "ADR;TYPE=WORK:;;Plein 1\\; bus 2;Dorp\\, de\\nKom;;1234 AB;");
}

static void a_room_of_the_house_has_the_address_of_the_house(void **state)
{
    static const struct place room = {.name = {"Lokaal 1", true}, .room = "lokaal 1", .in_house = true};
    struct card card = fixture_card("De Wieg");
    card.row.phone = "03 000 00 01";
    card.row.place = &room;
    assert_line(vcard_of(*state, &card), "ADR;TYPE=WORK:;;Voorbeeldstraat 1;Voorbeelddorp;;9999;BE");
    card.row.place = NULL;
    assert_no_line(vcard_of(*state, &card), "ADR");
}

static void what_matters_least_is_dropped_first(void **state)
{
    static const struct place far_place = {
        .street = "Heel lange voorbeeldstraatnaam met een huisnummer 1234 bus 56",
        .postcode = "9999",
        .town = "Voorbeelddorp-aan-de-Voorbeeldrivier"};
    struct card card = fixture_card("Consultatiebureau van het voorbeeld");
    card.row.phone = "03 000 00 01";
    card.mail = "consultatiebureau@voorbeeld.example";
    const char *vcard = vcard_of(*state, &card);
    assert_no_line(vcard, "EMAIL");
    assert_line(vcard, "ADR;TYPE=WORK:;;Voorbeeldplein 12;Voorbeelddorp;;9999;BE");
    card.row.place = &far_place;
    vcard = vcard_of(*state, &card);
    assert_no_line(vcard, "EMAIL");
    assert_no_line(vcard, "ADR");
    assert_line(vcard, "URL:https://voorbeeld.example/p/1a2b/");
    assert_line(vcard, "TEL;TYPE=WORK,VOICE:+3230000001");
}

static void a_very_long_name_is_cut_and_the_number_stays(void **state)
{
    char title[481] = "";
    for (int i = 0; i < 120; i++)
        strcat(title, i % 8 == 7 ? " " : "👶");
    struct card card = fixture_card(title);
    card.row.phone = "03 000 00 01";
    const char *vcard = vcard_of(*state, &card);
    assert_line(vcard, "TEL;TYPE=WORK,VOICE:+3230000001");
    assert_non_null(strstr(vcard, "…\r\nORG:"));
    assert_no_line(vcard, "URL");
}

static void a_mail_address_too_long_for_the_code_is_no_contact(void **state)
{
    char mail[260];
    struct card card = fixture_card("De Wieg");
    memset(mail, 'a', sizeof mail - 1);
    mail[sizeof mail - 1] = '\0';
    card.mail = mail;
    assert_null(vcard_of(*state, &card));
    card.row.phone = "112";
    assert_no_line(vcard_of(*state, &card), "EMAIL");
}

int main(void)
{
    struct arena arena;
    arena_init(&arena);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_prestate(a_full_card_is_a_whole_vcard, &arena),
        cmocka_unit_test_prestate(without_phone_and_mail_there_is_no_contact, &arena),
        cmocka_unit_test_prestate(a_mail_address_alone_is_a_contact, &arena),
        cmocka_unit_test_prestate(phones_are_written_as_any_phone_dials_them, &arena),
        cmocka_unit_test_prestate(what_is_no_number_is_not_dialled, &arena),
        cmocka_unit_test_prestate(texts_are_escaped, &arena),
        cmocka_unit_test_prestate(a_room_of_the_house_has_the_address_of_the_house, &arena),
        cmocka_unit_test_prestate(what_matters_least_is_dropped_first, &arena),
        cmocka_unit_test_prestate(a_very_long_name_is_cut_and_the_number_stays, &arena),
        cmocka_unit_test_prestate(a_mail_address_too_long_for_the_code_is_no_contact, &arena),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    arena_release(&arena);
    return failed;
}
