#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

#include "model/date.h"
#include "tool/channel.h"
#include "tool/command.h"

enum { STATE_GOOD, STATE_DATA, STATE_SIGNATURE };

struct view {
    const char *to, *name, *keys;
    bool json;
};

/* The generations of a channel, newest first. */
struct list {
    int64_t *items;
    size_t count;
};

enum { OPTION_TO, OPTION_CHANNEL, OPTION_KEYS, OPTION_JSON };

static const struct option_spec options[] = {
    {"to", 0, "MAP", "de map waarin aanbod/NAAM staat"},
    {"channel", 0, "NAAM", "van welk kanaal"},
    {"keys", 0, "FILE", "de openbare sleutels die de kiosken vertrouwen; zonder wordt niets nagekeken"},
    {"json", 0, NULL, "voor programma's"},
    {0},
};

static int run_log(int argc, char **argv);

const struct command log_command = {
    .name = "log",
    .usage = "--to MAP --channel NAAM [--keys FILE] [--json]",
    .summary = "toont welke uitgaven er in een kanaal staan",
    .help = "Met --keys wordt elke uitgave nagekeken zoals een kiosk dat doet. De nieuwste staat bovenaan. "
            "Wat een kiosk zou weigeren, krijgt er de reden bij en de opdracht "
            "eindigt dan met\n"
            "een fout.",
    .options = options,
    .run = run_log,
};

static bool list_add(void *context, int64_t generation)
{
    struct list *list = context;
    if ((list->count & (list->count + 1)) == 0) {
        list->items = realloc(list->items, 2 * (list->count + 1) * sizeof *list->items);
        if (!list->items)
            abort();
    }
    list->items[list->count++] = generation;
    return true;
}

static int newest_first(const void *a, const void *b)
{
    int64_t first = *(const int64_t *)a, second = *(const int64_t *)b;
    return (first < second) - (first > second);
}

static int release_look(const struct channel *channel, const struct keys *keys, int64_t generation,
                        struct release *release, struct err *err)
{
    char *bytes;
    size_t length;
    if (channel_release(channel, keys, generation, release, err) != RELEASE_GOOD)
        return STATE_SIGNATURE;
    if (!keys)
        return STATE_GOOD;
    if (!channel_data(channel, release, &bytes, &length, err))
        return STATE_DATA;
    free(bytes);
    return STATE_GOOD;
}

static void key_format(const struct release *release, char out[2 * KEY_ID_BYTES + 1])
{
    for (int i = 0; i < KEY_ID_BYTES; i++)
        snprintf(out + 2 * i, 3, "%02X", release->key.id[KEY_ID_BYTES - 1 - i]);
}

/* Names and numbers of a release hold nothing that JSON would want escaped. */
static void json_print(int64_t generation, const struct release *release, int state, bool newest, bool first)
{
    char key[2 * KEY_ID_BYTES + 1];
    printf("%s\n  {\"generation\": %lld, \"good\": %s, \"newest\": %s", first ? "" : ",",
           (long long)generation, state == STATE_GOOD ? "true" : "false", newest ? "true" : "false");
    if (state != STATE_SIGNATURE) {
        key_format(release, key);
        printf(", \"created\": %lld, \"size\": %zu, \"schema\": %d, \"stale_days\": %d, \"key\": \"%s\"",
               (long long)release->created, release->size, release->schema, release->stale_days, key);
    }
    printf("}");
}

static void line_print(int64_t generation, const struct release *release, int state, bool newest,
                       const struct err *err)
{
    if (state == STATE_SIGNATURE) {
        printf("%lld  geweigerd: %s\n", (long long)generation, err->text);
        return;
    }
    char key[2 * KEY_ID_BYTES + 1];
    struct wall wall = wall_from_utc(release->created * 1000);
    int year, month, day;
    key_format(release, key);
    day_to_civil(wall.day, &year, &month, &day);
    printf("%lld  %04d-%02d-%02d %02d:%02d  %8.1f kB  sleutel %s%s%s%s\n", (long long)generation, year, month,
           day, wall.minute / 60, wall.minute % 60, (double)release->size / 1e3, key,
           newest ? "  nieuwste" : "", state == STATE_DATA ? "  geweigerd: " : "",
           state == STATE_DATA ? err->text : "");
}

/* Prints all; the number of those that a kiosk would refuse. */
static int list_print(const struct view *view, const struct channel *channel, const struct keys *keys,
                      const struct list *list, int64_t newest)
{
    int refused = 0;
    if (view->json)
        printf("[");
    for (size_t i = 0; i < list->count; i++) {
        struct release release;
        struct err err = {""};
        int64_t generation = list->items[i];
        int state = release_look(channel, keys, generation, &release, &err);
        refused += state != STATE_GOOD;
        if (view->json)
            json_print(generation, &release, state, generation == newest, i == 0);
        else
            line_print(generation, &release, state, generation == newest, &err);
    }
    if (view->json)
        printf("\n]\n");
    return refused;
}

static int say(int code, const struct err *err)
{
    fprintf(stderr, "wegwijzer-data: %s\n", err->text);
    return code;
}

static int channel_view(const struct view *view)
{
    struct err err = {""};
    struct keys keys;
    struct channel channel;
    struct release newest;
    struct list list = {0};
    const struct keys *trusted = view->keys ? &keys : NULL;
    if ((view->keys && !keys_read(view->keys, &keys, &err)) ||
        !channel_open(&channel, view->to, view->name, false, &err))
        return say(EX_NOINPUT, &err);
    bool known = channel_newest(&channel, trusted, &newest, &err);
    if (!known)
        say(EX_DATAERR, &err);
    if (!channel_each(&channel, list_add, &list, &err))
        return say(EX_IOERR, &err);
    if (list.count > 0)
        qsort(list.items, list.count, sizeof *list.items, newest_first);
    int refused = list_print(view, &channel, trusted, &list, newest.generation);
    free(list.items);
    return known && refused == 0 ? EX_OK : EX_DATAERR;
}

static int run_log(int argc, char **argv)
{
    struct view view = {0};
    for (int option; (option = command_option(&log_command, argc, argv)) != -1;) {
        if (option < 0)
            return option == -3 ? EX_OK : EX_USAGE;
        if (option == OPTION_TO)
            view.to = optarg;
        if (option == OPTION_CHANNEL)
            view.name = optarg;
        if (option == OPTION_KEYS)
            view.keys = optarg;
        view.json |= option == OPTION_JSON;
    }
    if (argc != optind || !view.to || !view.name)
        return command_usage(&log_command, "waarvan? geef --to MAP en --channel NAAM");
    if (!release_channel_valid(view.name))
        return command_usage(&log_command, "\"%s\" kan geen kanaal heten", view.name);
    return channel_view(&view);
}
