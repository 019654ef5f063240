/* Where publications come from: a web server, or a folder that something else fills (a share, a stick).
 *
 * Shape:     a carrier knows one channel; names are below FROM/aanbod/CHANNEL/: "latest.minisig", "g/0000000042-....db".
 * Ownership: the caller frees what was fetched.
 * Errors:    what did not come says why, with the address. What came may be anything: only a signature makes it right.
 * Source:    sync.md 2.1; faults.md 34, 41 to 46.
 */
#ifndef SYNC_CARRIER_H
#define SYNC_CARRIER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

enum { ADDRESS_BYTES = 2048, ETAG_BYTES = 128 };

struct carrier_setup {
    const char *from;    /* https://..., http://..., file://... or a folder */
    const char *channel; /* [a-z0-9-]+ */
    const char *ca;      /* file with the certificates to trust instead of the system's, or NULL */
    bool allow_http;
    bool (*stop)(void); /* asked about once a second: true ends a fetch; may be NULL */
};

struct carrier {
    char base[ADDRESS_BYTES]; /* address or folder, ends in "/aanbod/CHANNEL/" */
    bool web;
    bool (*stop)(void);
    void *curl;            /* of a web server; one connection is kept between rounds */
    char etag[ETAG_BYTES]; /* of the last pointer that came whole; "" when the server named none */
};

/* Looks at the address; nothing is fetched yet. */
bool carrier_open(struct carrier *carrier, const struct carrier_setup *setup, struct err *err);

/* Frees; zeroed storage is fine. */
void carrier_close(struct carrier *carrier);

enum fetched { FETCH_FAILED, FETCH_SAME, FETCH_DONE };

/* Fetches a file of at most `cap` bytes whole. `known` says that the last answer is still at hand, so that a server may
 * answer that nothing changed (FETCH_SAME); the caller asks without it now and then, for servers are known to be
 * wrong. */
enum fetched carrier_fetch(struct carrier *carrier, const char *name, size_t cap, bool known, char **bytes,
                           size_t *length, struct err *err);

#endif
