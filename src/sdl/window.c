#include "sdl/window.h"

#include <SDL2/SDL.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "sdl/manager.h"

enum { TOUCH_ECHO_MS = 500, FAILED_WAITS = 100 };

struct window {
    SDL_Window *sdl;
    SDL_Renderer *renderer; /* NULL: the window's own surface is painted */
    SDL_Texture *texture;
    uint32_t *pixels; /* with a renderer: what the texture is filled from */
    int w, h;
    bool fullscreen;
    bool typing;   /* letters are asked for */
    bool repeated; /* the key that came last is held */
    Uint32 wake;   /* number of our own event */
    struct clock clock;
    int64_t touched_ms; /* when a real finger last did something */
};

static void hints_set(void)
{
    /* A visitor types nothing that is composed, and reading the compose tables costs 6 ms. */
    setenv("XCOMPOSEFILE", "/dev/null", 1);
    SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "0");
    SDL_SetHint(SDL_HINT_MOUSE_TOUCH_EVENTS, "1");
    SDL_SetHint(SDL_HINT_QUIT_ON_LAST_WINDOW_CLOSE, "0");
    SDL_SetHint(SDL_HINT_VIDEO_MINIMIZE_ON_FOCUS_LOSS, "0");
    SDL_SetHint(SDL_HINT_VIDEO_X11_NET_WM_BYPASS_COMPOSITOR, "0");
    SDL_SetHint(SDL_HINT_APP_NAME, "Wegwijzer");
}

/* libwayland complains on stderr where there cannot be a Wayland, so there SDL tries its other drivers only. */
static void drivers_choose(void)
{
    const char *display = getenv("WAYLAND_DISPLAY");
    if (getenv("XDG_RUNTIME_DIR") || getenv("WAYLAND_SOCKET") || (display && display[0] == '/'))
        return;
    char names[256] = "";
    for (int i = 0; i < SDL_GetNumVideoDrivers(); i++) {
        const char *name = SDL_GetVideoDriver(i);
        if (strcmp(name, "wayland") != 0 && strlen(names) + strlen(name) + 2 < sizeof names)
            strcat(strcat(names, names[0] ? "," : ""), name);
    }
    SDL_SetHint(SDL_HINT_VIDEODRIVER, names);
}

/* Starts SDL's video; false when only drivers without a screen are left. */
static bool video_start(void)
{
    if (SDL_WasInit(SDL_INIT_VIDEO))
        return true;
    hints_set();
    drivers_choose();
    if (SDL_Init(SDL_INIT_VIDEO) != 0)
        return false;
    const char *driver = SDL_GetCurrentVideoDriver();
    if (strcmp(driver, "dummy") != 0 && strcmp(driver, "offscreen") != 0 && strcmp(driver, "evdev") != 0)
        return true;
    SDL_SetError("er is geen scherm (alleen \"%s\")", driver);
    SDL_Quit();
    return false;
}

bool window_possible(void)
{
    return video_start();
}

/* What we do not handle need not be queued; mouse events come a second time as those of a finger. */
static void events_choose(void)
{
    static const Uint32 unused[] = {SDL_MOUSEMOTION,     SDL_MOUSEBUTTONDOWN, SDL_MOUSEBUTTONUP,
                                    SDL_MOUSEWHEEL,      SDL_KEYUP,           SDL_TEXTINPUT,
                                    SDL_TEXTEDITING,     SDL_MULTIGESTURE,    SDL_KEYMAPCHANGED,
                                    SDL_CLIPBOARDUPDATE, SDL_DROPFILE,        SDL_DROPTEXT};
    for (size_t i = 0; i < sizeof unused / sizeof *unused; i++)
        SDL_EventState(unused[i], SDL_IGNORE);
    SDL_StopTextInput();
}

/* The texture and its pixels in the size of the window. */
static bool texture_make(struct window *window)
{
    if (window->texture)
        SDL_DestroyTexture(window->texture);
    free(window->pixels);
    window->pixels = calloc((size_t)window->w * (size_t)window->h + 1, sizeof *window->pixels);
    window->texture = SDL_CreateTexture(window->renderer, SDL_PIXELFORMAT_RGB888, SDL_TEXTUREACCESS_STREAMING,
                                        window->w, window->h);
    if (!window->pixels)
        abort();
    return window->texture;
}

/* Without a graphics processor X11 is quickest with a shared surface; elsewhere SDL has none that is not
 * slower. */
static bool pixels_open(struct window *window)
{
    if (strcmp(SDL_GetCurrentVideoDriver(), "x11") == 0 &&
        SDL_GetWindowPixelFormat(window->sdl) == SDL_PIXELFORMAT_RGB888) {
        SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
        return SDL_GetWindowSurface(window->sdl);
    }
    window->renderer = SDL_CreateRenderer(window->sdl, -1, 0);
    if (!window->renderer || SDL_GetRendererOutputSize(window->renderer, &window->w, &window->h) != 0)
        return false;
    return texture_make(window);
}

static SDL_Window *sdl_window_open(int w, int h, bool fullscreen)
{
    SDL_Rect place = {SDL_WINDOWPOS_UNDEFINED, SDL_WINDOWPOS_UNDEFINED, w, h};
    Uint32 flags = SDL_WINDOW_RESIZABLE;
    if (fullscreen) {
        if (SDL_GetDisplayBounds(0, &place) != 0)
            return NULL;
        /* Without a manager SDL waits 100 ms in vain for the answer to its request. */
        bool alone = strcmp(SDL_GetCurrentVideoDriver(), "x11") == 0 && !manager_runs();
        flags = alone ? SDL_WINDOW_BORDERLESS : SDL_WINDOW_FULLSCREEN_DESKTOP;
    }
    return SDL_CreateWindow("Wegwijzer", place.x, place.y, place.w, place.h, flags);
}

bool window_open(int w, int h, struct window **out, struct err *err)
{
    if (!video_start())
        return err_set(err, "het scherm: %s; start in een grafische sessie, of gebruik --journey",
                       SDL_GetError());
    struct window *window = calloc(1, sizeof *window);
    if (!window)
        abort();
    window->clock = clock_real();
    window->touched_ms = -TOUCH_ECHO_MS;
    window->fullscreen = w <= 0;
    window->wake = SDL_RegisterEvents(1);
    window->sdl = sdl_window_open(w, h, window->fullscreen);
    if (window->sdl)
        SDL_GetWindowSize(window->sdl, &window->w, &window->h);
    if (!window->sdl || !pixels_open(window)) {
        err_set(err, "het venster gaat niet open: %s", SDL_GetError());
        window_close(window);
        return false;
    }
    events_choose();
    SDL_DisableScreenSaver();
    if (window->fullscreen)
        SDL_ShowCursor(SDL_DISABLE);
    *out = window;
    return true;
}

void window_close(struct window *window)
{
    if (!window)
        return;
    if (window->texture)
        SDL_DestroyTexture(window->texture);
    if (window->renderer)
        SDL_DestroyRenderer(window->renderer);
    if (window->sdl)
        SDL_DestroyWindow(window->sdl);
    free(window->pixels);
    free(window);
    SDL_Quit();
}

struct picture window_picture(struct window *window)
{
    if (window->renderer)
        return (struct picture){window->pixels, window->w, window->h, window->w};
    SDL_Surface *surface = SDL_GetWindowSurface(window->sdl);
    if (!surface)
        return (struct picture){0};
    return (struct picture){surface->pixels, surface->w, surface->h, surface->pitch / 4};
}

static void texture_present(struct window *window, const SDL_Rect *rects, int count)
{
    for (int i = 0; i < count; i++) {
        SDL_Rect whole = {0, 0, window->w, window->h}, part;
        if (SDL_IntersectRect(&rects[i], &whole, &part))
            SDL_UpdateTexture(window->texture, &part, window->pixels + (ptrdiff_t)part.y * window->w + part.x,
                              window->w * 4);
    }
    SDL_RenderCopy(window->renderer, window->texture, NULL, NULL);
    SDL_RenderPresent(window->renderer);
}

void window_present(struct window *window, const struct rect *rects, int count)
{
    enum { AT_ONCE = 32 };
    SDL_Rect sdl[AT_ONCE];
    for (int done = 0; done < count; done += AT_ONCE) {
        int n = count - done < AT_ONCE ? count - done : AT_ONCE;
        for (int i = 0; i < n; i++)
            sdl[i] = (SDL_Rect){rects[done + i].x, rects[done + i].y, rects[done + i].w, rects[done + i].h};
        if (window->renderer)
            texture_present(window, sdl, n);
        else
            SDL_UpdateWindowSurfaceRects(window->sdl, sdl, n);
    }
}

/* A part of the whole width or height in pixels of it. A mouse's place comes as a rounded quotient: 1/64
 * mends that. */
static int pixel_of(float part, int size)
{
    double at = floor((double)part * size + 1.0 / 64);
    return at < 0 ? 0 : at > size - 1 ? size - 1 : (int)at;
}

static bool finger_same(const SDL_TouchFingerEvent *a, const SDL_Event *b)
{
    return b->type == SDL_FINGERMOTION && b->tfinger.fingerId == a->fingerId &&
           b->tfinger.touchId == a->touchId;
}

/* The newest of the moves of one finger that wait in a row. */
static SDL_TouchFingerEvent finger_newest(SDL_TouchFingerEvent move)
{
    SDL_Event next;
    SDL_PumpEvents();
    while (SDL_PeepEvents(&next, 1, SDL_PEEKEVENT, SDL_FIRSTEVENT, SDL_LASTEVENT) == 1 &&
           finger_same(&move, &next)) {
        SDL_PeepEvents(&next, 1, SDL_GETEVENT, SDL_FIRSTEVENT, SDL_LASTEVENT);
        move = next.tfinger;
    }
    return move;
}

static struct input input_of_finger(struct window *window, SDL_TouchFingerEvent finger)
{
    int64_t now = clock_steady(&window->clock);
    /* Some panels send a mouse after each finger. */
    if (finger.touchId != SDL_MOUSE_TOUCHID)
        window->touched_ms = now;
    else if (now - window->touched_ms < TOUCH_ECHO_MS)
        return (struct input){0};
    if (finger.type == SDL_FINGERMOTION)
        finger = finger_newest(finger);
    if (isnan(finger.x) || isnan(finger.y))
        return (struct input){0};
    return (struct input){.kind = finger.type == SDL_FINGERDOWN ? INPUT_DOWN
                                  : finger.type == SDL_FINGERUP ? INPUT_UP
                                                                : INPUT_MOVE,
                          .finger = finger.fingerId,
                          .x = pixel_of(finger.x, window->w),
                          .y = pixel_of(finger.y, window->h),
                          .at_ms = now};
}

static enum input_key key_of(SDL_Keysym sym)
{
    static const struct {
        SDL_Keycode code;
        enum input_key key;
    } table[] = {{SDLK_DOWN, KEY_NEXT},           {SDLK_RIGHT, KEY_NEXT},    {SDLK_UP, KEY_PREVIOUS},
                 {SDLK_LEFT, KEY_PREVIOUS},       {SDLK_RETURN, KEY_SELECT}, {SDLK_SPACE, KEY_SELECT},
                 {SDLK_KP_ENTER, KEY_SELECT},     {SDLK_ESCAPE, KEY_BACK},   {SDLK_BACKSPACE, KEY_BACK},
                 {SDLK_HOME, KEY_HOME},           {SDLK_F1, KEY_HELP},       {SDLK_PAGEDOWN, KEY_PAGE_NEXT},
                 {SDLK_PAGEUP, KEY_PAGE_PREVIOUS}};
    if (sym.mod & (KMOD_CTRL | KMOD_ALT | KMOD_GUI))
        return KEY_NONE;
    if (sym.sym == SDLK_TAB)
        return sym.mod & KMOD_SHIFT ? KEY_PREVIOUS : KEY_NEXT;
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (table[i].code == sym.sym)
            return table[i].key;
    return KEY_NONE;
}

/* A key counts once, however long it is held. While somebody types, space is a letter and backspace takes one back. */
static struct input input_of_key(struct window *window, SDL_KeyboardEvent key)
{
    enum input_key known = key.repeat ? KEY_NONE : key_of(key.keysym);
    window->repeated = key.repeat != 0;
    if (window->typing && key.keysym.sym == SDLK_BACKSPACE && known)
        known = KEY_ERASE;
    if (window->typing && key.keysym.sym == SDLK_SPACE)
        known = KEY_NONE;
    return (struct input){
        .kind = known ? INPUT_KEY : INPUT_NONE, .key = known, .at_ms = clock_steady(&window->clock)};
}

static struct input input_of_text(struct window *window, const char *text)
{
    struct input input = {.at_ms = clock_steady(&window->clock)};
    size_t length = strlen(text);
    if (window->typing && !window->repeated && length < sizeof input.text) {
        input.kind = INPUT_TEXT;
        memcpy(input.text, text, length);
    }
    return input;
}

/* Takes over the window's size; one that stayed the same still means that the pixels are gone. */
static enum input_kind window_resize(struct window *window)
{
    int w = window->w, h = window->h;
    SDL_GetWindowSize(window->sdl, &window->w, &window->h);
    if (window->renderer)
        SDL_GetRendererOutputSize(window->renderer, &window->w, &window->h);
    if (window->renderer && !texture_make(window))
        return INPUT_QUIT;
    return window->w == w && window->h == h ? INPUT_EXPOSE : INPUT_RESIZE;
}

static struct input input_of_window(struct window *window, SDL_WindowEvent event)
{
    struct input input = {.at_ms = clock_steady(&window->clock)};
    if (event.event == SDL_WINDOWEVENT_EXPOSED)
        input.kind = INPUT_EXPOSE;
    else if (event.event == SDL_WINDOWEVENT_CLOSE && !window->fullscreen)
        input.kind = INPUT_QUIT;
    else if (event.event == SDL_WINDOWEVENT_SIZE_CHANGED)
        input.kind = window_resize(window);
    if (input.kind == INPUT_RESIZE) {
        input.x = window->w;
        input.y = window->h;
    }
    return input;
}

static struct input input_of(struct window *window, const SDL_Event *event)
{
    struct input input = {.at_ms = clock_steady(&window->clock)};
    switch (event->type) {
    case SDL_QUIT:
        input.kind = INPUT_QUIT;
        return input;
    case SDL_WINDOWEVENT:
        return input_of_window(window, event->window);
    case SDL_FINGERDOWN:
    case SDL_FINGERMOTION:
    case SDL_FINGERUP:
        return input_of_finger(window, event->tfinger);
    case SDL_KEYDOWN:
        return input_of_key(window, event->key);
    case SDL_TEXTINPUT:
        return input_of_text(window, event->text.text);
    case SDL_RENDER_TARGETS_RESET:
    case SDL_RENDER_DEVICE_RESET:
        input.kind = texture_make(window) ? INPUT_EXPOSE : INPUT_QUIT;
        return input;
    default:
        if (event->type == window->wake) {
            SDL_FlushEvent(window->wake); /* one wake says as much as many */
            input.kind = INPUT_WAKE;
        }
        return input;
    }
}

struct input window_wait(struct window *window, int timeout_ms)
{
    int64_t begin = clock_steady(&window->clock);
    for (int failed = 0; failed < FAILED_WAITS;) {
        SDL_Event event;
        int64_t left = timeout_ms < 0 ? -1 : begin + timeout_ms - clock_steady(&window->clock);
        if (timeout_ms >= 0 && left < 0)
            left = 0;
        bool got = SDL_WaitEventTimeout(&event, (int)left);
        struct input input = got ? input_of(window, &event) : (struct input){0};
        if (input.kind != INPUT_NONE)
            return input;
        if (!got && timeout_ms >= 0 && begin + timeout_ms <= clock_steady(&window->clock))
            return (struct input){.at_ms = clock_steady(&window->clock)};
        /* A signal ends a wait early; a display that is gone ends every wait at once. */
        failed = got ? 0 : failed + 1;
    }
    return (struct input){.kind = INPUT_QUIT, .at_ms = clock_steady(&window->clock)};
}

void window_type(struct window *window, bool on)
{
    if (window->typing == on)
        return;
    window->typing = on;
    SDL_EventState(SDL_TEXTINPUT, on ? SDL_ENABLE : SDL_IGNORE);
    (on ? SDL_StartTextInput : SDL_StopTextInput)();
}

void window_wake(struct window *window)
{
    SDL_PushEvent(&(SDL_Event){.type = window->wake});
}
