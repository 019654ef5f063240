/* Any bytes at any size, width, language and number of lines are laid out and rastered within their bounds. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "text/text.h"

enum { HEAD = 6, CACHE = 256 * 1024 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* libhyphen loses 333 bytes once, on patterns that the German file has twice. */
const char *__lsan_default_suppressions(void);

const char *__lsan_default_suppressions(void)
{
    return "leak:libhyphen.so";
}

static void check(const struct text_block *block, struct text_style style, int width)
{
    if (style.max_lines && block->line_count > style.max_lines)
        abort();
    for (int i = 0; i < block->line_count; i++) {
        const struct text_line *line = &block->lines[i];
        bool narrow = width > 0 && width < 3 * style.px; /* one letter or the ellipsis may be wider */
        if (line->w < 0 || (width > 0 && !narrow && line->w > width))
            abort();
        if (line->mask.w > 0 && (!line->mask.bytes || line->mask.pitch < line->mask.w || line->mask.h <= 0))
            abort();
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const languages[] = {"nl", "ar", "ti", "de", "fa", "uk", "qps", "xx"};
    static struct text *text;
    if (!text && !(text = text_open(CACHE, NULL)))
        abort();
    if (size < HEAD)
        return 0;
    struct text_style style = {.px = 6 + data[0] % 10 * 8,
                               .line_px = 8 + data[1] % 100,
                               .bold = data[2] & 1,
                               .align = data[2] / 2 % 3,
                               .max_lines = data[3] % 5};
    int width = data[4] * 4;
    char *utf8 = malloc(size - HEAD + 1);
    memcpy(utf8, data + HEAD, size - HEAD);
    utf8[size - HEAD] = '\0';
    const struct text_block *block = text_layout(text, utf8, style, width, languages[data[5] % 8]);
    check(text_raster(text, block), style, width);
    text_trim(text);
    if (text_cache_bytes(text) > CACHE)
        abort();
    free(utf8);
    return 0;
}
