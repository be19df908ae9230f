import ByregionSQLite

/// Reads which passages hold a word, and how often, directly from the pages of the FTS5 index.
///
/// Reading through FTS5 takes some fifteen times as long, since FTS5 calls a function for each occurrence. The page
/// layout is described in the comment "on-disk format" of SQLite's `fts5_index.c`. Only version 4 of the format is
/// read, which SQLite has written since 3.9 (2015). For other versions ``WordOccurrences`` uses FTS5.
///
/// Each word is looked up once in each segment. Reading is then linear in the bytes of its postings.
struct PostingReader {
  /// A segment of the index. Its pages are numbered from `first` to `last`.
  private struct Segment {
    var id: Int64
    var first: Int64
    var last: Int64

    /// The key of a page in `passages_fts_data`: the segment id shifted left by 37 bits, plus the page number.
    func key(_ page: Int64) -> Int64 { (id << 37) + page }
  }

  private static let version = 4
  /// The row of `passages_fts_data` that lists the segments.
  private static let structureID = 10
  /// The byte before each word. Prefix indexes on the same pages use other bytes.
  private static let mark = UInt8(ascii: "0")
  /// Upper limit; FTS5 keeps fewer segments.
  private static let maxSegments = 2_000

  private let connection: Connection
  /// Newest first.
  private let segments: [Segment]

  /// Nil if the index has another format or words that are not written yet.
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

  /// Calls `visit` for each passage that holds a word, with the number of occurrences: all passages of the first word,
  /// then those of the second. Throws `SQLiteError`, also for a damaged index.
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

  /// - Parameter term: the word preceded by its mark, as on the pages.
  private func forEach(
    of term: [UInt8], _ finding: Statement, _ reading: Statement, _ visit: (_ passage: Int64, _ count: Int) -> Void
  ) throws {
    // A posting in a newer segment replaces older ones of the same passage, also if the word was removed from the
    // passage.
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

  /// Reads the postings of a term in a segment. The count is 0 for a passage that lost the word.
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

  /// The page of a segment that contains a term, if the segment has it.
  private func page(of term: [UInt8], _ segment: Segment, _ finding: Statement) throws -> Int64 {
    try finding.bind(integer: segment.id, at: 1)
    try term.withUnsafeBytes { try finding.bind(blob: $0, at: 2, .borrowed) }
    defer { finding.reset() }
    // The lowest bit tells whether a long posting list has its own index.
    return try finding.step() ? max(0, (finding.row.integer(0) ?? 0) >> 1) : 0
  }

  /// Parses the list of segments, newest first; nil for a list in another format.
  private static func segments(_ bytes: UnsafeRawBufferPointer) throws -> [Segment]? {
    // The first four bytes change with each write. The byte after them marks the format for contentless tables.
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

/// A page of the index: the rest of the postings from the previous page, then terms with their postings.
private struct IndexLeaf {
  /// The byte offset after the header of a page.
  static let start = 4

  let bytes: UnsafeRawBufferPointer
  /// The byte offset after the last posting, where the list of term offsets begins.
  let end: Int

  init(_ bytes: UnsafeRawBufferPointer) throws {
    guard bytes.count >= IndexLeaf.start else { throw PostingReader.damage }
    self.bytes = bytes
    end = Int(bytes[2]) << 8 | Int(bytes[3])
    guard end >= IndexLeaf.start, end <= bytes.count else { throw PostingReader.damage }
  }

  /// The byte offset of the first term; nil if no term begins on this page.
  func firstTerm() throws -> Int? {
    guard end < bytes.count else { return nil }
    var place = end
    let first = try term(after: 0, &place)
    guard first >= IndexLeaf.start else { throw PostingReader.damage }
    return first
  }

  /// The byte range of a term's postings on this page; nil if the term is not on it.
  ///
  /// Terms are sorted by bytes. Each is stored as the number of bytes that it shares with the term before it and its
  /// remaining bytes, so most terms are skipped by comparing numbers.
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

  /// The byte offset of the next term.
  ///
  /// - Parameter list: the byte offset in the list of terms; advanced past the entry.
  private func term(after last: Int, _ list: inout Int) throws -> Int {
    let distance = try bytes.length(at: &list, before: bytes.count)
    guard distance > 0, distance <= end - last else { throw PostingReader.damage }
    return last + distance
  }
}

/// The postings of a term, read page by page: passages in ascending order, each with the positions of the word.
private struct Postings {
  private var passage: Int64 = 0
  private var count = 0
  /// The number of bytes of positions that continue on the next page.
  private var left = 0
  /// Whether the next number is a column.
  private var isAtColumn = false

  /// Whether the last list of positions is incomplete.
  var isCutOff: Bool { left > 0 }

  /// Reads the postings on a page. The first passage id on a page is absolute, the others are differences.
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

  /// Counts the positions, which are numbers greater than 1. A 1 is followed by the number of a column.
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
  /// Reads a variable-length integer (https://sqlite.org/fileformat2.html#varint) and advances `place` past it.
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

  /// Reads a number of bytes; throws unless it fits into 31 bits.
  @inline(__always)
  fileprivate func length(at place: inout Int, before end: Int) throws -> Int {
    let number = try number(at: &place, before: end)
    guard number <= Int32.max else { throw PostingReader.damage }
    return Int(number)
  }
}
