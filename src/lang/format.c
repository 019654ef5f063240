#include "lang/format.h"

#include <stdio.h>
#include <string.h>
#include <unicode/udat.h>
#include <unicode/udatpg.h>
#include <unicode/uldnames.h>
#include <unicode/ulistformatter.h>
#include <unicode/unum.h>
#include <unicode/ustring.h>

#include "lang/lang.h"

enum { WORDS = 256, LIST_MAX = 32, MINUTES_A_DAY = 24 * 60 };

#define ISOLATE     "\xE2\x81\xA6" /* U+2066 */
#define ISOLATE_END "\xE2\x81\xA9" /* U+2069 */
#define NO_BREAK    "\xC2\xA0"     /* U+00A0 */

struct locale {
    char id[64];
};

/* Europe's form of a language; the pseudo-language of the tests counts as Dutch does. */
static struct locale locale_of(const char *language)
{
    static const char *const regions[][2] = {{"en", "en_GB"}, {"pt", "pt_PT"}, {"qps", "nl"}};
    struct locale locale;
    for (size_t i = 0; i < sizeof regions / sizeof *regions; i++)
        if (strcmp(language, regions[i][0]) == 0)
            language = regions[i][1];
    snprintf(locale.id, sizeof locale.id, "%.15s@calendar=gregorian;numbers=latn", language);
    return locale;
}

static bool is_dutch(const char *language)
{
    return strcmp(language, "nl") == 0 || strcmp(language, "qps") == 0;
}

static char *utf8_of(struct arena *arena, const UChar *text, int length)
{
    UErrorCode status = U_ZERO_ERROR;
    char *out = arena_alloc(arena, (size_t)length * 3 + 1);
    u_strToUTF8(out, length * 3 + 1, NULL, text, length, &status);
    return out;
}

enum { DATE_FORMS = DATE_WEEKDAY_SHORT + 1 };

/* ICU's formatters of the language in use: opening one costs 0.4 ms, more than a screen of dates may take. */
struct formats {
    char language[16];
    UDateFormat *dates[DATE_FORMS];
};

static struct formats *formats_of(const char *language)
{
    static struct formats kept; /* a cache; the main thread's, as gettext's language is */
    if (strncmp(kept.language, language, sizeof kept.language - 1) == 0)
        return &kept;
    for (int i = 0; i < DATE_FORMS; i++)
        udat_close(kept.dates[i]);
    memset(&kept, 0, sizeof kept);
    snprintf(kept.language, sizeof kept.language, "%s", language);
    return &kept;
}

/* The language's own pattern for the fields of a skeleton, in UTC; NULL when ICU's data fails. */
static UDateFormat *date_open(const UChar *skeleton, const char *locale)
{
    UErrorCode status = U_ZERO_ERROR;
    UChar pattern[WORDS];
    UDateFormat *format = NULL;
    UDateTimePatternGenerator *generator = udatpg_open(locale, &status);
    int length =
        U_SUCCESS(status) ? udatpg_getBestPattern(generator, skeleton, -1, pattern, WORDS, &status) : 0;
    if (U_SUCCESS(status) && u_strchr(skeleton, 'M') &&
        !u_strFindFirst(pattern, length, u"MMM", 3)) /* "25.11" */
        length = udatpg_getBestPattern(generator, u"EEEMMMMd", -1, pattern, WORDS, &status);
    if (U_SUCCESS(status))
        format = udat_open(UDAT_PATTERN, UDAT_PATTERN, locale, u"UTC", -1, pattern, length, &status);
    udatpg_close(generator);
    return format;
}

char *format_date(struct arena *arena, int day, enum date_form form, const char *language)
{
    static const UChar *const skeletons[DATE_FORMS] = {
        [DATE_LONG] = u"EEEEMMMMd", [DATE_FULL] = u"yEEEEMMMMd", [DATE_DAY_YEAR] = u"yMMMMd",
        [DATE_SHORT] = u"EEEMMMd",  [DATE_WEEKDAY] = u"EEEE",    [DATE_WEEKDAY_SHORT] = u"EEE",
    };
    UErrorCode status = U_ZERO_ERROR;
    UChar out[WORDS];
    UDateFormat **format = &formats_of(language)->dates[form];
    if (!*format)
        *format = date_open(skeletons[form], locale_of(language).id);
    int length = *format ? udat_format(*format, day * 86400000.0, out, WORDS, NULL, &status) : 0, kept = 0;
    for (int i = 0; i < length && i < WORDS; i++) /* Dutch signs write "25 nov", not "25 nov." */
        if (out[i] != '.' || !is_dutch(language))
            out[kept++] = out[i];
    return utf8_of(arena, out, kept);
}

/* Wraps in isolates where the text runs from right to left; spaces stay together everywhere. */
char *format_isolated(struct arena *arena, const char *text, const char *language)
{
    bool isolate = language_is_rtl(language);
    char *out = arena_alloc(arena, strlen(text) * 2 + sizeof ISOLATE ISOLATE_END), *at = out;
    at = isolate ? stpcpy(at, ISOLATE) : at;
    for (; *text; text++) {
        if (*text == ' ')
            at = stpcpy(at, NO_BREAK);
        else
            *at++ = *text;
    }
    strcpy(at, isolate ? ISOLATE_END : "");
    return out;
}

char *format_time(struct arena *arena, int minute, const char *language)
{
    char text[16];
    minute %= MINUTES_A_DAY;
    snprintf(text, sizeof text, is_dutch(language) ? "%d.%02d" : "%d:%02d", minute / 60, minute % 60);
    return format_isolated(arena, text, language);
}

char *format_hour(struct arena *arena, int minute, const char *language)
{
    const char *time = format_time(arena, minute, language);
    if (strcmp(language, "de") == 0)
        return arena_printf(arena, "%s" NO_BREAK "Uhr", time);
    return is_dutch(language) ? arena_printf(arena, "%s" NO_BREAK "uur", time) : arena_strdup(arena, time);
}

char *format_number(struct arena *arena, long number, const char *language)
{
    UErrorCode status = U_ZERO_ERROR;
    UChar out[WORDS];
    UNumberFormat *format = unum_open(UNUM_DECIMAL, NULL, 0, locale_of(language).id, NULL, &status);
    int length = U_SUCCESS(status) ? unum_formatInt64(format, number, out, WORDS, NULL, &status) : 0;
    unum_close(format);
    return U_SUCCESS(status) ? utf8_of(arena, out, length) : arena_printf(arena, "%ld", number);
}

static void upper_first(struct arena *arena, UChar **text, int *length, const char *locale)
{
    UErrorCode status = U_ZERO_ERROR;
    UChar *out = arena_array(arena, UChar, *length + 4);
    int first = 0;
    U16_FWD_1(*text, first, *length);
    int upper = u_strToUpper(out, 4, *text, first, locale, &status);
    if (U_FAILURE(status) || upper > 4)
        return;
    u_memcpy(out + upper, *text + first, *length - first);
    *length += upper - first;
    *text = out;
}

/* Names of up to LIST_MAX codes; returns how many. */
static int language_names(struct arena *arena, const char *codes, const char *locale, UChar *names[],
                          int32_t lengths[])
{
    UErrorCode status = U_ZERO_ERROR;
    ULocaleDisplayNames *display = uldn_open(locale, ULDN_STANDARD_NAMES, &status);
    char *save = NULL, *copy = arena_strdup(arena, codes);
    int count = 0;
    for (char *code = strtok_r(copy, " ", &save); code && count < LIST_MAX;
         code = strtok_r(NULL, " ", &save)) {
        status = U_ZERO_ERROR;
        names[count] = arena_array(arena, UChar, WORDS);
        int length = display ? uldn_localeDisplayName(display, code, names[count], WORDS, &status) : 0;
        if (U_SUCCESS(status) && length > 0 && length < WORDS)
            lengths[count++] = length;
    }
    uldn_close(display);
    return count;
}

char *format_languages(struct arena *arena, const char *codes, const char *language)
{
    struct locale locale = locale_of(language);
    UChar *names[LIST_MAX];
    int32_t lengths[LIST_MAX];
    int count = language_names(arena, codes, locale.id, names, lengths), room = LIST_MAX * (WORDS + 8);
    if (count == 0)
        return arena_strdup(arena, "");
    UErrorCode status = U_ZERO_ERROR;
    UChar *out = arena_array(arena, UChar, room);
    UListFormatter *list = ulistfmt_open(locale.id, &status);
    int length = U_SUCCESS(status)
                     ? ulistfmt_format(list, (const UChar *const *)names, lengths, count, out, room, &status)
                     : 0;
    ulistfmt_close(list);
    if (U_FAILURE(status) || length == 0)
        return arena_strdup(arena, codes);
    upper_first(arena, &out, &length, locale.id);
    return utf8_of(arena, out, length);
}

char *format_capital(struct arena *arena, const char *text, const char *language)
{
    UErrorCode status = U_ZERO_ERROR;
    int length = 0, room = (int)strlen(text) + 1;
    UChar *wide = arena_array(arena, UChar, room);
    u_strFromUTF8(wide, room, &length, text, -1, &status);
    if (U_FAILURE(status) || !length)
        return arena_strdup(arena, text);
    upper_first(arena, &wide, &length, locale_of(language).id);
    return utf8_of(arena, wide, length);
}
