/* wegwijzer-data: what staff use to keep the offer right and make the publication. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sysexits.h>
#include <unistd.h>

#include "base/path.h"
#include "tool/commands.h"
#include "tool/talk/near.h"

static const struct command *const commands[] = {
    &check_command,   &matrix_command,   &personas_command,
    &stale_command,   &diff_command,     &export_command,
    &preview_command, &build_command,    &codes_command,
    &convert_command, &template_command, &import_command,
    &site_command,    &publish_command,  &republish_command,
    &log_command,     &keygen_command,   NULL,
};

static const struct command *command_find(const char *name)
{
    for (int i = 0; commands[i]; i++)
        if (strcmp(commands[i]->name, name) == 0)
            return commands[i];
    return NULL;
}

static void help_print(FILE *file)
{
    fprintf(file, "%s",
            M_("wegwijzer-data OPDRACHT ...\n\nHoudt het aanbod van een Huis van het Kind juist en maakt er "
               "de publicatie voor de kiosk van.\n\nOpdrachten:\n"));
    for (int i = 0; commands[i]; i++)
        fprintf(file, "  %-10s %s\n", commands[i]->name, message_text(commands[i]->summary));
    fprintf(file, "  %-10s %s\n\n", "help", M_("legt een opdracht uit: wegwijzer-data help build"));
    fprintf(file, "%s", M_("Opties: --help deze uitleg, --version de versie.\n"));
}

static int unknown(const char *name)
{
    struct near near;
    near_init(&near, name);
    for (int i = 0; commands[i]; i++)
        near_try(&near, commands[i]->name);
    if (near.best)
        fprintf(stderr,
                M_("wegwijzer-data: de opdracht \"%s\" ken ik niet; bedoel je \"%s\"? (`wegwijzer-data "
                   "--help` toont wat er is)\n"),
                name, near.best);
    else
        fprintf(
            stderr,
            M_("wegwijzer-data: de opdracht \"%s\" ken ik niet (`wegwijzer-data --help` toont wat er is)\n"),
            name);
    return EX_USAGE;
}

/* A file that is opened may not become the output of who closed theirs; what is written there then fails, and is told. */
static void outputs_hold(void)
{
    for (int fd = 0; fd <= 2; fd++)
        if (fcntl(fd, F_GETFD) == -1 && open("/dev/null", O_RDONLY) != fd)
            return;
}

/* What nobody could read was not told; that a publication is out, say, is true all the same. */
static int output_close(int code)
{
    int error = fflush(stdout) != 0 ? errno : ferror(stdout) ? EIO : 0;
    if (!error)
        return code;
    fprintf(stderr,
            code == EX_OK
                ? M_("wegwijzer-data: de opdracht is uitgevoerd, maar wat ze toont, kon niet geschreven "
                     "worden (%s)\n")
                : M_("wegwijzer-data: wat de opdracht toont, kon niet geschreven worden (%s)\n"),
            path_why(error));
    return code == EX_OK ? EX_IOERR : code;
}

static int run(int argc, char **argv)
{
    const char *name = argc > 1 ? argv[1] : "";
    if (!*name) {
        help_print(stderr);
        return EX_USAGE;
    }
    if (strcmp(name, "--version") == 0) {
        printf("wegwijzer-data %s\n", VERSION);
        return EX_OK;
    }
    bool help = strcmp(name, "help") == 0 || strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0;
    if (help && argc == 2) {
        help_print(stdout);
        return EX_OK;
    }
    const struct command *command = command_find(help ? argv[2] : name);
    if (!command)
        return unknown(help ? argv[2] : name);
    if (help) {
        command_help(command);
        return EX_OK;
    }
    return command->run(argc - 1, argv + 1);
}

int main(int argc, char **argv)
{
    char catalogues[4096];
    outputs_hold();
    if (path_find_share("locale", catalogues, sizeof catalogues))
        message_init(catalogues);
    return output_close(run(argc, argv));
}
