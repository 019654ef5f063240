/* What a finger, a key or the system did. A plain value, the same from a panel, a journey and a test. */
#ifndef UI_INPUT_H
#define UI_INPUT_H

#include <stdint.h>

enum input_kind {
    INPUT_NONE, /* the wait ended without anything */
    INPUT_DOWN,
    INPUT_MOVE,
    INPUT_UP,
    INPUT_KEY,
    INPUT_TEXT,   /* letters of a keyboard, where something can be typed */
    INPUT_EXPOSE, /* all pixels must be painted again */
    INPUT_RESIZE, /* the window has another size; x, y hold it */
    INPUT_WAKE,   /* a worker thread has something */
    INPUT_QUIT    /* the display is gone: end the program */
};

enum input_key {
    KEY_NONE,
    KEY_NEXT,
    KEY_PREVIOUS,
    KEY_SELECT,
    KEY_BACK,
    KEY_HOME,
    KEY_HELP,
    KEY_PAGE_NEXT,
    KEY_PAGE_PREVIOUS,
    KEY_ERASE /* the last letter that was typed */
};

struct input {
    enum input_kind kind;
    int64_t finger; /* which finger */
    int x, y;       /* pixels, clamped to the screen */
    enum input_key key;
    char text[32]; /* INPUT_TEXT */
    int64_t at_ms; /* steady clock */
};

#endif
