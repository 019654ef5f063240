#include "store/search_group.h"

#include <stdio.h>
#include <string.h>

enum {
    INFIX_MAX = 16,
    NEAR_MAX = 8,
    INFIX_LETTERS = 3,
    SYNONYM_LETTERS = 3, /* of an unfinished synonym */
    PART_LETTERS = 3     /* of a compound */
};

static int letters_count(const char *word)
{
    int count = 0;
    for (; *word; word++)
        count += ((unsigned char)*word & 0xC0) != 0x80;
    return count;
}

static void or_first(struct group *group, const char *word, bool start)
{
    char first[sizeof FIRST_MARK + FOLD_WORD_MAX];
    snprintf(first, sizeof first, FIRST_MARK "%s", word);
    expression_or(&group->firsts, first, start);
}

/* A whole word when it is one, else its start. */
static void first_add(const struct dict *dict, struct group *group, const char *word)
{
    struct dict_range range = dict_starts(dict, word);
    bool whole = dict_has(dict, word);
    if (dict_rows(dict, range).at[DEPTH_TITLE] == 0)
        return;
    if (whole || range.last - range.first > EXACT_MAX) {
        or_first(group, word, !whole);
        return;
    }
    for (int i = range.first; i < range.last; i++)
        if (dict_word_rows(dict, i).at[DEPTH_TITLE] > 0)
            or_first(group, dict_word(dict, i), false);
}

static bool group_knows(const struct group *group, int word)
{
    if (word >= group->range.first && word < group->range.last)
        return true;
    for (int i = 0; i < group->known_count; i++)
        if (group->known[i] == word)
            return true;
    return false;
}

/* Adds a word that does not begin with what was typed. */
static void other_add(const struct dict *dict, struct group *group, int word)
{
    struct word_rows rows = dict_word_rows(dict, word);
    if (group_knows(group, word) || group->known_count == GROUP_KNOWN_MAX)
        return;
    group->known[group->known_count++] = word;
    any_or(&group->others, dict_word(dict, word), false, rows);
    group->rows += rows.at[DEPTH_WHOLE];
}

static void infixes_add(const struct search_index *index, struct group *group, const char *letters)
{
    const struct dict *dict = &index->dict;
    int words[INFIX_MAX];
    if (letters_count(letters) < INFIX_LETTERS)
        return;
    int count = dict_infix(dict, letters, words, INFIX_MAX);
    for (int i = 0; i < count; i++)
        other_add(dict, group, words[i]);
}

static void forms_add(const struct search_index *index, struct group *group, const char *word)
{
    const struct dict *dict = &index->dict;
    char forms[FORMS_MAX][FOLD_WORD_MAX + 2];
    int count = word_forms(word, forms);
    for (int i = 0; i < count; i++) {
        struct dict_range range = dict_starts(dict, forms[i]);
        for (int j = range.first; j < range.last && range.last - range.first <= EXACT_MAX; j++)
            other_add(dict, group, j);
        if (range.last - range.first <= EXACT_MAX)
            continue;
        struct word_rows rows = dict_rows(dict, range);
        any_or(&group->others, forms[i], true, rows);
        group->rows += rows.at[DEPTH_WHOLE];
    }
}

/* "schoolopvang" when there is only "school" and "opvang": all of one part, and the start of another. */
static void parts_add(const struct search_index *index, struct group *group, const char *word)
{
    int length = (int)strlen(word);
    for (int at = length - PART_LETTERS; at >= PART_LETTERS; at--) {
        char left[FOLD_WORD_MAX + 1], both[2 * FOLD_WORD_MAX + 2];
        snprintf(left, sizeof left, "%.*s", at, word);
        struct dict_range range = dict_starts(&index->dict, word + at);
        if (((unsigned char)word[at] & 0xC0) == 0x80 || range.first == range.last ||
            !dict_has(&index->dict, left))
            continue;
        snprintf(both, sizeof both, "%s %s", left, word + at);
        any_or_both(&group->others, &index->dict, both, true);
        return;
    }
}

static void synonym_add(const struct search_index *index, struct group *group, const struct synonym *synonym)
{
    char token[32];
    int topic = synonym_topic(index, synonym);
    if (synonym->means) {
        char first[FOLD_WORD_MAX + 1];
        snprintf(first, sizeof first, "%.*s", (int)strcspn(synonym->means, " "), synonym->means);
        first_add(&index->dict, group, first);
        any_or_both(&group->others, &index->dict, synonym->means, false);
    }
    if (topic == 0)
        return;
    snprintf(token, sizeof token, TOPIC_MARK "%d", topic);
    expression_or(&group->topics, token, false);
}

static void synonyms_add(const struct search_index *index, struct group *group, const char *word)
{
    bool whole = letters_count(word) < SYNONYM_LETTERS;
    struct dict_range range = synonyms_starting(index, word, whole);
    for (int i = range.first, followed = 0; i < range.last && followed < SYNONYM_ALIKE_MAX; i++)
        if (index->synonyms[i].word_count == 1) {
            synonym_add(index, group, &index->synonyms[i]);
            followed++;
        }
}

static struct group group_new(struct arena *arena)
{
    return (struct group){.firsts = {.arena = arena},
                          .starts = any_new(arena),
                          .others = any_new(arena),
                          .topics = {.arena = arena}};
}

static struct group group_of_word(const struct search_index *index, struct arena *arena, const char *word)
{
    struct group group = group_new(arena);
    group.range = dict_starts(&index->dict, word);
    any_or_starts(&group.starts, &index->dict, word, group.range);
    first_add(&index->dict, &group, word);
    group.rows = dict_rows(&index->dict, group.range).at[DEPTH_WHOLE];
    infixes_add(index, &group, word);
    forms_add(index, &group, word);
    synonyms_add(index, &group, word);
    if (group_is_empty(&group))
        parts_add(index, &group, word);
    return group;
}

static struct group group_near(const struct search_index *index, struct arena *arena, const char *word)
{
    const struct dict *dict = &index->dict;
    struct group group = group_new(arena);
    int words[NEAR_MAX], count = dict_near(dict, word, words, NEAR_MAX);
    for (int i = 0; i < count; i++) {
        const char *known = dict_word(dict, words[i]);
        struct word_rows rows = dict_word_rows(dict, words[i]);
        any_or(&group.starts, known, false, rows);
        if (i == 0)
            first_add(dict, &group, known);
        group.rows += rows.at[DEPTH_WHOLE];
        struct dict_range range = synonyms_starting(index, known, true);
        for (int synonym = range.first; synonym < range.last; synonym++)
            if (index->synonyms[synonym].word_count == 1)
                synonym_add(index, &group, &index->synonyms[synonym]);
    }
    return group;
}

static bool synonym_spans(const struct synonym *synonym, const struct typed *typed, int first)
{
    if (first + synonym->word_count > typed->count)
        return false;
    for (int i = 0; i < synonym->word_count; i++) {
        const char *word = typed->words[first + i];
        bool last = first + i == typed->count - 1;
        if (strcmp(word, synonym->words[i]) != 0 &&
            (!last || letters_count(word) < 2 || strncmp(word, synonym->words[i], strlen(word)) != 0))
            return false;
    }
    return true;
}

int group_span(const struct search_index *index, const struct typed *typed, int first)
{
    struct dict_range range = synonyms_starting(index, typed->words[first], true);
    int span = 1;
    for (int i = range.first; i < range.last; i++)
        if (index->synonyms[i].word_count > span && synonym_spans(&index->synonyms[i], typed, first))
            span = index->synonyms[i].word_count;
    return span;
}

/* "(a OR b) AND (c)", of the starts alone or with the other words too; false when one has neither. */
static bool and_groups(struct expression *to, const struct group *groups, int count, enum depth depth,
                       bool others)
{
    for (int i = 0; i < count; i++) {
        struct expression one = {.arena = to->arena};
        expression_or_all(&one, &groups[i].starts.at[depth]);
        if (others)
            expression_or_all(&one, &groups[i].others.at[depth]);
        if (others && depth == DEPTH_WHOLE)
            expression_or_all(&one, &groups[i].topics);
        if (one.length == 0)
            return false;
        expression_put(to, i > 0 ? " AND (" : "(");
        expression_put(to, one.text);
        expression_put(to, ")");
    }
    return count > 0;
}

static void or_all(struct any *to, const struct group *groups, int count, bool others)
{
    for (int depth = 0; depth < DEPTH_COUNT; depth++) {
        struct expression all = {.arena = to->at[depth].arena};
        if (!and_groups(&all, groups, count, (enum depth)depth, others))
            continue;
        expression_put(&to->at[depth], to->at[depth].length > 0 ? " OR (" : "(");
        expression_put(&to->at[depth], all.text);
        expression_put(&to->at[depth], ")");
    }
}

struct group group_make(const struct search_index *index, struct arena *arena, const struct typed *typed,
                        int first, int count, bool near)
{
    struct group words[SYNONYM_WORDS_MAX] = {0};
    if (near)
        return group_near(index, arena, typed->words[first]);
    if (count == 1)
        return group_of_word(index, arena, typed->words[first]);
    struct group group = group_new(arena);
    for (int i = 0; i < count; i++)
        words[i] = group_of_word(index, arena, typed->words[first + i]);
    or_all(&group.starts, words, count, false);
    or_all(&group.others, words, count, true);
    expression_or_all(&group.firsts, &words[0].firsts);
    for (int i = 0; i < count; i++)
        group.rows = i == 0 || words[i].rows < group.rows ? words[i].rows : group.rows;
    struct dict_range range = synonyms_starting(index, typed->words[first], true);
    for (int i = range.first; i < range.last; i++)
        if (index->synonyms[i].word_count == count && synonym_spans(&index->synonyms[i], typed, first))
            synonym_add(index, &group, &index->synonyms[i]);
    return group;
}

bool group_is_empty(const struct group *group)
{
    return group->starts.at[DEPTH_WHOLE].length + group->others.at[DEPTH_WHOLE].length +
               group->topics.length ==
           0;
}

/* A reach gives more than the one before it when some group has other words; looking for the starts of several words in
 * all texts first would cost as much again as looking for all. */
static bool reach_is_new(const struct group *groups, int count, enum reach reach, enum depth depth)
{
    bool any = false;
    for (int i = 0; i < count; i++)
        any |= groups[i].others.at[depth].length > 0;
    if (reach == REACH_BODY_START)
        return count == 1;
    return reach == REACH_TITLE || (reach == REACH_BODY && count == 1) ? any : true;
}

const char *groups_match(struct arena *arena, const struct group *groups, int count, enum reach reach,
                         enum depth *depth)
{
    bool others = reach != REACH_TITLE_START && reach != REACH_BODY_START;
    struct expression match = {.arena = arena}, firsts = {.arena = arena};
    *depth = reach <= REACH_TITLE ? DEPTH_TITLE : reach <= REACH_BODY ? DEPTH_BODY : DEPTH_WHOLE;
    for (int i = 0; i < count; i++)
        expression_or_all(&firsts, &groups[i].firsts);
    if ((reach == REACH_FIRST && firsts.length == 0) || !reach_is_new(groups, count, reach, *depth) ||
        !and_groups(&match, groups, count, *depth, others))
        return NULL;
    if (reach == REACH_FIRST) {
        expression_put(&match, " AND (");
        expression_put(&match, firsts.text);
        expression_put(&match, ")");
    }
    return match.text;
}
