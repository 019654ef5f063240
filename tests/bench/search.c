/* search RUNS MOST NAME FILE: what a search takes for each letter that is typed, beside its own SQL run bare.
 *
 * Shape:   for every start of some texts, for the queries of tests/search and for random starts of up to three words of
 *          the publication: the search; in turn with it the statements that it ran, with the same values and as many
 *          rows; and the plainest FTS5 query of the same text on the same index. A line tells of the keystrokes, each
 *          with the median of its runs. Before that, building the index. Needs no display.
 * Units:   milliseconds of processor time, which what else the machine does changes little; MOST is what the median of
 *          the SQL may be, 0: not promised.
 * Source:  perf.md.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/path.h"
#include "figures.h"
#include "store/internal.h"
#include "store/search_index.h"

enum {
    RAN_MAX = 2000,
    TYPED_ROOM = 200,
    MATCH_ROOM = 2000,
    PLAIN_ROWS = SEARCH_HITS_MAX,
    BUILDS = 3,
    RANDOM = 300
};

/* Names, words of texts, several words, compounds, typing errors, other letters, what nothing begins with. */
static const char *const texts[] = {"kinderopvang",
                                    "speelhuis de vlinder",
                                    "papieren premies",
                                    "huiswerk",
                                    "babymassage",
                                    "spelen ouders vraag",
                                    "sint-jozef 12345",
                                    "café één",
                                    "kinderopvagn",
                                    "speelhius",
                                    "nestje",
                                    "je bent welkom",
                                    "opvoeden school",
                                    "KREŞ",
                                    "حضانة",
                                    "zwxq"};

/* A statement that a search ran, ready to be run again. */
struct ran {
    sqlite3_stmt *statement;
    const sqlite3_stmt *of;
    int rows;
    bool ended; /* asked for a row more than there was */
};

struct bench {
    struct store *store;
    struct arena arena;
    struct wall now;
    int runs;
    struct ran ran[RAN_MAX];
    int count;
    sqlite3_stmt *plain;
    char plain_match[MATCH_ROOM];
    bool nearest; /* what was found last is only spelled nearly so, or nothing */
    struct figures first, search, sql, near, near_sql, all_sql, fts;
    double ratio; /* the worst of one keystroke */
    char ratio_typed[TYPED_ROOM], sql_typed[TYPED_ROOM];
    double sql_most, ratio_search;
};

static void fail(const char *what)
{
    fprintf(stderr, "search: %s\n", what);
    exit(1);
}

static double cpu_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

/* The index asks its tables through these alone; what FTS5 asks within them is part of them. */
static bool is_own(const struct bench *bench, sqlite3_stmt *statement)
{
    const char *sql = sqlite3_sql(statement);
    return sqlite3_db_handle(statement) == bench->store->db ||
           (sql && strncmp(sql, "SELECT rowid FROM", strlen("SELECT rowid FROM")) == 0);
}

static struct ran *ran_of(struct bench *bench, const sqlite3_stmt *statement)
{
    int at = bench->count - 1;
    while (bench->ran[at].of != statement)
        at--;
    return &bench->ran[at];
}

/* Copies a statement with its values when it starts, counts its rows, and looks whether it came to its end. */
static int record(unsigned kind, void *context, void *of, void *text)
{
    struct bench *bench = context;
    sqlite3_stmt *statement = of;
    (void)text;
    if (!is_own(bench, statement))
        return 0;
    if (kind == SQLITE_TRACE_ROW)
        ran_of(bench, statement)->rows++;
    if (kind == SQLITE_TRACE_PROFILE)
        ran_of(bench, statement)->ended = !sqlite3_stmt_busy(statement);
    if (kind != SQLITE_TRACE_STMT)
        return 0;
    char *sql = sqlite3_expanded_sql(statement);
    struct ran *ran = &bench->ran[bench->count];
    *ran = (struct ran){.of = statement};
    if (bench->count == RAN_MAX ||
        sqlite3_prepare_v2(sqlite3_db_handle(statement), sql, -1, &ran->statement, NULL) != SQLITE_OK)
        fail("a search that cannot be run again");
    sqlite3_free(sql);
    bench->count++;
    return 0;
}

static double search(struct bench *bench, const char *typed)
{
    double start = cpu_now();
    arena_reset(&bench->arena);
    struct hits hits = store_search(bench->store, &bench->arena, bench->now, typed);
    bench->nearest = hits.nearest || hits.count == 0;
    return cpu_now() - start;
}

static void search_recorded(struct bench *bench, const char *typed)
{
    unsigned kinds = SQLITE_TRACE_STMT | SQLITE_TRACE_ROW | SQLITE_TRACE_PROFILE;
    for (int i = 0; i < bench->count; i++)
        sqlite3_finalize(bench->ran[i].statement);
    bench->count = 0;
    sqlite3_trace_v2(bench->store->db, kinds, record, bench);
    sqlite3_trace_v2(bench->store->index->db, kinds, record, bench);
    search(bench, typed);
    sqlite3_trace_v2(bench->store->db, 0, NULL, NULL);
    sqlite3_trace_v2(bench->store->index->db, 0, NULL, NULL);
}

/* A search that was satisfied asks for no row more. */
static double run_bare(struct bench *bench)
{
    double start = cpu_now();
    for (int i = 0; i < bench->count; i++) {
        struct ran *ran = &bench->ran[i];
        bench->store->index->budget = bench->store->budget = SEARCH_BUDGET;
        for (int row = 0; row < ran->rows && sqlite3_step(ran->statement) == SQLITE_ROW; row++)
            sqlite3_column_int(ran->statement, 0);
        if (ran->ended)
            sqlite3_step(ran->statement);
        sqlite3_reset(ran->statement);
    }
    return cpu_now() - start;
}

static double run_plain(struct bench *bench)
{
    double start = cpu_now();
    bench->store->index->budget = SEARCH_BUDGET;
    sqlite3_bind_text(bench->plain, 1, bench->plain_match, -1, SQLITE_STATIC);
    sqlite3_bind_int(bench->plain, 2, PLAIN_ROWS);
    while (sqlite3_step(bench->plain) == SQLITE_ROW)
        sqlite3_column_int(bench->plain, 0);
    sqlite3_reset(bench->plain);
    return cpu_now() - start;
}

/* "de vli" -> "de"* AND "vli"*. */
static void plain_make(struct bench *bench, const char *typed)
{
    size_t length = 0;
    bench->plain_match[0] = '\0';
    for (struct fold fold = fold_of(typed); fold_next(&fold) && length < MATCH_ROOM;)
        length += (size_t)snprintf(bench->plain_match + length, MATCH_ROOM - length, "%s\"%s\"*",
                                   length ? " AND " : "", fold.word);
}

static void keystroke(struct bench *bench, const char *typed)
{
    struct figures one = {0}, sql = {0}, plain = {0};
    figures_add(&bench->first, search(bench, typed));
    search_recorded(bench, typed);
    plain_make(bench, typed);
    for (int run = 0; run < bench->runs; run++) {
        figures_add(&one, search(bench, typed));
        figures_add(&sql, run_bare(bench));
        figures_add(&plain, run_plain(bench));
    }
    double whole = figures_median(&one), bare = figures_median(&sql);
    figures_add(bench->nearest ? &bench->near : &bench->search, whole);
    figures_add(bench->nearest ? &bench->near_sql : &bench->sql, bare);
    figures_add(&bench->all_sql, bare);
    figures_add(&bench->fts, figures_median(&plain));
    if (bare > bench->sql_most) {
        bench->sql_most = bare;
        snprintf(bench->sql_typed, TYPED_ROOM, "%s", typed);
    }
    if (!bench->nearest && whole / bare > bench->ratio) {
        bench->ratio = whole / bare;
        bench->ratio_search = whole;
        snprintf(bench->ratio_typed, TYPED_ROOM, "%s", typed);
    }
}

static void type(struct bench *bench, const char *text)
{
    char typed[TYPED_ROOM];
    for (size_t length = 1; length <= strlen(text); length++) {
        if (((unsigned char)text[length] & 0xC0) == 0x80 || text[length - 1] == ' ')
            continue;
        snprintf(typed, sizeof typed, "%.*s", (int)length, text);
        keystroke(bench, typed);
    }
}

/* The second field of each line is what is typed. */
static void type_queries(struct bench *bench)
{
    char *text, *rest = NULL;
    size_t length;
    struct err err;
    if (!path_read("tests/search/queries.txt", 1 << 20, &text, &length, &err))
        fail(err.text);
    for (char *line = strtok_r(text, "\n", &rest); line; line = strtok_r(NULL, "\n", &rest)) {
        char *typed = *line == '#' ? NULL : strchr(line, '|'), *end = typed ? strchr(typed + 1, '|') : NULL;
        if (!end)
            continue;
        *end = '\0';
        keystroke(bench, typed + 1);
    }
    free(text);
}

static unsigned draw(unsigned *seed, unsigned bound)
{
    *seed = *seed * 1664525u + 1013904223u;
    return (*seed >> 8) % bound;
}

/* Most words of many cards are numbers: three of four are drawn from what comes behind those. */
static void type_random(struct bench *bench)
{
    const struct dict *dict = &bench->store->index->dict;
    unsigned seed = 1;
    struct dict_range words = {dict_starts(dict, "9").last, dict->count};
    for (int i = 0; i < RANDOM; i++) {
        char typed[TYPED_ROOM] = "";
        size_t length = 0;
        for (unsigned part = 1 + draw(&seed, 3); part > 0; part--) {
            int from = draw(&seed, 4) ? words.first : 0;
            const char *word = dict_word(dict, from + (int)draw(&seed, (unsigned)(words.last - from)));
            size_t kept = 1 + draw(&seed, (unsigned)strlen(word));
            while (((unsigned char)word[kept] & 0xC0) == 0x80)
                kept++;
            length += (size_t)snprintf(typed + length, TYPED_ROOM - length, "%s%.*s", length ? " " : "",
                                       (int)kept, word);
        }
        keystroke(bench, typed);
    }
}

static void build(struct bench *bench)
{
    struct figures times = {0};
    for (int i = 0; i < BUILDS; i++) {
        struct err err;
        double start = cpu_now();
        struct search_index *index = search_build(bench->store, NULL, &err);
        figures_add(&times, cpu_now() - start);
        if (!index)
            fail(err.text);
        store_take_index(bench->store, index);
    }
    const struct search_index *index = bench->store->index;
    figures_print("build the index (in the worker)", &times, 0);
    printf("%-46s %7.2f MiB for %.2f MiB of publication; %d cards, %d words\n", "memory of the index",
           (double)search_bytes(index) / (1 << 20), (double)bench->store->length / (1 << 20), index->cards,
           index->dict.count);
}

static void print(const struct bench *bench, double most)
{
    figures_print_beside("a search for a letter, spelled as typed", &bench->search, &bench->sql, "its SQL",
                         1.3);
    figures_print_beside("what is spelled nearly so, or nothing", &bench->near, &bench->near_sql, "its SQL",
                         0);
    figures_print("the SQL of all these run bare", &bench->all_sql, most);
    figures_print_beside("the plainest FTS5 query of that text", &bench->fts, &bench->all_sql, "our SQL", 0);
    figures_print("a search for the first time, facts unread", &bench->first, 0);
    printf("%-46s %7.2f ms: \"%s\"%s\n", "slowest SQL of one letter", bench->sql_most, bench->sql_typed,
           most > 0 ? bench->sql_most <= most ? "   holds" : "   TOO MUCH" : "");
    printf("%-46s %7.2f x its SQL, %.3f ms: \"%s\"\n", "most such a search takes beside its SQL",
           bench->ratio, bench->ratio_search, bench->ratio_typed);
}

int main(int argc, char **argv)
{
    static const char plain[] = "SELECT rowid FROM whole WHERE whole MATCH ?1 ORDER BY rowid LIMIT ?2";
    struct bench *bench = calloc(1, sizeof *bench);
    struct err err = {""};
    char heading[TYPED_ROOM];
    int64_t utc_ms;
    if (argc != 5 || !bench || !utc_parse("2026-11-25T14:05", &utc_ms))
        fail("usage: search RUNS MOST NAME FILE");
    bench->runs = atoi(argv[1]);
    bench->now = wall_from_utc(utc_ms);
    if (!store_open(argv[4], NULL, &bench->store, &err))
        fail(err.text);
    arena_init(&bench->arena);
    snprintf(heading, sizeof heading, "search, %s", argv[3]);
    figures_heading(heading);
    build(bench);
    if (sqlite3_prepare_v2(bench->store->index->db, plain, -1, &bench->plain, NULL) != SQLITE_OK)
        fail(sqlite3_errmsg(bench->store->index->db));
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        type(bench, texts[i]);
    type_queries(bench);
    type_random(bench);
    print(bench, atof(argv[2]));
    for (int i = 0; i < bench->count; i++)
        sqlite3_finalize(bench->ran[i].statement);
    sqlite3_finalize(bench->plain);
    arena_release(&bench->arena);
    store_close(bench->store);
    free(bench);
    return 0;
}
