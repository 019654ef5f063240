/* Texts in plain Dutch: short sentences, everyday words, no shouting, nothing that only the eye can follow. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "tool/check/advise.h"
#include "tool/check/word_list.h"

enum { SENTENCE_WORDS = 20, SHOUT_LETTERS = 6, WORD_MOST = 40 };

/* A point ends a sentence before a blank, unless it stands in a shorthand or behind a number. */
static bool sentence_ends(const char *start, const char *at)
{
    if (*at == '\n')
        return true;
    if (!strchr(".!?", *at) || (at[1] && !isspace((unsigned char)at[1])))
        return false;
    if (*at != '.' || at == start || !at[1])
        return true;
    const char *next = at + 1 + strspn(at + 1, " ");
    return !islower((unsigned char)*next) && !(at - start >= 2 && at[-2] == '.');
}

/* Its first words, for people to find it. */
static const char *sentence_begin(const struct advised *text, const char *start)
{
    size_t length = 0;
    for (int words = 0; start[length] && words < 4; length++)
        words += start[length + 1] == ' ';
    return arena_strndup(&text->book->report.arena, start, length);
}

static void check_sentences(const struct advised *text)
{
    const char *start = text->text, *at = start;
    int words = 0;
    bool inside = false;
    for (;; at++) {
        bool word = *at && word_byte(*at);
        words += word && !inside;
        inside = word || (inside && *at && strchr("'-.,/", *at) && word_byte(at[1]));
        if (*at && !sentence_ends(start, at))
            continue;
        if (words > SENTENCE_WORDS)
            advise(text,
                   "de zin \"%s…\" heeft %d woorden; lange zinnen leest niet iedereen: maak er twee van, "
                   "hoogstens %d woorden per zin",
                   sentence_begin(text, start), words, SENTENCE_WORDS);
        if (!*at)
            return;
        start = at + 1 + strspn(at + 1, " \n");
        words = 0;
    }
}

static void say_entry(const struct advised *text, const struct word_entry *entry)
{
    static const char *const why[] = {
        [WORD_HARD] = MN_("\"%s\" is een moeilijk woord voor wie minder goed leest; schrijf liever: %s"),
        [WORD_SHORT] = MN_("\"%s\" is een afkorting en wordt raar voorgelezen; schrijf voluit: %s"),
        [WORD_PLACE] = MN_("\"%s\" helpt niet wie weinig ziet of zich laat voorlezen; beter: %s")};
    advise(text, why[entry->group], entry->word, entry->better);
}

static void check_list(const struct advised *text, const struct word_list *list)
{
    size_t length = strlen(text->text);
    char *small = malloc(length + 1);
    if (!small)
        abort();
    for (size_t i = 0; i <= length; i++)
        small[i] = (char)tolower((unsigned char)text->text[i]);
    for (size_t i = 0; i < length; i++) {
        if (!word_byte(small[i]) || (i > 0 && (word_byte(small[i - 1]) || small[i - 1] == '.')))
            continue;
        const struct word_entry *entry = word_list_at(list, small + i);
        /* On the way to a place, a blue door helps. */
        bool way = text->table->id == TABLE_PLACE || text->table->id == TABLE_HOUSE;
        if (!entry || (way && entry->group == WORD_PLACE))
            continue;
        say_entry(text, entry);
        i += strlen(entry->word) - 1;
    }
    free(small);
}

/* The length of a word that is all capitals, with at least two of them; 0 for any other. */
static size_t capitals(const char *word)
{
    size_t length = 0;
    int letters = 0;
    for (; word_byte(word[length]); length++) {
        if ((unsigned char)word[length] >= 0x80 || islower((unsigned char)word[length]))
            return 0;
        letters += isupper((unsigned char)word[length]) != 0;
    }
    return letters >= 2 ? length : 0;
}

/* "BE68 5390 0754 7034" is no shorthand, and advise_private.c says what it is. */
static bool starts_account(const char *word)
{
    return isupper((unsigned char)word[0]) && isupper((unsigned char)word[1]) &&
           isdigit((unsigned char)word[2]) && isdigit((unsigned char)word[3]) &&
           strspn(word + 4 + (word[4] == ' '), "0123456789") >= 4;
}

/* The length of the run of words in capitals that begins here, and the letters of those that families do not know. */
static size_t shout_run(const char *text, const struct word_list *list, int *letters)
{
    size_t length = 0;
    *letters = 0;
    for (const char *at = text; word_byte(*at);) {
        int upper = 0;
        const char *word = at;
        for (; word_byte(*at); at++) {
            if (islower((unsigned char)*at))
                return length;
            upper += isupper((unsigned char)*at) != 0;
        }
        if (!upper && word == text)
            return 0;
        length = (size_t)(at - text);
        *letters += word_list_known(list, word, (size_t)(at - word)) ? 0 : upper;
        at += strspn(at, " ");
    }
    return length;
}

/* Says it once for a text, whatever the number of words that shout. */
static bool check_shouting(const struct advised *text, const struct word_list *list)
{
    for (const char *at = text->text; *at;) {
        int letters;
        size_t length = shout_run(at, list, &letters);
        if (letters >= SHOUT_LETTERS && !starts_account(at)) {
            advise(text,
                   "\"%s\" staat in hoofdletters; dat leest traag en klinkt als roepen: schrijf het in "
                   "gewone letters",
                   report_quote(&text->book->report, arena_strndup(&text->book->report.arena, at, length)));
            return true;
        }
        while (word_byte(*at))
            at++;
        while (*at && !word_byte(*at))
            at++;
    }
    return false;
}

static void check_capitals(const struct advised *text, const struct word_list *list)
{
    if (check_shouting(text, list))
        return;
    for (const char *at = text->text; *at;) {
        size_t length = capitals(at);
        if (length && length < WORD_MOST && !word_list_known(list, at, length) &&
            !isdigit((unsigned char)*at) && !starts_account(at)) {
            advise(text,
                   "\"%.*s\" is een afkorting die niet iedereen kent; schrijf ze voluit, of zet ze bij "
                   "[bekend] in de woordenlijst",
                   (int)length, at);
            return;
        }
        while (word_byte(*at))
            at++;
        while (*at && !word_byte(*at))
            at++;
    }
}

static void check_text(const struct advised *text)
{
    const struct word_list *list = text->context;
    check_sentences(text);
    check_list(text, list);
    check_capitals(text, list);
}

void advise_words(struct book *book)
{
    struct word_list list;
    if (!word_list_open(&list))
        report_warning(&book->report, (struct spot){.file = "check/words.txt"},
                       "deze lijst met moeilijke woorden vind ik niet; de woorden zijn niet nagekeken");
    advise_texts(book, check_text, &list);
    word_list_close(&list);
}
