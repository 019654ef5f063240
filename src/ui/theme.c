#include "ui/theme.h"

#include <assert.h>
#include <math.h>
#include <string.h>

enum {
    REACH_MM = 1220,
    TARGET_MM = 20,
    GAP_MM = 3,
    TARGET_FLOOR_PX = 48,
    BODY_FLOOR_PX = 22,
    META_FLOOR_PX = 18
};

static const double COMPACT_INCH = 12, MM_PER_INCH = 25.4, READING_MM = 600, COMPACT_READING_MM = 350;
static const double TIGHT_WIDTH_MM = 600, TIGHT_TYPE = 0.88, SMALLEST_MM = 7.2;
static const double COMPACT_LAYOUT = 0.6; /* targets of 12 mm instead of 20, gaps of 2 instead of 3 */

static const struct palette palettes[THEME_COUNT] = {
    [THEME_DAY] = {.page = 0xFBF6EE,
                   .surface = 0xFFFFFF,
                   .sand = 0xF3EADD,
                   .ink = 0x2A211B,
                   .ink2 = 0x554840,
                   .line = 0x796757,
                   .hair = 0xCDBEAC,
                   .primary = 0x0B5A5E,
                   .primary_pressed = 0x083F42,
                   .on_primary = 0xFFFFFF,
                   .accent = 0x98300F,
                   .on_accent = 0xFFFFFF,
                   .sun = 0xF2B84B,
                   .on_sun = 0x2A211B,
                   .ok = 0x266229,
                   .danger = 0xA61C1C,
                   .neutral = 0x6B5000,
                   .ring_outer = 0x14213D,
                   .ring_inner = 0xFFD84D,
                   .pressed = 0xE3EFEE,
                   .coloured = true},
    [THEME_EVENING] = {.page = 0x211A15,
                       .surface = 0x30261F,
                       .sand = 0x2A211B,
                       .ink = 0xF6EBDD,
                       .ink2 = 0xD9CBBB,
                       .line = 0x9C8A79,
                       .hair = 0x5E5044,
                       .primary = 0x7FD1CC,
                       .primary_pressed = 0xA9E4E0,
                       .on_primary = 0x14211F,
                       .accent = 0xF0A58A,
                       .on_accent = 0x2A120A,
                       .sun = 0x5C4A22,
                       .on_sun = 0xF6EBDD,
                       .ok = 0x9CD89E,
                       .danger = 0xF5A9A9,
                       .neutral = 0xF2B84B,
                       .ring_outer = 0x14213D,
                       .ring_inner = 0xFFD84D,
                       .pressed = 0x45382E,
                       .coloured = true},
    [THEME_WHITE_ON_BLACK] = {.page = 0x000000,
                              .surface = 0x000000,
                              .sand = 0x000000,
                              .ink = 0xFFFFFF,
                              .ink2 = 0xFFFFFF,
                              .line = 0xBDBDBD,
                              .hair = 0xBDBDBD,
                              .primary = 0xFFE600,
                              .primary_pressed = 0xFFF58A,
                              .on_primary = 0x000000,
                              .accent = 0xFFE600,
                              .on_accent = 0x000000,
                              .sun = 0x000000,
                              .on_sun = 0xFFFFFF,
                              .ok = 0xFFFFFF,
                              .danger = 0xFFFFFF,
                              .neutral = 0xFFFFFF,
                              .ring_outer = 0x000000,
                              .ring_inner = 0x00E5FF,
                              .pressed = 0x333333,
                              .coloured = false},
    [THEME_BLACK_ON_WHITE] = {.page = 0xFFFFFF,
                              .surface = 0xFFFFFF,
                              .sand = 0xFFFFFF,
                              .ink = 0x000000,
                              .ink2 = 0x000000,
                              .line = 0x000000,
                              .hair = 0x000000,
                              .primary = 0x0A2A8C,
                              .primary_pressed = 0x061A57,
                              .on_primary = 0xFFFFFF,
                              .accent = 0x0A2A8C,
                              .on_accent = 0xFFFFFF,
                              .sun = 0xFFFFFF,
                              .on_sun = 0x000000,
                              .ok = 0x000000,
                              .danger = 0x000000,
                              .neutral = 0x000000,
                              .ring_outer = 0xFFFFFF,
                              .ring_inner = 0xB0006D,
                              .pressed = 0xDDE3F5,
                              .coloured = false},
};

static const char *const theme_names[THEME_COUNT] = {"day", "evening", "white-on-black", "black-on-white"};

/* Andika's x-height is 0.498 em: 3.57 mm of it at 600 mm, as EN 301 549 asks, needs an em of 7.2 mm at least. */
static const struct {
    double em_mm, line;
    bool bold;
    int grows; /* percent of what Leeshulp adds: what is large already grows less, so that it keeps fitting */
} types[TYPE_COUNT] = {
    [TYPE_META] = {8.0, 1.32, false, 100},    [TYPE_NAV] = {8.2, 1.22, true, 100},
    [TYPE_BODY] = {9.4, 1.38, false, 100},    [TYPE_BODY_BOLD] = {9.6, 1.34, true, 100},
    [TYPE_LEAD] = {11.0, 1.4, false, 100},    [TYPE_TITLE] = {11.4, 1.28, true, 100},
    [TYPE_TILE] = {11.2, 1.2, true, 100},     [TYPE_HEADING2] = {14.5, 1.22, true, 60},
    [TYPE_HEADING1] = {20.0, 1.18, true, 40}, [TYPE_GREETING] = {17.0, 1.2, true, 50},
    [TYPE_CLOCK] = {14.8, 1.2, true, 0},      [TYPE_HELLO] = {32.0, 1.2, true, 0},
    [TYPE_SOFT] = {15.0, 1.3, false, 50},
};

struct theme theme_make(struct panel panel, struct reading reading)
{
    assert(panel.w > 0 && panel.h > 0 && panel.diagonal_inch > 0);
    bool compact = panel.diagonal_inch<COMPACT_INCH, portrait = panel.h> panel.w;
    if (!panel.bottom_mm)
        panel.bottom_mm = portrait ? 800 : 850;
    if (!panel.distance_mm)
        panel.distance_mm = (int)(compact ? COMPACT_READING_MM : READING_MM);
    struct theme theme = {.panel = panel, .reading = reading, .scale = reading.scale ? reading.scale : 100};
    theme.form = compact ? FORM_COMPACT : portrait ? FORM_PORTRAIT : FORM_LANDSCAPE;
    theme.px_per_mm = hypot(panel.w, panel.h) / (panel.diagonal_inch * MM_PER_INCH);
    double floor = TARGET_FLOOR_PX / (TARGET_MM * theme.px_per_mm);
    double layout = fmax(compact ? COMPACT_LAYOUT : 1.0, floor);
    theme.layout_px = theme.px_per_mm * layout;
    theme.text_px = theme.px_per_mm * panel.distance_mm / READING_MM * (compact ? 1.0 : layout);
    theme.tight = !portrait && panel.w / theme.layout_px < TIGHT_WIDTH_MM;
    double above_reach_mm = panel.bottom_mm + panel.h / theme.px_per_mm - REACH_MM;
    theme.reach_px = above_reach_mm > 0 ? (int)ceil(above_reach_mm * theme.px_per_mm) : 0;
    theme.target = (int)ceil(TARGET_MM * theme.layout_px - 0.001);
    theme.gap = (int)ceil(GAP_MM * theme.layout_px);
    theme.colour = &palettes[reading.theme];
    return theme;
}

int mm(const struct theme *theme, double millimetres)
{
    return (int)lround(millimetres * theme->layout_px);
}

int theme_gap(const struct theme *theme, double millimetres)
{
    int gap = mm(theme, millimetres), least = theme->gap;
    return gap > least ? gap : least;
}

int theme_target(const struct theme *theme, double millimetres)
{
    int size = mm(theme, millimetres);
    return size > theme->target ? size : theme->target;
}

int type_least_px(const struct theme *theme)
{
    struct theme plain = *theme;
    plain.scale = 100;
    return type_px(&plain, TYPE_META);
}

int type_px(const struct theme *theme, enum type type)
{
    int floor = theme->form == FORM_COMPACT ? 1 : types[type].em_mm < 9 ? META_FLOOR_PX : BODY_FLOOR_PX;
    double em = theme->tight ? fmax(types[type].em_mm * TIGHT_TYPE, SMALLEST_MM) : types[type].em_mm;
    int px = (int)lround(em * theme->text_px);
    px = px < floor ? floor : px;
    int scale = 100 + (theme->scale - 100) * types[type].grows / 100;
    return (px * scale + 50) / 100;
}

int type_line_px(const struct theme *theme, enum type type)
{
    return (int)lround(type_px(theme, type) * types[type].line);
}

bool type_bold(enum type type)
{
    return types[type].bold;
}

int theme_floor_mm(const struct theme *theme, int y)
{
    return theme->panel.bottom_mm + (int)lround((theme->panel.h - y) / theme->px_per_mm);
}

unsigned theme_topic(const struct theme *theme, unsigned colour)
{
    if (theme->colour->coloured)
        return colour;
    return theme->reading.theme == THEME_WHITE_ON_BLACK ? 0x333333 : 0x0A2A8C;
}

unsigned theme_on_topic(const struct theme *theme)
{
    (void)theme; /* every topic colour is dark enough for white: accessibility.md 5.4, ratios from 7.0 */
    return 0xFFFFFF;
}

unsigned theme_tint(const struct theme *theme, unsigned colour)
{
    if (!theme->colour->coloured)
        return theme->colour->surface;
    unsigned tint = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
        unsigned of = colour >> shift & 255, on = theme->colour->surface >> shift & 255;
        tint |= (of * 11 + on * 89) / 100 << shift;
    }
    return tint;
}

static double channel_linear(unsigned value)
{
    double part = value / 255.0;
    return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4);
}

static double colour_luminance(unsigned colour)
{
    return 0.2126 * channel_linear(colour >> 16 & 255) + 0.7152 * channel_linear(colour >> 8 & 255) +
           0.0722 * channel_linear(colour & 255);
}

double colour_contrast(unsigned a, unsigned b)
{
    double la = colour_luminance(a), lb = colour_luminance(b);
    return la > lb ? (la + 0.05) / (lb + 0.05) : (lb + 0.05) / (la + 0.05);
}

int theme_name_find(const char *text)
{
    for (int i = 0; i < THEME_COUNT; i++)
        if (strcmp(theme_names[i], text) == 0)
            return i;
    return -1;
}
