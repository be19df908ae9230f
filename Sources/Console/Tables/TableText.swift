import ByregionFiles
import ByregionLanguages
import ByregionRecords
import ByregionText
import ByregionWriteUp

/// The text of a file of rows in any supported encoding, converted to UTF-8 in chunks. It can be read repeatedly.
final class TableText {
  enum Encoding: Equatable {
    case utf8, windows1252, utf16LittleEndian, utf16BigEndian
  }

  /// The file's name in messages.
  let name: String
  private(set) var encoding = Encoding.utf8
  private var markLength = 0
  private let file: RereadableFile
  private let whileBusy: () throws -> Void

  /// Maximum size of a file in bytes.
  static let byteLimit = 4 << 30

  /// Opens a file and detects its encoding, which reads the whole file.
  ///
  /// - Parameters:
  ///   - path: the file; `-` is standard input.
  ///   - whileBusy: called after each chunk; an error that it throws ends the reading.
  /// - Throws: `KnowledgeBaseError`.
  init(path: String, whileBusy: @escaping () throws -> Void) throws {
    name = path == "-" ? Catalogue.ofProcess.standardInput : path
    self.whileBusy = whileBusy
    do {
      file = try RereadableFile(path: path, limit: Self.byteLimit + 1, whileBusy: whileBusy)
    } catch let failure as FileReader.Failure {
      throw KnowledgeBaseError(
        .missingInput, { $0.fileUnreadable($0.reason(ofSystem: failure.number)) }, place: name,
        suggestion: .say { $0.checkNameAndAccess })
    }
    guard file.byteCount <= Self.byteLimit else {
      throw KnowledgeBaseError(
        .invalidInput, { $0.fileHasMore(than: Self.byteLimit) }, place: name,
        suggestion: .say { $0.divideOrAttach })
    }
    try detectEncoding()
  }

  /// Calls `body` with chunks of the text in UTF-8, without a byte order mark, until it returns false.
  ///
  /// - Throws: `KnowledgeBaseError`, and any error of `body`.
  func forEachChunk(_ body: (UnsafeBufferPointer<UInt8>) throws -> Bool) throws {
    var skipped = markLength
    var decoder = encoding == .utf8 ? nil : ChunkDecoder(encoding)
    try read { chunk in
      let rest = UnsafeBufferPointer(rebasing: chunk[min(skipped, chunk.count)...])
      skipped -= min(skipped, chunk.count)
      guard decoder != nil else { return try body(rest) }
      let decoded = decoder?.decode(rest) ?? []
      if decoder?.isBroken == true {
        throw error({ $0.brokenUTF16 }, line: nil) { $0.saveInUTF8 }
      }
      return try decoded.withUnsafeBufferPointer(body)
    }
    if decoder?.hasRest == true { throw error({ $0.lastLetterIsCut }, line: nil) }
  }

  private func read(_ body: (UnsafeBufferPointer<UInt8>) throws -> Bool) throws {
    do {
      try file.forEachChunk { chunk in
        try whileBusy()
        return try body(chunk)
      }
    } catch let failure as FileReader.Failure {
      throw KnowledgeBaseError(.inputOutput, { $0.fileUnreadable($0.reason(ofSystem: failure.number)) }, place: name)
    }
  }

  /// An error at a position in the file.
  func error(
    _ message: (Catalogue) -> String, line: Int?, column: Int? = nil, suggestion: ((Catalogue) -> String)? = nil
  ) -> KnowledgeBaseError {
    error(Wording(message), line: line, column: column, suggestion.map { Wording($0) })
  }

  func error(_ message: Wording, line: Int?, column: Int? = nil, _ suggestion: Wording? = nil) -> KnowledgeBaseError {
    let place = [name, line.map(String.init), column.map(String.init)].compactMap { $0 }.joined(separator: ":")
    return KnowledgeBaseError(.invalidInput, message, place: place, suggestion: suggestion.map { .wording($0) })
  }

  private func detectEncoding() throws {
    var checker = StreamedUTF8()
    var isFirst = true
    try read { chunk in
      if isFirst {
        isFirst = false
        try requireText(chunk)
        if let (marked, length) = Self.mark(chunk) {
          (encoding, markLength) = (marked, length)
          return marked == .utf8
        }
        if let wide = Self.encodingByZeros(chunk) {
          encoding = wide
          return false
        }
      }
      checker.feed(chunk)
      return true
    }
    guard encoding == .utf8, checker.finish() > 0 else { return }
    guard markLength == 0, checker.strays >= checker.sequences else {
      throw error({ $0.brokenUTF8 }, line: checker.firstStrayLine) { $0.saveInUTF8 }
    }
    encoding = .windows1252
  }

  /// Recognizes other kinds of files by their first bytes.
  private func requireText(_ start: UnsafeBufferPointer<UInt8>) throws {
    if start.starts(with: Array("SQLite format 3\0".utf8)) {
      throw error({ $0.isDatabaseNotRows }, line: nil) { $0.attachIt }
    }
    if start.starts(with: [0x50, 0x4B, 3, 4]) || start.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      throw error({ $0.isWorkbookNotRows }, line: nil) { $0.saveAsCSV }
    }
  }

  private static func mark(_ bytes: UnsafeBufferPointer<UInt8>) -> (Encoding, Int)? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
    if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
    if bytes.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
    return nil
  }

  /// UTF-16 without a byte order mark has a zero in nearly every second byte, at either even or odd offsets.
  private static func encodingByZeros(_ bytes: UnsafeBufferPointer<UInt8>) -> Encoding? {
    let pairs = min(bytes.count, 4096) / 2
    guard pairs > 1 else { return nil }
    let first = (0..<pairs).count { bytes[2 * $0] == 0 }
    let second = (0..<pairs).count { bytes[2 * $0 + 1] == 0 }
    if second * 10 > pairs * 6, first * 20 <= pairs { return .utf16LittleEndian }
    if first * 10 > pairs * 6, second * 20 <= pairs { return .utf16BigEndian }
    return nil
  }
}

/// Counts valid UTF-8 sequences and invalid bytes, in chunks that may split a sequence.
private struct StreamedUTF8 {
  /// Number of sequences of two or more bytes.
  private(set) var sequences = 0
  /// Number of bytes that are not part of a sequence.
  private(set) var strays = 0
  private(set) var firstStrayLine: Int?
  private var line = 1
  private var rest: [UInt8] = []

  mutating func feed(_ chunk: UnsafeBufferPointer<UInt8>) {
    guard rest.isEmpty else {
      // At most three bytes wait; their sequence ends within the next few bytes.
      let start = min(chunk.count, 8)
      let head = rest + chunk[..<start]
      rest = []
      head.withUnsafeBufferPointer { scan($0) }
      if start < chunk.count { feedAfterRest(UnsafeBufferPointer(rebasing: chunk[start...])) }
      return
    }
    scan(chunk)
  }

  private mutating func feedAfterRest(_ chunk: UnsafeBufferPointer<UInt8>) {
    guard !rest.isEmpty else { return scan(chunk) }
    let head = rest + chunk
    rest = []
    head.withUnsafeBufferPointer { scan($0) }
  }

  /// - Returns: the number of bytes that are not UTF-8.
  mutating func finish() -> Int {
    for _ in rest { foundStray() }
    rest = []
    return strays
  }

  private mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>) {
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte < 0x80 {
        if byte == 0x0A { line += 1 }
        index += 1
        continue
      }
      let scalar = bytes.scalar(at: index)
      if scalar.isValid {
        sequences += 1
      } else if index + 4 > bytes.count, byte >= 0xC2 {
        // The next chunk may complete this sequence.
        rest = Array(bytes[index...])
        return
      } else {
        foundStray()
      }
      index += scalar.length
    }
  }

  private mutating func foundStray() {
    strays += 1
    firstStrayLine = firstStrayLine ?? line
  }
}

/// Converts chunks of Windows-1252 or UTF-16 to UTF-8.
private struct ChunkDecoder {
  private let encoding: TableText.Encoding
  /// The first byte of an incomplete code unit.
  private var byte: UInt8?
  private var surrogate: UInt16?
  /// Whether a lone surrogate was found.
  private(set) var isBroken = false

  init(_ encoding: TableText.Encoding) { self.encoding = encoding }

  var hasRest: Bool { byte != nil || surrogate != nil }

  mutating func decode(_ chunk: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(chunk.count + chunk.count / 4 + 8)
    guard encoding != .windows1252 else {
      for byte in chunk {
        if byte < 0x80 { output.append(byte) } else { Self.append(SingleByteDecoder.scalar(of: byte), to: &output) }
      }
      return output
    }
    for next in chunk {
      guard let first = byte else {
        byte = next
        continue
      }
      byte = nil
      let isLittle = encoding == .utf16LittleEndian
      take(UInt16(isLittle ? first : next) | UInt16(isLittle ? next : first) << 8, &output)
    }
    return output
  }

  private mutating func take(_ unit: UInt16, _ output: inout [UInt8]) {
    if let high = surrogate {
      surrogate = nil
      if (0xDC00...0xDFFF).contains(unit) {
        Self.append(0x10000 + (UInt32(high) - 0xD800) << 10 + UInt32(unit) - 0xDC00, to: &output)
        return
      }
      isBroken = true
    }
    switch unit {
    case 0xD800...0xDBFF: surrogate = unit
    case 0xDC00...0xDFFF: isBroken = true
    default: Self.append(UInt32(unit), to: &output)
    }
  }

  private static func append(_ scalar: UInt32, to output: inout [UInt8]) {
    if scalar < 0x80 { return output.append(UInt8(scalar)) }
    output.append(contentsOf: UTF8.encode(Unicode.Scalar(scalar) ?? "\u{FFFD}") ?? UTF8.encodedReplacementCharacter)
  }
}

/// The layout of a file of separated fields, detected from its beginning.
///
/// Files of Statistics Norway have a title and a blank line before the header. So the header is the first line with
/// more than one non-empty field, provided that most lines have several fields.
struct SeparatedLayout {
  let separator: UInt8
  /// The line on which the header begins, from 1.
  let headerLine: Int
  /// The lines before the header.
  let titles: [String]
  let header: [String]

  private struct Line {
    var number: Int
    var fields: [String]
  }

  /// Maximum number of bytes that are examined.
  static let sampleSize = 1 << 18
  private static let lineCount = 200
  /// In order of preference among separators that fit equally well.
  private static let separators: [UInt8] = [0x09, UInt8(ascii: ";"), UInt8(ascii: ","), UInt8(ascii: "|")]

  /// - Parameters:
  ///   - sample: the beginning of the text in UTF-8.
  ///   - isWhole: whether the sample is the whole text; otherwise its last line may be incomplete.
  /// - Returns: nil if the text has no line.
  init?(sample: [UInt8], isWhole: Bool) {
    var best: (share: Double, fields: Int, separator: UInt8, lines: [Line])?
    for separator in Self.separators {
      let lines = Self.lines(of: sample, isWhole: isWhole, separator)
      guard !lines.isEmpty else { continue }
      let (fields, share) = Self.usualCount(lines)
      let isBetter = best.map { $0.fields < 2 ? fields > 1 : fields > 1 && share > $0.share } ?? true
      if isBetter { best = (share, fields, separator, lines) }
    }
    guard let best else { return nil }
    // A title may be in the first cell of a sheet, followed by empty cells.
    let start = best.lines.firstIndex { $0.fields.count { !$0.isEmpty } >= min(best.fields, 2) }
    guard let start else { return nil }
    (separator, headerLine, header) = (best.separator, best.lines[start].number, best.lines[start].fields)
    titles = best.lines[..<start].map { $0.fields.first { !$0.isEmpty } ?? "" }
  }

  /// Parses up to the first syntax error, which is reported later when the whole file is read.
  private static func lines(of sample: [UInt8], isWhole: Bool, _ separator: UInt8) -> [Line] {
    var parser = SeparatedParser(separator: separator)
    var lines: [Line] = []
    let take: (SeparatedRecord) -> Bool = { record in
      lines.append(Line(number: record.line, fields: (0..<record.count).map(record.text)))
      return lines.count < lineCount
    }
    sample.withUnsafeBufferPointer { _ = try? parser.feed($0, take) }
    if isWhole || lines.isEmpty { try? parser.finish(take) }
    return lines
  }

  /// The most frequent number of fields, and the share of lines with it. Lines with one field are ignored.
  private static func usualCount(_ lines: [Line]) -> (fields: Int, share: Double) {
    var counts: [Int: Int] = [:]
    for line in lines where line.fields.count > 1 { counts[line.fields.count, default: 0] += 1 }
    guard let usual = counts.max(by: { ($0.value, $0.key) < ($1.value, $1.key) }) else { return (1, 1) }
    return (usual.key, Double(usual.value) / Double(lines.count))
  }
}

/// Column names made from a header: unique and not empty.
enum ColumnNames {
  /// - Returns: the names, and a note about those that were changed.
  static func unique(_ header: [String]) -> (names: [String], changed: Wording?) {
    var taken: Set<String> = []
    var changed: [String] = []
    var names: [String] = []
    for (index, cell) in header.enumerated() {
      let printed = cell.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      var name = printed.isEmpty ? "column_\(index + 1)" : printed
      var number = 2
      while !taken.insert(name.lowercased()).inserted {
        name = "\(printed.isEmpty ? "column_\(index + 1)" : printed)_\(number)"
        number += 1
      }
      if name != printed { changed.append(name) }
      names.append(name)
    }
    guard let first = changed.first else { return (names, nil) }
    let others = changed.count - 1
    return (names, Wording { $0.columnsAreCalled(first, others: others) })
  }
}
