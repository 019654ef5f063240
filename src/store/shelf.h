/* The shelf: the signed generations a kiosk has taken in, in its state directory, and which of them to show.
 *
 * Shape:   STATE/gen/NNNNNNNNNN-xxxxxxxxxxxxxxxx.db and .db.minisig, and STATE/journal with a line for what happened:
 *          "try 42" at each start, "good 42" after a minute of pictures, "stop 42" when the program was told to end,
 *          "bad 42" after three tries that ended otherwise. Which one is current is computed, not stored.
 * Errors:  what is refused leaves one line; the shelf is then as it was. A folder that cannot be written is still shown
 *          from.
 * Threads: one at a time.
 * Source:  sync.md 2.4 (K0 to K11, I1 to I7), faults.md 1 to 33 and 51 to 63.
 */
#ifndef STORE_SHELF_H
#define STORE_SHELF_H

#include "store/release.h"

enum { SHELF_KEEP = 3, SHELF_TRIES = 3 };

struct shelf;

struct shelf_setup {
    const char *path;    /* STATE */
    const char *channel; /* of the kiosk */
    const char *house;   /* NULL: the first of the publication */
    const struct keys *keys;
};

/* Opens the shelf, removes what was left half, reads the journal. The texts and keys are borrowed until it is closed. */
bool shelf_open(const struct shelf_setup *setup, struct shelf **out, struct err *err);

/* Lets go; NULL is fine. */
void shelf_close(struct shelf *shelf);

/* Finds what to show at a start: the newest generation that is whole, rightly signed, and not bad; counts a try. NULL when
 * there is none. What was passed over is named in `err` (the newest of them; "" when nothing was). */
struct store *shelf_start(struct shelf *shelf, struct err *err);

enum shelf_result {
    SHELF_NOTHING, /* nothing new, or nothing there */
    SHELF_WAITING, /* its signature is there, the publication not yet whole: somebody is still copying */
    SHELF_REFUSED, /* with a line in `err`, once for each candidate */
    SHELF_TAKEN    /* checked, on the shelf, and open */
};

/* What is on the screen meanwhile; zeros when it is nothing, or something that was not signed. */
struct shown {
    long long generation;
    int cards;
};

/* Looks into an inbox (laid out as aanbod/CHANNEL/), and takes what is newer than `shown`. Never writes in the inbox. */
enum shelf_result shelf_take(struct shelf *shelf, const char *inbox, struct shown shown, struct store **out,
                             struct err *err);

/* The generation was shown for a while without harm: it is good. Removes what is no longer needed, never `generation`. */
void shelf_good(struct shelf *shelf, long long generation);

/* The program ends because somebody wants it to: this start is no failed try. */
void shelf_stop(struct shelf *shelf, long long generation);

#endif
