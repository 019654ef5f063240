#define _GNU_SOURCE /* strcasestr */
#include "tool/import/sniff.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "tool/sheet/workbook.h"

enum { HEAD_BYTES = 16384 };

bool file_is_empty(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0 && S_ISREG(info.st_mode) && info.st_size == 0;
}

static bool has_one_of(const char *text, const char *const *words)
{
    while (*words && !strcasestr(text, *words))
        words++;
    return *words != NULL;
}

static const char *json_sniff(const char *head)
{
    static const char *const uitdatabank[] = {"\"@context\"", "\"calendarType\"", "\"hydra:", "uitdatabank",
                                              NULL};
    static const char *const hsds[] = {"\"services\"",
                                       "\"organization\"",
                                       "\"organization_id\"",
                                       "\"service_at_locations\"",
                                       "\"locations\"",
                                       "\"assured_date\"",
                                       NULL};
    return has_one_of(head, uitdatabank) ? "uitdatabank" : has_one_of(head, hsds) ? "hsds" : NULL;
}

const char *format_sniff(const char *path)
{
    char bytes[HEAD_BYTES + 1];
    FILE *file = workbook_named(path) ? NULL : fopen(path, "rb");
    if (!file)
        return workbook_named(path) ? "table" : NULL;
    size_t length = fread(bytes, 1, HEAD_BYTES, file);
    fclose(file);
    bytes[length] = '\0';
    const char *head = bytes + strspn(bytes, "\xEF\xBB\xBF \t\r\n");
    if (strncasecmp(head, "BEGIN:VCALENDAR", 15) == 0)
        return "ics";
    if (*head == '<')
        return strcasestr(head, "cdb") ? "uitdatabank" : NULL;
    if (*head == '{' || *head == '[')
        return json_sniff(head);
    return name_ends_in(path, ".csv") ? "table" : NULL;
}
