/* What does not belong in a text, or not in public: numbers, addresses, links, names of persons. */
#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "base/message.h"
#include "tool/check/advise.h"
#include "tool/check/digits.h"
#include "tool/check/prose.h"

enum { QUOTED_BYTES = 24 };

static const char account_said[] = MN_("hier lijkt een rekeningnummer te staan; betalen doe je niet aan de "
                                       "kiosk: haal het weg, of zet het op de "
                                       "website van de partner");

/* Says what a run of digits seems to be; returns where it ends. */
static const char *check_digits(const struct advised *text, const char *at)
{
    const char *end, *from = at;
    bool note = strcmp(text->table->spec->columns[text->column].name, "phone_note") == 0;
    enum digits_kind kind = digits_read(at, at > text->text && at[-1] == '+', &end);
    while (from > text->text && strchr("+(", from[-1]))
        from--;
    if (kind == DIGITS_REGISTER)
        advise(text, "hier lijkt een rijksregisternummer te staan; dat mag niet op de kiosk: haal het weg");
    if (kind == DIGITS_ACCOUNT)
        advise(text, account_said);
    if (kind == DIGITS_PHONE && !note)
        advise(text,
               "hier staat een telefoonnummer in de tekst (\"%.*s\"); bellen lukt zo niet vanzelf: zet het "
               "in kolom phone",
               (int)(end - from > QUOTED_BYTES ? QUOTED_BYTES : end - from), from);
    return end;
}

/* A name of the web, or behind the @ of a mail address: "brug.be", "kind.brug.be/spelen"; its length, or 0. */
static size_t host_length(const char *at)
{
    static const char *const ends[] = {"be", "com",        "org",      "net",  "eu",
                                       "nl", "vlaanderen", "brussels", "gent", "example"};
    size_t length = strspn(at, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-");
    while (length > 0 && at[length - 1] == '.')
        length--;
    size_t last = length;
    while (last > 0 && at[last - 1] != '.')
        last--;
    for (size_t i = 0; last > 1 && i < sizeof ends / sizeof *ends; i++)
        if (strlen(ends[i]) == length - last && strncasecmp(at + last, ends[i], length - last) == 0)
            return length;
    return 0;
}

static bool word_starts(const struct advised *text, const char *at)
{
    return at == text->text || !word_byte(at[-1]);
}

static bool mail_stands(const struct advised *text, const char *at)
{
    return *at == '@' && at > text->text && word_byte(at[-1]) && word_byte(at[1]) &&
           memchr(at, '.', strcspn(at, " ")) != NULL;
}

static const char *check_link(const struct advised *text, const char *at)
{
    if (strncasecmp(at, "http://", 7) == 0)
        advise(text, "hier staat een link zonder https; zet hem als https://… in kolom web");
    else
        advise(text, "hier staat een link in de tekst; aan de kiosk kan niemand erop klikken: zet hem in "
                     "kolom web");
    return at + strcspn(at, " \n");
}

static bool link_stands(const char *at)
{
    size_t host = host_length(at);
    return strncasecmp(at, "http://", 7) == 0 || strncasecmp(at, "https://", 8) == 0 ||
           strncasecmp(at, "www.", 4) == 0 || (host > 0 && at[host] != '@');
}

static void check_text(const struct advised *text)
{
    for (const char *at = text->text; *at; at += *at != '\0') {
        if (mail_stands(text, at)) {
            advise(text, "hier staat een mailadres in de tekst; zet het in kolom mail, zodat een telefoon "
                         "het kan overnemen");
            at += strcspn(at, " \n");
        } else if (!word_starts(text, at) || !word_byte(*at)) {
            continue;
        } else if (isdigit((unsigned char)*at)) {
            at = check_digits(text, at) - 1;
        } else if (digits_account(at)) {
            advise(text, account_said);
            at += strspn(at, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 ") - 1;
        } else if (link_stands(at)) {
            at = check_link(text, at);
        }
    }
}

/* Mail boxes of people rather than of services. */
static bool mail_personal(const char *mail)
{
    static const char *const boxes[] = {"gmail.com",  "hotmail.com", "hotmail.be", "outlook.com",
                                        "live.be",    "yahoo.com",   "telenet.be", "skynet.be",
                                        "icloud.com", "proximus.be", "scarlet.be", NULL};
    const char *at = strchr(mail, '@');
    for (const char *const *box = boxes; at && *box; box++)
        if (strcasecmp(at + 1, *box) == 0)
            return true;
    return false;
}

/* "Jan", "Élise", "J.": a capital and, but for an initial, small letters. */
static bool name_part(const char *at)
{
    enum letter_case first = letter_next(&at);
    return first == LETTER_CAPITAL && (*at == '.' || letter_next(&at) == LETTER_SMALL);
}

/* Words of services and teams, which are nobody's name. */
static bool of_service(const char *word, size_t length)
{
    static const char *const words[] = {
        "De",       "Het",     "Een",         "Team",       "Dienst",      "Huis",    "Sociale", "Lokale",
        "Lokaal",   "Sociaal", "Cel",         "Werking",    "Groep",       "Raad",    "Bureau",  "Stad",
        "Gemeente", "School",  "Kind",        "Gezin",      "Jeugd",       "Welzijn", "Onthaal", "Balie",
        "Centrum",  "Netwerk", "Coördinator", "Medewerker", "Vrijwilliger"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strlen(words[i]) == length && strncasecmp(words[i], word, length) == 0)
            return true;
    return false;
}

/* "Jan Peeters": two words that each begin with a capital and are no service; a role does not. */
static bool looks_like_name(const char *text)
{
    const char *second = strchr(text, ' ');
    return strchr(text, '@') ||
           (second && name_part(text) && name_part(second + 1) &&
            !of_service(text, (size_t)(second - text)) && !of_service(second + 1, strcspn(second + 1, " ,")));
}

static void check_row(struct book *book, const struct table *table, const struct row *row)
{
    int mail = column_of(table->id, "mail"), phone = column_of(table->id, "phone"),
        by = column_of(table->id, "checked_by");
    if (mail_personal(row->cells[mail]))
        report_warning(&book->report, spot_of(table, row, mail),
                       "\"%s\" lijkt het adres van een persoon; dat blijft op kaarten en telefoons staan: "
                       "neem het adres van de dienst",
                       report_quote(&book->report, row->cells[mail]));
    if (digits_mobile(row->cells[phone]))
        report_warning(&book->report, spot_of(table, row, phone),
                       "dit is een gsm-nummer; kijk na of het van de dienst is en niet van een persoon");
    if (looks_like_name(row->cells[by]))
        report_warning(&book->report, spot_of(table, row, by),
                       "hier lijkt een naam van een persoon te staan; schrijf een rol, zoals coördinator");
}

void advise_private(struct book *book)
{
    advise_texts(book, check_text, NULL);
    for (int s = 0; s < book->count; s++)
        for (int id = TABLE_PARTNER; id <= TABLE_ACTIVITY; id++) {
            const struct table *table = &book->sources[s].tables[id];
            for (int i = 0; i < table->count; i++)
                check_row(book, table, &table->rows[i]);
        }
}
