/* Dates as iCalendar: times in UTC, lines folded at 75 bytes. Source: RFC 5545. */
#include <stdlib.h>
#include <string.h>

#include "base/path.h"
#include "site/html.h"
#include "takehome/payload.h"
#include "tool/export/export.h"

enum { LINE_BYTES = 75, TEXT_BYTES = 2000 };

/* Folds behind a whole character. */
static void line_put(struct html *out, const char *line)
{
    size_t used = 0;
    for (const char *at = line; *at;) {
        size_t size = 1;
        while (((unsigned char)at[size] & 0xC0) == 0x80)
            size++;
        if (used + size > LINE_BYTES) {
            html_raw(out, "\r\n ");
            used = 1;
        }
        char one[8] = "";
        memcpy(one, at, size < sizeof one ? size : sizeof one - 1);
        html_raw(out, one);
        used += size;
        at += size;
    }
    html_raw(out, "\r\n");
}

static const char *utc(struct arena *arena, struct wall wall)
{
    int year, month, date;
    int64_t ms = wall_to_utc(wall), minutes = ms / 60000, day = minutes / MINUTES_A_DAY;
    day_to_civil((int)day, &year, &month, &date);
    return arena_printf(arena, "%04d%02d%02dT%02d%02d00Z", year, month, date,
                        (int)(minutes % MINUTES_A_DAY / 60), (int)(minutes % 60));
}

static const char *plain_day(struct arena *arena, int day)
{
    int year, month, date;
    day_to_civil(day, &year, &month, &date);
    return arena_printf(arena, "%04d%02d%02d", year, month, date);
}

static void text_put(struct html *out, struct arena *arena, const char *name, const char *text)
{
    if (text && *text)
        line_put(out, arena_printf(arena, "%s:%s", name, payload_clip(arena, text, TEXT_BYTES)));
}

static void event_put(struct html *out, struct survey *survey, const struct card *card,
                      const struct occurrence *date)
{
    struct arena *arena = &survey->arena;
    char start[17];
    wall_format(date->start, start);
    html_raw(out, "BEGIN:VEVENT\r\n");
    line_put(out, arena_printf(arena, "UID:%s-%s@%s", card->row.code, start,
                               takehome_host(arena, survey->house->base_url)));
    line_put(out, arena_printf(arena, "DTSTAMP:%s", utc(arena, (struct wall){survey->house->created, 0})));
    if (date->all_day) {
        line_put(out, arena_printf(arena, "DTSTART;VALUE=DATE:%s", plain_day(arena, date->start.day)));
        line_put(out, arena_printf(arena, "DTEND;VALUE=DATE:%s",
                                   plain_day(arena, date->end.day + (date->end.minute > 0))));
    } else {
        line_put(out, arena_printf(arena, "DTSTART:%s", utc(arena, date->start)));
        line_put(out, arena_printf(arena, "DTEND:%s", utc(arena, date->end)));
    }
    text_put(out, arena, "SUMMARY", card->row.title.text);
    text_put(out, arena, "DESCRIPTION", card->row.lead.text);
    if (card->row.place)
        text_put(out, arena, "LOCATION", card->row.place->name.text);
    line_put(out, arena_printf(arena, "URL:%s", takehome_link(arena, survey->house, card->row.code)));
    line_put(out, date->status == STATUS_CANCELLED ? "STATUS:CANCELLED" : "STATUS:CONFIRMED");
    text_put(out, arena, "COMMENT", date->note);
    html_raw(out, "END:VEVENT\r\n");
}

bool export_ics(struct survey *survey, const char *path, long *count, struct err *err)
{
    struct html out;
    html_init(&out);
    html_raw(&out,
             "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Wegwijzer//export//NL\r\nCALSCALE:GREGORIAN\r\n");
    text_put(&out, &survey->arena, "X-WR-CALNAME",
             arena_printf(&survey->arena, "%s %s", survey->house->name, survey->house->municipality));
    for (int i = 0; i < survey->count; i++) {
        int dates;
        const struct card *card = &survey->cards[i].card;
        if (card->row.type != CARD_ACTIVITY || survey->cards[i].state != CARD_LIVE)
            continue;
        const struct occurrence *date =
            whole_dates(survey->store, &survey->arena, survey->now, &card->row, &dates);
        for (int d = 0; d < dates; d++)
            event_put(&out, survey, card, &date[d]);
        *count += dates;
    }
    html_raw(&out, "END:VCALENDAR\r\n");
    bool ok = path_write(path, out.bytes, out.length, err);
    html_release(&out);
    return ok;
}
