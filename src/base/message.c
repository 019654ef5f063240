#include "base/message.h"

#include <libintl.h>
#include <locale.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

extern int _nl_msg_cat_cntr; /* glibc's and libintl's sign that the language changed */

static const char domain[] = "wegwijzer-data";

enum { LANGUAGE_BYTES = 128 };

/* True for "en", "en_GB.UTF-8", "en:nl". */
static bool names_language(const char *locale, const char *code)
{
    size_t length = strlen(code);
    return strncmp(locale, code, length) == 0 && (!locale[length] || strchr("_.@:", locale[length]));
}

static const char *locale_of_messages(void)
{
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *value = getenv(names[i]);
        if (value && *value)
            return value;
    }
    return "C";
}

/* LANGUAGE is a list and comes first, but not in the plain locale of programmers. */
static bool english_asked(void)
{
    const char *locale = locale_of_messages(), *list = getenv("LANGUAGE");
    if (strcmp(locale, "C") == 0 || strcmp(locale, "POSIX") == 0)
        return false;
    if (!list || !*list)
        return names_language(locale, "en");
    while (*list && !names_language(list, "en") && !names_language(list, "nl")) {
        list += strcspn(list, ":");
        list += *list == ':';
    }
    return names_language(list, "en");
}

void message_init(const char *catalogues)
{
    if (!english_asked() || !setlocale(LC_MESSAGES, "C.UTF-8"))
        return;
    bindtextdomain(domain, catalogues);
    bind_textdomain_codeset(domain, "UTF-8");
}

/* Only a catalogue that is bound has a character set. */
static bool english(void)
{
    return bind_textdomain_codeset(domain, NULL) != NULL;
}

static void language_set(const char *language)
{
    if (language)
        setenv("LANGUAGE", language, 1);
    else
        unsetenv("LANGUAGE");
    _nl_msg_cat_cntr++;
}

/* LANGUAGE may be that of a page which is being made. */
static const char *look_up(const char *one, const char *many, unsigned long count)
{
    char kept[LANGUAGE_BYTES];
    const char *before = getenv("LANGUAGE");
    if (before && strcmp(before, "en") == 0)
        return many ? dngettext(domain, one, many, count) : dgettext(domain, one);
    if (before)
        snprintf(kept, sizeof kept, "%s", before);
    language_set("en");
    const char *text = many ? dngettext(domain, one, many, count) : dgettext(domain, one);
    language_set(before ? kept : NULL);
    return text;
}

const char *message_text(const char *dutch)
{
    return *dutch && english() ? look_up(dutch, NULL, 0) : dutch;
}

const char *message_plural(const char *one, const char *many, unsigned long count)
{
    return english() ? look_up(one, many, count) : count == 1 ? one : many;
}

const char *message_language(void)
{
    return english() ? "en" : "nl";
}
