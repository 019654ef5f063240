#include "tool/sheet/csv_text.h"

#include <csv.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/utf8.h"

enum { CELLS_MAX = 1024, LOOK_BYTES = 4096 };

/* Windows-1252 from 0x80 to 0x9F; 0 where it has nothing. */
static const uint16_t windows[32] = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                     0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                     0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                     0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

/* Half of the bytes of Latin text in UTF-16 are zero, and always the same half. */
static bool looks_wide(const char *bytes, size_t length, size_t high)
{
    size_t zeros = 0, others = 0, pairs = length / 2 < LOOK_BYTES ? length / 2 : LOOK_BYTES;
    for (size_t i = 0; i < pairs; i++) {
        zeros += bytes[i * 2 + high] == '\0';
        others += bytes[i * 2 + 1 - high] == '\0';
    }
    return pairs > 1 && zeros * 10 > pairs * 7 && others * 20 < pairs;
}

/* Bytes that begin a good sequence of UTF-8 against those that are none: one slip does not make a file another one. */
static bool looks_utf8(const char *bytes, size_t length)
{
    size_t good = 0, bad = 0;
    for (size_t i = 0; i < length;) {
        unsigned char c = (unsigned char)bytes[i];
        size_t more = c < 0x80                ? 0
                      : c >= 0xC2 && c < 0xE0 ? 1
                      : c >= 0xE0 && c < 0xF0 ? 2
                      : c >= 0xF0 && c < 0xF5 ? 3
                                              : 9;
        size_t have = 1;
        while (more != 9 && have <= more && i + have < length &&
               ((unsigned char)bytes[i + have] & 0xC0) == 0x80)
            have++;
        if (more == 9 || have <= more) {
            bad++;
            i++;
        } else {
            good += more > 0;
            i += have;
        }
    }
    return bad == 0 || good > bad;
}

static void windows_decode(struct csv_text *csv, const char *bytes, size_t length)
{
    char *out = malloc(length * 3 + 1);
    size_t used = 0;
    if (!out)
        abort();
    for (size_t i = 0; i < length; i++) {
        unsigned char c = (unsigned char)bytes[i];
        uint32_t code = c >= 0x80 && c < 0xA0 ? windows[c - 0x80] : c;
        used += utf8_put(out + used, code ? code : c);
    }
    out[used] = '\0';
    csv->text = csv->owned = out;
    csv->length = used;
}

static uint32_t unit_at(const unsigned char *bytes, bool big)
{
    return (uint32_t)(big ? bytes[0] << 8 | bytes[1] : bytes[1] << 8 | bytes[0]);
}

static void wide_decode(struct csv_text *csv, const char *bytes, size_t length, bool big)
{
    char *out = malloc(length * 2 + 8);
    size_t used = 0;
    if (!out)
        abort();
    for (size_t i = 0; i + 1 < length; i += 2) {
        uint32_t code = unit_at((const unsigned char *)bytes + i, big);
        if (code >= 0xD800 && code < 0xDC00 && i + 3 < length) {
            uint32_t low = unit_at((const unsigned char *)bytes + i + 2, big);
            if (low >= 0xDC00 && low < 0xE000) {
                code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
                i += 2;
            }
        }
        used += utf8_put(out + used, code >= 0xD800 && code < 0xE000 ? 0xFFFD : code);
    }
    out[used] = '\0';
    csv->text = csv->owned = out;
    csv->length = used;
}

static void separator_find(struct csv_text *csv)
{
    static const char signs[] = ",;\t|";
    size_t counts[4] = {0}, best = 0;
    bool quoted = false;
    const char *end = csv->text + csv->length;
    if (csv->length > 5 && strncasecmp(csv->text, "sep=", 4) == 0 && strchr("\r\n", csv->text[5])) {
        csv->separator = csv->text[4];
        csv->head = csv->length > 6 && csv->text[5] == '\r' && csv->text[6] == '\n' ? 7 : 6;
        return;
    }
    for (const char *c = csv->text; c < end && (quoted || (*c != '\n' && *c != '\r') || c == csv->text);
         c++) {
        const char *sign = *c ? strchr(signs, *c) : NULL;
        quoted = quoted != (*c == '"');
        if (sign && !quoted)
            counts[sign - signs]++;
    }
    for (size_t i = 1; i < 4; i++)
        if (counts[i] > counts[best])
            best = i;
    csv->separator = signs[best];
}

void csv_text_open(struct csv_text *csv, const char *bytes, size_t length)
{
    *csv = (struct csv_text){.text = bytes, .length = length};
    const unsigned char *head = (const unsigned char *)bytes;
    if (length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) {
        csv->mark = true;
        csv->text += 3;
        csv->length -= 3;
    } else if (length >= 2 && head[0] + head[1] == 0xFE + 0xFF && (head[0] == 0xFE || head[0] == 0xFF)) {
        csv->mark = true;
        csv->encoding = head[0] == 0xFF ? CSV_UTF16_LE : CSV_UTF16_BE;
        wide_decode(csv, bytes + 2, length - 2, head[0] == 0xFE);
    } else if (looks_wide(bytes, length, 1) || looks_wide(bytes, length, 0)) {
        csv->encoding = looks_wide(bytes, length, 1) ? CSV_UTF16_LE : CSV_UTF16_BE;
        wide_decode(csv, bytes, length, csv->encoding == CSV_UTF16_BE);
    } else if (!looks_utf8(bytes, length)) {
        csv->encoding = CSV_WINDOWS;
        windows_decode(csv, bytes, length);
    }
    separator_find(csv);
}

void csv_text_close(struct csv_text *csv)
{
    free(csv->owned);
    csv->owned = NULL;
}

struct csv_rows {
    csv_row_fn *take;
    void *data;
    int number;   /* of the row being read */
    int last_end; /* the character that ended the row before */
    char *text;   /* all cells of the row, one behind the other */
    size_t used, capacity;
    size_t starts[CELLS_MAX], lengths[CELLS_MAX];
    int count;
    int wide; /* the first row with too many cells; 0: none */
};

static void cell_ended(void *bytes, size_t length, void *data)
{
    struct csv_rows *rows = data;
    if (rows->count == CELLS_MAX) {
        rows->wide = rows->wide ? rows->wide : rows->number;
        return;
    }
    if (rows->used + length + 1 > rows->capacity) {
        rows->capacity = (rows->used + length + 1) * 2;
        rows->text = realloc(rows->text, rows->capacity);
        if (!rows->text)
            abort();
    }
    if (length)
        memcpy(rows->text + rows->used, bytes, length);
    rows->starts[rows->count] = rows->used;
    rows->lengths[rows->count++] = length;
    rows->used += length;
    rows->text[rows->used++] = '\0';
}

static void row_ended(int end, void *data)
{
    struct csv_rows *rows = data;
    /* The line feed of CR LF is reported as an empty row of its own. */
    bool second_half = end == '\n' && rows->last_end == '\r' && rows->count == 0;
    rows->last_end = second_half ? 0 : end;
    if (second_half)
        return;
    const char *cells[CELLS_MAX];
    for (int i = 0; i < rows->count; i++)
        cells[i] = rows->text + rows->starts[i];
    if (rows->count && !rows->wide)
        rows->take(rows->data, rows->number, cells, rows->lengths, rows->count);
    rows->number++;
    rows->count = 0;
    rows->used = 0;
}

enum csv_fault csv_text_rows(const struct csv_text *csv, csv_row_fn *take, void *data, int *row)
{
    struct csv_parser parser;
    struct csv_rows *rows = malloc(sizeof *rows);
    if (!rows || csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL) != 0)
        abort();
    *rows = (struct csv_rows){.take = take, .data = data, .number = 1, .capacity = 4096};
    rows->text = malloc(rows->capacity);
    if (!rows->text)
        abort();
    csv_set_delim(&parser, (unsigned char)csv->separator);
    size_t length = csv->length - csv->head;
    bool ok = csv_parse(&parser, csv->text + csv->head, length, cell_ended, row_ended, rows) == length &&
              csv_fini(&parser, cell_ended, row_ended, rows) == 0;
    enum csv_fault fault = rows->wide ? CSV_WIDE : ok ? CSV_FINE : CSV_QUOTES;
    *row = rows->wide ? rows->wide : rows->number;
    csv_free(&parser);
    free(rows->text);
    free(rows);
    return fault;
}

static bool windows_put(uint32_t code, char *out)
{
    if (code < 0x80 || (code >= 0xA0 && code <= 0xFF) || (code < 0xA0 && !windows[code - 0x80])) {
        *out = (char)code;
        return true;
    }
    for (int i = 0; i < 32; i++)
        if (windows[i] == code) {
            *out = (char)(0x80 + i);
            return true;
        }
    return false;
}

static size_t wide_put(uint32_t code, bool big, char *out)
{
    uint32_t units[2] = {code, 0};
    size_t count = 1;
    if (code >= 0x10000) {
        units[0] = 0xD800 + ((code - 0x10000) >> 10);
        units[1] = 0xDC00 + ((code - 0x10000) & 0x3FF);
        count = 2;
    }
    for (size_t i = 0; i < count; i++) {
        out[i * 2 + !big] = (char)(units[i] >> 8);
        out[i * 2 + big] = (char)(units[i] & 0xFF);
    }
    return count * 2;
}

bool csv_text_encode(const struct csv_text *csv, const char *text, size_t length, char **bytes,
                     size_t *bytes_length)
{
    bool ok = true, big = csv->encoding == CSV_UTF16_BE;
    char *out = malloc(length * 2 + 8);
    size_t used = 0;
    if (!out)
        abort();
    if (csv->mark && csv->encoding == CSV_UTF8) {
        memcpy(out, "\xEF\xBB\xBF", 3);
        used = 3;
    } else if (csv->mark)
        used = wide_put(0xFEFF, big, out);
    if (csv->encoding == CSV_UTF8) {
        memcpy(out + used, text, length);
        used += length;
    }
    for (const char *at = text, *end = text + length; csv->encoding != CSV_UTF8 && ok && at < end;) {
        uint32_t code = *at ? utf8_next(&at) : (at++, 0);
        if (csv->encoding == CSV_WINDOWS)
            ok = windows_put(code, out + used++);
        else
            used += wide_put(code, big, out + used);
    }
    *bytes = out;
    *bytes_length = used;
    if (!ok)
        free(out);
    return ok;
}
