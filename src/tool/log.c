/* `wegwijzer-data log`: which releases stand in a channel. */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

#include "model/date.h"
#include "tool/commands.h"
#include "tool/fill/edition.h"
#include "tool/release/channel.h"
#include "tool/release/release_json.h"
#include "tool/talk/report_json.h"

enum { STATE_GOOD, STATE_UNCHECKED, STATE_DATA, STATE_SIGNATURE };
enum { CARDS_UNKNOWN = -1 };

struct view {
    const char *to, *name, *keys;
    json_t *told; /* NULL: for people */
};

/* The generations of a channel, newest first. */
struct list {
    int64_t *items;
    size_t count;
};

enum { OPTION_TO, OPTION_CHANNEL, OPTION_KEYS, OPTION_JSON };

static const struct option_spec options[] = {
    {"to", 0, MN_("MAP"), MN_("de map waarin aanbod/NAAM staat")},
    {"channel", 0, MN_("NAAM"), MN_("van welk kanaal")},
    {"keys", 0, MN_("BESTAND"),
     MN_("de openbare sleutels die de kiosken vertrouwen; zonder wordt niets nagekeken")},
    {"json", 'j', NULL, MN_("toont het resultaat als JSON")},
    {0},
};

static int run_log(int argc, char **argv);

const struct command log_command = {
    .name = "log",
    .usage = MN_("--to MAP --channel NAAM [--keys BESTAND] [--json]"),
    .summary = MN_("toont welke uitgaven er in een kanaal staan"),
    .help =
        MN_("Met --keys wordt elke uitgave nagekeken zoals een kiosk dat doet. De nieuwste staat bovenaan. "
            "Wat een kiosk zou weigeren, krijgt er de reden bij en de opdracht eindigt dan met\n"
            "een fout."),
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
                        struct release *release, long long *cards, struct err *err)
{
    char *bytes;
    size_t length;
    *cards = CARDS_UNKNOWN;
    if (channel_release(channel, keys, generation, release, err) != RELEASE_GOOD)
        return STATE_SIGNATURE;
    if (!(keys ? channel_data(channel, release, &bytes, &length, err)
               : channel_bytes(channel, release, &bytes, &length, err)))
        return keys ? STATE_DATA : STATE_UNCHECKED;
    *cards = bytes_ask(bytes, length, "SELECT count(*) FROM card");
    free(bytes);
    return keys ? STATE_GOOD : STATE_UNCHECKED;
}

static void line_print(int64_t generation, const struct release *release, int state, long long cards,
                       bool newest, const struct err *err)
{
    if (state == STATE_SIGNATURE) {
        printf(M_("%lld  geweigerd: %s\n"), (long long)generation, err->text);
        return;
    }
    char key[KEY_NAME_BYTES], count[32] = "?";
    struct wall wall = wall_from_utc(release->created * 1000);
    int year, month, day;
    key_name(&release->key, key);
    if (cards != CARDS_UNKNOWN)
        snprintf(count, sizeof count, "%lld", cards);
    day_to_civil(wall.day, &year, &month, &day);
    printf(M_("%lld  %04d-%02d-%02d %02d:%02d  %8.1f kB  %5s kaarten  sleutel %s%s%s%s\n"),
           (long long)generation, year, month, day, wall.minute / 60, wall.minute % 60,
           (double)release->size / 1e3, count, key, newest ? M_("  nieuwste") : "",
           state == STATE_DATA        ? M_("  geweigerd: ")
           : state == STATE_UNCHECKED ? M_("  niet nagekeken")
                                      : "",
           state == STATE_DATA ? err->text : "");
}

/* "good" is null when nobody looked. */
static json_t *line_json(int64_t generation, const struct release *release, int state, long long cards,
                         bool newest)
{
    json_t *good = state == STATE_UNCHECKED ? json_null() : json_boolean(state == STATE_GOOD),
           *known = cards == CARDS_UNKNOWN ? json_null() : json_integer(cards);
    json_t *line = json_pack("{s:I, s:o, s:b, s:o}", "generation", (json_int_t)generation, "good", good,
                             "newest", newest, "cards", known);
    if (state != STATE_SIGNATURE)
        json_object_update_new(line, release_json(release));
    return line;
}

/* Prints all, or gathers them for a program; the number of those that a kiosk would refuse. */
static int list_show(const struct view *view, const struct channel *channel, const struct keys *keys,
                     const struct list *list, int64_t newest)
{
    int refused = 0;
    json_t *lines = json_array();
    for (size_t i = 0; i < list->count; i++) {
        struct release release;
        struct err err = {""};
        int64_t generation = list->items[i];
        long long cards;
        int state = release_look(channel, keys, generation, &release, &cards, &err);
        refused += state > STATE_UNCHECKED;
        if (state > STATE_UNCHECKED)
            report_json_fail(view->told, err.text);
        if (view->told)
            json_array_append_new(lines, line_json(generation, &release, state, cards, generation == newest));
        else
            line_print(generation, &release, state, cards, generation == newest, &err);
    }
    if (view->told)
        json_object_set(view->told, "releases", lines);
    json_decref(lines);
    return refused;
}

static int say(const struct view *view, int code, const struct err *err)
{
    fprintf(stderr, "wegwijzer-data: %s\n", err->text);
    report_json_fail(view->told, err->text);
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
        return say(view, EX_NOINPUT, &err);
    bool known = channel_newest(&channel, trusted, &newest, &err);
    if (!known)
        say(view, EX_DATAERR, &err);
    if (!channel_each(&channel, list_add, &list, &err))
        return say(view, EX_IOERR, &err);
    if (list.count > 0)
        qsort(list.items, list.count, sizeof *list.items, newest_first);
    int refused = list_show(view, &channel, trusted, &list, newest.generation);
    free(list.items);
    return known && refused == 0 ? EX_OK : EX_DATAERR;
}

static int run_log(int argc, char **argv)
{
    struct view view = {0};
    bool json = false;
    for (int option; (option = command_option(&log_command, argc, argv)) != -1;) {
        if (option < 0)
            return option == -3 ? EX_OK : EX_USAGE;
        if (option == OPTION_TO)
            view.to = optarg;
        if (option == OPTION_CHANNEL)
            view.name = optarg;
        if (option == OPTION_KEYS)
            view.keys = optarg;
        json = json || option == OPTION_JSON;
    }
    if (argc != optind || !view.to || !view.name)
        return command_usage(&log_command, "waarvan? geef --to MAP en --channel NAAM");
    if (!release_channel_valid(view.name))
        return command_usage(&log_command, "\"%s\" kan geen kanaal heten", view.name);
    view.told = json ? report_json(NULL) : NULL;
    int code = channel_view(&view);
    if (json)
        json_print(view.told, stdout);
    return code;
}
