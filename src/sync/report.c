#include "sync/report.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static json_t *moment(int64_t seconds)
{
    char text[32];
    time_t time = (time_t)seconds;
    struct tm parts;
    if (seconds <= 0 || !gmtime_r(&time, &parts))
        return json_null();
    strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
    return json_string(text);
}

bool report_write(const struct report *report, const struct inbox *inbox, struct err *err)
{
    bool failed = report->error.text[0];
    json_t *error = failed ? json_string(report->error.text) : json_null();
    if (!error) /* an address that is not UTF-8 */
        error = json_string("onleesbaar bericht");
    json_t *object = json_pack("{ss ss sI so sI so so si so so}", "channel", report->channel, "state",
                               failed ? "failed" : "ok", "generation", (json_int_t)report->generation,
                               "created", moment(report->created_s), "bytes", (json_int_t)report->bytes,
                               "asked", moment(report->asked_s), "arrived", moment(report->arrived_s),
                               "failures", report->failures, "error", error, "next", moment(report->next_s));
    char *text = object ? json_dumps(object, JSON_INDENT(2) | JSON_PRESERVE_ORDER) : NULL;
    json_decref(object);
    bool ok = text ? inbox_write(inbox, "sync-status.json", text, strlen(text), err)
                   : err_set(err, "geen geheugen voor sync-status.json");
    free(text);
    return ok;
}
