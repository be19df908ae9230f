import ByregionSQLite

/// What is kept of every passage for as long as the file does not change, once reading it one by one has cost as much as
/// reading all.
final class PassageMemory {
  /// To look a passage up takes as long as to read so many in passing.
  private static let readForALookUp = 16

  /// What was asked for one by one, and how often.
  private struct Kept<Content> {
    var content: Content?
    var lookUps = 0
  }

  private let connection: Connection
  private let isForeign: Bool
  private var version: ContentVersion?
  private var keptGroups = Kept<PassageGroups>()
  private var keptLengths = Kept<PassageLengths>()

  /// - Parameter isForeign: whether the passages stand elsewhere than in the file; then nothing is kept.
  init(_ connection: Connection, isForeign: Bool = false) {
    self.connection = connection
    self.isForeign = isForeign
  }

  /// The groups of all passages; nil where reading so many of them one by one costs less, with those that were read before.
  ///
  /// - Parameter count: nil for all.
  func groups(insteadOfReading count: Int?) throws -> PassageGroups? {
    try content(\.keptGroups, insteadOfReading: count) { try PassageGroups($0, largestID: $1) }
  }

  /// The lengths of all passages; nil where reading so many of them one by one costs less, with those that were read before.
  func lengths(insteadOfReading count: Int) throws -> PassageLengths? {
    try content(\.keptLengths, insteadOfReading: count) { try PassageLengths($0, largestID: $1) }
  }

  /// The group of each passage; nil where it is gone.
  func groups(of passages: [Int64]) throws -> [PassageGroups.Group?] {
    if let groups = try groups(insteadOfReading: passages.count) {
      return passages.map { passage in groups[passage].map { groups.groups[$0] } }
    }
    return try GroupReader(connection).groups(of: passages)
  }

  private func content<Content>(
    _ place: ReferenceWritableKeyPath<PassageMemory, Kept<Content>>, insteadOfReading count: Int?,
    _ read: (_ connection: Connection, _ largestID: Int) throws -> Content
  ) throws -> Content? {
    guard !isForeign else { return nil }
    try refresh()
    if let content = self[keyPath: place].content { return content }
    let largest = try connection.first("SELECT max(id) FROM passages") { $0.int(0) ?? 0 } ?? 0
    self[keyPath: place].lookUps += count ?? largest
    guard self[keyPath: place].lookUps > largest / Self.readForALookUp, largest <= WordRanking.largestID else {
      return nil
    }
    let content = try read(connection, largest)
    self[keyPath: place].content = content
    return content
  }

  private func refresh() throws {
    let current = try connection.contentVersion()
    guard current != version else { return }
    (version, keptGroups, keptLengths) = (current, Kept(), Kept())
  }
}

/// The numbers of words in all passages, as FTS5 counted them. Two bytes a passage.
final class PassageLengths {
  private let lengths: [UInt16]

  /// - Parameter largestID: the largest id that a passage has.
  init(_ connection: Connection, largestID: Int) throws {
    var lengths = [UInt16](repeating: 0, count: largestID + 1)
    try connection.query("SELECT id, sz FROM passages_fts_docsize") { row in
      guard let id = row.int(0), lengths.indices.contains(id) else { return }
      lengths[id] = UInt16(clamping: row.withBytes(1) { Self.length($0) })
    }
    self.lengths = lengths
  }

  /// The length of a passage; nil of one that is too long to be kept.
  subscript(_ passage: Int64) -> Int? {
    guard passage >= 0, passage < lengths.count else { return 0 }
    let length = lengths[Int(passage)]
    return length == .max ? nil : Int(length)
  }

  /// The number of words in a passage from its record in FTS5's docsize table: one variable-length integer a column
  /// (fts5_storage.c; https://sqlite.org/fileformat2.html#varint).
  static func length(_ record: UnsafeRawBufferPointer) -> Int {
    var total = 0
    var value = 0
    for byte in record {
      value = value << 7 | Int(byte & 0x7F)
      guard byte < 0x80 else { continue }
      // Of a file's own lengths the sum is small; bytes that are none may make any number.
      total &+= value
      value = 0
    }
    return max(0, total)
  }
}
