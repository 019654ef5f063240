#include "app/inspect.h"

#include <stdlib.h>
#include <string.h>

#include "ui/audit.h"

void inspector_init(struct inspector *inspector)
{
    *inspector = (struct inspector){0};
    arena_init(&inspector->arena);
}

void inspector_release(struct inspector *inspector)
{
    free(inspector->seen);
    free(inspector->breaches);
    free(inspector->places);
    arena_release(&inspector->arena);
    *inspector = (struct inspector){0};
}

/* Makes room for one item more in an array of `*room`. */
static void *room_for(void *items, size_t size, int count, int *room)
{
    if (count < *room)
        return items;
    *room = *room ? *room * 2 : 64;
    items = realloc(items, size * (size_t)*room);
    if (!items)
        abort();
    return items;
}

static bool frame_is_new(struct inspector *inspector, const struct canvas *canvas)
{
    unsigned long long hash = canvas_hash(canvas);
    for (int i = 0; i < inspector->seen_count; i++)
        if (inspector->seen[i] == hash)
            return false;
    inspector->seen =
        room_for(inspector->seen, sizeof *inspector->seen, inspector->seen_count, &inspector->seen_room);
    inspector->seen[inspector->seen_count++] = hash;
    return true;
}

void inspector_note(struct inspector *inspector, const struct stage *stage, const char *line)
{
    const struct canvas *canvas = stage_frame(stage);
    char place[160];
    struct action here = action_go(stage->route);
    action_format(&here, place, sizeof place);
    const char *breach = arena_printf(&inspector->arena, "%s: %s", canvas->screen, line);
    for (int i = 0; i < inspector->count; i++)
        if (strcmp(inspector->breaches[i], breach) == 0)
            return;
    int room = inspector->room;
    inspector->breaches = room_for(inspector->breaches, sizeof *inspector->breaches, inspector->count, &room);
    inspector->places =
        room_for(inspector->places, sizeof *inspector->places, inspector->count, &inspector->room);
    inspector->breaches[inspector->count] = breach;
    inspector->places[inspector->count++] = arena_printf(
        &inspector->arena, "%s, %s, %d %%", place + strlen("go "), canvas->language, canvas->theme->scale);
}

static void take_line(void *context, const char *line)
{
    struct inspector *inspector = context;
    inspector_note(inspector, inspector->stage, line);
}

void inspector_look(struct inspector *inspector, struct stage *stage)
{
    if (stage->drag || stage->settle.on || !frame_is_new(inspector, stage_frame(stage)))
        return;
    inspector->stage = stage;
    audit_canvas(stage_frame(stage), take_line, inspector);
    if (!stage_steady(stage))
        inspector_note(inspector, stage, "a second draw gives another frame");
}

void inspector_print(const struct inspector *inspector, FILE *out)
{
    for (int i = 0; i < inspector->count; i++)
        fprintf(out, "  %s (%s)\n", inspector->breaches[i], inspector->places[i]);
}
