/* Dates, times, prices, phones and lists in words, in the interface's language.
 *
 * Shape:  strings for the screen; phones, times, prices, links and mails are isolated (U+2066 .. U+2069) in a
 *         right-to-left language and their spaces do not break (U+00A0).
 * Ownership: the caller's arena.
 * Source: CLDR through ICU, always with calendar=gregorian and numbers=latn.
 */
#ifndef LANG_FORMAT_H
#define LANG_FORMAT_H

#include "base/arena.h"

enum date_form {
    DATE_LONG,         /* woensdag 25 november */
    DATE_FULL,         /* woensdag 25 november 2026 */
    DATE_DAY_YEAR,     /* 25 november 2026 */
    DATE_SHORT,        /* wo 25 nov */
    DATE_WEEKDAY,      /* woensdag */
    DATE_WEEKDAY_SHORT /* wo */
};

/* A day (since 1970-01-01) in words. */
char *format_date(struct arena *arena, int day, enum date_form form, const char *language);

/* "14.05" in Dutch, as the language writes hours on a 24-hour clock; minutes of 1440 and more count from the next
 * midnight. */
char *format_time(struct arena *arena, int minute, const char *language);

/* "14.00 uur": a time in running text. */
char *format_hour(struct arena *arena, int minute, const char *language);

/* A whole number with the language's grouping and Latin digits. */
char *format_number(struct arena *arena, long number, const char *language);

/* "Nederlands, Frans en Engels": names of language codes separated by spaces, first letter as the language writes it. */
char *format_languages(struct arena *arena, const char *codes, const char *language);

/* A phone number, link or mail that must stay in one piece and in its own direction. */
char *format_isolated(struct arena *arena, const char *text, const char *language);

/* The text with its first letter as a sentence begins in that language. */
char *format_capital(struct arena *arena, const char *text, const char *language);

#endif
