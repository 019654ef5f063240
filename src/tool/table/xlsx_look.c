#include "tool/table/xlsx_look.h"

#include <stdio.h>
#include <string.h>

#include "tool/table/explain.h"
#include "tool/table/table_name.h"

const char icon_sheet_name[] = "_iconen";

enum { LIST_ROWS = 2000, FORMULA = 160, REMARKS_WIDTH = 70 };

static lxw_format *format_make(lxw_workbook *workbook, const char *number)
{
    lxw_format *format = workbook_add_format(workbook);
    format_set_num_format(format, number);
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    return format;
}

static lxw_format *header_make(lxw_workbook *workbook, lxw_color_t ground, lxw_color_t ink)
{
    lxw_format *format = format_make(workbook, "@");
    format_set_bold(format);
    format_set_bg_color(format, ground);
    format_set_font_color(format, ink);
    format_set_border(format, LXW_BORDER_THIN);
    format_set_border_color(format, 0xB9C9C5);
    return format;
}

struct xlsx_looks looks_make(lxw_workbook *workbook)
{
    struct xlsx_looks looks = {
        .text = format_make(workbook, "@"),
        .wrapped = format_make(workbook, "@"),
        .day = format_make(workbook, "yyyy-mm-dd"),
        .moment = format_make(workbook, "yyyy-mm-dd hh:mm"),
        .header = header_make(workbook, 0xDCEAE7, 0x173F3A),
        .required = header_make(workbook, 0x09615D, 0xFFFFFF),
        .heading = format_make(workbook, "@"),
    };
    format_set_text_wrap(looks.wrapped);
    format_set_bold(looks.heading);
    format_set_font_size(looks.heading, 13);
    format_set_font_color(looks.heading, 0x09615D);
    return looks;
}

lxw_format *look_header(const struct xlsx_looks *looks, enum table_id id, const char *name)
{
    const struct table_spec *spec = table_spec(id);
    int column = column_find(spec, name);
    return column >= 0 && spec->columns[column].required ? looks->required : looks->header;
}

static bool is_long(const struct column *column)
{
    return column->kind == CELL_TEXT && (column->most == 0 || column->most >= 300);
}

static double width_of(const struct column *column)
{
    static const unsigned char widths[] = {
        [CELL_TEXT] = 30,     [CELL_CODE] = 16,     [CELL_CARD_CODE] = 8,  [CELL_WORD] = 15,
        [CELL_WORDS] = 22,    [CELL_YES] = 10,      [CELL_DAY] = 12,       [CELL_DAY_OR_HOLIDAYS] = 12,
        [CELL_MOMENT] = 18,   [CELL_MOMENTS] = 26,  [CELL_TIME] = 10,      [CELL_AGE] = 10,
        [CELL_NUMBER] = 12,   [CELL_REAL] = 11,     [CELL_LINK] = 34,      [CELL_BASE_LINK] = 34,
        [CELL_MAIL] = 28,     [CELL_PHONE] = 18,    [CELL_COLOUR] = 11,    [CELL_ICON] = 20,
        [CELL_ICONS] = 22,    [CELL_LANGUAGE] = 10, [CELL_LANGUAGES] = 16, [CELL_RULE] = 28,
        [CELL_WEEKDAYS] = 12, [CELL_REF] = 16,      [CELL_REFS] = 22,
    };
    double width = is_long(column) ? 50 : widths[column->kind];
    double name = (double)strlen(column->name) + 3;
    return width > name ? width : name;
}

static lxw_format *format_of(const struct xlsx_looks *looks, const struct column *column)
{
    if (column->kind == CELL_DAY)
        return looks->day;
    if (column->kind == CELL_MOMENT)
        return looks->moment;
    return is_long(column) ? looks->wrapped : looks->text;
}

/* The cells with the codes that a reference may name, as a formula; false when no sheet has them. */
static bool codes_formula(const struct grid *grid, enum table_id id, const char *column, char out[FORMULA])
{
    for (int s = 0; s < grid->count; s++) {
        const struct grid_sheet *sheet = &grid->sheets[s];
        if (table_named(sheet->name) != id || !sheet->count)
            continue;
        for (int i = 0; i < sheet->rows[0].count; i++) {
            char letter[24], title[48];
            size_t used = 0;
            if (strcmp(sheet->rows[0].cells[i], column) != 0)
                continue;
            for (const char *c = table_title(id); *c; c++) {
                if (*c == '\'')
                    title[used++] = '\'';
                title[used++] = *c;
            }
            title[used] = '\0';
            sheet_cell_name(0, i, letter);
            int first = sheet->rows[0].number + 1;
            snprintf(out, FORMULA, "='%s'!$%s$%d:$%s$%d", title, letter, first, letter, first + LIST_ROWS);
            return true;
        }
    }
    return false;
}

static bool icons_formula(const struct grid *grid, char out[FORMULA])
{
    for (int s = 0; s < grid->count; s++)
        if (strcmp(grid->sheets[s].name, icon_sheet_name) == 0 && grid->sheets[s].count) {
            snprintf(out, FORMULA, "='%s'!$A$1:$A$%d", icon_sheet_name, grid->sheets[s].count);
            return true;
        }
    return false;
}

static bool ref_formula(const struct grid *grid, enum ref ref, char out[FORMULA])
{
    static const struct {
        enum ref ref;
        enum table_id table;
    } tables[] = {{REF_HOUSE, TABLE_HOUSE},       {REF_PLACE, TABLE_PLACE},
                  {REF_TOPIC, TABLE_TOPIC},       {REF_LIFE_DOMAIN, TABLE_LIFE_DOMAIN},
                  {REF_CAMPAIGN, TABLE_CAMPAIGN}, {REF_PARTNER, TABLE_PARTNER},
                  {REF_ACTIVITY, TABLE_ACTIVITY}};
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        if (tables[i].ref == ref)
            return codes_formula(grid, tables[i].table, "code", out);
    return false;
}

/* A list for what can be chosen. Where one cell may hold several items it only helps; else nothing else goes in. */
static void list_add(lxw_worksheet *page, const struct grid *grid, const struct grid_sheet *sheet,
                     const struct column *column, int position)
{
    static const char *const yes_no[] = {"ja", "nee", NULL};
    char formula[FORMULA];
    lxw_data_validation list = {.validate = LXW_VALIDATION_TYPE_LIST,
                                .ignore_blank = LXW_VALIDATION_ON,
                                .error_title = "Dit kan hier niet",
                                .error_message = "Kies een woord uit de lijst, of laat de cel leeg."};
    bool ref = column->kind == CELL_REF || column->kind == CELL_REFS;
    bool several = column->kind == CELL_WORDS || column->kind == CELL_LANGUAGE ||
                   column->kind == CELL_LANGUAGES || column->kind == CELL_ICONS || ref;
    bool icon = column->kind == CELL_ICON || column->kind == CELL_ICONS;
    list.show_error = several ? LXW_VALIDATION_OFF : LXW_VALIDATION_ON;
    if (column->words)
        list.value_list = (char **)column->words;
    else if (column->kind == CELL_YES)
        list.value_list = (char **)yes_no;
    else if (column->kind == CELL_LANGUAGE || column->kind == CELL_LANGUAGES)
        list.value_list = (char **)language_words();
    else if ((icon && icons_formula(grid, formula)) || (ref && ref_formula(grid, column->ref, formula))) {
        list.validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
        list.value_formula = formula;
    } else
        return;
    int header = sheet->rows[0].number, last = sheet->rows[sheet->count - 1].number + LIST_ROWS;
    worksheet_data_validation_range(page, (lxw_row_t)header, (lxw_col_t)position, (lxw_row_t)last,
                                    (lxw_col_t)position, &list);
}

lxw_format *look_column(lxw_worksheet *page, const struct xlsx_looks *looks, const struct grid *grid,
                        const struct grid_sheet *sheet, enum table_id id, int position)
{
    const struct table_spec *spec = table_spec(id);
    int found = column_find(spec, sheet->rows[0].cells[position]);
    if (found < 0 && !column_is_remarks(sheet->rows[0].cells[position]))
        return NULL;
    if (found < 0) {
        worksheet_set_column(page, (lxw_col_t)position, (lxw_col_t)position, REMARKS_WIDTH, looks->wrapped);
        return looks->wrapped;
    }
    const struct column *column = &spec->columns[found];
    char form[1024], comment[1400];
    column_form(column, form, sizeof form);
    const char *about = column_about(id, column);
    snprintf(comment, sizeof comment, "%s%s%s", about, *about ? "\n" : "", form);
    lxw_comment_options box = {
        .width = 300, .height = (uint16_t)(40 + strlen(comment) / 42 * 17), .author = "Wegwijzer"};
    worksheet_write_comment_opt(page, (lxw_row_t)(sheet->rows[0].number - 1), (lxw_col_t)position, comment,
                                &box);
    lxw_format *format = format_of(looks, column);
    worksheet_set_column(page, (lxw_col_t)position, (lxw_col_t)position, width_of(column), format);
    list_add(page, grid, sheet, column, position);
    return format;
}
