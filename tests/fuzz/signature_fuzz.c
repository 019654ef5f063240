/* Any bytes taken for a signature, a trusted comment, public keys, a secret key or a file's name: nothing is
 * read past their end, nothing is accepted that no key signed, and what is understood reads back the same. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "store/release.h"
#include "store/secret.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool good)
{
    if (!good)
        abort();
}

/* The one signature that the fuzzer could find is that of this comment, which it does not know. */
static void fuzz_signature(const char *text, size_t length)
{
    static struct keys keys;
    struct secret secret;
    struct release release;
    struct err err = {""};
    if (keys.count == 0) {
        secret_init(&secret);
        keys = (struct keys){{secret.key}, 1};
        memcpy(keys.items[0].id, "wegwijze", KEY_ID_BYTES); /* so that it gets as far as the check */
    }
    struct release_terms terms = {"gent", &keys, 41};
    enum release_verdict verdict = release_read(text, length, &terms, &release, &err);
    must(verdict == RELEASE_MALFORMED || verdict == RELEASE_LEGACY || verdict == RELEASE_STRANGER ||
         verdict == RELEASE_FORGED);
    must(err.text[0] != '\0');
}

/* What is signed in the right way, whatever it says. */
static void fuzz_comment(const char *comment)
{
    struct release release, again;
    char text[SIGNATURE_COMMENT_MAX + 1], twice[SIGNATURE_COMMENT_MAX + 1];
    if (!release_parse(comment, &release))
        return;
    must(release_channel_valid(release.channel) && release.generation > 0 && release.size > 0);
    release_format(&release, text);
    must(release_parse(text, &again));
    release_format(&again, twice);
    must(strcmp(text, twice) == 0 && strncmp(text, comment, (size_t)(strstr(text, " pct=") - text)) == 0);
}

static void fuzz_keys(const char *text, size_t length)
{
    struct keys keys, again;
    struct err err = {""};
    char file[160];
    if (!keys_parse(text, length, &keys, &err)) {
        must(err.text[0] != '\0');
        return;
    }
    must(keys.count >= 1 && keys.count <= KEYS_MAX);
    public_key_format(&keys.items[keys.count - 1], file);
    must(keys_parse(file, strlen(file), &again, &err) && again.count == 1);
    must(memcmp(&again.items[0], &keys.items[keys.count - 1], sizeof again.items[0]) == 0);
}

static void fuzz_secret(const char *text, size_t length)
{
    struct secret_file file;
    struct secret secret;
    struct err err = {""};
    if (secret_file_parse(text, length, &file, &err) && !file.locked &&
        !secret_open(&file, NULL, &secret, &err))
        must(err.text[0] != '\0');
}

static void fuzz_name(const char *name)
{
    int64_t generation = 0;
    if (release_name_parse(name, ".db", &generation))
        must(generation > 0 && strlen(name) == RELEASE_NAME_BYTES - 1 + 3 && !strchr(name, '/'));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    /* A copy of exactly this size, so that a read past its end is seen. */
    char *text = malloc(size - 1 ? size - 1 : 1), *string = malloc(size);
    must(text && string);
    memcpy(text, data + 1, size - 1);
    memcpy(string, data + 1, size - 1);
    string[size - 1] = '\0';
    if (data[0] == 'c')
        fuzz_comment(string);
    else if (data[0] == 'k')
        fuzz_keys(text, size - 1);
    else if (data[0] == 's')
        fuzz_secret(text, size - 1);
    else if (data[0] == 'n')
        fuzz_name(string);
    else
        fuzz_signature(text, size - 1);
    free(text);
    free(string);
    return 0;
}
