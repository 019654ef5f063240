/* What happened to each generation, as the lines of STATE/journal: which are good, which are bad, which were tried.
 *
 * Errors: a line that is cut or strange counts for nothing; a journal that cannot be written is kept in memory.
 */
#ifndef STORE_JOURNAL_H
#define STORE_JOURNAL_H

#include <stdbool.h>
#include <stdint.h>

enum { JOURNAL_TRIALS = 64 };

struct trial {
    int64_t generation;
    bool good, bad;
    int tries; /* starts since it was good or stopped */
};

struct journal {
    int folder;
    struct trial trials[JOURNAL_TRIALS]; /* the highest generations, ascending */
    int count;
};

enum event { EVENT_TRY, EVENT_GOOD, EVENT_STOP, EVENT_BAD };

/* Reads STATE/journal; `folder` is STATE, held open by the caller. A long one is written anew, shorter. */
void journal_open(struct journal *journal, int folder);

/* Notes what happened, on disk before it returns. */
void journal_note(struct journal *journal, int64_t generation, enum event event);

/* What is known of a generation; all zero for one that never came by. */
struct trial journal_trial(const struct journal *journal, int64_t generation);

/* The highest generation that was ever good; 0 for none. */
int64_t journal_floor(const struct journal *journal);

#endif
