/* What a run of digits in a text seems to be. Check digits tell a register number, an account and the number of a firm
 * from a phone; an hour and a date are none of these.
 *
 * Source: ISO 13616 (IBAN), ISO 7064 (mod 97); the Belgian register and firm numbers end on 97 less the rest of it.
 */
#ifndef TOOL_CHECK_DIGITS_H
#define TOOL_CHECK_DIGITS_H

#include <stdbool.h>

enum digits_kind { DIGITS_NONE, DIGITS_PHONE, DIGITS_ACCOUNT, DIGITS_REGISTER };

/* What begins at this digit, behind a `plus` or not; `*end` is behind it, or behind the digits that were looked at. */
enum digits_kind digits_read(const char *at, bool plus, const char **end);

/* True for the beginning of an account: "BE68 5390 0754 7034". */
bool digits_account(const char *at);

/* True for a Belgian mobile number, and not for a line in Liège (04 and seven digits). */
bool digits_mobile(const char *phone);

#endif
