#include "tool/import/words.h"

#include <ctype.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

const char *language_code(const char *name)
{
    static const struct {
        const char *code, *names[3];
    } languages[] = {
        {"nl", {"dutch", "nederlands", "nld"}},      {"fr", {"french", "frans", "fra"}},
        {"en", {"english", "engels", "eng"}},        {"de", {"german", "duits", "deu"}},
        {"es", {"spanish", "spaans", "spa"}},        {"ar", {"arabic", "arabisch", "ara"}},
        {"tr", {"turkish", "turks", "tur"}},         {"pl", {"polish", "pools", "pol"}},
        {"ro", {"romanian", "roemeens", "ron"}},     {"bg", {"bulgarian", "bulgaars", "bul"}},
        {"ru", {"russian", "russisch", "rus"}},      {"uk", {"ukrainian", "oekraïens", "ukr"}},
        {"fa", {"persian", "perzisch", "farsi"}},    {"ps", {"pashto", "pasjtoe", "pus"}},
        {"so", {"somali", "somalisch", "som"}},      {"ti", {"tigrinya", "tigrigna", "tir"}},
        {"pt", {"portuguese", "portugees", "por"}},  {"it", {"italian", "italiaans", "ita"}},
        {"ur", {"urdu", "oerdoe", "urd"}},           {"zh", {"chinese", "chinees", "mandarin"}},
        {"vi", {"vietnamese", "vietnamees", "vie"}}, {"tl", {"tagalog", "filipino", "tgl"}},
        {"sk", {"slovak", "slowaaks", "slk"}},       {"el", {"greek", "grieks", "ell"}},
    };
    size_t length = strlen(name);
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++) {
        if (strcasecmp(name, languages[i].code) == 0)
            return languages[i].code;
        for (int n = 0; n < 3; n++)
            if (strcasecmp(name, languages[i].names[n]) == 0)
                return languages[i].code;
        if (length > 2 && name[2] == '-' && strncasecmp(name, languages[i].code, 2) == 0)
            return languages[i].code;
    }
    return NULL;
}

const char *weekday_word(const char *name)
{
    static const char *const words[] = {"ma", "di", "wo", "do", "vr", "za", "zo"};
    static const char *const names[][3] = {{"monday", "maandag", "mo"},     {"tuesday", "dinsdag", "tu"},
                                           {"wednesday", "woensdag", "we"}, {"thursday", "donderdag", "th"},
                                           {"friday", "vrijdag", "fr"},     {"saturday", "zaterdag", "sa"},
                                           {"sunday", "zondag", "su"}};
    size_t length = strlen(name);
    if (length == 1 && *name >= '1' && *name <= '7')
        return words[*name - '1'];
    for (int day = 0; day < 7; day++) {
        if (strcasecmp(name, words[day]) == 0 || strcasecmp(name, names[day][2]) == 0)
            return words[day];
        for (int i = 0; i < 2; i++)
            if (length >= 3 && strncasecmp(name, names[day][i], length) == 0)
                return words[day];
    }
    return NULL;
}
