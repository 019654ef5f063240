#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>
#include <SDL2/SDL.h>

#include "sdl/window.h"

enum { W = 540, H = 400, PATIENCE_MS = 5000 };

extern char **environ;

/* An X server of our own whose screen is a file. */
struct server {
    pid_t pid;
    char folder[64];
    const uint8_t *screen; /* an XWD file: numbers of four bytes, then colours, then pixels */
    size_t bytes;
};

static bool program_there(const char *name)
{
    char path[64];
    snprintf(path, sizeof path, "/usr/bin/%s", name);
    return access(path, X_OK) == 0;
}

static bool screen_map(struct server *server)
{
    char path[128];
    snprintf(path, sizeof path, "%s/Xvfb_screen0", server->folder);
    int file = open(path, O_RDONLY);
    struct stat info;
    if (file < 0 || fstat(file, &info) != 0)
        return false;
    server->bytes = (size_t)info.st_size;
    server->screen = mmap(NULL, server->bytes, PROT_READ, MAP_SHARED, file, 0);
    close(file);
    return server->screen != MAP_FAILED;
}

/* Becomes the server, that says on a pipe which display it is and ends when the test does. */
static void server_become(const struct server *server, int depth, int pipe_end)
{
    char size[32], number[16];
    snprintf(size, sizeof size, "%dx%dx%d", W, H, depth);
    snprintf(number, sizeof number, "%d", pipe_end);
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    dup2(open("/dev/null", O_WRONLY), STDERR_FILENO);
    execl("/usr/bin/Xvfb", "Xvfb", "-displayfd", number, "-screen", "0", size, "-fbdir", server->folder,
          "-nolisten", "tcp", "-noreset", (char *)NULL);
    _exit(127);
}

/* Starts the server and waits until it is ready. */
static bool server_start(struct server *server, int depth)
{
    int ends[2];
    char display[16] = ":";
    size_t used = 1;
    snprintf(server->folder, sizeof server->folder, "/tmp/wegwijzer-window-XXXXXX");
    if (!mkdtemp(server->folder) || pipe(ends) != 0)
        return false;
    server->pid = fork();
    if (server->pid == 0)
        server_become(server, depth, ends[1]);
    close(ends[1]);
    while (used < sizeof display - 1 && read(ends[0], display + used, 1) == 1 && display[used] != '\n')
        used++;
    close(ends[0]);
    display[used] = '\0'; /* over the newline */
    setenv("DISPLAY", display, 1);
    return used > 1 && screen_map(server);
}

static int setup(void **state)
{
    struct server *server = calloc(1, sizeof *server);
    unsetenv("SDL_VIDEODRIVER");
    unsetenv("WAYLAND_DISPLAY");
    unsetenv("XDG_RUNTIME_DIR");
    *state = server;
    return server_start(server, 24) ? 0 : -1;
}

static void server_stop(struct server *server)
{
    char path[128];
    kill(server->pid, SIGTERM);
    waitpid(server->pid, NULL, 0);
    munmap((void *)server->screen, server->bytes);
    snprintf(path, sizeof path, "%s/Xvfb_screen0", server->folder);
    unlink(path);
    rmdir(server->folder);
}

static int teardown(void **state)
{
    server_stop(*state);
    free(*state);
    return 0;
}

static uint32_t xwd_number(const struct server *server, int index)
{
    const uint8_t *byte = server->screen + index * 4;
    return (uint32_t)byte[0] << 24 | (uint32_t)byte[1] << 16 | (uint32_t)byte[2] << 8 | byte[3];
}

/* The pixel that the server shows. */
static unsigned shown(const struct server *server, int x, int y)
{
    uint32_t header = xwd_number(server, 0), pitch = xwd_number(server, 12), colours = xwd_number(server, 19);
    const uint8_t *pixel = server->screen + header + colours * 12 + (uint32_t)y * pitch + (uint32_t)x * 4;
    return (unsigned)(pixel[2] << 16 | pixel[1] << 8 | pixel[0]);
}

static void xdotool(char *const arguments[])
{
    pid_t pid;
    int status = -1;
    assert_int_equal(posix_spawn(&pid, "/usr/bin/xdotool", NULL, NULL, arguments, environ), 0);
    waitpid(pid, &status, 0);
    assert_int_equal(status, 0);
}

/* The next input of a kind; what comes before is passed over. */
static struct input wait_for(struct window *window, enum input_kind kind)
{
    for (int i = 0; i < 50; i++) {
        struct input input = window_wait(window, PATIENCE_MS);
        if (input.kind == kind || input.kind == INPUT_NONE)
            return input;
    }
    return (struct input){0};
}

/* Opens it and waits until the server shows it. */
static struct window *open_shown(int w, int h)
{
    struct window *window = NULL;
    struct err err = {""};
    if (!window_open(w, h, &window, &err))
        fail_msg("%s", err.text);
    assert_int_equal(wait_for(window, INPUT_EXPOSE).kind, INPUT_EXPOSE);
    return window;
}

static void fill(struct window *window, struct rect rect, uint32_t colour)
{
    struct picture picture = window_picture(window);
    for (int y = rect.y; y < rect.y + rect.h; y++)
        for (int x = rect.x; x < rect.x + rect.w; x++)
            picture.pixels[y * picture.pitch + x] = colour;
}

static void drivers_without_a_screen_do_not_count(void **state)
{
    (void)state;
    struct window *window;
    const char *drivers[] = {"dummy", "offscreen"};
    for (int i = 0; i < 2; i++) {
        struct err err = {""};
        setenv("SDL_VIDEODRIVER", drivers[i], 1);
        assert_false(window_possible());
        assert_false(window_open(0, 0, &window, &err));
        assert_non_null(strstr(err.text, "--journey"));
    }
    unsetenv("SDL_VIDEODRIVER");
    assert_true(window_possible());
}

/* Asks whether a window is possible without any display, and keeps what libraries say meanwhile on stderr. */
static bool possible_without_display(char *said, size_t size)
{
    FILE *file = tmpfile();
    char display[32];
    int before = dup(STDERR_FILENO);
    assert_true(file && before >= 0);
    snprintf(display, sizeof display, "%s", getenv("DISPLAY"));
    unsetenv("DISPLAY");
    SDL_Quit();
    dup2(fileno(file), STDERR_FILENO);
    bool possible = window_possible();
    dup2(before, STDERR_FILENO);
    close(before);
    setenv("DISPLAY", display, 1);
    rewind(file);
    said[fread(said, 1, size - 1, file)] = '\0';
    fclose(file);
    return possible;
}

static void no_display_is_no_window_and_no_library_complains(void **state)
{
    (void)state;
    char said[500];
    assert_false(possible_without_display(said, sizeof said));
    assert_string_equal(said, "");
    assert_true(window_possible());
}

static void what_is_painted_and_presented_is_shown(void **state)
{
    struct server *server = *state;
    struct window *window = open_shown(0, 0);
    struct picture picture = window_picture(window);
    assert_int_equal(picture.w, W);
    assert_int_equal(picture.h, H);
    struct rect whole = {0, 0, W, H}, parts[] = {{10, 20, 30, 40}, {500, 380, 40, 20}};
    fill(window, whole, 0xFF0A605B);
    window_present(window, &whole, 1);
    for (int y = 0; y < H; y++)
        for (int x = 0; x < W; x++)
            assert_int_equal(shown(server, x, y), 0x0A605B);
    fill(window, whole, 0xFFF2B84B);
    window_present(window, parts, 2);
    for (int y = 0; y < H; y++)
        for (int x = 0; x < W; x++)
            assert_int_equal(shown(server, x, y),
                             rect_has(parts[0], x, y) || rect_has(parts[1], x, y) ? 0xF2B84B : 0x0A605B);
    window_close(window);
}

static void a_tap_comes_once_as_a_finger_at_its_pixel(void **state)
{
    (void)state;
    if (!program_there("xdotool")) {
        print_message("skipped: xdotool is not installed\n");
        skip();
    }
    struct window *window = open_shown(0, 0);
    const int places[][2] = {{123, 321}, {0, 0}, {W - 1, H - 1}, {77, 1}};
    for (int i = 0; i < 4; i++) {
        char x[8], y[8];
        snprintf(x, sizeof x, "%d", places[i][0]);
        snprintf(y, sizeof y, "%d", places[i][1]);
        xdotool((char *[]){"xdotool", "mousemove", "--sync", x, y, "click", "1", NULL});
        struct input down = wait_for(window, INPUT_DOWN), up = window_wait(window, PATIENCE_MS);
        assert_int_equal(down.kind, INPUT_DOWN);
        assert_int_equal(up.kind, INPUT_UP);
        assert_int_equal(down.finger, up.finger);
        assert_true(up.at_ms >= down.at_ms);
        assert_int_equal(down.x, places[i][0]);
        assert_int_equal(down.y, places[i][1]);
        assert_int_equal(up.x, places[i][0]);
        assert_int_equal(window_wait(window, 0).kind, INPUT_NONE);
    }
    window_close(window);
}

static void a_key_of_the_keyboard_arrives(void **state)
{
    (void)state;
    if (!program_there("xdotool")) {
        print_message("skipped: xdotool is not installed\n");
        skip();
    }
    struct window *window = open_shown(0, 0);
    xdotool(
        (char *[]){"xdotool", "key", "Tab", "key", "shift+Tab", "key", "ctrl+Return", "key", "Escape", NULL});
    const enum input_key keys[] = {KEY_NEXT, KEY_PREVIOUS, KEY_BACK};
    for (int i = 0; i < 3; i++)
        assert_int_equal(wait_for(window, INPUT_KEY).key, keys[i]);
    window_close(window);
}

static void push_finger(Uint32 type, SDL_FingerID finger, float x, float y)
{
    SDL_Event event = {.tfinger = {.type = type, .touchId = 7, .fingerId = finger, .x = x, .y = y}};
    assert_int_equal(SDL_PushEvent(&event), 1);
}

static void places_outside_are_clamped_and_those_that_are_none_dropped(void **state)
{
    (void)state;
    struct window *window = open_shown(0, 0);
    push_finger(SDL_FINGERDOWN, 3, SDL_sqrtf(-1.0f), 0.5f);
    push_finger(SDL_FINGERDOWN, 3, 0.5f, 0.25f);
    push_finger(SDL_FINGERUP, 3, 1e30f, -1e30f);
    struct input down = wait_for(window, INPUT_DOWN), up = window_wait(window, PATIENCE_MS);
    assert_int_equal(down.x, W / 2);
    assert_int_equal(down.y, H / 4);
    assert_int_equal(up.kind, INPUT_UP);
    assert_int_equal(up.x, W - 1);
    assert_int_equal(up.y, 0);
    window_close(window);
}

static void moves_that_wait_become_the_newest(void **state)
{
    (void)state;
    struct window *window = open_shown(0, 0);
    push_finger(SDL_FINGERDOWN, 3, 0, 0);
    for (int i = 1; i <= 10; i++)
        push_finger(SDL_FINGERMOTION, 3, (float)i / 20, 0);
    push_finger(SDL_FINGERMOTION, 4, 0.1f, 0);
    push_finger(SDL_FINGERMOTION, 3, 0.75f, 0);
    push_finger(SDL_FINGERUP, 3, 0.75f, 0);
    const struct input expected[] = {{.kind = INPUT_DOWN, .finger = 3, .x = 0},
                                     {.kind = INPUT_MOVE, .finger = 3, .x = W / 2},
                                     {.kind = INPUT_MOVE, .finger = 4, .x = W / 10},
                                     {.kind = INPUT_MOVE, .finger = 3, .x = W * 3 / 4},
                                     {.kind = INPUT_UP, .finger = 3, .x = W * 3 / 4}};
    for (int i = 0; i < 5; i++) {
        struct input input = i ? window_wait(window, PATIENCE_MS) : wait_for(window, INPUT_DOWN);
        assert_int_equal(input.kind, expected[i].kind);
        assert_int_equal(input.finger, expected[i].finger);
        assert_int_equal(input.x, expected[i].x);
    }
    window_close(window);
}

static void a_mouse_that_echoes_a_finger_is_not_heard(void **state)
{
    (void)state;
    struct window *window = open_shown(0, 0);
    push_finger(SDL_FINGERDOWN, 3, 0.5f, 0.5f);
    SDL_Event echo = {
        .tfinger = {.type = SDL_FINGERDOWN, .touchId = SDL_MOUSE_TOUCHID, .x = 0.5f, .y = 0.5f}};
    SDL_PushEvent(&echo);
    push_finger(SDL_FINGERUP, 3, 0.5f, 0.5f);
    assert_int_equal(wait_for(window, INPUT_DOWN).finger, 3);
    assert_int_equal(window_wait(window, PATIENCE_MS).kind, INPUT_UP);
    window_close(window);
}

static void push_key(SDL_Keycode code, Uint16 mod, Uint8 repeat)
{
    SDL_Event event = {.key = {.type = SDL_KEYDOWN, .repeat = repeat, .keysym = {.sym = code, .mod = mod}}};
    SDL_PushEvent(&event);
}

static void keys_mean_what_the_manual_says(void **state)
{
    (void)state;
    static const struct {
        SDL_Keycode code;
        Uint16 mod;
        enum input_key key;
    } table[] = {
        {SDLK_TAB, 0, KEY_NEXT},
        {SDLK_DOWN, 0, KEY_NEXT},
        {SDLK_RIGHT, 0, KEY_NEXT},
        {SDLK_TAB, KMOD_LSHIFT, KEY_PREVIOUS},
        {SDLK_TAB, KMOD_RSHIFT, KEY_PREVIOUS},
        {SDLK_UP, 0, KEY_PREVIOUS},
        {SDLK_LEFT, 0, KEY_PREVIOUS},
        {SDLK_RETURN, 0, KEY_SELECT},
        {SDLK_SPACE, 0, KEY_SELECT},
        {SDLK_KP_ENTER, 0, KEY_SELECT},
        {SDLK_ESCAPE, 0, KEY_BACK},
        {SDLK_BACKSPACE, 0, KEY_BACK},
        {SDLK_HOME, 0, KEY_HOME},
        {SDLK_F1, 0, KEY_HELP},
        {SDLK_PAGEDOWN, 0, KEY_PAGE_NEXT},
        {SDLK_PAGEUP, 0, KEY_PAGE_PREVIOUS},
        {SDLK_RETURN, KMOD_NUM | KMOD_CAPS, KEY_SELECT},
    };
    struct window *window = open_shown(0, 0);
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        push_key(table[i].code, table[i].mod, 0);
        struct input input = wait_for(window, INPUT_KEY);
        assert_int_equal(input.kind, INPUT_KEY);
        assert_int_equal(input.key, table[i].key);
    }
    window_close(window);
}

static void keys_of_the_system_and_held_keys_do_nothing(void **state)
{
    (void)state;
    struct window *window = open_shown(0, 0);
    push_key(SDLK_F4, KMOD_LALT, 0);
    push_key(SDLK_RETURN, KMOD_LCTRL, 0);
    push_key(SDLK_TAB, KMOD_LALT, 0);
    push_key(SDLK_LGUI, KMOD_LGUI, 0);
    push_key(SDLK_SPACE, KMOD_RGUI, 0);
    push_key(SDLK_RETURN, 0, 1);
    push_key(SDLK_a, 0, 0);
    push_key(SDLK_F1, 0, 0);
    assert_int_equal(wait_for(window, INPUT_KEY).key, KEY_HELP);
    window_close(window);
}

static void push_close(void)
{
    SDL_Event event = {.window = {.type = SDL_WINDOWEVENT, .event = SDL_WINDOWEVENT_CLOSE}};
    SDL_PushEvent(&event);
}

static void a_full_screen_does_not_close_but_ends_on_a_signal(void **state)
{
    (void)state;
    struct window *window = open_shown(0, 0);
    push_close();
    push_key(SDLK_F1, 0, 0);
    assert_int_equal(wait_for(window, INPUT_KEY).kind, INPUT_KEY);
    raise(SIGTERM);
    assert_int_equal(wait_for(window, INPUT_QUIT).kind, INPUT_QUIT);
    window_close(window);
}

static void a_window_closes(void **state)
{
    (void)state;
    struct window *window = open_shown(300, 200);
    assert_int_equal(window_picture(window).w, 300);
    assert_int_equal(window_picture(window).h, 200);
    push_close();
    assert_int_equal(wait_for(window, INPUT_QUIT).kind, INPUT_QUIT);
    window_close(window);
}

static void another_size_is_told_and_can_be_painted(void **state)
{
    (void)state;
    struct window *window = open_shown(300, 200);
    while (window_wait(window, 0).kind != INPUT_NONE)
        ;
    SDL_Event event;
    SDL_SetWindowSize(SDL_GetWindowFromID(1), 260, 340);
    assert_int_equal(SDL_PeepEvents(&event, 1, SDL_PEEKEVENT, SDL_WINDOWEVENT, SDL_WINDOWEVENT), 1);
    struct input resize = wait_for(window, INPUT_RESIZE);
    assert_int_equal(resize.kind, INPUT_RESIZE);
    assert_int_equal(resize.x, 260);
    assert_int_equal(resize.y, 340);
    struct picture picture = window_picture(window);
    assert_int_equal(picture.w, 260);
    assert_int_equal(picture.h, 340);
    struct rect whole = {0, 0, 260, 340};
    fill(window, whole, 0xFF123456);
    window_present(window, &whole, 1);
    window_close(window);
}

static void *wake_from_a_thread(void *window)
{
    for (int i = 0; i < 3; i++)
        window_wake(window);
    return NULL;
}

static void another_thread_ends_a_wait_once(void **state)
{
    (void)state;
    struct window *window = open_shown(0, 0);
    while (window_wait(window, 0).kind != INPUT_NONE)
        ;
    pthread_t thread;
    assert_int_equal(pthread_create(&thread, NULL, wake_from_a_thread, window), 0);
    assert_int_equal(window_wait(window, -1).kind, INPUT_WAKE);
    pthread_join(thread, NULL);
    int wakes = 0;
    for (struct input input; (input = window_wait(window, 0)).kind != INPUT_NONE;)
        wakes += input.kind == INPUT_WAKE;
    assert_in_range(wakes, 0, 2);
    window_close(window);
}

static void an_idle_wait_takes_its_time_and_no_processor(void **state)
{
    (void)state;
    struct window *window = open_shown(0, 0);
    while (window_wait(window, 100).kind != INPUT_NONE)
        ;
    struct timespec before, after, cpu_before, cpu_after;
    clock_gettime(CLOCK_MONOTONIC, &before);
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &cpu_before);
    assert_int_equal(window_wait(window, 300).kind, INPUT_NONE);
    clock_gettime(CLOCK_MONOTONIC, &after);
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &cpu_after);
    int64_t passed_us = (after.tv_sec - before.tv_sec) * 1000000 + (after.tv_nsec - before.tv_nsec) / 1000;
    int64_t used_us =
        (cpu_after.tv_sec - cpu_before.tv_sec) * 1000000 + (cpu_after.tv_nsec - cpu_before.tv_nsec) / 1000;
    assert_true(passed_us >= 298000);
    assert_true(used_us * 10 < passed_us); /* a loop that polls without a pause takes all of it */
    window_close(window);
}

/* As with Wayland, there is no surface to be had: the screen has other pixels than ours. */
static void a_screen_of_16_bits_is_reached_through_a_texture(void **state)
{
    (void)state;
    struct server coarse = {0};
    char before[32];
    snprintf(before, sizeof before, "%s", getenv("DISPLAY"));
    assert_true(server_start(&coarse, 16));
    setenv("SDL_RENDER_DRIVER", "software", 1);
    setenv("SDL_FRAMEBUFFER_ACCELERATION", "0", 1);
    struct window *window = open_shown(0, 0);
    struct rect whole = {0, 0, W, H}, part = {10, 20, 30, 40};
    fill(window, whole, 0xFFFF0000);
    window_present(window, &whole, 1);
    fill(window, whole, 0xFF0000FF);
    window_present(window, &part, 1);
    const uint8_t *pixels = coarse.screen + xwd_number(&coarse, 0) + xwd_number(&coarse, 19) * 12;
    for (int y = 0; y < H; y++)
        for (int x = 0; x < W; x++) {
            uint16_t pixel;
            memcpy(&pixel, pixels + (uint32_t)y * xwd_number(&coarse, 12) + (uint32_t)x * 2, sizeof pixel);
            assert_int_equal(pixel, rect_has(part, x, y) ? 0x001F : 0xF800);
        }
    SDL_PushEvent(&(SDL_Event){.type = SDL_RENDER_DEVICE_RESET});
    assert_int_equal(wait_for(window, INPUT_EXPOSE).kind, INPUT_EXPOSE);
    fill(window, whole, 0xFFFF0000);
    window_present(window, &whole, 1);
    window_close(window);
    unsetenv("SDL_RENDER_DRIVER");
    unsetenv("SDL_FRAMEBUFFER_ACCELERATION");
    setenv("DISPLAY", before, 1);
    server_stop(&coarse);
}

int main(void)
{
    if (!program_there("Xvfb")) {
        printf("skipped: Xvfb is not installed\n");
        return 0;
    }
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(drivers_without_a_screen_do_not_count),
        cmocka_unit_test(no_display_is_no_window_and_no_library_complains),
        cmocka_unit_test(what_is_painted_and_presented_is_shown),
        cmocka_unit_test(a_tap_comes_once_as_a_finger_at_its_pixel),
        cmocka_unit_test(a_key_of_the_keyboard_arrives),
        cmocka_unit_test(places_outside_are_clamped_and_those_that_are_none_dropped),
        cmocka_unit_test(moves_that_wait_become_the_newest),
        cmocka_unit_test(a_mouse_that_echoes_a_finger_is_not_heard),
        cmocka_unit_test(keys_mean_what_the_manual_says),
        cmocka_unit_test(keys_of_the_system_and_held_keys_do_nothing),
        cmocka_unit_test(a_full_screen_does_not_close_but_ends_on_a_signal),
        cmocka_unit_test(a_window_closes),
        cmocka_unit_test(another_size_is_told_and_can_be_painted),
        cmocka_unit_test(another_thread_ends_a_wait_once),
        cmocka_unit_test(an_idle_wait_takes_its_time_and_no_processor),
        cmocka_unit_test(a_screen_of_16_bits_is_reached_through_a_texture),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
