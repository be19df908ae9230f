import CSQLite

/// How far a checkpoint goes (https://sqlite.org/c3ref/wal_checkpoint_v2.html).
public enum CheckpointMode: Sendable {
  /// What can be done without waiting.
  case passive
  /// All of the log, waiting for a writer.
  case full
  /// As `full`, and waits for readers, so that the next writer starts the log anew.
  case restart
  /// As `restart`, and empties the log file.
  case truncate

  var number: Int32 {
    switch self {
    case .passive: SQLITE_CHECKPOINT_PASSIVE
    case .full: SQLITE_CHECKPOINT_FULL
    case .restart: SQLITE_CHECKPOINT_RESTART
    case .truncate: SQLITE_CHECKPOINT_TRUNCATE
    }
  }
}
