import SQLite

/// What documents that are being written change in `passages_fts`, put off until the end of their batch.
///
/// FTS5 writes what it holds in memory to its tables whenever a savepoint is opened, and a statement that fires a
/// trigger opens one of its own; so a batch keeps the triggers off, writes its documents, and the index after them.
/// Measured on 60,000 passages: 3 times as fast.
struct IndexQueue {
  fileprivate struct Step {
    var id: Int64
    var isRemoval: Bool
    var text: String
    var title: String
  }

  private var steps: [Step] = []
  private var hasRemovals = false

  /// How many steps wait; ``cut(to:)`` goes back there.
  var count: Int { steps.count }

  /// Forgets the steps of a document that failed.
  mutating func cut(to count: Int) { steps.removeLast(steps.count - count) }

  mutating func add(_ id: Int64, text: String, title: String) {
    steps.append(Step(id: id, isRemoval: false, text: text, title: title))
  }

  /// A passage leaves the index, with the very texts that it came with.
  mutating func remove(_ id: Int64, text: String, title: String) {
    steps.append(Step(id: id, isRemoval: true, text: text, title: title))
    hasRemovals = true
  }

  /// Carries the steps out, in the order of rows that FTS5 likes best, and forgets them. Many of them leave the pieces
  /// that they make unmerged: `Vocabulary.settle()` ends the import.
  mutating func write(to connection: Connection) throws {
    if steps.count > IndexPieces.many { try IndexPieces(connection).postponeMerging() }
    try connection.withStatement("INSERT INTO passages_fts (rowid, text, title) VALUES (?1, ?2, ?3)") { insertion in
      try connection.withStatement(
        "INSERT INTO passages_fts (passages_fts, rowid, text, title) VALUES ('delete', ?1, ?2, ?3)"
      ) { removal in
        for step in hasRemovals ? net() : steps { try step.run(step.isRemoval ? removal : insertion) }
      }
    }
    steps.removeAll(keepingCapacity: true)
    hasRemovals = false
  }

  /// One removal and one addition a row at the most: SQLite gives the numbers of deleted rows out again.
  private func net() -> [Step] {
    let order = steps.indices.sorted { (steps[$0].id, $0) < (steps[$1].id, $1) }
    var net: [Step] = []
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, steps[order[end]].id == steps[order[start]].id { end += 1 }
      if steps[order[start]].isRemoval { net.append(steps[order[start]]) }
      if !steps[order[end - 1]].isRemoval { net.append(steps[order[end - 1]]) }
      start = end
    }
    return net
  }
}

extension IndexQueue.Step {
  fileprivate func run(_ statement: Statement) throws {
    try statement.bind(integer: id, at: 1)
    try statement.bind(.text(title), at: 3)
    var text = text
    try text.withUTF8 { bytes in
      try statement.bind(utf8: bytes, at: 2, .borrowed)
      try statement.run()
    }
  }
}
