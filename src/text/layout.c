#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "text/block.h"

/* No line is longer and no block has more lines, whatever the text. */
enum { LINE_UNITS = 2048, LINE_PX = 16384, LINES = 1000 };

struct layout {
    struct text *text;
    struct entry *entry;
    struct para *para;
    struct face_key key;
    int width;
    int hyphen, ellipsis; /* advances */
};

static struct run suffix_run(const struct layout *layout, const char *padded)
{
    struct run run = {.face = layout->key, .rtl = layout->para->rtl, .script = "Latn"};
    run.utf8 = (char *)padded;
    run.w = run_advance(&layout->text->faces, &run);
    return run;
}

/* Advance of the units from start to end as one line. */
static int measure(struct layout *layout, int start, int end)
{
    int w = 0;
    end = para_trim(layout->para, start, end);
    for (int next; start < end; start = next) {
        next = para_item_end(layout->para, start, end);
        struct run run = para_run(layout->para, &layout->text->scratch, layout->key, start, next);
        w += run_advance(&layout->text->faces, &run);
    }
    return w;
}

static int break_before(const struct para *para, int at, int start, int kind)
{
    while (at > start && para->breaks[at] < kind)
        at--;
    return at;
}

static int break_after(const struct para *para, int at, int limit, int kind)
{
    for (at++; at < limit && para->breaks[at] < kind;)
        at++;
    return at;
}

/* Where the line that begins at start must end at the latest. */
static int line_limit(const struct para *para, int start)
{
    int last = para->length - start < LINE_UNITS ? para->length : start + LINE_UNITS;
    return break_after(para, start, last, BREAK_LINE);
}

/* A break of at least `kind` between lo and hi, as near to target as is easy; lo when there is none. */
static int break_near(const struct para *para, int target, int lo, int hi, int kind)
{
    target = target <= lo ? lo + 1 : target < hi ? target : hi - 1;
    int at = break_before(para, target, lo, kind);
    for (int after = target + 1; at == lo && after < hi; after++)
        at = para->breaks[after] < kind ? lo : after;
    return at;
}

/* The last break of at least `kind` up to which the text from start fits beside `extra` pixels; start when
 * none does. Begins at a guess, strides from there and then bisects: shaping a line once is cheaper than
 * shaping all its words. */
static int fit(struct layout *layout, int start, int limit, int kind, int extra)
{
    int lo = start, hi = limit + 1, stride = 1; /* lo fits, hi does not */
    int at = break_near(layout->para, start + layout->width * 2 / layout->key.px + 8, lo, hi, kind);
    while (at > lo) {
        if (measure(layout, start, at) <= layout->width - extra)
            lo = at;
        else
            hi = at;
        int target = hi > limit ? lo + stride : lo == start ? hi - stride : (lo + hi) / 2;
        at = hi - lo > 1 ? break_near(layout->para, target, lo, hi, kind) : lo;
        stride *= 2;
    }
    return lo;
}

/* Asks libhyphen for breaks in the word around start, unless its author put soft hyphens in it. */
static void hyphenate(struct layout *layout, int start, int limit)
{
    struct para *para = layout->para;
    uint8_t marks[HYPHEN_WORD];
    int first = break_before(para, start, start > HYPHEN_WORD ? start - HYPHEN_WORD : 0, BREAK_WORD);
    int end = break_after(para, start, limit, BREAK_WORD);
    if (end - first > HYPHEN_WORD || break_after(para, first, end, BREAK_HYPHEN) < end)
        return;
    hyphens_mark(&layout->text->hyphens, layout->entry->language, para->text + first, end - first, marks);
    for (int i = 1; i < end - first; i++)
        if (marks[i] && para->breaks[first + i] == BREAK_GRAPHEME)
            para->breaks[first + i] = BREAK_HYPHEN;
}

/* End of the line that begins at start; `*hyphen` when it ends inside a word. */
static int line_end(struct layout *layout, int start, bool *hyphen)
{
    struct para *para = layout->para;
    int limit = line_limit(para, start);
    int end = fit(layout, start, limit, BREAK_WORD, 0);
    *hyphen = false;
    if (end > start)
        return end;
    limit = break_after(para, start, limit, BREAK_WORD);
    hyphenate(layout, start, limit);
    end = fit(layout, start, limit, BREAK_HYPHEN, layout->hyphen);
    if (end > start) {
        *hyphen = para->breaks[end] == BREAK_HYPHEN;
        return end;
    }
    layout->entry->block.broken = true;
    end = fit(layout, start, limit, BREAK_GRAPHEME, 0);
    return end > start ? end : break_after(para, start, limit, BREAK_GRAPHEME);
}

static void entry_add_run(struct entry *entry, struct text_line *line, struct run run)
{
    if ((entry->run_count & (entry->run_count - 1)) == 0) /* full at every power of two */
        entry->runs =
            realloc(entry->runs, sizeof(struct run) * (entry->run_count ? 2u * entry->run_count : 1u));
    run.x = line->w;
    run.utf8 = strdup(run.utf8);
    if (!entry->runs || !run.utf8)
        abort();
    line->w += run.w;
    entry->runs[entry->run_count++] = run;
}

/* Adds a stretch of one direction, cut where face or script change; the parts run as the stretch does. */
static void line_add_stretch(struct layout *layout, struct text_line *line, int start, int end, bool rtl)
{
    int first = layout->entry->run_count, x = line->w;
    for (int next; start < end; start = next) {
        next = para_item_end(layout->para, start, end);
        struct run run = para_run(layout->para, &layout->text->scratch, layout->key, start, next);
        run.w = run_advance(&layout->text->faces, &run);
        entry_add_run(layout->entry, line, run);
    }
    struct run *runs = layout->entry->runs;
    for (int a = first, b = layout->entry->run_count - 1; rtl && a < b; a++, b--) {
        struct run swap = runs[a];
        runs[a] = runs[b];
        runs[b] = swap;
    }
    for (int i = first; i < layout->entry->run_count; x += runs[i++].w)
        runs[i].x = x;
}

/* Adds the runs from start to end in visual order. */
static void line_add_text(struct layout *layout, struct text_line *line, int start, int end)
{
    UErrorCode status = U_ZERO_ERROR;
    UBiDi *bidi = layout->text->analyser.line;
    if (start == end)
        return;
    ubidi_setLine(layout->text->analyser.bidi, start, end, bidi, &status);
    int count = ubidi_countRuns(bidi, &status);
    for (int i = 0; U_SUCCESS(status) && i < count; i++) {
        int32_t from, length;
        bool rtl = ubidi_getVisualRun(bidi, i, &from, &length) == UBIDI_RTL;
        line_add_stretch(layout, line, start + from, start + from + length, rtl);
    }
}

static struct text_line *entry_add_line(struct entry *entry)
{
    size_t count = (size_t)entry->block.line_count;
    if ((count & (count - 1)) == 0) {
        entry->lines = realloc(entry->lines, sizeof(struct text_line) * (count ? 2 * count : 1));
        entry->first = realloc(entry->first, sizeof(int) * (count ? 2 * count + 1 : 2));
    }
    if (!entry->lines || !entry->first)
        abort();
    entry->first[count] = entry->run_count;
    entry->block.line_count++;
    return memset(&entry->lines[count], 0, sizeof(struct text_line));
}

/* Adds a line; `suffix`, NULL for none, stands at its left end when `left`. */
static void add_line(struct layout *layout, int start, int end, const char *suffix, bool left)
{
    struct entry *entry = layout->entry;
    struct text_line *line = entry_add_line(entry);
    if (suffix && left)
        entry_add_run(entry, line, suffix_run(layout, suffix));
    line_add_text(layout, line, start, para_trim(layout->para, start, end));
    if (suffix && !left)
        entry_add_run(entry, line, suffix_run(layout, suffix));
    entry->first[entry->block.line_count] = entry->run_count;
}

static void add_lines(struct layout *layout)
{
    struct para *para = layout->para;
    struct text_block *block = &layout->entry->block;
    int wished = layout->entry->style.max_lines, max_lines = wished > 0 && wished < LINES ? wished : LINES;
    for (int start = 0, end; start < para->length; start = end) {
        bool hyphen, broken = block->broken;
        end = line_end(layout, start, &hyphen);
        if (end < para->length && block->line_count + 1 == max_lines) {
            block->broken = broken;
            block->cut = true;
            end = fit(layout, start, line_limit(para, start), BREAK_GRAPHEME, layout->ellipsis);
            add_line(layout, start, end, " … ", para->rtl);
            return;
        }
        add_line(layout, start, end, hyphen ? " - " : NULL, hyphen && (para->levels[end - 1] & 1));
    }
}

static void place_lines(struct layout *layout)
{
    struct text_block *block = &layout->entry->block;
    struct text_line *lines = layout->entry->lines;
    struct text_style style = layout->entry->style;
    TTF_Font *font = face_font(&layout->text->faces, layout->key);
    int ascent = font ? TTF_FontAscent(font) : 0, descent = font ? -TTF_FontDescent(font) : 0;
    for (int i = 0; i < block->line_count; i++)
        block->w = lines[i].w > block->w ? lines[i].w : block->w;
    bool right = style.align == (block->rtl ? TEXT_START : TEXT_END);
    for (int i = 0; i < block->line_count; i++) {
        int spare = (layout->entry->width ? layout->entry->width : block->w) - lines[i].w;
        lines[i].x = style.align == TEXT_CENTRE ? spare / 2 : right ? spare : 0;
        lines[i].y = i * style.line_px;
        lines[i].baseline = lines[i].y + (style.line_px - ascent - descent) / 2 + ascent;
    }
    block->lines = lines;
    block->h = block->line_count * style.line_px;
}

void entry_layout(struct text *text, struct entry *entry)
{
    struct layout layout = {.text = text, .entry = entry, .width = entry->width ? entry->width : LINE_PX};
    layout.key = (struct face_key){.kind = FACE_LATIN, .bold = entry->style.bold, .px = entry->style.px};
    layout.para =
        para_new(&text->scratch, &text->analyser, &text->faces, layout.key, entry->utf8, entry->language);
    layout.hyphen = suffix_run(&layout, " - ").w;
    layout.ellipsis = suffix_run(&layout, " … ").w;
    entry->block.rtl = layout.para->rtl;
    entry->block.missing = layout.para->missing;
    entry->block.cut = layout.para->cut;
    add_lines(&layout);
    place_lines(&layout);
    if (layout.para->length > LINE_UNITS)
        arena_release(&text->scratch); /* a huge text's room is not kept */
    arena_reset(&text->scratch);
}
