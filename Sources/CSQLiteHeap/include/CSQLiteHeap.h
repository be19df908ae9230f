#pragma once

// Limits how much memory SQLite may allocate on one thread. SQLite's own limit is one for the whole process: a statement
// that reaches it makes statements of other threads fail, too.

// Puts the limits below SQLite's allocator. Returns SQLite's result code: SQLITE_MISUSE if SQLite is already in use in
// this process, and then no thread has a limit. Call it once, before every other use of SQLite.
int sqlite_heap_install(void);

// From now on, an allocation of SQLite on this thread fails if more than `limit` bytes would be allocated on it since
// `used` bytes were. 0 is no limit.
void sqlite_heap_begin(long long limit, long long used);

// The limit of this thread; 0 if it has none.
long long sqlite_heap_limit(void);

// The bytes that SQLite has allocated on this thread and not freed there since its limit began.
long long sqlite_heap_used(void);
