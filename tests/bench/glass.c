#include "glass.h"

#include <X11/Xutil.h>
#include <X11/extensions/XShm.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ipc.h>
#include <sys/shm.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "figures.h"

enum { GIVE_UP_MS = 20000, POLL_NS = 200000 };

static void fail(const char *why)
{
    fprintf(stderr, "bench: %s\n", why);
    exit(1);
}

struct glass glass_open(void)
{
    struct glass glass = {.display = XOpenDisplay(NULL)};
    if (!glass.display)
        fail("there is no X display");
    glass.root = DefaultRootWindow(glass.display);
    glass.w = DisplayWidth(glass.display, DefaultScreen(glass.display));
    glass.h = DisplayHeight(glass.display, DefaultScreen(glass.display));
    return glass;
}

pid_t glass_start(char *self, char **command)
{
    pid_t child = fork();
    if (child == 0) {
        execv(command ? command[0] : self, command ? command : (char *[]){self, NULL});
        _exit(127);
    }
    return child;
}

void glass_end(pid_t child)
{
    kill(child, SIGKILL);
    waitpid(child, NULL, 0);
}

uint64_t glass_look(const struct glass *glass)
{
    uint64_t hash = 14695981039346656037u;
    XImage *image =
        XGetImage(glass->display, glass->root, glass->w / 2, 0, 1, (unsigned)glass->h, AllPlanes, ZPixmap);
    if (!image)
        fail("the display does not show its pixels");
    for (int y = 0; y < glass->h; y++)
        hash = (hash ^ (XGetPixel(image, 0, y) & 0xFFFFFF)) * 1099511628211u;
    XDestroyImage(image);
    return hash;
}

void glass_rest(int ms)
{
    nanosleep(&(struct timespec){.tv_sec = ms / 1000, .tv_nsec = ms % 1000 * 1000000L}, NULL);
}

double glass_wait(const struct glass *glass, uint64_t look, bool other)
{
    double start = figures_now(), now = start;
    while ((glass_look(glass) != look) != other) {
        now = figures_now();
        if (now - start > GIVE_UP_MS)
            fail("nothing changed on the display");
        nanosleep(&(struct timespec){.tv_nsec = POLL_NS}, NULL);
    }
    return figures_now();
}

/* The uppermost child of the root that covers the display. */
static Window glass_window(const struct glass *glass)
{
    Window root, parent, *children = NULL, found = None;
    unsigned count = 0;
    XQueryTree(glass->display, glass->root, &root, &parent, &children, &count);
    for (unsigned i = 0; i < count; i++) {
        XWindowAttributes attributes;
        if (XGetWindowAttributes(glass->display, children[i], &attributes) &&
            attributes.map_state == IsViewable && attributes.width == glass->w &&
            attributes.height == glass->h)
            found = children[i];
    }
    XFree(children);
    return found;
}

void glass_finger(const struct glass *glass, int x, int y, bool down)
{
    Window window = glass_window(glass);
    XEvent motion = {.xmotion = {.type = MotionNotify,
                                 .window = window,
                                 .root = glass->root,
                                 .x = x,
                                 .y = y,
                                 .x_root = x,
                                 .y_root = y,
                                 .same_screen = True,
                                 .time = CurrentTime}};
    XEvent button = {.xbutton = {.type = down ? ButtonPress : ButtonRelease,
                                 .window = window,
                                 .root = glass->root,
                                 .x = x,
                                 .y = y,
                                 .x_root = x,
                                 .y_root = y,
                                 .button = Button1,
                                 .same_screen = True,
                                 .state = down ? 0 : Button1Mask}};
    if (window == None)
        fail("no window covers the display");
    if (down)
        XSendEvent(glass->display, window, False, PointerMotionMask, &motion);
    XSendEvent(glass->display, window, False, down ? ButtonPressMask : ButtonReleaseMask, &button);
    XFlush(glass->display);
}

/* A frame of the display's size in memory that is shared with the X server. */
static XImage *raw_frame(const struct glass *glass, XShmSegmentInfo *segment)
{
    int screen = DefaultScreen(glass->display);
    XImage *image = XShmCreateImage(glass->display, DefaultVisual(glass->display, screen),
                                    (unsigned)DefaultDepth(glass->display, screen), ZPixmap, NULL, segment,
                                    (unsigned)glass->w, (unsigned)glass->h);
    if (!image)
        fail("the display shares no memory");
    segment->shmid =
        shmget(IPC_PRIVATE, (size_t)image->bytes_per_line * (size_t)image->height, IPC_CREAT | 0600);
    segment->shmaddr = image->data = shmat(segment->shmid, NULL, 0);
    segment->readOnly = False;
    XShmAttach(glass->display, segment);
    XSync(glass->display, False);
    shmctl(segment->shmid, IPC_RMID, NULL);
    return image;
}

void glass_raw(void)
{
    struct glass glass = glass_open();
    long events = ExposureMask | ButtonPressMask | ButtonReleaseMask | PointerMotionMask;
    XSetWindowAttributes attributes = {.override_redirect = True, .event_mask = events};
    Window window = XCreateWindow(glass.display, glass.root, 0, 0, (unsigned)glass.w, (unsigned)glass.h, 0,
                                  CopyFromParent, InputOutput, CopyFromParent,
                                  CWOverrideRedirect | CWEventMask, &attributes);
    XShmSegmentInfo segment;
    XImage *image = raw_frame(&glass, &segment);
    XMapWindow(glass.display, window);
    for (int shade = 0xEE;;) {
        XEvent event;
        XNextEvent(glass.display, &event);
        if (event.type != Expose && event.type != ButtonRelease)
            continue;
        memset(image->data, shade, (size_t)image->bytes_per_line * (size_t)image->height);
        XShmPutImage(glass.display, window, DefaultGC(glass.display, DefaultScreen(glass.display)), image, 0,
                     0, 0, 0, (unsigned)glass.w, (unsigned)glass.h, False);
        XSync(glass.display, False);
        shade = shade == 0xEE ? 0xDD : 0xEE;
    }
}
