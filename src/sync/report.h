/* How it went, for staff and monitoring: a JSON file in the inbox, and one line when something changed.
 *
 * Shape: {"channel": "essen", "state": "ok", "generation": 42, "created": "2026-11-20T08:00:00Z", "bytes": 3174400,
 *         "asked": "...", "arrived": "...", "failures": 0, "error": null, "next": "..."}; moments in UTC, null where there is none.
 */
#ifndef SYNC_REPORT_H
#define SYNC_REPORT_H

#include <stdint.h>

#include "base/err.h"
#include "sync/inbox.h"

struct report {
    const char *channel;
    int64_t generation; /* in the inbox; 0: none */
    int64_t created_s;  /* Unix time; 0: none */
    size_t bytes;
    int64_t asked_s, arrived_s, next_s;
    int failures;     /* in a row */
    struct err error; /* of the last round; empty when it went well */
};

/* Writes "sync-status.json". */
bool report_write(const struct report *report, const struct inbox *inbox, struct err *err);

#endif
