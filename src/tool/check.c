/* `wegwijzer-data check`: what is wrong in sources, and what could be better. */
#include <getopt.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sysexits.h>
#include <unistd.h>

#include "base/clock.h"
#include "tool/check/advise.h"
#include "tool/check/check.h"
#include "tool/commands.h"
#include "tool/fill/publication.h"
#include "tool/table/remarks.h"
#include "tool/table/target.h"
#include "tool/table/value.h"
#include "tool/talk/report_json.h"

enum { MESSAGES_MOST = 100000 };
enum { OPTION_JSON, OPTION_INTO, OPTION_FORCE, OPTION_AS_OF, OPTION_KIOSK, OPTION_NO_LAYOUT };

static const struct option_spec options[] = {
    {"json", 'j', NULL, MN_("toont alles als JSON")},
    {"into", 0, MN_("BESTAND.xlsx"), MN_("schrijft ook een kopie van de bron met een kolom Opmerkingen")},
    {"force", 'f', NULL, MN_("die kopie mag een werkboek zonder kolom Opmerkingen vervangen")},
    {"as-of", 0, MN_("DAG"), MN_("kijkt na alsof het deze dag is, zoals 2026-11-25 (zonder: vandaag)")},
    {"kiosk", 0, MN_("PROGRAMMA"), MN_("het programma wegwijzer (zonder: dat naast dit programma)")},
    {"no-layout", 0, NULL, MN_("kijkt niet of teksten op het scherm passen, wat het langst duurt")},
    {0},
};

static int run_check(int argc, char **argv);

const struct command check_command = {
    .name = "check",
    .usage = MN_(
        "BRON... [--json] [--into BESTAND.xlsx] [--force] [--as-of DAG] [--kiosk PROGRAMMA] [--no-layout]"),
    .summary = MN_("kijkt een of meer bronnen na en zegt wat er beter kan"),
    .help = MN_("Fouten houden een publicatie tegen (dan eindigt de opdracht met code 65). Een regel met "
                "\"let op\" is raad:\n"
                "moeilijke woorden, lange zinnen, een prijs of telefoon die ontbreekt, teksten die op de "
                "kiosk niet passen.\n"
                "De bron zelf verandert nooit. De woordenlijst staat in share/wegwijzer/check/words.txt."),
    .options = options,
    .run = run_check,
};

struct check {
    const char *into, *kiosk;
    int as_of;
    bool json, no_layout, force;
};

static int check_options(struct check *check, int argc, char **argv)
{
    for (int option; (option = command_option(&check_command, argc, argv)) != -1;) {
        if (option == -3)
            return -1;
        if (option == -2)
            return EX_USAGE;
        if (option == OPTION_AS_OF && !value_day(optarg, &check->as_of))
            return command_usage(&check_command, "\"%s\" is geen dag; schrijf ze als 2026-11-25", optarg);
        check->json = check->json || option == OPTION_JSON;
        check->force = check->force || option == OPTION_FORCE;
        check->no_layout = check->no_layout || option == OPTION_NO_LAYOUT;
        if (option == OPTION_INTO)
            check->into = optarg;
        if (option == OPTION_KIOSK)
            check->kiosk = optarg;
    }
    if (optind == argc)
        return command_usage(&check_command, "welke bron? geef een map met tabellen of een werkboek");
    size_t length = check->into ? strlen(check->into) : 5;
    if (check->into && (length < 6 || strcasecmp(check->into + length - 5, ".xlsx") != 0))
        return command_usage(&check_command, "een kopie schrijf ik alleen als .xlsx, en niet als \"%s\"",
                             check->into);
    return EX_OK;
}

static void book_advise(struct book *book, const struct check *check)
{
    advise_cards(book);
    advise_links(book);
    advise_translations(book);
    advise_words(book);
    advise_private(book);
    advise_dates(book);
    advise_hours(book);
    advise_glyphs(book);
    if (!check->no_layout)
        advise_layout(book, check->kiosk);
}

/* What only shows when the publication is made. */
static void book_try(struct book *book)
{
    sqlite3 *db;
    struct err err = {""};
    if (!publication_make(&db, book, 0, &err) ||
        (!book->report.errors.count && !publication_verify(db, &err)))
        report_error(&book->report, (struct spot){.file = book->sources[0].path}, "%s", err.text);
    sqlite3_close(db);
}

/* `failed` says why there is no copy, when one was asked and could not be written. */
static void result_say(struct report *report, const struct check *check, int code, const struct err *failed)
{
    if (check->json) {
        json_t *told = report_json(report);
        if (check->into && code == EX_OK)
            json_object_set_new(told, "output", text_json(check->into));
        if (*failed->text)
            report_json_fail(told, failed->text);
        json_print(told, stdout);
    } else {
        report_print(report, stderr);
        printf("%s\n", report_counts(report));
        if (check->into && code == EX_OK)
            printf(M_("%s: de bron met een kolom Opmerkingen\n"), check->into);
    }
    if (*failed->text)
        fprintf(stderr, "wegwijzer-data: %s\n", failed->text);
}

/* What is asked of a book that was read. */
static int book_examine(struct book *book, const struct check *check)
{
    struct err err = {""};
    int code = EX_OK;
    if (check->into && book->count != 1)
        return command_usage(&check_command, "--into werkt met één bron tegelijk, en dit zijn er %d",
                             book->count);
    book->report.shown = MESSAGES_MOST;
    progress_init(&book->progress, isatty(STDERR_FILENO));
    book_index(book);
    book_check(book);
    if (!book->report.errors.count)
        book_try(book);
    book_advise(book, check);
    progress_end(&book->progress);
    if (check->into && !remarks_write(&book->sources[0], &book->report, check->into, &err))
        code = EX_CANTCREAT;
    result_say(&book->report, check, code, &err);
    return code == EX_OK && book->report.errors.count ? EX_DATAERR : code;
}

static int run_check(int argc, char **argv)
{
    struct clock clock = clock_real();
    struct check check = {.as_of = wall_from_utc(clock_utc(&clock)).day};
    struct book book;
    struct err err = {""};
    int code = check_options(&check, argc, argv);
    if (code != EX_OK)
        return code == -1 ? EX_OK : code;
    const char *const *sources = (const char *const *)(argv + optind);
    struct target target = {check.into, "--into", TARGET_CHECKED, check.force, sources, argc - optind};
    if (check.into && !target_free(&target, &err))
        return failure_say(check.json, &err, EX_CANTCREAT);
    if (!book_open(&book, sources, argc - optind, check.as_of, &err)) {
        report_print(&book.report, stderr);
        book_close(&book);
        return failure_say(check.json, &err, EX_NOINPUT);
    }
    code = book_examine(&book, &check);
    book_close(&book);
    return code;
}
