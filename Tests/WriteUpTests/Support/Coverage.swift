@testable import ByregionText
@testable import ByregionWriteUp

/// Compares a write-up with its source: each line with text must be in exactly one title, heading or entry.
struct Coverage: Sendable, Hashable {
  /// 1-based lines that have text and are in no title, heading or entry.
  var lost: [Int] = []
  /// 1-based lines that are in more than one of them.
  var doubled: [Int] = []

  /// Whether each line with text is in exactly one title, heading or entry.
  var isWhole: Bool { lost.isEmpty && doubled.isEmpty }

  /// Checks a write-up.
  ///
  /// Lines without a letter or digit, such as rules, have no text. For an HTML page, only blocks count, and several of
  /// them may share a line. Linear in the length of the source.
  init(of writeUp: WriteUp, in source: SourceText) {
    let index = LineIndex(source.text)
    let bytes = index.bytes
    var counts = Array(repeating: 0, count: index.ranges.count + 2)
    if Self.isPage(source) {
      checkPieces(of: writeUp, index, source)
      return
    }
    for range in Self.ranges(of: writeUp, index) {
      let last = index.line(at: max(range.lowerBound, range.upperBound - 1))
      for line in index.line(at: range.lowerBound)...max(index.line(at: range.lowerBound), last) { counts[line] += 1 }
    }
    let text = source.format == .markdown ? Self.withoutFrontMatter(bytes) : bytes
    for (offset, range) in index.ranges.enumerated() where Self.hasText(text, range, source.format) {
      if counts[offset + 1] == 0 { lost.append(offset + 1) }
      if counts[offset + 1] > 1, !Self.hasBreak(bytes, range, source.format) { doubled.append(offset + 1) }
    }
  }

  /// Whether lines of the source do not correspond to lines of text: HTML, and Markdown with HTML, tables or
  /// attributes.
  private static func isPage(_ source: SourceText) -> Bool {
    source.format == .html
      || source.format == .markdown && source.text.utf8.contains { $0 == 0x3C || $0 == 0x7C || $0 == 0x7B }
      || source.format == .markdown && ["---", "+", ":::"].contains { source.text.contains($0) }
  }

  private static func withoutFrontMatter(_ bytes: [UInt8]) -> [UInt8] {
    Array(repeating: 0x20, count: FrontMatter(bytes)?.range.count ?? 0)
      + bytes[(FrontMatter(bytes)?.range.count ?? 0)...]
  }

  /// The lines of the title, which may be hard-wrapped: those before the text that contain a part of it.
  private static func titleRange(of writeUp: WriteUp, _ index: LineIndex) -> Range<Int> {
    let first = index.range(ofLine: writeUp.titleLine)
    let entries = writeUp.sections.flatMap(\.entries).map { index.line(at: $0.range.lowerBound) }
    let text = (entries + writeUp.sections.compactMap { $0.heading == nil ? nil : $0.line }).min() ?? .max
    var last = first
    for line in (writeUp.titleLine + 1)..<max(writeUp.titleLine + 1, min(text, index.ranges.count + 1)) {
      let range = index.range(ofLine: line)
      guard writeUp.title.contains(TextNormalizer.text(index.bytes, range)) else { break }
      last = range
    }
    return first.lowerBound..<last.upperBound
  }

  /// The title's lines, each heading's lines and each entry's lines.
  private static func ranges(of writeUp: WriteUp, _ index: LineIndex) -> [Range<Int>] {
    guard !writeUp.title.isEmpty else { return [] }
    var ranges = [titleRange(of: writeUp, index)]
    for section in writeUp.sections {
      if section.heading != nil { ranges.append(index.range(ofLine: section.line)) }
      ranges += section.entries.map(\.range)
    }
    return ranges
  }

  /// Checks that each text is one block, or a block and the later paragraphs of its item.
  private mutating func checkPieces(of writeUp: WriteUp, _ index: LineIndex, _ source: SourceText) {
    let texts = [writeUp.title] + writeUp.sections.flatMap { ($0.heading.map { [$0] } ?? []) + $0.entries.map(\.text) }
    var place = -1
    var rest = ""[...].utf8
    var pieces = BlockReader.read(index, in: source).blocks
    if source.format == .markdown { pieces = PastedPage(pieces).blocks }
    for piece in pieces {
      if piece.continuesItem, rest.starts(with: (" " + piece.text).utf8) {
        rest = rest.dropFirst(piece.text.utf8.count + 1)
        continue
      }
      place += 1
      guard rest.isEmpty, place < texts.count, texts[place].utf8.starts(with: piece.text.utf8) else {
        return lost.append(piece.line)
      }
      rest = texts[place].utf8.dropFirst(piece.text.utf8.count)
    }
    if place + 1 < texts.count || !rest.isEmpty, !writeUp.title.isEmpty { doubled.append(writeUp.titleLine) }
  }

  /// Whether a line has two texts: Markdown with a break tag, or a paragraph of a document with a line break.
  private static func hasBreak(_ bytes: [UInt8], _ range: Range<Int>, _ format: SourceText.Format) -> Bool {
    switch format {
    case .markdown: ByteSearch.first(Array("<br".utf8), in: bytes, range) != nil
    case .word, .openDocument: ByteSearch.first(DocumentParagraph.lineBreak, in: bytes, range) != nil
    default: false
    }
  }

  /// Whether a line has a letter or digit that is shown; in Markdown, not those of link definitions, comments and
  /// fences.
  private static func hasText(_ bytes: [UInt8], _ range: Range<Int>, _ format: SourceText.Format) -> Bool {
    let start = WhiteSpace.skip(bytes, from: range.lowerBound, to: range.upperBound)
    guard start < range.upperBound else { return false }
    // An item without text has only a marker.
    let marker = ListMarker.read(bytes, at: start, to: range.upperBound)
    if let marker, WhiteSpace.skip(bytes, from: marker.end, to: range.upperBound) == range.upperBound { return false }
    let text = bytes[start..<range.upperBound]
    if format == .markdown {
      if text.starts(with: "```".utf8) || text.starts(with: "~~~".utf8) || text.first == 0x3C { return false }
      if text.first == 0x21 || (text.first == 0x5B && text.contains(0x3A)) { return false }
    }
    return text.contains { byte in
      byte >= 0xC3 && byte < 0xE2 || byte >= 0x30 && byte <= 0x39 || byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A
    }
  }
}
