#include "lang/hyphen.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>

#include "base/path.h"
#include "base/utf8.h"

enum { SHORTEST = 3, DICT_BYTES = 4 * 1024 * 1024 }; /* letters left at either end of a word */

static const char *const hyphen_languages[HYPHEN_LANGUAGES] = {"nl", "de"};

void hyphens_release(struct hyphens *hyphens)
{
    for (int i = 0; i < HYPHEN_LANGUAGES; i++) {
        if (hyphens->dict[i])
            hnj_hyphen_free(hyphens->dict[i]);
        free(hyphens->exceptions[i]);
    }
    memset(hyphens, 0, sizeof *hyphens);
}

/* Reads the patterns of a file. The German one begins with 69,000 whole words up to a line NEXTLEVEL, over
 * which libhyphen sits for seconds: its patterns alone are read, under the name of their character set. */
static HyphenDict *dict_open(const char *path)
{
    char *bytes;
    size_t length;
    if (!path_read(path, DICT_BYTES, &bytes, &length, NULL))
        return NULL;
    char *patterns = strstr(bytes, "NEXTLEVEL\n");
    patterns = patterns ? memcpy(patterns, "ISO8859-1", strlen("ISO8859-1")) : bytes;
    FILE *file = fmemopen(patterns, strlen(patterns), "r");
    HyphenDict *dict = file ? hnj_hyphen_load_file(file) : NULL;
    if (file)
        fclose(file);
    free(bytes);
    return dict;
}

static int hyphens_open(struct hyphens *hyphens, const char *language)
{
    char name[64], path[4096];
    size_t length;
    int at = 0;
    while (at < HYPHEN_LANGUAGES && strcmp(hyphen_languages[at], language) != 0)
        at++;
    if (at == HYPHEN_LANGUAGES || hyphens->tried[at])
        return at;
    hyphens->tried[at] = true;
    snprintf(name, sizeof name, "hyphen/hyph_%s.dic", language);
    if (path_find_share(name, path, sizeof path))
        hyphens->dict[at] = dict_open(path);
    snprintf(name, sizeof name, "hyphen/%s.txt", language);
    if (path_find_share(name, path, sizeof path))
        path_read(path, DICT_BYTES, &hyphens->exceptions[at], &length, NULL);
    return at;
}

/* Marks the breaks of one line of the exceptions; true when it is the word's. `*line` moves on. */
static bool exception_mark(const char **line, const char *word, int length, uint8_t *marks)
{
    int at = 0;
    bool same = true;
    memset(marks, 0, (size_t)length);
    for (uint32_t code = utf8_next(line); code && code != '\n'; code = utf8_next(line)) {
        if (code == '-' && at < length)
            marks[at] = 1;
        else if (code != '-' && code != '\r')
            same = same && at < length && (uint8_t)word[at++] == code;
    }
    return same && at == length;
}

static bool exceptions_mark(const char *line, const char *word, int length, uint8_t *marks)
{
    while (line && *line)
        if (exception_mark(&line, word, length, marks))
            return true;
    memset(marks, 0, (size_t)length);
    return false;
}

static void dict_mark(HyphenDict *dict, const char *word, int length, uint8_t *marks)
{
    char levels[HYPHEN_WORD + 8] = "";
    char **rep = NULL;
    int *pos = NULL, *cut = NULL;
    int left = SHORTEST, right = SHORTEST;
    if (hnj_hyphen_hyphenate3(dict, word, length, levels, NULL, &rep, &pos, &cut, left, right, 0, 0) == 0)
        for (int i = 0; i + 1 < length; i++) /* a break that changes the spelling is left alone */
            marks[i + 1] = (levels[i] & 1) && !(rep && rep[i]);
    for (int i = 0; rep && i < length; i++)
        free(rep[i]);
    free(rep);
    free(pos);
    free(cut);
}

void hyphens_mark(struct hyphens *hyphens, const char *language, const UChar *word, int length,
                  uint8_t *marks)
{
    char letters[HYPHEN_WORD + 1];
    int start = 0, end = length, count = 0;
    memset(marks, 0, (size_t)length);
    while (start < end && !u_isalpha(word[start]))
        start++;
    while (end > start && !u_isalpha(word[end - 1]))
        end--;
    for (int i = start; i < end; i++) {
        UChar32 lower = u_tolower(word[i]);
        if (lower > 0xFF || !u_isalpha(lower))
            return;
        letters[count++] = (char)lower;
    }
    letters[count] = '\0';
    int at = count >= 2 * SHORTEST ? hyphens_open(hyphens, language) : HYPHEN_LANGUAGES;
    if (at == HYPHEN_LANGUAGES || exceptions_mark(hyphens->exceptions[at], letters, count, marks + start))
        return;
    if (hyphens->dict[at])
        dict_mark(hyphens->dict[at], letters, count, marks + start);
}
