#include "tool/talk/report_json.h"

#include <stdlib.h>
#include <string.h>

json_t *text_json(const char *text)
{
    json_t *value = json_string(text);
    char *copy = value ? NULL : strdup(text);
    if (value || !copy)
        return value;
    for (char *c = copy; *c; c++)
        *c = (unsigned char)*c < 0x80 ? *c : '?';
    value = json_string(copy);
    free(copy);
    return value;
}

static void message_add(json_t *messages, const char *level, const struct spot *spot, const char *text)
{
    json_t *file = spot->file ? text_json(spot->file) : json_null(),
           *row = spot->row ? json_integer(spot->row) : json_null(),
           *column = spot->column ? text_json(spot->column) : json_null();
    json_array_append_new(messages, json_pack("{s:s, s:o, s:o, s:o, s:o}", "level", level, "file", file,
                                              "row", row, "column", column, "message", text_json(text)));
}

static void list_json(json_t *messages, const struct message_list *list, const char *level)
{
    for (int i = 0; i < list->kept; i++)
        message_add(messages, level, &list->items[i].spot, list->items[i].text);
}

json_t *report_json(struct report *report)
{
    json_t *messages = json_array();
    if (report) {
        report_sort(report);
        list_json(messages, &report->errors, "error");
        list_json(messages, &report->warnings, "warning");
    }
    return json_pack("{s:I, s:I, s:o}", "errors", (json_int_t)(report ? report->errors.count : 0), "warnings",
                     (json_int_t)(report ? report->warnings.count : 0), "messages", messages);
}

void report_json_fail(json_t *told, const char *text)
{
    const struct spot nowhere = {.file = NULL};
    if (!told)
        return;
    json_int_t errors = json_integer_value(json_object_get(told, "errors"));
    json_object_set_new(told, "errors", json_integer(errors + 1));
    message_add(json_object_get(told, "messages"), "error", &nowhere, text);
}

void json_print(json_t *value, FILE *file)
{
    json_dumpf(value, file, JSON_INDENT(2));
    fputc('\n', file);
    json_decref(value);
}

void result_print(json_t *own)
{
    json_t *told = report_json(NULL);
    json_object_update_new(told, own);
    json_print(told, stdout);
}

int failure_say(bool json, const struct err *err, int code)
{
    fprintf(stderr, "wegwijzer-data: %s\n", err->text);
    if (json) {
        json_t *told = report_json(NULL);
        report_json_fail(told, err->text);
        json_print(told, stdout);
    }
    return code;
}
