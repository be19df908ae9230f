#pragma once
#include <stdbool.h>

// The part of libpq that the module PostgreSQL uses, by libpq's documented interface
// (https://www.postgresql.org/docs/current/libpq.html). The library is loaded when it is first needed, so that a machine
// without it builds and runs everything else.

typedef struct pg_conn PGconn;
typedef struct pg_result PGresult;

// Numbers of libpq-fe.h, which are part of its binary interface.
enum { PQ_CONNECTION_OK = 0 };
enum { PQ_COMMAND_OK = 1, PQ_TUPLES_OK = 2, PQ_COPY_IN = 4 };
// Fields of an error report: https://www.postgresql.org/docs/current/protocol-error-fields.html
enum { PQ_FIELD_SQLSTATE = 'C', PQ_FIELD_MESSAGE = 'M', PQ_FIELD_DETAIL = 'D', PQ_FIELD_HINT = 'H' };

// Loads the library once. Returns NULL when it is there, and otherwise the loader's words for why not. Call it from one
// thread at a time before any other function of this header.
const char *pq_load(void);

// The library's version: 150004 for 15.4.
int pq_library_version(void);

// Whether libpq can read an address or a list of settings. Its own words may repeat a password, so they are not given.
bool pq_can_read(const char *address);

// Opens a connection with settings that end in NULL; an address in `dbname` is expanded. Never NULL but without memory.
// Notices of the server are dropped instead of going to standard error.
PGconn *pq_connect(const char *const names[], const char *const values[]);
void pq_finish(PGconn *connection);

int pq_status(const PGconn *connection);
int pq_server_version(const PGconn *connection);
bool pq_used_password(const PGconn *connection);
bool pq_needs_password(const PGconn *connection);
// NULL or empty where there is none. Valid until the connection is used again.
const char *pq_error_message(const PGconn *connection);
const char *pq_host(const PGconn *connection);
const char *pq_port(const PGconn *connection);
const char *pq_database(const PGconn *connection);
const char *pq_user(const PGconn *connection);

// Runs one or several statements without parameters.
PGresult *pq_execute(PGconn *connection, const char *sql);
// Runs one statement with texts as parameters, NULL for NULL, and gives texts.
PGresult *pq_query(PGconn *connection, const char *sql, int count, const char *const values[]);
PGresult *pq_next_result(PGconn *connection);
void pq_clear(PGresult *result);

int pq_result_status(const PGresult *result);
const char *pq_error_field(const PGresult *result, int field);
int pq_row_count(const PGresult *result);
int pq_column_count(const PGresult *result);
const char *pq_column_name(const PGresult *result, int column);
// The number of the type in pg_type.
unsigned pq_column_type(const PGresult *result, int column);
bool pq_is_null(const PGresult *result, int row, int column);
const char *pq_value(const PGresult *result, int row, int column);
int pq_value_length(const PGresult *result, int row, int column);

// 1 when the bytes are queued, -1 on an error.
int pq_put_copy_data(PGconn *connection, const void *bytes, int count);
// With an error, the server undoes the copy. 1 when it is sent, -1 on an error.
int pq_put_copy_end(PGconn *connection, const char *error);
