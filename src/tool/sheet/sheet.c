#include "tool/sheet/sheet.h"

#include <ctype.h>
#include <stdio.h>

void sheet_cell_name(int row, int column, char name[24])
{
    char letters[8];
    int count = 0;
    for (int rest = column + 1; rest > 0 && count < (int)sizeof letters; rest = (rest - 1) / 26)
        letters[count++] = (char)('A' + (rest - 1) % 26);
    while (count > 0)
        *name++ = letters[--count];
    *name = '\0';
    if (row > 0)
        snprintf(name, 12, "%d", row);
}

bool sheet_cell_place(const char *name, int *row, int *column)
{
    int found = 0, number = 0;
    name += *name == '$';
    for (; isalpha((unsigned char)*name) && found < 1 << 20; name++)
        found = found * 26 + (toupper((unsigned char)*name) - 'A' + 1);
    name += *name == '$';
    for (; isdigit((unsigned char)*name) && number < 100000000; name++)
        number = number * 10 + (*name - '0');
    if (!found || !number || *name)
        return false;
    *column = found - 1;
    *row = number;
    return true;
}
