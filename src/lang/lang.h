/* The language of the interface: gettext catalogues, switched while the program runs, no locale installed.
 *
 * Shape:   `_("...")` marks and translates a string; `N_("...")` only marks it; `n_` chooses a plural form.
 * Threads: the main thread only; gettext's language is the process's.
 */
#ifndef LANG_LANG_H
#define LANG_LANG_H

#include <libintl.h>
#include <stdbool.h>

#define _(text)              gettext(text)
#define N_(text)             text
#define n_(one, many, count) ngettext((one), (many), (unsigned long)(count))

/* Binds the catalogues below share/wegwijzer/locale. Dutch is the source and needs none. Call once, before threads. */
void lang_init(void);

/* Switches to a language; one without a catalogue shows Dutch. */
void lang_use(const char *language);

/* The code in use; "nl" at the start. */
const char *lang_code(void);

/* A language's own name: "Nederlands", "Français"; the code itself when it is not known. */
const char *lang_own_name(const char *language);

/* "Welkom" in a language; that of Dutch when it is not known. */
const char *lang_welcome(const char *language);

/* True for a language written from right to left. */
bool language_is_rtl(const char *language);

#endif
