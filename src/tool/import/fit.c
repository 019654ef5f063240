#include "tool/import/fit.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/message.h"
#include "base/utf8.h"
#include "tool/import/text_plain.h"
#include "tool/import/words.h"
#include "tool/table/recurrence.h"
#include "tool/table/value.h"
#include "tool/talk/near.h"

enum { TEXT_MOST = 4000 };

static const char *fit_time(struct arena *arena, const char *text)
{
    int hour, minute = 0, used = 0;
    if (sscanf(text, "%2d%*1[:.hHu]%2d%n", &hour, &minute, &used) != 2 &&
        sscanf(text, "%2d%n", &hour, &used) != 1)
        return NULL;
    const char *rest = text + used;
    if (*rest == ':' && isdigit((unsigned char)rest[1]) && isdigit((unsigned char)rest[2]))
        rest += 3;
    while (*rest == ' ')
        rest++;
    if (strcasecmp(rest, "uur") == 0 || strcasecmp(rest, "u") == 0 || strcasecmp(rest, "h") == 0)
        rest = "";
    bool after = strncasecmp(rest, "pm", 2) == 0 || strncasecmp(rest, "p.m.", 4) == 0;
    bool before = strncasecmp(rest, "am", 2) == 0 || strncasecmp(rest, "a.m.", 4) == 0;
    if ((after || before) && (hour < 1 || hour > 12))
        return NULL;
    if (after || before)
        hour = hour % 12 + (after ? 12 : 0);
    else if (*rest && *rest != 'Z' && *rest != '+' && *rest != '-')
        return NULL;
    if (hour < 0 || minute < 0 || minute > 59 || hour * 60 + minute > MINUTES_A_DAY)
        return NULL;
    return arena_printf(arena, "%02d:%02d", hour, minute);
}

/* Of a day with an hour the day; what else stands behind it must not get lost. */
static const char *fit_day(struct arena *arena, const char *text)
{
    char day[DAY_BYTES];
    size_t used = day_spelled(text, day);
    bool whole =
        used && (!text[used] || text[used] == 'T' || (text[used] == ' ' && fit_time(arena, text + used + 1)));
    return whole ? arena_strdup(arena, day) : NULL;
}

/* "2026-12-06T14:00:00.000Z" without the thousandths, which no column of ours has. */
static const char *fraction_drop(struct arena *arena, const char *text)
{
    enum { SECONDS_END = 19 };
    if (strlen(text) <= SECONDS_END || text[SECONDS_END] != '.' || !strchr("T ", text[10]))
        return text;
    const char *rest = text + SECONDS_END + 1;
    return arena_printf(arena, "%.*s%s", SECONDS_END, text, rest + strspn(rest, "0123456789"));
}

static const char *fit_moment(struct arena *arena, const char *text)
{
    char day[DAY_BYTES];
    struct wall wall;
    int64_t utc;
    text = fraction_drop(arena, text);
    size_t length = strlen(text);
    if (length > 16 && (text[length - 1] == 'Z' || text[length - 6] == '+' || text[length - 6] == '-') &&
        utc_parse(text, &utc)) {
        char moment[17];
        wall_format(wall_from_utc(utc), moment);
        return arena_strdup(arena, moment);
    }
    size_t end = day_spelled(text, day);
    const char *rest = text + end + strspn(text + end, "T, ");
    rest += strncasecmp(rest, "om ", 3) == 0 ? 3 : 0;
    const char *hour = *rest ? fit_time(arena, rest) : NULL;
    if (!end || (*rest && !hour))
        return NULL;
    const char *moment = hour ? arena_printf(arena, "%sT%s", day, hour) : arena_strdup(arena, day);
    return value_moment(moment, &wall) ? moment : NULL;
}

static const char *fit_each(struct arena *arena, const char *text,
                            const char *fit_one(struct arena *, const char *))
{
    const char *out = "";
    char item[ITEM_BYTES];
    for (struct value_list list = value_list(text); value_next(&list, item);) {
        const char *one = fit_one(arena, item);
        if (!one)
            return NULL;
        out = *out ? arena_printf(arena, "%s; %s", out, one) : one;
    }
    return *out ? out : NULL;
}

static const char *fit_language(struct arena *arena, const char *text)
{
    const char *code = language_code(text);
    size_t length = strlen(text);
    if (code)
        return code;
    return (length == 2 || length == 3) && strspn(text, "abcdefghijklmnopqrstuvwxyz") == length
               ? arena_strdup(arena, text)
               : NULL;
}

static const char *fit_weekday(struct arena *arena, const char *text)
{
    unsigned days;
    const char *word = weekday_word(text);
    return word ? word : value_weekdays(text, &days) ? arena_strdup(arena, text) : NULL;
}

/* Up to where a number goes: " / " begins another one. */
static size_t phone_length(const char *text)
{
    size_t length = strspn(text, "0123456789 +()/.-");
    const char *other = strstr(text, " / ");
    return other && (size_t)(other - text) < length ? (size_t)(other - text) : length;
}

static const char *fit_phone(struct arena *arena, const char *text)
{
    int digits = 0;
    text += strncasecmp(text, "tel:", 4) == 0 ? 4 : 0;
    text += strspn(text, "\" '");
    size_t length = phone_length(text);
    bool word =
        isalpha((unsigned char)text[length]) && length && text[length - 1] != ' ' && text[length - 1] != '(';
    while (length && !isdigit((unsigned char)text[length - 1]) && text[length - 1] != ')')
        length--;
    bool plus = length && memchr(text + 1, '+', length - 1) != NULL;
    for (size_t i = 0; i < length; i++)
        digits += isdigit((unsigned char)text[i]) ? 1 : 0;
    return digits >= 3 && digits <= 15 && !word && !plus ? arena_strndup(arena, text, length) : NULL;
}

static const char *fit_link(struct arena *arena, const char *text)
{
    const char *link = text;
    if (strncasecmp(text, "http://", 7) == 0)
        link = arena_printf(arena, "https://%s", text + 7);
    else if (!strstr(text, "://"))
        link = arena_printf(arena, "https://%s", text);
    size_t length = strlen(link);
    bool good = strncasecmp(link, "https://", 8) == 0 && !strpbrk(link, " \n\"<>") && strchr(link + 8, '.') &&
                length >= 12 && length <= 500;
    return good ? link : NULL;
}

static const char *fit_mail(struct arena *arena, const char *text)
{
    text += strncasecmp(text, "mailto:", 7) == 0 ? 7 : 0;
    text += strspn(text, " <");
    const char *mail = arena_strndup(arena, text, strcspn(text, " ,;<>\n")), *at = strchr(mail, '@');
    bool good = at && at != mail && !strchr(at + 1, '@') && strchr(at + 1, '.') && at[1] != '.' &&
                mail[strlen(mail) - 1] != '.';
    return good ? mail : NULL;
}

static const char *fit_number(struct arena *arena, const struct column *column, const char *text)
{
    double number;
    long whole = 0;
    if (column->kind == CELL_NUMBER ? !value_number(text, &whole) : !value_real(text, &number))
        return NULL;
    number = column->kind == CELL_NUMBER ? (double)whole : number;
    return number >= column->least && number <= column->most ? arena_strdup(arena, text) : NULL;
}

static const char *fit_age(struct arena *arena, const struct column *column, const char *text)
{
    int months;
    const char *from, *to;
    if (value_age(text, &months))
        return arena_strdup(arena, text);
    return !ages_read(arena, text, &from, &to) ? NULL : strcmp(column->name, "age_to") == 0 ? to : from;
}

static const char *fit_yes(const char *text)
{
    static const char *const yes[] = {"ja", "yes", "true", "1", "y", "waar", NULL};
    static const char *const no[] = {"nee", "no", "false", "0", "n", "onwaar", NULL};
    for (int i = 0; yes[i] && no[i]; i++)
        if (strcasecmp(text, yes[i]) == 0 || strcasecmp(text, no[i]) == 0)
            return strcasecmp(text, yes[i]) == 0 ? "ja" : "nee";
    return NULL;
}

static const char *fit_words(struct arena *arena, const struct column *column, const char *text)
{
    char item[ITEM_BYTES];
    const char *price = strcmp(column->name, "price") == 0 ? price_word(text) : NULL;
    if (price)
        return price;
    for (struct value_list list = value_list(text); value_next(&list, item);) {
        const char *const *known = column->words;
        while (*known && strcmp(*known, item) != 0)
            known++;
        if (!*known)
            return NULL;
    }
    return arena_strdup(arena, text);
}

static const char *fit_rule(struct arena *arena, const char *text)
{
    char why[512];
    return rule_check(text, why, sizeof why) ? arena_strdup(arena, text) : NULL;
}

const char *value_fit(struct arena *arena, const struct column *column, const char *text)
{
    switch (column->kind) {
    case CELL_DAY:
        return fit_day(arena, text);
    case CELL_DAY_OR_HOLIDAYS:
        return strcmp(text, "holidays") == 0 ? text : fit_day(arena, text);
    case CELL_MOMENT:
        return fit_moment(arena, text);
    case CELL_MOMENTS:
        return fit_each(arena, text, fit_moment);
    case CELL_TIME:
        return fit_time(arena, text);
    case CELL_LANGUAGE:
    case CELL_LANGUAGES:
        return fit_each(arena, text, fit_language);
    case CELL_WEEKDAYS:
        return fit_each(arena, text, fit_weekday);
    case CELL_PHONE:
        return fit_phone(arena, text);
    case CELL_LINK:
    case CELL_BASE_LINK:
        return fit_link(arena, text);
    case CELL_MAIL:
        return fit_mail(arena, text);
    case CELL_NUMBER:
    case CELL_REAL:
        return fit_number(arena, column, text);
    case CELL_AGE:
        return fit_age(arena, column, text);
    case CELL_YES:
        return fit_yes(text);
    case CELL_WORD:
    case CELL_WORDS:
        return fit_words(arena, column, text);
    case CELL_RULE:
        return fit_rule(arena, text);
    default:
        return text;
    }
}

/* The first `most` characters, up to the end of a sentence when that keeps at least half of them. */
static const char *text_cut(struct arena *arena, const char *text, size_t most)
{
    const char *end = text, *sentence = NULL, *word = NULL;
    for (size_t count = 0; *end && count + 1 < most; count++) {
        const char *at = end;
        utf8_next(&end);
        if (strchr(".!?", *at) && (*end == ' ' || *end == '\n') && count * 2 >= most)
            sentence = end;
        if (*end == ' ' || *end == '\n')
            word = end;
    }
    if (sentence)
        return arena_strndup(arena, text, (size_t)(sentence - text));
    end = word && (size_t)(word - text) > most / 2 ? word : end;
    return arena_printf(arena, "%.*s…", (int)(end - text), text);
}

static const char *shown(struct feed *feed, const char *text)
{
    return report_quote(feed->report, text);
}

static int count_of(const char *text, const char *signs)
{
    int count = 0;
    for (; (text = strpbrk(text, signs)); text++)
        count++;
    return count;
}

/* A cell of ours has one number and one address; what stood behind it is told. */
static void rest_say(struct feed *feed, const struct feed_row *row, const struct column *column,
                     const char *value, const char *fitted)
{
    const char *signs = column->kind == CELL_PHONE ? "0123456789" : column->kind == CELL_MAIL ? "@" : "";
    if (count_of(value, signs) > count_of(fitted, signs))
        feed_say(feed, row->unit, "%s \"%s\": alleen \"%s\" is overgenomen; zet de rest zelf in de tekst",
                 column->name, shown(feed, value), shown(feed, fitted));
}

/* Ages in the column for the youngest ("6-12") say the oldest too, unless the feed says that elsewhere. */
static void ages_spread(struct feed *feed, struct feed_row *row, const struct column *column,
                        const char *value)
{
    const char *from, *to;
    int other = strcmp(column->name, "age_from") == 0 ? column_find(table_spec(row->table), "age_to") : -1;
    if (other >= 0 && !row->cells[other] && ages_read(&feed->arena, value, &from, &to) &&
        strcmp(from, to) != 0)
        row->cells[other] = to;
}

/* A word that is not in our list: what it becomes, and the line of a map that makes it one that is. */
static void word_unfit(struct feed *feed, const struct feed_row *row, const struct column *column,
                       const char *value)
{
    const char *near = near_word(value, column->words), *name = column->name, *text = shown(feed, value);
    const char *otherwise = feed_otherwise(row->table, name), *table = table_spec(row->table)->name,
               *words = report_words(feed->report, column->words);
    near = near ? near : M_("WOORD");
    if (otherwise)
        feed_say(feed, row->unit,
                 "%s \"%s\" kan bij ons niet en wordt \"%s\"; zet in het kaartbestand een regel als "
                 "%s.%s: %s = %s (kies uit %s)",
                 name, text, otherwise, table, name, text, near, words);
    else
        feed_say(feed, row->unit,
                 "%s \"%s\" kan bij ons niet en de cel blijft leeg; zet in het kaartbestand een regel als "
                 "%s.%s: %s = %s (kies uit %s)",
                 name, text, table, name, text, near, words);
}

/* Says what becomes of a value that our column cannot hold, and where to mend it. */
static void unfit_say(struct feed *feed, const struct feed_row *row, const struct column *column,
                      const char *value)
{
    bool day = column->kind == CELL_DAY || column->kind == CELL_DAY_OR_HOLIDAYS ||
               column->kind == CELL_MOMENT || column->kind == CELL_MOMENTS;
    if (column->kind == CELL_WORD || column->kind == CELL_WORDS)
        word_unfit(feed, row, column, value);
    else if (day)
        feed_say(feed, row->unit,
                 "%s \"%s\" kan ik niet lezen en de cel blijft leeg; schrijf de dag daar als 6/12/2026 of "
                 "2026-12-06, en een uur daarachter als 14:00",
                 column->name, shown(feed, value));
    else
        feed_say(feed, row->unit,
                 "%s \"%s\" kan bij ons niet; deze cel blijft leeg, vul ze na de import zelf in",
                 column->name, shown(feed, value));
}

static void cell_fit(struct feed *feed, struct feed_row *row, int index)
{
    const struct column *column = &table_spec(row->table)->columns[index];
    bool text = column->kind == CELL_TEXT;
    size_t most = column->most > 0 ? (size_t)column->most : TEXT_MOST;
    if (!utf8_valid(row->cells[index]))
        feed_say(feed, row->unit, "in %s staan tekens die geen UTF-8 zijn; kijk de tekst na", column->name);
    const char *written = text_plain(&feed->arena, row->cells[index], text && most > 120);
    const char *plain = text_unarmed(written);
    if (plain != written)
        feed_say(feed, row->unit,
                 "%s \"%s\" begint als een formule van een rekenblad; de tekens vooraan zijn weggelaten",
                 column->name, shown(feed, written));
    const char *fitted = *plain ? (text ? plain : value_fit(&feed->arena, column, plain)) : "";
    ages_spread(feed, row, column, plain);
    if (!fitted) {
        feed->unfit++;
        unfit_say(feed, row, column, plain);
    } else if (text && value_length(fitted) > most) {
        feed->cut++;
        feed_say(feed, row->unit, "%s \"%s\" is ingekort van %zu naar %zu tekens; kijk de tekst na",
                 column->name, shown(feed, plain), value_length(fitted), most);
        fitted = text_cut(&feed->arena, fitted, most);
    }
    if (fitted)
        rest_say(feed, row, column, plain, fitted);
    row->cells[index] = fitted;
}

void feed_fit(struct feed *feed)
{
    static const char stage[] = MN_("nakijken");
    for (int i = 0; i < feed->count; i++) {
        progress_tick(&feed->progress, stage);
        for (int c = 0; c < table_spec(feed->rows[i].table)->count; c++)
            if (feed->rows[i].cells[c] && !feed_refers(feed->rows[i].cells[c]))
                cell_fit(feed, &feed->rows[i], c);
    }
}
