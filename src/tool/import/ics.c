/* The reader of iCalendar: every event becomes an activity, a changed date of a series a row of occurrence. */
#define _GNU_SOURCE /* strcasestr */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/path.h"
#include "tool/import/ics.h"
#include "tool/import/readers.h"
#include "tool/sheet/csv_text.h"
#include "tool/table/book.h"

/* An event that is not a change of another one. */
struct master {
    const char *id, *title, *place;
    struct moments dates;
};

struct masters {
    struct master *items;
    int count, capacity;
    struct lookup by_uid;
};

static const char *moment_text(struct feed *feed, struct wall wall, bool day)
{
    char text[17];
    wall_format(wall, text);
    return day ? arena_strndup(&feed->arena, text, 10) : arena_strdup(&feed->arena, text);
}

static const char *moments_text(struct feed *feed, const struct moments *moments, bool day)
{
    size_t room = (size_t)moments->count * 20 + 1, used = 0;
    char *out = arena_alloc(&feed->arena, room);
    for (int i = 0; i < moments->count; i++)
        used += (size_t)snprintf(out + used, room - used, "%s%s", i ? "; " : "",
                                 moment_text(feed, moments->items[i], day));
    return out;
}

/* The last day of whole days is included. */
static const char *end_text(struct feed *feed, struct wall start, int64_t minutes, bool day)
{
    return moment_text(feed, wall_add(start, day ? minutes - MINUTES_A_DAY : minutes), day);
}

static void place_refer(struct ics *ics, const struct ics_part *part, const char *column_owner)
{
    const char *location = ics_text(ics, part, "LOCATION"), *geo = ics_text(ics, part, "GEO");
    struct feed_row *row = feed_find(ics->feed, TABLE_ACTIVITY, column_owner);
    char lat[32], lon[32];
    if (!strpbrk(location, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") || !row)
        return;
    if (strstr(location, "://")) {
        feed_set_first(ics->feed, row, "web", location);
        return;
    }
    feed_refer(ics->feed, row, "place", TABLE_PLACE, location);
    struct feed_row *place = feed_row(ics->feed, TABLE_PLACE, location, part->unit);
    feed_set(ics->feed, place, "name", location);
    if (sscanf(geo, "%31[0-9.+-];%31[0-9.+-]", lat, lon) == 2) {
        feed_set(ics->feed, place, "lat", lat);
        feed_set(ics->feed, place, "lon", lon);
    }
}

static const char *title_of(struct ics *ics, const struct ics_part *part)
{
    static const char *const names[] = {"SUMMARY", "DESCRIPTION", "LOCATION"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *text = ics_text(ics, part, names[i]);
        if (text[strspn(text, " \t\r\n")]) {
            if (i > 0)
                feed_say(ics->feed, part->unit, "hier staat geen titel; ik nam het begin van de uitleg");
            return i > 0 ? arena_strndup(&ics->feed->arena, text, strcspn(text, "\n")) : text;
        }
    }
    feed_say(ics->feed, part->unit, "hier staat geen titel; geef deze activiteit zelf een naam");
    return "Activiteit zonder titel";
}

static const char *web_of(struct ics *ics, const struct ics_part *part)
{
    const char *url = ics_text(ics, part, "URL");
    return strncasecmp(url, "http", 4) == 0 ? url : "";
}

static bool is_private(struct ics *ics, const struct ics_part *part)
{
    const char *class = ics_text(ics, part, "CLASS");
    bool hidden = strcasecmp(class, "PRIVATE") == 0 || strcasecmp(class, "CONFIDENTIAL") == 0;
    if (hidden)
        feed_say(ics->feed, part->unit, "deze afspraak is privé; niet overgenomen");
    return hidden;
}

/* Without a UID the event is known by what it says. */
static const char *uid_of(struct ics *ics, const struct ics_part *part)
{
    const char *uid = ics_text(ics, part, "UID");
    const struct ics_line *start = ics_find(part, "DTSTART");
    return *uid ? uid
                : arena_printf(&ics->feed->arena, "%s %s", start ? start->value : "",
                               ics_text(ics, part, "SUMMARY"));
}

static void activity_row(struct ics *ics, const struct ics_part *part, const char *id,
                         const struct ics_series *series)
{
    struct feed *feed = ics->feed;
    struct feed_row *row = feed_row(feed, TABLE_ACTIVITY, id, part->unit);
    struct wall start = ics_wall(&series->start);
    bool day = series->start.day;
    feed_set(feed, row, "title", title_of(ics, part));
    feed_set(feed, row, "lead", ics_text(ics, part, "DESCRIPTION"));
    feed_set(feed, row, "web", web_of(ics, part));
    feed_set(feed, row, "start", moment_text(feed, start, day));
    feed_set(feed, row, "end", end_text(feed, start, series->minutes, day));
    feed_set(feed, row, "all_day", day ? "ja" : "nee");
    feed_set(feed, row, "rrule", series->rule);
    feed_set(feed, row, "rdate", moments_text(feed, &series->extra, day));
    feed_set(feed, row, "exdate", moments_text(feed, &series->except, day));
    feed_set(feed, row, "status",
             strcasecmp(ics_text(ics, part, "STATUS"), "CANCELLED") == 0 ? "cancelled" : "planned");
    feed_refer(feed, row, "partners", TABLE_PARTNER, "kalender");
    if (series->guessed)
        feed_say(feed, part->unit, "hier staat geen einduur; ik zette een uur na het begin");
    place_refer(ics, part, id);
}

static void master_keep(struct masters *masters, const char *uid, struct master master)
{
    if (masters->count == masters->capacity) {
        masters->capacity = masters->capacity ? masters->capacity * 2 : 64;
        masters->items = realloc(masters->items, (size_t)masters->capacity * sizeof *masters->items);
        if (!masters->items)
            abort();
    }
    if (!lookup_find(&masters->by_uid, uid))
        lookup_add(&masters->by_uid, (struct entry){.key = uid, .row = masters->count});
    masters->items[masters->count++] = master;
}

static void master_map(struct ics *ics, const struct ics_part *part, struct masters *masters)
{
    struct ics_series series;
    const char *uid = uid_of(ics, part), *id = uid;
    if (is_private(ics, part))
        return;
    for (int n = 2; feed_find(ics->feed, TABLE_ACTIVITY, id); n++)
        id = arena_printf(&ics->feed->arena, "%s#%d", uid, n);
    if (!ics_series_make(ics, part, &series)) {
        ics_series_release(&series);
        return;
    }
    activity_row(ics, part, id, &series);
    master_keep(
        masters, uid,
        (struct master){id, ics_text(ics, part, "SUMMARY"), ics_text(ics, part, "LOCATION"), series.dates});
    series.dates = (struct moments){0};
    ics_series_release(&series);
}

/* What differs, in words. */
static const char *change_note(struct ics *ics, const struct ics_part *part, const struct master *master)
{
    const char *title = ics_text(ics, part, "SUMMARY"), *place = ics_text(ics, part, "LOCATION");
    bool other_title = *title && strcmp(title, master->title) != 0;
    bool other_place = *place && strcmp(place, master->place) != 0;
    return arena_printf(&ics->feed->arena, "%s%s%s%s", other_title ? title : "",
                        other_title && other_place ? ". " : "", other_place ? "Andere plaats: " : "",
                        other_place ? place : "");
}

static void change_map(struct ics *ics, const struct ics_part *part, struct masters *masters)
{
    struct feed *feed = ics->feed;
    const struct ics_line *line = ics_find(part, "RECURRENCE-ID");
    struct ics_moment original;
    struct ics_series series;
    const char *uid = uid_of(ics, part);
    const struct entry *entry = lookup_find(&masters->by_uid, uid);
    if (is_private(ics, part))
        return;
    if (!ics_moment_read(ics, part, line, line->value, &original)) {
        feed_say(feed, part->unit, "RECURRENCE-ID is geen dag; niet overgenomen");
        return;
    }
    if (strcasestr(line->parameters, ";RANGE=THISANDFUTURE"))
        feed_say(feed, part->unit,
                 "deze wijziging geldt ook voor alle datums erna; alleen deze ene is gewijzigd, kijk de "
                 "andere na");
    bool fine = ics_series_make(ics, part, &series);
    struct wall wall = ics_wall(&original);
    const struct master *master = entry ? &masters->items[entry->row] : NULL;
    const char *id = arena_printf(&feed->arena, "%s#%s", uid, moment_text(feed, wall, original.day));
    if (fine && master && moments_find(&master->dates, wall) >= 0) {
        struct feed_row *row = feed_row(feed, TABLE_OCCURRENCE, id, part->unit);
        struct wall start = ics_wall(&series.start);
        bool cancelled = strcasecmp(ics_text(ics, part, "STATUS"), "CANCELLED") == 0;
        feed_refer(feed, row, "activity", TABLE_ACTIVITY, master->id);
        feed_set(feed, row, "original", moment_text(feed, wall, original.day));
        feed_set(feed, row, "start", moment_text(feed, start, false));
        feed_set(feed, row, "end",
                 moment_text(feed, wall_add(start, series.minutes - (series.start.day ? 1 : 0)), false));
        feed_set(feed, row, "status",
                 cancelled                   ? "cancelled"
                 : wall_compare(start, wall) ? "moved"
                                             : "planned");
        feed_set(feed, row, "note", change_note(ics, part, master));
    } else if (fine && series.dates.count == 0) {
        feed_say(feed, part->unit, "deze wijziging valt buiten de dagen die wij tonen; niet overgenomen");
    } else if (fine) {
        activity_row(ics, part, id, &series);
    }
    ics_series_release(&series);
}

static void calendar_partner(struct ics *ics)
{
    for (int i = 0; i < ics->count; i++)
        if (strcasecmp(ics->parts[i].name, "VEVENT") == 0) {
            struct feed_row *row = feed_row(ics->feed, TABLE_PARTNER, "kalender", ics->parts[i].unit);
            feed_set(ics->feed, row, "title", *ics->name ? ics->name : ics->feed->name);
            ics->feed->units[ics->parts[i].unit].kept = false;
            return;
        }
}

static void calendar_map(struct ics *ics)
{
    struct masters masters = {0};
    lookup_init(&masters.by_uid);
    calendar_partner(ics);
    for (int i = 0; i < ics->count; i++) {
        const struct ics_part *part = &ics->parts[i];
        if (strcasecmp(part->name, "VEVENT") != 0)
            feed_say(ics->feed, part->unit, "dit is \"%s\" en geen activiteit; niet overgenomen",
                     report_quote(ics->feed->report, part->name));
        else if (!ics_find(part, "RECURRENCE-ID"))
            master_map(ics, part, &masters);
    }
    for (int i = 0; i < ics->count; i++)
        if (strcasecmp(ics->parts[i].name, "VEVENT") == 0 && ics_find(&ics->parts[i], "RECURRENCE-ID"))
            change_map(ics, &ics->parts[i], &masters);
    for (int i = 0; i < masters.count; i++)
        moments_release(&masters.items[i].dates);
    free(masters.items);
    lookup_release(&masters.by_uid);
}

/* A calendar without one usable event leaves no partner behind. */
static void partner_alone(struct feed *feed)
{
    for (int i = 0; i < feed->count; i++)
        if (feed->rows[i].table == TABLE_ACTIVITY)
            return;
    feed->count = 0;
}

bool ics_read_bytes(struct feed *feed, const char *path, const char *bytes, size_t length, struct err *err)
{
    struct csv_text text;
    struct ics ics = {.feed = feed, .file = path, .unknown_unit = -1};
    csv_text_open(&text, bytes, length);
    bool ok = ics_parse(&ics, text.text, text.length, err);
    if (ok)
        calendar_map(&ics);
    partner_alone(feed);
    ics_release(&ics);
    csv_text_close(&text);
    return ok;
}

bool ics_read(struct feed *feed, const char *path, const struct map *map, struct err *err)
{
    char *bytes;
    size_t length;
    (void)map;
    if (!path_read(path, FEED_FILE_MAX, &bytes, &length, err))
        return false;
    bool ok = ics_read_bytes(feed, path, bytes, length, err);
    free(bytes);
    return ok;
}
