#pragma once
#include <sqlite3.h>
#include <stdint.h>

// What Swift cannot import by itself: functions with variable arguments, and functions that a build of the
// library may lack.

#ifdef __APPLE__
#define SHIM_OPTIONAL __attribute__((weak_import))
#else
#define SHIM_OPTIONAL __attribute__((weak))
#endif

extern const char *sqlite3_column_database_name(sqlite3_stmt *, int) SHIM_OPTIONAL;
extern const char *sqlite3_column_table_name(sqlite3_stmt *, int) SHIM_OPTIONAL;
extern const char *sqlite3_column_origin_name(sqlite3_stmt *, int) SHIM_OPTIONAL;
extern unsigned char *sqlite3_serialize(sqlite3 *, const char *, sqlite3_int64 *, unsigned int) SHIM_OPTIONAL;
extern int sqlite3_deserialize(
  sqlite3 *, const char *, unsigned char *, sqlite3_int64, sqlite3_int64, unsigned) SHIM_OPTIONAL;

static inline int shim_db_config(sqlite3 *db, int flag, int on, int *now) {
  return sqlite3_db_config(db, flag, on, now);
}

// Runs after each commit, when it counts for every connection (https://sqlite.org/c3ref/wal_hook.html): puts the
// write-ahead log on the disk, and copies it into the file where it has become long.
static inline int shim_after_commit(void *pages, sqlite3 *db, const char *name, int logged) {
  sqlite3_file *log = 0;
  int code = sqlite3_file_control(db, name, SQLITE_FCNTL_JOURNAL_POINTER, &log);
  if (code == SQLITE_OK && log && log->pMethods) code = log->pMethods->xSync(log, SQLITE_SYNC_FULL);
  if (code != SQLITE_OK) return code;
  // As SQLite's own hook does, it goes on without where somebody else is at it.
  if (logged >= (int)(intptr_t)pages) sqlite3_wal_checkpoint_v2(db, name, SQLITE_CHECKPOINT_PASSIVE, 0, 0);
  return SQLITE_OK;
}

static inline void shim_sync_after_commit(sqlite3 *db, int pages) {
  sqlite3_wal_hook(db, shim_after_commit, (void *)(intptr_t)pages);
}

static inline int shim_memory_statistics(int on) {
  return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, on);
}

static inline int shim_vtab_config(sqlite3 *db, int option) {
  return sqlite3_vtab_config(db, option);
}

static inline int shim_bind_text(sqlite3_stmt *s, int i, const char *p, sqlite3_uint64 n, int copy) {
  return sqlite3_bind_text64(s, i, p, n, copy ? SQLITE_TRANSIENT : SQLITE_STATIC, SQLITE_UTF8);
}

static inline int shim_bind_blob(sqlite3_stmt *s, int i, const void *p, sqlite3_uint64 n, int copy) {
  return sqlite3_bind_blob64(s, i, p, n, copy ? SQLITE_TRANSIENT : SQLITE_STATIC);
}

static inline void shim_result_text(sqlite3_context *c, const char *p, sqlite3_uint64 n) {
  sqlite3_result_text64(c, p, n, SQLITE_TRANSIENT, SQLITE_UTF8);
}

static inline void shim_result_blob(sqlite3_context *c, const void *p, sqlite3_uint64 n) {
  sqlite3_result_blob64(c, p, n, SQLITE_TRANSIENT);
}

// SQLite keeps the name of the pointer's type and does not copy it: it must be a literal of C.
static inline int shim_bind_fts5_api(sqlite3_stmt *s, int i, fts5_api **place) {
  return sqlite3_bind_pointer(s, i, place, "fts5_api_ptr", 0);
}

static inline const char *shim_column_database_name(sqlite3_stmt *s, int i) {
  return sqlite3_column_database_name ? sqlite3_column_database_name(s, i) : 0;
}

static inline const char *shim_column_table_name(sqlite3_stmt *s, int i) {
  return sqlite3_column_table_name ? sqlite3_column_table_name(s, i) : 0;
}

static inline const char *shim_column_origin_name(sqlite3_stmt *s, int i) {
  return sqlite3_column_origin_name ? sqlite3_column_origin_name(s, i) : 0;
}

static inline int shim_has_serialize(void) {
  return sqlite3_serialize && sqlite3_deserialize;
}

static inline unsigned char *shim_serialize(sqlite3 *db, const char *schema, sqlite3_int64 *size) {
  return sqlite3_serialize ? sqlite3_serialize(db, schema, size, 0) : 0;
}

static inline int shim_deserialize(sqlite3 *db, const char *schema, unsigned char *p, sqlite3_int64 n) {
  return sqlite3_deserialize
    ? sqlite3_deserialize(
        db, schema, p, n, n, SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE)
    : SQLITE_ERROR;
}
