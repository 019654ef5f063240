#include "store/journal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/folder.h"
#include "base/log.h"

enum { JOURNAL_BYTES = 1 << 20, LONG_BYTES = 8192, LINE_BYTES = 32, TRIES_KEPT = 4 };

static const char file[] = "journal";
static const char *const words[] = {"try", "good", "stop", "bad"};

/* What is known of a generation, new when there is none; NULL for one below all that are remembered. */
static struct trial *trial_find(struct journal *journal, int64_t generation)
{
    int at = journal->count;
    while (at > 0 && journal->trials[at - 1].generation >= generation)
        at--;
    if (at < journal->count && journal->trials[at].generation == generation)
        return &journal->trials[at];
    if (journal->count == JOURNAL_TRIALS) { /* the lowest makes room */
        if (at == 0)
            return NULL;
        at--;
        memmove(journal->trials, journal->trials + 1, (size_t)at * sizeof *journal->trials);
    } else {
        memmove(journal->trials + at + 1, journal->trials + at,
                (size_t)(journal->count - at) * sizeof *journal->trials);
        journal->count++;
    }
    journal->trials[at] = (struct trial){.generation = generation};
    return &journal->trials[at];
}

static void journal_apply(struct journal *journal, int64_t generation, enum event event)
{
    struct trial *trial = trial_find(journal, generation);
    if (!trial)
        return;
    trial->tries = event == EVENT_TRY                        ? trial->tries + 1
                   : event == EVENT_STOP && trial->tries > 0 ? trial->tries - 1
                                                             : 0;
    trial->good |= event == EVENT_GOOD;
    trial->bad = event == EVENT_BAD || (trial->bad && event != EVENT_GOOD);
}

/* One line without its end; anything but "WORD NUMBER" counts for nothing. */
static void journal_line(struct journal *journal, const char *line)
{
    for (enum event event = EVENT_TRY; event <= EVENT_BAD; event++) {
        size_t word = strlen(words[event]);
        if (strncmp(line, words[event], word) != 0 || line[word] != ' ')
            continue;
        const char *digits = line + word + 1;
        size_t length = strspn(digits, "0123456789");
        if (length > 0 && length <= 10 && !digits[length])
            journal_apply(journal, strtoll(digits, NULL, 10), event);
    }
}

/* Writes what is known in as few lines as say it. */
static void journal_shorten(const struct journal *journal)
{
    char text[JOURNAL_TRIALS * LINE_BYTES * (TRIES_KEPT + 2)];
    size_t length = 0;
    for (int i = 0; i < journal->count; i++) {
        const struct trial *trial = &journal->trials[i];
        long long generation = trial->generation;
        if (trial->good)
            length += (size_t)snprintf(text + length, LINE_BYTES, "good %lld\n", generation);
        for (int try = 0; try < trial->tries && try < TRIES_KEPT; try++)
            length += (size_t)snprintf(text + length, LINE_BYTES, "try %lld\n", generation);
        if (trial->bad)
            length += (size_t)snprintf(text + length, LINE_BYTES, "bad %lld\n", generation);
    }
    folder_write(journal->folder, file, text, length, NULL);
}

void journal_open(struct journal *journal, int folder)
{
    char *text = NULL, *rest;
    size_t length = 0;
    *journal = (struct journal){.folder = folder};
    if (!folder_read(folder, file, JOURNAL_BYTES, &text, &length, NULL))
        return;
    rest = text;
    for (char *line = strsep(&rest, "\n"); line; line = strsep(&rest, "\n"))
        if (rest) /* the last line has no end: it was cut */
            journal_line(journal, line);
    free(text);
    if (length > LONG_BYTES)
        journal_shorten(journal);
}

void journal_note(struct journal *journal, int64_t generation, enum event event)
{
    struct err err = {""};
    char line[LINE_BYTES + 1];
    journal_apply(journal, generation, event);
    /* The line feed in front ends a line that a power cut left open. */
    int length = snprintf(line, sizeof line, "\n%s %lld\n", words[event], (long long)generation);
    if (!folder_append(journal->folder, file, line, (size_t)length, &err))
        log_once("%s; de zuil gaat door zonder te onthouden wat goed liep", err.text);
}

struct trial journal_trial(const struct journal *journal, int64_t generation)
{
    for (int i = 0; i < journal->count; i++)
        if (journal->trials[i].generation == generation)
            return journal->trials[i];
    return (struct trial){.generation = generation};
}

int64_t journal_floor(const struct journal *journal)
{
    for (int i = journal->count - 1; i >= 0; i--)
        if (journal->trials[i].good)
            return journal->trials[i].generation;
    return 0;
}
