/* A publication in memory: opened, checked, and asked for what a screen shows.
 *
 * The file is read once; SQLite sees only those bytes, read-only. Nothing that happens to the file afterwards matters.
 *
 * Ownership: what a query returns lives in the caller's arena; `store_house` belongs to the store.
 * Errors:    only opening can fail. A query on a checked publication that meets a broken row leaves it out and logs once.
 * Threads:   open in any thread, then use in one thread at a time (the loader opens, the main thread takes over).
 * Source:    data/schema.sql; sync.md, findings 1 to 4.
 */
#ifndef STORE_STORE_H
#define STORE_STORE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "model/card.h"
#include "model/filter.h"
#include "model/house.h"

enum {
    STORE_PICK_MAX = 400,  /* longest list that is ranked; `more` says when there was more */
    STORE_DATES_MAX = 12,  /* dates on one card */
    STORE_PLACES_MAX = 60, /* places of a house's cards */
    AGENDA_HORIZON_DAYS = 400
};

struct store;

/* Reads, checks and opens a publication for one house. `house` NULL takes the first house of the file.
 * Errors name the file, what is wrong and the remedy; `*out` is then NULL. */
bool store_open(const char *path, const char *house, struct store **out, struct err *err);

/* The same from bytes that the store takes over (malloc'ed; freed by the store, also on error). `name` is for messages. */
bool store_open_bytes(const char *name, char *bytes, size_t length, const char *house, struct store **out,
                      struct err *err);

/* Closes and frees; NULL is fine. */
void store_close(struct store *store);

/* Chooses the language of all texts from now on and reloads the house; language "nl" needs no translations. */
void store_use_language(struct store *store, const char *language);

/* After how many days without another its maker wants this publication to be called old; 0 when it is not signed. */
int store_stale_days(const struct store *store);

/* Says whether the time that is passed to the queries can be believed; when not, nothing is open now or later. */
void store_doubt_clock(struct store *store, bool doubted);

/* The house, its topics, ages and languages in the chosen language; valid until the language or the store changes. */
const struct house *store_house(const struct store *store);

/* A hash of its content that tells two publications apart. */
unsigned long long store_fingerprint(const struct store *store);

/* The publication's own number: its generation, or 0 when it was not published. */
long long store_serial(const struct store *store);

/* All cards it holds, those that are not shown too, as their numbers tell. */
int store_card_count(const struct store *store);

/* One entry of a ranked list, before its texts are read. */
struct pick {
    int card;          /* id */
    struct wall start; /* of an occurrence; day is DAY_NONE for a card */
    bool presence;
};

struct picks {
    const struct pick *items;
    int count;
    bool more; /* the list was cut at STORE_PICK_MAX */
};

/* The cards under a topic (index in the house's topics; -1: all) of one tab. TAB_WHERE: open now first, then standing
 * order (near, then name); cards unchecked for long come last; hidden ones are left out. TAB_PARTNERS: A to Z.
 * TAB_DO lists activities once, by their next date. Cards for professionals only are left out. */
struct picks store_list(struct store *store, struct arena *arena, struct wall now, int topic,
                        enum list_tab tab, const struct filter *filter);

/* What there is to do on the days of `filter->when`, by start; what is over is left out. Today also holds who is in
 * the house (presence). */
struct picks store_agenda(struct store *store, struct arena *arena, struct wall now, int topic,
                          const struct filter *filter);

/* How many entries of `store_list` (TAB_WHERE or TAB_DO) are left for each choice that could be made next, given the others;
 * with `parts` also for parts of days, which takes more time. At most 1,000 cards are looked at (`more`). */
struct tally store_list_tally(struct store *store, struct arena *arena, struct wall now, int topic,
                              enum list_tab tab, const struct filter *filter, bool parts);

/* The same for `store_agenda`: at most 4,000 dates to come are looked at. */
struct tally store_agenda_tally(struct store *store, struct arena *arena, struct wall now, int topic,
                                const struct filter *filter);

/* How many cards each topic has: for everyone (column 0), for each age band, and last for parents; what `store_list`
 * shows in TAB_WHERE and in TAB_DO. */
struct matrix {
    int topics, columns;
    const int *counts[2]; /* of a tab: by topic, then by column */
    bool more;            /* some topic has more cards than were looked at */
};
struct matrix store_matrix(struct store *store, struct arena *arena, struct wall now);

/* What happens in this house today, by start: presences and activities in its rooms; what ended stays until midnight. */
struct picks store_today(struct store *store, struct arena *arena, struct wall now);

/* The cards with these codes, in that order; a code that is gone is left out. */
struct picks store_codes(struct store *store, struct arena *arena, const char (*codes)[CODE_LENGTH + 1],
                         int count);

/* The help lines of this house, in standing order. */
struct picks store_helplines(struct store *store, struct arena *arena, struct wall now);

/* The next dates of what deserves attention (a running campaign's card first, then events), never one that is over,
 * never a sensitive card. */
struct picks store_highlights(struct store *store, struct arena *arena, struct wall now);

/* Reads the rows of picks[first .. first+count), fewer when one is broken; `*read` says how many. */
const struct card_row *store_rows(struct store *store, struct arena *arena, struct wall now,
                                  struct picks picks, int first, int count, int *read);

/* The same for picks that are dates. */
const struct occurrence *store_occurrences(struct store *store, struct arena *arena, struct wall now,
                                           struct picks picks, int first, int count, int *read);

/* Reads a whole card; false when no card of this house has that code. A hidden card is found: links to it must work. */
bool store_card(struct store *store, struct arena *arena, struct wall now, const char *code,
                struct card *card);

/* The places with coordinates outside this house that its cards stand at, each once; none that only sensitive cards name. */
const struct place *store_places(struct store *store, struct arena *arena, int *count);

/* A question of families and the cards that answer it. */
struct question {
    int id;
    struct words text;
    struct picks cards;
};

/* The questions under a topic (-1: all) of this house, in order; those without a card that can be shown are left out. */
const struct question *store_questions(struct store *store, struct arena *arena, struct wall now, int topic,
                                       int *count);

/* Slides whose dates hold today; never of a sensitive card. */
const struct slide *store_slides(struct store *store, struct arena *arena, struct wall now, int *count);

#endif
