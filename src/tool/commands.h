/* The commands of wegwijzer-data, each in the file of its name; main.c has the table that --help prints. */
#ifndef TOOL_COMMANDS_H
#define TOOL_COMMANDS_H

#include "tool/talk/command.h"

extern const struct command check_command;
extern const struct command build_command, codes_command, site_command, convert_command, template_command;
extern const struct command import_command, matrix_command, personas_command;
extern const struct command diff_command, stale_command, export_command, preview_command;
extern const struct command keygen_command, publish_command, republish_command, log_command;

#endif
