#include "base/err.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/message.h"

bool err_set(struct err *err, const char *format, ...)
{
    if (!err)
        return false;
    /* The text that stands there may be one of the arguments. */
    char text[sizeof err->text];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, message_text(format), args);
    va_end(args);
    memcpy(err->text, text, sizeof text);
    return false;
}

bool err_prefix(struct err *err, const char *context)
{
    if (!err)
        return false;
    char rest[sizeof err->text];
    memcpy(rest, err->text, sizeof rest);
    snprintf(err->text, sizeof err->text, "%.200s: %.300s", context, rest);
    return false;
}
