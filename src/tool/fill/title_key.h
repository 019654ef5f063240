/* Titles in the order of a Dutch telephone book. */
#ifndef TOOL_FILL_TITLE_KEY_H
#define TOOL_FILL_TITLE_KEY_H

#include "base/arena.h"

/* A key whose bytes sort as the title does: capitals and accents do not count, nor do marks before or in a
 * word. */
const char *title_key(struct arena *arena, const char *title);

#endif
