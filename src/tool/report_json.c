#include "tool/report_json.h"

static void list_json(json_t *messages, const struct message_list *list, const char *level)
{
    for (int i = 0; i < list->kept; i++) {
        const struct message *message = &list->items[i];
        json_t *row = message->spot.row ? json_integer(message->spot.row) : json_null();
        json_array_append_new(messages, json_pack("{s:s, s:s, s:o, s:s?, s:s}", "level", level, "file",
                                                  message->spot.file, "row", row, "column",
                                                  message->spot.column, "message", message->text));
    }
}

json_t *report_json(struct report *report)
{
    json_t *messages = json_array();
    report_sort(report);
    list_json(messages, &report->errors, "error");
    list_json(messages, &report->warnings, "warning");
    return json_pack("{s:I, s:I, s:o}", "errors", (json_int_t)report->errors.count, "warnings",
                     (json_int_t)report->warnings.count, "messages", messages);
}

void json_print(json_t *value, FILE *file)
{
    json_dumpf(value, file, JSON_INDENT(2));
    fputc('\n', file);
    json_decref(value);
}
