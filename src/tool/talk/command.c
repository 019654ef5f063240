#include "tool/talk/command.h"

#include <getopt.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

#include "base/message.h"
#include "tool/talk/near.h"

/* Says what is wrong with an option and which one was meant. */
static void option_wrong(const struct command *command, const char *written, bool argument)
{
    struct near near;
    near_init(&near, written + strspn(written, "-"));
    for (const struct option_spec *spec = command->options; spec->name; spec++)
        near_try(&near, spec->name);
    if (argument)
        command_usage(command, "na \"%s\" ontbreekt iets", written);
    else if (near.best)
        command_usage(command, "de optie \"%s\" ken ik niet; bedoel je --%s?", written, near.best);
    else
        command_usage(command, "de optie \"%s\" ken ik niet", written);
}

int command_option(const struct command *command, int argc, char **argv)
{
    struct option longs[OPTIONS_MAX + 2] = {{0}};
    char letters[OPTIONS_MAX * 2 + 4] = ":h";
    int count = 0;
    for (const struct option_spec *spec = command->options; spec->name; spec++, count++) {
        longs[count] =
            (struct option){spec->name, spec->argument ? required_argument : no_argument, NULL, 256 + count};
        if (spec->letter)
            snprintf(letters + strlen(letters), sizeof letters - strlen(letters), "%c%s", spec->letter,
                     spec->argument ? ":" : "");
    }
    longs[count] = (struct option){"help", no_argument, NULL, 'h'};
    opterr = 0;
    int found = getopt_long(argc, argv, letters, longs, NULL);
    if (found == -1)
        return -1;
    if (found == 'h') {
        command_help(command);
        return -3;
    }
    if (found == ':' || found == '?') {
        option_wrong(command, argv[optind > 1 ? optind - 1 : 1], found == ':');
        return -2;
    }
    int option = found - 256;
    for (int i = 0; found < 256 && i < count; i++)
        if (command->options[i].letter == found)
            option = i;
    if (optarg && !*optarg) {
        command_usage(command, "na \"--%s\" ontbreekt iets", command->options[option].name);
        return -2;
    }
    return option;
}

int command_values(const struct command *command, int argc, char **argv, const char *values[OPTIONS_MAX])
{
    for (int i = 0; i < OPTIONS_MAX; i++)
        values[i] = NULL;
    for (int option; (option = command_option(command, argc, argv)) != -1;) {
        if (option < 0)
            return option == -3 ? -1 : EX_USAGE;
        values[option] = optarg ? optarg : "";
    }
    return EX_OK;
}

void command_help(const struct command *command)
{
    printf("wegwijzer-data %s %s\n\n%s.\n", command->name, message_text(command->usage),
           message_text(command->summary));
    if (command->help)
        printf("%s\n", message_text(command->help));
    printf("%s", M_("\nOpties:\n"));
    for (const struct option_spec *spec = command->options; spec->name; spec++) {
        char name[64], letter[5] = "";
        if (spec->letter)
            snprintf(letter, sizeof letter, "-%c, ", spec->letter);
        snprintf(name, sizeof name, "%s--%s%s%s", letter, spec->name, spec->argument ? " " : "",
                 spec->argument ? message_text(spec->argument) : "");
        printf("  %-26s %s\n", name, message_text(spec->help));
    }
    printf("  %-26s %s\n", "-h, --help", M_("deze uitleg"));
}

int command_usage(const struct command *command, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    fprintf(stderr, "wegwijzer-data %s: ", command->name);
    vfprintf(stderr, message_text(format), args);
    fprintf(stderr, M_("\ngebruik: wegwijzer-data %s %s\n"), command->name, message_text(command->usage));
    va_end(args);
    return EX_USAGE;
}
