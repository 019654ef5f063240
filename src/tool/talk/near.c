#include "tool/talk/near.h"

#include <ctype.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

enum { LONGEST = 48 };

static int smallest(int a, int b, int c)
{
    int least = a < b ? a : b;
    return least < c ? least : c;
}

static bool same(char a, char b)
{
    return tolower((unsigned char)a) == tolower((unsigned char)b);
}

/* Letters to add, drop, change or swap to make one word of the other. */
static int distance(const char *a, size_t a_length, const char *b, size_t b_length)
{
    int rows[3][LONGEST + 1];
    int *before = rows[0], *last = rows[1], *now = rows[2];
    for (size_t j = 0; j <= b_length; j++)
        last[j] = before[j] = (int)j;
    for (size_t i = 1; i <= a_length; i++) {
        now[0] = (int)i;
        for (size_t j = 1; j <= b_length; j++) {
            int cost = same(a[i - 1], b[j - 1]) ? 0 : 1;
            now[j] = smallest(last[j] + 1, now[j - 1] + 1, last[j - 1] + cost);
            if (i > 1 && j > 1 && same(a[i - 1], b[j - 2]) && same(a[i - 2], b[j - 1]) &&
                before[j - 2] + 1 < now[j])
                now[j] = before[j - 2] + 1;
        }
        int *oldest = before;
        before = last;
        last = now;
        now = oldest;
    }
    return last[b_length];
}

void near_init(struct near *near, const char *word)
{
    size_t length = strlen(word);
    int allowed = length <= 4 ? 1 : length <= 7 ? 2 : 3;
    *near = (struct near){.word = word, .best = NULL, .distance = allowed + 1};
}

void near_try(struct near *near, const char *candidate)
{
    size_t a = strlen(near->word), b = strlen(candidate);
    size_t gap = a > b ? a - b : b - a;
    if (a == 0 || a > LONGEST || b > LONGEST || gap >= (size_t)near->distance)
        return;
    int found = distance(near->word, a, candidate, b);
    if (found < near->distance) {
        near->distance = found;
        near->best = candidate;
    }
}

const char *near_word(const char *word, const char *const *words)
{
    struct near near;
    near_init(&near, word);
    for (; *words; words++)
        near_try(&near, *words);
    return near.best;
}
