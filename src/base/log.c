#define _GNU_SOURCE /* program_invocation_short_name */
#include "base/log.h"

#include <errno.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "base/message.h"

enum { REMEMBERED = 256 };

void log_line(const char *format, ...)
{
    char text[1024];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, message_text(format), args);
    va_end(args);
    fprintf(stderr, "%s: %s\n", program_invocation_short_name, text);
}

static uint64_t text_hash(const char *text)
{
    uint64_t hash = 1469598103934665603u;
    for (; *text; text++)
        hash = (hash ^ (unsigned char)*text) * 1099511628211u;
    return hash;
}

/* True the first time a text comes by; a full memory forgets the oldest. */
static bool text_is_new(const char *text)
{
    static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
    static uint64_t seen[REMEMBERED];
    static unsigned next;
    uint64_t hash = text_hash(text);
    pthread_mutex_lock(&lock);
    bool is_new = true;
    for (unsigned i = 0; i < REMEMBERED && is_new; i++)
        is_new = seen[i] != hash;
    if (is_new)
        seen[next++ % REMEMBERED] = hash;
    pthread_mutex_unlock(&lock);
    return is_new;
}

void log_once(const char *format, ...)
{
    char text[1024];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, message_text(format), args);
    va_end(args);
    if (text_is_new(text))
        fprintf(stderr, "%s: %s\n", program_invocation_short_name, text);
}
