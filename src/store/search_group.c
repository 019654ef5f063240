#include "store/search_group.h"

#include <stdio.h>
#include <string.h>

enum {
    EXACT_MAX = 12, /* so few words are asked for one by one, which FTS5 does lazily */
    INFIX_MAX = 24,
    NEAR_MAX = 8,
    INFIX_LETTERS = 3,
    SYNONYM_LETTERS = 3, /* of an unfinished synonym */
    PART_LETTERS = 3,    /* of a compound */
    EXPRESSION_ROOM = 256
};

static void expression_put(struct expression *to, const char *text, size_t length)
{
    if (to->length + length + 1 > to->room) {
        size_t room = 2 * (to->length + length) + EXPRESSION_ROOM;
        char *bigger = arena_alloc(to->arena, room);
        if (to->length > 0)
            memcpy(bigger, to->text, to->length);
        to->text = bigger;
        to->room = room;
    }
    memcpy(to->text + to->length, text, length);
    to->length += length;
    to->text[to->length] = '\0';
}

static void put(struct expression *to, const char *text)
{
    expression_put(to, text, strlen(text));
}

/* A folded word holds nothing that FTS5 could take for its own. */
static void put_word(struct expression *to, const char *word, bool start)
{
    put(to, "\"");
    put(to, word);
    put(to, start ? "\"*" : "\"");
}

static void or_word(struct expression *to, const char *word, bool start)
{
    if (to->length > 0)
        put(to, " OR ");
    put_word(to, word, start);
}

static void or_expression(struct expression *to, const struct expression *other)
{
    if (other->length == 0)
        return;
    if (to->length > 0)
        put(to, " OR ");
    expression_put(to, other->text, other->length);
}

/* A whole word when it is one, else its start. */
static void or_first(const struct dict *dict, struct expression *to, const char *word)
{
    char first[sizeof FIRST_MARK + FOLD_WORD_MAX];
    snprintf(first, sizeof first, FIRST_MARK "%s", word);
    or_word(to, first, !dict_has(dict, word));
}

static struct expression expression_new(struct arena *arena)
{
    return (struct expression){.arena = arena};
}

static void or_starts(const struct dict *dict, struct expression *to, const char *letters,
                      struct dict_range range)
{
    if (range.last - range.first > EXACT_MAX) {
        or_word(to, letters, true);
        return;
    }
    for (int word = range.first; word < range.last; word++)
        or_word(to, dict_word(dict, word), false);
}

static int letters_count(const char *word)
{
    int count = 0;
    for (; *word; word++)
        count += ((unsigned char)*word & 0xC0) != 0x80;
    return count;
}

static void add_infixes(const struct search_index *index, struct group *group, const char *letters)
{
    int words[INFIX_MAX];
    if (letters_count(letters) < INFIX_LETTERS)
        return;
    int count = dict_infix(&index->dict, letters, words, INFIX_MAX);
    for (int i = 0; i < count; i++) {
        or_word(&group->others, dict_word(&index->dict, words[i]), false);
        group->rows += index->dict.rows[words[i]];
    }
}

static void add_forms(const struct search_index *index, struct group *group, const char *word)
{
    char forms[FORMS_MAX][FOLD_WORD_MAX + 2];
    int count = word_forms(word, forms);
    for (int i = 0; i < count; i++) {
        struct dict_range range = dict_starts(&index->dict, forms[i]);
        or_starts(&index->dict, &group->others, forms[i], range);
        group->rows += dict_rows(&index->dict, range);
    }
}

/* "schoolopvang" when there is only "school" and "opvang": all of one part, and the start of another. */
static void add_parts(const struct search_index *index, struct group *group, const char *word)
{
    int length = (int)strlen(word);
    for (int at = length - PART_LETTERS; at >= PART_LETTERS; at--) {
        char left[FOLD_WORD_MAX + 1];
        snprintf(left, sizeof left, "%.*s", at, word);
        struct dict_range range = dict_starts(&index->dict, word + at);
        if (((unsigned char)word[at] & 0xC0) == 0x80 || range.first == range.last ||
            !dict_has(&index->dict, left))
            continue;
        if (group->others.length > 0)
            put(&group->others, " OR ");
        put(&group->others, "(");
        put_word(&group->others, left, false);
        put(&group->others, " AND ");
        put_word(&group->others, word + at, true);
        put(&group->others, ")");
        return;
    }
}

/* All words of what a synonym means. */
static void or_means(struct expression *to, const char *means)
{
    const char *glue = to->length > 0 ? " OR (" : "(";
    for (const char *word = means; *word;) {
        char one[FOLD_WORD_MAX + 1];
        int length = (int)strcspn(word, " ");
        snprintf(one, sizeof one, "%.*s", length, word);
        put(to, glue);
        put_word(to, one, true);
        glue = " AND ";
        word += length + (word[length] == ' ');
    }
    put(to, ")");
}

static void add_synonym(const struct search_index *index, struct group *group, const struct synonym *synonym)
{
    char token[32];
    int topic = synonym_topic(index, synonym);
    if (synonym->means) {
        char first[FOLD_WORD_MAX + 1];
        snprintf(first, sizeof first, "%.*s", (int)strcspn(synonym->means, " "), synonym->means);
        or_first(&index->dict, &group->firsts, first);
        or_means(&group->others, synonym->means);
    }
    if (topic == 0)
        return;
    snprintf(token, sizeof token, TOPIC_MARK "%d", topic);
    or_word(&group->topics, token, false);
}

static void add_synonyms(const struct search_index *index, struct group *group, const char *word)
{
    bool whole = letters_count(word) < SYNONYM_LETTERS;
    struct dict_range range = synonyms_starting(index, word, whole);
    for (int i = range.first, followed = 0; i < range.last && followed < SYNONYM_ALIKE_MAX; i++)
        if (index->synonyms[i].word_count == 1) {
            add_synonym(index, group, &index->synonyms[i]);
            followed++;
        }
}

static struct group group_new(struct arena *arena)
{
    return (struct group){.firsts = {.arena = arena},
                          .starts = {.arena = arena},
                          .others = {.arena = arena},
                          .topics = {.arena = arena}};
}

static struct group group_of_word(const struct search_index *index, struct arena *arena, const char *word)
{
    struct group group = group_new(arena);
    struct dict_range range = dict_starts(&index->dict, word);
    or_starts(&index->dict, &group.starts, word, range);
    if (range.last > range.first)
        or_first(&index->dict, &group.firsts, word);
    group.rows = dict_rows(&index->dict, range);
    add_infixes(index, &group, word);
    add_forms(index, &group, word);
    add_synonyms(index, &group, word);
    if (group_is_empty(&group))
        add_parts(index, &group, word);
    return group;
}

static struct group group_near(const struct search_index *index, struct arena *arena, const char *word)
{
    struct group group = group_new(arena);
    int words[NEAR_MAX], count = dict_near(&index->dict, word, words, NEAR_MAX);
    for (int i = 0; i < count; i++) {
        const char *known = dict_word(&index->dict, words[i]);
        or_word(&group.starts, known, false);
        or_first(&index->dict, &group.firsts, known);
        group.rows += index->dict.rows[words[i]];
        struct dict_range range = synonyms_starting(index, known, true);
        for (int synonym = range.first; synonym < range.last; synonym++)
            if (index->synonyms[synonym].word_count == 1)
                add_synonym(index, &group, &index->synonyms[synonym]);
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
static bool and_groups(struct expression *to, const struct group *groups, int count, bool others, bool topics)
{
    for (int i = 0; i < count; i++) {
        struct expression one = expression_new(to->arena);
        or_expression(&one, &groups[i].starts);
        if (others)
            or_expression(&one, &groups[i].others);
        if (topics)
            or_expression(&one, &groups[i].topics);
        if (one.length == 0)
            return false;
        put(to, i > 0 ? " AND (" : "(");
        expression_put(to, one.text, one.length);
        put(to, ")");
    }
    return count > 0;
}

static void or_all(struct expression *to, const struct group *groups, int count, bool others)
{
    struct expression all = expression_new(to->arena);
    if (!and_groups(&all, groups, count, others, others))
        return;
    put(to, to->length > 0 ? " OR (" : "(");
    expression_put(to, all.text, all.length);
    put(to, ")");
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
    or_expression(&group.firsts, &words[0].firsts);
    for (int i = 0; i < count; i++)
        group.rows = i == 0 || words[i].rows < group.rows ? words[i].rows : group.rows;
    struct dict_range range = synonyms_starting(index, typed->words[first], true);
    for (int i = range.first; i < range.last; i++)
        if (index->synonyms[i].word_count == count && synonym_spans(&index->synonyms[i], typed, first))
            add_synonym(index, &group, &index->synonyms[i]);
    return group;
}

bool group_is_empty(const struct group *group)
{
    return group->starts.length + group->others.length + group->topics.length == 0;
}

const char *groups_match(struct arena *arena, const struct group *groups, int count, enum reach reach)
{
    static const char *const columns[REACH_COUNT] = {"{title} : (",      "{title} : (",      "{title} : (",
                                                     "{title body} : (", "{title body} : (", "("};
    bool others = reach != REACH_TITLE_START && reach != REACH_BODY_START, any = false;
    struct expression all = {.arena = arena}, match = {.arena = arena}, firsts = {.arena = arena};
    for (int i = 0; i < count; i++) {
        any |= groups[i].others.length > 0;
        or_expression(&firsts, &groups[i].firsts);
    }
    if (reach == REACH_FIRST && firsts.length == 0)
        return NULL;
    if ((others && reach != REACH_ALL && reach != REACH_FIRST && !any) ||
        !and_groups(&all, groups, count, others, reach == REACH_ALL))
        return NULL;
    put(&match, columns[reach]);
    expression_put(&match, all.text, all.length);
    if (reach == REACH_FIRST) {
        put(&match, " AND (");
        expression_put(&match, firsts.text, firsts.length);
        put(&match, ")");
    }
    put(&match, ")");
    return match.text;
}
