/* QR codes: a payload becomes a square of modules (libqrencode, level M, 8-bit). */
#ifndef UI_QR_H
#define UI_QR_H

#include <stdbool.h>

enum { QR_QUIET = 4, QR_MAX_MODULES = 177 };

struct qr {
    int modules; /* a side, without quiet zone; 0: the payload does not fit */
    unsigned char dark[QR_MAX_MODULES * QR_MAX_MODULES]; /* 1 is black */
};

/* Encodes UTF-8; false when it is empty or too long. */
bool qr_encode(const char *payload, struct qr *qr);

/* Whole pixels a module may take in a side of `side_px` with the quiet zone around; 0: it does not fit. */
int qr_module_px(const struct qr *qr, int side_px);

#endif
