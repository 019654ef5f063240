/* QR codes read from pixels, as a phone would. */
#ifndef TESTS_SUPPORT_QR_READER_H
#define TESTS_SUPPORT_QR_READER_H

#include <stddef.h>

/* How many codes are in a picture of one byte a pixel; `text` gets what the first one says, "" when there is none. */
int qr_read(const unsigned char *grey, int w, int h, char *text, size_t size);

#endif
