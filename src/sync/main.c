/* wegwijzer-sync: brings the newest signed publication into the inbox of a kiosk, and nothing else. */
#include <curl/curl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/random.h>
#include <sysexits.h>
#include <time.h>
#include <unistd.h>

#include "base/log.h"
#include "sync/options.h"
#include "sync/pace.h"
#include "sync/round.h"

/* Evenly over 0 .. 1. */
static double chance(void)
{
    unsigned number = 0;
    if (getrandom(&number, sizeof number, 0) != (ssize_t)sizeof number)
        number = (unsigned)time(NULL) ^ ((unsigned)getpid() << 16);
    return number / 4294967296.0;
}

/* The signals that end the program wait, blocked, until somebody looks: while it sleeps or once a second while it
 * fetches. */
static sigset_t signals_block(void)
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGHUP);
    sigprocmask(SIG_BLOCK, &set, NULL);
    return set;
}

static bool asked_to_stop(void)
{
    sigset_t pending;
    sigpending(&pending);
    return sigismember(&pending, SIGTERM) || sigismember(&pending, SIGINT);
}

/* Sleeps; true when the program must end. SIGHUP asks at once. */
static bool sleep_or_stop(const sigset_t *set, double seconds)
{
    struct timespec wait = {(time_t)seconds, (long)((seconds - (double)(time_t)seconds) * 1e9)};
    int signal = sigtimedwait(set, NULL, &wait);
    return signal == SIGTERM || signal == SIGINT;
}

static void say(const struct report *report, enum round_result result, const char *before)
{
    if (result == ROUND_NEW)
        log_line("kanaal %s: uitgave %lld is aangekomen, %zu bytes", report->channel,
                 (long long)report->generation, report->bytes);
    else if (result == ROUND_FAILED && *report->error.text && !(before && *before))
        log_line("%s", report->error.text);
    else if (result == ROUND_SAME && report->failures == 0 && before && *before)
        log_line("kanaal %s: het lukt weer; uitgave %lld is de nieuwste", report->channel,
                 (long long)report->generation);
}

/* One round with its lines; keeps the status file. `wait` is how long until the next. */
static enum round_result round_report(struct round *round, struct report *report, int every_s, double *wait)
{
    struct err before = report->error, err = {""};
    enum round_result result = round_do(round, report);
    round->number++;
    report->asked_s = time(NULL);
    report->failures = result == ROUND_FAILED ? report->failures + 1 : 0;
    if (result == ROUND_NEW)
        report->arrived_s = report->asked_s;
    *wait = pace_next(every_s, report->failures, report->generation > 0, chance());
    report->next_s = every_s > 0 ? report->asked_s + (int64_t)*wait : 0;
    say(report, result, before.text);
    if (!report_write(report, round->inbox, &err))
        log_once("%s", err.text);
    return result;
}

static int run_rounds(struct round *round, struct report *report, const struct sync_options *options)
{
    sigset_t set = signals_block();
    double wait = 0;
    if (options->once) {
        enum round_result result = round_report(round, report, 0, &wait);
        if (result == ROUND_SAME)
            log_line("kanaal %s: uitgave %lld is de nieuwste; er is niets nieuws", report->channel,
                     (long long)report->generation);
        return result == ROUND_FAILED ? EX_TEMPFAIL : 0;
    }
    wait = pace_first(options->every_s, report->generation > 0, chance());
    while (!sleep_or_stop(&set, wait)) {
        round_report(round, report, options->every_s, &wait);
        if (asked_to_stop())
            break;
    }
    return 0;
}

static int run(const struct sync_options *options, struct err *err)
{
    struct carrier carrier = {0};
    struct inbox inbox = {.folder = -1, .generations = -1};
    struct keys keys;
    struct carrier_setup setup = {options->from, options->channel, options->ca, options->allow_http,
                                  asked_to_stop};
    int code = EX_CONFIG;
    if (!keys_read(options->keys, &keys, err))
        code = EX_NOINPUT;
    else if (!carrier_open(&carrier, &setup, err))
        code = EX_USAGE;
    else if (!inbox_open(&inbox, options->inbox, err))
        code = EX_CANTCREAT;
    else {
        struct round round = {&carrier, &inbox, &keys, options->channel, 0};
        struct report report = {.channel = options->channel};
        round_look(&round, &report);
        code = run_rounds(&round, &report, options);
    }
    inbox_close(&inbox);
    carrier_close(&carrier);
    return code;
}

int main(int argc, char **argv)
{
    struct sync_options options;
    struct err err = {""};
    int code = sync_options_read(&options, argc, argv, &err);
    if (code == 0 && options.help)
        sync_options_help();
    else if (code == 0 && options.version)
        printf("wegwijzer-sync %s\n", VERSION);
    else if (code == 0 && (geteuid() == 0 || getuid() == 0)) {
        err_set(&err,
                "als root doe ik niets: dit programma leest wat van buiten komt. Neem de gebruiker "
                "wegwijzer-sync, of: setpriv --reuid=NAAM --regid=NAAM --clear-groups wegwijzer-sync ...");
        code = EX_NOPERM;
    } else if (code == 0) {
        curl_global_init(CURL_GLOBAL_DEFAULT);
        code = run(&options, &err);
        curl_global_cleanup();
    }
    if (code != 0 && err.text[0])
        log_line("%s", err.text);
    return code;
}
