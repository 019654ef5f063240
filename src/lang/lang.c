#include "lang/lang.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "base/path.h"

extern int _nl_msg_cat_cntr; /* glibc's and libintl's sign that the language changed */

struct language {
    const char *code, *own_name, *welcome;
};

static const struct language languages[] = {
    {"nl", "Nederlands", "Welkom"},
    {"fr", "Français", "Bienvenue"},
    {"en", "English", "Welcome"},
    {"de", "Deutsch", "Willkommen"},
    {"ar", "العربية", "أهلًا وسهلًا"},
    {"tr", "Türkçe", "Hoş geldiniz"},
    {"uk", "Українська", "Ласкаво просимо"},
    {"ru", "Русский", "Добро пожаловать"},
    {"pl", "Polski", "Witamy"},
    {"ro", "Română", "Bine ați venit"},
    {"bg", "Български", "Добре дошли"},
    {"es", "Español", "Bienvenidos"},
    {"pt", "Português", "Bem-vindos"},
    {"fa", "فارسی", "خوش آمدید"},
    {"ps", "پښتو", "ښه راغلاست"},
    {"so", "Soomaali", "Soo dhowow"},
    {"ti", "ትግርኛ", "እንቋዕ ብደሓን መጻእኩም"},
    {"sq", "Shqip", "Mirë se vini"},
    {"qps", "[Þšéûðöļåñĝ]", "[Ŵéļķöɱ þšéûðö]"}, /* the tests' pseudo-language */
};

static const struct language *language_find(const char *code)
{
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++)
        if (strcmp(languages[i].code, code) == 0)
            return &languages[i];
    return NULL;
}

void lang_init(void)
{
    char path[4096];
    setlocale(LC_ALL, "C.UTF-8");
    lang_use("nl");
    if (!path_find_share("locale", path, sizeof path))
        return;
    bindtextdomain("wegwijzer", path);
    bind_textdomain_codeset("wegwijzer", "UTF-8");
    textdomain("wegwijzer");
}

void lang_use(const char *language)
{
    setenv("LANGUAGE", language, 1);
    _nl_msg_cat_cntr++;
}

const char *lang_code(void)
{
    const char *code = getenv("LANGUAGE");
    return code && *code ? code : "nl";
}

const char *lang_own_name(const char *language)
{
    const struct language *found = language_find(language);
    return found ? found->own_name : language;
}

const char *lang_welcome(const char *language)
{
    const struct language *found = language_find(language);
    return found ? found->welcome : languages[0].welcome;
}

bool language_is_rtl(const char *language)
{
    static const char *const codes[] = {"ar", "fa", "ps", "ur", "he", "ckb"};
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        if (strcmp(language, codes[i]) == 0)
            return true;
    return false;
}
