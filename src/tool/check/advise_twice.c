/* A family that sees the same twice does not know which one to choose. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/utf8.h"
#include "tool/check/advise.h"

enum { SLIP_SHORT = 6, SLIP_LONG = 12, TITLE_BYTES = 512, LOOK_MOST = 1000 };

/* The cards of a table that a house shows, each behind the one before of the same partner. */
struct twins {
    struct arena arena;
    int *before;        /* by row: the row before of the same partner, or -1 */
    const char **title; /* by row, bare; NULL: no house shows it */
};

/* A title without what makes no difference: signs, spaces, capitals, accents, and the article in front. */
static const char *title_bare(struct arena *arena, const char *title)
{
    static const char *const articles[] = {"de ", "het ", "een ", "'t "};
    char bare[TITLE_BYTES];
    size_t used = 0;
    for (size_t i = 0; i < sizeof articles / sizeof *articles; i++)
        if (strncasecmp(title, articles[i], strlen(articles[i])) == 0) {
            title += strlen(articles[i]);
            break;
        }
    while (*title && used < TITLE_BYTES - 4) {
        uint32_t code = utf8_next(&title);
        char folded = utf8_plain(code);
        if (folded)
            bare[used++] = folded;
        else if (code >= 0x100 && (code < 0x2000 || code > 0x206F)) /* no dash or quote */
            used += utf8_put(bare + used, code);
    }
    return arena_strndup(arena, bare, used);
}

static void twins_open(struct twins *twins, const struct table *table)
{
    struct lookup last;
    size_t rows = (size_t)table->count + 1;
    *twins = (struct twins){.before = calloc(rows, sizeof *twins->before),
                            .title = calloc(rows, sizeof *twins->title)};
    if (!twins->before || !twins->title)
        abort();
    arena_init(&twins->arena);
    lookup_init(&last);
    for (int i = 0; i < table->count; i++) {
        char owner[ITEM_BYTES];
        if (!card_shown(table, &table->rows[i]))
            continue;
        const char *key = card_owner(table, &table->rows[i], owner);
        struct entry *entry = (struct entry *)lookup_find(&last, key);
        twins->title[i] = title_bare(&twins->arena, row_cell(table, &table->rows[i], "title"));
        twins->before[i] = entry ? entry->row : -1;
        if (entry)
            entry->row = i;
        else
            lookup_add(&last, (struct entry){.key = arena_strdup(&twins->arena, key), .row = i});
    }
    lookup_release(&last);
}

static void twins_close(struct twins *twins)
{
    arena_release(&twins->arena);
    free(twins->before);
    free(twins->title);
}

/* One letter too many, too few, or two swapped; another letter makes another word, but for long ones, and two make papa of
 * mama. */
static bool one_slip(const char *a, const char *b)
{
    size_t same = 0, end = 0, left = strlen(a), right = strlen(b);
    if (left < SLIP_SHORT || right < SLIP_SHORT || left > right + 1 || right > left + 1)
        return false;
    while (a[same] && a[same] == b[same])
        same++;
    while (end < left - same && end < right - same && a[left - 1 - end] == b[right - 1 - end])
        end++;
    left -= same + end;
    right -= same + end;
    if (left == 2 && right == 2)
        return a[same] == b[same + 1] && a[same + 1] == b[same];
    return left + right == 1 || (left == 1 && right == 1 && strlen(a) >= SLIP_LONG);
}

/* A word of one or two signs at the end is the name of a group: "Workshop A", "Naschools 1B". */
static bool groups_differ(const char *left, const char *right)
{
    const char *a = strrchr(left, ' '), *b = strrchr(right, ' ');
    return a && b && (strlen(a + 1) <= 3 || strlen(b + 1) <= 3) && strcasecmp(a, b) != 0;
}

/* A numbered series ("Baby 1", "Baby 2") is not a card that stands twice. */
static bool numbers_differ(const char *left, const char *right)
{
    left += strcspn(left, "0123456789");
    right += strcspn(right, "0123456789");
    return strcmp(left, right) != 0 && (*left || *right);
}

static bool titles_like(const char *a, const char *b)
{
    return *a && (strcmp(a, b) == 0 || one_slip(a, b));
}

static void check_row(struct book *book, const struct table *table, int index, const struct twins *twins)
{
    const struct row *row = &table->rows[index];
    const char *title = row_cell(table, row, "title");
    int looked_at = 0;
    for (int i = twins->before[index]; i >= 0 && looked_at < LOOK_MOST; i = twins->before[i], looked_at++) {
        if (!titles_like(twins->title[index], twins->title[i]))
            continue;
        const struct row *first = &table->rows[i];
        const char *other = row_cell(table, first, "title");
        if (groups_differ(title, other) || numbers_differ(title, other))
            continue;
        report_warning(&book->report, spot_of(table, row, column_of(table->id, "title")),
                       "rij %d van dezelfde partner heet \"%s\"; families weten niet welke ze moeten kiezen: "
                       "maak er één kaart van of geef ze een andere titel",
                       first->number, report_quote(&book->report, other));
        return;
    }
}

void advise_twice(struct book *book, const struct table *table)
{
    struct twins twins;
    twins_open(&twins, table);
    for (int i = 0; i < table->count; i++)
        if (twins.title[i])
            check_row(book, table, i, &twins);
    twins_close(&twins);
}
