/* The pages of the four sample houses against their publications. */
#include "made.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sysexits.h>
#include <time.h>
#include <unistd.h>

#include "parsed.h"

enum { PAGE_BYTES = 30000, EVENTS_MAX = 1000 };

#define AS_OF "--as-of", "2026-11-25", NULL

/* Cards of the publication that have a page: those of the house, and what ended. */
#define CARDS                                                                                                \
    "FROM card c LEFT JOIN offer o ON o.card = c.id LEFT JOIN partner p ON p.card = c.id "                   \
    "WHERE (EXISTS (SELECT 1 FROM card_house h WHERE h.card = c.id) OR o.stage = 'ended' OR p.status = "     \
    "'stopped')"

/* The text of an element of a page, unescaped, without marks inside it; NULL when there is none. */
static const char *element_text(const char *page, const char *tag)
{
    static const char *const entities[][2] = {
        {"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}};
    static char text[2000];
    size_t used = 0;
    char open[32], close[32];
    snprintf(open, sizeof open, "<%s", tag);
    snprintf(close, sizeof close, "</%s>", tag);
    const char *at = strstr(page, open), *end = at ? strstr(at, close) : NULL;
    for (bool inside = true; at && at < end && used + 1 < sizeof text;) {
        size_t entity = 0;
        while (entity < 5 && strncmp(at, entities[entity][0], strlen(entities[entity][0])) != 0)
            entity++;
        inside = *at == '<' ? true : inside;
        if (!inside)
            text[used++] = entity < 5 ? entities[entity][1][0] : *at;
        inside = *at == '>' ? false : inside;
        at += !inside && entity < 5 ? strlen(entities[entity][0]) : 1;
    }
    text[used] = '\0';
    return end ? text : NULL;
}

static void card_has_its_page(const char *house, const char **columns, void *data)
{
    (void)data;
    char *page = made_read(made_path("%s/p/%s/index.html", house, columns[0]), NULL);
    if (!page)
        fail_msg("%s: no page of %s", house, columns[0]);
    const char *wanted = columns[2] ? "Dit aanbod bestaat niet meer" : columns[1];
    if (strcmp(element_text(page, "h1"), wanted) != 0)
        fail_msg("%s %s is headed \"%s\" and not \"%s\"", house, columns[0], element_text(page, "h1"),
                 wanted);
    free(page);
}

static void every_card_has_its_page(void **state)
{
    (void)state;
    for (int i = 0; i < HOUSES; i++)
        assert_true(made_each(houses[i],
                              "SELECT c.code, c.title, CASE WHEN o.stage = 'ended' OR p.status = 'stopped' "
                              "OR c.valid_to < '2026-11-25' THEN 1 END " CARDS,
                              card_has_its_page, NULL) > 90);
}

static void translation_has_its_page(const char *house, const char **columns, void *data)
{
    (void)data;
    char *page = made_read(made_path("%s/p/%s/%s/index.html", house, columns[0], columns[1]), NULL);
    if (!page)
        fail_msg("%s: no page of %s in %s", house, columns[0], columns[1]);
    char language[32];
    snprintf(language, sizeof language, "<html lang=\"%s\"", columns[1]);
    assert_non_null(strstr(page, language));
    if (!columns[3])
        assert_string_equal(element_text(page, "h1"), columns[2]);
    assert_non_null(strstr(page, "href=\"../index.html\""));
    free(page);
}

static void every_translation_has_its_page(void **state)
{
    (void)state;
    for (int i = 0; i < HOUSES; i++)
        assert_true(
            made_each(houses[i],
                      "SELECT c.code, t.language, t.text, CASE WHEN o.stage = 'ended' OR p.status = "
                      "'stopped' THEN 1 END FROM translation t JOIN card c ON c.id = t.row JOIN "
                      "house_language l ON l.language = t.language LEFT JOIN offer o ON o.card = c.id LEFT "
                      "JOIN partner p ON p.card = c.id WHERE t.subject = 'card' AND t.field = 'title'",
                      translation_has_its_page, NULL) > 0);
}

/* Resolves a link of a page and sees that there is a file. */
static void link_leads_somewhere(const char *page, const char *link, size_t length, int *checked)
{
    char target[700];
    const char *fragment = memchr(link, '#', length), *slash = strrchr(page, '/');
    length = fragment ? (size_t)(fragment - link) : length;
    if (length == 0 || memchr(link, ':', length))
        return;
    if (link[0] == '/') {
        const char *house = page + strlen(made_folder()) + 1;
        snprintf(target, sizeof target, "%s/%.*s%.*s", made_folder(), (int)strcspn(house, "/"), house,
                 (int)length, link);
    } else {
        snprintf(target, sizeof target, "%.*s/%.*s", (int)(slash - page), page, (int)length, link);
    }
    struct stat info;
    if (stat(target, &info) != 0 || !S_ISREG(info.st_mode))
        fail_msg("%s links to %.*s, which is not there", page, (int)length, link);
    ++*checked;
}

static void page_leads_somewhere(const char *path, const char *bytes, size_t length, void *data)
{
    static const char *const attributes[] = {" href=\"", " src=\""};
    (void)length;
    for (int i = 0; i < 2; i++)
        for (const char *at = bytes; (at = strstr(at, attributes[i])) != NULL;) {
            at += strlen(attributes[i]);
            link_leads_somewhere(path, at, strcspn(at, "\""), data);
        }
}

static void every_link_leads_somewhere(void **state)
{
    (void)state;
    int checked = 0;
    for (int i = 0; i < HOUSES; i++)
        made_files(made_path("%s", houses[i]), ".html", page_leads_somewhere, &checked);
    assert_true(checked > 50000);
}

struct weight {
    size_t shared, list;
};

static void page_is_light(const char *path, const char *bytes, size_t length, void *data)
{
    const struct weight *weight = data;
    size_t all = length + weight->shared + (strstr(bytes, "lijst.js") ? weight->list : 0);
    if (all > PAGE_BYTES)
        fail_msg("%s weighs %zu bytes", path, all);
}

static void no_page_weighs_30_kilobytes(void **state)
{
    (void)state;
    for (int i = 0; i < HOUSES; i++) {
        struct weight weight;
        size_t script;
        free(made_read(made_path("%s/wegwijzer.css", houses[i]), &weight.shared));
        free(made_read(made_path("%s/wegwijzer.js", houses[i]), &script));
        free(made_read(made_path("%s/l/lijst.js", houses[i]), &weight.list));
        weight.shared += script;
        assert_true(made_files(made_path("%s", houses[i]), ".html", page_is_light, &weight) > 400);
    }
}

static void page_asks_nobody(const char *path, const char *bytes, size_t length, void *data)
{
    (void)length;
    (void)data;
    static const char *const never[] = {" src=\"http", " src=\"//", "stylesheet\" href=\"http",
                                        "<iframe",     "<img",      "<form",
                                        " onclick",    " onload",   " style=",
                                        "javascript:", "<style",    "nu open"};
    for (size_t i = 0; i < sizeof never / sizeof *never; i++)
        if (strstr(bytes, never[i]))
            fail_msg("%s holds %s", path, never[i]);
    assert_non_null(strstr(bytes, "default-src 'none'"));
    /* Scripts are data, or files of our own. */
    for (const char *at = bytes; (at = strstr(at, "<script")) != NULL; at++)
        if (strncmp(at, "<script type=\"application/", 26) != 0 && strncmp(at, "<script src=\"", 13) != 0)
            fail_msg("%s holds a script of its own", path);
}

static void no_page_asks_anything_of_others(void **state)
{
    (void)state;
    for (int i = 0; i < HOUSES; i++)
        made_files(made_path("%s", houses[i]), ".html", page_asks_nobody, NULL);
}

/* A wall time in Belgium by the system's own zone table. */
static long long utc_of(const char *wall, bool all_day)
{
    struct tm time = {.tm_isdst = -1};
    assert_int_equal(sscanf(wall, "%d-%d-%dT%d:%d", &time.tm_year, &time.tm_mon, &time.tm_mday, &time.tm_hour,
                            &time.tm_min),
                     5);
    time.tm_year -= 1900;
    time.tm_mon--;
    if (all_day)
        time.tm_hour = time.tm_min = 0;
    return all_day ? (long long)timegm(&time) : (long long)mktime(&time);
}

struct dates {
    struct parsed_event events[EVENTS_MAX];
    int count, next;
    char code[8];
};

static void calendar_is_whole(struct dates *dates)
{
    if (dates->next != dates->count)
        fail_msg("%s.ics has %d dates and the publication %d", dates->code, dates->count, dates->next);
}

/* Rows come by card and start, as events do. */
static void date_is_in_its_calendar(const char *house, const char **columns, void *data)
{
    struct dates *dates = data;
    if (strcmp(dates->code, columns[0]) != 0) {
        calendar_is_whole(dates);
        char *bytes = made_read(made_path("%s/p/%s/%s.ics", house, columns[0], columns[0]), NULL);
        if (!bytes)
            fail_msg("%s: no calendar of %s", house, columns[0]);
        dates->count = parsed_calendar(bytes, dates->events, EVENTS_MAX);
        dates->next = 0;
        snprintf(dates->code, sizeof dates->code, "%s", columns[0]);
        free(bytes);
    }
    assert_true(dates->next < dates->count);
    const struct parsed_event *event = &dates->events[dates->next++];
    bool all_day = columns[4][0] == '1', cancelled = strcmp(columns[5], "cancelled") == 0;
    assert_int_equal(event->all_day, all_day);
    assert_int_equal(event->start, utc_of(columns[1], all_day));
    if (!all_day && strcmp(columns[2], columns[1]) > 0)
        assert_int_equal(event->end, utc_of(columns[2], false));
    assert_string_equal(event->status, cancelled ? "CANCELLED" : "CONFIRMED");
    assert_int_equal(strncmp(event->summary, columns[3], strlen(columns[3])), 0);
    if (columns[6] && strcmp(columns[5], "moved") != 0 && !strstr(event->location, columns[6]))
        fail_msg("%s %s is at \"%s\" and not in \"%s\"", house, columns[0], event->location, columns[6]);
    assert_non_null(strstr(event->url, columns[0]));
}

static void calendars_hold_the_dates_of_the_publication(void **state)
{
    (void)state;
    setenv("TZ", "Europe/Brussels", 1);
    int count = 0;
    for (int i = 0; i < HOUSES; i++) {
        struct dates *dates = calloc(1, sizeof *dates);
        assert_non_null(dates);
        count += made_each(
            houses[i],
            "SELECT c.code, d.start, d.\"end\", c.title, d.all_day, CASE WHEN d.status = 'planned' THEN "
            "coalesce(a.status, 'planned') ELSE d.status END, coalesce(l.room, l.name) FROM occurrence d "
            "JOIN card c ON c.id = d.activity JOIN activity a ON a.card = c.id LEFT JOIN place l ON l.id = "
            "c.place WHERE d.\"end\" >= '2026-11-25T00:00' AND julianday("
            "'2026-11-25') - julianday(c.checked_on) < c.review_months * 60.8 ORDER BY c.code, d.start",
            date_is_in_its_calendar, dates);
        calendar_is_whole(dates);
        free(dates);
    }
    assert_true(count > 3000);
}

static void contact_holds_the_card(const char *house, const char **columns, void *data)
{
    size_t length;
    struct parsed_contact contact;
    char *bytes = made_read(made_path("%s/p/%s/%s.vcf", house, columns[0], columns[0]), &length);
    if (!bytes)
        fail_msg("%s: no contact of %s", house, columns[0]);
    assert_true(parsed_contact(bytes, length, &contact));
    assert_string_equal(contact.name, columns[1]);
    assert_string_equal(contact.mail, columns[3] ? columns[3] : "");
    char digits[32] = "";
    for (const char *at = columns[2]; at && *at; at++)
        if (*at >= '0' && *at <= '9')
            snprintf(digits + strlen(digits), sizeof digits - strlen(digits), "%c", *at);
    const char *phone = contact.phone;
    if (digits[0] == '0')
        assert_int_equal(strncmp(phone, "+32", 3), 0);
    assert_string_equal(digits[0] == '0' ? phone + 3 : phone, digits[0] == '0' ? digits + 1 : digits);
    if (columns[4] && !strstr(contact.street, columns[4]))
        fail_msg("%s %s lives at \"%s\"", house, columns[0], contact.street);
    free(bytes);
    ++*(int *)data;
}

static void contacts_hold_what_the_publication_says(void **state)
{
    (void)state;
    int count = 0;
    for (int i = 0; i < HOUSES; i++)
        made_each(
            houses[i],
            "SELECT c.code, c.title, c.phone, c.mail, l.street FROM card c JOIN card_house h ON h.card = "
            "c.id LEFT JOIN place l ON l.id = c.place LEFT JOIN offer o ON o.card = c.id LEFT JOIN partner p "
            "ON p.card = c.id WHERE (c.phone IS NOT NULL OR c.mail IS NOT NULL) AND coalesce(o.stage, '') <> "
            "'ended' AND coalesce(p.status, '') <> 'stopped' AND (c.valid_to IS NULL OR c.valid_to >= "
            "'2026-11-25') AND julianday('2026-11-25') - julianday(c.checked_on) < c.review_months * 60.8",
            contact_holds_the_card, &count);
    assert_true(count > 400);
}

static void feed_is_a_calendar(const char *path, const char *bytes, size_t length, void *data)
{
    (void)length;
    struct parsed_event *events = data;
    if (parsed_calendar(bytes, events, EVENTS_MAX) < 0)
        fail_msg("%s is no calendar", path);
    for (const char *line = bytes; *line; line += strcspn(line, "\n") + 1)
        if (strcspn(line, "\r\n") > 75)
            fail_msg("%s has a long line", path);
}

static void every_calendar_and_feed_is_well_formed(void **state)
{
    (void)state;
    struct parsed_event *events = calloc(EVENTS_MAX, sizeof *events);
    assert_non_null(events);
    for (int i = 0; i < HOUSES; i++)
        assert_true(made_files(made_path("%s", houses[i]), ".ics", feed_is_a_calendar, events) > 30);
    free(events);
}

static void the_same_publication_gives_the_same_bytes(void **state)
{
    (void)state;
    char command[300];
    assert_int_equal(made_run("site", made_path("essen.sqlite"), "-o", made_path("again"), AS_OF), 0);
    snprintf(command, sizeof command, "diff -rq '%s/essen' '%s/again'", made_folder(), made_folder());
    assert_int_equal(system(command), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_card_has_its_page),
        cmocka_unit_test(every_translation_has_its_page),
        cmocka_unit_test(every_link_leads_somewhere),
        cmocka_unit_test(no_page_weighs_30_kilobytes),
        cmocka_unit_test(no_page_asks_anything_of_others),
        cmocka_unit_test(calendars_hold_the_dates_of_the_publication),
        cmocka_unit_test(contacts_hold_what_the_publication_says),
        cmocka_unit_test(every_calendar_and_feed_is_well_formed),
        cmocka_unit_test(the_same_publication_gives_the_same_bytes),
    };
    return cmocka_run_group_tests(tests, made_open, made_close);
}
