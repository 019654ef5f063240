#include "tool/check/check.h"

void book_check(struct book *book)
{
    check_cells(book);
    check_houses(book);
    check_cards(book);
    check_hours(book);
    check_translations(book);
    check_dates(book);
}
