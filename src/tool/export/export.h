/* What `export` writes, a function for each format; a file that is there stays until the new one is whole. */
#ifndef TOOL_EXPORT_EXPORT_H
#define TOOL_EXPORT_EXPORT_H

#include <sqlite3.h>

#include "tool/survey/survey.h"

/* HSDS 3 as JSON; adds organizations and services to `*count`. */
bool export_hsds(sqlite3 *db, const char *path, long *count, struct err *err);

/* All dates to come as iCalendar; adds dates to `*count`. */
bool export_ics(struct survey *survey, const char *path, long *count, struct err *err);

/* The season programme: what there is to do in the coming three months, by month; a page to print. */
bool export_season(struct survey *survey, const char *path, long *count, struct err *err);

/* Door sheets: for each room of the house who is in it this week; a page of paper for each. */
bool export_door(struct survey *survey, const char *path, long *count, struct err *err);

#endif
