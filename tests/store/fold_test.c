#include "fixture.h"

#include <stdio.h>

#include "store/fold.h"

/* What is written, and its words as a search compares them; made by hand from the Unicode character database. */
static const struct {
    const char *text, *words;
} pairs[] = {
    /* Dutch, French, German */
    {"Opvang", "opvang"},
    {"OPVANG", "opvang"},
    {"crèche", "creche"},
    {"Crèche l'Étoile", "creche l etoile"},
    {"l’enfant", "l enfant"},
    {"baby's", "babys"},
    {"baby’s", "babys"},
    {"BABY'S", "babys"},
    {"baby'slaap", "baby slaap"},
    {"'s avonds", "s avonds"},
    {"’t Nestje", "t nestje"},
    {"z'n", "z n"},
    {"rock 'n' roll", "rock n roll"},
    {"café", "cafe"},
    {"cafe\xCC\x81", "cafe"},
    {"één", "een"},
    {"ÉÉN", "een"},
    {"coördinatie", "coordinatie"},
    {"coo\xCC\x88rdinatie", "coordinatie"},
    {"reünie", "reunie"},
    {"geïnteresseerd", "geinteresseerd"},
    {"zoëven", "zoeven"},
    {"skiën", "skien"},
    {"Ĳsland", "ijsland"},
    {"ĳs", "ijs"},
    {"Straße", "strasse"},
    {"STRASSE", "strasse"},
    {"GROẞE", "grosse"},
    {"Müller", "muller"},
    {"Öffnung", "offnung"},
    {"Ärzte", "arzte"},
    {"cœur", "coeur"},
    {"Œuvre", "oeuvre"},
    {"æsthetisch", "aesthetisch"},
    {"Æ", "ae"},
    {"garçon", "garcon"},
    {"Noël", "noel"},
    {"où", "ou"},
    {"maître", "maitre"},
    {"naïf", "naif"},
    /* Other languages in Latin letters */
    {"señor", "senor"},
    {"São", "sao"},
    {"pão", "pao"},
    {"Łódź", "lodz"},
    {"żółw", "zolw"},
    {"dziecięcy", "dzieciecy"},
    {"škola", "skola"},
    {"dítě", "dite"},
    {"KREŞ", "kres"},
    {"çocuk", "cocuk"},
    {"ığdır", "igdir"},
    {"İstanbul", "istanbul"},
    {"ISPARTA", "isparta"},
    {"doğum", "dogum"},
    {"þing", "thing"},
    {"Ðað", "dad"},
    {"smørrebrød", "smorrebrod"},
    {"Åse", "ase"},
    {"đak", "dak"},
    {"Đak", "dak"},
    {"ħobż", "hobz"},
    {"ŋ", "n"},
    {"ŧ", "t"},
    {"familiile", "familiile"},
    {"învățământ", "invatamant"},
    {"şi", "si"},
    {"și", "si"},
    {"gyermekfelügyelő", "gyermekfelugyelo"},
    {"ű", "u"},
    {"trẻ em", "tre em"},
    {"Đường", "duong"},
    /* Cyrillic and Greek */
    {"ВАГІТНА", "вагітна"},
    {"їжа", "іжа"},
    {"Йод", "иод"},
    {"ёлка", "елка"},
    {"ґанок", "ганок"},
    {"Ґ", "г"},
    {"сім'я", "сімя"},
    {"сім’я", "сімя"},
    {"сімʼя", "сімя"},
    {"ДЕТСКИЙ", "детскии"},
    {"ΟΔΟΣ", "οδοσ"},
    {"οδός", "οδοσ"},
    {"Άνοιξη", "ανοιξη"},
    /* Arabic, Persian, Urdu, Kurdish, Hebrew */
    {"مَدْرَسَة", "مدرسه"},
    {"مدرسة", "مدرسه"},
    {"مدرسه", "مدرسه"},
    {"أم", "ام"},
    {"إلى", "الي"},
    {"آب", "اب"},
    {"ٱلله", "الله"},
    {"حضـانة", "حضانه"},
    {"مستشفى", "مستشفي"},
    {"کودک", "كودك"},
    {"کودکی", "كودكي"},
    {"می‌شود", "ميشود"},
    {"ہسپتال", "هسپتال"},
    {"ﷲ", "الله"},
    {"ﻻ", "لا"},
    {"שָׁלוֹם", "שלום"},
    /* Numbers, widths, ideographs */
    {"18", "18"},
    {"٠٣", "03"},
    {"۱۲", "12"},
    {"१२", "12"},
    {"ｋｉｎｄ", "kind"},
    {"１２", "12"},
    {"m²", "m2"},
    {"ﬁets", "fiets"},
    {"漢字", "漢 字"},
    {"kind漢字kind", "kind 漢 字 kind"},
    /* What is between words */
    {"tele-onthaal", "tele onthaal"},
    {"tele‑onthaal", "tele onthaal"},
    {"0-3 jaar", "0 3 jaar"},
    {"a.b,c;d:e/f", "a b c d e f"},
    {"info@huis.be", "info huis be"},
    {"12,50 €", "12 50"},
    {"“opvang”", "opvang"},
    {"op\xC2\xA0vang", "op vang"},
    {"op\xC2\xADvang", "opvang"},
    {"\t een \n twee ", "een twee"},
    {"a_b", "a b"},
    {"%*\"OR\"(", "or"},
    {"😀 kind 👩‍👧", "kind"},
    {"", ""},
    {"---", ""},
    {"'", ""},
    {"\xCC\x81", ""},
    /* Bytes that are no UTF-8 end a word */
    {"op\xFFvang", "op vang"},
    {"op\xC3", "op"},
    {"\xEE\x80\x81kind", "kind"},
};

static void every_pair_folds(void **state)
{
    (void)state;
    int wrong = 0;
    assert_true(sizeof pairs / sizeof *pairs >= 100);
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        char words[256];
        size_t length = fold_text(pairs[i].text, words, sizeof words);
        assert_int_equal(length, strlen(words));
        if (strcmp(words, pairs[i].words) != 0)
            printf("\"%s\" folds to \"%s\", not \"%s\"\n", pairs[i].text, words, pairs[i].words);
        wrong += strcmp(words, pairs[i].words) != 0;
    }
    assert_int_equal(wrong, 0);
}

static void what_is_folded_stays_so(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        char again[256];
        fold_text(pairs[i].words, again, sizeof again);
        assert_string_equal(again, pairs[i].words);
    }
}

static void words_stand_where_they_were_written(void **state)
{
    (void)state;
    const char *text = " de Crèche! ";
    struct fold fold = fold_of(text);
    assert_true(fold_next(&fold));
    assert_int_equal(fold.start, 1);
    assert_int_equal(fold.end, 3);
    assert_true(fold_next(&fold));
    assert_string_equal(fold.word, "creche");
    assert_int_equal(fold.start, 4);
    assert_int_equal(fold.end, 4 + (int)strlen("Crèche"));
    assert_int_equal(fold.behind[1], 4 + 2);                  /* "Cr" */
    assert_int_equal(fold.behind[2], 4 + (int)strlen("Crè")); /* the accent with its letter */
    assert_false(fold_next(&fold));
}

/* An accent written by itself belongs to what is underlined. */
static void a_loose_accent_belongs_to_its_letter(void **state)
{
    (void)state;
    struct fold fold = fold_of("e\xCC\x81n");
    assert_true(fold_next(&fold));
    assert_string_equal(fold.word, "en");
    assert_int_equal(fold.behind[0], 3);
    assert_int_equal(fold.end, 4);
}

static void a_long_word_keeps_its_start(void **state)
{
    (void)state;
    char text[201] = "", words[256];
    memset(text, 'a', 200);
    assert_int_equal(fold_text(text, words, sizeof words), FOLD_WORD_MAX);
    for (int i = 0; i < 100; i++)
        memcpy(text + 2 * i, "\xD1\x8F", 2);
    assert_int_equal(fold_text(text, words, sizeof words), FOLD_WORD_MAX);
    assert_int_equal(strspn(words, "\xD1\x8F"), FOLD_WORD_MAX);
}

static void only_whole_words_fit(void **state)
{
    (void)state;
    char words[8];
    assert_int_equal(fold_text("een twee drie", words, sizeof words), 3);
    assert_string_equal(words, "een");
    assert_int_equal(fold_text("opvangtehuis", words, sizeof words), 0);
    assert_string_equal(words, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_pair_folds),
                                       cmocka_unit_test(what_is_folded_stays_so),
                                       cmocka_unit_test(words_stand_where_they_were_written),
                                       cmocka_unit_test(a_loose_accent_belongs_to_its_letter),
                                       cmocka_unit_test(a_long_word_keeps_its_start),
                                       cmocka_unit_test(only_whole_words_fit)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
