#include <stdio.h>
#include <sysexits.h>

#include "app/kiosk.h"
#include "app/options.h"
#include "base/log.h"
#include "lang/lang.h"
#include "store/forget.h"

static int run(const struct options *options, struct err *err)
{
    if (options->help) {
        options_help();
        return 0;
    }
    if (options->version) {
        printf("wegwijzer %s\n", VERSION);
        return 0;
    }
    if (!options->data && !options->state) {
        err_set(err,
                "welke publicatie moet ik tonen? Geef --data BESTAND, of --state MAP; zie wegwijzer --help");
        return EX_USAGE;
    }
    if (options->state && !(options->inbox && options->channel && options->keys)) {
        err_set(err,
                "bij --state horen ook --inbox, --channel en --keys; zie README, 'Getekende publicaties'");
        return EX_USAGE;
    }
    lang_init();
    store_forgets();
    return options->journey ? kiosk_play(options, err) : kiosk_run(options, err);
}

int main(int argc, char **argv)
{
    struct options options;
    struct err err = {""};
    int code = options_read(&options, argc, argv, &err);
    if (code == 0)
        code = run(&options, &err);
    if (code != 0 && err.text[0])
        log_line("%s", err.text);
    options_release(&options);
    return code;
}
