#include <stdio.h>
#include <sysexits.h>
#include "tool/command.h"
static const struct option_spec options[] = {{0}};
static int run_codes(int argc, char **argv)
{
    (void)argc;
    (void)argv;
    return EX_OK;
}
const struct command codes_command = {.name = "codes",
                                      .usage = "BRON",
                                      .summary = "geeft nieuwe rijen hun blijvende code",
                                      .options = options,
                                      .run = run_codes};
