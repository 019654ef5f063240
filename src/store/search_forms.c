#include <string.h>

#include "store/search_group.h"

enum { STEM_MIN = 3 };

static bool is_vowel(char letter)
{
    return letter != '\0' && strchr("aeiou", letter);
}

static bool is_letter(char letter)
{
    return letter >= 'a' && letter <= 'z';
}

static int form_add(char forms[FORMS_MAX][FOLD_WORD_MAX + 2], int count, const char *word, const char *form,
                    size_t length)
{
    if (count == FORMS_MAX || length < STEM_MIN || length > FOLD_WORD_MAX + 1)
        return count;
    for (int i = 0; i < count; i++)
        if (strlen(forms[i]) == length && memcmp(forms[i], form, length) == 0)
            return count;
    if (strlen(word) == length && memcmp(word, form, length) == 0)
        return count;
    memcpy(forms[count], form, length);
    forms[count][length] = '\0';
    return count + 1;
}

/* "slap" -> "slaap", "lez" -> "lees", "zwemm" -> "zwem", "huil" -> "huil": what is left of a word before -en or -e. */
static int stem_add(char forms[FORMS_MAX][FOLD_WORD_MAX + 2], int count, const char *word, size_t length)
{
    char stem[FOLD_WORD_MAX + 2];
    memcpy(stem, word, length);
    stem[length] = '\0';
    char *last = &stem[length - 1];
    if (length > STEM_MIN && last[0] == last[-1] && !is_vowel(last[0]))
        return form_add(forms, count, word, stem, length - 1);
    count = form_add(forms, count, word, stem, length);
    bool single = length >= STEM_MIN && !is_vowel(last[0]) && is_vowel(last[-1]) && !is_vowel(last[-2]);
    bool soft = last[0] == 'z' || last[0] == 'v';
    if (soft)
        last[0] = last[0] == 'z' ? 's' : 'f';
    if (single && last[-1] != 'i') {
        last[1] = last[0];
        last[0] = last[-1];
        count = form_add(forms, count, word, stem, length + 1);
    } else if (soft) {
        count = form_add(forms, count, word, stem, length);
    }
    return count;
}

/* "slaap" -> "slap": before -en a long vowel is written once. */
static int open_add(char forms[FORMS_MAX][FOLD_WORD_MAX + 2], int count, const char *word, size_t length)
{
    char stem[FOLD_WORD_MAX + 2];
    size_t end = length > 1 && word[length - 1] == 't' && !is_vowel(word[length - 2]) ? length - 1 : length;
    if (end < STEM_MIN + 1 || is_vowel(word[end - 1]) || word[end - 2] != word[end - 3] ||
        !is_vowel(word[end - 2]))
        return count;
    memcpy(stem, word, end - 2);
    stem[end - 2] = word[end - 1];
    memcpy(&stem[end - 1], "en", 2);
    count = form_add(forms, count, word, stem, end + 1);
    return end < length ? form_add(forms, count, word, word, end) : count;
}

int word_forms(const char *word, char forms[FORMS_MAX][FOLD_WORD_MAX + 2])
{
    static const char *const small[] = {"etjes", "etje", "tjes", "pjes", "tje", "pje", "jes", "je"};
    size_t length = strlen(word);
    int count = 0;
    for (size_t i = 0; i < length; i++)
        if (!is_letter(word[i]))
            return 0;
    for (size_t i = 0; i < sizeof small / sizeof *small && length > 5; i++) {
        size_t tail = strlen(small[i]);
        if (length > tail + 2 && strcmp(word + length - tail, small[i]) == 0) {
            count = form_add(forms, count, word, word, length - tail);
            break;
        }
    }
    if (length > 4 && strcmp(word + length - 2, "en") == 0)
        count = stem_add(forms, count, word, length - 2);
    else if (length > 4 && word[length - 1] == 's')
        count = form_add(forms, count, word, word, length - 1);
    return open_add(forms, count, word, length);
}
