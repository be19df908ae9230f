import ByregionSQLite

/// Reads which passages hold a word, and how often, from the pages that FTS5 keeps its index on.
///
/// FTS5 tells each place to a function by itself, after it has opened the word, which takes some fifteen times as long. The
/// pages are laid out as the comment "on-disk format" of `fts5_index.c` in SQLite says, in version 4 of the format, which
/// SQLite has written since 3.9 of 2015. An index of another version is left to FTS5; see ``WordOccurrences``.
///
/// A word is looked up once in each segment. From there on reading is linear in the bytes of its postings.
struct PostingReader {
  /// A part of the index that was written at once. Numbers of pages count up from `first` to `last`.
  private struct Segment {
    var id: Int64
    var first: Int64
    var last: Int64

    /// The key of a page in `passages_fts_data`: the number of the segment stands before 37 bits.
    func key(_ page: Int64) -> Int64 { (id << 37) + page }
  }

  private static let version = 4
  /// The row of `passages_fts_data` that lists the segments.
  private static let structureID = 10
  /// What stands before each word, since indexes of beginnings are kept in the same pages.
  private static let mark = UInt8(ascii: "0")
  /// More segments than FTS5 keeps.
  private static let maxSegments = 2_000

  private let connection: Connection
  /// The newest first.
  private let segments: [Segment]

  /// Nil where the index is laid out otherwise, or has words that are not written yet.
  init?(_ connection: Connection) throws {
    guard !connection.hasUncommittedChanges else { return nil }
    let version = try connection.first("SELECT v FROM passages_fts_config WHERE k = 'version'") { $0.int(0) }
    guard version == PostingReader.version else { return nil }
    let sql = "SELECT block FROM passages_fts_data WHERE id = \(PostingReader.structureID)"
    let segments = try connection.first(sql) { row in try row.withBytes(0) { try PostingReader.segments($0) } }
    guard let segments, let segments else { return nil }
    self.connection = connection
    self.segments = segments
  }

  /// Calls `visit` with each passage that holds a word, and how often it does: all passages of the first word, then those of
  /// the second. Throws `SQLiteError`, also for a damaged index.
  func forEach(of words: [String], _ visit: (_ word: Int, _ passage: Int64, _ count: Int) -> Void) throws {
    try connection.withStatement(PostingReader.pageSQL) { finding in
      try connection.withStatement(PostingReader.blocksSQL) { reading in
        for (number, word) in words.enumerated() {
          try forEach(of: [PostingReader.mark] + word.utf8, finding, reading) { visit(number, $0, $1) }
        }
      }
    }
  }

  private static let pageSQL =
    "SELECT pgno FROM passages_fts_idx WHERE segid = ?1 AND term <= ?2 ORDER BY term DESC LIMIT 1"
  private static let blocksSQL = "SELECT id, block FROM passages_fts_data WHERE id BETWEEN ?1 AND ?2 ORDER BY id"

  /// - Parameter term: the word as the pages have it.
  private func forEach(
    of term: [UInt8], _ finding: Statement, _ reading: Statement, _ visit: (_ passage: Int64, _ count: Int) -> Void
  ) throws {
    // What a newer segment says of a passage, also that the word is gone from it, holds for older ones.
    var known: Set<Int64> = []
    for (number, segment) in segments.enumerated() {
      let (knows, tells) = (number > 0 && !known.isEmpty, number < segments.count - 1)
      try read(term, segment, finding, reading) { passage, count in
        if knows, known.contains(passage) { return }
        if tells { known.insert(passage) }
        if count > 0 { visit(passage, count) }
      }
    }
  }

  /// Reads the postings of a term in a segment; one of a passage that lost the word counts no places.
  private func read(
    _ term: [UInt8], _ segment: Segment, _ finding: Statement, _ reading: Statement,
    _ visit: (_ passage: Int64, _ count: Int) -> Void
  ) throws {
    var page = max(segment.first, try self.page(of: term, segment, finding))
    guard page <= segment.last else { return }
    try reading.bind(integer: segment.key(page), at: 1)
    try reading.bind(integer: segment.key(segment.last), at: 2)
    defer { reading.reset() }
    let row = reading.row
    var postings = Postings()
    var isFound = false
    var isGoingOn = true
    while isGoingOn {
      guard try reading.step(), row.integer(0) == segment.key(page) else { throw PostingReader.damage }
      try row.withBytes(1) { bytes in
        let leaf = try IndexLeaf(bytes)
        if isFound {
          let end = try leaf.firstTerm() ?? leaf.end
          try postings.read(leaf.bytes, IndexLeaf.start..<end, visit)
          isGoingOn = end == leaf.end
        } else if let place = try leaf.postings(of: term) {
          isFound = true
          try postings.read(leaf.bytes, place, visit)
          isGoingOn = place.upperBound == leaf.end
        } else {
          isGoingOn = false
        }
      }
      page += 1
      if page > segment.last { isGoingOn = false }
    }
    guard !postings.isCutOff else { throw PostingReader.damage }
  }

  /// The page of a segment that a term stands on if it is there.
  private func page(of term: [UInt8], _ segment: Segment, _ finding: Statement) throws -> Int64 {
    try finding.bind(integer: segment.id, at: 1)
    try term.withUnsafeBytes { try finding.bind(blob: $0, at: 2, .borrowed) }
    defer { finding.reset() }
    // The lowest bit says whether long postings have an index of their own.
    return try finding.step() ? max(0, (finding.row.integer(0) ?? 0) >> 1) : 0
  }

  /// The segments in the row that lists them, the newest first; nil for a list of another form.
  private static func segments(_ bytes: UnsafeRawBufferPointer) throws -> [Segment]? {
    // Four bytes change with each write; a list of the form for tables without contents says so behind them.
    guard bytes.count > 4, bytes[4] < 0x80 else { return nil }
    var place = 4
    func next() throws -> Int64 { Int64(try bytes.number(at: &place, before: bytes.count) & 0xFFFF_FFFF) }
    let levels = try next()
    guard try next() <= maxSegments, levels <= maxSegments else { return nil }
    _ = try next()
    var segments: [Segment] = []
    for _ in 0..<levels {
      _ = try next()
      let count = try next()
      guard count <= maxSegments else { throw damage }
      var level: [Segment] = []
      for _ in 0..<count { level.append(Segment(id: try next(), first: try next(), last: try next())) }
      segments += level.reversed()
      guard segments.count <= maxSegments else { throw damage }
    }
    return segments
  }

  fileprivate static let damage = SQLiteError(code: .corrupt, message: "the search index is damaged")
}

/// A page of the index: postings that go on from the page before, and then terms with their postings.
private struct IndexLeaf {
  /// Where what stands behind the numbers at the beginning of a page begins.
  static let start = 4

  let bytes: UnsafeRawBufferPointer
  /// Where what stands behind the last posting begins: a list of where the terms are.
  let end: Int

  init(_ bytes: UnsafeRawBufferPointer) throws {
    guard bytes.count >= IndexLeaf.start else { throw PostingReader.damage }
    self.bytes = bytes
    end = Int(bytes[2]) << 8 | Int(bytes[3])
    guard end >= IndexLeaf.start, end <= bytes.count else { throw PostingReader.damage }
  }

  /// Where the first term begins; nil where none does on this page.
  func firstTerm() throws -> Int? {
    guard end < bytes.count else { return nil }
    var place = end
    let first = try term(after: 0, &place)
    guard first >= IndexLeaf.start else { throw PostingReader.damage }
    return first
  }

  /// Where the postings of a term are on this page; nil where the term is not.
  ///
  /// Terms are in the order of their bytes, and each is written as how many bytes it shares with the one before it and the
  /// others. So most are passed over by a number.
  func postings(of wanted: [UInt8]) throws -> Range<Int>? {
    var (list, start, shared) = (end, 0, 0)
    while list < bytes.count {
      let isFirst = start == 0
      start = try term(after: start, &list)
      var place = start
      let kept = isFirst ? 0 : try bytes.length(at: &place, before: end)
      let added = try bytes.length(at: &place, before: end)
      guard added <= end - place, kept >= shared else { return nil }
      guard kept == shared else { continue }
      let most = min(added, wanted.count - shared)
      var same = 0
      while same < most, bytes[place + same] == wanted[shared + same] { same += 1 }
      shared += same
      if shared == wanted.count {
        guard same == added else { return nil }
        let next = list < bytes.count ? try term(after: start, &list) : end
        guard place + added <= next else { throw PostingReader.damage }
        return place + added..<next
      }
      if same < added, bytes[place + same] > wanted[shared] { return nil }
    }
    return nil
  }

  /// Where the next term begins.
  ///
  /// - Parameter list: the place in the list of terms, which goes on.
  private func term(after last: Int, _ list: inout Int) throws -> Int {
    let distance = try bytes.length(at: &list, before: bytes.count)
    guard distance > 0, distance <= end - last else { throw PostingReader.damage }
    return last + distance
  }
}

/// The postings of a term as they are read page by page: passages in ascending order, each with the places of the word.
private struct Postings {
  private var passage: Int64 = 0
  private var count = 0
  /// The bytes of places that stand on the next page.
  private var left = 0
  /// Whether the number of a column comes next.
  private var isAtColumn = false

  /// Whether places are to come.
  var isCutOff: Bool { left > 0 }

  /// Reads what a page has. The first passage on a page is a number by itself, the others are distances.
  mutating func read(
    _ bytes: UnsafeRawBufferPointer, _ range: Range<Int>, _ visit: (_ passage: Int64, _ count: Int) -> Void
  ) throws {
    let end = range.upperBound
    var place = range.lowerBound
    if left > 0 {
      readPlaces(bytes, &place, before: end)
      if left > 0 { return }
      visit(passage, count)
    }
    var isDistance = false
    while place < end {
      let number = Int64(bitPattern: try bytes.number(at: &place, before: end))
      passage = isDistance ? passage &+ number : number
      isDistance = true
      // The lowest bit says that the passage was in an older segment.
      left = try bytes.length(at: &place, before: end) >> 1
      count = 0
      readPlaces(bytes, &place, before: end)
      if left > 0 { return }
      visit(passage, count)
    }
  }

  /// Counts the places: numbers greater than 1, while a 1 stands before the number of a column.
  @inline(__always)
  private mutating func readPlaces(_ bytes: UnsafeRawBufferPointer, _ place: inout Int, before end: Int) {
    let stop = min(end, place + left)
    left -= stop - place
    var isInNumber = false
    while place < stop {
      let byte = bytes[place]
      place += 1
      if byte >= 0x80 {
        isInNumber = true
      } else if isAtColumn {
        (isAtColumn, isInNumber) = (false, false)
      } else if byte == 1, !isInNumber {
        isAtColumn = true
      } else {
        count += 1
        isInNumber = false
      }
    }
  }
}

extension UnsafeRawBufferPointer {
  /// A number of variable length (https://sqlite.org/fileformat2.html#varint), and the place behind it.
  @inline(__always)
  fileprivate func number(at place: inout Int, before end: Int) throws -> UInt64 {
    guard place < end else { throw PostingReader.damage }
    let first = self[place]
    place += 1
    return first < 0x80 ? UInt64(first) : try number(from: first, at: &place, before: end)
  }

  private func number(from first: UInt8, at place: inout Int, before end: Int) throws -> UInt64 {
    var number = UInt64(first & 0x7F)
    for length in 2...9 {
      guard place < end else { throw PostingReader.damage }
      let byte = self[place]
      place += 1
      if length == 9 { return number << 8 | UInt64(byte) }
      number = number << 7 | UInt64(byte & 0x7F)
      if byte < 0x80 { break }
    }
    return number
  }

  /// A number of bytes: one that fits into 31 bits.
  @inline(__always)
  fileprivate func length(at place: inout Int, before end: Int) throws -> Int {
    let number = try number(at: &place, before: end)
    guard number <= Int32.max else { throw PostingReader.damage }
    return Int(number)
  }
}
