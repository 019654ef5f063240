#include "ui/qr.h"

#include <qrencode.h>
#include <string.h>

bool qr_encode(const char *payload, struct qr *qr)
{
    qr->modules = 0;
    size_t length = strlen(payload);
    if (!length || length > 2331) /* what version 40 holds at level M; the library takes an int */
        return false;
    QRcode *code = QRcode_encodeData((int)length, (const unsigned char *)payload, 0, QR_ECLEVEL_M);
    if (!code)
        return false;
    qr->modules = code->width;
    for (int i = 0; i < code->width * code->width; i++)
        qr->dark[i] = code->data[i] & 1;
    QRcode_free(code);
    return true;
}

int qr_module_px(const struct qr *qr, int side_px)
{
    return qr->modules && side_px > 0 ? side_px / (qr->modules + 2 * QR_QUIET) : 0;
}
