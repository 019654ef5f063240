/* The list of what the rules found on the frames of a journey; each breach of a screen stands in it once. */
#ifndef APP_INSPECT_H
#define APP_INSPECT_H

#include <stdio.h>

#include "app/stage.h"
#include "sdl/painter.h"

struct inspector {
    struct arena arena;
    unsigned long long *seen; /* hashes of the frames that were looked at */
    int seen_count, seen_room;
    const char **breaches; /* "SCREEN: what is wrong" */
    const char **places;   /* where it was met first */
    int count, room;
    const struct stage *stage; /* that is looked at */
};

void inspector_init(struct inspector *inspector);
void inspector_release(struct inspector *inspector);

/* Checks the frame that is shown, unless it was checked before or moves. */
void inspector_look(struct inspector *inspector, struct stage *stage);

/* Puts one breach of the frame that is shown on the list. */
void inspector_note(struct inspector *inspector, const struct stage *stage, const char *line);

/* Prints the list. */
void inspector_print(const struct inspector *inspector, FILE *out);

#endif
