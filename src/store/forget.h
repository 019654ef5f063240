/* SQLite forgets what it frees: no part of a question that somebody typed stays behind in memory.
 *
 * Source: sqlite.org/c3ref/mem_methods.html
 */
#ifndef STORE_FORGET_H
#define STORE_FORGET_H

/* From now on freed memory is overwritten first, in all of the process. Call once, before any store is opened. */
void store_forgets(void);

#endif
