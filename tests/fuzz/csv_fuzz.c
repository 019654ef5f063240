/* Any bytes are read as CSV, put into the tables of a source, edited and encoded again without harm. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "tool/sheet/csv_edit.h"
#include "tool/sheet/csv_text.h"
#include "tool/table/sheet_intake.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void take(void *data, int number, const char *const *cells, const size_t *lengths, int count)
{
    struct intake *intake = data;
    for (int i = 0; i < count; i++)
        if (cells[i][lengths[i]] != '\0')
            abort();
    intake_row(intake, number, cells, lengths, count);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct source source;
    struct report report;
    struct csv_text csv;
    int row;
    char *bytes = malloc(size + 1), *out;
    size_t length;
    memcpy(bytes, data, size);
    report_init(&report);
    arena_init(&source.arena);
    struct table *table = &source.tables[TABLE_BODY];
    *table = (struct table){
        .id = TABLE_BODY, .spec = table_spec(TABLE_BODY), .source = &source, .file = "body.csv"};
    struct intake intake = {.source = &source, .report = &report, .table = table};
    csv_text_open(&csv, bytes, size);
    csv_text_rows(&csv, take, &intake, &row);
    if (csv_text_encode(&csv, csv.text, csv.length, &out, &length))
        free(out);
    csv_text_close(&csv);
    const struct csv_edit edit = {2, 3, "ab12"};
    if (csv_edit_apply(bytes, size, &edit, 1, &out, &length, NULL))
        free(out);
    free(table->rows);
    arena_release(&source.arena);
    report_release(&report);
    free(bytes);
    return 0;
}
