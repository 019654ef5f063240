/* Characters that would stand on the kiosk as an empty box. */
#include <string.h>

#include "base/utf8.h"
#include "text/text.h"
#include "tool/check/advise.h"

enum { TYPE_PX = 32, CHARACTER_BYTES = 8 };

/* A sign that only one font gives a meaning, as the bullets of a text processor are. */
static bool is_private(uint32_t code)
{
    return code >= 0xE000 && code <= 0xF8FF;
}

/* The first character of a text that no face has, alone; false when all are there. */
static bool glyph_missing(struct text *faces, const char *utf8, const char *language,
                          char out[CHARACTER_BYTES])
{
    struct text_style style = {.px = TYPE_PX, .line_px = TYPE_PX * 3 / 2};
    bool missing = text_layout(faces, utf8, style, 0, language)->missing;
    strcpy(out, "?");
    for (const char *rest = utf8; *rest;) {
        char one[CHARACTER_BYTES] = "";
        uint32_t code = utf8_next(&rest);
        utf8_put(one, code);
        if (!is_private(code) && (!missing || !text_layout(faces, one, style, 0, language)->missing))
            continue;
        strcpy(out, one);
        return true;
    }
    return missing;
}

static void check_glyphs(const struct advised *text, const char *language)
{
    char wrong[CHARACTER_BYTES];
    if (!glyph_missing(text->context, text->written, language, wrong))
        return;
    const char *rest = wrong;
    advise(text,
           "het teken \"%s\" (U+%04X) kan de kiosk niet tonen; er komt een vakje: typ iets anders of haal "
           "het weg",
           wrong, (unsigned)utf8_next(&rest));
}

static void check_text(const struct advised *text)
{
    check_glyphs(text, "nl");
}

void advise_glyphs(struct book *book)
{
    struct err err = {""};
    struct text *faces = text_open(0, &err);
    if (!faces) {
        report_warning(&book->report, (struct spot){.file = "fonts"},
                       "de lettertypes vind ik niet (%s); de tekens zijn niet nagekeken", err.text);
        return;
    }
    advise_texts(book, check_text, faces);
    for (int s = 0; s < book->count; s++) {
        const struct table *table = &book->sources[s].tables[TABLE_TRANSLATION];
        int column = column_of(TABLE_TRANSLATION, "text");
        for (int i = 0; i < table->count; i++) {
            const char *written = table->rows[i].cells[column];
            struct advised text = {book, table, &table->rows[i], column, written, written, faces};
            if (*written)
                check_glyphs(&text, row_cell(table, text.row, "language"));
            if (i % 256 == 0)
                text_trim(faces);
        }
    }
    text_close(faces);
}
