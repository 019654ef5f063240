#include "tool/check/check.h"

#include <ctype.h>
#include <string.h>

#include "base/message.h"
#include "tool/check/checked.h"
#include "tool/table/recurrence.h"
#include "tool/table/value.h"
#include "tool/talk/near.h"

enum {
    TEXT_MOST = 4000,
    CODE_MOST = 40,
    TOPIC_CODE_MOST = 23 /* what a route of the kiosk holds */
};

static void wrong(const struct checked *cell, const char *item, const char *mend)
{
    report_error(cell->report, cell->spot, "\"%s\" kan hier niet; %s", report_quote(cell->report, item),
                 message_text(mend));
}

static void check_code(const struct checked *cell, const char *text)
{
    bool house = cell->table->id == TABLE_HOUSE;
    const char *first = text;
    bool good = (*first >= 'a' && *first <= 'z') || (!house && isdigit((unsigned char)*first));
    good = good && strspn(first, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen(first);
    int most = cell->table->id == TABLE_TOPIC ? TOPIC_CODE_MOST : CODE_MOST;
    if (good && strlen(text) > (size_t)most)
        report_error(cell->report, cell->spot,
                     "\"%s\" heeft %zu tekens; een code heeft hier hoogstens %d tekens, maak ze korter",
                     report_quote(cell->report, text), strlen(text), most);
    if (!good)
        wrong(
            cell, text,
            house
                ? MN_("de code van een huis heeft alleen kleine letters en cijfers en begint met een letter")
                : MN_("een code heeft alleen kleine letters, cijfers en streepjes, geen spaties of "
                      "accenten"));
}

static void check_card_code(const struct checked *cell, const char *text)
{
    bool good = strlen(text) == 4;
    for (const char *rest = text; *rest; rest++)
        good = good && (islower((unsigned char)*rest) || isdigit((unsigned char)*rest));
    if (!good)
        wrong(cell, text,
              "een code is vier kleine letters of cijfers; maak de cel leeg en draai `wegwijzer-data codes` "
              "voor een nieuwe");
}

static void check_day(const struct checked *cell, const char *text)
{
    int day;
    char mended[11];
    if (value_day(text, &day))
        return;
    if (value_day_mend(text, mended))
        report_error(cell->report, cell->spot, "\"%s\" kan hier niet; schrijf %s",
                     report_quote(cell->report, text), mended);
    else if (strlen(text) == 10 && text[4] == '-' && text[7] == '-')
        wrong(cell, text, "deze dag bestaat niet; schrijf jaar-maand-dag, zoals 2026-11-25");
    else
        wrong(cell, text, "schrijf een dag als 2026-11-25");
}

static void check_moment(const struct checked *cell, const char *text)
{
    struct wall wall;
    if (!value_moment(text, &wall))
        wrong(cell, text, "schrijf een dag die bestaat en een uur, als 2026-11-25T14:00 of 2026-11-25 14.00");
}

static void check_age(const struct checked *cell, const char *text)
{
    int months;
    if (!value_age(text, &months))
        wrong(cell, text, "schrijf een leeftijd in maanden (18m) of jaren (2,5j), of zwanger");
}

static void check_number(const struct checked *cell, const char *text)
{
    long whole = 0;
    double number = 0;
    bool real = cell->column->kind == CELL_REAL;
    bool good = real ? value_real(text, &number) : value_number(text, &whole);
    if (!real)
        number = (double)whole;
    if (!good && strcmp(cell->column->name, "price_cents") == 0)
        wrong(cell, text, "schrijf het bedrag in eurocent, zonder komma of €, zoals 250 voor 2,50 euro");
    else if (!good || number < cell->column->least || number > cell->column->most)
        report_error(cell->report, cell->spot, "\"%s\" kan hier niet; schrijf een %s van %g tot %.9g",
                     report_quote(cell->report, text), real ? M_("getal") : M_("geheel getal"),
                     cell->column->least, cell->column->most);
}

static void check_link(const struct checked *cell, const char *text)
{
    size_t length = strlen(text);
    if (strncmp(text, "https://", 8) != 0)
        wrong(cell, text, "een adres begint met https://");
    else if (strpbrk(text, " \n\"<>") || !strchr(text + 8, '.') || length < 12 || length > 500)
        wrong(cell, text, "schrijf een volledig adres zonder spaties, zoals https://www.huis.example");
    else if (cell->column->kind == CELL_BASE_LINK && text[length - 1] == '/')
        wrong(cell, text, "laat de / op het einde weg");
}

static void check_mail(const struct checked *cell, const char *text)
{
    const char *at = strchr(text, '@');
    if (!at || at == text || strchr(at + 1, '@') || strpbrk(text, " ,;<>\n") || !strchr(at + 1, '.') ||
        at[1] == '.' || text[strlen(text) - 1] == '.')
        wrong(cell, text, "schrijf één mailadres, zoals info@huis.example");
}

static void check_phone(const struct checked *cell, const char *text)
{
    int digits = 0;
    const char *rest = text;
    for (; *rest && strchr("0123456789 +()/.-", *rest); rest++)
        digits += isdigit((unsigned char)*rest) ? 1 : 0;
    if (*rest || digits < 3 || digits > 15)
        wrong(cell, text, "schrijf één nummer met alleen cijfers, spaties en + ( ) / . -");
}

static void check_colour(const struct checked *cell, const char *text)
{
    if (text[0] != '#' || strlen(text) != 7 || strspn(text + 1, "0123456789abcdefABCDEF") != 6)
        wrong(cell, text, "schrijf een kleur als # en zes tekens, zoals #09615D");
}

static void check_icon(const struct checked *cell, const char *icon)
{
    if (!cell->book->icons.count || lookup_find(&cell->book->icons, icon))
        return;
    const char *near = report_full(cell->report) ? NULL : lookup_near(&cell->book->icons, icon);
    const char *quote = report_quote(cell->report, icon);
    if (near)
        report_error(cell->report, cell->spot, "het icoon \"%s\" bestaat niet; bedoel je \"%s\"?", quote,
                     near);
    else
        report_error(cell->report, cell->spot,
                     cell->table->source->kind == WORKBOOK_NONE
                         ? MN_("het icoon \"%s\" bestaat niet; kies een naam uit assets/icons.list")
                         : MN_("het icoon \"%s\" bestaat niet; kies een naam uit de keuzelijst van deze "
                               "cel"),
                     quote);
}

static void check_language(const struct checked *cell, const char *language)
{
    size_t length = strlen(language);
    bool good = length == 2 || length == 3;
    for (; *language; language++)
        good = good && islower((unsigned char)*language);
    if (!good)
        wrong(cell, language - length,
              "schrijf een taal als code van twee of drie letters, zoals nl, fr of ar");
}

static void check_text(const struct checked *cell, const char *text)
{
    size_t most = cell->column->most > 0 ? (size_t)cell->column->most : TEXT_MOST;
    size_t length = value_length(text);
    if (length > most)
        report_error(cell->report, cell->spot,
                     "deze tekst heeft %zu tekens en mag er %zu hebben; maak hem korter", length, most);
}

static void check_rule(const struct checked *cell, const char *text)
{
    char why[512];
    if (!rule_check(text, why, sizeof why))
        report_error(cell->report, cell->spot, "\"%s\": %s", report_quote(cell->report, text), why);
}

static void check_yes(const struct checked *cell, const char *text)
{
    bool yes;
    if (!value_yes(text, &yes))
        wrong(cell, text, "schrijf ja of nee, of laat de cel leeg");
}

static void check_day_or_holidays(const struct checked *cell, const char *text)
{
    int day;
    char mended[11];
    if (strcmp(text, "holidays") == 0 || value_day(text, &day))
        return;
    if (value_day_mend(text, mended))
        check_day(cell, text);
    else
        wrong(cell, text, "schrijf een dag als 2026-11-25, of holidays voor alle feestdagen samen");
}

static void check_time(const struct checked *cell, const char *text)
{
    int minute;
    if (!value_time(text, &minute))
        wrong(cell, text, "schrijf een uur als 9.00 of 13:30");
}

static void check_weekdays(const struct checked *cell, const char *text)
{
    unsigned days;
    if (!value_weekdays(text, &days))
        wrong(cell, text, "schrijf dagen als ma-vr of ma; wo; za");
}

typedef void form_fn(const struct checked *cell, const char *text);

/* How each kind of cell is checked; a list is checked item by item. */
static const struct {
    form_fn *check;
    bool list;
} forms[] = {
    [CELL_TEXT] = {check_text, false},
    [CELL_CODE] = {check_code, false},
    [CELL_CARD_CODE] = {check_card_code, false},
    [CELL_WORD] = {check_word, false},
    [CELL_WORDS] = {check_word, true},
    [CELL_YES] = {check_yes, false},
    [CELL_DAY] = {check_day, false},
    [CELL_DAY_OR_HOLIDAYS] = {check_day_or_holidays, false},
    [CELL_MOMENT] = {check_moment, false},
    [CELL_MOMENTS] = {check_moment, true},
    [CELL_TIME] = {check_time, false},
    [CELL_AGE] = {check_age, false},
    [CELL_NUMBER] = {check_number, false},
    [CELL_REAL] = {check_number, false},
    [CELL_LINK] = {check_link, false},
    [CELL_BASE_LINK] = {check_link, false},
    [CELL_MAIL] = {check_mail, false},
    [CELL_PHONE] = {check_phone, false},
    [CELL_COLOUR] = {check_colour, false},
    [CELL_ICON] = {check_icon, false},
    [CELL_ICONS] = {check_icon, true},
    [CELL_LANGUAGE] = {check_language, false},
    [CELL_LANGUAGES] = {check_language, true},
    [CELL_RULE] = {check_rule, false},
    [CELL_WEEKDAYS] = {check_weekdays, false},
    [CELL_REF] = {check_ref, false},
    [CELL_REFS] = {check_ref, true},
};

static void check_form(const struct checked *cell)
{
    form_fn *check = forms[cell->column->kind].check;
    char item[ITEM_BYTES];
    if (!forms[cell->column->kind].list) {
        check(cell, cell->text);
        return;
    }
    for (struct value_list list = value_list(cell->text); value_next(&list, item);)
        check(cell, item);
}

/* A card that no house shows keeps its code and its page; who offered it, where it stood and when no longer matter. */
static bool may_be_empty(const struct checked *cell)
{
    static const char *const columns[] = {"partners", "topics", "start", "end", "checked_on"};
    if (!cell->column->required)
        return true;
    if (!table_of_cards(cell->table->id) || card_shown(cell->table, cell->row))
        return false;
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        if (strcmp(columns[i], cell->column->name) == 0)
            return true;
    return false;
}

static void check_empty(const struct checked *cell)
{
    if (cell->column->kind == CELL_CARD_CODE)
        report_error(cell->report, cell->spot,
                     "deze rij heeft nog geen code; draai `wegwijzer-data codes %s`",
                     cell->table->source->path);
    else if (cell->column->words)
        report_error(cell->report, cell->spot, "mag niet leeg zijn; kies uit %s",
                     report_words(cell->report, cell->column->words));
    else if (strcmp(cell->column->name, "price_text") == 0)
        report_error(cell->report, cell->spot,
                     "mag niet leeg zijn; schrijf de prijs in woorden, zoals \"gratis\" of \"vraag het aan "
                     "de balie\"");
    else if (strcmp(cell->column->name, "checked_on") == 0)
        report_error(cell->report, cell->spot,
                     "mag niet leeg zijn; schrijf de dag waarop iemand deze kaart nakeek, zoals 2026-11-25");
    else
        report_error(cell->report, cell->spot, "mag niet leeg zijn; vul deze cel in");
}

static void check_table(struct book *book, const struct table *table)
{
    static const char stage[] = MN_("rijen nakijken");
    struct checked cell = {.book = book, .report = &book->report, .table = table};
    for (int i = 0; i < table->count; i++) {
        cell.row = &table->rows[i];
        progress_tick(&book->progress, stage);
        for (int c = 0; c < table->spec->count; c++) {
            cell.column = &table->spec->columns[c];
            cell.text = cell.row->cells[c];
            cell.spot = spot_of(table, cell.row, c);
            if (*cell.text)
                check_form(&cell);
            else if (table->has[c] && !may_be_empty(&cell) && !report_told(cell.report, cell.spot))
                check_empty(&cell);
        }
    }
}

void check_cells(struct book *book)
{
    for (int s = 0; s < book->count; s++)
        for (int id = 0; id < TABLE_COUNT; id++)
            check_table(book, &book->sources[s].tables[id]);
}
