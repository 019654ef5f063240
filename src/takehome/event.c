#include "takehome/takehome.h"

#include <stdio.h>
#include <string.h>

#include "takehome/payload.h"

enum { LONGEST_HOST = 40, DATE_BYTES = 9, MOMENT_BYTES = 17 };

/* 20261202 */
static void date_basic(int day, char out[DATE_BYTES])
{
    char text[11];
    day_format(day, text);
    snprintf(out, DATE_BYTES, "%.4s%.2s%.2s", text, text + 5, text + 8);
}

/* 20261202T083000Z */
static void moment_basic(int64_t utc_ms, char out[MOMENT_BYTES])
{
    const int64_t minute_ms = 60000;
    struct wall utc = wall_add((struct wall){0, 0}, utc_ms / minute_ms);
    char date[DATE_BYTES];
    date_basic(utc.day, date);
    snprintf(out, MOMENT_BYTES, "%sT%02u%02u00Z", date, utc.minute / 60u % 24u, utc.minute % 60u);
}

/* The day after the last, as iCalendar ends a run of days; midnight as an end is already that. */
static int end_day(const struct occurrence *date)
{
    if (date->end.day <= date->start.day)
        return date->start.day + 1;
    return date->end.minute == 0 ? date->end.day : date->end.day + 1;
}

/* A single day needs no end, and neither does a date whose end nobody gave. */
static void times_add(struct payload *payload, const struct occurrence *date)
{
    char start[MOMENT_BYTES], end[MOMENT_BYTES];
    if (date->all_day) {
        date_basic(date->start.day, start);
        date_basic(end_day(date), end);
        payload_line(payload, "DTSTART;VALUE=DATE:%s", start);
        if (end_day(date) > date->start.day + 1)
            payload_line(payload, "DTEND;VALUE=DATE:%s", end);
        return;
    }
    moment_basic(wall_to_utc(date->start), start);
    payload_line(payload, "DTSTART:%s", start);
    if (date->end.day == DAY_NONE || wall_to_utc(date->end) <= wall_to_utc(date->start))
        return;
    moment_basic(wall_to_utc(date->end), end);
    payload_line(payload, "DTEND:%s", end);
}

/* Who and when names a date for good, so that a phone that reads it twice keeps it once. */
static void identity_add(struct arena *arena, struct payload *payload, const struct house *house,
                         const struct card *card, const struct occurrence *date)
{
    char day[DATE_BYTES], stamp[MOMENT_BYTES];
    date_basic(date->start.day, day);
    const char *host = takehome_host(arena, house->base_url);
    payload_line(payload, "UID:%s-%sT%02d%02d@%.*s", card->row.code, day, date->start.minute / 60,
                 date->start.minute % 60, LONGEST_HOST, host);
    /* The day the publication was made and not now: the same date always gives the same code. */
    moment_basic((house->created == DAY_NONE ? date->start.day : house->created) * INT64_C(86400000), stamp);
    payload_line(payload, "DTSTAMP:%s", stamp);
}

static char *text_join(struct arena *arena, const char *a, const char *b)
{
    return a && b ? arena_printf(arena, "%s, %s", a, b) : arena_strdup(arena, a ? a : b);
}

/* Where it is, in as many words as fit: name and address, else the address, which a phone can show on its
 * map. */
static bool place_add(struct arena *arena, struct payload *payload, const struct house *house,
                      const struct occurrence *date)
{
    const struct place *place = date->place;
    if (date->status == STATUS_MOVED && date->note)
        return payload_line(payload, "LOCATION:%s", payload_escape(arena, date->note));
    if (!place)
        return true;
    const char *name = place->room ? place->room : place->name.text;
    bool borrowed = place->in_house && !place->street && house->place;
    const char *address = payload_address(arena, borrowed ? house->place : place);
    const char *texts[] = {
        text_join(arena, place->in_house ? text_join(arena, name, house->name) : name, address),
        place->room ? text_join(arena, name, address) : NULL,
        address,
        name,
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (texts[i] && payload_line(payload, "LOCATION:%s", payload_escape(arena, texts[i])))
            return true;
    return false;
}

/* The wrapper is there because RFC 5545 asks for it; the times are in UTC, which needs no zone table and is
 * right on a phone that is set to another zone. */
char *takehome_event(struct arena *arena, const struct house *house, const struct card *card,
                     const struct occurrence *date)
{
    static const char end[] = "END:VEVENT\r\nEND:VCALENDAR", cancelled_line[] = "STATUS:CANCELLED";
    bool cancelled = date->status == STATUS_CANCELLED || card->status == STATUS_CANCELLED;
    struct payload payload = {.kept = (int)strlen(end) + 2};
    if (cancelled)
        payload.kept += (int)strlen(cancelled_line) + 2;
    payload_line(&payload, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Wegwijzer//NL\r\nBEGIN:VEVENT");
    identity_add(arena, &payload, house, card, date);
    times_add(&payload, date);
    int room = payload_room(&payload) - (int)strlen("SUMMARY:");
    payload_line(&payload, "SUMMARY:%s", payload_clip(arena, card->row.title.text, room > 0 ? room : 0));
    payload.kept = (int)strlen(end) + 2;
    if (cancelled)
        payload_line(&payload, "%s", cancelled_line);
    /* The first that does not fit ends it: what stands later matters less. */
    bool fits = place_add(arena, &payload, house, date);
    fits = fits && payload_line(&payload, "URL:%s", takehome_link(arena, house, card->row.code));
    if (fits && cancelled && date->note)
        payload_line(&payload, "DESCRIPTION:%s", payload_escape(arena, date->note));
    payload.kept = 0;
    payload_line(&payload, "%s", end);
    return arena_strdup(arena, payload.bytes);
}
