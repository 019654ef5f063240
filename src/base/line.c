#include "base/line.h"

#include <string.h>

char *line_trim(char *line)
{
    static const char room[] = " \t\r\n\v\f";
    line += strspn(line, room);
    for (size_t length = strlen(line); length > 0 && strchr(room, line[length - 1]);)
        line[--length] = '\0';
    return line;
}
