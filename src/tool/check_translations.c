#include "tool/check.h"
void check_translations(struct book *book)
{
    (void)book;
}
