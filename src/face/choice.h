/* Which face draws which character, and in which script: the first face of fonts.list that has all of a grapheme. */
#ifndef FACE_CHOICE_H
#define FACE_CHOICE_H

#include <unicode/utypes.h>

#include "face/face.h"

/* Chooses a face for each unit of a text, FACE_NONE for what orders or breaks text and is never drawn. `marks` is not 0
 * where a grapheme begins; one that no face has becomes U+FFFD. False when there was such a one. */
bool faces_choose(struct faces *faces, struct face_key key, UChar *text, const uint8_t *marks, int length,
                  uint8_t *chosen);

/* Chooses a UScriptCode for each unit; marks and punctuation stay in the script before them. */
void scripts_choose(const UChar *text, int length, uint8_t *chosen);

#endif
