/* The language of what is said to staff: Dutch as the source has it, English when their locale asks for it.
 *
 * Shape:   a funnel such as `err_set` or `report_error` looks its format up itself; `M_("...")` marks and looks up any
 *          other string, `MN_("...")` only marks what a funnel looks up later, `m_` chooses a plural form.
 * Threads: any; but a process that said `message_init` may have English, and then only its main thread may call.
 */
#ifndef BASE_MESSAGE_H
#define BASE_MESSAGE_H

#define M_(text)             message_text(text)
#define MN_(text)            text
#define m_(one, many, count) message_plural((one), (many), (unsigned long)(count))

/* Reads LC_ALL, LC_MESSAGES, LANG and LANGUAGE as gettext does and binds the English catalogue of the folder
 * (share/locale) when they ask for it. No locale need be installed. A program that never calls this speaks Dutch. Call
 * once, first of all. */
void message_init(const char *catalogues);

/* The text in the language of staff, whatever language the pages at hand are in. */
const char *message_text(const char *dutch) __attribute__((format_arg(1)));

/* The form of a text that goes with a count. */
const char *message_plural(const char *one, const char *many, unsigned long count)
    __attribute__((format_arg(1), format_arg(2)));

/* "en" or "nl". */
const char *message_language(void);

#endif
