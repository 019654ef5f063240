/* What the tool asks at a terminal. */
#ifndef TOOL_TALK_PROMPT_H
#define TOOL_TALK_PROMPT_H

#include <stdbool.h>
#include <stddef.h>

enum { PASSPHRASE_BYTES = 1024 };

/* True when somebody can answer. */
bool prompt_possible(void);

/* Asks a question; true for "j" or "ja", false for all else, also when nobody can answer. */
bool prompt_yes(const char *question);

/* Asks for a passphrase, which the terminal does not show; without a terminal it is the next line of standard input. False
 * when there is none, or it is too long. */
bool prompt_passphrase(const char *question, char out[PASSPHRASE_BYTES]);

#endif
