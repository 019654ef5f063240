#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>
#include <time.h>
#include <unistd.h>

#include "model/date.h"
#include "tool/commands.h"
#include "tool/import/fit.h"
#include "tool/import/merge.h"
#include "tool/import/readers.h"
#include "tool/import/show.h"
#include "tool/import/sniff.h"
#include "tool/import/swap.h"
#include "tool/import/text_plain.h"
#include "tool/table/value.h"
#include "tool/talk/near.h"
#include "tool/talk/prompt.h"
#include "tool/talk/report_json.h"

enum { FORMAT, MAP, INTO, DRY_RUN, JSON, SOURCE, LICENCE, OTHER, PART, AS_OF, YES };
enum { AVOIDED_MAX = 64 };

static const struct option_spec options[] = {
    {"format", 'f', MN_("SOORT"), MN_("hsds, ics, uitdatabank of table")},
    {"map", 'm', MN_("BESTAND"), MN_("kaartbestand: welke kolom van ons uit welke kolom van hen komt")},
    {"into", 'i', MN_("BRON"),
     MN_("het werkboek (.xlsx) of de map met CSV-tabellen waar het in komt; wat er nog niet is, wordt "
         "gemaakt")},
    {"dry-run", 'n', NULL, MN_("toont wat er zou veranderen en schrijft niets")},
    {"json", 'j', NULL, MN_("toont het resultaat als JSON")},
    {"source", 's', MN_("NAAM"),
     MN_("naam van de herkomst, telkens dezelfde (anders: de naam van het bestand)")},
    {"licence", 'l', MN_("TEKST"), MN_("licentie van de gegevens, komt bij elke kaart te staan")},
    {"other", 0, MN_("BRON"), MN_("neemt geen code die in deze bron staat (mag meer dan eens)")},
    {"part", 0, NULL, MN_("dit is maar een deel: wat er niet in staat, is niet weg")},
    {"as-of", 0, MN_("DAG"), MN_("rekent alsof het deze dag is (anders: vandaag)")},
    {"yes", 'y', NULL, MN_("vraag niets, ook niet als meer dan de helft niet meer in de invoer staat")},
    {0},
};

static int run_import(int argc, char **argv);

const struct command import_command = {
    .name = "import",
    .usage = MN_("--format SOORT [--map BESTAND] INVOER --into BRON [--dry-run] [--json] [--source NAAM] "
                 "[--licence TEKST] [--yes]"),
    .summary = MN_("neemt aanbod van anderen over in een bron"),
    .help =
        MN_("Soorten: hsds (HSDS 1.x tot 3.x en Open Referral UK; map of zip met CSV, of JSON), ics "
            "(iCalendar),\n"
            "uitdatabank (JSON-LD, zoekresultaten, cdbxml) en table (elke CSV, xlsx, ods of JSON-lijst, met "
            "--map).\n"
            "\n"
            "Een tweede keer hetzelfde invoeren verandert niets. Wat bij hen wijzigt, wijzigt mee. Wat "
            "iemand van\n"
            "het huis in een cel schreef, blijft; dat wordt onthouden in de tabel _bron, laat die dus "
            "staan.\n"
            "Wat bij hen verdwijnt, wordt beëindigd en nooit gewist; is dat meer dan de helft, dan vraagt de "
            "opdracht\n"
            "of dat klopt. Met --map vul je bij elke soort vaste waarden in, zoals topics = "
            "\"spelen\".\n"
            "data/README.md legt het kaartbestand uit."),
    .options = options,
    .run = run_import,
};

struct import {
    const char *format, *map_path, *into, *source, *licence, *input;
    const char *avoided[AVOIDED_MAX];
    int avoided_count, as_of;
    bool dry, json, part, yes;
    feed_reader *read;
    struct map map;
};

static int day_today(void)
{
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    return wall_from_utc((int64_t)now.tv_sec * 1000).day;
}

static bool option_take(struct import *import, int option)
{
    const char **texts[] = {[FORMAT] = &import->format,
                            [MAP] = &import->map_path,
                            [INTO] = &import->into,
                            [SOURCE] = &import->source,
                            [LICENCE] = &import->licence};
    if (option == FORMAT || option == MAP || option == INTO || option == SOURCE || option == LICENCE)
        *texts[option] = optarg;
    import->dry = import->dry || option == DRY_RUN;
    import->json = import->json || option == JSON;
    import->part = import->part || option == PART;
    import->yes = import->yes || option == YES;
    if (option == OTHER && import->avoided_count < AVOIDED_MAX)
        import->avoided[import->avoided_count++] = optarg;
    return option != AS_OF || value_day(optarg, &import->as_of);
}

static int format_find(struct import *import)
{
    static const char *const names[] = {"hsds", "ics", "uitdatabank", "table", NULL};
    static feed_reader *const readers[] = {hsds_read, ics_read, uitdatabank_read, table_read};
    for (int i = 0; names[i]; i++)
        if (strcmp(names[i], import->format) == 0)
            import->read = readers[i];
    const char *near = near_word(import->format, names);
    if (!import->read)
        return near ? command_usage(&import_command, "de soort \"%s\" ken ik niet; bedoel je \"%s\"?",
                                    import->format, near)
                    : command_usage(&import_command,
                                    "de soort \"%s\" ken ik niet; kies uit hsds, ics, uitdatabank, table",
                                    import->format);
    if (import->read == table_read && !import->map_path)
        return command_usage(&import_command, "voor een tabel is een kaartbestand nodig: --map BESTAND");
    return EX_OK;
}

static int options_read(struct import *import, int argc, char **argv)
{
    for (int option; (option = command_option(&import_command, argc, argv)) != -1;) {
        if (option == -3)
            return -1;
        if (option == -2)
            return EX_USAGE;
        if (!option_take(import, option))
            return command_usage(&import_command, "\"%s\" is geen dag; schrijf bijvoorbeeld 2026-11-25",
                                 optarg);
    }
    if (!import->format)
        return command_usage(&import_command, "wat voor bestand is het? geef --format");
    if (!import->into)
        return command_usage(&import_command, "waar moet het komen? geef --into BRON");
    if (argc - optind != 1)
        return command_usage(&import_command, "geef één bestand of map om in te voeren");
    import->input = argv[optind];
    return format_find(import);
}

/* "buurt" for "/home/an/buurt.json", as a cell of _bron can keep it. */
static const char *feed_name(struct import *import, struct arena *arena)
{
    const char *given = import->source ? text_unarmed(text_plain(arena, import->source, false)) : "";
    if (*given)
        return given;
    char *copy = arena_strdup(arena, import->input);
    for (size_t length = strlen(copy); length > 1 && copy[length - 1] == '/';)
        copy[--length] = '\0';
    const char *slash = strrchr(copy, '/');
    char *base = slash && slash[1] ? (char *)slash + 1 : copy, *dot = strrchr(base, '.');
    if (dot && dot != base)
        *dot = '\0';
    const char *name = text_unarmed(text_plain(arena, base, false));
    return *name ? name : "invoer";
}

static const char *no_value(void *data, const char *name)
{
    (void)data;
    (void)name;
    return NULL;
}

/* Fixed values and words of the map, for formats whose columns we know. */
static bool map_apply(struct feed *feed, const struct map *map, struct err *err)
{
    for (int l = 0; l < map->count; l++) {
        const struct map_line *line = &map->lines[l];
        const char *missing = NULL;
        const char *value =
            line->from ? NULL : map_value(line->right, &feed->arena, no_value, NULL, &missing);
        if (missing)
            return err_set(err,
                           "%s, regel %d: bij deze soort kan alleen een vaste tekst tussen aanhalingstekens, "
                           "zoals topics = \"spelen\"",
                           map->path, line->number);
        for (int i = 0; i < feed->count; i++) {
            struct feed_row *row = &feed->rows[i];
            if (row->table != line->table)
                continue;
            const char *cell = row->cells[line->column];
            if (line->from && cell)
                row->cells[line->column] = map_translate(map, line->table, line->column, cell);
            else if (!line->from && (!cell || !*text_plain(&feed->arena, cell, false)))
                row->cells[line->column] = value;
        }
    }
    return true;
}

/* Says that the file looks like one of another format. */
static void format_hint(const struct import *import, struct report *report)
{
    const char *looks = format_sniff(import->input);
    if (looks && strcmp(looks, import->format) != 0)
        report_warning(report, (struct spot){.file = import->input},
                       "dit lijkt geen %s maar %s; probeer --format %s", import->format, looks, looks);
}

/* Says why there is nothing to take over, or nowhere to put it. */
static int import_fail(const struct import *import, struct report *report, const struct err *err, int code)
{
    report_print(report, stderr);
    if (code == EX_IOERR)
        fprintf(stderr, "wegwijzer-data: %s\n", err->text);
    else
        fprintf(stderr, M_("wegwijzer-data: %s; er is niets veranderd\n"), err->text);
    if (import->json) {
        json_t *told = report_json(report);
        report_json_fail(told, err->text);
        json_object_set_new(told, "made", json_false());
        json_print(told, stdout);
    }
    return code;
}

/* Half a file looks like a house that closes: then a person says yes, who has seen what would end. */
static bool loss_pass(const struct import *import, struct merge *merge, bool *shown, struct err *err)
{
    long had;
    char question[256];
    if (!merge_loses(merge, &had))
        return true;
    report_warning(merge->feed->report, (struct spot){.file = import->input},
                   "%ld van de %ld kaarten van deze herkomst staan hier niet meer in; is dit maar een deel, "
                   "geef dan --part",
                   merge->lost, had);
    if (import->dry || import->yes)
        return true;
    if (prompt_possible() && !import->json) {
        report_print(merge->feed->report, stderr);
        show_text(merge, false, stdout);
        fflush(stdout);
        *shown = true;
    }
    snprintf(question, sizeof question, M_("%ld van de %ld kaarten worden beëindigd. Toch invoeren?"),
             merge->lost, had);
    return prompt_yes(question) ||
           err_set(
               err,
               "meer dan de helft zou verdwijnen; kijk het na met --dry-run en geef --yes als het zo moet");
}

/* Writes it, and then says what was done. */
static int merge_finish(struct import *import, struct merge *merge)
{
    struct err err = {""};
    bool write = !import->dry && merge_changes(merge), shown = false;
    if (!loss_pass(import, merge, &shown, &err))
        return import_fail(import, merge->feed->report, &err, EX_DATAERR);
    if (write && !merge_write(merge, &err))
        return import_fail(import, merge->feed->report, &err,
                           swap_stopped(import->into) ? EX_IOERR : EX_CANTCREAT);
    if (import->json) {
        json_t *told = show_json(merge, import->dry);
        json_object_set_new(told, "made", json_boolean(write));
        json_print(told, stdout);
        return EX_OK;
    }
    if (!shown) {
        report_print(merge->feed->report, stderr);
        show_text(merge, import->dry, stdout);
    }
    fflush(stdout);
    show_missing(merge, stdout);
    return EX_OK;
}

static int merge_all(struct import *import, struct feed *feed, struct merge *merge)
{
    struct err err = {""};
    bool ok = merge_open(merge, feed, import->into, &err);
    if (ok && !import->dry && !binder_ready(&merge->binder, &err)) {
        progress_end(&feed->progress);
        return import_fail(import, feed->report, &err, EX_CANTCREAT);
    }
    for (int i = 0; ok && i < import->avoided_count; i++)
        ok = merge_avoid(merge, import->avoided[i], &err);
    ok = ok && merge_run(merge, &err);
    progress_end(&feed->progress);
    if (!ok)
        return import_fail(import, feed->report, &err, EX_DATAERR);
    feed_settle(feed);
    return merge_finish(import, merge);
}

static int nothing_found(struct import *import, struct feed *feed)
{
    static const struct {
        const char *format, *what;
    } wanted[] = {{"hsds", MN_("dienst, organisatie of plaats")},
                  {"ics", MN_("activiteit (VEVENT)")},
                  {"uitdatabank", MN_("event of plaats")},
                  {"table", MN_("rij")}};
    int kind = 0;
    while (strcmp(wanted[kind].format, import->format) != 0)
        kind++;
    struct err err = {""};
    feed_settle(feed);
    format_hint(import, feed->report);
    if (feed->unit_count)
        err_set(&err,
                "%s: %d gelezen en niets overgenomen; hierboven staat waarom. Kijk na of --format %s klopt",
                import->input, feed->unit_count, import->format);
    else
        err_set(&err, "%s: hier staat geen enkele %s; kijk na of dit het juiste bestand is", import->input,
                message_text(wanted[kind].what));
    return import_fail(import, feed->report, &err, EX_DATAERR);
}

static int import_all(struct import *import, struct report *report)
{
    struct feed feed;
    struct err err = {""};
    feed_init(&feed, report, "", import->input, import->as_of);
    feed.name = feed_name(import, &feed.arena);
    feed.licence = import->licence ? text_unarmed(text_plain(&feed.arena, import->licence, false)) : "";
    feed.part = import->part;
    progress_init(&feed.progress, isatty(STDERR_FILENO));
    int code = EX_OK;
    bool ok = import->read(&feed, import->input, &import->map, &err);
    if (ok && feed.count > FEED_ROWS_MAX)
        ok = err_set(&err,
                     "%s: hier komen %d rijen uit en dat is te veel voor één keer (%d); verdeel het bestand",
                     import->input, feed.count, FEED_ROWS_MAX);
    if (!ok || (import->read != table_read && !map_apply(&feed, &import->map, &err))) {
        progress_end(&feed.progress);
        format_hint(import, report);
        code = import_fail(import, report, &err, EX_DATAERR);
    } else if (feed.count == 0) {
        progress_end(&feed.progress);
        code = nothing_found(import, &feed);
    } else {
        struct merge *merge = malloc(sizeof *merge);
        if (!merge)
            abort();
        feed_fit(&feed);
        code = merge_all(import, &feed, merge);
        merge_close(merge);
        free(merge);
    }
    feed_release(&feed);
    return code;
}

static int run_import(int argc, char **argv)
{
    struct import *import = calloc(1, sizeof *import);
    struct report *report = malloc(sizeof *report);
    struct err err = {""};
    if (!import || !report)
        abort();
    import->as_of = day_today();
    report_init(report);
    map_init(&import->map);
    int code = options_read(import, argc, argv);
    if (code == EX_OK && access(import->input, R_OK) != 0) {
        err_set(&err, "%s: dit kan ik niet lezen (%s); kijk de naam na", import->input,
                errno == ENOENT ? M_("het is er niet") : M_("je hebt er geen rechten op"));
        code = import_fail(import, report, &err, EX_NOINPUT);
    }
    if (code == EX_OK && file_is_empty(import->input)) {
        err_set(&err, "%s: dit bestand is leeg; haal het opnieuw op", import->input);
        code = import_fail(import, report, &err, EX_DATAERR);
    }
    if (code == EX_OK && import->map_path) {
        map_release(&import->map);
        if (!map_open(&import->map, import->map_path, &err))
            code = import_fail(import, report, &err, EX_DATAERR);
    }
    if (code == EX_OK)
        code = import_all(import, report);
    map_release(&import->map);
    report_release(report);
    free(report);
    free(import);
    return code == -1 ? EX_OK : code;
}
