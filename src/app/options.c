#include "app/options.h"

#include <getopt.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

#include "base/line.h"
#include "base/path.h"
#include "model/date.h"

enum { SIDE_MIN = 240, SIDE_MAX = 8192, CONFIG_BYTES = 64 * 1024, FIRST_CODE = 256 };

/* Reads a value into a field of struct options. */
typedef bool option_set(void *field, const char *value, struct err *err);

struct option_row {
    const char *name, *argument, *help; /* argument NULL: none; "[...]": may be left out */
    option_set *set;                    /* NULL: --config itself */
    size_t field;
};

static bool set_switch(void *field, const char *value, struct err *err)
{
    if (value && strcmp(value, "ja") != 0 && strcmp(value, "nee") != 0)
        return err_set(err, "'%s' moet ja of nee zijn", value);
    *(bool *)field = !value || strcmp(value, "ja") == 0;
    return true;
}

static bool set_text(void *field, const char *value, struct err *err)
{
    *(const char **)field = value;
    return *value ? true : err_set(err, "de waarde is leeg");
}

/* Numbers to call with what they are for: "112 Brandweer; 1712 Vragen over geweld". */
static bool set_helplines(void *field, const char *value, struct err *err)
{
    static const char digits[] = "+0123456789 ./()-";
    for (const char *part = value; *part;) {
        part += strspn(part, " ");
        size_t length = strcspn(part, ";"), number = strspn(part, digits);
        bool dialled = strcspn(part, "0123456789") < number;
        if (length > 0 && (!dialled || number >= length))
            return err_set(
                err, "'%.*s' moet een nummer en woorden zijn; schrijf zoals '112 Brandweer; 1712 Geweld'",
                (int)(length < 60 ? length : 60), part);
        part += length + (part[length] == ';');
    }
    return set_text(field, value, err);
}

static bool set_size(void *field, const char *value, struct err *err)
{
    struct options *options = field;
    int w = 0, h = 0, used = 0;
    if (sscanf(value, "%5dx%5d%n", &w, &h, &used) != 2 || value[used] || w < SIDE_MIN || w > SIDE_MAX ||
        h < SIDE_MIN || h > SIDE_MAX)
        return err_set(err, "'%s' is geen maat; schrijf BREEDTExHOOGTE, van %d tot %d, zoals 1080x1920",
                       value, SIDE_MIN, SIDE_MAX);
    options->w = w;
    options->h = h;
    return true;
}

static bool number_read(const char *value, double least, double most, double *out, struct err *err)
{
    char *end = NULL;
    double number = strtod(value, &end);
    if (end == value || *end || !(number >= least && number <= most))
        return err_set(err, "'%s' is geen getal van %g tot %g", value, least, most);
    *out = number;
    return true;
}

static bool integer_read(const char *value, int least, int most, int *out, struct err *err)
{
    double number;
    if (!number_read(value, least, most, &number, err))
        return false;
    if (number != (int)number)
        return err_set(err, "'%s' is geen geheel getal", value);
    *out = (int)number;
    return true;
}

static bool set_window(void *field, const char *value, struct err *err)
{
    struct options *options = field;
    if (!value || value[0] < '0' || value[0] > '9')
        return set_switch(&options->window, value, err);
    options->window = true;
    return set_size(options, value, err);
}

static bool set_diagonal(void *field, const char *value, struct err *err)
{
    return number_read(value, 5, 120, field, err);
}

static bool set_bottom(void *field, const char *value, struct err *err)
{
    return integer_read(value, 1, 2000, field, err);
}

static bool set_distance(void *field, const char *value, struct err *err)
{
    return integer_read(value, 200, 5000, field, err);
}

static bool set_language(void *field, const char *value, struct err *err)
{
    if (strlen(value) < 2 || strlen(value) > 7)
        return err_set(err, "'%s' is geen taalcode zoals nl, fr of ar", value);
    return set_text(field, value, err);
}

static bool set_scale(void *field, const char *value, struct err *err)
{
    static const int scales[] = {100, 125, 150, 200};
    int scale = 0;
    if (!integer_read(value, 100, 200, &scale, err))
        return false;
    for (size_t i = 0; i < sizeof scales / sizeof *scales; i++)
        if (scales[i] == scale) {
            *(int *)field = scale;
            return true;
        }
    return err_set(err, "'%s' moet 100, 125, 150 of 200 zijn", value);
}

static bool set_theme(void *field, const char *value, struct err *err)
{
    int theme = theme_name_find(value);
    if (theme < 0)
        return err_set(err, "'%s' moet day, evening, white-on-black of black-on-white zijn", value);
    *(enum theme_name *)field = (enum theme_name)theme;
    return true;
}

static bool set_now(void *field, const char *value, struct err *err)
{
    int64_t utc_ms;
    if (!utc_parse(value, &utc_ms))
        return err_set(err, "'%s' is geen moment zoals 2026-11-25T14:05", value);
    return set_text(field, value, err);
}

#define FIELD(name) offsetof(struct options, name)

static const struct option_row rows[] = {
    {"data", "BESTAND", "de publicatie (.sqlite); een nieuwe wordt vanzelf getoond", set_text, FIELD(data)},
    {"state", "MAP", "waar de zuil getekende publicaties bewaart; dan is --data de reserve", set_text,
     FIELD(state)},
    {"inbox", "MAP", "waar wegwijzer-sync, Syncthing of een stick ze aanbrengt", set_text, FIELD(inbox)},
    {"channel", "NAAM", "het kanaal dat deze zuil toont, zoals essen", set_text, FIELD(channel)},
    {"keys", "BESTAND", "de publieke sleutels van wie mag publiceren", set_text, FIELD(keys)},
    {"house", "CODE", "welk huis uit de publicatie; anders het eerste", set_text, FIELD(house)},
    {"config", "BESTAND", "lees opties uit een bestand met regels 'naam = waarde'", NULL, 0},
    {"window", "[BxH]", "in een venster in plaats van schermvullend", set_window, 0},
    {"size", "BxH", "maat van het beeld in pixels", set_size, 0},
    {"diagonal", "INCH", "diagonaal van het scherm: hieruit volgen alle maten", set_diagonal,
     FIELD(diagonal)},
    {"bottom", "MM", "hoogte van de onderrand boven de vloer (800 staand, 850 liggend)", set_bottom,
     FIELD(bottom_mm)},
    {"distance", "MM", "afstand van oog tot scherm (600; onder 12 inch 350)", set_distance,
     FIELD(distance_mm)},
    {"lang", "CODE", "taal bij de start", set_language, FIELD(language)},
    {"text-scale", "PROCENT", "grootte van de tekst bij de start: 100, 125, 150 of 200", set_scale,
     FIELD(reading.scale)},
    {"theme", "NAAM", "kleuren bij de start: day, evening, white-on-black of black-on-white", set_theme,
     FIELD(reading.theme)},
    {"easy", NULL, "makkelijke taal bij de start", set_switch, FIELD(reading.easy)},
    {"now", "MOMENT", "begin op dit moment, zoals 2026-11-25T14:05", set_now, FIELD(now)},
    {"journey", "BESTAND", "speel een bezoek na zonder scherm (README, 'Een bezoek als tekst')", set_text,
     FIELD(journey)},
    {"out", "MAP", "waar een bezoek zijn beelden en bomen schrijft", set_text, FIELD(out)},
    {"audit", NULL, "toets bij een bezoek elk scherm aan de regels van toegankelijkheid", set_switch,
     FIELD(audit)},
    {"fps", NULL, "toon wat elk beeld kost en de randen van wat je kan aanraken", set_switch, FIELD(fps)},
    {"municipality", "NAAM", "gemeente, voor het scherm als er geen publicatie is", set_text,
     FIELD(municipality)},
    {"desk", "TEKST", "waar het onthaal is, voor datzelfde scherm", set_text, FIELD(desk)},
    {"phone", "NUMMER", "nummer van het onthaal, voor datzelfde scherm", set_text, FIELD(phone)},
    {"helplines", "LIJST", "hulplijnen voor datzelfde scherm: '112 Brandweer; 1712 Vragen over geweld'",
     set_helplines, FIELD(helplines)},
    {"version", NULL, "toon de versie", set_switch, FIELD(version)},
    {"help", NULL, "toon deze hulp", set_switch, FIELD(help)},
};

enum { ROWS = sizeof rows / sizeof *rows };

void options_help(void)
{
    printf("Gebruik: wegwijzer --data BESTAND [OPTIE...]\n\nDe infozuil van een Huis van het Kind.\n\n");
    for (int i = 0; i < ROWS; i++) {
        char left[40];
        snprintf(left, sizeof left, "--%s %s", rows[i].name, rows[i].argument ? rows[i].argument : "");
        printf("  %-22s %s\n", left, rows[i].help);
    }
    printf("\nIn het bestand van --config staan dezelfde namen zonder streepjes; ja of nee bij een optie "
           "zonder waarde.\n");
}

static bool row_set(const struct option_row *row, struct options *options, const char *value, struct err *err)
{
    return row->set((char *)options + row->field, value, err);
}

static bool config_line(struct options *options, char *line, struct err *err)
{
    line = line_trim(line);
    if (!*line || *line == '#')
        return true;
    char *equals = strchr(line, '=');
    if (!equals)
        return err_set(err, "'%.60s' is geen 'naam = waarde'", line);
    *equals = '\0';
    const char *name = line_trim(line), *value = line_trim(equals + 1);
    for (int i = 0; i < ROWS; i++)
        if (rows[i].set && strcmp(rows[i].name, name) == 0)
            return row_set(&rows[i], options, value, err) ? true : err_prefix(err, name);
    return err_set(err, "'%.60s' is geen naam van een optie; zie wegwijzer --help", name);
}

/* Some editors begin a file of UTF-8 with it. */
#define BYTE_ORDER_MARK "\xEF\xBB\xBF"

static int config_read(struct options *options, const char *path, struct err *err)
{
    size_t length;
    if (!path_read(path, CONFIG_BYTES, &options->file, &length, err))
        return EX_NOINPUT;
    int number = 1;
    char *rest = options->file;
    if (strncmp(rest, BYTE_ORDER_MARK, strlen(BYTE_ORDER_MARK)) == 0)
        rest += strlen(BYTE_ORDER_MARK);
    for (char *line = strsep(&rest, "\n"); line; line = strsep(&rest, "\n"), number++) {
        char where[300];
        snprintf(where, sizeof where, "%s:%d", path, number);
        if (!config_line(options, line, err)) {
            err_prefix(err, where);
            return EX_CONFIG;
        }
    }
    return 0;
}

static bool looks_like_size(const char *text)
{
    return text && text[0] >= '0' && text[0] <= '9' && strchr(text, 'x');
}

static bool option_take(struct options *options, int row, const char *value, struct err *err)
{
    if (!rows[row].set || row_set(&rows[row], options, value, err))
        return true;
    char name[40];
    snprintf(name, sizeof name, "--%s", rows[row].name);
    return err_prefix(err, name);
}

/* Goes over the command line once; with `config` it only looks for that. Returns 0 or an exit code. */
static int command_read(struct options *options, int argc, char **argv, const char **config, struct err *err)
{
    struct option table[ROWS + 1] = {{0}};
    for (int i = 0; i < ROWS; i++) {
        const char *argument = rows[i].argument;
        int wants = !argument ? no_argument : argument[0] == '[' ? optional_argument : required_argument;
        table[i] = (struct option){rows[i].name, wants, NULL, FIRST_CODE + i};
    }
    optind = 0;
    opterr = 0;
    /* "+": words keep their order, so that the one in hand is known before getopt moves on or stays in it. */
    for (int code, at = 1; (code = getopt_long(argc, argv, "+:", table, NULL)) != -1; at = optind) {
        const char *value = optarg;
        if (code == '?' || code == ':') {
            err_set(err,
                    code == ':' ? "%s: hier hoort een waarde bij; zie wegwijzer --help"
                                : "%s: deze optie ken ik niet; zie wegwijzer --help",
                    argv[at]);
            return EX_USAGE;
        }
        int row = code - FIRST_CODE;
        if (!value && table[row].has_arg == optional_argument && looks_like_size(argv[optind]))
            value = argv[optind++];
        if (config && !rows[row].set)
            *config = value;
        else if (!config && !option_take(options, row, value, err))
            return EX_USAGE;
    }
    if (optind < argc) {
        err_set(err, "%s: dit hoort hier niet; zie wegwijzer --help", argv[optind]);
        return EX_USAGE;
    }
    return 0;
}

int options_read(struct options *options, int argc, char **argv, struct err *err)
{
    *options = (struct options){.reading.scale = 100};
    const char *config = NULL;
    int code = command_read(options, argc, argv, &config, err);
    if (code == 0 && config)
        code = config_read(options, config, err);
    if (code == 0)
        code = command_read(options, argc, argv, NULL, err);
    return code;
}

void options_release(struct options *options)
{
    free(options->file);
    options->file = NULL;
}

struct panel options_panel(const struct options *options, int w, int h)
{
    enum { SMALL_PX = 1000, SMALL_INCH = 7, TALL_INCH = 32, WIDE_INCH = 22 };
    double usual = w < SMALL_PX ? SMALL_INCH : h > w ? TALL_INCH : WIDE_INCH;
    return (struct panel){.w = w,
                          .h = h,
                          .diagonal_inch = options->diagonal > 0 ? options->diagonal : usual,
                          .bottom_mm = options->bottom_mm,
                          .distance_mm = options->distance_mm};
}
