#include "base/err.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/message.h"
#include "base/utf8.h"

bool err_set(struct err *err, const char *format, ...)
{
    if (!err)
        return false;
    /* The text that stands there may be one of the arguments. */
    char text[sizeof err->text + 1];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, message_text(format), args);
    va_end(args);
    text[utf8_cut(text, sizeof err->text - 1)] = '\0';
    memcpy(err->text, text, sizeof err->text);
    return false;
}

bool err_prefix(struct err *err, const char *context)
{
    if (!err)
        return false;
    char rest[sizeof err->text];
    memcpy(rest, err->text, sizeof rest);
    size_t most = sizeof err->text - sizeof ": ", end = utf8_cut(rest, most - most / 4),
           begin = utf8_cut(context, most - end);
    end = utf8_cut(rest, most - begin);
    snprintf(err->text, sizeof err->text, "%.*s: %.*s", (int)begin, context, (int)end, rest);
    return false;
}
