/* Writes what was painted as a PNG file. */
#ifndef APP_SHOT_H
#define APP_SHOT_H

#include <stdbool.h>

#include "base/err.h"
#include "sdl/painter.h"

/* Writes the picture; the file appears whole or not at all. */
bool shot_write(const char *path, struct picture picture, struct err *err);

#endif
