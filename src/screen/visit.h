/* What screens ask of a visit: its heading, its choices, its topic, a canvas to measure on. */
#ifndef SCREEN_VISIT_H
#define SCREEN_VISIT_H

#include "screen/screen.h"
#include "ui/frame.h"

/* What stands at the top of a screen of this house; title and the rest are left to the screen. */
struct heading visit_heading(const struct visit *visit, struct arena *arena);

/* A picture for an age band, by the age it ends with. */
const char *age_icon(const struct age_band *band);

/* Today, for words: DAY_NONE when nobody knows what day it is. */
int visit_today(const struct visit *visit);

/* The route's choices as a filter. */
struct filter visit_filter(const struct visit *visit);

/* Index of the route's topic in the house, or -1. */
int visit_topic(const struct visit *visit);

/* A canvas to measure on in `enter`, with the theme and language that `draw` will have; it cannot be drawn on. */
struct canvas visit_probe(const struct visit *visit);

/* Where a layout keeps its strings: with the frame that is drawn, or with the model when `enter` only measures. */
struct arena *layout_arena(struct canvas *canvas, const struct visit *visit);

/* The language words are in: NULL for the interface's own, "nl" for a text without translation. */
const char *words_language(struct words words);

#endif
