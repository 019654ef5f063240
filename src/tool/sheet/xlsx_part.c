#define _GNU_SOURCE /* memmem */
#include "tool/sheet/xlsx_part.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/utf8.h"

enum { LEVEL = 4 }; /* of zlib: a fifth larger than at its best, in a quarter of the time */

void xlsx_raw_put(struct xml_text *out, const char *format, ...)
{
    char text[1024];
    va_list args;
    va_start(args, format);
    int length = vsnprintf(text, sizeof text, format, args);
    va_end(args);
    if (length > 0 && (size_t)length < sizeof text)
        xml_text_add(out, text, (size_t)length, SIZE_MAX / 2);
}

bool xlsx_escape_like(const char *text)
{
    return text[0] == '_' && text[1] == 'x' && strspn(text + 2, "0123456789abcdefABCDEF") >= 4 &&
           text[6] == '_';
}

void xlsx_text_put(struct xml_text *out, const char *text)
{
    static const char *const names[] = {['&'] = "&amp;", ['<'] = "&lt;", ['>'] = "&gt;", ['"'] = "&quot;"};
    while (*text) {
        const char *from = text;
        uint32_t code = utf8_next(&text);
        if (code < sizeof names / sizeof *names && names[code])
            xlsx_raw_put(out, "%s", names[code]);
        else if ((code < ' ' && code != '\n' && code != '\t') || code == 0xFFFE || code == 0xFFFF)
            xlsx_raw_put(out, "_x%04X_", (unsigned)code);
        else if (xlsx_escape_like(from))
            xlsx_raw_put(out, "_x005F_");
        else
            xml_text_add(out, from, (size_t)(text - from), SIZE_MAX / 2);
    }
}

void xlsx_tag_prefix(const char *tag, char prefix[32])
{
    const char *name = tag + 1 + (tag[1] == '/');
    size_t length = strcspn(name, ": />\t\r\n");
    prefix[0] = '\0';
    if (name[length] == ':' && length < 31)
        snprintf(prefix, 32, "%.*s:", (int)length, name);
}

bool xlsx_part_plain(const char *xml, size_t length, struct err *err)
{
    bool wide = length > 1 && ((unsigned char)xml[0] >= 0xFE || xml[0] == '\0' || xml[1] == '\0');
    const char *end = memchr(xml, '>', length < 200 ? length : 200);
    const char *said = end ? memmem(xml, (size_t)(end - xml), "encoding=", 9) : NULL;
    if (said && memmem(xml, (size_t)(end - xml), "<?xml", 5))
        wide = wide || end - said < 15 || strncasecmp(said + 10, "utf-8", 5) != 0;
    return !wide ||
           err_set(err, "dit werkboek is op een vreemde manier bewaard (geen UTF-8); bewaar het opnieuw");
}

bool xlsx_part_put(zip_t *zip, const char *part, struct xml_text *bytes, struct err *err)
{
    zip_source_t *source = zip_source_buffer(zip, bytes->bytes, bytes->used, 1);
    if (!source) {
        free(bytes->bytes);
        abort();
    }
    zip_int64_t index = package_locate(zip, part);
    bool ok = index >= 0 ? zip_file_replace(zip, (zip_uint64_t)index, source, 0) == 0
                         : (index = zip_file_add(zip, part, source, ZIP_FL_ENC_UTF_8)) >= 0;
    if (!ok)
        zip_source_free(source);
    ok = ok && zip_set_file_compression(zip, (zip_uint64_t)index, ZIP_CM_DEFLATE, LEVEL) == 0;
    *bytes = (struct xml_text){0};
    return ok || err_set(err, "dit werkboek kan ik niet veranderen; bewaar het opnieuw");
}
