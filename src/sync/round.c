#include "sync/round.h"

#include <stdio.h>
#include <stdlib.h>

#include "store/release.h"

/* "g/0000000042-5f1e0c9ad2b34411.db" and the same with its ending. */
struct names {
    char data[RELEASE_NAME_BYTES + 16], signature[RELEASE_NAME_BYTES + 16];
};

static struct names names_of(const struct release *release)
{
    char name[RELEASE_NAME_BYTES];
    struct names names;
    release_name(release->generation, release->digest, name);
    snprintf(names.data, sizeof names.data, "g/%s.db", name);
    snprintf(names.signature, sizeof names.signature, "g/%s.db.minisig", name);
    return names;
}

/* True when the inbox holds the publication of a release, to the byte. */
static bool inbox_holds(const struct inbox *inbox, const struct release *release)
{
    char *bytes = NULL;
    size_t length = 0;
    struct names names = names_of(release);
    bool holds = inbox_read(inbox, names.data, release->size, &bytes, &length) &&
                 release_check_bytes(release, bytes, length, NULL) == RELEASE_GOOD;
    free(bytes);
    return holds;
}

/* The release that the inbox points to, when its signature is right; false when there is none. */
static bool inbox_release(const struct round *round, struct release *release)
{
    char *text = NULL;
    size_t length = 0;
    struct release_terms terms = {round->channel, round->keys, RELEASE_FLOOR_NONE};
    bool ok = inbox_read(round->inbox, RELEASE_POINTER, SIGNATURE_TEXT_MAX, &text, &length) &&
              release_read(text, length, &terms, release, NULL) == RELEASE_GOOD;
    free(text);
    return ok;
}

static void report_fill(struct report *report, const struct release *release)
{
    report->generation = release->generation;
    report->created_s = release->created;
    report->bytes = release->size;
}

void round_look(const struct round *round, struct report *report)
{
    struct release mine;
    if (inbox_release(round, &mine) && inbox_holds(round->inbox, &mine))
        report_fill(report, &mine);
}

/* Fetches the publication of a release, unless it is there already, and puts it in its place. */
static bool data_bring(const struct round *round, const struct release *release, struct err *err)
{
    if (inbox_holds(round->inbox, release))
        return true;
    struct names names = names_of(release);
    char *bytes = NULL;
    size_t length = 0;
    bool ok =
        carrier_fetch(round->carrier, names.data, release->size, false, &bytes, &length, err) == FETCH_DONE &&
        release_check_bytes(release, bytes, length, err) == RELEASE_GOOD &&
        inbox_write(round->inbox, names.data, bytes, length, err);
    free(bytes);
    return ok;
}

static bool release_bring(const struct round *round, const struct release *release, const char *text,
                          size_t length, struct err *err)
{
    struct names names = names_of(release);
    return data_bring(round, release, err) && inbox_write(round->inbox, names.signature, text, length, err) &&
           inbox_write(round->inbox, RELEASE_POINTER, text, length, err);
}

/* Looks at a pointer that came. */
static enum round_result pointer_take(const struct round *round, const char *text, size_t length,
                                      int64_t floor, struct report *report)
{
    struct release release;
    struct release_terms terms = {round->channel, round->keys, floor};
    enum release_verdict verdict = release_read(text, length, &terms, &release, &report->error);
    if (verdict == RELEASE_SAME) {
        report->error.text[0] = 0;
        return ROUND_SAME;
    }
    if (verdict != RELEASE_GOOD || !release_bring(round, &release, text, length, &report->error))
        return ROUND_FAILED;
    inbox_prune(round->inbox);
    report_fill(report, &release);
    return ROUND_NEW;
}

enum round_result round_do(const struct round *round, struct report *report)
{
    struct release mine;
    bool full = round->number % ROUNDS_BETWEEN_FULL == 0, pointed = inbox_release(round, &mine);
    bool whole = pointed && (full ? inbox_holds(round->inbox, &mine) : report->generation == mine.generation);
    int64_t floor = whole ? mine.generation : pointed ? mine.generation - 1 : RELEASE_FLOOR_NONE;
    char *text = NULL;
    size_t length = 0;
    report->error.text[0] = 0;
    enum round_result result = ROUND_FAILED;
    switch (carrier_fetch(round->carrier, RELEASE_POINTER, SIGNATURE_TEXT_MAX, whole && !full, &text, &length,
                          &report->error)) {
    case FETCH_SAME:
        result = ROUND_SAME;
        break;
    case FETCH_DONE:
        result = pointer_take(round, text, length, floor, report);
        break;
    case FETCH_FAILED:
        break;
    }
    free(text);
    return result;
}
