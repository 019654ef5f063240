/* Runs the kiosk program beside this one on a publication, through a journey, and gathers what it wrote.
 *
 * Ownership: a run owns its folder in the system's folder for temporary files and removes it.
 * Errors:    a line that names the program and what to do.
 */
#ifndef TOOL_SURVEY_KIOSK_RUN_H
#define TOOL_SURVEY_KIOSK_RUN_H

#include <stdbool.h>
#include <stdio.h>

#include "base/err.h"

enum { KIOSK_PATH_BYTES = 4096 };

struct kiosk_run {
    char folder[64];      /* "": none */
    char publication[96]; /* where a publication may be written */
    char journey[96], out[96];
    FILE *steps; /* the journey being written */
};

/* Finds the program `wegwijzer`: the one that is named, or else beside this program. False when it is not there. */
bool kiosk_find(const char *named, char path[KIOSK_PATH_BYTES]);

/* Makes the folder and begins the journey. */
bool kiosk_run_open(struct kiosk_run *run, struct err *err);

/* Plays the journey on a publication; `house` NULL takes its first. The size is that of a panel, "1080x1920@32". */
bool kiosk_run_play(struct kiosk_run *run, const char *program, const char *publication, const char *house,
                    const char *size, const char *now, struct err *err);

/* Removes all; one that was never opened is fine when it is zero. */
void kiosk_run_close(struct kiosk_run *run);

#endif
