#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "ui/canvas.h"

const char *role_name(enum role role)
{
    static const char *const names[] = {"text", "heading", "status", "button", "link",
                                        "tab",  "chip",    "image",  "field"};
    return names[role];
}

/* Any bytes become a valid JSON string; no text is null. */
static void json_string(FILE *out, const char *text)
{
    if (!text) {
        fputs("null", out);
        return;
    }
    fputc('"', out);
    for (uint32_t code; (code = utf8_next(&text)) != 0;) {
        char bytes[4];
        if (code == '"' || code == '\\')
            fprintf(out, "\\%c", (char)code);
        else if (code < 0x20)
            fprintf(out, "\\u%04x", (unsigned)code);
        else
            fwrite(bytes, 1, utf8_put(bytes, code), out);
    }
    fputc('"', out);
}

static void json_member(FILE *out, const char *name, const char *text)
{
    fprintf(out, ", \"%s\": ", name);
    json_string(out, text);
}

static void json_state(FILE *out, unsigned state)
{
    static const char *const names[] = {"selected", "disabled", "pressed"};
    const char *comma = "";
    fputs(", \"state\": [", out);
    for (int i = 0; i < 3; i++) {
        if (!(state & 1u << i))
            continue;
        fprintf(out, "%s\"%s\"", comma, names[i]);
        comma = ", ";
    }
    fputc(']', out);
}

static void json_node(FILE *out, const struct canvas *canvas, const struct node *node)
{
    char action[160];
    action_format(&node->action, action, sizeof action);
    fputs("    {\"id\": ", out);
    json_string(out, node->id);
    json_member(out, "role", role_name(node->role));
    json_member(out, "label", node->label);
    json_member(out, "speech", node->speech);
    json_member(out, "lang", node->language);
    json_member(out, "dir", node->rtl ? "rtl" : "ltr");
    fprintf(out, ", \"rect\": [%d, %d, %d, %d]", node->rect.x, node->rect.y, node->rect.w, node->rect.h);
    json_member(out, "action", node->action.kind == ACTION_NONE ? NULL : action);
    json_state(out, node->state);
    fprintf(out, ", \"focus\": %d, \"fg\": \"#%06X\", \"bg\": \"#%06X\", \"font_px\": %d", node->focus,
            node->fg, node->bg, node->font_px);
    json_member(out, "icon", node->icon);
    fprintf(out, ", \"floor_mm\": %d", theme_floor_mm(canvas->theme, node->rect.y));
    json_member(out, "equivalent_of", node->equivalent_of);
    if (node->cut)
        fputs(", \"cut\": true", out);
    fputc('}', out);
}

char *canvas_tree(const struct canvas *canvas, struct arena *arena)
{
    char *bytes = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&bytes, &length);
    if (!out)
        abort();
    const struct panel *panel = &canvas->theme->panel;
    fputs("{\n  \"screen\": ", out);
    json_string(out, canvas->screen);
    json_member(out, "lang", canvas->language);
    json_member(out, "dir", canvas->rtl ? "rtl" : "ltr");
    fprintf(out, ", \"size\": [%d, %d], \"mm_per_px\": %.4f,\n  \"nodes\": [\n", panel->w, panel->h,
            1 / canvas->theme->px_per_mm);
    for (int i = 0; i < canvas->node_count; i++) {
        json_node(out, canvas, &canvas->nodes[i]);
        fputs(i + 1 < canvas->node_count ? ",\n" : "\n", out);
    }
    fputs("  ]\n}\n", out);
    fclose(out);
    char *copy = arena_strndup(arena, bytes, length);
    free(bytes);
    return copy;
}
