#include "tool/check.h"
void check_houses(struct book *book)
{
    (void)book;
}
