import ByregionLanguages
import ByregionPlaces
import ByregionImporting
import ByregionRecords
import ByregionSQLite
import ByregionStore
import ByregionWriteUp

/// A line of a source, with its parse.
package struct SourceLine: Sendable, Hashable {
  /// What a piece of the source was parsed as.
  package enum Part: Sendable, Hashable {
    case title
    case heading(Section.Kind)
    /// The number counts the entries of its kind in the document, from 1.
    case entry(PassageKind, Int)
  }

  /// A parsed text with its lines.
  package struct Piece: Sendable, Hashable {
    package var part: Part
    /// The text, with its list marker.
    package var text: String
    package var line: Int
    package var lastLine: Int
    /// The passage's reference; nil for titles and headings, and when the document is not in the tables.
    package var reference: String?
  }

  /// The number of the line, from 1.
  package var number: Int
  /// The page and the line on it; nil for a document without pages.
  package var page: PagePlace?
  /// The text of the line in the source.
  package var text: String
  /// The pieces that begin in this line.
  package var pieces: [Piece]
  /// Whether a piece that begins above continues here.
  package var isContinuation: Bool
  /// Whether it has letters or digits that are in no piece.
  package var isLeftOut: Bool
  /// Whether the line contains markup; the texts of its pieces are then easier to read than the line.
  package var isMarkup: Bool

  /// All lines of a source.
  package static func lines(of parsed: ParsedSource) -> [SourceLine] {
    let text = parsed.source.text
    let places = parsed.source.pagePlaces
    var pieces = pieces(of: parsed.writeUp, starts: LineStarts(text), hasPages: places != nil)
    if places != nil { placeTitle(in: &pieces, text) }
    pieces.sort { $0.line < $1.line }
    var lines: [SourceLine] = []
    var next = 0
    var openUntil = 0
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      let number = index + 1
      let first = next
      while next < pieces.count, pieces[next].line <= number { next += 1 }
      let own = Array(pieces[first..<next])
      let hasText = withoutTags(line).contains { $0.isLetter || $0.isNumber }
      let isContinuation = own.isEmpty && hasText && number <= openUntil
      lines.append(
        SourceLine(
          number: number, page: places.flatMap { $0.indices.contains(index) ? $0[index] : nil }, text: String(line),
          pieces: own, isContinuation: isContinuation, isLeftOut: own.isEmpty && hasText && !isContinuation,
          isMarkup: line.contains("<") && line.contains(">")))
      openUntil = max(openUntil, own.map(\.lastLine).max() ?? 0)
    }
    return lines
  }

  /// For a document with pages, a title's line number is a page; sets the first line that the title begins with.
  private static func placeTitle(in pieces: inout [Piece], _ text: String) {
    let title = pieces[0].text
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    let line = 1 + (lines.prefix(100).firstIndex { !$0.isEmpty && title.hasPrefix($0) } ?? 0)
    (pieces[0].line, pieces[0].lastLine) = (line, line)
  }

  /// - Parameter hasPages: Whether line numbers are pages, so that lines are computed from the byte ranges.
  private static func pieces(of writeUp: WriteUp, starts: LineStarts, hasPages: Bool) -> [Piece] {
    var pieces = [Piece(part: .title, text: writeUp.title, line: writeUp.titleLine, lastLine: writeUp.titleLine)]
    var counts: [PassageKind: Int] = [:]
    for section in writeUp.sections {
      if let heading = section.heading {
        let line = hasPages ? starts.line(at: section.range.lowerBound) : section.line
        pieces.append(Piece(part: .heading(section.kind), text: heading, line: line, lastLine: line))
      }
      let kind = PassageKind(section.kind)
      for entry in section.entries {
        counts[kind, default: 0] += 1
        let marker = entry.marker.map { $0 + " " } ?? ""
        let end = starts.line(at: max(entry.range.upperBound - 1, entry.range.lowerBound))
        pieces.append(
          Piece(
            part: .entry(kind, counts[kind] ?? 0), text: marker + entry.text,
            line: hasPages ? starts.line(at: entry.range.lowerBound) : entry.line, lastLine: end))
      }
    }
    return pieces
  }

  private static func withoutTags(_ line: Substring) -> String {
    var isInTag = false
    return line.filter { character in
      defer { if character == ">" { isInTag = false } }
      if character == "<" { isInTag = true }
      return !isInTag
    }
  }
}

/// The start of each line of a text.
private struct LineStarts {
  /// UTF-8 byte offsets.
  private var starts = [0]

  init(_ text: String) {
    var offset = 0
    for character in text {
      offset += character.utf8.count
      if character.isNewline { starts.append(offset) }
    }
  }

  /// The 1-based line of a byte offset. Logarithmic in the number of lines.
  func line(at offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle + 1 } else { high = middle }
    }
    return max(low, 1)
  }
}

/// A document with its lines, the parse of each, and the diagnostics.
package struct DocumentPage: Sendable {
  /// A diagnostic of the document's parse.
  package struct Finding: Sendable, Hashable {
    package var severity: Diagnostic.Severity
    package var identifier: String
    /// The message; in English only when its other wordings cannot be recovered.
    package var wording: Wording
    package var line: Int

    package var message: String { wording.english }
  }

  package var document: StoredDocument
  package var format: String
  package var lines: [SourceLine]
  package var findings: [Finding]
  /// Every document of the region, the newest revision of a kind first.
  package var history: [StoredDocument]
}

extension KnowledgeBase {
  /// A document line by line.
  ///
  /// - Throws: `KnowledgeBaseError` with `.missingInput` when there is no such document, `.invalidInput` when it can no
  ///   longer be parsed.
  package func documentPage(_ id: Int64) throws -> DocumentPage {
    try readSnapshot {
      let document = try document(id)
      let references = try references(ofDocument: id)
      let parsed = try parsed(document: id)
      var lines = SourceLine.lines(of: parsed)
      for line in lines.indices {
        for piece in lines[line].pieces.indices {
          guard case .entry(let kind, let number) = lines[line].pieces[piece].part else { continue }
          lines[line].pieces[piece].reference = references[kind]?[number]
        }
      }
      let wordings = try wordings(of: parsed.writeUp)
      let findings = try connection.rows(
        "SELECT severity, identifier, message, line FROM diagnostics WHERE document_id = ? ORDER BY line, id",
        [.integer(id)]
      ) { row in
        let message = try row.get(String.self, 2)
        return DocumentPage.Finding(
          severity: try row.get(Diagnostic.Severity.self, 0), identifier: try row.get(String.self, 1),
          wording: wordings[message] ?? Wording(asItIs: message), line: try row.get(Int.self, 3))
      }
      let format = try connection.first("SELECT format FROM documents WHERE id = ?", [.integer(id)]) {
        try $0.get(String.self, 0)
      }
      return DocumentPage(
        document: document, format: format ?? "", lines: lines, findings: findings,
        history: try history(ofRegion: document.regionSlug))
    }
  }

  /// The wordings of a write-up's diagnostics, by their English messages, which are stored.
  private func wordings(of writeUp: WriteUp) throws -> [String: Wording] {
    let places = PlaceResolver(register: try PlaceRegister(connection)).resolve(writeUp.facts)
    let said = writeUp.diagnostics + places.compactMap(\.diagnostic)
    return Dictionary(said.map { ($0.message, $0.wording) }) { first, _ in first }
  }

  /// The references of a document's passages by kind and number; for a document that is not current, its former
  /// references.
  private func references(ofDocument id: Int64) throws -> [PassageKind: [Int: String]] {
    var references: [PassageKind: [Int: String]] = [:]
    try connection.query(
      """
      SELECT kind, position, reference FROM passages WHERE document_id = ?1
      UNION ALL SELECT kind, position, reference FROM former_passages WHERE document_id = ?1
      """, [.integer(id)]
    ) { row in
      references[try row.get(PassageKind.self, 0), default: [:]][try row.get(Int.self, 1)] = try row.get(String.self, 2)
    }
    return references
  }
}
