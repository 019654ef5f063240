/* swaps COUNT FILE: so many new publications arrive by way of an inbox while somebody touches whatever stands on the
 * screen.
 *
 * Shape:   a publisher signs, the kiosk's own watch takes each generation in its thread, and the stage swaps it between
 *          two frames, in the middle of a visit: the kiosk itself would wait until the visit is over. Frames are
 *          painted into memory.
 * Errors:  1 when a swap made more than one frame late, or when memory or descriptors grew.
 */
#include <sqlite3.h>
#include <dirent.h>
#include <poll.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "app/stage.h"
#include "base/folder.h"
#include "base/path.h"
#include "figures.h"
#include "lang/lang.h"
#include "sdl/painter.h"
#include "store/secret.h"
#include "store/watch.h"

enum {
    W = 1080,
    H = 1920,
    FRAMES_AFTER = 3,
    WARM_SWAPS = 200,
    FILE_CAP = 1 << 28,
    GROWTH_KIB = 24 * 1024,
    AT_WORK = 2 /* files that the worker has open */
};

static const double late_ms = 16.6;

struct scene {
    char folder[64], inbox[128], state[128];
    char *bytes;
    size_t length;
    struct secret secret;
    struct keys keys;
    int out, generations; /* the inbox and its "g" */
    int bell;
    struct stage stage;
    struct painter *painter;
    struct picture picture;
    unsigned long long chance;
    int touches;
};

static void fail(const char *what)
{
    fprintf(stderr, "swaps: %s\n", what);
    exit(1);
}

static unsigned number(struct scene *scene, unsigned below)
{
    scene->chance = scene->chance * 6364136223846793005ull + 1442695040888963407ull;
    return (unsigned)(scene->chance >> 33) % below;
}

/* The publication with another serial and another title on one of its cards. */
static unsigned char *edition(struct scene *scene, int generation, sqlite3_int64 *length)
{
    sqlite3 *db;
    char sql[512];
    unsigned char *copy = sqlite3_malloc64(scene->length);
    if (!copy || sqlite3_open(":memory:", &db) != SQLITE_OK)
        fail("no memory");
    memcpy(copy, scene->bytes, scene->length);
    sqlite3_deserialize(db, "main", copy, (sqlite3_int64)scene->length, (sqlite3_int64)scene->length,
                        SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE);
    snprintf(sql, sizeof sql,
             "UPDATE publication SET serial = %d; UPDATE card SET title = title || ' %d' WHERE id = 1 + %d "
             "%% (SELECT max(id) FROM card)",
             generation, generation, generation);
    if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
        fail(sqlite3_errmsg(db));
    unsigned char *bytes = sqlite3_serialize(db, "main", length, 0);
    sqlite3_close(db);
    if (!bytes)
        fail("no memory");
    return bytes;
}

static void publish(struct scene *scene, int generation)
{
    char comment[SIGNATURE_COMMENT_MAX + 1], text[SIGNATURE_TEXT_MAX], name[RELEASE_NAME_BYTES], file[64];
    static char before[64];
    sqlite3_int64 length;
    struct err err;
    unsigned char *bytes = edition(scene, generation, &length);
    struct digest digest = digest_of(bytes, (size_t)length);
    struct release release = {.channel = "essen",
                              .epoch = 1,
                              .generation = generation,
                              .created = 1795300000,
                              .size = (size_t)length,
                              .schema = 1,
                              .stale_days = 7,
                              .percent = 100};
    memcpy(release.digest, digest.bytes, sizeof release.digest);
    release_format(&release, comment);
    secret_sign(&scene->secret, &digest, comment, text);
    release_name(generation, release.digest, name);
    snprintf(file, sizeof file, "%s.db", name);
    if (!folder_write(scene->generations, file, bytes, (size_t)length, &err) ||
        !folder_write(scene->out, RELEASE_POINTER, text, strlen(text), &err))
        fail(err.text);
    if (*before)
        unlinkat(scene->generations, before, 0);
    snprintf(before, sizeof before, "%s", file);
    sqlite3_free(bytes);
}

static void ring(void *context)
{
    eventfd_write(((struct scene *)context)->bell, 1);
}

/* Draws and paints what is stale; how long that took. */
static double frame(struct scene *scene, double start)
{
    struct rect rects[STAGE_DAMAGE_MAX];
    if (!scene->stage.stale)
        return 0;
    const struct canvas *canvas = stage_draw(&scene->stage);
    int count = stage_damage(&scene->stage, rects);
    for (int i = 0; i < count; i++)
        painter_paint(scene->painter, canvas, scene->picture, rects[i]);
    return figures_now() - start;
}

static void finger(struct scene *scene, enum input_kind kind, int x, int y)
{
    struct input input = {
        .kind = kind, .finger = 1, .x = x, .y = y, .at_ms = clock_steady(&scene->stage.clock)};
    stage_input(&scene->stage, &input);
}

/* Somebody touches one of the controls, or nothing in particular, or goes away. Returns the slowest frame of it. */
static double touch(struct scene *scene)
{
    const struct canvas *canvas = stage_frame(&scene->stage);
    int x = (int)number(scene, W), y = (int)number(scene, H);
    if (canvas->node_count > 0 && number(scene, 10) > 0) {
        const struct node *node = &canvas->nodes[number(scene, (unsigned)canvas->node_count)];
        x = node->rect.x + node->rect.w / 2;
        y = node->rect.y + node->rect.h / 2;
    }
    double start = figures_now();
    finger(scene, INPUT_DOWN, x, y);
    double slowest = frame(scene, start);
    clock_advance(&scene->stage.clock, 80);
    start = figures_now();
    finger(scene, INPUT_UP, x, y);
    stage_tick(&scene->stage);
    double second = frame(scene, start);
    clock_advance(&scene->stage.clock, number(scene, 50) == 0 ? 200000 : 900);
    stage_tick(&scene->stage);
    double third = frame(scene, figures_now());
    scene->touches++;
    slowest = second > slowest ? second : slowest;
    return third > slowest ? third : slowest;
}

/* What the process holds: KiB of memory, and descriptors. */
static void holdings(long *kib, int *descriptors)
{
    FILE *file = fopen("/proc/self/statm", "r");
    long size = 0, resident = 0;
    if (!file || fscanf(file, "%ld %ld", &size, &resident) != 2)
        fail("/proc/self/statm");
    fclose(file);
    *kib = resident * (sysconf(_SC_PAGESIZE) / 1024);
    *descriptors = 0;
    DIR *list = opendir("/proc/self/fd");
    while (list && readdir(list))
        ++*descriptors;
    closedir(list);
}

static void scene_begin(struct scene *scene, const char *path)
{
    struct err err;
    strcpy(scene->folder, "/tmp/swaps-XXXXXX");
    if (!mkdtemp(scene->folder) || !path_read(path, FILE_CAP, &scene->bytes, &scene->length, &err))
        fail("no folder or no publication");
    snprintf(scene->inbox, sizeof scene->inbox, "%s/inbox", scene->folder);
    snprintf(scene->state, sizeof scene->state, "%s/state", scene->folder);
    scene->out = folder_open(scene->inbox, true, &err);
    scene->generations = folder_open_in(scene->out, "g", true, &err);
    scene->bell = eventfd(0, EFD_CLOEXEC);
    scene->chance = 1;
    secret_init(&scene->secret);
    scene->keys = (struct keys){.items = {scene->secret.key}, .count = 1};
    scene->picture = (struct picture){calloc((size_t)W * H, sizeof(uint32_t)), W, H, W};
}

static struct watch *scene_watch(struct scene *scene)
{
    struct shelf *shelf;
    struct watch *watch;
    struct err err;
    struct shelf_setup setup = {scene->state, "essen", NULL, &scene->keys};
    if (!shelf_open(&setup, &shelf, &err) ||
        !watch_open(feed_inbox(scene->inbox, shelf, (struct shown){0, 0}, &err), ring, scene, &watch, &err))
        fail(err.text);
    return watch;
}

static struct store *next_store(struct scene *scene, struct watch *watch, int generation)
{
    struct err err;
    eventfd_t count;
    publish(scene, generation);
    for (;;) {
        struct pollfd bell = {.fd = scene->bell, .events = POLLIN};
        if (poll(&bell, 1, 10000) != 1 || eventfd_read(scene->bell, &count) != 0)
            fail("a generation did not arrive in ten seconds");
        struct store *store = watch_take(watch, &err);
        if (err.text[0])
            fail(err.text);
        if (store)
            return store;
    }
}

int main(int argc, char **argv)
{
    struct err err;
    static struct scene scene;
    if (argc != 3)
        fail("swaps COUNT FILE");
    int swaps = atoi(argv[1]), late = 0, worse = 0, descriptors, descriptors_after;
    long kib = 0, kib_after;
    double slowest = 0;
    lang_init();
    scene_begin(&scene, argv[2]);
    struct text *text = text_open(0, &err);
    if (!text)
        fail(err.text);
    scene.painter = painter_new(text);
    struct watch *watch = scene_watch(&scene);
    stage_init(&scene.stage, &(struct stage_setup){.screens = screens,
                                                   .text = text,
                                                   .store = next_store(&scene, watch, 1),
                                                   .clock = clock_fixed(1795615500000),
                                                   .panel = {.w = W, .h = H, .diagonal_inch = 32}});
    frame(&scene, figures_now());
    for (int i = 2; i <= swaps + 1; i++) {
        struct store *store = next_store(&scene, watch, i);
        double start = figures_now();
        stage_swap(&scene.stage, store);
        double took = frame(&scene, start);
        watch_good(watch, i);
        slowest = took > slowest ? took : slowest;
        late += took > late_ms;
        int after = 0;
        for (int f = 0; f < FRAMES_AFTER; f++)
            after += touch(&scene) > late_ms;
        worse += after > 0;
        if (i == WARM_SWAPS)
            holdings(&kib, &descriptors);
    }
    holdings(&kib_after, &descriptors_after);
    printf("%d swaps, %d touches between: first frame after a swap at most %.1f ms, %d later than %.1f ms; "
           "touches after it with a late frame: %d\n",
           swaps, scene.touches, slowest, late, late_ms, worse);
    printf("memory %ld KiB after %d swaps, %ld at the end; descriptors %d and %d\n", kib, WARM_SWAPS,
           kib_after, descriptors, descriptors_after);
    watch_close(watch);
    stage_release(&scene.stage);
    painter_free(scene.painter);
    text_close(text);
    char command[128];
    snprintf(command, sizeof command, "rm -r %s", scene.folder);
    if (system(command) != 0)
        return 1;
    return swaps > WARM_SWAPS && (kib_after - kib > GROWTH_KIB || descriptors_after > descriptors + AT_WORK);
}
