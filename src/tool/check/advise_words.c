/* Texts in plain Dutch: short sentences, everyday words, no shouting, nothing that only the eye can follow. */
#include <ctype.h>
#include <string.h>

#include "base/message.h"
#include "tool/check/advise.h"
#include "tool/check/digits.h"
#include "tool/check/prose.h"
#include "tool/check/word_list.h"

enum { SENTENCE_WORDS = 20, SHOUT_LETTERS = 6, SHOUT_WORDS_LETTERS = 4, WORD_MOST = 40 };

/* A point ends a sentence before a blank, unless it stands in a shorthand or a small letter follows. */
static bool sentence_ends(const char *start, const char *at)
{
    if (*at == '\n')
        return true;
    if (!*at || !strchr(".!?", *at))
        return false;
    const char *next = at + strspn(at, ".!?\"')");
    if (*next && !isspace((unsigned char)*next))
        return false;
    next += strspn(next, " ");
    return *at != '.' || at == start || !*next ||
           (!islower((unsigned char)*next) && !(at - start >= 2 && at[-2] == '.'));
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
        inside = word || (inside && *at && strchr("'-.,:/", *at) && word_byte(at[1]));
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

/* On the way to a place, a blue door helps. */
static bool says_way(const struct advised *text)
{
    return text->table->id == TABLE_PLACE || text->table->id == TABLE_HOUSE;
}

/* "a.d.h.v.", whatever the list says; initials of a name have capitals. */
static size_t dotted(const char *at)
{
    size_t length = 0;
    while (islower((unsigned char)at[length]) && at[length + 1] == '.')
        length += 2;
    return length >= 4 && !word_byte(at[length]) ? length : 0;
}

static void say_dotted(const struct advised *text, const char *at, size_t length)
{
    advise(text, "\"%.*s\" is een afkorting en wordt raar voorgelezen; schrijf ze voluit", (int)length, at);
}

static void check_list(const struct advised *text, const struct word_list *list)
{
    char *small = arena_strdup(&text->book->report.arena, text->text);
    for (char *at = small; *at; at++)
        *at = (char)tolower((unsigned char)*at);
    for (const char *at = small; *at; at++) {
        if (!word_byte(*at) || (at > small && (word_byte(at[-1]) || at[-1] == '.')))
            continue;
        const struct word_entry *entry = word_list_at(list, at);
        size_t shorthand = dotted(text->text + (at - small));
        if (entry && !(says_way(text) && entry->group == WORD_PLACE)) {
            say_entry(text, entry);
            at += strlen(entry->word) - 1;
        } else if (shorthand && !entry) {
            say_dotted(text, at, shorthand);
            at += shorthand - 1;
        }
    }
}

/* A word in capitals: how many of its letters are, 0 when it has others or a digit; moves behind it. */
static int capitals_next(const char **at)
{
    int capitals = 0;
    bool others = false;
    while (word_byte(**at)) {
        enum letter_case letter = letter_next(at);
        capitals += letter == LETTER_CAPITAL;
        others = others || letter != LETTER_CAPITAL;
    }
    return others ? 0 : capitals;
}

/* "Albert II". */
static bool is_roman(const char *word, size_t length)
{
    return strspn(word, "IVX") == length;
}

/* Words in capitals one behind the other. */
struct run {
    size_t length;
    int letters, words; /* of those that families do not know */
};

static struct run run_read(const char *text, const struct word_list *list)
{
    struct run run = {0};
    for (const char *at = text; word_byte(*at) && !digits_account(at);) {
        const char *word = at;
        int capitals = capitals_next(&at);
        if (!capitals && !isdigit((unsigned char)*word))
            break;
        if (!capitals && word == text)
            break;
        run.length = (size_t)(at - text);
        if (capitals > 1 && !word_list_known(list, word, (size_t)(at - word)) &&
            !is_roman(word, (size_t)(at - word))) {
            run.letters += capitals;
            run.words++;
        }
        at += strspn(at, " ");
    }
    return run;
}

static bool has_vowel(const char *word, size_t length)
{
    return strcspn(word, "AEIOUY\xC3") < length;
}

static void say_capitals(const struct advised *text, const char *word, size_t length)
{
    if (has_vowel(word, length))
        advise(
            text,
            "\"%.*s\" staat in hoofdletters; is het een gewoon woord, schrijf het dan klein, en is het een "
            "afkorting, schrijf ze dan voluit of zet ze bij [bekend] in de woordenlijst",
            (int)length, word);
    else
        advise(text,
               "\"%.*s\" is een afkorting die niet iedereen kent; schrijf ze voluit, of zet ze bij "
               "[bekend] in de woordenlijst",
               (int)length, word);
}

/* Says it once for a text, whatever the number of words in capitals; words that shout go before shorthand. */
static void check_capitals(const struct advised *text, const struct word_list *list)
{
    const char *first = NULL;
    size_t length = 0;
    for (const char *at = text->text; *at; at = word_next(at)) {
        if (digits_account(at))
            at += strspn(at, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 ");
        struct run run = run_read(at, list);
        if (run.letters >= (run.words > 1 ? SHOUT_WORDS_LETTERS : SHOUT_LETTERS)) {
            struct arena *arena = &text->book->report.arena;
            advise(text,
                   "\"%s\" staat in hoofdletters; dat leest traag en klinkt als roepen: schrijf het in "
                   "gewone letters",
                   report_quote(&text->book->report, arena_strndup(arena, at, run.length)));
            return;
        }
        const char *end = at;
        int capitals = capitals_next(&end);
        if (first || capitals < 2 || end - at > WORD_MOST || run.words == 0)
            continue;
        if (!word_list_known(list, at, (size_t)(end - at)) && !is_roman(at, (size_t)(end - at))) {
            first = at;
            length = (size_t)(end - at);
        }
    }
    if (first)
        say_capitals(text, first, length);
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
