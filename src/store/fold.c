#include "store/fold.h"

#include <stdint.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>

#include "base/utf8.h"

enum {
    DECOMPOSED_MAX = 24,
    LETTER_BYTES = 40,
    ZWNJ = 0x200C,
    ZWJ = 0x200D,
    TATWEEL = 0x0640,
    SOFT_HYPHEN = 0xAD
};

/* What a code point is to a word. */
enum role { ROLE_GAP, ROLE_LETTER, ROLE_MARK, ROLE_ALONE, ROLE_APOSTROPHE };

/* Letters that Unicode does not take apart but families do not tell apart when they type. */
static const struct {
    uint32_t code;
    const char *folded;
} specials[] = {
    {0x00DF, "ss"},       {0x00E6, "ae"}, {0x00F0, "d"},        {0x00F8, "o"}, {0x00FE, "th"},
    {0x0111, "d"},        {0x0127, "h"},  {0x0131, "i"},        {0x0142, "l"}, {0x014B, "n"},
    {0x0153, "oe"},       {0x0167, "t"},  {0x0491, "\xD0\xB3"}, /* Ukrainian ge with upturn: ge */
    {0x0629, "\xD9\x87"},                                       /* ta marbuta: ha */
    {0x0649, "\xD9\x8A"},                                       /* alef maksura: ya */
    {0x0671, "\xD8\xA7"},                                       /* alef wasla: alef */
    {0x06A9, "\xD9\x83"},                                       /* Persian kaf: kaf */
    {0x06C1, "\xD9\x87"},                                       /* Urdu ha: ha */
    {0x06CC, "\xD9\x8A"},                                       /* Persian ya: ya */
    {0x06D5, "\xD9\x87"},                                       /* Kurdish e: ha */
    {0x1E9E, "ss"},
};

static const char *special_find(uint32_t code)
{
    for (size_t i = 0; i < sizeof specials / sizeof *specials; i++)
        if (specials[i].code == code)
            return specials[i].folded;
    return NULL;
}

static enum role role_of(uint32_t code)
{
    if (code < 0x80) {
        bool letter =
            (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z') || (code >= '0' && code <= '9');
        return letter ? ROLE_LETTER : code == '\'' ? ROLE_APOSTROPHE : ROLE_GAP;
    }
    if (code == 0x2019 || code == 0x02BC)
        return ROLE_APOSTROPHE;
    if (code == ZWNJ || code == ZWJ || code == TATWEEL || code == SOFT_HYPHEN)
        return ROLE_MARK;
    if (u_hasBinaryProperty((UChar32)code, UCHAR_IDEOGRAPHIC))
        return ROLE_ALONE;
    uint32_t kinds = U_GET_GC_MASK((UChar32)code);
    if (kinds & (U_GC_L_MASK | U_GC_N_MASK | U_GC_MC_MASK))
        return ROLE_LETTER;
    return kinds & U_GC_M_MASK ? ROLE_MARK : ROLE_GAP;
}

/* One part of a letter that was taken apart. */
static size_t part_put(char *out, uint32_t code)
{
    if (role_of(code) != ROLE_LETTER && role_of(code) != ROLE_ALONE)
        return 0;
    code = (uint32_t)u_foldCase((UChar32)code, U_FOLD_CASE_DEFAULT);
    int digit = code < 0x80 ? -1 : u_charDigitValue((UChar32)code);
    if (digit >= 0)
        code = (uint32_t)('0' + digit);
    const char *special = code < 0x80 ? NULL : special_find(code);
    if (!special)
        return utf8_put(out, code);
    memcpy(out, special, strlen(special));
    return strlen(special);
}

/* Writes one letter without its accents and case; returns its length, at most LETTER_BYTES. */
static size_t letter_put(char *out, uint32_t code)
{
    if (code < 0x80) {
        *out = (char)(code >= 'A' && code <= 'Z' ? code + ('a' - 'A') : code);
        return 1;
    }
    UErrorCode status = U_ZERO_ERROR;
    UChar parts[DECOMPOSED_MAX];
    const UNormalizer2 *nfkd = unorm2_getNFKDInstance(&status);
    int32_t count = unorm2_getDecomposition(nfkd, (UChar32)code, parts, DECOMPOSED_MAX, &status);
    if (U_FAILURE(status) || count < 0)
        return part_put(out, code);
    size_t length = 0;
    for (int32_t i = 0; i < count && length + 4 <= LETTER_BYTES;) {
        UChar32 part;
        U16_NEXT(parts, i, count, part);
        length += part_put(out + length, (uint32_t)part);
    }
    return length;
}

struct fold fold_of(const char *text)
{
    return (struct fold){.text = text, .at = text};
}

/* An apostrophe belongs to the word in "baby's" and in Ukrainian, and parts two words in "l'enfant". */
static bool apostrophe_joins(const struct fold *fold)
{
    const char *after = fold->at;
    uint32_t next = utf8_next(&after), behind = utf8_next(&after);
    if (fold->length == 0 || role_of(next) != ROLE_LETTER)
        return false;
    return next > 0x24F || ((next == 's' || next == 'S') && role_of(behind) == ROLE_GAP);
}

static void fold_add(struct fold *fold, const char *letter, size_t length)
{
    bool fits = fold->length + (int)length <= FOLD_WORD_MAX;
    fold->end = (int)(fold->at - fold->text);
    for (size_t i = 0; fits && i < length; i++) {
        fold->behind[fold->length] = fold->end;
        fold->word[fold->length++] = letter[i];
    }
}

/* An accent belongs to the letter before it. */
static void fold_mark(struct fold *fold)
{
    int last = fold->end;
    fold->end = (int)(fold->at - fold->text);
    for (int i = fold->length - 1; i >= 0 && fold->behind[i] == last; i--)
        fold->behind[i] = fold->end;
}

bool fold_next(struct fold *fold)
{
    fold->length = 0;
    for (const char *from = fold->at; *from; from = fold->at) {
        char letter[LETTER_BYTES];
        uint32_t code = utf8_next(&fold->at);
        enum role role = role_of(code);
        size_t length = role == ROLE_LETTER || role == ROLE_ALONE ? letter_put(letter, code) : 0;
        if (fold->length == 0)
            fold->start = (int)(from - fold->text);
        if (role == ROLE_ALONE && fold->length > 0) {
            fold->at = from;
            break;
        }
        if (length > 0)
            fold_add(fold, letter, length);
        else if (role == ROLE_MARK && fold->length > 0)
            fold_mark(fold);
        if (role == ROLE_ALONE && length > 0)
            break;
        if (role == ROLE_APOSTROPHE && apostrophe_joins(fold))
            continue;
        if ((role == ROLE_GAP || role == ROLE_APOSTROPHE) && fold->length > 0)
            break;
    }
    fold->word[fold->length] = '\0';
    return fold->length > 0;
}

size_t fold_text(const char *text, char *out, size_t room)
{
    size_t length = 0;
    out[0] = '\0';
    for (struct fold fold = fold_of(text); fold_next(&fold);) {
        if (length + (size_t)fold.length + 2 > room)
            break;
        if (length > 0)
            out[length++] = ' ';
        memcpy(out + length, fold.word, (size_t)fold.length + 1);
        length += (size_t)fold.length;
    }
    return length;
}
