import SQLite

/// Ids of passages, a byte for each id up to the largest.
struct PassageSet {
  private var holds: [Bool] = []
  /// The number of ids.
  private(set) var count = 0

  /// No passage.
  init() {}

  /// Takes an id in; one that is too large for a table of all ids is left out.
  mutating func insert(_ id: Int64) {
    guard id >= 0, id <= WordRanking.largestID else { return }
    let index = Int(id)
    if index >= holds.count {
      holds += [Bool](repeating: false, count: max(index + 1 - holds.count, holds.count))
    }
    if !holds[index] { count += 1 }
    holds[index] = true
  }

  /// Whether the id is one of them.
  func contains(_ id: Int64) -> Bool { id >= 0 && id < holds.count && holds[Int(id)] }
}

extension PassageSet {
  /// The passages of a kind.
  init(of kind: PassageKind, on connection: Connection) throws {
    self.init()
    try insert(kind, on: connection)
  }

  /// Takes the passages of a kind in. Reads an index of the kind's own table once, or of all passages for a kind
  /// without one.
  mutating func insert(_ kind: PassageKind, on connection: Connection) throws {
    let sql = kind.table.map { "SELECT id FROM \($0)" } ?? "SELECT id FROM passages WHERE kind = '\(kind.rawValue)'"
    try connection.query(sql) { insert($0.integer(0) ?? -1) }
  }
}
