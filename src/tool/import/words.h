/* Our words for languages and weekdays, by the names that other people use. */
#ifndef TOOL_IMPORT_WORDS_H
#define TOOL_IMPORT_WORDS_H

/* The code of a language by its code or its name ("English", "Nederlands"), or NULL. */
const char *language_code(const char *name);

/* "ma" .. "zo" by a name or shorthand in Dutch, English or of iCalendar, or by a number from 1; NULL: none. */
const char *weekday_word(const char *name);

#endif
