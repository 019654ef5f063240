/* The kiosk's own pictures of some cards, in every language and text size, and a page that shows them all.
 *
 * Errors: a line that says what to choose, or why the kiosk or the folder would not do.
 */
#ifndef TOOL_SURVEY_PREVIEW_H
#define TOOL_SURVEY_PREVIEW_H

#include "tool/survey/survey.h"

enum { PREVIEW_CARDS = 24, PREVIEW_LANGUAGES = 20, PREVIEW_SCALES = 4 };

/* What is to be drawn. */
struct preview {
    char cards[PREVIEW_CARDS][CODE_LENGTH + 1], languages[PREVIEW_LANGUAGES][8];
    int card_count, language_count;
    const char *folder, *size;
};

/* Takes the cards with these codes ("eont; espb"); NULL: the first few. */
bool preview_choose_cards(struct preview *preview, const struct survey *survey, const char *codes,
                          struct err *err);

/* Takes these languages of the house ("nl; ar"); NULL: all. */
bool preview_choose_languages(struct preview *preview, const struct house *house, const char *codes,
                              struct err *err);

/* Lets the kiosk draw them from a publication, and writes pictures and page into the folder: EX_OK or why not. */
int preview_make(const struct preview *preview, const struct survey *survey, const char *program,
                 const char *publication, struct err *err);

#endif
