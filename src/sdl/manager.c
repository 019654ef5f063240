#include "sdl/manager.h"

#include <SDL2/SDL_loadso.h>
#include <X11/Xatom.h>
#include <X11/Xlib.h>

/* SDL loads Xlib when it needs it; so do we, and the program starts without X11 too. */
struct xlib {
    void *object;
    __typeof__(XOpenDisplay) *open;
    __typeof__(XCloseDisplay) *close;
    __typeof__(XDefaultRootWindow) *root;
    __typeof__(XInternAtom) *atom;
    __typeof__(XGetWindowProperty) *property;
    __typeof__(XFree) *free;
    __typeof__(XSetErrorHandler) *on_error;
};

static bool xlib_load(struct xlib *x)
{
    x->object = SDL_LoadObject("libX11.so.6");
    if (!x->object)
        return false;
    x->open = (__typeof__(x->open))SDL_LoadFunction(x->object, "XOpenDisplay");
    x->close = (__typeof__(x->close))SDL_LoadFunction(x->object, "XCloseDisplay");
    x->root = (__typeof__(x->root))SDL_LoadFunction(x->object, "XDefaultRootWindow");
    x->atom = (__typeof__(x->atom))SDL_LoadFunction(x->object, "XInternAtom");
    x->property = (__typeof__(x->property))SDL_LoadFunction(x->object, "XGetWindowProperty");
    x->free = (__typeof__(x->free))SDL_LoadFunction(x->object, "XFree");
    x->on_error = (__typeof__(x->on_error))SDL_LoadFunction(x->object, "XSetErrorHandler");
    return x->open && x->close && x->root && x->atom && x->property && x->free && x->on_error;
}

/* The window named in a window's property, or 0. */
static Window window_of(const struct xlib *x, Display *display, Window window, Atom name)
{
    Atom type = None;
    int format = 0;
    unsigned long count = 0, more = 0;
    unsigned char *data = NULL;
    Window found = 0;
    if (x->property(display, window, name, 0, 1, False, XA_WINDOW, &type, &format, &count, &more, &data) ==
            Success &&
        type == XA_WINDOW && count == 1)
        found = *(Window *)(void *)data;
    if (data)
        x->free(data);
    return found;
}

static int error_ignore(Display *display, XErrorEvent *event)
{
    (void)display;
    (void)event;
    return 0;
}

bool manager_runs(void)
{
    struct xlib x = {0};
    Display *display = xlib_load(&x) ? x.open(NULL) : NULL;
    bool runs = false;
    if (display) {
        /* A manager that died leaves its mark on the root, pointing to a window that is gone: asking that is
         * an error. */
        XErrorHandler before = x.on_error(error_ignore);
        Atom name = x.atom(display, "_NET_SUPPORTING_WM_CHECK", False);
        Window mark = window_of(&x, display, x.root(display), name);
        runs = mark && window_of(&x, display, mark, name) == mark;
        x.on_error(before);
        x.close(display);
    }
    if (x.object)
        SDL_UnloadObject(x.object);
    return runs;
}
