/* The loaders that the rows of a screen are made of.
 *
 * Ownership: what a loader returns lives in the arena it was given.
 * Errors:    what is not there or broken gives false or NULL; a broken card is logged once.
 */
#ifndef STORE_ROW_H
#define STORE_ROW_H

#include "store/internal.h"

/* Translations that lie over Dutch. */
enum { OVERLAY_FIELDS = 16 };

struct overlay {
    const char *fields[OVERLAY_FIELDS], *texts[OVERLAY_FIELDS];
    int count;
};

/* Reads the translations of one row; none when the language is Dutch. */
struct overlay overlay_load(struct store *store, struct arena *arena, const char *subject, int id);

/* The text of a field: translated when there is a translation, else the Dutch. */
struct words overlay_words(const struct overlay *overlay, const char *field, const char *dutch);

/* Reads a place; NULL when it is not there. */
struct place *place_load(struct store *store, struct arena *arena, int id);

/* Minutes on foot from the house; 0 in it, -1 when not known. */
int place_walk_minutes(const struct store *store, const struct place *place);

/* Reads the hours of a card: all weeks, and the exceptions from the day before `today` on. */
struct opening_hours opening_load(struct store *store, struct arena *arena, int card, bool known,
                                  enum appointment appointment, int today);

/* True when a card is open at a moment; reads no more than that takes. */
bool opening_is_now(struct store *store, int card, struct wall now);

/* Reads the row of a card of this house, and its hours (may be NULL); false when it is not there or broken. */
bool row_load(struct store *store, struct arena *arena, struct wall now, int card, struct card_row *row,
              struct opening_hours *hours);

/* Reads a question of this house with the cards that answer it; false when it is not there or no card can be shown. */
bool question_load(struct store *store, struct arena *arena, struct wall now, int id,
                   struct question *question);

/* Reads one date, with `row` (NULL: read it too) as its card; false when it is not there or broken. */
bool occurrence_load(struct store *store, struct arena *arena, struct wall now, const struct pick *pick,
                     const struct card_row *row, struct occurrence *occurrence);

#endif
