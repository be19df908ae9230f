#pragma once
#include <errno.h>
#include <histedit.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <wchar.h>

// What Swift cannot import by itself: functions with variable arguments (editline(3)), and sigaction's union.

static inline EditLine *shim_el_init(const char *name) { return el_init(name, stdin, stdout, stderr); }

static inline void shim_el_set_prompt(EditLine *e, char *(*prompt)(EditLine *)) {
  el_set(e, EL_PROMPT, prompt);
}

static inline void shim_el_set_editor(EditLine *e, const char *name) { el_set(e, EL_EDITOR, name); }

static inline void shim_el_set_reader(EditLine *e, int (*reader)(EditLine *, wchar_t *)) {
  el_set(e, EL_GETCFN, reader);
}

// Reads one character of standard input; ends with -1 as soon as something can be read from `wake`. A signal that comes
// just before a read would not end it, but what its handler wrote to `wake` stays there.
static inline int shim_read_character(int wake, wchar_t *character) {
  mbstate_t state;
  memset(&state, 0, sizeof state);
  for (;;) {
    struct pollfd sources[2] = {{0, POLLIN, 0}, {wake, POLLIN, 0}};
    if (poll(sources, 2, -1) < 0) {
      if (errno == EINTR) continue;
      return -1;
    }
    if (sources[1].revents) {
      errno = EINTR;
      return -1;
    }
    char byte;
    ssize_t count = read(0, &byte, 1);
    if (count < 0 && (errno == EINTR || errno == EAGAIN)) continue;
    if (count <= 0) return (int)count;
    size_t length = mbrtowc(character, &byte, 1, &state);
    if (length == (size_t)-2) continue;
    if (length == (size_t)-1) {
      memset(&state, 0, sizeof state);
      continue;
    }
    return 1;
  }
}

static inline void shim_el_set_history(EditLine *e, History *h) { el_set(e, EL_HIST, history, h); }

static inline void shim_el_set_data(EditLine *e, void *data) { el_set(e, EL_CLIENTDATA, data); }

static inline void *shim_el_data(EditLine *e) {
  void *data = 0;
  el_get(e, EL_CLIENTDATA, &data);
  return data;
}

static inline void shim_el_add_function(
  EditLine *e, const char *name, const char *help, unsigned char (*f)(EditLine *, int)) {
  el_set(e, EL_ADDFN, name, help, f);
}

static inline void shim_el_bind(EditLine *e, const char *key, const char *command) {
  el_set(e, EL_BIND, key, command, (char *)0);
}

static inline int shim_history_size(History *h, int size) {
  HistEvent event;
  return history(h, &event, H_SETSIZE, size);
}

static inline int shim_history_unique(History *h, int on) {
  HistEvent event;
  return history(h, &event, H_SETUNIQUE, on);
}

static inline int shim_history_enter(History *h, const char *line) {
  HistEvent event;
  return history(h, &event, H_ENTER, line);
}

static inline int shim_history_load(History *h, const char *path) {
  HistEvent event;
  return history(h, &event, H_LOAD, path);
}

static inline int shim_history_save(History *h, const char *path) {
  HistEvent event;
  return history(h, &event, H_SAVE, path);
}

// Without SA_RESTART: a read that waits for keys ends with EINTR, so that the prompt notices.
static inline void shim_catch_interrupt(void (*handler)(int)) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = handler;
  sigemptyset(&action.sa_mask);
  sigaction(SIGINT, &action, 0);
}
