#include "tool/survey/persona.h"

#include <stdlib.h>
#include <string.h>

#include "base/line.h"
#include "base/message.h"
#include "base/path.h"
#include "base/utf8.h"
#include "tool/table/value.h"
#include "tool/talk/near.h"

enum { FILE_BYTES = 1 << 20, SHOWN_BYTES = 60 };

/* Of a text in a message: how many bytes, up to the end of a letter, and the text. */
#define SHOWN(text) (int)utf8_cut(text, SHOWN_BYTES), text

static const char *const words[] = {"over",     "leeftijd",     "doelgroep", "thema",  "zoek",
                                    "taal",     "moment",       "zonder",    "gratis", "rolstoel",
                                    "aan huis", "professional", NULL};
enum { OVER, AGE, AUDIENCE, TOPIC, SEARCH, LANGUAGE, MOMENT, WITHOUT, FREE, WHEELCHAIR, HOME, PROFESSIONAL };

/* "wo 14.00; za 10.00" */
static bool moments_read(struct persona *persona, const char *text, struct err *err)
{
    char item[ITEM_BYTES];
    for (struct value_list list = value_list(text); value_next(&list, item);) {
        unsigned days = 0;
        int minute = 0;
        char *hour = strchr(item, ' ');
        if (hour)
            *hour++ = '\0';
        if (!hour || !value_weekdays(item, &days) || !value_time(hour, &minute))
            return err_set(err, "een moment is een dag en een uur, zoals wo 14.00");
        for (int day = 1; day <= 7; day++)
            if (days >> day & 1) {
                if (persona->moment_count == PERSONA_MOMENTS)
                    return err_set(err, "dit zijn meer dan %d momenten; neem minder dagen of uren",
                                   PERSONA_MOMENTS);
                persona->moments[persona->moment_count].weekday = day;
                persona->moments[persona->moment_count++].minute = minute;
            }
    }
    return true;
}

static bool without_read(struct persona *persona, const char *text, struct err *err)
{
    char item[ITEM_BYTES];
    for (struct value_list list = value_list(text); value_next(&list, item);) {
        bool *what = strcmp(item, "web") == 0        ? &persona->no_web
                     : strcmp(item, "mail") == 0     ? &persona->no_mail
                     : strcmp(item, "telefoon") == 0 ? &persona->no_phone
                                                     : NULL;
        if (!what)
            return err_set(err, "\"%.*s\" kan hier niet; kies uit web, mail of telefoon", SHOWN(item));
        *what = true;
    }
    return true;
}

static bool audience_read(struct persona *persona, const char *text, struct err *err)
{
    persona->audience = strcmp(text, "ouders") == 0        ? AUDIENCE_PARENTS
                        : strcmp(text, "grootouders") == 0 ? AUDIENCE_GRANDPARENTS
                        : strcmp(text, "jongeren") == 0    ? AUDIENCE_YOUNG
                                                           : 0;
    return persona->audience ||
           err_set(err, "\"%.*s\" kan hier niet; kies uit ouders, grootouders of jongeren", SHOWN(text));
}

static bool yes_read(bool *yes, const char *text, struct err *err)
{
    return value_yes(text, yes) || err_set(err, "\"%.*s\" kan hier niet; schrijf ja of nee", SHOWN(text));
}

static bool word_read(struct persona *persona, int word, const char *text, struct err *err)
{
    switch (word) {
    case OVER:
        persona->about = text;
        return true;
    case AGE:
        return value_age(text, &persona->age) ||
               err_set(err, "\"%.*s\" is geen leeftijd; schrijf zwanger, 8m of 15j", SHOWN(text));
    case AUDIENCE:
        return audience_read(persona, text, err);
    case TOPIC:
        persona->topics = text;
        return true;
    case SEARCH:
        persona->searches = text;
        return true;
    case LANGUAGE:
        persona->language = text;
        return true;
    case MOMENT:
        return moments_read(persona, text, err);
    case WITHOUT:
        return without_read(persona, text, err);
    case FREE:
        return yes_read(&persona->free, text, err);
    case WHEELCHAIR:
        return yes_read(&persona->wheelchair, text, err);
    case HOME:
        return yes_read(&persona->home, text, err);
    default:
        return yes_read(&persona->professional, text, err);
    }
}

static bool line_read(struct personas *personas, char *line, struct err *err)
{
    if (*line == '[') {
        char *end = strchr(line, ']');
        if (!end || end == line + 1 || personas->count == PERSONAS_MAX)
            return err_set(
                err, end ? "een naam tussen haken, hoogstens %d keer" : MN_("achter de naam hoort een ]"),
                PERSONAS_MAX);
        *end = '\0';
        personas->items[personas->count++] =
            (struct persona){.name = line + 1, .about = "", .topics = "", .searches = "", .age = AGE_MAX + 1};
        return true;
    }
    char *value = strchr(line, '=');
    if (!value || !personas->count)
        return err_set(err,
                       personas->count ? "schrijf een woord, = en wat het is" : MN_("begin met een [naam]"));
    *value++ = '\0';
    const char *name = line_trim(line);
    int word = 0;
    while (words[word] && strcmp(words[word], name) != 0)
        word++;
    if (!words[word]) {
        const char *near = near_word(name, words);
        return near ? err_set(err, "\"%.*s\" ken ik niet; bedoel je \"%s\"?", SHOWN(name), near)
                    : err_set(err, "\"%.*s\" ken ik niet", SHOWN(name));
    }
    return word_read(&personas->items[personas->count - 1], word, line_trim(value), err);
}

bool personas_read(struct personas *personas, struct arena *arena, const char *path, struct err *err)
{
    char own[4096], *bytes = NULL;
    size_t length;
    personas->count = 0;
    if (!path && !path_find_share("personas.txt", own, sizeof own))
        return err_set(err, "personas.txt staat niet bij dit programma; geef een bestand met --file");
    if (!path_read(path ? path : own, FILE_BYTES, &bytes, &length, err))
        return false;
    size_t mark = strncmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0; /* as Notepad begins a file */
    char *rest = arena_strndup(arena, bytes + mark, length - mark);
    free(bytes);
    int number = 1;
    for (char *line; (line = strsep(&rest, "\n")); number++) {
        line = line_trim(line);
        if (*line && *line != '#' && !line_read(personas, line, err)) {
            return err_prefix(err, arena_printf(arena, M_("%s, regel %d"), path ? path : own, number));
        }
    }
    return personas->count ||
           err_set(err, "%s: hier staat niemand in; begin met een [naam]", path ? path : own);
}
