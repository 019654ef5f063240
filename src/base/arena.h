/* Memory that is handed out piece by piece and taken back all at once.
 *
 * Ownership: what `arena_*` returns is borrowed until the arena is reset or released.
 * Errors:    none; a machine without memory for one screen cannot go on, so the program ends.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

struct arena_block;

struct arena {
    struct arena_block *first, *current;
    size_t block_bytes; /* what it takes from the system at least */
};

/* Makes an empty arena; it takes no memory before the first allocation. */
void arena_init(struct arena *arena);

/* The same for one of thousands that hold little each: it takes small blocks. */
void arena_init_small(struct arena *arena);

/* Gives all memory back to the system. */
void arena_release(struct arena *arena);

/* Forgets everything that was handed out but keeps the blocks for the next use. */
void arena_reset(struct arena *arena);

/* Forgets everything and overwrites it, for what must not be found in memory afterwards. */
void arena_wipe(struct arena *arena);

/* Hands out `size` zeroed bytes, aligned for any type. */
void *arena_alloc(struct arena *arena, size_t size);

/* Bytes handed out since the last reset. */
size_t arena_used(const struct arena *arena);

/* Bytes taken from the system. */
size_t arena_held(const struct arena *arena);

/* Copies a string; NULL stays NULL. */
char *arena_strdup(struct arena *arena, const char *text);

/* Copies the first `length` bytes of a string and ends them with NUL. */
char *arena_strndup(struct arena *arena, const char *text, size_t length);

/* Formats a string as printf does. */
char *arena_printf(struct arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Zeroed room for `count` items of `type`. */
#define arena_array(arena, type, count) ((type *)arena_alloc((arena), sizeof(type) * (size_t)(count)))

#endif
