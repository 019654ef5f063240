/* One frame as data: what is painted, and for every thing that matters a node that says what it is and does.
 *
 * Shape:     `ops` in painting order, `nodes` in reading order. A control is one node; the texts and icons drawn between
 *            `canvas_control` and `canvas_end` belong to it. Everything else that is drawn as text makes a text node.
 * Units:     pixels. Screens draw as if every language ran from left to right; the canvas mirrors all rectangles when
 *            its language runs the other way, so nothing else needs to know.
 * Ownership: strings are copied into the canvas's arena; all is gone at the next `canvas_begin`.
 * Errors:    none; drawing cannot fail.
 */
#ifndef UI_CANVAS_H
#define UI_CANVAS_H

#include "base/arena.h"
#include "base/rect.h"
#include "text/text.h"
#include "ui/action.h"
#include "ui/theme.h"

enum op_kind { OP_FILL, OP_BOX, OP_HOUSE, OP_DISC, OP_TEXT, OP_ICON, OP_QR, OP_DIM };

struct op {
    enum op_kind kind;
    struct rect rect; /* where; for text the box it must fit */
    struct rect clip; /* nothing is painted outside */
    unsigned colour;  /* 0xRRGGBB: fill, or colour of the text or icon */
    unsigned edge;    /* box: colour of the edge */
    int edge_px,
        radius;  /* box: width of the edge inside the rect, corner radius; house: radius of its corners */
    int roof;    /* house: height of the gable */
    bool shadow; /* box, house: a soft shadow below */
    int alpha;   /* dim: 0..255 of `colour` */
    const char *text;        /* text; icon: ligature name; QR: payload */
    struct text_style style; /* text */
    const char *language;    /* text */
    int dy;                  /* text: from the box's top to the block's top */
    bool fits;               /* text: whole, unbroken, inside its box */
    unsigned ground;         /* text, icon: colour it stands on */
    int node;                /* index of the node it belongs to */
    unsigned long long hash; /* of all that is painted */
};

enum role {
    ROLE_TEXT,
    ROLE_HEADING,
    ROLE_STATUS,
    ROLE_BUTTON,
    ROLE_LINK /* a row that opens a card */,
    ROLE_TAB,
    ROLE_CHIP,
    ROLE_IMAGE,
    ROLE_FIELD /* shows what is typed */
};

/* EMPTY: a choice that leaves nothing; it says so, and can still be made. */
enum node_state { STATE_SELECTED = 1, STATE_DISABLED = 2, STATE_PRESSED = 4, STATE_EMPTY = 8 };

struct node {
    const char *id; /* stable: "topic.kinderopvang"; NULL for text */
    enum role role;
    const char *label;  /* what is read on it */
    const char *speech; /* what is said; the label unless more is needed */
    const char *language;
    bool rtl;
    struct rect rect;
    struct action action;
    unsigned state;
    int focus; /* place in the focus order from 1; 0: none */
    unsigned fg, bg;
    int font_px;
    const char *icon;
    const char *equivalent_of; /* id of a lower control that does the same */
    bool decor;                /* text that repeats or adorns; not read aloud */
    bool cut;                  /* not all of its text is seen: it ends in an ellipsis */
};

/* How a control is announced before it is drawn. */
struct control {
    const char *id, *label, *speech, *icon, *equivalent_of, *language;
    const char *count; /* a chip: how many are left when it is chosen; may be NULL */
    bool behind;       /* a button: its picture stands behind the word, as the way on does */
    enum role role;
    unsigned state;
    struct action action;
};

/* A stretch of the screen that turns pages. */
struct pager {
    struct rect zone; /* empty: nothing to turn */
    int page, pages;
    struct route route; /* of this page */
};

struct canvas {
    const struct theme *theme;
    struct text *text;
    struct arena arena;
    const char *language; /* of the interface */
    bool rtl;
    const char *screen; /* name */
    struct op *ops;
    int op_count, op_room;
    struct node *nodes;
    int node_count, node_room;
    struct pager pager;
    int drag;            /* pixels the finger has moved the pager's zone */
    const char *pressed; /* id of the control under the finger; NULL: none */
    const char *focused; /* id of the control with the keyboard's focus; NULL: none */
    struct rect clip;
    int shift;     /* pixels that all drawing is moved down, for a page that is dragged */
    bool mute;     /* draw without making nodes: the neighbour page under a finger */
    int open_node; /* node of the control being drawn, or -1 */
    int focus_count;
};

/* Makes an empty canvas that owns its memory. */
void canvas_init(struct canvas *canvas, struct text *text);
void canvas_release(struct canvas *canvas);

/* Forgets the last frame and overwrites its memory; the next one is painted whole. */
void canvas_wipe(struct canvas *canvas);

/* Starts a frame: forgets the last one and fills the page with its ground. */
void canvas_begin(struct canvas *canvas, const struct theme *theme, const char *screen, const char *language);

/* A rectangle of one colour. */
void canvas_fill(struct canvas *canvas, struct rect rect, unsigned colour);

/* A rounded box with an edge (edge_px 0: none). */
void canvas_box(struct canvas *canvas, struct rect rect, int radius, unsigned fill, unsigned edge,
                int edge_px, bool shadow);

/* A house: a rounded box whose top is a gable `roof` pixels high. */
void canvas_house(struct canvas *canvas, struct rect rect, int radius, int roof, unsigned fill, bool shadow);

/* A filled circle in the rectangle. */
void canvas_disc(struct canvas *canvas, struct rect rect, unsigned fill);

/* A translucent layer over everything that is there; controls below it no longer count. */
void canvas_dim(struct canvas *canvas, unsigned colour, int alpha);

/* An icon centred in the rectangle, `px` high. */
void canvas_icon(struct canvas *canvas, struct rect rect, const char *name, int px, unsigned colour);

/* How text stands in its box. */
struct text_look {
    enum type type;
    unsigned colour;
    enum text_align align;
    bool middle;          /* centred from top to bottom */
    int max_lines;        /* 0: as many as the box holds; more text ends in an ellipsis */
    const char *language; /* NULL: the interface's */
    bool decor;
    bool whole;     /* never cut, as the label of a control: it steps down in size instead */
    enum role role; /* ROLE_TEXT, ROLE_HEADING or ROLE_STATUS */
};

/* Text in a box; returns the height it takes. Text of a control is never cut: it steps down in size until it fits. */
int canvas_text(struct canvas *canvas, struct rect box, const char *text, struct text_look look);

/* The height text would take at a width, and the width it would take in one line. */
int canvas_text_height(struct canvas *canvas, const char *text, struct text_look look, int width);
int canvas_text_width(struct canvas *canvas, const char *text, struct text_look look);

/* True when the text fits a box whole, if need be in a smaller size. */
bool canvas_text_fits(struct canvas *canvas, struct rect box, const char *text, struct text_look look);

/* A QR code: black on white with four modules of white around, modules of whole pixels, as large as fits, centred.
 * False (and nothing drawn) when the payload is too long for the box. */
bool canvas_qr(struct canvas *canvas, struct rect rect, const char *payload, const char *label);

/* Says what is drawn in a rectangle when that is a picture; its own texts are decor. */
void canvas_picture(struct canvas *canvas, struct rect rect, const char *label);

/* Opens a control: makes its node; what is drawn until `canvas_end` belongs to it. Returns its state, pressed included. */
unsigned canvas_control(struct canvas *canvas, struct rect rect, const struct control *control);
void canvas_end(struct canvas *canvas);

/* Says which stretch turns pages. */
void canvas_pages(struct canvas *canvas, struct rect zone, const struct route *route, int pages);

/* Limits drawing to a rectangle, moved down by `shift`; `canvas_unclip` ends it. With `mute` no nodes are made. */
void canvas_clip(struct canvas *canvas, struct rect rect, int shift, bool mute);
void canvas_unclip(struct canvas *canvas);

/* Draws the ring around the focused control, if there is one. */
void canvas_ring(struct canvas *canvas);

/* A hash of all that an op paints. */
unsigned long long op_hash(const struct op *op);

/* The node with an id, or NULL; the control at a pixel (gaps belong to the nearest within half a gap), or NULL. */
const struct node *canvas_node(const struct canvas *canvas, const char *id);
const struct node *canvas_hit(const struct canvas *canvas, int x, int y);

/* The rectangles in which two frames differ, at most `max` (near ones are joined). Returns how many. */
int canvas_damage(const struct canvas *before, const struct canvas *after, struct rect *rects, int max);

/* A hash of all that is painted; two draws of one state give the same. */
unsigned long long canvas_hash(const struct canvas *canvas);

/* Writes the nodes as JSON (see README: --journey, `tree`). */
char *canvas_tree(const struct canvas *canvas, struct arena *arena);

/* "button", "chip" ... as `tree` writes it. */
const char *role_name(enum role role);

#endif
