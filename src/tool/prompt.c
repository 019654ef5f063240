#include "tool/prompt.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <termios.h>
#include <unistd.h>

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

bool prompt_yes(const char *question)
{
    char answer[16];
    if (!prompt_possible())
        return false;
    fprintf(stderr, "%s [j/N] ", question);
    return line_read(answer, sizeof answer) &&
           (strcasecmp(answer, "j") == 0 || strcasecmp(answer, "ja") == 0);
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
