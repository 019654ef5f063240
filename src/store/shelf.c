#include "store/shelf.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/folder.h"
#include "store/internal.h"
#include "store/journal.h"

enum { SHELF_MAX = 256, NAME_ROOM = RELEASE_NAME_BYTES + 16 };

struct shelf {
    struct shelf_setup setup;
    int state, folder; /* STATE and STATE/gen */
    struct journal journal;
    unsigned char refused[DIGEST_BYTES]; /* pointer of the last candidate that was refused for what it is */
};

bool shelf_open(const struct shelf_setup *setup, struct shelf **out, struct err *err)
{
    struct shelf *shelf = calloc(1, sizeof *shelf);
    if (!shelf)
        abort();
    *out = NULL;
    shelf->setup = *setup;
    shelf->state = folder_open(setup->path, true, err);
    shelf->folder = shelf->state >= 0 ? folder_open_in(shelf->state, "gen", true, err) : -1;
    if (shelf->folder < 0) {
        if (shelf->state >= 0)
            err_prefix(err, setup->path);
        shelf_close(shelf);
        return false;
    }
    folder_clean(shelf->state);
    folder_clean(shelf->folder);
    journal_open(&shelf->journal, shelf->state);
    *out = shelf;
    return true;
}

void shelf_close(struct shelf *shelf)
{
    if (!shelf)
        return;
    folder_close(shelf->folder);
    folder_close(shelf->state);
    free(shelf);
}

/* The generations that have a file, highest first. */
struct numbers {
    int64_t items[SHELF_MAX];
    int count;
};

static void number_note(int folder, const char *name, void *context)
{
    struct numbers *numbers = context;
    int64_t number;
    (void)folder;
    if (!release_name_parse(name, ".db", &number))
        return;
    int at = numbers->count;
    while (at > 0 && numbers->items[at - 1] < number)
        at--;
    if ((at > 0 && numbers->items[at - 1] == number) || at == SHELF_MAX)
        return;
    numbers->count += numbers->count < SHELF_MAX;
    memmove(numbers->items + at + 1, numbers->items + at,
            (size_t)(numbers->count - at - 1) * sizeof *numbers->items);
    numbers->items[at] = number;
}

/* Looks for the file of a generation with an ending. */
struct wanted {
    int64_t generation;
    const char *ending;
    char name[NAME_ROOM];
};

static void name_note(int folder, const char *name, void *context)
{
    struct wanted *wanted = context;
    int64_t number;
    (void)folder;
    if (release_name_parse(name, wanted->ending, &number) && number == wanted->generation)
        snprintf(wanted->name, sizeof wanted->name, "%s", name);
}

static struct wanted name_find(const struct shelf *shelf, int64_t generation, const char *ending)
{
    struct wanted wanted = {generation, ending, ""};
    folder_each(shelf->folder, name_note, &wanted);
    return wanted;
}

/* Reads and checks the signature of a generation on the shelf. */
static bool release_on_shelf(const struct shelf *shelf, int64_t generation, struct release *release,
                             struct err *err)
{
    char *text = NULL;
    size_t length = 0;
    struct release_terms terms = {shelf->setup.channel, shelf->setup.keys, RELEASE_FLOOR_NONE};
    struct wanted wanted = name_find(shelf, generation, ".db.minisig");
    bool ok = wanted.name[0]
                  ? folder_read(shelf->folder, wanted.name, SIGNATURE_TEXT_MAX, &text, &length, err)
                  : err_set(err, "uitgave %lld heeft geen handtekening", (long long)generation);
    ok = ok &&
         (release_read(text, length, &terms, release, err) == RELEASE_GOOD || err_prefix(err, wanted.name));
    free(text);
    return ok;
}

/* Opens a generation on the shelf as if it came from a stranger. */
static struct store *generation_open(const struct shelf *shelf, int64_t generation, struct err *err)
{
    char *bytes = NULL;
    size_t length = 0;
    struct release release;
    struct store *store = NULL;
    struct wanted wanted = name_find(shelf, generation, ".db");
    if (!release_on_shelf(shelf, generation, &release, err) || !wanted.name[0] ||
        !folder_read(shelf->folder, wanted.name, release.size, &bytes, &length, err))
        return NULL;
    release_open_bytes(&release, wanted.name, bytes, length, shelf->setup.house, &store, err);
    return store;
}

/* True when a generation failed too often; notes it the first time. */
static bool generation_is_bad(struct shelf *shelf, int64_t generation, struct err *err)
{
    struct trial trial = journal_trial(&shelf->journal, generation);
    if (!trial.bad && trial.tries >= SHELF_TRIES) {
        journal_note(&shelf->journal, generation, EVENT_BAD);
        trial.bad = true;
    }
    if (trial.bad)
        err_set(err, "uitgave %lld liep %d keer vast en wordt niet meer getoond; publiceer een nieuwe",
                (long long)generation, SHELF_TRIES);
    return trial.bad;
}

struct store *shelf_start(struct shelf *shelf, struct err *err)
{
    struct numbers numbers = {.count = 0};
    folder_each(shelf->folder, number_note, &numbers);
    err->text[0] = '\0';
    for (int i = 0; i < numbers.count; i++) {
        struct err why = {""};
        struct store *store = NULL;
        if (!generation_is_bad(shelf, numbers.items[i], &why))
            store = generation_open(shelf, numbers.items[i], &why);
        if (store) {
            journal_note(&shelf->journal, numbers.items[i], EVENT_TRY);
            return store;
        }
        if (!err->text[0])
            *err = why;
    }
    return NULL;
}

/* Below this, and at it, nothing is taken. What rotted on the shelf may come again, though it was good before. */
static int64_t floor_of(const struct shelf *shelf, struct shown shown)
{
    int64_t floor = journal_floor(&shelf->journal) - 1;
    floor = shown.generation > floor ? shown.generation : floor;
    return floor > 0 ? floor : RELEASE_FLOOR_NONE;
}

/* A publication with hardly anything left is a mistake, unless who published it said that it is none. */
static bool content_is_sane(const struct release *release, struct shown shown, const struct store *candidate,
                            struct err *err)
{
    int after = store_card_count(candidate);
    if (release->allow_empty || (after > 0 && after * 2 >= shown.cards))
        return true;
    return err_set(err,
                   "uitgave %lld heeft %d kaarten en de vorige %d; publiceer met --allow-empty als dat klopt",
                   (long long)release->generation, after, shown.cards);
}

/* What the inbox points to. */
struct candidate {
    int inbox;
    const char *text; /* the signature */
    size_t length;
    struct digest pointer; /* of the signature */
    struct release release;
    struct shown shown; /* what it would take the place of */
};

/* Signature first, then the publication, each whole before it has its name: the second rename is the moment from which a
 * next start shows it. */
static bool candidate_keep(struct shelf *shelf, const struct candidate *candidate, const struct store *store,
                           struct err *err)
{
    char name[RELEASE_NAME_BYTES], data[NAME_ROOM], signature[NAME_ROOM];
    release_name(candidate->release.generation, candidate->release.digest, name);
    snprintf(data, sizeof data, "%s.db", name);
    snprintf(signature, sizeof signature, "%s.db.minisig", name);
    if (!folder_write(shelf->folder, signature, candidate->text, candidate->length, err))
        return false;
    if (folder_write(shelf->folder, data, store->bytes, store->length, err))
        return true;
    unlinkat(shelf->folder, signature, 0);
    return false;
}

/* A candidate that is refused for what it is will be no better at the next look. */
static enum shelf_result candidate_refuse(struct shelf *shelf, const struct candidate *candidate)
{
    memcpy(shelf->refused, candidate->pointer.bytes, sizeof shelf->refused);
    return SHELF_REFUSED;
}

/* Reads the publication that a good signature speaks of, checks it and puts it on the shelf. */
static enum shelf_result candidate_take(struct shelf *shelf, const struct candidate *candidate,
                                        struct store **out, struct err *err)
{
    char name[RELEASE_NAME_BYTES], file[NAME_ROOM], *bytes = NULL;
    size_t size = 0;
    const struct release *release = &candidate->release;
    int generations = folder_open_in(candidate->inbox, "g", false, err);
    release_name(release->generation, release->digest, name);
    snprintf(file, sizeof file, "%s.db", name);
    bool there = generations >= 0 && folder_read(generations, file, release->size, &bytes, &size, err);
    folder_close(generations);
    if (!there || size < release->size) { /* its copy is still under way */
        free(bytes);
        return SHELF_WAITING;
    }
    struct store *store = NULL;
    enum release_verdict verdict =
        release_open_bytes(release, file, bytes, size, shelf->setup.house, &store, err);
    if (verdict != RELEASE_GOOD) /* bytes that are not those that were signed may still become so */
        return verdict == RELEASE_DIGEST ? SHELF_REFUSED : candidate_refuse(shelf, candidate);
    if (!content_is_sane(release, candidate->shown, store, err)) {
        store_close(store);
        return candidate_refuse(shelf, candidate);
    }
    if (!candidate_keep(shelf, candidate, store, err)) {
        store_close(store);
        return SHELF_REFUSED;
    }
    journal_note(&shelf->journal, release->generation, EVENT_TRY);
    *out = store;
    return SHELF_TAKEN;
}

static enum shelf_result candidate_look(struct shelf *shelf, struct candidate *candidate, struct store **out,
                                        struct err *err)
{
    struct release_terms terms = {shelf->setup.channel, shelf->setup.keys, floor_of(shelf, candidate->shown)};
    candidate->pointer = digest_of(candidate->text, candidate->length);
    if (memcmp(candidate->pointer.bytes, shelf->refused, sizeof shelf->refused) == 0)
        return SHELF_NOTHING;
    enum release_verdict verdict =
        release_read(candidate->text, candidate->length, &terms, &candidate->release, err);
    if (verdict == RELEASE_SAME)
        return SHELF_NOTHING;
    if (verdict != RELEASE_GOOD || generation_is_bad(shelf, candidate->release.generation, err))
        return candidate_refuse(shelf, candidate);
    return candidate_take(shelf, candidate, out, err);
}

enum shelf_result shelf_take(struct shelf *shelf, const char *path, struct shown shown, struct store **out,
                             struct err *err)
{
    char *text = NULL;
    struct err why = {""};
    enum shelf_result result = SHELF_NOTHING;
    struct candidate candidate = {.inbox = folder_open(path, false, NULL), .shown = shown};
    *out = NULL;
    if (candidate.inbox >= 0 &&
        folder_read(candidate.inbox, RELEASE_POINTER, SIGNATURE_TEXT_MAX, &text, &candidate.length, NULL)) {
        candidate.text = text;
        result = candidate_look(shelf, &candidate, out, &why);
    }
    free(text);
    folder_close(candidate.inbox);
    err->text[0] = '\0';
    if (result == SHELF_REFUSED) {
        *err = why;
        err_prefix(err, path);
    }
    return result;
}

/* What stays: the newest SHELF_KEEP good ones, those not yet known to be good above them, and the one that is shown. */
struct prune {
    const struct journal *journal;
    int64_t shown, lowest;
};

static void prune_file(int folder, const char *name, void *context)
{
    const struct prune *prune = context;
    int64_t number;
    bool ours = release_name_parse(name, ".db", &number) || release_name_parse(name, ".db.minisig", &number);
    if (ours && number != prune->shown &&
        (number < prune->lowest || journal_trial(prune->journal, number).bad))
        unlinkat(folder, name, 0);
}

static void shelf_prune(struct shelf *shelf, int64_t shown)
{
    struct numbers numbers = {.count = 0};
    struct prune prune = {&shelf->journal, shown, 0};
    folder_each(shelf->folder, number_note, &numbers);
    int good = 0;
    for (int i = 0; i < numbers.count && good < SHELF_KEEP; i++)
        if (journal_trial(&shelf->journal, numbers.items[i]).good) {
            good++;
            prune.lowest = numbers.items[i];
        }
    if (good == SHELF_KEEP || numbers.count > SHELF_KEEP)
        folder_each(shelf->folder, prune_file, &prune);
    fsync(shelf->folder);
}

void shelf_good(struct shelf *shelf, long long generation)
{
    journal_note(&shelf->journal, generation, EVENT_GOOD);
    shelf_prune(shelf, generation);
}

void shelf_stop(struct shelf *shelf, long long generation)
{
    journal_note(&shelf->journal, generation, EVENT_STOP);
}
