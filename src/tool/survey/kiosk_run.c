#include "tool/survey/kiosk_run.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/folder.h"
#include "base/message.h"
#include "base/path.h"

bool kiosk_find(const char *named, char path[KIOSK_PATH_BYTES])
{
    if (named) {
        snprintf(path, KIOSK_PATH_BYTES, "%s", named);
        return access(path, X_OK) == 0;
    }
    static const char name[] = "wegwijzer";
    ssize_t length = readlink("/proc/self/exe", path, KIOSK_PATH_BYTES - sizeof name - 1);
    if (length <= 0)
        return false;
    path[length] = '\0';
    char *slash = strrchr(path, '/');
    strcpy(slash ? slash + 1 : path, name);
    return access(path, X_OK) == 0;
}

bool kiosk_run_open(struct kiosk_run *run, struct err *err)
{
    const char *place = getenv("TMPDIR");
    *run = (struct kiosk_run){.steps = NULL};
    if (!place || !*place || strlen(place) > 30)
        place = "/tmp";
    snprintf(run->folder, sizeof run->folder, "%s/wegwijzer-data-XXXXXX", place);
    if (!mkdtemp(run->folder)) {
        run->folder[0] = '\0';
        return err_set(err, "%s: hier kan ik geen tijdelijke map maken (%s)", place, path_why(errno));
    }
    snprintf(run->publication, sizeof run->publication, "%s/p.sqlite", run->folder);
    snprintf(run->journey, sizeof run->journey, "%s/journey", run->folder);
    snprintf(run->out, sizeof run->out, "%s/out", run->folder);
    run->steps = fopen(run->journey, "w");
    return run->steps || err_set(err, "%s: %s", run->journey, path_why(errno));
}

/* What the child does: its words go to a file, for when it fails. */
static void child(const struct kiosk_run *run, char *const argv[])
{
    char said[80];
    snprintf(said, sizeof said, "%s/said", run->folder);
    int fd = open(said, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (fd >= 0) {
        dup2(fd, STDERR_FILENO);
        dup2(fd, STDOUT_FILENO);
    }
    execv(argv[0], argv);
    _exit(127);
}

/* Waits for the child, and for who breaks the command off; that ends the child too. Returns the signal, or 0. */
static int child_wait(pid_t pid, const sigset_t *signals, int *status)
{
    int stop = 0;
    for (;;) {
        pid_t ended = waitpid(pid, status, WNOHANG);
        if (ended == pid || (ended < 0 && errno != EINTR))
            return stop;
        int number = sigwaitinfo(signals, NULL);
        if (number <= 0 || number == SIGCHLD)
            continue;
        stop = number;
        kill(pid, SIGTERM);
    }
}

/* Runs the program; a command that is broken off meanwhile leaves no folder behind. */
static bool child_run(struct kiosk_run *run, char *const argv[], int *status)
{
    static const int numbers[] = {SIGINT, SIGTERM, SIGHUP, SIGCHLD};
    sigset_t signals, before;
    sigemptyset(&signals);
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        sigaddset(&signals, numbers[i]);
    sigprocmask(SIG_BLOCK, &signals, &before);
    pid_t pid = fork();
    if (pid == 0) {
        sigprocmask(SIG_SETMASK, &before, NULL);
        child(run, argv);
    }
    int stop = pid > 0 ? child_wait(pid, &signals, status) : 0;
    if (stop)
        kiosk_run_close(run);
    sigprocmask(SIG_SETMASK, &before, NULL);
    if (stop)
        raise(stop);
    return pid > 0 && !stop;
}

/* The first line that the child said. */
static bool say_why(const struct kiosk_run *run, const char *program, struct err *err)
{
    char said[80], line[300] = "";
    snprintf(said, sizeof said, "%s/said", run->folder);
    FILE *file = fopen(said, "r");
    if (file && fgets(line, sizeof line, file))
        line[strcspn(line, "\n")] = '\0';
    if (file)
        fclose(file);
    return err_set(err, "%.150s kon de kaarten niet tonen (%s)", program, *line ? line : M_("zonder uitleg"));
}

bool kiosk_run_play(struct kiosk_run *run, const char *program, const char *publication, const char *house,
                    const char *size, const char *now, struct err *err)
{
    char pixels[32], *inches;
    int status = 0;
    snprintf(pixels, sizeof pixels, "%s", size);
    inches = strchr(pixels, '@');
    if (inches)
        *inches++ = '\0';
    bool written = fclose(run->steps) == 0;
    run->steps = NULL;
    if (!written)
        return err_set(err, "%s: %s", run->journey, path_why(errno));
    char *argv[] = {(char *)program,
                    "--data",
                    (char *)publication,
                    "--journey",
                    run->journey,
                    "--out",
                    run->out,
                    "--size",
                    pixels,
                    "--diagonal",
                    inches ? inches : "32",
                    "--now",
                    (char *)now,
                    house ? "--house" : NULL,
                    (char *)house,
                    NULL};
    bool ran = child_run(run, argv, &status);
    return (ran && WIFEXITED(status) && WEXITSTATUS(status) == 0) || say_why(run, program, err);
}

void kiosk_run_close(struct kiosk_run *run)
{
    if (run->steps)
        fclose(run->steps);
    run->steps = NULL;
    if (*run->folder)
        folder_remove(run->folder);
    run->folder[0] = '\0';
}
