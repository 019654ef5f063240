/* A 32 inch portrait screen to draw on; its setup and teardown are those of a cmocka test, `*state` the sheet. */
#ifndef TESTS_UI_SHEET_H
#define TESTS_UI_SHEET_H

#include "ui/canvas.h"

struct sheet {
    struct text *text;
    struct theme theme;
    struct canvas canvas;
    char found[2000]; /* what a test found wrong in it */
};

int sheet_setup(void **state);
int sheet_teardown(void **state);

#endif
