#include "site/object.h"

#include <stdio.h>
#include <string.h>

#include "takehome/payload.h"
#include "takehome/takehome.h"

enum { FOLD_BYTES = 75, DATE_BYTES = 9, MOMENT_BYTES = 17 };

/* Adds a line and its CRLF, folded at 75 bytes; values must be escaped already (payload_escape). */
static void object_line(struct html *out, const char *line)
{
    size_t room = FOLD_BYTES;
    char bytes[FOLD_BYTES + 1];
    while (strlen(line) > room) {
        size_t length = room;
        while (((unsigned char)line[length] & 0xC0) == 0x80)
            length--;
        memcpy(bytes, line, length);
        bytes[length] = '\0';
        html_raw(out, bytes);
        html_raw(out, "\r\n ");
        line += length;
        room = FOLD_BYTES - 1;
    }
    html_raw(out, line);
    html_raw(out, "\r\n");
}

static void property(struct site *site, struct html *out, const char *name, const char *value)
{
    if (value && *value)
        object_line(out, arena_printf(&site->arena, "%s:%s", name, value));
}

static void text_property(struct site *site, struct html *out, const char *name, const char *text)
{
    if (text)
        property(site, out, name, payload_escape(&site->arena, text));
}

static void date_basic(int day, char out[DATE_BYTES])
{
    char text[11];
    day_format(day, text);
    snprintf(out, DATE_BYTES, "%.4s%.2s%.2s", text, text + 5, text + 8);
}

/* 20261202T083000Z */
static void moment_basic(int64_t utc_ms, char out[MOMENT_BYTES])
{
    struct wall utc = wall_add((struct wall){0, 0}, utc_ms / 60000);
    char date[DATE_BYTES];
    date_basic(utc.day, date);
    snprintf(out, MOMENT_BYTES, "%sT%02u%02u00Z", date, utc.minute / 60u % 24u, utc.minute % 60u);
}

void calendar_begin(struct site *site, struct html *out, const char *name)
{
    /* A zone too: a calendar without any component is none, and a feed may have no dates for a while. */
    static const char *const zone[] = {"BEGIN:VTIMEZONE",
                                       "TZID:Europe/Brussels",
                                       "BEGIN:DAYLIGHT",
                                       "TZOFFSETFROM:+0100",
                                       "TZOFFSETTO:+0200",
                                       "TZNAME:CEST",
                                       "DTSTART:19960331T020000",
                                       "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
                                       "END:DAYLIGHT",
                                       "BEGIN:STANDARD",
                                       "TZOFFSETFROM:+0200",
                                       "TZOFFSETTO:+0100",
                                       "TZNAME:CET",
                                       "DTSTART:19961027T030000",
                                       "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
                                       "END:STANDARD",
                                       "END:VTIMEZONE"};
    object_line(out, "BEGIN:VCALENDAR");
    object_line(out, "VERSION:2.0");
    object_line(out, "PRODID:-//Wegwijzer//NL");
    text_property(site, out, "X-WR-CALNAME", name);
    object_line(out, "X-WR-TIMEZONE:Europe/Brussels");
    for (size_t i = 0; i < sizeof zone / sizeof *zone; i++)
        object_line(out, zone[i]);
}

void calendar_end(struct html *out)
{
    object_line(out, "END:VCALENDAR");
}

static void event_days(struct site *site, struct html *out, const struct occurrence *date)
{
    char day[DATE_BYTES];
    int last = date->end.day <= date->start.day ? date->start.day + 1
               : date->end.minute == 0          ? date->end.day
                                                : date->end.day + 1;
    date_basic(date->start.day, day);
    property(site, out, "DTSTART;VALUE=DATE", day);
    date_basic(last, day);
    property(site, out, "DTEND;VALUE=DATE", day);
}

static void event_times(struct site *site, struct html *out, const struct occurrence *date)
{
    char moment[MOMENT_BYTES];
    moment_basic(wall_to_utc(date->start), moment);
    property(site, out, "DTSTART", moment);
    if (date->end.day == DAY_NONE || wall_to_utc(date->end) <= wall_to_utc(date->start))
        return;
    moment_basic(wall_to_utc(date->end), moment);
    property(site, out, "DTEND", moment);
}

const char *event_place(struct site *site, const struct occurrence *date)
{
    if (date->status == STATUS_MOVED && date->note)
        return date->note;
    const char *name = place_name(site, date->place), *address = place_address(site, date->place);
    return name && address ? arena_printf(&site->arena, "%s, %s", name, address) : name ? name : address;
}

void calendar_event(struct site *site, struct html *out, const struct occurrence *date)
{
    struct arena *arena = &site->arena;
    char day[DATE_BYTES], stamp[MOMENT_BYTES];
    bool cancelled = date->status == STATUS_CANCELLED;
    date_basic(date->start.day, day);
    moment_basic(site->house.created * INT64_C(86400000), stamp);
    object_line(out, "BEGIN:VEVENT");
    property(site, out, "UID",
             arena_printf(arena, "%s-%sT%02d%02d@%.40s", date->card.code, day, date->start.minute / 60,
                          date->start.minute % 60, takehome_host(arena, site->house.base_url)));
    property(site, out, "DTSTAMP", stamp);
    if (date->all_day)
        event_days(site, out, date);
    else
        event_times(site, out, date);
    const char *title = date->card.title.text;
    text_property(site, out, "SUMMARY",
                  date->status == STATUS_FULL ? arena_printf(arena, "%s (volzet)", title) : title);
    text_property(site, out, "LOCATION", event_place(site, date));
    property(site, out, "URL", takehome_link(arena, &site->house, date->card.code));
    property(site, out, "STATUS", cancelled ? "CANCELLED" : "CONFIRMED");
    text_property(site, out, "DESCRIPTION", date->note);
    object_line(out, "END:VEVENT");
}

static void contact_address(struct site *site, struct html *out, const struct place *place)
{
    struct arena *arena = &site->arena;
    if (place && place->in_house && !place->street)
        place = site->house.place;
    if (!place || !payload_address(arena, place))
        return;
    const char *postcode = place->postcode ? place->postcode : "";
    bool belgian = strlen(postcode) == 4 && strspn(postcode, "0123456789") == 4;
    property(site, out, "ADR;TYPE=WORK",
             arena_printf(arena, ";;%s;%s;;%s;%s", payload_escape(arena, place->street),
                          payload_escape(arena, place->town), payload_escape(arena, postcode),
                          belgian ? "BE" : ""));
}

bool contact_add(struct site *site, struct html *out, const struct card *card)
{
    struct arena *arena = &site->arena;
    bool first = card_trust(&card->row, site->now.day) >= TRUST_CALL_FIRST;
    const char *phone = takehome_dial(arena, card->row.phone), *mail = first ? NULL : card->mail;
    if (!phone && !mail)
        return false;
    object_line(out, "BEGIN:VCARD");
    object_line(out, "VERSION:3.0");
    object_line(out, "N:;;;;");
    text_property(site, out, "FN", card->row.title.text);
    text_property(site, out, "ORG", card->row.title.text);
    property(site, out, "TEL;TYPE=WORK,VOICE", phone);
    text_property(site, out, "EMAIL;TYPE=WORK", mail);
    if (!first)
        contact_address(site, out, card->row.place);
    property(site, out, "URL", takehome_link(arena, &site->house, card->row.code));
    object_line(out, "END:VCARD");
    return true;
}
