/* The part of ics.h that looks into a component: its lines by name, their parameters. */
#include <string.h>
#include <strings.h>

#include "tool/import/ics.h"

enum { PARAMETER_MAX = 300 };

const struct ics_line *ics_find(const struct ics_part *part, const char *name)
{
    for (int i = 0; i < part->count; i++)
        if (strcmp(part->lines[i].name, name) == 0)
            return &part->lines[i];
    return NULL;
}

const char *ics_parameter(const struct ics *ics, const struct ics_line *line, const char *name)
{
    size_t length = strlen(name);
    const char *at = line->parameters;
    while (*at == ';') {
        bool quoted = false;
        const char *start = ++at;
        for (; *at && (quoted || *at != ';'); at++)
            quoted ^= *at == '"';
        if (strncasecmp(start, name, length) != 0 || start[length] != '=')
            continue;
        start += length + 1;
        size_t size = (size_t)(at - start);
        if (size >= 2 && start[0] == '"' && start[size - 1] == '"')
            start++, size -= 2;
        return arena_strndup(&ics->feed->arena, start, size < PARAMETER_MAX ? size : PARAMETER_MAX);
    }
    return NULL;
}
