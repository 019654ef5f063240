/* The part of ics.h that unfolds lines and sorts them into components. */
#define _GNU_SOURCE /* strcasestr */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "tool/import/ics.h"

enum { NEST_MAX = 12 };

/* A walk through the lines. */
struct parsing {
    struct ics *ics;
    const char *nest[NEST_MAX];
    int depth;
    int part;   /* the one that takes lines, or -1 */
    char *zone; /* the text of a VTIMEZONE so far */
    size_t zone_used, zone_room;
    const char *zone_id;
};

static struct ics_part *part_new(struct ics *ics, const char *name, int number)
{
    if (ics->count == ics->capacity) {
        ics->capacity = ics->capacity ? ics->capacity * 2 : 64;
        ics->parts = realloc(ics->parts, (size_t)ics->capacity * sizeof *ics->parts);
        if (!ics->parts)
            abort();
    }
    struct ics_part *part = &ics->parts[ics->count++];
    *part = (struct ics_part){.name = name, .unit = feed_unit(ics->feed, ics->file, number)};
    return part;
}

static void part_line(struct ics_part *part, struct ics_line line)
{
    if (part->count == part->capacity) {
        part->capacity = part->capacity ? part->capacity * 2 : 16;
        part->lines = realloc(part->lines, (size_t)part->capacity * sizeof *part->lines);
        if (!part->lines)
            abort();
    }
    part->lines[part->count++] = line;
}

static void zone_text(struct parsing *parsing, const char *line)
{
    size_t length = strlen(line);
    if (parsing->zone_used + length + 3 > (64 << 10))
        return;
    if (parsing->zone_used + length + 3 > parsing->zone_room) {
        parsing->zone_room = (parsing->zone_used + length + 3) * 2;
        parsing->zone = realloc(parsing->zone, parsing->zone_room);
        if (!parsing->zone)
            abort();
    }
    parsing->zone_used += (size_t)sprintf(parsing->zone + parsing->zone_used, "%s\r\n", line);
}

/* Cuts "NAME;X=Y:value" in three; false when it is no such line. A colon may stand in quotes. */
static bool line_cut(struct arena *arena, const char *text, struct ics_line *line)
{
    size_t name = strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-.");
    bool quoted = false;
    const char *at = text + name;
    if (!name || (*at != ':' && *at != ';'))
        return false;
    for (; *at && (quoted || *at != ':'); at++)
        quoted ^= *at == '"';
    if (*at != ':')
        return false;
    char *upper = arena_strndup(arena, text, name);
    for (char *c = upper; *c; c++)
        *c = (char)toupper((unsigned char)*c);
    line->name = upper;
    line->parameters = arena_strndup(arena, text + name, (size_t)(at - text) - name);
    line->value = arena_strdup(arena, at + 1);
    return true;
}

static const char *unescaped(struct arena *arena, const char *text)
{
    char *out = arena_strdup(arena, text);
    size_t used = 0;
    for (const char *at = text; *at; at++)
        if (*at == '\\' && at[1]) {
            at++;
            out[used++] = *at == 'n' || *at == 'N' ? '\n' : *at;
        } else
            out[used++] = *at;
    out[used] = '\0';
    return out;
}

static void component_begin(struct parsing *parsing, const struct ics_line *line)
{
    struct ics *ics = parsing->ics;
    const char *name = line->value;
    ics->calendar = ics->calendar || strcasecmp(name, "VCALENDAR") == 0;
    bool inside = parsing->depth > 0 && strcasecmp(parsing->nest[parsing->depth - 1], "VCALENDAR") != 0;
    if (parsing->depth < NEST_MAX)
        parsing->nest[parsing->depth] = name;
    parsing->depth += parsing->depth < NEST_MAX;
    if (inside || strcasecmp(name, "VCALENDAR") == 0)
        return;
    if (strcasecmp(name, "VTIMEZONE") == 0) {
        parsing->zone_used = 0;
        parsing->zone_id = NULL;
        return;
    }
    part_new(ics, name, line->number);
    parsing->part = ics->count - 1;
}

static void component_end(struct parsing *parsing, const struct ics_line *line)
{
    struct ics *ics = parsing->ics;
    if (parsing->depth > 0)
        parsing->depth--;
    if (parsing->part >= 0 && strcasecmp(ics->parts[parsing->part].name, line->value) == 0)
        parsing->part = -1;
    if (strcasecmp(line->value, "VTIMEZONE") == 0 && parsing->zone_used && parsing->zone_id) {
        zone_text(parsing, "END:VTIMEZONE");
        ics_zone_add(ics, parsing->zone_id, parsing->zone);
        parsing->zone_used = 0;
    }
}

static void calendar_line(struct ics *ics, const struct ics_line *line)
{
    if (strcmp(line->name, "X-WR-CALNAME") == 0 || (strcmp(line->name, "NAME") == 0 && !*ics->name))
        ics->name = line->value;
    if (strcmp(line->name, "X-WR-TIMEZONE") == 0)
        ics->zone = line->value;
}

static void line_bad(struct parsing *parsing, const char *text, int number)
{
    struct ics *ics = parsing->ics;
    int unit = feed_unit(ics->feed, ics->file, number);
    feed_say(ics->feed, unit, "\"%s\" is geen regel van een kalender; overgeslagen",
             report_quote(ics->feed->report, text));
}

static void line_take(struct parsing *parsing, char *text, int number)
{
    struct ics *ics = parsing->ics;
    struct ics_line line = {.number = number};
    size_t length = strlen(text);
    while (length && isspace((unsigned char)text[length - 1]))
        text[--length] = '\0';
    if (!length)
        return;
    if (!line_cut(&ics->feed->arena, text, &line)) {
        line_bad(parsing, text, number);
        return;
    }
    bool begin = strcmp(line.name, "BEGIN") == 0, end = strcmp(line.name, "END") == 0;
    bool zone = parsing->depth > 0 &&
                (strcasecmp(parsing->nest[parsing->depth - 1], "VTIMEZONE") == 0 ||
                 (parsing->depth > 1 && strcasecmp(parsing->nest[parsing->depth - 2], "VTIMEZONE") == 0));
    if (zone && strcmp(line.name, "TZID") == 0)
        parsing->zone_id = unescaped(&ics->feed->arena, line.value);
    if (begin)
        component_begin(parsing, &line);
    if ((zone && !(end && strcasecmp(line.value, "VTIMEZONE") == 0)) ||
        (begin && strcasecmp(line.value, "VTIMEZONE") == 0))
        zone_text(parsing, text);
    else if (!begin && !end && parsing->part >= 0 && parsing->depth > 0 &&
             strcasecmp(parsing->nest[parsing->depth - 1], ics->parts[parsing->part].name) == 0)
        part_line(&ics->parts[parsing->part], line);
    else if (!begin && !end && parsing->depth <= 1)
        calendar_line(ics, &line);
    if (end)
        component_end(parsing, &line);
}

/* Puts folded lines together: a line that begins with a space goes on with the one before. */
static void text_walk(struct parsing *parsing, const char *text, size_t length)
{
    char *line = malloc(length + 1);
    size_t used = 0;
    int number = 0, first = 1;
    if (!line)
        abort();
    for (size_t at = 0; at < length;) {
        const char *end = memchr(text + at, '\n', length - at);
        size_t stop = end ? (size_t)(end - text) : length, size = stop - at;
        number++;
        size -= size && text[at + size - 1] == '\r';
        bool folded = size && (text[at] == ' ' || text[at] == '\t') && used;
        bool nothing = !size && used; /* some programs put empty lines in what they fold */
        if (!folded && !nothing) {
            line[used] = '\0';
            line_take(parsing, line, first);
            used = 0;
            first = number;
        }
        for (size_t i = folded; i < size; i++)
            if (text[at + i] && used < ICS_LINE_MAX)
                line[used++] = text[at + i];
        at = stop + 1;
    }
    line[used] = '\0';
    line_take(parsing, line, first);
    free(line);
}

bool ics_parse(struct ics *ics, const char *text, size_t length, struct err *err)
{
    struct parsing parsing = {.ics = ics, .part = -1};
    ics->name = ics->zone = "";
    bool other =
        strlen(text) == length && !strcasestr(text, "BEGIN:V"); /* its lines need not be told one by one */
    if (!other)
        text_walk(&parsing, text, length);
    free(parsing.zone);
    if (!ics->calendar && ics->count == 0)
        return err_set(err,
                       "%s: hier staat geen BEGIN:VCALENDAR; dit is geen kalender (.ics). Haal ze opnieuw op "
                       "bij wie ze maakt",
                       ics->file);
    if (parsing.depth > 0) {
        ics->feed->part = true;
        report_warning(ics->feed->report, (struct spot){.file = ics->file},
                       "deze kalender houdt te vroeg op (\"END:%s\" ontbreekt); haal ze opnieuw op",
                       report_quote(ics->feed->report, parsing.nest[parsing.depth - 1]));
    }
    return true;
}

void ics_release(struct ics *ics)
{
    for (int i = 0; i < ics->count; i++)
        free(ics->parts[i].lines);
    for (int i = 0; i < ics->zone_count; i++)
        if (ics->zones[i].own)
            icaltimezone_free(ics->zones[i].own, 1);
    free(ics->parts);
    free(ics->zones);
}

const char *ics_text(const struct ics *ics, const struct ics_part *part, const char *name)
{
    const struct ics_line *line = ics_find(part, name);
    return line ? unescaped(&ics->feed->arena, line->value) : "";
}
