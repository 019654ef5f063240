/* cut.so, loaded before a program with LD_PRELOAD: the power goes just before its CUT_AT-th call that changes a disk.
 *
 * Shape:  CUT_MOUNT is where an ext4 lies on a loop device; its FS_IOC_SHUTDOWN with CUT_FLAGS stops it at once (1:
 *         what was journalled reaches the disk, 2: not even that), and the program ends with 77. CUT_AT=0 cuts nothing;
 *         CUT_COUNT names a file for the number of calls. CUT_NOFSYNC=1 makes fsync lie, CUT_INPLACE=1 makes a rename a
 *         copy into the file that is there: negative controls, of which the tests must see that they lose.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#define SHUTDOWN _IOR('X', 125, uint32_t)

static long calls;

static long number(const char *name)
{
    const char *text = getenv(name);
    return text ? atol(text) : 0;
}

static void change(void)
{
    static long at = -1;
    if (at < 0)
        at = number("CUT_AT");
    if (++calls != at)
        return;
    uint32_t flags = (uint32_t)number("CUT_FLAGS");
    int mount = (int)syscall(SYS_openat, AT_FDCWD, getenv("CUT_MOUNT"), O_RDONLY);
    if (mount < 0 || ioctl(mount, SHUTDOWN, &flags) != 0)
        syscall(SYS_exit_group, 78);
    syscall(SYS_exit_group, 77);
}

__attribute__((destructor)) static void count_write(void)
{
    const char *name = getenv("CUT_COUNT");
    FILE *file = name ? fopen(name, "w") : NULL;
    if (file) {
        fprintf(file, "%ld\n", calls);
        fclose(file);
    }
}

ssize_t write(int fd, const void *bytes, size_t length)
{
    change();
    return syscall(SYS_write, fd, bytes, length);
}

ssize_t pwrite(int fd, const void *bytes, size_t length, off_t at)
{
    change();
    return syscall(SYS_pwrite64, fd, bytes, length, at);
}

ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t at)
{
    change();
    return syscall(SYS_pwrite64, fd, bytes, length, at);
}

static int open_any(int folder, const char *path, int flags, mode_t mode)
{
    if (flags & (O_CREAT | O_TRUNC))
        change();
    return (int)syscall(SYS_openat, folder, path, flags, mode);
}

#define MODE(flags, mode)                                                                                    \
    mode_t mode = 0;                                                                                         \
    if ((flags) & (O_CREAT | O_TMPFILE)) {                                                                   \
        va_list arguments;                                                                                   \
        va_start(arguments, flags);                                                                          \
        mode = va_arg(arguments, mode_t);                                                                    \
        va_end(arguments);                                                                                   \
    }

int open(const char *path, int flags, ...)
{
    MODE(flags, mode)
    return open_any(AT_FDCWD, path, flags, mode);
}

int open64(const char *path, int flags, ...)
{
    MODE(flags, mode)
    return open_any(AT_FDCWD, path, flags, mode);
}

int openat(int folder, const char *path, int flags, ...)
{
    MODE(flags, mode)
    return open_any(folder, path, flags, mode);
}

int openat64(int folder, const char *path, int flags, ...)
{
    MODE(flags, mode)
    return open_any(folder, path, flags, mode);
}

int fsync(int fd)
{
    change();
    return number("CUT_NOFSYNC") ? 0 : (int)syscall(SYS_fsync, fd);
}

int fdatasync(int fd)
{
    change();
    return number("CUT_NOFSYNC") ? 0 : (int)syscall(SYS_fdatasync, fd);
}

int ftruncate(int fd, off_t length)
{
    change();
    return (int)syscall(SYS_ftruncate, fd, length);
}

int ftruncate64(int fd, off64_t length)
{
    change();
    return (int)syscall(SYS_ftruncate, fd, length);
}

/* Writes what one file holds into another as a careless program would: the old is gone before the new is there. */
static int copy_over(int from_folder, const char *from, int to_folder, const char *to)
{
    char bytes[65536];
    int in = (int)syscall(SYS_openat, from_folder, from, O_RDONLY);
    change();
    int out = (int)syscall(SYS_openat, to_folder, to, O_WRONLY | O_CREAT | O_TRUNC, 0644);
    for (ssize_t got; (got = read(in, bytes, sizeof bytes)) > 0;) {
        change();
        syscall(SYS_write, out, bytes, got);
    }
    close(in);
    close(out);
    change();
    return (int)syscall(SYS_unlinkat, from_folder, from, 0);
}

int renameat(int from_folder, const char *from, int to_folder, const char *to)
{
    change();
    if (number("CUT_INPLACE"))
        return copy_over(from_folder, from, to_folder, to);
    return (int)syscall(SYS_renameat2, from_folder, from, to_folder, to, 0);
}

int rename(const char *from, const char *to)
{
    return renameat(AT_FDCWD, from, AT_FDCWD, to);
}

int linkat(int from_folder, const char *from, int to_folder, const char *to, int flags)
{
    change();
    return (int)syscall(SYS_linkat, from_folder, from, to_folder, to, flags);
}

int link(const char *from, const char *to)
{
    return linkat(AT_FDCWD, from, AT_FDCWD, to, 0);
}

int unlinkat(int folder, const char *path, int flags)
{
    change();
    return (int)syscall(SYS_unlinkat, folder, path, flags);
}

int unlink(const char *path)
{
    return unlinkat(AT_FDCWD, path, 0);
}

int mkdirat(int folder, const char *path, mode_t mode)
{
    change();
    return (int)syscall(SYS_mkdirat, folder, path, mode);
}

int mkdir(const char *path, mode_t mode)
{
    return mkdirat(AT_FDCWD, path, mode);
}

int fchmod(int fd, mode_t mode)
{
    change();
    return (int)syscall(SYS_fchmod, fd, mode);
}
