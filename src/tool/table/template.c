#include "tool/table/template.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/path.h"
#include "tool/table/examples.h"
#include "tool/table/explain.h"
#include "tool/table/table_name.h"
#include "tool/table/xlsx_look.h"
#include "tool/table/xlsx_writer.h"

static void line_add(struct grid *grid, struct grid_sheet *sheet, const char *left, const char *right)
{
    grid_row_add(grid, sheet, (const char *const[]){left, right}, *right ? 2 : 1);
}

static void words_add(struct grid *grid, struct grid_sheet *sheet)
{
    line_add(grid, sheet, "Woorden uit de lijsten", "");
    for (int id = 0; id < TABLE_COUNT; id++) {
        const struct table_spec *spec = table_spec((enum table_id)id);
        for (int i = 0; i < spec->count; i++) {
            char place[96], form[1024];
            if (!spec->columns[i].words)
                continue;
            snprintf(place, sizeof place, "%s, %s", table_title((enum table_id)id), spec->columns[i].name);
            column_form(&spec->columns[i], form, sizeof form);
            line_add(grid, sheet, place, form);
        }
    }
}

static void explanation_add(struct grid *grid)
{
    static const char *const steps[][2] = {
        {"Zo werkt dit werkboek", ""},
        {"1. Begin met het huis", "Vul de bladen Bron, Huis, Plaatsen en Thema's in, dan Partners, dan "
                                  "Aanbod en Activiteiten. De andere bladen mogen leeg blijven."},
        {"2. Eén rij is één ding", "Laat de titels in rij 1 staan. Een donkere titel wil zeggen: deze kolom "
                                   "moet je invullen. Wijs een titel aan voor uitleg."},
        {"3. Kies uit de lijst", "Waar een pijltje staat, kies je een woord. Meer dan één mag waar de uitleg "
                                 "dat zegt: schrijf dan a; b."},
        {"4. Laat codes leeg", "De code van een partner, aanbod of activiteit komt van `wegwijzer-data "
                               "codes`. Ze staat in QR-codes: verander ze nooit."},
        {"5. Kijk na en maak", "`wegwijzer-data build` zegt in gewone taal wat er beter moet, met blad, rij "
                               "en kolom. Is alles goed, dan maakt het de publicatie voor de kiosk."},
        {"Dagen en uren", "Een dag is 2026-11-25, een uur 9.00 of 13:30, een moment 2026-11-25 14:00."},
        {"Leeg", "Een lege cel wil zeggen: dat weten we niet."},
        {"Van jezelf",
         "Een blad waarvan de naam met _ begint, slaat wegwijzer-data over. Dit blad en Voorbeelden ook."},
        {"", ""},
        {"De bladen", ""},
    };
    struct grid_sheet *sheet = grid_sheet_add(grid, "Uitleg");
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
        line_add(grid, sheet, steps[i][0], steps[i][1]);
    for (int id = 0; id < TABLE_COUNT; id++)
        line_add(grid, sheet, table_title((enum table_id)id), table_about((enum table_id)id));
    line_add(grid, sheet, "", "");
    words_add(grid, sheet);
}

static void examples_add(struct grid *grid)
{
    struct grid_sheet *sheet = grid_sheet_add(grid, "Voorbeelden");
    for (int id = 0; id < TABLE_COUNT; id++) {
        const struct table_spec *spec = table_spec((enum table_id)id);
        const char *names[64], *cells[64];
        line_add(grid, sheet, table_title((enum table_id)id), "");
        for (int i = 0; i < spec->count; i++)
            names[i] = spec->columns[i].name;
        grid_row_add(grid, sheet, names, spec->count);
        for (int row = 0; row < example_rows((enum table_id)id); row++) {
            for (int i = 0; i < spec->count; i++)
                cells[i] = example_cell((enum table_id)id, row, names[i]);
            grid_row_add(grid, sheet, cells, spec->count);
        }
        line_add(grid, sheet, "", "");
    }
}

static void tables_add(struct grid *grid)
{
    for (int id = 0; id < TABLE_COUNT; id++) {
        const struct table_spec *spec = table_spec((enum table_id)id);
        const char *names[64];
        for (int i = 0; i < spec->count; i++)
            names[i] = spec->columns[i].name;
        grid_row_add(grid, grid_sheet_add(grid, table_title((enum table_id)id)), names, spec->count);
    }
}

/* The icons that come with the program; without them the column has no list. */
static void icons_add(struct grid *grid)
{
    char path[4096], *bytes;
    size_t length;
    if (!path_find_share("icons.list", path, sizeof path) || !path_read(path, 1 << 20, &bytes, &length, NULL))
        return;
    struct grid_sheet *sheet = grid_sheet_add(grid, icon_sheet_name);
    char *rest = bytes;
    for (char *line; (line = strsep(&rest, "\n"));) {
        line[strcspn(line, " \t\r")] = '\0';
        if (*line && *line != '#')
            line_add(grid, sheet, line, "");
    }
    free(bytes);
}

bool template_write(const char *path, struct err *err)
{
    struct report report;
    struct grid grid;
    report_init(&report);
    grid_init(&grid, &report);
    explanation_add(&grid);
    tables_add(&grid);
    examples_add(&grid);
    icons_add(&grid);
    bool ok = grid_write_xlsx(&grid, path, err);
    grid_close(&grid);
    report_release(&report);
    return ok;
}
