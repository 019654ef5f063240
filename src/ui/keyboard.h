/* Keyboards: which keys a language types with, read from share/wegwijzer/keyboards.
 *
 * Shape:     a keyboard is pages, a page is rows of keys, a key types its text. The file says in words what is what:
 *            assets/keyboards/be-azerty.txt. That of languages "abc" has the order of the alphabet.
 * Ownership: keyboards live as long as their set.
 * Errors:    a file that is wrong is left out and said once; a language without a keyboard gets that of the alphabet, which
 *            the program knows without a file.
 * Threads:   one.
 */
#ifndef UI_KEYBOARD_H
#define UI_KEYBOARD_H

#include <stdbool.h>

#include "base/err.h"

enum { KEYBOARD_PAGES = 3, KEYBOARD_ROWS = 5, KEYBOARD_COLUMNS = 12, KEY_BYTES = 16 };

struct keyboard_row {
    bool vowels; /* its keys give the last syllable their vowel */
    int count;
    char keys[KEYBOARD_COLUMNS][KEY_BYTES];
};

struct keyboard_page {
    char name[KEY_BYTES]; /* on the key that leads to it */
    struct keyboard_row rows[KEYBOARD_ROWS];
    int row_count;
};

struct keyboard {
    char name[48], sign[KEY_BYTES], languages[64];
    struct keyboard_page pages[KEYBOARD_PAGES];
    int page_count;
};

/* Reads the words of a keyboard; `place` names them in an error. */
bool keyboard_parse(struct keyboard *keyboard, const char *place, const char *text, struct err *err);

struct keyboards;

/* A set that reads its files when it is first asked. */
struct keyboards *keyboards_new(void);
void keyboards_free(struct keyboards *set);

/* The keyboard of a language, else that of the alphabet. */
const struct keyboard *keyboards_of(struct keyboards *set, const char *language);

/* The keyboard in the order of the alphabet. */
const struct keyboard *keyboards_abc(struct keyboards *set);

#endif
