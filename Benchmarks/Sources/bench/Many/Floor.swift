import ByregionSQLite

/// A lower bound for the time of an import: writes the same rows through prepared statements into the same tables,
/// indexes and full-text index, with the same durability and batches, but without the vocabulary.
struct Floor {
  let rows: FloorRows

  /// Writes a new file. The time includes opening and closing.
  func write(to path: String) throws -> Measurement {
    try Measurement.inProcess {
      let connection = try Connection(path: path, mode: .readWriteCreate)
      try connection.execute("PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; PRAGMA fullfsync = ON")
      try connection.execute("PRAGMA cache_size = -24000; PRAGMA journal_mode = WAL")
      try connection.transaction { for statement in rows.schema { try connection.execute(statement) } }
      try connection.configure(.triggers, false)
      try write(through: connection)
      try connection.close()
    }
  }

  private func write(through connection: Connection) throws {
    let statements = try rows.tables.map { try connection.prepare($0.insertion) }
    for batch in 0..<rows.batchCount {
      try connection.transaction(.immediate) {
        for (table, statement) in zip(rows.tables, statements) {
          try table.batches[batch].run(statement, columnCount: table.columnCount)
        }
      }
    }
  }
}
