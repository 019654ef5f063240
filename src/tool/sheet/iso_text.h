/* Days and moments as files of spreadsheets write them (ISO 8601), in the form that our tables use. */
#ifndef TOOL_SHEET_ISO_TEXT_H
#define TOOL_SHEET_ISO_TEXT_H

#include <stddef.h>

/* "2026-11-25T14:00:00.000Z" becomes 2026-11-25T14:00, midnight becomes the day alone, "14:30:00" becomes 14:30;
 * what is none of these stays as it is. Returns `out`. */
const char *iso_text(const char *text, char *out, size_t size);

/* "PT14H30M00S" becomes 14:30; what is no duration stays as it is. Returns `out`. */
const char *iso_duration_text(const char *text, char *out, size_t size);

#endif
