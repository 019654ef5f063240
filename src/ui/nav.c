/* The six slots at the bottom of a screen. */
#include "ui/frame.h"

#include <stdio.h>

#include "lang/lang.h"
#include "ui/widget.h"

static int larger(int a, int b)
{
    return a > b ? a : b;
}

struct slot {
    const char *id, *label, *icon;
    enum screen_id screen;
    const char *elsewhere; /* its label on other screens, when that differs */
};

/* Widths of the slots: equal when every word fits, else by their words. */
static void nav_widths(struct canvas *canvas, const struct slot *slots, int count, int room, int padding,
                       int *widths)
{
    int needed = 0, widest = 0;
    for (int i = 0; i < count; i++) {
        /* The same width whatever it says, so that nothing moves from one screen to the next. */
        int other = canvas_text_width(canvas, slots[i].elsewhere, (struct text_look){.type = TYPE_NAV});
        widths[i] = canvas_text_width(canvas, slots[i].label, (struct text_look){.type = TYPE_NAV});
        widths[i] = larger(widths[i], other) + padding;
        widths[i] = widths[i] > canvas->theme->target ? widths[i] : canvas->theme->target;
        needed += widths[i];
        widest = larger(widest, widths[i]);
    }
    int spare = room - needed;
    for (int i = 0, start = 0; i < count; i++) {
        if (widest * count <= room)
            widths[i] = room * (i + 1) / count - room * i / count;
        else if (spare >= 0)
            widths[i] += spare * (i + 1) / count - start;
        else if (needed >
                 count * canvas->theme->target) /* the long words give way; their labels step down in size */
            widths[i] -= (int)((long)(widths[i] - canvas->theme->target) * -spare /
                               (needed - count * canvas->theme->target));
        start = spare * (i + 1) / count;
    }
}

static void nav_badge(struct canvas *canvas, struct rect slot, int count)
{
    const struct theme *theme = canvas->theme;
    int size = mm(theme, 14);
    /* It sits on the slot's corner, clear of the word and of the neighbour. */
    struct rect badge = {slot.x + slot.w - size + mm(theme, 3),
                         slot.y - size * (theme->form == FORM_PORTRAIT ? 36 : 55) / 100, size, size};
    char text[12];
    snprintf(text, sizeof text, "%d", count);
    canvas_disc(canvas, badge, theme->colour->accent);
    canvas_text(canvas, badge, text,
                (struct text_look){.type = TYPE_NAV,
                                   .colour = theme->colour->on_accent,
                                   .align = TEXT_CENTRE,
                                   .middle = true,
                                   .decor = true,
                                   .whole = true});
}

void frame_nav(struct canvas *canvas, const struct frame *frame, enum screen_id here, int list_count)
{
    const struct theme *theme = canvas->theme;
    bool at_home = here == SCREEN_HOME;
    const struct slot slots[] = {
        /* TRANSLATORS: the six buttons at the bottom of every screen; keep each word short.
         * Start: the first page. Klaar: I am done, end my visit. Terug: one page back. */
        {"nav.home", _("Start"), "home", SCREEN_HOME, NULL},
        {"nav.back", at_home ? _("Klaar") : _("Terug"), at_home ? "check" : "arrow_back", SCREEN_COUNT,
         at_home ? _("Terug") : _("Klaar")},
        {"nav.language", _("Taal"), "translate", SCREEN_LANGUAGE, NULL},
        /* TRANSLATORS: help to read the screen better: larger text, other colours. */
        {"nav.reading", _("Leeshulp"), "text_fields", SCREEN_READING, NULL},
        {"nav.list", _("Mijn lijst"), "bookmark", SCREEN_LIST, NULL},
        {"nav.help", _("Vraag hulp"), "support_agent", SCREEN_HELP, NULL},
    };
    enum { COUNT = sizeof slots / sizeof *slots };
    canvas_fill(canvas, (struct rect){0, frame->nav.y, theme->panel.w, frame->nav.h}, theme->colour->sand);
    canvas_fill(canvas, (struct rect){0, frame->nav.y, theme->panel.w, larger(1, mm(theme, 0.5))},
                theme->colour->hair);
    bool stacked = theme->form != FORM_LANDSCAPE;
    int margin = mm(theme, theme->form == FORM_COMPACT ? 2 : stacked ? 7.4 : 5);
    int gap = larger(theme->gap, mm(theme, stacked ? 4.2 : 4)),
        height = frame->nav.h - mm(theme, stacked ? 12 : 7);
    height = larger(height, theme->target);
    int y = frame->nav.y + (frame->nav.h - height) / 2, x = frame->nav.x + margin, widths[COUNT];
    nav_widths(canvas, slots, COUNT, frame->nav.w - 2 * margin - (COUNT - 1) * gap, mm(theme, 3), widths);
    for (int i = 0; i < COUNT; i++) {
        struct action action = i == 0   ? action_of(ACTION_HOME)
                               : i == 1 ? action_of(at_home ? ACTION_DONE : ACTION_BACK)
                                        : action_go(route_to(slots[i].screen));
        struct rect slot = {x, y, widths[i], height};
        /* Where the word leaves no corner free for a badge, the number stands behind it. */
        int word = canvas_text_width(canvas, slots[i].label, (struct text_look){.type = TYPE_NAV});
        bool in_word = word > slot.w - mm(theme, theme->form == FORM_COMPACT ? 16 : 8) ||
                       (!stacked && word > slot.w - mm(theme, 54));
        widget_button(
            canvas, slot,
            (struct control){.id = slots[i].id,
                             .icon = slots[i].icon,
                             .label = in_word && slots[i].screen == SCREEN_LIST && list_count
                                          ? arena_printf(&canvas->arena, "%s %d", slots[i].label, list_count)
                                          : slots[i].label,
                             .role = ROLE_BUTTON,
                             .action = action,
                             .state = slots[i].screen == here ? STATE_SELECTED : 0},
            stacked ? BUTTON_STACKED : BUTTON_SLOT);
        if (slots[i].screen == SCREEN_LIST && list_count > 0 && !in_word)
            nav_badge(canvas, slot, list_count);
        x += widths[i] + gap;
    }
}
