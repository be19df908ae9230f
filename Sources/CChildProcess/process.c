#define _GNU_SOURCE
#include "CChildProcess.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#include <sys/syscall.h>
#endif

// posix_spawn cannot set limits, and Swift may not call fork. Between fork and exec only functions that are safe in a
// signal handler are called: other threads of this process may hold any lock.

static void close_from(int first) {
#if defined(__linux__) && defined(SYS_close_range)
  if (syscall(SYS_close_range, (unsigned)first, ~0U, 0U) == 0) return;
#endif
  int end = getdtablesize();
  if (end < 0 || end > 65536) end = 65536;
  for (int descriptor = first; descriptor < end; descriptor++) close(descriptor);
}

static void set_limit(int kind, unsigned long long value) {
  if (value == 0) return;
  struct rlimit limit = {(rlim_t)value, (rlim_t)value};
  struct rlimit old;
  // A limit that is lower already stays.
  if (getrlimit(kind, &old) == 0 && old.rlim_max != RLIM_INFINITY && old.rlim_max < limit.rlim_max) {
    limit.rlim_cur = limit.rlim_max = old.rlim_max;
  }
  setrlimit(kind, &limit);
}

static void reset_signals(void) {
  struct sigaction standard = {0};
  standard.sa_handler = SIG_DFL;
  for (int number = 1; number < NSIG; number++) sigaction(number, &standard, NULL);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
}

// Puts three descriptors in the places of the standard streams, whatever numbers they have.
static int take_streams(int input, int output, int error) {
  int streams[3] = {input, output, error};
  for (int number = 0; number < 3; number++) {
    streams[number] = fcntl(streams[number], F_DUPFD, 3);
    if (streams[number] < 0) return -1;
  }
  for (int number = 0; number < 3; number++) {
    if (dup2(streams[number], number) < 0) return -1;
  }
  return 0;
}

// The program's process: ends with the error number in the pipe `report` when the program cannot be started.
static void run_program(
  const char *path, char *const arguments[], char *const environment[], int input, int output, int error,
  const struct child_limits *limits, pid_t parent, int report) {
  setpgid(0, 0);
  reset_signals();
#ifdef __linux__
  prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
  if (getppid() != parent) _exit(127);
  set_limit(RLIMIT_CPU, limits->cpu_seconds);
  set_limit(RLIMIT_AS, limits->memory_bytes);
  set_limit(RLIMIT_FSIZE, limits->file_bytes);
  struct rlimit no_core = {0, 0};
  setrlimit(RLIMIT_CORE, &no_core);
  // The report pipe becomes descriptor 3, which closes when the program starts.
  int kept = fcntl(report, F_DUPFD, 16);
  if (kept < 0 || take_streams(input, output, error) < 0 || dup2(kept, 3) < 0) _exit(127);
  fcntl(3, F_SETFD, FD_CLOEXEC);
  close_from(4);
  execve(path, arguments, environment);
  int number = errno;
  ssize_t written = write(3, &number, sizeof number);
  (void)written;
  _exit(127);
}

// The watcher's process: ends when the pipe does, and takes the program's group along.
static void run_watcher(int lifeline, pid_t group) {
  setpgid(0, 0);
  reset_signals();
  if (dup2(lifeline, 0) < 0) _exit(1);
  close_from(1);
  char byte;
  while (read(0, &byte, 1) < 0 && errno == EINTR) {
  }
  kill(-group, SIGKILL);
  _exit(0);
}

int child_process_pipe(int ends[2]) {
#ifdef __linux__
  return pipe2(ends, O_CLOEXEC);
#else
  if (pipe(ends) < 0) return -1;
  fcntl(ends[0], F_SETFD, FD_CLOEXEC);
  fcntl(ends[1], F_SETFD, FD_CLOEXEC);
  return 0;
#endif
}

static void reap(pid_t child) {
  int status;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
}

// Starts the process that kills the group when this one dies.
static int start_watcher(struct child_process *child) {
  int lifeline[2];
  if (child_process_pipe(lifeline) < 0) return errno;
  child->watcher = fork();
  if (child->watcher == 0) run_watcher(lifeline[0], child->program);
  int number = child->watcher < 0 ? errno : 0;
  close(lifeline[0]);
  if (number != 0) close(lifeline[1]);
  child->watcher_input = lifeline[1];
  return number;
}

int child_process_start(
  const char *path, char *const arguments[], char *const environment[], int input, int output, int error,
  const struct child_limits *limits, struct child_process *child) {
  int report[2];
  if (child_process_pipe(report) < 0) return errno;
  pid_t parent = getpid();
  child->program = fork();
  if (child->program == 0) {
    run_program(path, arguments, environment, input, output, error, limits, parent, report[1]);
  }
  int number = child->program < 0 ? errno : 0;
  close(report[1]);
  if (number == 0) {
    // Both processes set the group, so that it is there for whoever is first.
    setpgid(child->program, child->program);
    ssize_t count;
    do count = read(report[0], &number, sizeof number);
    while (count < 0 && errno == EINTR);
    if (count == 0) {
      number = start_watcher(child);
      if (number != 0) kill(-child->program, SIGKILL);
    } else if (count < 0) {
      number = errno;
    }
    if (number != 0) reap(child->program);
  }
  close(report[0]);
  return number;
}

int child_process_end(const struct child_process *child) {
  // The program stays a zombie until its group is dead, so that no other process can have its number.
  siginfo_t information;
  while (waitid(P_PID, (id_t)child->program, &information, WEXITED | WNOWAIT) < 0 && errno == EINTR) {
  }
  kill(-child->program, SIGKILL);
  kill(child->watcher, SIGKILL);
  close(child->watcher_input);
  reap(child->watcher);
  int status = 0;
  while (waitpid(child->program, &status, 0) < 0 && errno == EINTR) {
  }
  return status;
}

ssize_t child_process_write(int descriptor, const void *bytes, size_t count) {
  // The signal goes to the thread that writes: it is blocked, and taken away when it came.
  sigset_t pipe_signal, before, pending;
  sigemptyset(&pipe_signal);
  sigaddset(&pipe_signal, SIGPIPE);
  pthread_sigmask(SIG_BLOCK, &pipe_signal, &before);
  ssize_t written = write(descriptor, bytes, count);
  int number = errno;
  if (written < 0 && number == EPIPE && !sigismember(&before, SIGPIPE)) {
    int taken;
    if (sigpending(&pending) == 0 && sigismember(&pending, SIGPIPE)) sigwait(&pipe_signal, &taken);
  }
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  errno = number;
  return written;
}
