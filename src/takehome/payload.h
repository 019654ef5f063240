/* A vCard or iCalendar object under way: lines that end in CRLF, never more than a QR code may hold.
 *
 * Errors: a line that does not fit is left out and the call says false.
 * Source: RFC 2426 and RFC 5545, section 3.3.11 (the same escapes).
 */
#ifndef TAKEHOME_PAYLOAD_H
#define TAKEHOME_PAYLOAD_H

#include <stdbool.h>

#include "takehome/takehome.h"

struct payload {
    char bytes[TAKEHOME_MAX_BYTES]; /* with the NUL, so the text stays under the limit */
    int length;
    int kept; /* bytes kept free for lines that must still come */
};

/* Adds a line and its CRLF when both fit in what is not kept free. */
bool payload_line(struct payload *payload, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Bytes that a line may still have, its CRLF not counted. */
int payload_room(const struct payload *payload);

/* A text as a property's value: escaped, without control characters and soft hyphens; "" for NULL. */
char *payload_escape(struct arena *arena, const char *text);

/* As `payload_escape`, but of a text too long for `max_bytes` the first whole words and an ellipsis. */
char *payload_clip(struct arena *arena, const char *text, int max_bytes);

/* "Kerkstraat 12, 2910 Essen": what is known of an address, not escaped, or NULL when that is nothing. */
char *payload_address(struct arena *arena, const struct place *place);

#endif
