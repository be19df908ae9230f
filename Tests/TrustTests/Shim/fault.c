/* Preloaded into a process (Linux): counts its operations on a knowledge base's files, and kills the process or fails
   the operation at the n-th one. See Tests/TrustTests/Harness/FaultShim.swift.

   FAULT_NAME   count only files whose names contain this text
   FAULT_AT     the number of the operation, from 1; 0 for none
   FAULT_KIND   kill-before, kill-after, ENOSPC, EIO, short
   FAULT_STAYS  1: all later operations fail too, as on a full or broken disk
   FAULT_COUNT  the file to which the number of operations is written if the process is not killed */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

static atomic_long steps;
static long at;
static int kind, stays;
static const char *name;
enum { NOTHING, KILL_BEFORE, KILL_AFTER, NO_SPACE, IO_ERROR, SHORT };

__attribute__((constructor)) static void begin(void) {
  const char *text = getenv("FAULT_KIND");
  name = getenv("FAULT_NAME");
  at = getenv("FAULT_AT") ? atol(getenv("FAULT_AT")) : 0;
  stays = getenv("FAULT_STAYS") && atoi(getenv("FAULT_STAYS"));
  if (!text) return;
  if (!strcmp(text, "kill-before")) kind = KILL_BEFORE;
  if (!strcmp(text, "kill-after")) kind = KILL_AFTER;
  if (!strcmp(text, "ENOSPC")) kind = NO_SPACE;
  if (!strcmp(text, "EIO")) kind = IO_ERROR;
  if (!strcmp(text, "short")) kind = SHORT;
}

__attribute__((destructor)) static void end(void) {
  const char *path = getenv("FAULT_COUNT");
  FILE *file = path ? fopen(path, "w") : 0;
  if (!file) return;
  fprintf(file, "%ld\n", atomic_load(&steps));
  fclose(file);
}

static int counts(const char *path) { return name && path && strstr(path, name) != 0; }

static int counts_open(int descriptor) {
  char link[64], path[4096];
  if (!name) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return counts(path);
}

/* Counts an operation and returns its fault, or NOTHING. */
static int step(void) {
  long number = atomic_fetch_add(&steps, 1) + 1;
  if (at == 0 || number < at || (number > at && !stays)) return NOTHING;
  if (kind == KILL_BEFORE) kill(getpid(), SIGKILL);
  return kind;
}

static void after(int what) {
  if (what == KILL_AFTER) kill(getpid(), SIGKILL);
}

static int failure(int what, int can_be_full) {
  if (what == NO_SPACE && can_be_full) errno = ENOSPC;
  else if (what == NO_SPACE || what == IO_ERROR) errno = EIO;
  else return 0;
  return 1;
}

#define REAL(type, function, ...) \
  static type (*real)(__VA_ARGS__); \
  if (!real) real = (type (*)(__VA_ARGS__))dlsym(RTLD_NEXT, function)

#define WRITES(function, parameters, arguments, short_arguments, ...) \
  ssize_t function parameters { \
    REAL(ssize_t, #function, __VA_ARGS__); \
    if (!counts_open(descriptor)) return real arguments; \
    int what = step(); \
    if (failure(what, 1)) return -1; \
    if (what == SHORT && size > 1) return real short_arguments; \
    ssize_t result = real arguments; \
    after(what); \
    return result; \
  }

WRITES(write, (int descriptor, const void *bytes, size_t size), (descriptor, bytes, size),
       (descriptor, bytes, size / 2), int, const void *, size_t)
WRITES(pwrite, (int descriptor, const void *bytes, size_t size, off_t place), (descriptor, bytes, size, place),
       (descriptor, bytes, size / 2, place), int, const void *, size_t, off_t)
WRITES(pwrite64, (int descriptor, const void *bytes, size_t size, off64_t place), (descriptor, bytes, size, place),
       (descriptor, bytes, size / 2, place), int, const void *, size_t, off64_t)

#define ACTS(function, parameters, arguments, is_counted, ...) \
  int function parameters { \
    REAL(int, #function, __VA_ARGS__); \
    if (!(is_counted)) return real arguments; \
    int what = step(); \
    if (failure(what, 0)) return -1; \
    int result = real arguments; \
    after(what); \
    return result; \
  }

ACTS(fsync, (int descriptor), (descriptor), counts_open(descriptor), int)
ACTS(fdatasync, (int descriptor), (descriptor), counts_open(descriptor), int)
ACTS(ftruncate, (int descriptor, off_t size), (descriptor, size), counts_open(descriptor), int, off_t)
ACTS(ftruncate64, (int descriptor, off64_t size), (descriptor, size), counts_open(descriptor), int, off64_t)
ACTS(unlink, (const char *path), (path), counts(path), const char *)
ACTS(rename, (const char *from, const char *to), (from, to), counts(from), const char *, const char *)
ACTS(link, (const char *from, const char *to), (from, to), counts(from), const char *, const char *)

#define OPENS(function) \
  int function(const char *path, int flags, ...) { \
    REAL(int, #function, const char *, int, ...); \
    mode_t mode = 0; \
    if (flags & (O_CREAT | O_TMPFILE)) { \
      va_list rest; \
      va_start(rest, flags); \
      mode = va_arg(rest, mode_t); \
      va_end(rest); \
    } \
    if (!counts(path) || (flags & O_ACCMODE) == O_RDONLY) return real(path, flags, mode); \
    int what = step(); \
    if (failure(what, 1)) return -1; \
    int result = real(path, flags, mode); \
    after(what); \
    return result; \
  }

OPENS(open)
OPENS(open64)
