#include "sheet.h"

#include <string.h>

int sheet_setup(void **state)
{
    static struct sheet sheet;
    struct err err;
    memset(&sheet, 0, sizeof sheet);
    sheet.text = text_open(0, &err);
    if (!sheet.text)
        return -1;
    sheet.theme =
        theme_make((struct panel){.w = 1080, .h = 1920, .diagonal_inch = 32}, (struct reading){.scale = 100});
    canvas_init(&sheet.canvas, sheet.text);
    *state = &sheet;
    return 0;
}

int sheet_teardown(void **state)
{
    struct sheet *sheet = *state;
    canvas_release(&sheet->canvas);
    text_close(sheet->text);
    return 0;
}
