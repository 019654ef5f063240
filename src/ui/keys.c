#include "ui/keys.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "lang/lang.h"
#include "lang/letters.h"
#include "ui/widget.h"

enum { PLAN_ROWS = 8, SHARE_COLUMNS = 3, FUNCTIONS_MAX = 4 };

/* Which keys stand where in a width. */
struct plan {
    struct keyboard_row rows[PLAN_ROWS];
    int count, columns;
    bool shared; /* space and erase stand behind the keys of the last row */
};

int keys_gap(const struct theme *theme)
{
    return theme_gap(theme, 3.4);
}

static const struct keyboard *keys_shown(const struct keys *keys)
{
    return keys->typing->keys & KEYS_ABC ? keys->abc : keys->own;
}

static int keys_page(const struct keys *keys)
{
    int page = keys->typing->keys & ~KEYS_ABC;
    return page < keys_shown(keys)->page_count ? page : 0;
}

static void plan_put(struct plan *plan, const char *key)
{
    if (plan->count == 0 || plan->rows[plan->count - 1].count == plan->columns)
        plan->count++;
    struct keyboard_row *row = &plan->rows[plan->count - 1];
    snprintf(row->keys[row->count++], KEY_BYTES, "%s", key);
}

/* The letters in rows as long as fit; vowels keep a row of their own. */
static void plan_flow(struct plan *plan, const struct keyboard_page *page)
{
    for (int r = 0; r < page->row_count; r++)
        for (int c = 0; !page->rows[r].vowels && c < page->rows[r].count; c++)
            if (plan->count < PLAN_ROWS || plan->rows[plan->count - 1].count < plan->columns)
                plan_put(plan, page->rows[r].keys[c]);
    for (int r = 0; r < page->row_count && plan->count < PLAN_ROWS; r++)
        if (page->rows[r].vowels)
            plan->rows[plan->count++] = page->rows[r];
}

static struct plan plan_make(const struct theme *theme, const struct keyboard_page *page, int width)
{
    struct plan plan = {0};
    int gap = keys_gap(theme), fit = (width + gap) / (theme->target + gap);
    for (int r = 0; r < page->row_count; r++)
        if (page->rows[r].count > plan.columns)
            plan.columns = page->rows[r].count;
    bool fits = plan.columns <= fit;
    if (!fits)
        plan.columns = fit > KEYBOARD_COLUMNS ? KEYBOARD_COLUMNS : fit < 1 ? 1 : fit;
    if (fits)
        for (plan.count = 0; plan.count < page->row_count; plan.count++)
            plan.rows[plan.count] = page->rows[plan.count];
    else
        plan_flow(&plan, page);
    int last = plan.rows[plan.count - 1].count;
    plan.shared = theme->form == FORM_COMPACT && plan.columns - last >= SHARE_COLUMNS;
    return plan;
}

static int keyboard_most_rows(const struct theme *theme, const struct keyboard *keyboard, int width)
{
    int most = 0;
    for (int i = 0; i < keyboard->page_count; i++) {
        struct plan plan = plan_make(theme, &keyboard->pages[i], width);
        int rows = plan.count + !plan.shared;
        most = rows > most ? rows : most;
    }
    return most;
}

int keys_rows(const struct theme *theme, const struct keys *keys, int width)
{
    int own = keyboard_most_rows(theme, keys->own, width), abc = keyboard_most_rows(theme, keys->abc, width);
    return own > abc ? own : abc; /* nothing else moves when the keys change places */
}

/* What a key says: signs have a name. */
static const char *key_speech(const char *key)
{
    static const struct {
        const char *key, *name;
    } names[] = {
        {"'", N_("apostrof")},     {"-", N_("streepje")},     {".", N_("punt")},
        {",", N_("komma")},        {"?", N_("vraagteken")},   {"!", N_("uitroepteken")},
        {"&", N_("en-teken")},     {"@", N_("apenstaartje")}, {"/", N_("schuine streep")},
        {"+", N_("plus")},         {"(", N_("haakje open")},  {")", N_("haakje dicht")},
        {":", N_("dubbele punt")}, {"%", N_("procent")},
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(names[i].key, key) == 0)
            return _(names[i].name);
    return key;
}

/* Drawn in the physical order: what the canvas mirrors is mirrored here first. */
static struct rect key_place(const struct canvas *canvas, struct rect zone, struct rect key)
{
    if (canvas->rtl)
        key.x = 2 * zone.x + zone.w - key.x - key.w;
    return key;
}

static struct tone key_ground(struct canvas *canvas, struct rect rect, const struct control *control)
{
    unsigned state = canvas_control(canvas, rect, control);
    struct tone tone = widget_tone(canvas, state, false);
    canvas_box(canvas, rect, mm(canvas->theme, 4.5), tone.fill, tone.edge, widget_edge(canvas->theme), false);
    return tone;
}

static void key_letter(struct canvas *canvas, struct rect rect, const struct control *control)
{
    struct tone tone = key_ground(canvas, rect, control);
    canvas_text(
        canvas, rect_inset(rect, widget_edge(canvas->theme)), control->label,
        (struct text_look){.type = TYPE_HEADING2, .colour = tone.ink, .align = TEXT_CENTRE, .middle = true});
    canvas_end(canvas);
}

static void key_draw(struct canvas *canvas, struct rect rect, const char *key)
{
    key_letter(canvas, rect,
               &(struct control){.id = arena_printf(&canvas->arena, "key.%s", key),
                                 .label = key,
                                 .speech = key_speech(key),
                                 .role = ROLE_BUTTON,
                                 .action = action_text(ACTION_TYPE, key)});
}

static uint32_t syllable_of(const char *text)
{
    enum { FIRST = 0x1200, LAST = 0x135A };
    uint32_t code = utf8_next(&text);
    return code >= FIRST && code <= LAST ? code : 0;
}

/* A vowel gives itself to the syllable that was typed last; without one it stands for itself. */
static void key_vowel(struct canvas *canvas, struct rect rect, const struct keys *keys, const char *vowel)
{
    enum { VOWELS = 7 }; /* Unicode has eight places for each row of syllables */
    const char *query = keys->typing->query;
    uint32_t last = syllable_of(query + letters_last(query)), asked = syllable_of(vowel);
    uint32_t syllable = (last & ~(uint32_t)VOWELS) | (asked & VOWELS);
    if (last && !letter_known(syllable))
        return;
    char text[5] = "";
    if (last)
        text[utf8_put(text, syllable)] = '\0';
    struct action action = action_text(ACTION_TYPE, last ? text : vowel);
    action.value = last != 0;
    key_letter(canvas, rect,
               &(struct control){.id = arena_printf(&canvas->arena, "key.vowel.%u", asked & VOWELS),
                                 .label = last ? text : vowel,
                                 .role = ROLE_BUTTON,
                                 .action = action});
}

/* A key with a word: picture and word, or what of the two has room. */
static void key_word(struct canvas *canvas, struct rect rect, const struct control *control)
{
    const struct theme *theme = canvas->theme;
    struct tone tone = key_ground(canvas, rect, control);
    struct text_look look = {
        .type = TYPE_BODY_BOLD, .colour = tone.ink, .align = TEXT_CENTRE, .middle = true};
    struct rect inside = rect_inset(rect, mm(theme, 1));
    int icon = control->icon ? mm(theme, 12) : 0, gap = mm(theme, 3);
    icon = icon < inside.h ? icon : inside.h;
    int words = canvas_text_width(canvas, control->label, look);
    if (control->icon && icon + gap + words <= inside.w) {
        struct rect room = {inside.x + (inside.w - icon - gap - words) / 2, inside.y, icon, inside.h};
        canvas_icon(canvas, room, control->icon, icon, tone.icon);
        look.align = TEXT_START;
        canvas_text(canvas, (struct rect){room.x + icon + gap, inside.y, words, inside.h}, control->label,
                    look);
    } else if (control->icon) {
        canvas_icon(canvas, inside, control->icon, icon, tone.icon);
    } else {
        canvas_text(canvas, inside, control->label, look);
    }
    canvas_end(canvas);
}

static struct control key_abc(const struct keys *keys, struct arena *arena)
{
    bool abc = keys->typing->keys & KEYS_ABC;
    const char *label = abc ? keys->own->sign : keys->abc->sign;
    return (struct control){
        .id = "key.abc",
        .label = label,
        .speech = abc ? arena_printf(arena, "%s, %s", label, keys->own->name)
                      : arena_printf(arena, "%s, %s", label, _("letters in de volgorde van het alfabet")),
        .role = ROLE_BUTTON,
        .action = {.kind = ACTION_KEYS, .value = abc ? 0 : KEYS_ABC}};
}

static struct control key_page(const struct keys *keys)
{
    const struct keyboard *shown = keys_shown(keys);
    int next = (keys_page(keys) + 1) % shown->page_count;
    return (struct control){.id = "key.page",
                            .label = shown->pages[next].name,
                            .role = ROLE_BUTTON,
                            .action = {.kind = ACTION_KEYS, .value = next | (keys->typing->keys & KEYS_ABC)}};
}

/* The keys below the letters, and the share of the width that each takes. Where they have less than a column each,
 * digits are on the keyboard of the alphabet alone. */
static int function_keys(const struct keys *keys, struct arena *arena, int columns, struct control *controls,
                         int *parts)
{
    int count = 0;
    bool foreign = keys->own != keys->abc, own = foreign && keys_shown(keys) == keys->own;
    if (foreign) {
        parts[count] = 16;
        controls[count++] = key_abc(keys, arena);
    }
    if (keys_shown(keys)->page_count > 1 && (columns >= FUNCTIONS_MAX || !own)) {
        parts[count] = 16;
        controls[count++] = key_page(keys);
    }
    parts[count] = 42;
    controls[count++] = (struct control){.id = "key.space",
                                         /* TRANSLATORS: the space key of a keyboard. */
                                         .label = _("spatie"),
                                         .icon = "space_bar",
                                         .role = ROLE_BUTTON,
                                         .action = action_text(ACTION_TYPE, " ")};
    parts[count] = 20;
    /* TRANSLATORS: the key that takes the last letter back; a short word. */
    const char *erase = _("wis");
    controls[count++] =
        (struct control){.id = "key.erase",
                         .label = erase,
                         .speech = arena_printf(arena, "%s: %s", erase, _("de laatste letter verdwijnt")),
                         .icon = "backspace",
                         .role = ROLE_BUTTON,
                         .action = action_of(ACTION_ERASE)};
    return count;
}

static void keys_functions(struct canvas *canvas, struct rect zone, struct rect rect, const struct keys *keys,
                           int columns)
{
    struct control controls[FUNCTIONS_MAX] = {0};
    int parts[FUNCTIONS_MAX], sum = 0, count = function_keys(keys, &canvas->arena, columns, controls, parts);
    for (int i = 0; i < count; i++)
        sum += parts[i];
    int gap = keys_gap(canvas->theme), target = canvas->theme->target, x = rect.x;
    int spare = rect.w - (count - 1) * gap - count * target;
    for (int i = 0, before = 0; i < count; i++) {
        int width = target + spare * (before + parts[i]) / sum - spare * before / sum;
        key_word(canvas, key_place(canvas, zone, (struct rect){x, rect.y, width, rect.h}), &controls[i]);
        before += parts[i];
        x += width + gap;
    }
}

static int cut(int length, int gap, int index, int count)
{
    return (length + gap) * index / count;
}

void keys_draw(struct canvas *canvas, struct rect rect, const struct keys *keys)
{
    struct plan plan = plan_make(canvas->theme, &keys_shown(keys)->pages[keys_page(keys)], rect.w);
    int gap = keys_gap(canvas->theme), rows = plan.count + !plan.shared;
    for (int r = 0; r < rows; r++) {
        int top = cut(rect.h, gap, r, rows), height = cut(rect.h, gap, r + 1, rows) - gap - top;
        struct rect line = {rect.x, rect.y + top, rect.w, height};
        if (r == plan.count) {
            keys_functions(canvas, rect, line, keys, FUNCTIONS_MAX);
            break;
        }
        bool shared = plan.shared && r == plan.count - 1;
        const struct keyboard_row *row = &plan.rows[r];
        int half = shared ? 0 : plan.columns - row->count; /* a short row stands in the middle */
        int shift = ((rect.w + gap) * half / plan.columns) / 2;
        for (int c = 0; c < row->count; c++) {
            int left = cut(rect.w, gap, c, plan.columns), right = cut(rect.w, gap, c + 1, plan.columns) - gap;
            struct rect place = {rect.x + shift + left, line.y, right - left, height};
            if (row->vowels)
                key_vowel(canvas, key_place(canvas, rect, place), keys, row->keys[c]);
            else
                key_draw(canvas, key_place(canvas, rect, place), row->keys[c]);
        }
        if (shared) {
            int used = cut(rect.w, gap, row->count, plan.columns);
            keys_functions(canvas, rect, (struct rect){rect.x + used, line.y, rect.w - used, height}, keys,
                           plan.columns - row->count);
        }
    }
}
