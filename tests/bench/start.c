/* start RUNS WHAT COMMAND...: how long a program takes from its start until its first frame is on the X
 * display.
 *
 * Shape:  in turn with a raw Xlib window of the same size that shows one full frame, which is the limit of
 * the machine. A frame is there when the pixels of a column across the screen are no longer those of an empty
 * display. Source: perf.md, "start to first content".
 */
#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "figures.h"

enum { WARM_UPS = 2, GIVE_UP_MS = 20000, POLL_NS = 250000, PROBES = 16 };

struct glass {
    Display *display;
    Window root;
    int w, h;
};

static struct glass glass_open(void)
{
    struct glass glass = {.display = XOpenDisplay(NULL)};
    if (!glass.display) {
        fprintf(stderr, "start: there is no X display\n");
        exit(1);
    }
    glass.root = DefaultRootWindow(glass.display);
    glass.w = DisplayWidth(glass.display, DefaultScreen(glass.display));
    glass.h = DisplayHeight(glass.display, DefaultScreen(glass.display));
    return glass;
}

/* True when something is shown: an empty Xvfb, and a window that nothing was drawn in yet, is black. */
static bool glass_lit(const struct glass *glass)
{
    bool lit = false;
    XImage *image =
        XGetImage(glass->display, glass->root, glass->w / 2, 0, 1, (unsigned)glass->h, AllPlanes, ZPixmap);
    if (!image)
        return false;
    for (int i = 0; i < PROBES; i++)
        lit = lit || (XGetPixel(image, 0, (2 * i + 1) * glass->h / (2 * PROBES)) & 0xFFFFFF) != 0;
    XDestroyImage(image);
    return lit;
}

static void nap(void)
{
    nanosleep(&(struct timespec){.tv_nsec = POLL_NS}, NULL);
}

static void glass_wait(const struct glass *glass, bool lit, double since)
{
    while (glass_lit(glass) != lit) {
        if (figures_now() - since > GIVE_UP_MS) {
            fprintf(stderr, "start: nothing was shown in %d ms\n", GIVE_UP_MS);
            exit(1);
        }
        nap();
    }
}

/* The child of the limit: opens a display, a window as large, and shows one frame. */
static void raw_window(void)
{
    struct glass glass = glass_open();
    int screen = DefaultScreen(glass.display);
    XSetWindowAttributes attributes = {.override_redirect = True, .event_mask = ExposureMask};
    Window window = XCreateWindow(glass.display, glass.root, 0, 0, (unsigned)glass.w, (unsigned)glass.h, 0,
                                  CopyFromParent, InputOutput, CopyFromParent,
                                  CWOverrideRedirect | CWEventMask, &attributes);
    size_t bytes = (size_t)glass.w * (size_t)glass.h * 4;
    char *pixels = malloc(bytes);
    if (!pixels)
        abort();
    memset(pixels, 0xEE, bytes);
    XImage *image = XCreateImage(glass.display, DefaultVisual(glass.display, screen),
                                 (unsigned)DefaultDepth(glass.display, screen), ZPixmap, 0, pixels,
                                 (unsigned)glass.w, (unsigned)glass.h, 32, 0);
    XMapWindow(glass.display, window);
    XEvent event;
    do
        XNextEvent(glass.display, &event);
    while (event.type != Expose);
    XPutImage(glass.display, window, DefaultGC(glass.display, screen), image, 0, 0, 0, 0, (unsigned)glass.w,
              (unsigned)glass.h);
    XSync(glass.display, False);
    pause();
}

/* One start of a command (NULL: the raw window), which is ended again. */
static double start_once(const struct glass *glass, char *program, char **command)
{
    double start = figures_now();
    pid_t child = fork();
    if (child == 0) {
        execv(command ? command[0] : program, command ? command : (char *[]){program, NULL});
        _exit(127);
    }
    glass_wait(glass, true, start);
    double ms = figures_now() - start;
    kill(child, SIGKILL);
    waitpid(child, NULL, 0);
    glass_wait(glass, false, figures_now());
    return ms;
}

int main(int argc, char **argv)
{
    if (argc == 1)
        raw_window();
    if (argc < 4)
        return 64;
    static struct figures ours, limit;
    struct glass glass = glass_open();
    for (int i = -WARM_UPS; i < atoi(argv[1]); i++) {
        double raw_ms = start_once(&glass, argv[0], NULL), ms = start_once(&glass, NULL, argv + 3);
        if (i < 0)
            continue;
        figures_add(&limit, raw_ms);
        figures_add(&ours, ms);
    }
    figures_print("raw Xlib window with one frame", &limit, 0);
    figures_print_beside(argv[2], &ours, &limit, "raw window", 4);
    return 0;
}
