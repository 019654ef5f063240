#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <dirent.h>
#include <fcntl.h>
#include <getopt.h>
#include <jansson.h>
#include <pty.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <sysexits.h>
#include <unistd.h>

#include "base/path.h"
#include "fixture.h"
#include "store/release.h"
#include "tool/commands.h"
#include "tool/release/publisher.h"

enum { PATH = 160, LINE = 512, PUBLISHERS = 8, ROUNDS = 5 };

/* A source that was built, a key, and a folder to publish in. */
struct desk {
    struct fixture fixture;
    char to[PATH], key[PATH], public_key[PATH];
};

static const char *path_in(const struct desk *desk, const char *name)
{
    static char paths[4][PATH];
    static int turn;
    char *path = paths[turn++ % 4];
    snprintf(path, PATH, "%s/%s", desk->fixture.folder, name);
    return path;
}

static int desk_open(void **state)
{
    struct desk *desk = calloc(1, sizeof *desk);
    fixture_open(&desk->fixture);
    snprintf(desk->to, PATH, "%s", path_in(desk, "uit"));
    snprintf(desk->key, PATH, "%s", path_in(desk, "k.key"));
    snprintf(desk->public_key, PATH, "%s", path_in(desk, "k.pub"));
    *state = desk;
    return mkdir(desk->to, 0755) != 0 || fixture_build(&desk->fixture) != EX_OK ||
           fixture_run(&desk->fixture, &keygen_command, path_in(desk, "k"), NULL) != EX_OK;
}

static int desk_close(void **state)
{
    struct desk *desk = *state;
    fixture_close(&desk->fixture);
    free(desk);
    return 0;
}

#define PUBLISH(desk, ...)                                                                                   \
    fixture_run(&(desk)->fixture, &publish_command, (desk)->fixture.out, "--to", (desk)->to, "--key",        \
                (desk)->key, "--channel", "dorp", __VA_ARGS__)

static int publish(struct desk *desk)
{
    return PUBLISH(desk, NULL);
}

static void said(const struct desk *desk, const char *text)
{
    if (!strstr(desk->fixture.said, text))
        fail_msg("'%s' is not in: %s", text, desk->fixture.said);
}

/* Changes the publication that was built. */
static void change(const struct desk *desk, const char *sql)
{
    sqlite3 *db;
    assert_int_equal(sqlite3_open(desk->fixture.out, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
}

/* Files in a folder of the channel whose name ends so. */
static int count_files(const struct desk *desk, const char *folder, const char *ending)
{
    char path[PATH + 32];
    int count = 0;
    snprintf(path, sizeof path, "%s/aanbod/dorp/%s", desk->to, folder);
    DIR *open = opendir(path);
    for (const struct dirent *entry; open && (entry = readdir(open)) != NULL;) {
        size_t length = strlen(entry->d_name);
        count += entry->d_name[0] != '.' && length >= strlen(ending) &&
                 strcmp(entry->d_name + length - strlen(ending), ending) == 0;
    }
    if (open)
        closedir(open);
    return count;
}

/* The generation that latest.minisig names and whose files are whole; 0 when there is none. */
static int64_t newest(const struct desk *desk)
{
    struct keys keys;
    struct channel channel;
    struct release release;
    struct err err = {""};
    char *bytes, path[PATH + 64];
    size_t length;
    snprintf(path, sizeof path, "%s/aanbod/dorp/latest.minisig", desk->to);
    if (access(path, F_OK) != 0 || !keys_read(desk->public_key, &keys, &err) ||
        !channel_open(&channel, desk->to, "dorp", false, &err) ||
        !channel_newest(&channel, &keys, &release, &err) ||
        !channel_data(&channel, &release, &bytes, &length, &err))
        return 0;
    free(bytes);
    return release.generation;
}

/* The first file of g/ with this ending. */
static void file_of(const struct desk *desk, int generation, const char *ending, char path[LINE])
{
    char folder[PATH + 32], start[16];
    snprintf(folder, sizeof folder, "%s/aanbod/dorp/g", desk->to);
    snprintf(start, sizeof start, "%010d-", generation);
    DIR *open = opendir(folder);
    path[0] = '\0';
    for (const struct dirent *entry; open && (entry = readdir(open)) != NULL;)
        if (strncmp(entry->d_name, start, strlen(start)) == 0 &&
            strcmp(entry->d_name + strlen(start) + 16, ending) == 0)
            snprintf(path, LINE, "%s/%s", folder, entry->d_name);
    if (open)
        closedir(open);
    assert_true(path[0]);
}

static long long number_in(const char *path, const char *sql)
{
    sqlite3 *db;
    sqlite3_stmt *statement;
    assert_int_equal(sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &statement, NULL), SQLITE_OK);
    long long number = sqlite3_step(statement) == SQLITE_ROW ? sqlite3_column_int64(statement, 0) : -1;
    sqlite3_finalize(statement);
    sqlite3_close(db);
    return number;
}

static void keygen_makes_a_pair_and_never_overwrites(void **state)
{
    struct desk *desk = *state;
    struct stat info;
    size_t length, again_length;
    assert_int_equal(stat(desk->key, &info), 0);
    assert_int_equal(info.st_mode & 0777, 0600);
    assert_int_equal(stat(desk->public_key, &info), 0);
    char *before = fixture_read(&desk->fixture, "k.key", &length);
    assert_int_equal(fixture_run(&desk->fixture, &keygen_command, path_in(desk, "k"), NULL), EX_CANTCREAT);
    said(desk, "k.pub: dit bestand staat er al en wordt niet overschreven; kies een andere naam");
    unlink(desk->public_key);
    assert_int_equal(fixture_run(&desk->fixture, &keygen_command, path_in(desk, "k"), NULL), EX_CANTCREAT);
    said(desk, "k.key: dit bestand staat er al");
    assert_int_not_equal(access(desk->public_key, F_OK), 0);
    char *after = fixture_read(&desk->fixture, "k.key", &again_length);
    assert_int_equal(length, again_length);
    assert_memory_equal(before, after, length);
    free(before);
    free(after);
    assert_int_equal(fixture_run(&desk->fixture, &keygen_command, path_in(desk, "weg/verder/k"), NULL),
                     EX_CANTCREAT);
    said(desk, "weg/verder/k.pub: bestaat niet");
    assert_int_equal(fixture_run(&desk->fixture, &keygen_command, path_in(desk, "sleutels/k"), NULL), EX_OK);
    assert_int_equal(stat(path_in(desk, "sleutels"), &info), 0);
    assert_int_equal(info.st_mode & 0777, 0700);
    assert_int_equal(fixture_run(&desk->fixture, &keygen_command, NULL), EX_USAGE);
}

static void a_publication_goes_out_whole_and_stock_minisign_verifies_it(void **state)
{
    struct desk *desk = *state;
    char data[LINE], signature[LINE], line[4 * LINE];
    assert_int_equal(publish(desk), EX_OK);
    assert_non_null(strstr(desk->fixture.told, "uitgave 1 staat in"));
    assert_int_equal(newest(desk), 1);
    file_of(desk, 1, ".db", data);
    file_of(desk, 1, ".db.minisig", signature);
    snprintf(line, sizeof line, "minisign -V -H -q -p %s -m %s && cmp %s %s/aanbod/dorp/latest.minisig",
             desk->public_key, data, signature, desk->to);
    assert_int_equal(system(line), 0);
    assert_int_equal(number_in(data, "SELECT serial FROM publication"), 1);
    assert_int_equal(number_in(data, "SELECT count(*) FROM card"),
                     number_in(desk->fixture.out, "SELECT count(*) FROM card"));
    assert_int_equal(publish(desk), EX_OK);
    said(desk, "0 nieuw, 0 gewijzigd, 0 weg");
    assert_int_equal(newest(desk), 2);
    assert_int_equal(count_files(desk, "g", ""), 4);
    assert_int_equal(count_files(desk, "", ".minisig"), 1);
}

static void rows_that_stand_only_in_the_wal_are_published(void **state)
{
    struct desk *desk = *state;
    sqlite3 *writer;
    char data[LINE];
    assert_int_equal(sqlite3_open(desk->fixture.out, &writer), SQLITE_OK);
    assert_int_equal(sqlite3_exec(writer,
                                  "PRAGMA journal_mode=WAL; PRAGMA wal_autocheckpoint=0;"
                                  "UPDATE card SET title = 'Alleen in de WAL' WHERE code = 'sa01'",
                                  NULL, NULL, NULL),
                     SQLITE_OK);
    assert_int_equal(publish(desk), EX_OK);
    file_of(desk, 1, ".db", data);
    assert_int_equal(number_in(data, "SELECT count(*) FROM card WHERE title = 'Alleen in de WAL'"), 1);
    unsigned char header[20];
    int fd = open(data, O_RDONLY);
    assert_int_equal(read(fd, header, sizeof header), sizeof header);
    close(fd);
    assert_int_equal(header[18], 1);
    sqlite3_close(writer);
}

static void a_wal_that_is_lost_or_not_its_own_is_refused(void **state)
{
    struct desk *desk = *state;
    change(desk, "PRAGMA journal_mode=WAL; UPDATE card SET phone = phone");
    assert_int_equal(publish(desk), EX_NOINPUT);
    said(desk, "dit bestand staat in WAL-modus en zijn -wal is er niet");
    change(desk, "PRAGMA journal_mode=DELETE");
    assert_int_equal(publish(desk), EX_OK);
    struct err err = {""};
    assert_true(path_write(path_in(desk, "out.sqlite-wal"), "oud", 3, &err));
    assert_int_equal(publish(desk), EX_NOINPUT);
    said(desk, "hiernaast staat een -wal die er niet bij hoort");
}

static void what_cannot_be_published_is_said_and_nothing_stays(void **state)
{
    struct desk *desk = *state;
    char inside[PATH + 16];
    change(desk, "CREATE VIEW extra AS SELECT 1");
    assert_int_equal(publish(desk), EX_DATAERR);
    said(desk, "de view 'extra' hoort niet in een publicatie");
    said(desk, "er is niets gepubliceerd");
    assert_int_equal(count_files(desk, "g", ""), 0);
    assert_int_equal(count_files(desk, "", ".minisig"), 0);
    change(desk, "DROP VIEW extra; PRAGMA foreign_keys=OFF; UPDATE occurrence SET activity = 999");
    assert_int_equal(publish(desk), EX_DATAERR);
    said(desk, "foreign_key_check");
    assert_int_equal(fixture_build(&desk->fixture), EX_OK);

    snprintf(inside, sizeof inside, "%s/werk.sqlite", desk->to);
    assert_int_equal(link(desk->fixture.out, inside), 0);
    assert_int_equal(fixture_run(&desk->fixture, &publish_command, inside, "--to", desk->to, "--key",
                                 desk->key, "--channel", "dorp", NULL),
                     EX_USAGE);
    said(desk, "zou mee gekopieerd worden; zet het ergens anders");
    assert_int_equal(fixture_run(&desk->fixture, &publish_command, desk->key, "--to", desk->to, "--key",
                                 desk->key, "--channel", "dorp", NULL),
                     EX_NOINPUT);
    said(desk, "k.key: dit is geen publicatie; maak ze met 'wegwijzer-data build'");
    assert_int_equal(fixture_run(&desk->fixture, &publish_command, desk->fixture.out, "--to", desk->to,
                                 "--key", desk->public_key, "--channel", "dorp", NULL),
                     EX_NOINPUT);
    said(desk, "k.pub: dit is geen geheime sleutel");
    change(desk, "PRAGMA application_id = 7");
    assert_int_equal(publish(desk), EX_NOINPUT);
    said(desk, "een SQLite-bestand van een ander programma");
    change(desk, "PRAGMA application_id = 1466263383; DELETE FROM card");
    assert_int_equal(publish(desk), EX_DATAERR);
    said(desk, "er staat geen enkele kaart in");
    assert_int_equal(fixture_build(&desk->fixture), EX_OK);
    assert_int_equal(fixture_run(&desk->fixture, &publish_command, desk->fixture.out, "--to",
                                 path_in(desk, "weg"), "--key", desk->key, "--channel", "dorp", NULL),
                     EX_CANTCREAT);
    said(desk, "weg: deze map bestaat niet; maak ze of geef een andere met --to");
    assert_int_equal(fixture_run(&desk->fixture, &publish_command, path_in(desk, "weg.sqlite"), "--to",
                                 desk->to, "--key", desk->key, "--channel", "dorp", NULL),
                     EX_NOINPUT);
    assert_int_equal(fixture_run(&desk->fixture, &publish_command, desk->fixture.out, "--to", desk->to,
                                 "--key", desk->key, "--channel", "../dorp", NULL),
                     EX_USAGE);
    assert_int_equal(PUBLISH(desk, "--stale", "7", NULL), EX_USAGE);
    assert_int_equal(PUBLISH(desk, "--after", "x", NULL), EX_USAGE);
    assert_int_equal(newest(desk), 0);
}

static void what_changes_for_families_is_shown(void **state)
{
    struct desk *desk = *state;
    assert_int_equal(publish(desk), EX_OK);
    change(desk, "UPDATE card SET title = 'Nieuwe naam' WHERE code = 'sa02';"
                 "UPDATE card SET code = 'zz01', title = 'Ander' WHERE code = 'sa03';"
                 "UPDATE card SET id = id + 1000 WHERE code = 'none'");
    assert_int_equal(publish(desk), EX_OK);
    said(desk, "1 nieuw, 1 gewijzigd, 1 weg");
    said(desk, "gewijzigd: Nieuwe naam (sa02)");
    said(desk, "nieuw: Ander (zz01)");
    said(desk, "weg: Oude lijn (sa03)");
}

/* Thirty cards more, "x100" to "x129", of which nothing else speaks. */
static void add_cards(const struct desk *desk)
{
    change(desk, "WITH RECURSIVE n(i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM n WHERE i < 129) INSERT "
                 "INTO card (id, code, type, kind, title, lead, hours_known, wheelchair) SELECT 1000 + i, "
                 "'x' || i, 'offer', 'info', 'Kaart ' || i, 'Een kaart.', 0, 'unknown' FROM n");
}

/* True when the newest release tells kiosks that hardly anything may be left. */
static bool newest_may_be_small(const struct desk *desk)
{
    char path[PATH + 64];
    struct err err = {""};
    char *text;
    size_t length;
    snprintf(path, sizeof path, "%s/aanbod/dorp/latest.minisig", desk->to);
    assert_true(path_read(path, SIGNATURE_TEXT_MAX, &text, &length, &err));
    bool small = strstr(text, " allow=empty\n") != NULL;
    free(text);
    return small;
}

static void a_kiosk_that_missed_steps_is_told_that_little_is_left(void **state)
{
    struct desk *desk = *state;
    add_cards(desk);
    assert_int_equal(publish(desk), EX_OK); /* 38 cards */
    change(desk, "DELETE FROM card WHERE code BETWEEN 'x100' AND 'x110'");
    assert_int_equal(publish(desk), EX_OK); /* 27 */
    assert_false(newest_may_be_small(desk));
    change(desk, "DELETE FROM card WHERE code BETWEEN 'x111' AND 'x118'");
    assert_int_equal(publish(desk), EX_OK); /* 19: the half */
    assert_false(newest_may_be_small(desk));
    change(desk, "DELETE FROM card WHERE code = 'x119'");
    assert_int_equal(publish(desk), EX_OK);
    assert_true(newest_may_be_small(desk));
}

static void when_much_would_vanish_somebody_must_say_yes(void **state)
{
    struct desk *desk = *state;
    add_cards(desk);
    assert_int_equal(number_in(desk->fixture.out, "SELECT count(*) FROM card"), 38);
    assert_int_equal(publish(desk), EX_OK);
    change(desk, "DELETE FROM card WHERE code BETWEEN 'x100' AND 'x111'");
    assert_int_equal(publish(desk), EX_DATAERR);
    said(desk, "Er verdwijnt veel. Er is niets gepubliceerd; kijk het na en geef --yes als het zo moet");
    assert_int_equal(newest(desk), 1);
    assert_int_equal(PUBLISH(desk, "--yes", NULL), EX_OK);
    assert_int_equal(newest(desk), 2);
    change(desk, "DELETE FROM card WHERE code BETWEEN 'x112' AND 'x129'");
    assert_int_equal(PUBLISH(desk, "--yes", NULL), EX_DATAERR);
    said(desk, "meer dan de helft verdwijnt en kiosken weigeren dat");
    assert_int_equal(PUBLISH(desk, "--yes", "--allow-empty", NULL), EX_OK);
    change(desk, "UPDATE house SET code = 'elders'");
    assert_int_equal(publish(desk), EX_DATAERR);
    said(desk, "Er verdwijnt een huis");
    assert_int_equal(newest(desk), 3);
}

/* Runs a command at a terminal where somebody types `typed`; what the terminal showed is in `shown`. */
static int at_terminal(const struct command *command, char **argv, const char *typed, char shown[LINE])
{
    int master, status = 0, argc = 0;
    while (argv[argc])
        argc++;
    pid_t child = forkpty(&master, NULL, NULL, NULL);
    assert_true(child >= 0);
    if (child == 0) {
        optind = 0;
        _exit(command->run(argc, argv));
    }
    /* Each line is typed once the question for it stands there, as echo is off only then. */
    size_t length = 0;
    for (ssize_t got; length < LINE - 1 && (got = read(master, shown + length, LINE - 1 - length)) > 0;) {
        length += (size_t)got;
        shown[length] = '\0';
        if (*typed && shown[length - 1] == ' ') {
            size_t line = strcspn(typed, "\n") + 1;
            assert_int_equal(write(master, typed, line), line);
            typed += line;
        }
    }
    close(master);
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void at_a_terminal_the_question_is_asked(void **state)
{
    struct desk *desk = *state;
    char shown[LINE];
    char *argv[] = {"publish", desk->fixture.out, "--to", desk->to, "--key",
                    desk->key, "--channel",       "dorp", NULL};
    assert_int_equal(publish(desk), EX_OK);
    change(desk, "UPDATE card SET code = 'z' || substr(code, 2) WHERE code IN ('sa01', 'sa02', 'sa03')");
    long long gone = 3, cards = number_in(desk->fixture.out, "SELECT count(*) FROM card");
    assert_in_range(gone * 100 / cards, 30, 50);
    assert_int_equal(at_terminal(&publish_command, argv, "nee\n", shown), EX_DATAERR);
    assert_int_equal(newest(desk), 1);
    assert_int_equal(at_terminal(&publish_command, argv, "ja\n", shown), EX_OK);
    assert_int_equal(newest(desk), 2);
}

static void a_passphrase_is_asked_twice_not_shown_and_opens_the_key(void **state)
{
    struct desk *desk = *state;
    char shown[LINE], prefix[PATH], key[PATH + 8];
    snprintf(prefix, sizeof prefix, "%s", path_in(desk, "geheim"));
    snprintf(key, sizeof key, "%s.key", prefix);
    char *keygen[] = {"keygen", prefix, NULL};
    assert_int_equal(at_terminal(&keygen_command, keygen, "een zin\neen zon\n", shown), EX_CANTCREAT);
    assert_non_null(strstr(shown, "niet twee keer dezelfde wachtzin"));
    assert_null(strstr(shown, "een zin"));
    assert_int_not_equal(access(key, F_OK), 0);
    assert_int_equal(at_terminal(&keygen_command, keygen, "een zin\neen zin\n", shown), EX_OK);

    char *argv[] = {"publish", desk->fixture.out, "--to", desk->to, "--key", key, "--channel", "dorp", NULL};
    assert_int_equal(at_terminal(&publish_command, argv, "een zin\n", shown), EX_OK);
    assert_null(strstr(shown, "een zin"));
    assert_int_equal(count_files(desk, "g", ".db"), 1);

    snprintf(prefix, sizeof prefix, "%s", path_in(desk, "leeg"));
    assert_int_equal(at_terminal(&keygen_command, keygen, "\n\n", shown), EX_OK);
    int null = open("/dev/null", O_RDONLY), before = dup(STDIN_FILENO);
    dup2(null, STDIN_FILENO);
    int code = fixture_run(&desk->fixture, &publish_command, desk->fixture.out, "--to", desk->to, "--key",
                           key, "--channel", "dorp", NULL);
    dup2(before, STDIN_FILENO);
    close(before);
    close(null);
    assert_int_equal(code, EX_NOINPUT);
    said(desk, "de sleutel heeft een wachtzin");
}

static void old_content_comes_back_under_a_new_number(void **state)
{
    struct desk *desk = *state;
    char first[LINE], third[LINE];
    static const char sql[] = "SELECT count(*) FROM card WHERE title = 'Fout'";
    assert_int_equal(publish(desk), EX_OK);
    change(desk, "UPDATE card SET title = 'Fout' WHERE code = 'sa01'");
    assert_int_equal(publish(desk), EX_OK);
    assert_int_equal(fixture_run(&desk->fixture, &republish_command, "1", "--to", desk->to, "--key",
                                 desk->key, "--channel", "dorp", NULL),
                     EX_OK);
    said(desk, "0 nieuw, 1 gewijzigd, 0 weg");
    assert_int_equal(newest(desk), 3);
    file_of(desk, 1, ".db", first);
    file_of(desk, 3, ".db", third);
    assert_int_equal(number_in(third, sql), 0);
    assert_int_equal(number_in(third, "SELECT serial FROM publication"), 3);
    assert_int_equal(fixture_run(&desk->fixture, &republish_command, "9", "--to", desk->to, "--key",
                                 desk->key, "--channel", "dorp", NULL),
                     EX_NOINPUT);
    said(desk, "uitgave 9 staat niet in");
    assert_int_equal(fixture_run(&desk->fixture, &republish_command, "--to", desk->to, "--key", desk->key,
                                 "--channel", "dorp", NULL),
                     EX_USAGE);
}

static void another_key_publishes_when_kiosks_trust_both(void **state)
{
    struct desk *desk = *state;
    char line[4 * LINE], other[PATH], both[PATH];
    assert_int_equal(publish(desk), EX_OK);
    assert_int_equal(fixture_run(&desk->fixture, &keygen_command, path_in(desk, "b"), NULL), EX_OK);
    snprintf(other, sizeof other, "%s", path_in(desk, "b.key"));
    snprintf(both, sizeof both, "%s", path_in(desk, "beide.pub"));
    snprintf(line, sizeof line, "cat %s %s >%s", desk->public_key, path_in(desk, "b.pub"), both);
    assert_int_equal(system(line), 0);
    assert_int_equal(fixture_run(&desk->fixture, &publish_command, desk->fixture.out, "--to", desk->to,
                                 "--key", other, "--channel", "dorp", NULL),
                     EX_DATAERR);
    said(desk, "getekend met een andere sleutel; geef met --keys");
    assert_int_equal(fixture_run(&desk->fixture, &publish_command, desk->fixture.out, "--to", desk->to,
                                 "--key", other, "--channel", "dorp", "--keys", desk->public_key, NULL),
                     EX_NOINPUT);
    said(desk, "dus kiosken zouden deze publicatie weigeren");
    assert_int_equal(fixture_run(&desk->fixture, &publish_command, desk->fixture.out, "--to", desk->to,
                                 "--key", other, "--channel", "dorp", "--keys", both, NULL),
                     EX_OK);
    assert_int_equal(count_files(desk, "g", ".db"), 2);
    assert_int_equal(fixture_run(&desk->fixture, &log_command, "--to", desk->to, "--channel", "dorp",
                                 "--keys", both, NULL),
                     EX_OK);
}

/* A publisher that looked and has not published yet. */
static struct publisher looking(const struct desk *desk)
{
    struct publisher publisher = {
        .to = desk->to, .key = desk->key, .channel_name = "dorp", .stale_days = 7, .channel.lock = -1};
    assert_int_equal(publisher_open(&publisher), EX_OK);
    return publisher;
}

static void who_looked_before_another_published_is_told(void **state)
{
    struct desk *desk = *state;
    struct edition edition;
    struct err err = {""};
    assert_int_equal(publish(desk), EX_OK);
    struct publisher publisher = looking(desk), second = looking(desk);
    assert_true(edition_open(&edition, desk->fixture.out, &err));
    assert_int_equal(publish(desk), EX_OK);
    assert_int_equal(publisher_issue(&publisher, &edition), EX_TEMPFAIL);
    publisher_close(&publisher);
    assert_int_equal(newest(desk), 2);
    assert_int_equal(count_files(desk, "g", ""), 4);

    /* And who comes while another is at it. */
    assert_true(channel_lock(&second.channel, &err));
    assert_int_equal(publish(desk), EX_TEMPFAIL);
    said(desk, "iemand anders publiceert net in het kanaal 'dorp'");
    publisher_close(&second);
    assert_int_equal(publish(desk), EX_OK);
    edition_close(&edition);
}

static void of_many_publishers_each_generation_has_one(void **state)
{
    struct desk *desk = *state;
    int64_t won = 0;
    assert_int_equal(publish(desk), EX_OK);
    for (int round = 0; round < ROUNDS; round++) {
        pid_t children[PUBLISHERS];
        for (int i = 0; i < PUBLISHERS; i++) {
            children[i] = fork();
            assert_true(children[i] >= 0);
            if (children[i] > 0)
                continue;
            char *argv[] = {"publish", desk->fixture.out, "--to", desk->to, "--key",
                            desk->key, "--channel",       "dorp", NULL};
            int null = open("/dev/null", O_WRONLY);
            dup2(null, STDERR_FILENO);
            dup2(null, STDOUT_FILENO);
            optind = 0;
            _exit(publish_command.run(8, argv));
        }
        for (int i = 0; i < PUBLISHERS; i++) {
            int status;
            waitpid(children[i], &status, 0);
            assert_true(WIFEXITED(status));
            assert_true(WEXITSTATUS(status) == EX_OK || WEXITSTATUS(status) == EX_TEMPFAIL);
            won += WEXITSTATUS(status) == EX_OK;
        }
    }
    assert_in_range(won, ROUNDS, ROUNDS * PUBLISHERS);
    assert_int_equal(newest(desk), 1 + won);
    assert_int_equal(count_files(desk, "g", ""), 2 * (1 + won));
    assert_int_equal(fixture_run(&desk->fixture, &log_command, "--to", desk->to, "--channel", "dorp",
                                 "--keys", desk->public_key, NULL),
                     EX_OK);
}

static void what_a_dead_publisher_left_is_cleared_and_its_number_not_given_again(void **state)
{
    struct desk *desk = *state;
    char signature[LINE], data[LINE], line[4 * LINE], pointer[PATH + 64];
    assert_int_equal(publish(desk), EX_OK);
    snprintf(pointer, sizeof pointer, "%s/aanbod/dorp/latest.minisig", desk->to);
    snprintf(line, sizeof line, "cp %s %s.1", pointer, pointer);
    assert_int_equal(system(line), 0);
    assert_int_equal(publish(desk), EX_OK);
    /* It died just before the last step, and another in the middle of a file. */
    snprintf(line, sizeof line,
             "mv %s.1 %s; cd %s/aanbod/dorp; echo x >latest.minisig.tmp-abcdef; echo x "
             ">g/0000000003-0123456789abcdef.db.tmp-abcdef",
             pointer, pointer, desk->to);
    assert_int_equal(system(line), 0);
    assert_int_equal(newest(desk), 1);
    assert_int_equal(publish(desk), EX_OK);
    assert_int_equal(newest(desk), 3);
    file_of(desk, 1, ".db", data);
    file_of(desk, 3, ".db.minisig", signature);
    assert_int_equal(count_files(desk, "g", ""), 4);
    assert_int_equal(count_files(desk, "", ".tmp-abcdef"), 0);
}

static void a_pointer_that_is_lost_or_cut_comes_back_and_a_changed_one_stops(void **state)
{
    struct desk *desk = *state;
    char pointer[PATH + 64], line[2 * LINE];
    snprintf(pointer, sizeof pointer, "%s/aanbod/dorp/latest.minisig", desk->to);
    assert_int_equal(publish(desk), EX_OK);
    unlink(pointer);
    assert_int_equal(publish(desk), EX_OK);
    said(desk, "0 nieuw, 0 gewijzigd, 0 weg");
    assert_int_equal(newest(desk), 2);
    assert_int_equal(truncate(pointer, 100), 0);
    assert_int_equal(publish(desk), EX_OK);
    assert_int_equal(newest(desk), 3);
    snprintf(line, sizeof line, "sed -i s/gen=3/gen=4/ %s", pointer);
    assert_int_equal(system(line), 0);
    assert_int_equal(publish(desk), EX_DATAERR);
    said(desk, "de handtekening klopt niet");
    unlink(pointer);
    assert_int_equal(symlink("/etc/hostname", pointer), 0);
    assert_int_equal(publish(desk), EX_DATAERR);
    said(desk, "symbolische koppeling");
    unlink(pointer);
    assert_int_equal(PUBLISH(desk, "--after", "41", NULL), EX_OK);
    assert_int_equal(newest(desk), 42);
}

static void when_what_is_out_cannot_be_read_somebody_must_say_yes(void **state)
{
    struct desk *desk = *state;
    char data[LINE];
    assert_int_equal(publish(desk), EX_OK);
    file_of(desk, 1, ".db", data);
    assert_int_equal(truncate(data, 4096), 0);
    assert_int_equal(publish(desk), EX_DATAERR);
    said(desk, "het bestand is nog niet volledig");
    said(desk, "wat verandert is niet te zien");
    assert_int_equal(PUBLISH(desk, "--yes", NULL), EX_OK);
    assert_int_equal(newest(desk), 2);
}

static void release_is(const json_t *release, int generation, bool good, bool newest)
{
    assert_int_equal(json_integer_value(json_object_get(release, "generation")), generation);
    assert_int_equal(json_is_true(json_object_get(release, "good")), good);
    assert_int_equal(json_is_true(json_object_get(release, "newest")), newest);
    assert_int_equal(json_is_integer(json_object_get(release, "created")), good);
}

static void the_log_shows_what_is_out_and_what_a_kiosk_would_refuse(void **state)
{
    struct desk *desk = *state;
    char data[LINE];
#define LOG(...) fixture_run(&desk->fixture, &log_command, "--to", desk->to, "--channel", "dorp", __VA_ARGS__)
    assert_int_equal(LOG(NULL), EX_NOINPUT);
    said(desk, "in dit kanaal is nog niets gepubliceerd");
    for (int i = 0; i < 3; i++)
        assert_int_equal(publish(desk), EX_OK);
    assert_int_equal(LOG(NULL), EX_OK);
    assert_true(strncmp(desk->fixture.told, "3  20", 5) == 0);
    assert_non_null(strstr(desk->fixture.told, "  nieuwste  niet nagekeken\n2  20"));
    if (!strstr(desk->fixture.told, " 8 kaarten  sleutel "))
        fail_msg("%s", desk->fixture.told);
    assert_int_equal(LOG("--json", NULL), EX_OK);
    json_t *unchecked = json_loads(desk->fixture.told, 0, NULL),
           *first = json_array_get(json_object_get(unchecked, "releases"), 0);
    assert_true(json_is_null(json_object_get(first, "good")));
    assert_int_equal(json_integer_value(json_object_get(first, "cards")), 8);
    json_decref(unchecked);
    assert_int_equal(LOG("--keys", desk->public_key, NULL), EX_OK);
    assert_null(strstr(desk->fixture.told, "niet nagekeken"));
    assert_int_equal(fixture_run(&desk->fixture, &log_command, "--to", "/weg", "--channel", "dorp", NULL),
                     EX_NOINPUT);
    said(desk, "/weg: deze map bestaat niet; kijk --to na");
    assert_int_equal(LOG("--keys", desk->public_key, "--json", NULL), EX_OK);
    json_t *told = json_loads(desk->fixture.told, 0, NULL), *releases = json_object_get(told, "releases");
    assert_int_equal(json_array_size(releases), 3);
    release_is(json_array_get(releases, 0), 3, true, true);
    release_is(json_array_get(releases, 2), 1, true, false);
    json_decref(told);
    file_of(desk, 2, ".db", data);
    assert_int_equal(truncate(data, 4096), 0);
    file_of(desk, 1, ".db.minisig", data);
    assert_int_equal(truncate(data, 40), 0);
    assert_int_equal(LOG("--keys", desk->public_key, NULL), EX_DATAERR);
    assert_non_null(strstr(desk->fixture.told, "geweigerd: "));
    assert_non_null(strstr(desk->fixture.told, "het bestand is nog niet volledig: 4096 van"));
    assert_non_null(strstr(desk->fixture.told, "\n1  geweigerd: "));
    assert_int_equal(LOG("--keys", desk->public_key, "--json", NULL), EX_DATAERR);
    told = json_loads(desk->fixture.told, 0, NULL);
    releases = json_object_get(told, "releases");
    release_is(json_array_get(releases, 2), 1, false, false);
    assert_int_equal(json_integer_value(json_object_get(told, "errors")), 2);
    json_decref(told);
    assert_int_equal(fixture_run(&desk->fixture, &log_command, "--to", desk->to, NULL), EX_USAGE);
}

/* A release of long ago, or of the future, that nobody opens. */
static void put_release(const struct desk *desk, int64_t generation, int64_t created, bool point)
{
    struct publisher publisher = looking(desk);
    struct digest digest = digest_of("x", 1);
    struct release release = {.channel = "dorp",
                              .epoch = 1,
                              .generation = generation,
                              .size = 1,
                              .schema = 1,
                              .created = created,
                              .stale_days = 7,
                              .percent = 100};
    struct err err = {""};
    char comment[SIGNATURE_COMMENT_MAX + 1], signature[SIGNATURE_TEXT_MAX];
    memcpy(release.digest, digest.bytes, sizeof release.digest);
    release_format(&release, comment);
    secret_sign(&publisher.secret, &digest, comment, signature);
    assert_true(channel_put(&publisher.channel, &release, signature, "x", &err));
    assert_true(!point || channel_point(&publisher.channel, signature, &err));
    publisher_close(&publisher);
}

static void old_releases_go_but_never_the_last_ten(void **state)
{
    struct desk *desk = *state;
    assert_int_equal(PUBLISH(desk, "--after", "12", NULL), EX_OK);
    for (int generation = 1; generation <= 12; generation++)
        put_release(desk, generation, 1000, false);
    assert_int_equal(publish(desk), EX_OK);
    assert_int_equal(newest(desk), 14);
    assert_int_equal(count_files(desk, "g", ".minisig"), 10);
    assert_int_equal(count_files(desk, "g", ".db"), 10);
    char path[LINE];
    file_of(desk, 5, ".db", path);
}

static void a_clock_that_is_behind_is_said(void **state)
{
    struct desk *desk = *state;
    put_release(desk, 1, 90000000000, true);
    assert_int_equal(publish(desk), EX_DATAERR); /* what is out is no publication */
    said(desk, "wat verandert is niet te zien");
    assert_int_equal(PUBLISH(desk, "--yes", NULL), EX_OK);
    said(desk, "de klok van deze computer staat vroeger dan die waarmee uitgave 1 gemaakt is");
    assert_int_equal(newest(desk), 2);
}

int main(void)
{
#define DESK_TEST(test) cmocka_unit_test_setup_teardown(test, desk_open, desk_close)
    const struct CMUnitTest tests[] = {
        DESK_TEST(keygen_makes_a_pair_and_never_overwrites),
        DESK_TEST(a_publication_goes_out_whole_and_stock_minisign_verifies_it),
        DESK_TEST(rows_that_stand_only_in_the_wal_are_published),
        DESK_TEST(a_wal_that_is_lost_or_not_its_own_is_refused),
        DESK_TEST(what_cannot_be_published_is_said_and_nothing_stays),
        DESK_TEST(what_changes_for_families_is_shown),
        DESK_TEST(when_much_would_vanish_somebody_must_say_yes),
        DESK_TEST(a_kiosk_that_missed_steps_is_told_that_little_is_left),
        DESK_TEST(at_a_terminal_the_question_is_asked),
        DESK_TEST(a_passphrase_is_asked_twice_not_shown_and_opens_the_key),
        DESK_TEST(old_content_comes_back_under_a_new_number),
        DESK_TEST(another_key_publishes_when_kiosks_trust_both),
        DESK_TEST(who_looked_before_another_published_is_told),
        DESK_TEST(of_many_publishers_each_generation_has_one),
        DESK_TEST(what_a_dead_publisher_left_is_cleared_and_its_number_not_given_again),
        DESK_TEST(a_pointer_that_is_lost_or_cut_comes_back_and_a_changed_one_stops),
        DESK_TEST(when_what_is_out_cannot_be_read_somebody_must_say_yes),
        DESK_TEST(the_log_shows_what_is_out_and_what_a_kiosk_would_refuse),
        DESK_TEST(old_releases_go_but_never_the_last_ten),
        DESK_TEST(a_clock_that_is_behind_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
