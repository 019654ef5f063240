#include "ui/action.h"

#include <stdio.h>

static const char *const screen_names[SCREEN_COUNT] = {
    [SCREEN_ATTRACT] = "attract", [SCREEN_HOME] = "home",         [SCREEN_TOPIC] = "topic",
    [SCREEN_CARD] = "card",       [SCREEN_AGENDA] = "agenda",     [SCREEN_HOUSE] = "house",
    [SCREEN_HELP] = "help",       [SCREEN_LANGUAGE] = "language", [SCREEN_READING] = "reading_help",
    [SCREEN_LIST] = "my_list",    [SCREEN_DONE] = "done",         [SCREEN_SEARCH] = "search",
    [SCREEN_MATRIX] = "matrix",   [SCREEN_WHERE] = "where",
};

const char *screen_name(enum screen_id screen)
{
    return screen_names[screen];
}

static void route_format(const struct route *route, char *out, size_t size)
{
    int used = snprintf(out, size, "%s", screen_name(route->screen));
    if (route->topic[0] && used > 0 && (size_t)used < size)
        used += snprintf(out + used, size - (size_t)used, " %s", route->topic);
    if (route->card[0] && used > 0 && (size_t)used < size)
        used += snprintf(out + used, size - (size_t)used, " %s", route->card);
    if (route->page && used > 0 && (size_t)used < size)
        snprintf(out + used, size - (size_t)used, " page %d", route->page + 1);
}

struct action action_text(enum action_kind kind, const char *text)
{
    struct action action = {.kind = kind};
    snprintf(action.text, sizeof action.text, "%s", text);
    return action;
}

void action_format(const struct action *action, char *out, size_t size)
{
    static const char *const names[] = {
        "none",     "go",    "stay",  "back",  "home",   "done", "reset", "continue", "list",  "list clear",
        "language", "dutch", "scale", "theme", "motion", "easy", "type",  "erase",    "query", "keys"};
    const char *name = names[action->kind];
    char route[128];
    switch (action->kind) {
    case ACTION_GO:
    case ACTION_STAY:
        route_format(&action->route, route, sizeof route);
        snprintf(out, size, "%s %s", name, route);
        break;
    case ACTION_LIST_TOGGLE:
    case ACTION_LANGUAGE:
        snprintf(out, size, "%s %s", name, action->code);
        break;
    case ACTION_DUTCH:
    case ACTION_SCALE:
    case ACTION_THEME:
    case ACTION_MOTION:
    case ACTION_EASY:
    case ACTION_KEYS:
        snprintf(out, size, "%s %d", name, action->value);
        break;
    default:
        snprintf(out, size, "%s", name);
    }
}
