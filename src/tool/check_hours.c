#include "tool/check.h"
void check_hours(struct book *book)
{
    (void)book;
}
