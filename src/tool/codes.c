/* `wegwijzer-data codes`: gives new rows their lasting code. */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

#include "base/path.h"
#include "tool/commands.h"
#include "tool/sheet/csv_edit.h"
#include "tool/sheet/xlsx_edit.h"
#include "tool/table/card_code.h"
#include "tool/table/lookup.h"
#include "tool/table/source_open.h"
#include "tool/talk/report_json.h"

enum { OTHERS_MAX = 64 };
enum { OPTION_DRY_RUN, OPTION_OTHER, OPTION_JSON };

static const size_t file_cap_bytes = (size_t)1 << 30;

static const struct option_spec options[] = {
    {"dry-run", 'n', NULL, MN_("zegt alleen hoeveel rijen een code krijgen")},
    {"other", 0, MN_("BRON"), MN_("neemt ook geen code die in deze bron staat (mag meer dan eens)")},
    {"json", 'j', NULL, MN_("toont het resultaat als JSON")},
    {0},
};

static int run_codes(int argc, char **argv);

const struct command codes_command = {
    .name = "codes",
    .usage = MN_("BRON... [--other BRON] [--dry-run] [--json]"),
    .summary = MN_("geeft nieuwe rijen van partner, offer en activity hun blijvende code"),
    .help = MN_("Een code is van vier tekens, wordt één keer gegeven en nooit opnieuw gebruikt: QR-codes "
                "leven erop.\n"
                "Alleen lege cellen van de kolom code veranderen; al de rest van de tabel blijft letterlijk "
                "zoals het was,\n"
                "ook in een werkboek (.xlsx). In een .ods kan het niet; zet het eerst om met `wegwijzer-data "
                "convert`."),
    .options = options,
    .run = run_codes,
};

/* The sources at hand and all codes that are taken. */
struct codes {
    struct source sources[SOURCES_MAX + OTHERS_MAX];
    int count, own; /* the first `own` get codes, the others only take them */
    struct report report;
    struct lookup taken;
    struct arena arena;
    bool dry, json;
    json_t *tables; /* what was given, for a program */
};

static void codes_take(struct codes *codes)
{
    for (int s = 0; s < codes->count; s++)
        for (int id = TABLE_PARTNER; id <= TABLE_ACTIVITY; id++) {
            const struct table *table = &codes->sources[s].tables[id];
            int column = column_of(table->id, "code");
            for (int i = 0; i < table->count; i++) {
                const char *code = table->rows[i].cells[column];
                if (*code && !lookup_find(&codes->taken, code))
                    lookup_add(&codes->taken, (struct entry){.key = code});
            }
        }
}

/* New codes for the rows of a table that have none; returns how many. */
static int table_edits(struct codes *codes, const struct table *table, struct csv_edit *edits)
{
    int column = column_of(table->id, "code"), count = 0;
    for (int i = 0; i < table->count; i++)
        if (!*table->rows[i].cells[column])
            edits[count++] = (struct csv_edit){table->rows[i].number, table->place[column],
                                               card_code_new(&codes->taken, &codes->arena)};
    return count;
}

static bool file_edit(const char *file, const struct csv_edit *edits, int count, struct err *err)
{
    char *bytes, *edited;
    size_t length, edited_length;
    if (!path_read(file, file_cap_bytes, &bytes, &length, err))
        return false;
    bool ok = csv_edit_apply(bytes, length, edits, count, &edited, &edited_length, err);
    free(bytes);
    if (!ok)
        return err_prefix(err, file);
    ok = path_write(file, edited, edited_length, err);
    free(edited);
    return ok;
}

static void codes_say(struct codes *codes, const struct table *table, int count)
{
    if (!count)
        return;
    json_array_append_new(codes->tables,
                          json_pack("{s:o, s:i}", "file", text_json(table->file), "codes", count));
    if (!codes->json)
        printf(codes->dry ? m_("%s: %d nieuwe code nodig\n", "%s: %d nieuwe codes nodig\n", count)
                          : m_("%s: %d nieuwe code\n", "%s: %d nieuwe codes\n", count),
               table->file, count);
}

static bool table_codes(struct codes *codes, const struct table *table, int *given, struct err *err)
{
    struct csv_edit *edits = calloc((size_t)table->count + 1, sizeof *edits);
    if (!edits)
        abort();
    int count = table_edits(codes, table, edits);
    bool ok = count == 0 || codes->dry || file_edit(table->file, edits, count, err);
    free(edits);
    if (ok)
        codes_say(codes, table, count);
    *given += ok ? count : 0;
    return ok;
}

static bool folder_codes(struct codes *codes, const struct source *source, int *given, struct err *err)
{
    for (int id = TABLE_PARTNER; id <= TABLE_ACTIVITY; id++)
        if (!table_codes(codes, &source->tables[id], given, err))
            return false;
    return true;
}

static bool workbook_edit(const struct source *source, const struct xlsx_edit *edits, int count,
                          struct err *err)
{
    if (count == 0)
        return true;
    if (source->kind != WORKBOOK_XLSX)
        return err_set(err,
                       "%s: in een .ods kan ik geen codes zetten; maak er eerst een .xlsx van met "
                       "`wegwijzer-data convert %s -o NAAM.xlsx`",
                       source->path, source->path);
    return xlsx_edit_apply(source->path, edits, count, err);
}

/* All sheets of a workbook at once, so that it is written once. */
static bool workbook_codes(struct codes *codes, const struct source *source, int *given, struct err *err)
{
    int counts[TABLE_COUNT] = {0}, count = 0, rows = 0;
    for (int id = TABLE_PARTNER; id <= TABLE_ACTIVITY; id++)
        rows += source->tables[id].count;
    struct xlsx_edit *edits = calloc((size_t)rows + 1, sizeof *edits);
    struct csv_edit *cells = calloc((size_t)rows + 1, sizeof *cells);
    if (!edits || !cells)
        abort();
    for (int id = TABLE_PARTNER; id <= TABLE_ACTIVITY; id++) {
        counts[id] = table_edits(codes, &source->tables[id], cells);
        for (int i = 0; i < counts[id]; i++)
            edits[count++] =
                (struct xlsx_edit){source->tables[id].sheet, cells[i].row, cells[i].column, cells[i].text};
    }
    bool ok = codes->dry || workbook_edit(source, edits, count, err);
    for (int id = TABLE_PARTNER; ok && id <= TABLE_ACTIVITY; id++)
        codes_say(codes, &source->tables[id], counts[id]);
    *given += ok ? count : 0;
    free(cells);
    free(edits);
    return ok;
}

static json_t *codes_json(struct codes *codes, int given)
{
    json_t *told = report_json(&codes->report);
    json_object_update_new(
        told, json_pack("{s:b, s:i, s:O}", "dry_run", codes->dry, "codes", given, "tables", codes->tables));
    return told;
}

/* What was given before it went wrong is in the files, so a program hears of it. */
static int codes_fail(struct codes *codes, int given, const struct err *err, int code)
{
    fprintf(stderr, "wegwijzer-data: %s\n", err->text);
    if (codes->json) {
        json_t *told = codes_json(codes, given);
        report_json_fail(told, err->text);
        json_print(told, stdout);
    }
    return code;
}

static int codes_give(struct codes *codes)
{
    int given = 0;
    struct err err = {""};
    for (int s = 0; s < codes->own; s++) {
        const struct source *source = &codes->sources[s];
        bool folder = source->kind == WORKBOOK_NONE;
        if (!(folder ? folder_codes : workbook_codes)(codes, source, &given, &err))
            return codes_fail(codes, given, &err, EX_CANTCREAT);
    }
    if (codes->json)
        json_print(codes_json(codes, given), stdout);
    else if (given == 0)
        printf("%s", M_("alle rijen hebben al een code\n"));
    return EX_OK;
}

static bool codes_read(struct codes *codes, const char *const *paths, int count, struct err *err)
{
    struct source_paths list;
    int most = (int)(sizeof codes->sources / sizeof *codes->sources);
    bool ok = source_paths_find(&list, paths, count, err);
    if (ok && codes->count + list.count > most)
        ok = err_set(err, "dit zijn meer dan %d bronnen; geef er minder tegelijk", most);
    for (int i = 0; ok && i < list.count; i++, codes->count += ok) {
        struct source *source = &codes->sources[codes->count];
        ok = source_open(source, list.paths[i], codes->count, &codes->report, err);
        if (!ok)
            source_close(source);
    }
    source_paths_release(&list);
    return ok;
}

/* A table without a column for codes, or one that could not be read to its end, must be mended first. */
static int codes_refuse(struct codes *codes)
{
    if (codes->json)
        json_print(codes_json(codes, 0), stdout);
    report_print(&codes->report, stderr);
    fprintf(stderr, M_("%s; er is niets veranderd\n"), report_counts(&codes->report));
    return EX_DATAERR;
}

static int codes_options(struct codes *codes, int argc, char **argv, const char **others, int *other_count)
{
    for (int option; (option = command_option(&codes_command, argc, argv)) != -1;) {
        if (option == -3)
            return -1;
        if (option == -2)
            return EX_USAGE;
        codes->dry = codes->dry || option == OPTION_DRY_RUN;
        codes->json = codes->json || option == OPTION_JSON;
        if (option == OPTION_OTHER && *other_count < OTHERS_MAX)
            others[(*other_count)++] = optarg;
    }
    if (optind == argc || argc - optind > SOURCES_MAX)
        return command_usage(&codes_command, "welke bron? geef een map met tabellen of een werkboek");
    return EX_OK;
}

static int codes_all(struct codes *codes, char **own, int own_count, const char **others, int other_count)
{
    struct err err = {""};
    bool read = codes_read(codes, (const char *const *)own, own_count, &err);
    codes->own = codes->count;
    if (!read || !codes_read(codes, others, other_count, &err))
        return codes_fail(codes, 0, &err, EX_NOINPUT);
    if (codes->report.errors.count)
        return codes_refuse(codes);
    codes_take(codes);
    return codes_give(codes);
}

static int run_codes(int argc, char **argv)
{
    const char *others[OTHERS_MAX];
    int other_count = 0;
    struct codes *codes = calloc(1, sizeof *codes);
    if (!codes)
        abort();
    report_init(&codes->report);
    lookup_init(&codes->taken);
    arena_init(&codes->arena);
    codes->tables = json_array();
    int code = codes_options(codes, argc, argv, others, &other_count);
    if (code == EX_OK)
        code = codes_all(codes, argv + optind, argc - optind, others, other_count);
    for (int s = 0; s < codes->count; s++)
        source_close(&codes->sources[s]);
    report_release(&codes->report);
    lookup_release(&codes->taken);
    arena_release(&codes->arena);
    json_decref(codes->tables);
    free(codes);
    return code == -1 ? EX_OK : code;
}
