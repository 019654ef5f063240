/* Brings an edition out as the next generation of a channel; a kiosk sees all of it or nothing.
 *
 * Shape:  look (what is out now, what changes, a question when much would vanish), lock, number, sign, write, check as
 *         a kiosk would, and last of all replace latest.minisig.
 * Errors: said on stderr and, with --json, told on stdout; the result is an exit code of sysexits.h, EX_TEMPFAIL when
 *         another publisher came first.
 * Source: sync.md, 2.3.
 */
#ifndef TOOL_RELEASE_PUBLISHER_H
#define TOOL_RELEASE_PUBLISHER_H

#include <jansson.h>

#include "store/secret.h"
#include "tool/fill/edition.h"
#include "tool/release/channel.h"
#include "tool/talk/command.h"

struct publisher {
    /* the options */
    const char *to, *key, *keys, *channel_name;
    long stale_days, after;
    bool yes, allow_empty, json;
    /* while it is open */
    json_t *told; /* what `publisher_close` writes; NULL: nothing yet */
    struct secret secret;
    struct keys trusted;
    struct channel channel;
    struct release newest; /* generation 0: nothing is out yet */
};

/* The options of every command that publishes, in the order of `publisher_option`. */
extern const struct option_spec publisher_options[];

/* Reads them all; EX_OK, -1 when help was all that was asked, or EX_USAGE. */
int publisher_read_options(struct publisher *publisher, const struct command *command, int argc, char **argv);

/* Opens key and channel and looks at what is out; EX_OK or an exit code that was explained. */
int publisher_open(struct publisher *publisher);

/* Says what went wrong; returns `code`. */
int publisher_fail(struct publisher *publisher, const struct err *err, int code);

/* What `publisher_close` writes, made when it is not there yet. */
json_t *publisher_told(struct publisher *publisher);

/* Wipes the key, gives the lock back and writes what --json asked for. */
void publisher_close(struct publisher *publisher);

/* Shows what changes, asks where that is needed and publishes; EX_OK or an exit code that was explained. */
int publisher_issue(struct publisher *publisher, struct edition *edition);

#endif
