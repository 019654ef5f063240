#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "fixture.h"

static const struct place own_place = {
    .name = {"De Wieg", true},
    .street = "Plein 12",
    .postcode = "9999",
    .town = "Dorp",
};

static struct occurrence date_of(const char *start, const char *end)
{
    struct occurrence date = {.place = &own_place, .end = {DAY_NONE, 0}};
    assert_true(wall_parse(start, &date.start));
    if (end)
        assert_true(wall_parse(end, &date.end));
    return date;
}

static char *event_of(struct arena *arena, const char *title, const struct occurrence *date)
{
    const struct house house = fixture_house();
    const struct card card = fixture_card(title);
    char *event = takehome_event(arena, &house, &card, date);
    assert_payload(event);
    assert_line(event, "END:VEVENT");
    assert_line(event, "END:VCALENDAR");
    return event;
}

static void a_date_is_a_whole_event_in_utc(void **state)
{
    const struct occurrence date = date_of("2026-12-02T09:30", "2026-12-02T11:00");
    assert_string_equal(event_of(*state, "Babymassage", &date),
                        "BEGIN:VCALENDAR\r\n"
                        "VERSION:2.0\r\n"
                        "PRODID:-//Wegwijzer//NL\r\n"
                        "BEGIN:VEVENT\r\n"
                        "UID:1a2b-20261202T0930@voorbeeld.example\r\n"
                        "DTSTAMP:20261125T000000Z\r\n"
                        "DTSTART:20261202T083000Z\r\n"
                        "DTEND:20261202T100000Z\r\n"
                        "SUMMARY:Babymassage\r\n"
                        "LOCATION:De Wieg\\, Plein 12\\, 9999 Dorp\r\n"
                        "END:VEVENT\r\n"
                        "END:VCALENDAR\r\n");
}

static void times_follow_summer_time(void **state)
{
    static const char *const cases[][4] = {
        {"2026-07-01T14:00", "2026-07-01T16:00", "DTSTART:20260701T120000Z", "DTEND:20260701T140000Z"},
        {"2026-03-28T22:00", "2026-03-29T04:00", "DTSTART:20260328T210000Z", "DTEND:20260329T020000Z"},
        {"2026-10-24T22:00", "2026-10-25T04:00", "DTSTART:20261024T200000Z", "DTEND:20261025T030000Z"},
        {"2027-01-01T00:30", "2027-01-01T02:00", "DTSTART:20261231T233000Z", "DTEND:20270101T010000Z"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct occurrence date = date_of(cases[i][0], cases[i][1]);
        const char *event = event_of(*state, "Babymassage", &date);
        assert_line(event, cases[i][2]);
        assert_line(event, cases[i][3]);
    }
}

static void an_end_that_is_no_end_is_left_out(void **state)
{
    struct occurrence date = date_of("2026-12-02T09:30", NULL);
    assert_no_line(event_of(*state, "Babymassage", &date), "DTEND");
    date.end = date.start;
    assert_no_line(event_of(*state, "Babymassage", &date), "DTEND");
}

static void whole_days_are_dates_and_end_on_the_day_after(void **state)
{
    struct occurrence date = date_of("2026-12-02T00:00", "2026-12-02T23:59");
    date.all_day = true;
    const char *event = event_of(*state, "Opendeurdag", &date);
    assert_line(event, "DTSTART;VALUE=DATE:20261202");
    assert_no_line(event, "DTEND");
    assert_line(event, "UID:1a2b-20261202T0000@voorbeeld.example");
    date.end = date.start;
    assert_no_line(event_of(*state, "Opendeurdag", &date), "DTEND");
    date.end.day = DAY_NONE;
    assert_no_line(event_of(*state, "Opendeurdag", &date), "DTEND");
    date = date_of("2026-12-30T00:00", "2027-01-02T23:59");
    date.all_day = true;
    assert_line(event_of(*state, "Kamp", &date), "DTEND;VALUE=DATE:20270103");
    date = date_of("2026-12-30T00:00", "2027-01-02T00:00");
    date.all_day = true;
    assert_line(event_of(*state, "Kamp", &date), "DTEND;VALUE=DATE:20270102");
}

static void a_cancelled_date_says_so_and_why(void **state)
{
    struct occurrence date = date_of("2026-12-02T09:30", "2026-12-02T11:00");
    struct card card = fixture_card("Dans");
    struct house house = fixture_house();
    house.base_url = "https://v.example";
    date.place = NULL;
    assert_no_line(takehome_event(*state, &house, &card, &date), "STATUS");
    date.status = STATUS_CANCELLED;
    date.note = "Ziekte";
    const char *event = takehome_event(*state, &house, &card, &date);
    assert_payload(event);
    assert_line(event, "STATUS:CANCELLED");
    assert_line(event, "URL:https://v.example/p/1a2b/");
    assert_line(event, "DESCRIPTION:Ziekte");
    date.status = STATUS_PLANNED;
    card.status = STATUS_CANCELLED;
    assert_line(takehome_event(*state, &house, &card, &date), "STATUS:CANCELLED");
}

static void a_moved_date_is_where_it_moved_to(void **state)
{
    struct occurrence date = date_of("2026-12-02T09:30", "2026-12-02T11:00");
    date.status = STATUS_MOVED;
    date.note = "Bibliotheek, Plein 2";
    assert_line(event_of(*state, "Babymassage", &date), "LOCATION:Bibliotheek\\, Plein 2");
    date.note = NULL;
    assert_line(event_of(*state, "Babymassage", &date), "LOCATION:De Wieg\\, Plein 12\\, 9999 Dorp");
}

static void a_room_of_the_house_is_found_at_the_houses_address(void **state)
{
    static const struct place room = {.name = {"Lokaal 1", true}, .room = "lokaal 1", .in_house = true};
    struct occurrence date = date_of("2026-12-02T09:30", "2026-12-02T11:00");
    date.place = &room;
    assert_line(event_of(*state, "Dans", &date),
                "LOCATION:lokaal 1\\, Voorbeeldstraat 1\\, 9999 Voorbeelddorp");
    struct card card = fixture_card("Dans");
    struct house house = fixture_house();
    house.base_url = "https://v.example";
    date.end.day = DAY_NONE;
    assert_line(takehome_event(*state, &house, &card, &date),
                "LOCATION:lokaal 1\\, Huis van het Kind\\, Voorbeeldstraat 1\\, 9999 Voorbeelddorp");
}

static void a_place_is_told_in_as_many_words_as_fit(void **state)
{
    const struct occurrence date = date_of("2026-12-02T09:30", "2026-12-02T11:00");
    assert_line(event_of(*state, "Babymassage voor jonge ouders en baby's", &date),
                "LOCATION:Plein 12\\, 9999 Dorp");
    assert_line(event_of(*state, "Babymassage voor jonge ouders en hun baby's in groep", &date),
                "LOCATION:De Wieg");
    const char *event = event_of(*state, "Babymassage voor jonge ouders en hun baby's, elke woensdag", &date);
    assert_line(event, "SUMMARY:Babymassage voor jonge ouders en hun baby's\\, elke woensdag");
    assert_no_line(event, "LOCATION");
}

static void a_very_long_title_and_host_are_cut(void **state)
{
    char title[481] = "";
    for (int i = 0; i < 120; i++)
        strcat(title, i % 8 == 7 ? " " : "👶");
    struct occurrence date = date_of("2026-12-02T09:30", "2026-12-02T11:00");
    date.status = STATUS_CANCELLED;
    struct card card = fixture_card(title);
    struct house house = fixture_house();
    house.base_url =
        "https://een-heel-lange-naam-van-een-huis-van-het-kind.in-een-heel-lange-gemeente.example";
    const char *event = takehome_event(*state, &house, &card, &date);
    assert_payload(event);
    assert_line(event, "STATUS:CANCELLED");
    assert_line(event, "END:VCALENDAR");
    assert_non_null(strstr(event, "SUMMARY:👶"));
}

int main(void)
{
    struct arena arena;
    arena_init(&arena);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_prestate(a_date_is_a_whole_event_in_utc, &arena),
        cmocka_unit_test_prestate(times_follow_summer_time, &arena),
        cmocka_unit_test_prestate(an_end_that_is_no_end_is_left_out, &arena),
        cmocka_unit_test_prestate(whole_days_are_dates_and_end_on_the_day_after, &arena),
        cmocka_unit_test_prestate(a_cancelled_date_says_so_and_why, &arena),
        cmocka_unit_test_prestate(a_moved_date_is_where_it_moved_to, &arena),
        cmocka_unit_test_prestate(a_room_of_the_house_is_found_at_the_houses_address, &arena),
        cmocka_unit_test_prestate(a_place_is_told_in_as_many_words_as_fit, &arena),
        cmocka_unit_test_prestate(a_very_long_title_and_host_are_cut, &arena),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    arena_release(&arena);
    return failed;
}
