#include "tool/talk/prompt.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <termios.h>
#include <unistd.h>

#include "base/message.h"

bool prompt_possible(void)
{
    return isatty(STDIN_FILENO) && isatty(STDERR_FILENO);
}

/* Reads a line byte by byte, so that what comes behind it stays for the next question. */
static bool line_read(char *out, size_t size)
{
    size_t length = 0;
    ssize_t got = 0;
    while (length < size && (got = read(STDIN_FILENO, out + length, 1)) == 1 && out[length] != '\n')
        length++;
    bool whole = length < size && (got == 1 || length > 0);
    out[whole ? length : 0] = '\0';
    return whole;
}

/* "j" and "ja", or the words for them in the language of staff. */
static bool says_yes(const char *answer)
{
    const char *word = M_("ja");
    return strcasecmp(answer, "j") == 0 || strcasecmp(answer, "ja") == 0 || strcasecmp(answer, word) == 0 ||
           (strlen(answer) == 1 && strncasecmp(answer, word, 1) == 0);
}

bool prompt_yes(const char *question)
{
    char answer[16];
    if (!prompt_possible())
        return false;
    /* TRANSLATORS: the letter for yes and, in a capital, for no, which is what an empty answer means */
    fprintf(stderr, M_("%s [j/N] "), question);
    return line_read(answer, sizeof answer) && says_yes(answer);
}

bool prompt_passphrase(const char *question, char out[PASSPHRASE_BYTES])
{
    struct termios before, quiet;
    bool shown = prompt_possible() && tcgetattr(STDIN_FILENO, &before) == 0;
    if (shown) {
        quiet = before;
        quiet.c_lflag &= ~(tcflag_t)ECHO;
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet);
        fprintf(stderr, "%s ", question);
    }
    bool good = line_read(out, PASSPHRASE_BYTES);
    if (shown) {
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &before);
        fprintf(stderr, "\n");
    }
    return good;
}
