/* parse FILE...: each .ics or .vcf as libical reads it, one line of JSON for each file. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/path.h"
#include "../site/parsed.h"

enum { EVENTS_MAX = 4000, FILE_MAX = 16 * 1024 * 1024 };

static void json_put(const char *name, const char *text)
{
    printf("\"%s\":\"", name);
    for (; *text; text++)
        if (*text == '"' || *text == '\\')
            printf("\\%c", *text);
        else if ((unsigned char)*text < ' ')
            printf("\\u%04x", (unsigned)*text);
        else
            putchar(*text);
    putchar('"');
}

static bool calendar_print(const char *bytes)
{
    struct parsed_event *events = calloc(EVENTS_MAX, sizeof *events);
    int count = parsed_calendar(bytes, events, EVENTS_MAX);
    printf("{\"count\":%d,\"events\":[", count);
    for (int i = 0; i < count; i++) {
        printf("%s{\"start\":%lld,\"end\":%lld,\"days\":%s,", i ? "," : "", events[i].start, events[i].end,
               events[i].all_day ? "true" : "false");
        json_put("uid", events[i].uid);
        putchar(',');
        json_put("summary", events[i].summary);
        putchar(',');
        json_put("location", events[i].location);
        putchar(',');
        json_put("status", events[i].status);
        putchar('}');
    }
    printf("]}\n");
    free(events);
    return count >= 0;
}

static bool contact_print(const char *bytes, size_t length)
{
    struct parsed_contact contact;
    bool read = parsed_contact(bytes, length, &contact);
    putchar('{');
    json_put("name", contact.name);
    putchar(',');
    json_put("phone", contact.phone);
    putchar(',');
    json_put("mail", contact.mail);
    putchar(',');
    json_put("url", contact.url);
    printf("}\n");
    return read;
}

int main(int argc, char **argv)
{
    bool good = true;
    for (int i = 1; i < argc; i++) {
        char *bytes;
        size_t length;
        struct err err;
        if (!path_read(argv[i], FILE_MAX, &bytes, &length, &err)) {
            fprintf(stderr, "%s\n", err.text);
            return 1;
        }
        bool calendar = strstr(argv[i], ".ics") != NULL;
        good = (calendar ? calendar_print(bytes) : contact_print(bytes, length)) && good;
        free(bytes);
    }
    return good ? 0 : 1;
}
