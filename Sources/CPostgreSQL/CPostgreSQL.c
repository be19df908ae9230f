#include "CPostgreSQL.h"

#include <dlfcn.h>
#include <stddef.h>

typedef void (*notice_processor)(void *argument, const char *message);

// Every function of libpq that is used: its name, what it returns, and its parameters.
#define FUNCTIONS(USE)                                                                                                 \
  USE(PQlibVersion, int, (void))                                                                                       \
  USE(PQconninfoParse, void *, (const char *, char **))                                                                \
  USE(PQconninfoFree, void, (void *))                                                                                  \
  USE(PQfreemem, void, (void *))                                                                                       \
  USE(PQconnectdbParams, PGconn *, (const char *const *, const char *const *, int))                                    \
  USE(PQfinish, void, (PGconn *))                                                                                      \
  USE(PQsetNoticeProcessor, notice_processor, (PGconn *, notice_processor, void *))                                    \
  USE(PQstatus, int, (const PGconn *))                                                                                 \
  USE(PQserverVersion, int, (const PGconn *))                                                                          \
  USE(PQconnectionUsedPassword, int, (const PGconn *))                                                                 \
  USE(PQconnectionNeedsPassword, int, (const PGconn *))                                                                \
  USE(PQerrorMessage, char *, (const PGconn *))                                                                        \
  USE(PQhost, char *, (const PGconn *))                                                                                \
  USE(PQport, char *, (const PGconn *))                                                                                \
  USE(PQdb, char *, (const PGconn *))                                                                                  \
  USE(PQuser, char *, (const PGconn *))                                                                                \
  USE(PQexec, PGresult *, (PGconn *, const char *))                                                                    \
  USE(PQexecParams, PGresult *,                                                                                        \
      (PGconn *, const char *, int, const unsigned *, const char *const *, const int *, const int *, int))             \
  USE(PQgetResult, PGresult *, (PGconn *))                                                                             \
  USE(PQclear, void, (PGresult *))                                                                                     \
  USE(PQresultStatus, int, (const PGresult *))                                                                         \
  USE(PQresultErrorField, char *, (const PGresult *, int))                                                             \
  USE(PQntuples, int, (const PGresult *))                                                                              \
  USE(PQnfields, int, (const PGresult *))                                                                              \
  USE(PQfname, char *, (const PGresult *, int))                                                                        \
  USE(PQftype, unsigned, (const PGresult *, int))                                                                              \
  USE(PQgetisnull, int, (const PGresult *, int, int))                                                                  \
  USE(PQgetvalue, char *, (const PGresult *, int, int))                                                                \
  USE(PQgetlength, int, (const PGresult *, int, int))                                                                  \
  USE(PQputCopyData, int, (PGconn *, const char *, int))                                                               \
  USE(PQputCopyEnd, int, (PGconn *, const char *))

#define POINTER(name, result, parameters) result(*name) parameters;
static struct {
  FUNCTIONS(POINTER)
} library;

static void *handle;

static const char *names[] = {
#ifdef __APPLE__
    "libpq.5.dylib",
    "/opt/homebrew/opt/libpq/lib/libpq.5.dylib",
    "/usr/local/opt/libpq/lib/libpq.5.dylib",
    "/opt/homebrew/lib/libpq.5.dylib",
#else
    "libpq.so.5",
#endif
};

const char *pq_load(void) {
  if (handle) return NULL;
  const char *fault = "it was not found";
  void *found = NULL;
  for (size_t index = 0; !found && index < sizeof names / sizeof names[0]; index++) {
    found = dlopen(names[index], RTLD_NOW | RTLD_LOCAL);
    if (!found && index == 0) {
      const char *told = dlerror();
      if (told) fault = told;
    }
  }
  if (!found) return fault;
#define FIND(name, result, parameters)                                                                                 \
  *(void **)&library.name = dlsym(found, #name);                                                                       \
  if (!library.name) {                                                                                                 \
    dlclose(found);                                                                                                    \
    return "it lacks the function " #name;                                                                             \
  }
  FUNCTIONS(FIND)
  handle = found;
  return NULL;
}

int pq_library_version(void) { return library.PQlibVersion(); }

bool pq_can_read(const char *address) {
  char *message = NULL;
  void *options = library.PQconninfoParse(address, &message);
  if (message) library.PQfreemem(message);
  if (!options) return false;
  library.PQconninfoFree(options);
  return true;
}

static void drop_notice(void *argument, const char *message) {
  (void)argument;
  (void)message;
}

PGconn *pq_connect(const char *const names[], const char *const values[]) {
  PGconn *connection = library.PQconnectdbParams(names, values, 1);
  if (connection) library.PQsetNoticeProcessor(connection, drop_notice, NULL);
  return connection;
}

void pq_finish(PGconn *connection) { library.PQfinish(connection); }
int pq_status(const PGconn *connection) { return library.PQstatus(connection); }
int pq_server_version(const PGconn *connection) { return library.PQserverVersion(connection); }
bool pq_used_password(const PGconn *connection) { return library.PQconnectionUsedPassword(connection); }
bool pq_needs_password(const PGconn *connection) { return library.PQconnectionNeedsPassword(connection); }
const char *pq_error_message(const PGconn *connection) { return library.PQerrorMessage(connection); }
const char *pq_host(const PGconn *connection) { return library.PQhost(connection); }
const char *pq_port(const PGconn *connection) { return library.PQport(connection); }
const char *pq_database(const PGconn *connection) { return library.PQdb(connection); }
const char *pq_user(const PGconn *connection) { return library.PQuser(connection); }

PGresult *pq_execute(PGconn *connection, const char *sql) { return library.PQexec(connection, sql); }
PGresult *pq_query(PGconn *connection, const char *sql, int count, const char *const values[]) {
  return library.PQexecParams(connection, sql, count, NULL, values, NULL, NULL, 0);
}
PGresult *pq_next_result(PGconn *connection) { return library.PQgetResult(connection); }
void pq_clear(PGresult *result) { library.PQclear(result); }

int pq_result_status(const PGresult *result) { return library.PQresultStatus(result); }
const char *pq_error_field(const PGresult *result, int field) { return library.PQresultErrorField(result, field); }
int pq_row_count(const PGresult *result) { return library.PQntuples(result); }
int pq_column_count(const PGresult *result) { return library.PQnfields(result); }
const char *pq_column_name(const PGresult *result, int column) { return library.PQfname(result, column); }
unsigned pq_column_type(const PGresult *result, int column) { return library.PQftype(result, column); }
bool pq_is_null(const PGresult *result, int row, int column) { return library.PQgetisnull(result, row, column); }
const char *pq_value(const PGresult *result, int row, int column) { return library.PQgetvalue(result, row, column); }
int pq_value_length(const PGresult *result, int row, int column) { return library.PQgetlength(result, row, column); }

int pq_put_copy_data(PGconn *connection, const void *bytes, int count) {
  return library.PQputCopyData(connection, bytes, count);
}
int pq_put_copy_end(PGconn *connection, const char *error) { return library.PQputCopyEnd(connection, error); }
