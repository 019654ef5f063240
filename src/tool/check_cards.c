#include "tool/check.h"
void check_cards(struct book *book)
{
    (void)book;
}
