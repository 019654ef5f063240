#include "fixture.h"

#include <stdlib.h>

#include "store/hash.h"

enum { LENGTH = 10000, PART = 4096 };

static unsigned long long hash_of(const char *bytes, size_t length, size_t part)
{
    struct hash hash;
    hash_init(&hash);
    for (size_t at = 0; at < length; at += part)
        hash_add(&hash, bytes + at, length - at < part ? length - at : part);
    return hash_value(&hash);
}

static void parts_hash_as_the_whole(void **state)
{
    (void)state;
    size_t length;
    char *bytes = fixture_bytes(NULL, &length);
    for (size_t cut = 0; cut < 100; cut++)
        assert_true(hash_of(bytes, length - cut, PART) == hash_of(bytes, length - cut, length));
    free(bytes);
}

static void every_bit_and_every_length_counts(void **state)
{
    (void)state;
    char bytes[LENGTH] = {0};
    unsigned long long whole = hash_of(bytes, LENGTH, LENGTH);
    for (int i = 0; i < LENGTH; i++) {
        bytes[i] ^= (char)(1 << i % 8);
        assert_true(hash_of(bytes, LENGTH, LENGTH) != whole);
        bytes[i] = 0;
        assert_true(hash_of(bytes, (size_t)i, LENGTH) != whole);
    }
    assert_true(hash_of(bytes, 0, PART) != 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parts_hash_as_the_whole),
        cmocka_unit_test(every_bit_and_every_length_counts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
