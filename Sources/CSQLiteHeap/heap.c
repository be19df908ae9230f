#include "CSQLiteHeap.h"

#include <sqlite3.h>

// SQLite's standard allocator, which does the work (https://sqlite.org/malloc.html#alternative_low_level_memory_allocators).
static sqlite3_mem_methods standard;

// SQLite runs a statement on the thread that steps it, so a thread's allocations are its statement's. Nothing is counted
// without a limit.
static _Thread_local long long limit;
static _Thread_local long long used;

static void *allocate(int size) {
  if (limit == 0) return standard.xMalloc(size);
  if (used + size > limit) return 0;
  void *memory = standard.xMalloc(size);
  if (memory) used += standard.xSize(memory);
  return memory;
}

static void release(void *memory) {
  if (limit != 0 && memory) used -= standard.xSize(memory);
  standard.xFree(memory);
}

static void *resize(void *memory, int size) {
  if (limit == 0) return standard.xRealloc(memory, size);
  int before = memory ? standard.xSize(memory) : 0;
  if (size > before && used + size - before > limit) return 0;
  void *moved = standard.xRealloc(memory, size);
  if (moved) used += standard.xSize(moved) - before;
  return moved;
}

int sqlite_heap_install(void) {
  int code = sqlite3_config(SQLITE_CONFIG_GETMALLOC, &standard);
  if (code != SQLITE_OK) return code;
  sqlite3_mem_methods limited = standard;
  limited.xMalloc = allocate;
  limited.xFree = release;
  limited.xRealloc = resize;
  return sqlite3_config(SQLITE_CONFIG_MALLOC, &limited);
}

void sqlite_heap_begin(long long bytes, long long already) {
  limit = bytes;
  used = already;
}

long long sqlite_heap_limit(void) { return limit; }

long long sqlite_heap_used(void) { return used; }
