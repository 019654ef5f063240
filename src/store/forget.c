#include "store/forget.h"

#include <assert.h>
#include <sqlite3.h>
#include <string.h>

/* SQLite's own allocator, which the functions below stand before; its interface has no place for a context. */
static sqlite3_mem_methods own;

static void wipe_free(void *memory)
{
    explicit_bzero(memory, (size_t)own.xSize(memory));
    own.xFree(memory);
}

/* Grows by moving, so that the old place can be wiped. */
static void *wipe_resize(void *memory, int bytes)
{
    int had = own.xSize(memory);
    if (bytes <= had) {
        explicit_bzero((char *)memory + bytes, (size_t)(had - bytes));
        return own.xRealloc(memory, bytes);
    }
    void *moved = own.xMalloc(bytes);
    if (!moved)
        return NULL;
    memcpy(moved, memory, (size_t)had);
    wipe_free(memory);
    return moved;
}

void store_forgets(void)
{
    int code = sqlite3_config(SQLITE_CONFIG_GETMALLOC, &own);
    assert(code == SQLITE_OK);
    sqlite3_mem_methods wiping = own;
    wiping.xFree = wipe_free;
    wiping.xRealloc = wipe_resize;
    code = sqlite3_config(SQLITE_CONFIG_MALLOC, &wiping);
    assert(code == SQLITE_OK); /* it refuses once a store was opened */
}
