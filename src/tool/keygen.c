/* `wegwijzer-data keygen`: makes the keys that sign publications. */
#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sysexits.h>
#include <unistd.h>

#include "base/path.h"
#include "store/secret.h"
#include "tool/commands.h"
#include "tool/release/release_json.h"
#include "tool/talk/prompt.h"
#include "tool/talk/report_json.h"

enum { PATH_BYTES = 4096 };

enum { OPTION_JSON };

static const struct option_spec options[] = {
    {"json", 'j', NULL, MN_("toont het resultaat als JSON")},
    {0},
};

static int run_keygen(int argc, char **argv);

const struct command keygen_command = {
    .name = "keygen",
    .usage = MN_("PREFIX [--json]"),
    .summary = MN_("maakt de sleutels waarmee je publicaties tekent en kiosken ze herkennen"),
    .help = MN_(
        "PREFIX.key is geheim en blijft bij wie publiceert; maak er een kopie van op een veilige plaats.\n"
        "PREFIX.pub is openbaar en gaat naar elke kiosk. Beide zijn sleutels van minisign.\n"
        "De map van PREFIX wordt gemaakt als ze er nog niet is. Aan een terminal vraagt de opdracht een "
        "wachtzin; leeg is geen wachtzin."),
    .options = options,
    .run = run_keygen,
};

/* Writes a file that must not be there yet; what could not be written whole is taken away. */
static bool file_create(const char *path, mode_t mode, const char *text, struct err *err)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode);
    if (fd < 0)
        return err_set(err, "%s: %s", path,
                       errno == EEXIST
                           ? M_("dit bestand staat er al en wordt niet overschreven; kies een andere naam")
                           : path_why(errno));
    bool good = descriptor_write(fd, text, strlen(text));
    int saved = errno;
    if (close(fd) != 0 && good) {
        good = false;
        saved = errno;
    }
    if (good)
        return true;
    unlink(path);
    return err_set(err, "%s: %s", path, path_why(saved));
}

static bool passphrase_ask(char passphrase[PASSPHRASE_BYTES], struct err *err)
{
    char again[PASSPHRASE_BYTES];
    passphrase[0] = '\0';
    if (!prompt_possible())
        return true;
    bool same = prompt_passphrase(M_("Wachtzin (leeg: geen):"), passphrase) &&
                prompt_passphrase(M_("Nog eens:"), again) && strcmp(passphrase, again) == 0;
    explicit_bzero(again, sizeof again);
    return same || err_set(err, "dat was niet twee keer dezelfde wachtzin; probeer opnieuw");
}

/* The folder that the keys go to, for their owner alone when it is new; one level, for a path that is wrong stays wrong. */
static void folder_make(const char *prefix)
{
    char folder[PATH_BYTES];
    snprintf(folder, sizeof folder, "%s", prefix);
    char *slash = strrchr(folder, '/');
    if (!slash || slash == folder)
        return;
    *slash = '\0';
    mkdir(folder, 0700);
}

static bool keys_write(const char *prefix, const struct secret *secret, const char *text, struct err *err)
{
    char path[PATH_BYTES], public_text[160], public_path[PATH_BYTES];
    public_key_format(&secret->key, public_text);
    snprintf(path, sizeof path, "%s.key", prefix);
    snprintf(public_path, sizeof public_path, "%s.pub", prefix);
    folder_make(prefix);
    if (!file_create(public_path, 0644, public_text, err))
        return false;
    if (file_create(path, 0600, text, err))
        return true;
    unlink(public_path);
    return false;
}

static void made_say(const char *prefix, const struct public_key *key, bool locked, bool json)
{
    char name[PATH_BYTES], public_name[PATH_BYTES], id[KEY_NAME_BYTES];
    if (!json) {
        printf(M_("%s.key: geheim, om te publiceren; bewaar ook een kopie op een veilige plaats\n"
                  "%s.pub: openbaar, voor elke kiosk (--keys)\n"),
               prefix, prefix);
        return;
    }
    snprintf(name, sizeof name, "%s.key", prefix);
    snprintf(public_name, sizeof public_name, "%s.pub", prefix);
    key_name(key, id);
    result_print(json_pack("{s:b, s:o, s:o, s:s, s:b}", "made", true, "secret", text_json(name), "public",
                           text_json(public_name), "key", id, "passphrase", locked));
}

static int keys_make(const char *prefix, bool json)
{
    struct err err = {""};
    struct secret secret;
    struct public_key key = {.id = {0}};
    char passphrase[PASSPHRASE_BYTES], text[SECRET_TEXT_BYTES];
    bool good = passphrase_ask(passphrase, &err), locked = passphrase[0] != '\0';
    if (good) {
        secret_init(&secret);
        key = secret.key;
        good = secret_format(&secret, locked ? passphrase : NULL, text, &err) &&
               keys_write(prefix, &secret, text, &err);
        secret_release(&secret);
    }
    explicit_bzero(passphrase, sizeof passphrase);
    explicit_bzero(text, sizeof text);
    if (!good)
        return failure_say(json, &err, EX_CANTCREAT);
    made_say(prefix, &key, locked, json);
    return EX_OK;
}

static int run_keygen(int argc, char **argv)
{
    bool json = false;
    for (int option; (option = command_option(&keygen_command, argc, argv)) != -1;) {
        if (option < 0)
            return option == -3 ? EX_OK : EX_USAGE;
        json = json || option == OPTION_JSON;
    }
    if (argc - optind != 1 || !argv[optind][0])
        return command_usage(&keygen_command,
                             "hoe moeten de sleutels heten? geef één naam, zoals sleutels/essen");
    if (strlen(argv[optind]) + sizeof ".key" > PATH_BYTES)
        return command_usage(&keygen_command, "die naam is te lang");
    return keys_make(argv[optind], json);
}
