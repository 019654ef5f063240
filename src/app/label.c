#include "app/label.h"

#include <string.h>

#include "base/utf8.h"

enum { LABEL_BYTES = 2048 };

/* Soft hyphens, joiners and direction marks are not read; every space is a space. */
static bool code_is_unseen(uint32_t code)
{
    return code == 0xAD || (code >= 0x200B && code <= 0x200F) || (code >= 0x202A && code <= 0x202E) ||
           (code >= 0x2060 && code <= 0x2069) || code == 0xFEFF;
}

static void label_plain(const char *text, char out[LABEL_BYTES])
{
    size_t used = 0;
    for (uint32_t code; text && used + 5 < LABEL_BYTES && (code = utf8_next(&text)) != 0;) {
        if (code_is_unseen(code))
            continue;
        if (code == 0xA0 || code == 0x202F || code == '\n' || code == '\t')
            code = ' ';
        used += utf8_put(out + used, code);
    }
    out[used] = '\0';
}

static bool node_is_active(const struct node *node)
{
    return node->id && node->action.kind != ACTION_NONE && !(node->state & STATE_DISABLED);
}

static bool node_same_action(const struct node *a, const struct node *b)
{
    char first[160], second[160];
    action_format(&a->action, first, sizeof first);
    action_format(&b->action, second, sizeof second);
    return strcmp(first, second) == 0;
}

/* The active node with the label, or with one that begins so. */
static const struct node *active_find(const struct canvas *canvas, const char *text, bool whole,
                                      const struct node **several)
{
    const struct node *found = NULL;
    char label[LABEL_BYTES];
    for (int i = 0; i < canvas->node_count; i++) {
        const struct node *node = &canvas->nodes[i];
        if (!node_is_active(node))
            continue;
        label_plain(node->label, label);
        if (whole ? strcmp(label, text) != 0 : strncmp(label, text, strlen(text)) != 0)
            continue;
        if (found && !node_same_action(found, node))
            *several = node;
        found = found ? found : node;
    }
    return found;
}

const struct node *label_control(const struct canvas *canvas, const char *text, const struct node **several)
{
    char wanted[LABEL_BYTES];
    *several = NULL;
    if (text[0] == '#') {
        const struct node *node = canvas_node(canvas, text + 1);
        return node && node_is_active(node) ? node : NULL;
    }
    label_plain(text, wanted);
    const struct node *node = active_find(canvas, wanted, true, several);
    return node ? node : active_find(canvas, wanted, false, several);
}

bool label_there(const struct canvas *canvas, const char *text)
{
    char wanted[LABEL_BYTES], label[LABEL_BYTES];
    if (text[0] == '#')
        return canvas_node(canvas, text + 1) != NULL;
    label_plain(text, wanted);
    for (int i = 0; i < canvas->node_count; i++) {
        label_plain(canvas->nodes[i].label, label);
        if (strncmp(label, wanted, strlen(wanted)) == 0)
            return true;
    }
    return false;
}

bool label_seen(const struct canvas *canvas, const char *text)
{
    char wanted[LABEL_BYTES], label[LABEL_BYTES];
    label_plain(text, wanted);
    for (int i = 0; i < canvas->node_count; i++) {
        label_plain(canvas->nodes[i].label, label);
        if (strstr(label, wanted))
            return true;
    }
    return false;
}

const char *label_list(const struct canvas *canvas, struct arena *arena)
{
    size_t room = 1;
    for (int i = 0; i < canvas->node_count; i++)
        room += LABEL_BYTES + 3;
    char *list = arena_alloc(arena, room), *at = list;
    for (int i = 0; i < canvas->node_count; i++) {
        char label[LABEL_BYTES];
        label_plain(canvas->nodes[i].label, label);
        at = stpcpy(at, i ? " | " : "");
        at = stpcpy(at, label);
    }
    return list;
}
