/* Reads JSON that somebody else made: bounds on size and depth, and a line that says where it is wrong. */
#ifndef TOOL_IMPORT_JSON_H
#define TOOL_IMPORT_JSON_H

#include <jansson.h>
#include <stdbool.h>

#include "base/arena.h"
#include "base/err.h"

enum { JSON_FILE_MAX = 256 << 20 };

/* Reads a file; the caller lets go of it with json_decref. NULL, with a line, when it is no JSON. */
json_t *json_open(const char *path, struct err *err);

/* The same from memory. */
json_t *json_open_bytes(const char *bytes, size_t length, struct err *err);

/* Takes an item of a list; it is let go of afterwards. */
typedef void json_item_fn(void *data, const json_t *item, size_t index);

/* Takes the items of a list one by one, so that the whole of it never stands in memory; returns how many it took. What is
 * left when `*whole` is false is no such list: json_open_bytes says why. */
size_t json_list_walk(const char *bytes, size_t length, json_item_fn *take, void *data, bool *whole);

/* A plain value as text: numbers without noise, true and false; NULL for a list, an object, null or nothing. */
const char *json_text(struct arena *arena, const json_t *value);

/* The text of a member, or NULL. */
const char *json_member(struct arena *arena, const json_t *object, const char *name);

#endif
