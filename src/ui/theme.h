/* Sizes and colours: millimetres of the real screen, type steps and the four palettes.
 *
 * Units:  `mm` takes design millimetres (those of a 32 inch portrait screen read from 600 mm) and gives pixels of this
 *         screen: smaller on a table-top unit, never under the pixel floors on a coarse large one.
 * Source: accessibility.md 5.2 (geometry), 5.3 (type), 5.4 (colour); product.md "Numbers it must hold".
 */
#ifndef UI_THEME_H
#define UI_THEME_H

#include <stdbool.h>

enum theme_name { THEME_DAY, THEME_EVENING, THEME_WHITE_ON_BLACK, THEME_BLACK_ON_WHITE, THEME_COUNT };

/* What Leeshulp sets. */
struct reading {
    int scale; /* text, percent: 100, 125, 150, 200 */
    enum theme_name theme;
    bool less_motion, easy;
    bool foreign; /* the visitor reads another language: a strip says what is translated */
};

enum form {
    FORM_PORTRAIT,  /* look above, touch below */
    FORM_LANDSCAPE, /* look at the start, touch at the end */
    FORM_COMPACT    /* under 12 inch: one column, arm's length shorter */
};

enum type {
    TYPE_META,
    TYPE_NAV,
    TYPE_BODY,
    TYPE_BODY_BOLD,
    TYPE_LEAD,
    TYPE_TITLE /* list title */,
    TYPE_TILE,
    TYPE_HEADING2,
    TYPE_HEADING1,
    TYPE_GREETING,
    TYPE_CLOCK,
    TYPE_HELLO,
    TYPE_SOFT /* a line under a hello */,
    TYPE_COUNT
};

enum { PETROL = 0x0B5A5E }; /* the house's own colour, where a topic's would stand */

struct palette {
    unsigned page, surface, sand;   /* grounds */
    unsigned ink, ink2, line, hair; /* text, second text, edges of controls, edges of cards */
    unsigned primary, primary_pressed, on_primary;
    unsigned accent, on_accent, sun, on_sun;
    unsigned ok, danger, neutral;
    unsigned ring_outer, ring_inner;
    unsigned pressed; /* ground of a pressed white control */
    bool coloured;    /* topics keep their colours */
};

/* The screen as it hangs on the wall. */
struct panel {
    int w, h; /* pixels */
    double diagonal_inch;
    int bottom_mm;   /* lower edge above the floor; 0: 800 portrait, 850 landscape */
    int distance_mm; /* to the eyes; 0: 600, under 12 inch 350 */
};

struct theme {
    struct panel panel; /* with the defaults filled in */
    enum form form;
    double px_per_mm;          /* real millimetres */
    double layout_px, text_px; /* pixels of a design millimetre of layout, of text at 100 % */
    int scale;                 /* percent */
    bool tight;      /* a small screen for its texts: everything above the smallest steps down a little */
    int reach_px;    /* first row whose controls are at most 1220 mm above the floor */
    int target, gap; /* least size of a control and room between two, pixels */
    const struct palette *colour;
    struct reading reading;
};

/* Works out the sizes of a screen. */
struct theme theme_make(struct panel panel, struct reading reading);

/* Design millimetres to pixels of layout. */
int mm(const struct theme *theme, double millimetres);

/* The same, but no less than the room that must be between two controls, or than the least size of one. */
int theme_gap(const struct theme *theme, double millimetres);
int theme_target(const struct theme *theme, double millimetres);

/* Em size and line height of a type step, pixels; `type_bold` its weight. */
int type_px(const struct theme *theme, enum type type);
int type_line_px(const struct theme *theme, enum type type);
bool type_bold(enum type type);

/* The smallest text there is, whatever Leeshulp says: that of captions at 100 %. */
int type_least_px(const struct theme *theme);

/* Height of a pixel row's top above the floor, millimetres. */
int theme_floor_mm(const struct theme *theme, int y);

/* A topic's colour as this theme shows it, and the colour of what stands on it. */
unsigned theme_topic(const struct theme *theme, unsigned colour);
unsigned theme_on_topic(const struct theme *theme);

/* A topic's colour, faint, for a ground under ink. */
unsigned theme_tint(const struct theme *theme, unsigned colour);

/* WCAG contrast of two colours, 1 to 21. */
double colour_contrast(unsigned a, unsigned b);

/* The theme by the name that journeys use: "day", "evening", "white-on-black", "black-on-white"; -1 when there is no
 * such. */
int theme_name_find(const char *text);

#endif
