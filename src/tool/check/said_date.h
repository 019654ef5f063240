/* Dates as people write them in a text: "dinsdag 25 november 2026", "di. 25/11", "25ste nov", "2026-11-25". */
#ifndef TOOL_CHECK_SAID_DATE_H
#define TOOL_CHECK_SAID_DATE_H

#include <stdbool.h>

struct said_date {
    int weekday; /* 0 is Monday; -1: none is named */
    int month;   /* 0 is January */
    int date;
    int year; /* 0: none is named */
};

/* Reads the date that begins at this word and moves behind it; false, without moving, when none does. */
bool said_date_read(const char **text, struct said_date *said);

/* True for a day of the calendar, its month counted from 0. */
bool said_date_exists(int year, int month, int date);

/* "maandag" for 0. */
const char *said_weekday(int weekday);

/* "januari" for 0. */
const char *said_month(int month);

/* The weekday whose name begins this word, also in "maandagen" and "maandagavond"; -1: none. */
int said_weekday_at(const char *word);

#endif
