/* A page to print: its style, the band on top of it, and the line that says whose it is.
 *
 * Shape: A4, black on white but for the band; it asks nothing of any other file or host.
 */
#ifndef TOOL_EXPORT_PAPER_H
#define TOOL_EXPORT_PAPER_H

#include "site/html.h"
#include "tool/survey/survey.h"

/* Begins a page with this title. */
void paper_begin(struct html *html, const struct survey *survey, const char *title);

/* A band with a heading; under it the house and the days from `first` to `last`. */
void paper_band(struct html *html, struct survey *survey, const char *heading, int first, int last);

/* "9.30 – 11.30"; of what takes more days its last one. */
const char *paper_times(struct arena *arena, const struct occurrence *date);

/* Whom to ask, and that the data are a sample when they are. */
void paper_foot(struct html *html, const struct survey *survey);

/* Ends the page and writes it. */
bool paper_end(struct html *html, const char *path, struct err *err);

#endif
