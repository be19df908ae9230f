#pragma once
#include <sys/types.h>

// What a child process may use at most; 0 is no limit.
struct child_limits {
  unsigned long long cpu_seconds;
  unsigned long long memory_bytes;
  unsigned long long file_bytes;
};

struct child_process {
  pid_t program;      // leads a process group of its own
  pid_t watcher;      // kills that group when this process dies
  int watcher_input;  // the watcher reads from this pipe; closing it ends the watcher and the group
};

// Starts a program. `input`, `output` and `error` become its standard streams; it inherits no other descriptor.
// Returns 0, or the system's error number when the program could not be started.
int child_process_start(
  const char *path, char *const arguments[], char *const environment[], int input, int output, int error,
  const struct child_limits *limits, struct child_process *child);

// Waits for the program, then ends what is left of its group and the watcher. Returns the program's wait status.
int child_process_end(const struct child_process *child);

// write(2) that gives EPIPE, and no signal, when nobody reads any more.
ssize_t child_process_write(int descriptor, const void *bytes, size_t count);

// pipe(2) whose ends no other program inherits.
int child_process_pipe(int ends[2]);
