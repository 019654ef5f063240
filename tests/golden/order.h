/* What an eye meets from left to right: the visual runs of a laid-out text as characters, and whether phones, times,
 * prices and addresses in it stand as they are written.
 *
 * Shape:     a kind has a pattern; each match of it in the text must stand whole in a line, or be parted at a space
 *            or hyphen by the end of one. A text that was cut is not looked at.
 */
#ifndef TESTS_GOLDEN_ORDER_H
#define TESTS_GOLDEN_ORDER_H

#include "text/text.h"

enum order_kind { ORDER_PHONE, ORDER_TIME, ORDER_PRICE, ORDER_WEB, ORDER_MAIL, ORDER_STREET, ORDER_KINDS };

struct order {
    int found[ORDER_KINDS], wrong;
};

/* Looks at all that a text holds; what stands in another order is counted and printed after `where`. */
void order_look(struct order *order, const struct text_block *block, const char *utf8, const char *where);

#endif
