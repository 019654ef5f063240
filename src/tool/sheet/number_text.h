/* What a person sees where a spreadsheet holds a number: whole numbers, decimals, percentages, days and hours.
 *
 * Units:  serial numbers of days, as Excel counts them: 1 is 1 January 1900, and 60 is a 29 February that never was;
 *         in the system of 1904, 0 is 1 January 1904.
 * Source: ECMA-376 part 1, 18.8.30 (number formats) and 18.17.4 (dates).
 */
#ifndef TOOL_SHEET_NUMBER_TEXT_H
#define TOOL_SHEET_NUMBER_TEXT_H

#include <stdbool.h>
#include <stddef.h>

enum number_look {
    NUMBER_PLAIN,
    NUMBER_PERCENT,
    NUMBER_DAY,
    NUMBER_MOMENT,
    NUMBER_HOUR,
    NUMBER_DURATION, /* [h]:mm, hours beyond 24 */
};

/* What the code of a number format ("dd/mm/yyyy hh:mm") makes of a number. */
enum number_look number_look_of_code(const char *code);

/* The same for the numbered formats that every workbook has. */
enum number_look number_look_of_id(int id);

/* Writes a number as a person reads it: 15 digits at most, so without the noise of 0.1 + 0.2, and no exponent for
 * what a cell would show without one. */
void number_text(double number, char *out, size_t size);

/* Writes a number as its look asks: 2026-11-25, 2026-11-25T14:00, 14:00, 50%. False when it is no day. */
bool number_look_text(double number, enum number_look look, bool from_1904, char *out, size_t size);

#endif
