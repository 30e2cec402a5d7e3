/* What a power cut leaves: keeps a second copy of each file below $POWERCUT_FROM as it was at its last flush, below $POWERCUT_TO. Loaded with
   LD_PRELOAD. Writes to files that were opened with O_SYNC or O_DSYNC count as flushed. Names of files count as flushed with the file. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static int shadow_path(int fd, char *path, size_t size) {
    char link[64], name[4096];
    const char *from = getenv("POWERCUT_FROM"), *to = getenv("POWERCUT_TO");
    if (!from || !to) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, name, sizeof name - 1);
    if (length <= 0) return 0;
    name[length] = 0;
    if (strncmp(name, from, strlen(from)) != 0) return 0;
    snprintf(path, size, "%s%s", to, strrchr(name, '/'));
    return 1;
}

static void keep(int fd) {
    char path[8192], part[8200], buffer[65536];
    if (!shadow_path(fd, path, sizeof path)) return;
    pthread_mutex_lock(&lock);
    snprintf(part, sizeof part, "%s.part", path);
    int out = open(part, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    static ssize_t (*read_at)(int, void *, size_t, off_t);
    if (!read_at) read_at = dlsym(RTLD_NEXT, "pread");
    char self[64];
    snprintf(self, sizeof self, "/proc/self/fd/%d", fd);
    int in = open(self, O_RDONLY);
    ssize_t read;
    for (off_t at = 0; in >= 0 && (read = read_at(in, buffer, sizeof buffer, at)) > 0; at += read)
        if (write(out, buffer, read) != read) break;
    if (in >= 0) close(in);
    close(out);
    rename(part, path);
    pthread_mutex_unlock(&lock);
}

int fsync(int fd) {
    int (*real)(int) = dlsym(RTLD_NEXT, "fsync");
    int result = real(fd);
    int saved = errno;
    if (result == 0) keep(fd);
    errno = saved;
    return result;
}

int fdatasync(int fd) {
    int (*real)(int) = dlsym(RTLD_NEXT, "fdatasync");
    int result = real(fd);
    int saved = errno;
    if (result == 0) keep(fd);
    errno = saved;
    return result;
}

static void mirror(int fd, const void *bytes, size_t count, off_t at) {
    char path[8192];
    if (!(fcntl(fd, F_GETFL) & (O_SYNC | O_DSYNC)) || !shadow_path(fd, path, sizeof path)) return;
    ssize_t (*write_at)(int, const void *, size_t, off_t) = dlsym(RTLD_NEXT, "pwrite");
    int out = open(path, O_WRONLY | O_CREAT, 0600);
    write_at(out, bytes, count, at);
    close(out);
}

ssize_t pwrite(int fd, const void *bytes, size_t count, off_t at) {
    ssize_t (*real)(int, const void *, size_t, off_t) = dlsym(RTLD_NEXT, "pwrite");
    ssize_t result = real(fd, bytes, count, at);
    int saved = errno;
    if (result > 0) mirror(fd, bytes, result, at);
    errno = saved;
    return result;
}

ssize_t pwrite64(int fd, const void *bytes, size_t count, off_t at) { return pwrite(fd, bytes, count, at); }
