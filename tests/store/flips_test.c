#include "fixture.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/path.h"

enum { FLIPS = 2000, BYTES_CAP = 64 << 20, HANG_S = 60 };

struct counts {
    int tried, opened;
};

/* Opens a copy and asks it what screens ask; an alarm ends the test when that takes forever. */
static void try_bytes(char *bytes, size_t length, struct counts *counts)
{
    struct store *store;
    struct err err = {""};
    alarm(HANG_S);
    counts->tried++;
    if (store_open_bytes("kopie", bytes, length, NULL, &store, &err)) {
        counts->opened++;
        fixture_ask_some(store, fixture_now(), (unsigned)counts->tried);
        store_close(store);
    } else {
        assert_true(err.text[0] != '\0' && !strchr(err.text, '\n'));
    }
    alarm(0);
}

static unsigned long long random_next(unsigned long long *seed)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 7;
    *seed ^= *seed << 17;
    return *seed;
}

/* The publication of Essen that `make` built beside this program; the small invented one when there is none. */
static char *publication(size_t *length)
{
    char path[4096], *bytes;
    ssize_t used = readlink("/proc/self/exe", path, sizeof path - 64);
    path[used > 0 ? used : 0] = '\0';
    for (char *slash; (slash = strrchr(path, '/')) != NULL && slash > path;) {
        strcpy(slash, "/data/essen.sqlite");
        struct stat info;
        if (stat(path, &info) == 0 && path_read(path, BYTES_CAP, &bytes, length, NULL))
            return bytes;
        *slash = '\0';
    }
    printf("no data/essen.sqlite was built: the small invented publication is flipped\n");
    return fixture_bytes(NULL, length);
}

static void flipped_bits_neither_crash_nor_hang(void **state)
{
    (void)state;
    size_t length;
    char *bytes = publication(&length);
    const char *asked = getenv("FLIPS");
    int flips = asked ? atoi(asked) : FLIPS;
    unsigned long long seed = 20261125;
    struct counts counts = {0, 0};
    for (int i = 0; i < flips; i++) {
        char *copy = malloc(length);
        memcpy(copy, bytes, length);
        /* Mostly one bit anywhere; now and then several, or one in the header and the schema. */
        size_t within = i % 4 == 3 && length > 16384 ? 16384 : length;
        for (int bits = i % 8 == 7 ? 12 : 1; bits > 0; bits--)
            copy[random_next(&seed) % within] ^= (char)(1 << random_next(&seed) % 8);
        try_bytes(copy, length, &counts);
    }
    printf("%d flipped copies of %zu bytes, %d opened\n", counts.tried, length, counts.opened);
    assert_int_equal(counts.tried, flips);
    free(bytes);
}

static void no_file_of_a_collection_crashes_or_hangs(void **state)
{
    (void)state;
    const char *folder = getenv("CORRUPT_DIR");
    if (!folder) {
        printf("CORRUPT_DIR names no folder with broken databases\n");
        skip();
    }
    DIR *directory = opendir(folder);
    assert_non_null(directory);
    struct counts counts = {0, 0};
    for (struct dirent *entry; (entry = readdir(directory)) != NULL;) {
        char path[4096], *bytes;
        size_t length;
        snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        if (!path_read(path, BYTES_CAP, &bytes, &length, NULL))
            continue;
        /* As it is, and with a header that claims to be a publication. */
        char *copy = malloc(length + 1);
        memcpy(copy, bytes, length);
        if (length > 72) {
            memcpy(copy + 60, "\0\0\0\1", 4);
            memcpy(copy + 68, "WegW", 4);
            memcpy(copy + 18, "\1\1", 2);
        }
        try_bytes(bytes, length, &counts);
        try_bytes(copy, length, &counts);
    }
    closedir(directory);
    printf("%d broken databases, %d opened\n", counts.tried, counts.opened);
    assert_int_equal(counts.opened, 0);
    assert_true(counts.tried > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(flipped_bits_neither_crash_nor_hang),
        cmocka_unit_test(no_file_of_a_collection_crashes_or_hangs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
