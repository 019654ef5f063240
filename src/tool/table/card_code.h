/* The lasting code of a card: four signs that no spreadsheet, reader or eye mistakes.
 *
 * Shape: no vowels, so that no code becomes a word; no 0 o 1 l i, which look alike; a letter first, so that no
 *        spreadsheet takes a code for a number.
 */
#ifndef TOOL_TABLE_CARD_CODE_H
#define TOOL_TABLE_CARD_CODE_H

#include <stdbool.h>

#include "base/arena.h"
#include "tool/table/lookup.h"

/* A code that is not among `taken`; it is added there. The arena keeps it. */
const char *card_code_new(struct lookup *taken, struct arena *arena);

/* True for four small letters or digits. */
bool card_code_valid(const char *code);

#endif
