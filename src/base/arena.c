#include "base/arena.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK_BYTES = 64 * 1024, SMALL_BLOCK_BYTES = 256, ALIGN = 16 };

struct arena_block {
    struct arena_block *next;
    size_t size, used;
    _Alignas(ALIGN) unsigned char bytes[];
};

static struct arena_block *block_new(size_t size)
{
    struct arena_block *block = malloc(sizeof *block + size);
    if (!block)
        abort();
    block->next = NULL;
    block->size = size;
    block->used = 0;
    return block;
}

void arena_init(struct arena *arena)
{
    *arena = (struct arena){.block_bytes = BLOCK_BYTES};
}

void arena_init_small(struct arena *arena)
{
    *arena = (struct arena){.block_bytes = SMALL_BLOCK_BYTES};
}

void arena_release(struct arena *arena)
{
    for (struct arena_block *block = arena->first, *next; block; block = next) {
        next = block->next;
        free(block);
    }
    arena->first = arena->current = NULL;
}

void arena_reset(struct arena *arena)
{
    for (struct arena_block *block = arena->first; block; block = block->next)
        block->used = 0;
    arena->current = arena->first;
}

void arena_wipe(struct arena *arena)
{
    for (struct arena_block *block = arena->first; block; block = block->next)
        explicit_bzero(block->bytes, block->size);
    arena_reset(arena);
}

void *arena_alloc(struct arena *arena, size_t size)
{
    assert(size < (size_t)1 << 40);
    size = (size + ALIGN - 1) & ~(size_t)(ALIGN - 1);
    while (arena->current && arena->current->size - arena->current->used < size && arena->current->next)
        arena->current = arena->current->next;
    if (!arena->current || arena->current->size - arena->current->used < size) {
        struct arena_block *block = block_new(size > arena->block_bytes ? size : arena->block_bytes);
        if (arena->current)
            arena->current->next = block;
        else
            arena->first = block;
        arena->current = block;
    }
    void *memory = arena->current->bytes + arena->current->used;
    arena->current->used += size;
    return memset(memory, 0, size);
}

size_t arena_used(const struct arena *arena)
{
    size_t used = 0;
    for (const struct arena_block *block = arena->first; block; block = block->next)
        used += block->used;
    return used;
}

size_t arena_held(const struct arena *arena)
{
    size_t held = 0;
    for (const struct arena_block *block = arena->first; block; block = block->next)
        held += sizeof *block + block->size;
    return held;
}

char *arena_strndup(struct arena *arena, const char *text, size_t length)
{
    char *copy = arena_alloc(arena, length + 1);
    memcpy(copy, text, length);
    return copy;
}

char *arena_strdup(struct arena *arena, const char *text)
{
    return text ? arena_strndup(arena, text, strlen(text)) : NULL;
}

char *arena_printf(struct arena *arena, const char *format, ...)
{
    assert(format);
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int length = vsnprintf(NULL, 0, format, args);
    va_end(args);
    assert(length >= 0);
    char *text = arena_alloc(arena, (size_t)length + 1);
    vsnprintf(text, (size_t)length + 1, format, again);
    va_end(again);
    return text;
}
