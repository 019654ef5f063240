#include "tool/import/swap.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/path.h"
#include "tool/sheet/workbook.h"

enum { PATH = 4300, LIST_MAX = 1 << 16 };

static const char new_ending[] = ".invoer-nieuw", old_ending[] = ".invoer-oud", list_name[] = "_invoer.lijst";
static const size_t file_max = (size_t)1 << 30;

static const char *beside(char out[PATH], const char *path, const char *ending)
{
    snprintf(out, PATH, "%.*s%s", PATH - 32, path, ending);
    return out;
}

static const char *inside(char out[PATH], const char *folder, const char *name)
{
    snprintf(out, PATH, "%s/%s", folder, name);
    return out;
}

static bool rename_to(const char *from, const char *to, struct err *err)
{
    return rename(from, to) == 0 || err_set(err, "%s: %s", to, path_why(errno));
}

static void folder_sync(const char *folder)
{
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return;
    fsync(fd);
    close(fd);
}

/* The file still holds these bytes. */
static bool file_holds(const char *path, const char *bytes, size_t length)
{
    char *now;
    size_t now_length;
    struct err err;
    if (!path_read(path, file_max, &now, &now_length, &err))
        return false;
    bool same = now_length == length && memcmp(now, bytes, length) == 0;
    free(now);
    return same;
}

static bool file_same(const struct swap_file *file, struct err *err)
{
    char lock[WORKBOOK_LOCK_BYTES];
    if (workbook_is_open(file->path, lock))
        return err_set(err,
                       "%s: deze tabel staat open in een rekenblad; sluit ze daar en probeer opnieuw (staat "
                       "ze nergens open, haal dan %s weg)",
                       file->path, lock);
    struct stat info;
    if (stat(file->path, &info) == 0 && !(info.st_mode & 0222))
        return err_set(err, "%s: dit is alleen-lezen; geef jezelf schrijfrechten en probeer opnieuw",
                       file->path);
    bool same =
        file->there ? file_holds(file->path, file->was, file->was_length) : access(file->path, F_OK) != 0;
    return same || err_set(err, "%s: iemand bewaarde deze tabel intussen; probeer opnieuw", file->path);
}

/* Bytes beside the file, with its permissions. */
static bool beside_write(const struct swap_file *file, const char *ending, const char *bytes, size_t length,
                         struct err *err)
{
    char path[PATH];
    struct stat info;
    if (!path_write(beside(path, file->path, ending), bytes, length, err))
        return false;
    return stat(file->path, &info) != 0 || chmod(path, info.st_mode & 07777) == 0 ||
           err_set(err, "%s: %s", path, path_why(errno));
}

static bool file_stage(const struct swap_file *file, struct err *err)
{
    return beside_write(file, new_ending, file->bytes, file->length, err) &&
           (!file->there || beside_write(file, old_ending, file->was, file->was_length, err));
}

/* The list is what makes it happen: "=offer.csv" for a file that was there, "+offer.csv" for a new one. */
static bool list_write(const char *folder, const struct swap_file *files, int count, struct err *err)
{
    char path[PATH], text[LIST_MAX];
    size_t used = 0;
    for (int i = 0; i < count && used < sizeof text; i++) {
        const char *slash = strrchr(files[i].path, '/');
        used += (size_t)snprintf(text + used, sizeof text - used, "%c%s\n", files[i].there ? '=' : '+',
                                 slash ? slash + 1 : files[i].path);
    }
    return path_write(inside(path, folder, list_name), text, used, err);
}

static bool file_swap(const char *path, struct err *err)
{
    char new[PATH];
    return rename_to(beside(new, path, new_ending), path, err);
}

/* The new bytes go back first, so that at each step the list can still be followed. */
static bool file_unswap(const struct swap_file *file)
{
    char path[PATH];
    struct err err;
    return rename_to(file->path, beside(path, file->path, new_ending), &err) &&
           (!file->there || rename_to(beside(path, file->path, old_ending), file->path, &err));
}

static void besides_clear(const char *path)
{
    char beside_path[PATH];
    unlink(beside(beside_path, path, new_ending));
    unlink(beside(beside_path, path, old_ending));
}

static void list_clear(const char *folder)
{
    char path[PATH];
    folder_sync(folder);
    unlink(inside(path, folder, list_name));
    folder_sync(folder);
}

/* All, or back. */
static bool list_follow(const char *folder, const struct swap_file *files, int count, struct err *err)
{
    int swapped = 0;
    bool ok = true, back = true;
    for (; ok && swapped < count; swapped += ok)
        ok = file_swap(files[swapped].path, err);
    while (!ok && back && swapped > 0)
        back = file_unswap(&files[--swapped]);
    if (!back)
        return err_set(err,
                       "%s: de invoer bleef halverwege steken en ik kan niet terug; herstel de schijf of de "
                       "rechten en voer opnieuw in, dan wordt ze eerst afgemaakt",
                       folder);
    list_clear(folder);
    return ok;
}

bool swap_stopped(const char *folder)
{
    char path[PATH];
    return access(inside(path, folder, list_name), F_OK) == 0;
}

bool swap_files(const char *folder, struct swap_file *files, int count, struct err *err)
{
    bool ok = path_make_dirs(folder, err);
    for (int i = 0; ok && i < count; i++)
        ok = file_stage(&files[i], err);
    for (int i = 0; ok && i < count; i++)
        ok = file_same(&files[i], err);
    bool listed = ok && list_write(folder, files, count, err);
    ok = listed && list_follow(folder, files, count, err);
    for (int i = 0; i < count; i++) {
        if (!swap_stopped(folder))
            besides_clear(files[i].path);
        free(files[i].bytes);
    }
    return ok;
}

/* What stands under a name of the list may be replaced when nobody changed it since. */
static bool name_free(const char *path, bool was_there)
{
    char old[PATH], *bytes;
    size_t length;
    struct err err;
    if (access(path, F_OK) != 0)
        return true;
    if (!was_there || !path_read(beside(old, path, old_ending), file_max, &bytes, &length, &err))
        return false;
    bool same = file_holds(path, bytes, length);
    free(bytes);
    return same;
}

/* Does one thing with each name of the list whose new bytes have not taken its place. */
static bool list_each(const char *folder, const char *list, bool swap, struct err *err)
{
    char path[PATH], new[PATH], name[256];
    for (const char *line = list, *end; *line; line = end + (*end == '\n')) {
        end = line + strcspn(line, "\n");
        if (end == line)
            continue;
        snprintf(name, sizeof name, "%.*s", (int)(end - line - 1), line + 1);
        inside(path, folder, name);
        bool waits = !strchr(name, '/') && access(beside(new, path, new_ending), F_OK) == 0;
        if (waits && !swap && !name_free(path, *line == '='))
            return err_set(err,
                           "%s: een vorige invoer brak af en deze tabel is sindsdien veranderd; neem over "
                           "wat je wil houden uit %s, wis dat bestand en probeer opnieuw",
                           path, new);
        if (waits && swap && !file_swap(path, err))
            return false;
    }
    return true;
}

static bool ends_in(const char *name, const char *ending)
{
    const char *at = strstr(name, ending);
    return at && (!at[strlen(ending)] || strncmp(at + strlen(ending), ".tmp-", 5) == 0);
}

static void folder_clear(const char *folder)
{
    char path[PATH];
    DIR *all = opendir(folder);
    for (struct dirent *entry; all && (entry = readdir(all));)
        if (ends_in(entry->d_name, new_ending) || ends_in(entry->d_name, old_ending) ||
            (ends_in(entry->d_name, list_name) && strcmp(entry->d_name, list_name) != 0))
            unlink(inside(path, folder, entry->d_name));
    if (all)
        closedir(all);
}

bool swap_finish(const char *folder, struct err *err)
{
    char path[PATH], *list = NULL;
    size_t length;
    inside(path, folder, list_name);
    if (swap_stopped(folder)) {
        bool ok = path_read(path, LIST_MAX, &list, &length, err) && list_each(folder, list, false, err) &&
                  list_each(folder, list, true, err);
        free(list);
        if (!ok)
            return false;
        list_clear(folder);
    }
    folder_clear(folder);
    return true;
}
