/* One round: ask what is newest, and when it is new and rightly signed, bring it into the inbox.
 *
 * Shape:  small signed file first; its size caps the big one; nothing is written before all of it is verified, and
 *         "latest.minisig" is written last.
 * Errors: one line; the inbox is then as it was.
 * Source: sync.md 2.2 and 2.4; faults.md 22 to 34, 42 to 45.
 */
#ifndef SYNC_ROUND_H
#define SYNC_ROUND_H

#include "store/signature.h"
#include "sync/carrier.h"
#include "sync/inbox.h"
#include "sync/report.h"

enum { ROUNDS_BETWEEN_FULL = 12 }; /* after so many the server's "nothing changed" is not believed */

struct round {
    struct carrier *carrier;
    const struct inbox *inbox;
    const struct keys *keys;
    const char *channel;
    int number; /* of this round, from 0 */
};

enum round_result { ROUND_FAILED, ROUND_SAME, ROUND_NEW };

/* What the inbox holds whole, as the status says it; 0 generations when that is nothing. */
void round_look(const struct round *round, struct report *report);

/* Does one round and keeps the status; a failed one leaves its line in `report->error`. */
enum round_result round_do(const struct round *round, struct report *report);

#endif
