/* Facts of the model in words: opening, days, ages, prices, distance, trust.
 *
 * Ownership: the arena that is passed; a draw passes the canvas's.
 */
#ifndef LANG_PHRASE_H
#define LANG_PHRASE_H

#include "base/arena.h"
#include "model/card.h"
#include "model/date.h"

/* "Nu open · tot 17.00", "Morgen open · 7.30", "Op afspraak", "Uren niet gekend". */
char *phrase_open(struct arena *arena, const struct open_state *open, struct wall now, const char *language);

/* The same for a card: "Nu open · vandaag tot 17.00 uur". */
char *phrase_open_long(struct arena *arena, const struct open_state *open, struct wall now,
                       const char *language);

/* "vandaag", "morgen", "woensdag 25 november"; a year is added when it is not this one. DAY_NONE: nobody knows what day it
 * is, so it is never "vandaag". */
char *phrase_day(struct arena *arena, int day, int today, const char *language);

/* The last day of a date: a party that ends in the small hours still counts to its evening. */
int phrase_last_day(const struct occurrence *date);

/* Day and hours: "morgen, van 14.00 tot 16.00 uur"; of a date of several days its first and last. */
char *phrase_when(struct arena *arena, const struct occurrence *date, int today, const char *language);

/* "14.00 - 16.00 uur" of a date, or "hele dag". */
char *phrase_times(struct arena *arena, const struct occurrence *date, const char *language);

/* "zwanger", "0 - 3 jaar", "vanaf 12 jaar", "18 maanden - 6 jaar"; "alle leeftijden" when the card names none. */
char *phrase_ages(struct arena *arena, int from, int to);

/* "Gratis", "5 euro per keer"; NULL for a partner. */
const char *phrase_price(const struct card_row *row);

/* "in dit huis", "14 min.", "komt naar jou", "telefoon", "online"; NULL when nothing is known. */
char *phrase_where(struct arena *arena, const struct card_row *row);

/* "In dit huis, lokaal 1" or the name of the place; NULL when there is none. */
char *phrase_place(struct arena *arena, const struct place *place);

/* "Voorbeeldstraat 1, 2910 Essen"; NULL when there is no street. */
char *phrase_address(struct arena *arena, const struct place *place);

/* "zonder afspraak", "op afspraak"; NULL when nothing is known. */
const char *phrase_appointment(enum appointment appointment);

/* "schrijf je in"; NULL when nothing needs to be said. */
const char *phrase_booking(enum booking booking);

/* "afgelast", "volzet", "verplaatst"; NULL when it simply takes place. */
const char *phrase_status(enum status status);

/* Puts " · " between the texts that are there; the list ends with PHRASE_END. NULL when none is. */
char *phrase_join(struct arena *arena, ...);
#define PHRASE_END ((const char *)1)

#endif
