/* Typical visitors from a text file.
 *
 * Shape:     a name in brackets begins a visitor; lines "word = value" say who it is; # begins a comment.
 * Ownership: the arena that is passed.
 * Errors:    file, line and what should stand there.
 * Source:    assets/personas.txt explains every word.
 */
#ifndef TOOL_SURVEY_PERSONA_H
#define TOOL_SURVEY_PERSONA_H

#include "base/arena.h"
#include "base/err.h"
#include "model/card.h"

enum { PERSONA_MOMENTS = 84 /* twelve on each day */, PERSONAS_MAX = 64 };

struct persona {
    const char *name, *about;
    const char *topics, *searches; /* lists */
    const char *language;          /* NULL: Dutch */
    int age;                       /* months; AGE_MAX + 1: none */
    unsigned audience;             /* a bit of enum audience; 0: none */
    struct {
        int weekday, minute;
    } moments[PERSONA_MOMENTS];
    int moment_count;
    bool no_web, no_mail, no_phone, free, wheelchair, home, professional;
};

struct personas {
    struct persona items[PERSONAS_MAX];
    int count;
};

/* Reads a file; NULL is the one that comes with the program. */
bool personas_read(struct personas *personas, struct arena *arena, const char *path, struct err *err);

#endif
