#include <string.h>

#include "text/block.h"

/* No line is longer and no block has more lines, whatever the text. */
enum { LINE_UNITS = 2048, LINE_PX = 16384, LINES = 1000 };

struct layout {
    struct text *text;
    struct entry *entry;
    const struct key *key;
    struct para para;
    int width, max_lines;
    struct run hyphen, ellipsis;
};

static struct run suffix_run(const struct para *para, const char *padded)
{
    struct run run = {.face = para->key, .rtl = para->rtl, .script = "Latn", .utf8 = padded};
    run.w = run_advance(para->faces, &run);
    return run;
}

/* Advance of the units from start to end as one line. */
static int measure(const struct para *para, int start, int end)
{
    int w = 0;
    end = para_trim(para, start, end);
    for (int next; start < end; start = next) {
        next = para_item_end(para, start, end);
        w += para_run(para, start, next).w;
    }
    return w;
}

/* Where the line that begins at start must end at the latest. */
static int line_limit(const struct para *para, int start)
{
    int last = para->length - start < LINE_UNITS ? para->length : start + LINE_UNITS;
    return break_after(para->breaks, start, last, BREAK_LINE);
}

/* A break of at least `kind` between lo and hi, as near to target as is easy; lo when there is none. */
static int break_near(const struct para *para, int target, int lo, int hi, int kind)
{
    target = target <= lo ? lo + 1 : target < hi ? target : hi - 1;
    int at = break_before(para->breaks, target, lo, kind);
    if (at > lo)
        return at;
    at = break_after(para->breaks, target, hi, kind);
    return at < hi ? at : lo;
}

/* The last break of at least `kind` up to which the text from start fits beside `extra` pixels; start when
 * none does. Begins at a guess, strides from there and then bisects: shaping a line once is cheaper than
 * shaping all its words. */
static int fit(const struct layout *layout, int start, int limit, int kind, int extra)
{
    const struct para *para = &layout->para;
    int lo = start, hi = limit + 1, stride = 1; /* lo fits, hi does not */
    int at = break_near(para, start + layout->width * 2 / para->key.px + 8, lo, hi, kind);
    while (at > lo) {
        if (measure(para, start, at) <= layout->width - extra)
            lo = at;
        else
            hi = at;
        int target = hi > limit ? lo + stride : lo == start ? hi - stride : (lo + hi) / 2;
        at = hi - lo > 1 ? break_near(para, target, lo, hi, kind) : lo;
        stride *= 2;
    }
    return lo;
}

/* End of the line that begins at start; `*hyphen` when it ends inside a word. */
static int line_end(struct layout *layout, int start, bool *hyphen)
{
    struct para *para = &layout->para;
    int limit = line_limit(para, start);
    int end = fit(layout, start, limit, BREAK_WORD, 0);
    *hyphen = false;
    if (end > start)
        return end;
    limit = break_after(para->breaks, start, limit, BREAK_WORD);
    breaks_hyphenate(&layout->text->breaks, layout->key->language, para->text, start, limit, para->breaks);
    end = fit(layout, start, limit, BREAK_HYPHEN, layout->hyphen.w);
    if (end > start) {
        *hyphen = para->breaks[end] == BREAK_HYPHEN;
        return end;
    }
    layout->entry->block.broken = true;
    end = fit(layout, start, limit, BREAK_GRAPHEME, 0);
    return end > start ? end : break_after(para->breaks, start, limit, BREAK_GRAPHEME);
}

/* Adds a line of the items from start to end; `suffix`, NULL for none, ends it on a level of its own. */
static void line_add(struct layout *layout, int start, int end, const struct run *suffix, UBiDiLevel level)
{
    const struct para *para = &layout->para;
    struct entry *entry = layout->entry;
    struct text_line *line = &entry->lines[entry->block.line_count++];
    int count = 0, room = end - start + 2;
    int *starts = arena_array(para->arena, int, room), *order = arena_array(para->arena, int, room);
    UBiDiLevel *levels = arena_array(para->arena, UBiDiLevel, room);
    end = para_trim(para, start, end);
    for (; start < end; start = para_item_end(para, start, end)) {
        levels[count] = para->levels[start];
        starts[count++] = start;
    }
    starts[count] = end;
    if (suffix)
        levels[count++] = level;
    ubidi_reorderVisual(levels, count, order);
    struct run *runs = arena_array(&entry->arena, struct run, count);
    for (int i = 0; i < count; i++) {
        int at = starts[order[i]];
        struct run run = at < end ? para_run(para, at, starts[order[i] + 1]) : *suffix;
        if (!run.utf8)
            continue;
        run.utf8 = arena_strdup(&entry->arena, run.utf8);
        run.x = line->w;
        line->w += run.w;
        runs[line->run_count++] = run;
    }
    line->runs = runs;
}

static void lines_add(struct layout *layout)
{
    const struct para *para = &layout->para;
    struct text_block *block = &layout->entry->block;
    for (int start = 0, end; start < para->length; start = end) {
        bool hyphen, broken = block->broken;
        end = line_end(layout, start, &hyphen);
        if (end < para->length && block->line_count + 1 == layout->max_lines) {
            block->broken = broken;
            block->cut = true;
            end = fit(layout, start, line_limit(para, start), BREAK_GRAPHEME, layout->ellipsis.w);
            line_add(layout, start, end, &layout->ellipsis, para->rtl);
            return;
        }
        line_add(layout, start, end, hyphen ? &layout->hyphen : NULL, para->levels[end - 1]);
    }
}

static void place_lines(struct layout *layout)
{
    const struct key *key = layout->key;
    struct text_block *block = &layout->entry->block;
    struct text_line *lines = layout->entry->lines;
    struct face_metrics metrics = face_metrics(layout->para.faces, layout->para.key);
    for (int i = 0; i < block->line_count; i++)
        block->w = lines[i].w > block->w ? lines[i].w : block->w;
    bool right = key->align == (block->rtl ? TEXT_START : TEXT_END);
    for (int i = 0; i < block->line_count; i++) {
        int spare = (key->width ? key->width : block->w) - lines[i].w;
        lines[i].x = key->align == TEXT_CENTRE ? spare / 2 : right ? spare : 0;
        lines[i].y = i * key->line_px;
        lines[i].baseline =
            lines[i].y + (key->line_px - metrics.ascent - metrics.descent) / 2 + metrics.ascent;
    }
    block->h = block->line_count * key->line_px;
}

void entry_layout(struct entry *entry, struct text *text, const struct key *key, const char *utf8)
{
    struct face_key face = {.kind = FACE_LATIN, .bold = key->bold, .px = key->px};
    struct layout layout = {.text = text, .entry = entry, .key = key};
    layout.para = para_make(&text->scratch, &text->breaks, &text->faces, face, utf8, key->language);
    layout.width = key->width ? key->width : LINE_PX;
    layout.max_lines = key->max_lines > 0 && key->max_lines < LINES ? key->max_lines : LINES;
    layout.hyphen = suffix_run(&layout.para, " - ");
    layout.ellipsis = suffix_run(&layout.para, " … ");
    int most = layout.para.length < layout.max_lines ? layout.para.length : layout.max_lines;
    struct text_line *lines = entry->lines = arena_array(&text->scratch, struct text_line, most);
    entry->block.rtl = layout.para.rtl;
    entry->block.missing = layout.para.missing;
    entry->block.cut = layout.para.cut;
    lines_add(&layout);
    place_lines(&layout);
    size_t count = (size_t)entry->block.line_count;
    entry->lines = arena_array(&entry->arena, struct text_line, count);
    entry->block.lines = memcpy(entry->lines, lines, count * sizeof *lines);
}
