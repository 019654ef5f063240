/* What does not belong in a text, or not in public: numbers, addresses, links, names of persons. */
#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "tool/check/advise.h"
#include "tool/check/word_list.h"

enum { PHONE_DIGITS = 9, REGISTER_DIGITS = 11, ACCOUNT_SIGNS = 15 };

/* Counts the digits of a run of digits and what people write between them; `*end` is behind the last digit. */
static int digits_run(const char *at, const char *between, const char **end)
{
    int digits = 0;
    *end = at;
    for (; *at && (isdigit((unsigned char)*at) || strchr(between, *at)); at++)
        if (isdigit((unsigned char)*at)) {
            digits++;
            *end = at + 1;
        }
    return digits;
}

/* "93.05.18-223.61", also without the points. */
static bool is_register(const char *at, const char *end)
{
    const char *rest = at;
    int digits = digits_run(at, ".- ", &rest);
    bool form = end - at == 15 && at[2] == '.' && at[5] == '.' && at[8] == '-' && at[12] == '.';
    return digits == REGISTER_DIGITS && (form || end - at == REGISTER_DIGITS) && *at != '0';
}

/* "BE68 5390 0754 7034". */
static bool is_account(const char *at)
{
    if (!isupper((unsigned char)at[0]) || !isupper((unsigned char)at[1]) || !isdigit((unsigned char)at[2]) ||
        !isdigit((unsigned char)at[3]))
        return false;
    int signs = 0;
    for (; isdigit((unsigned char)*at) || isupper((unsigned char)*at) || *at == ' '; at++)
        signs += *at != ' ';
    return signs >= ACCOUNT_SIGNS && signs <= 34;
}

/* Says what a run of digits seems to be; returns where it ends. */
static const char *check_digits(const struct advised *text, const char *at)
{
    const char *end;
    int digits = digits_run(at, " .-/()", &end);
    if (digits == REGISTER_DIGITS && is_register(at, end))
        advise(text, "hier lijkt een rijksregisternummer te staan; dat mag niet op de kiosk: haal het weg");
    else if (digits >= PHONE_DIGITS && digits <= 13 && (*at == '0' || (at > text->text && at[-1] == '+')))
        advise(text,
               "hier staat een telefoonnummer in de tekst (\"%.*s\"); bellen lukt zo niet vanzelf: zet het "
               "in kolom phone",
               (int)(end - at > 24 ? 24 : end - at), at);
    return end;
}

static bool word_starts(const struct advised *text, const char *at)
{
    return at == text->text || !word_byte(at[-1]);
}

static void check_text(const struct advised *text)
{
    for (const char *at = text->text; *at; at++) {
        if (!word_starts(text, at) && *at != '@')
            continue;
        if (isdigit((unsigned char)*at)) {
            at = check_digits(text, at) - 1;
        } else if (is_account(at)) {
            advise(text, "hier lijkt een rekeningnummer te staan; betalen doe je niet aan de kiosk: haal het "
                         "weg, of zet het op de website van de partner");
            at += 4;
        } else if (*at == '@' && at > text->text && word_byte(at[-1]) && word_byte(at[1])) {
            advise(text, "hier staat een mailadres in de tekst; zet het in kolom mail, zodat een telefoon "
                         "het kan overnemen");
        } else if (strncasecmp(at, "http://", 7) == 0) {
            advise(text, "hier staat een link zonder https; zet hem als https://… in kolom web");
        } else if (strncasecmp(at, "www.", 4) == 0 || strncasecmp(at, "https://", 8) == 0) {
            advise(text, "hier staat een link in de tekst; aan de kiosk kan niemand erop klikken: zet hem in "
                         "kolom web");
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

/* "Jan Peeters": two words that each begin with a capital; a role does not. */
static bool looks_like_name(const char *text)
{
    const char *second = strchr(text, ' ');
    return strchr(text, '@') ||
           (second && isupper((unsigned char)text[0]) && islower((unsigned char)text[1]) &&
            isupper((unsigned char)second[1]) && islower((unsigned char)second[2]));
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
    if (strncmp(row->cells[phone], "04", 2) == 0 || strncmp(row->cells[phone], "+324", 5) == 0 ||
        strncmp(row->cells[phone], "+32 4", 5) == 0)
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
