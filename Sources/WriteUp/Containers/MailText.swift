import ByregionLanguages
import ByregionText

/// The text of a part of a mail, split into candidates for write-ups: the mail's own text, quotes and forwarded
/// messages, each without cover letter and signature.
package struct MailText {
  /// The candidates, in the order of the mail.
  package private(set) var candidates: [SourceText] = []
  /// The whole text with its quotes, if it has any: ">" may also be the marker of a list item.
  package private(set) var unquoted: SourceText?

  /// Maximum depth of quotes that are distinguished, and maximum number of messages at one depth.
  private static let maxQuoteDepth = 8
  private static let maxSegments = 64

  /// - Parameter part: A part of type `text/plain` or `text/html`.
  package init(_ part: MailPart) {
    let decoded = MailCharset.text(part.content().bytes, part.charset)
    if part.mediaType == "text/html" { readHTML(decoded.text) } else { readPlain(decoded.text, part) }
    if !decoded.isKnown {
      let found = Diagnostic(
        severity: .warning, identifier: "mail-character-set",
        wording: Wording { $0.unknownCharacterSet(MessageText.excerpt(part.charset)) },
        line: 1, column: 1)
      candidates = candidates.map { $0.adding([found]) }
    }
  }

  private mutating func readPlain(_ text: String, _ part: MailPart) {
    let lines = QuotedLines(text, isFlowed: part.isFlowed, deletesSpace: part.deletesSpace).lines
    let depths = Set(lines.filter { !$0.text.isEmpty }.map { min($0.depth, Self.maxQuoteDepth) }).sorted()
    for depth in depths {
      let own = lines.map { min($0.depth, Self.maxQuoteDepth) == depth ? $0.text : "" }
      for segment in MailSegments.ranges(of: own).prefix(Self.maxSegments) {
        if let source = Self.trimmed(Array(own[segment])) { candidates.append(source) }
      }
    }
    if depths.count > 1 {
      let whole = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
      unquoted = Self.trimmed(whole)
    }
  }

  /// The lines without letter and signature; nil if nothing is left.
  private static func trimmed(_ lines: [String]) -> SourceText? {
    guard let whole = source(lines) else { return nil }
    let texts = lines.indices.filter { lines[$0].contains { !$0.isWhitespace } }
    let known = knownLines(of: whole)
    let described = texts.enumerated().map { place, index in
      MailLine(
        text: lines[index], isAfterBlank: place == 0 || texts[place - 1] != index - 1, isHeading: false,
        isKnownHeading: known.contains(index + 1))
    }
    let kept = CoverLetter.trimmed(described)
    guard let first = kept.first, let last = kept.last,
      let source = Self.source(Array(lines[texts[first]...texts[last]]))
    else { return nil }
    let blocks = source.blocks ?? BlockReader.read(LineIndex(source.text), in: source).blocks
    return SourceText(source, as: .mail, blocks: blocks)
  }

  private static func source(_ lines: [String]) -> SourceText? {
    try? SourceText(bytes: Array(lines.joined(separator: "\n").utf8), name: "mail.txt")
  }

  private mutating func readHTML(_ text: String) {
    guard let source = try? SourceText(bytes: Array(text.utf8), name: "mail.html") else { return }
    let blocks = source.blocks ?? BlockReader.read(LineIndex(source.text), in: source).blocks
    for segment in MailSegments.ranges(of: blocks.map(\.text)).prefix(Self.maxSegments) {
      let own = Array(blocks[segment])
      let known = Self.knownLines(of: SourceText(source, as: .mail, blocks: own))
      let described = own.map { block in
        var isHeading = false
        if case .heading = block.role { isHeading = true }
        return MailLine(
          text: block.text, isAfterBlank: true, isHeading: isHeading, isKnownHeading: known.contains(block.line))
      }
      let kept = CoverLetter.trimmed(described)
      guard !kept.isEmpty else { continue }
      candidates.append(SourceText(source, as: .mail, blocks: Array(own[kept])))
    }
  }

  /// The 1-based lines of headings that only write-ups have.
  private static func knownLines(of source: SourceText) -> Set<Int> {
    Set(WriteUpReader.read(source).sections.filter { $0.heading != nil && $0.kind.isOfWriteUps }.map(\.line))
  }
}

extension Section.Kind {
  /// Whether sections of this kind occur almost only in write-ups.
  var isOfWriteUps: Bool {
    switch self {
    case .goals, .results, .advice, .continuation, .application, .facts: true
    case .lead, .documents, .other: false
    }
  }
}

extension WriteUp {
  /// A score for how likely the text is a write-up: two for each known kind of section, one for each fact; 0 for other
  /// texts.
  package var evidence: Int {
    let kinds = Set(sections.filter { $0.heading != nil && $0.kind.isOfWriteUps && !$0.entries.isEmpty }.map(\.kind))
    let found = [facts.applicant != nil, !facts.partners.isEmpty, facts.population != nil, facts.areaKm2 != nil]
    return 2 * kinds.count + found.count { $0 }
  }

  /// The number of UTF-8 bytes in the title, the headings and the texts.
  package var byteCount: Int {
    sections.reduce(title.utf8.count) { sum, section in
      section.entries.reduce(sum + (section.heading?.utf8.count ?? 0)) { $0 + $1.text.utf8.count }
    }
  }
}

extension SourceText {
  /// Creates a text found inside another document, with the blocks selected from it.
  init(_ source: SourceText, as format: Format, blocks: [Block], name: String? = nil) {
    self.init(
      name: name ?? source.name, text: source.text, encoding: source.encoding, format: format,
      diagnostics: source.diagnostics,
      blocks: blocks)
    self = described(as: source.description)
  }

  /// Returns a copy with more diagnostics.
  package func adding(_ more: [Diagnostic]) -> SourceText {
    SourceText(
      name: name, text: text, encoding: encoding, format: format, diagnostics: diagnostics + more, blocks: blocks
    ).described(as: description)
  }

  /// Returns a copy with the format and name of the document that contained it, or from which a converter made it.
  package func inside(_ format: Format, name: String) -> SourceText {
    let read = blocks == nil ? BlockReader.read(LineIndex(text), in: self) : BlockReader.Result(blocks: blocks ?? [])
    return SourceText(self, as: format, blocks: read.blocks, name: name).described(as: read.description)
  }
}

/// The lines of a plain text with the depth of their quotes (RFC 3676).
struct QuotedLines {
  private(set) var lines: [(depth: Int, text: String)] = []
  /// Whether the next line continues the last one.
  private var isOpen = false

  init(_ text: String, isFlowed: Bool, deletesSpace: Bool) {
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      var (depth, content) = Self.unquoted(line)
      guard isFlowed else {
        lines.append((depth, String(content)))
        continue
      }
      if content.first == " " { content = content.dropFirst() }
      let isSignature = content == "-- "
      let continues = content.last == " " && !isSignature
      let own = continues && deletesSpace ? content.dropLast() : content
      if isOpen, !isSignature, let last = lines.indices.last, lines[last].depth == depth {
        lines[last].text += own
      } else {
        lines.append((depth, String(own)))
      }
      isOpen = continues
      depth = 0
    }
  }

  /// The number of quote marks (`>> text`, `> > text`) and the line without them.
  private static func unquoted(_ line: Substring) -> (Int, Substring) {
    var rest = line
    var depth = 0
    while rest.first == ">" {
      depth += 1
      rest = rest.dropFirst()
      if rest.first == " ", rest.dropFirst().first == ">" || depth > 0 { rest = rest.dropFirst() }
    }
    return (depth, rest)
  }
}

/// Splits the text of a mail into messages: its own, and those that it forwards or answers.
enum MailSegments {
  /// The range of lines of each message, without the lines that introduce it.
  static func ranges(of lines: [String]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = 0
    var index = 0
    while index < lines.count {
      let end = introductionEnd(lines, from: index)
      guard end > index else {
        index += 1
        continue
      }
      if start < index { ranges.append(start..<index) }
      (start, index) = (end, end)
    }
    if start < lines.count { ranges.append(start..<lines.count) }
    return ranges
  }

  /// The end of the introduction that begins at a line, such as a separator with header lines; the line itself if there
  /// is none.
  private static func introductionEnd(_ lines: [String], from index: Int) -> Int {
    let line = trimmed(lines[index])
    guard !line.isEmpty else { return index }
    if isSeparator(line) {
      var next = index + 1
      while next < lines.count, trimmed(lines[next]).isEmpty { next += 1 }
      let end = headerEnd(lines, from: next, least: 1)
      return end > next ? end : index + 1
    }
    if isAttribution(line) { return index + 1 }
    if let next = lines.dropFirst(index + 1).first, beginsAttribution(line), isAttribution(line + " " + trimmed(next)) {
      return index + 2
    }
    return headerEnd(lines, from: index, least: 3)
  }

  /// The end of a run of header lines; `start` if there are fewer than `least`.
  private static func headerEnd(_ lines: [String], from start: Int, least: Int) -> Int {
    var index = start
    var count = 0
    var end = start
    var gap = 0
    while index < lines.count, gap < 3, count < 20 {
      let line = trimmed(lines[index])
      if let isAlone = headerLabel(line) {
        count += 1
        gap = 0
        // In a table of headers, the value is on its own line.
        index += isAlone && index + 1 < lines.count && headerLabel(trimmed(lines[index + 1])) == nil ? 2 : 1
        end = min(index, lines.count)
      } else if count > 0, line.hasPrefix("<") || line.contains("@") {
        // A long list of addresses continues.
        index += 1
        end = index
      } else if count > 0, line.isEmpty {
        index += 1
        gap += 1
      } else {
        break
      }
    }
    return count >= least ? end : start
  }

  private static let labels: Set<String> = [
    "fra", "til", "kopi", "kopi til", "blindkopi", "sendt", "dato", "emne", "svar til", "vedlegg", "viktighet",
    "prioritet", "frå", "tema", "from", "to", "cc", "bcc", "sent", "date", "subject", "reply-to", "attachments",
    "importance",
  ]

  /// For a header line such as `Fra: …`, whether it has a label without a value; nil for any other line.
  private static func headerLabel(_ line: String) -> Bool? {
    let plain = line.drop { $0 == "*" }
    guard let colon = plain.prefix(24).firstIndex(of: ":") else { return nil }
    let label = plain[..<colon].filter { $0 != "*" }.lowercased()
    guard labels.contains(label) else { return nil }
    return plain[plain.index(after: colon)...].allSatisfy { $0.isWhitespace || $0 == "*" }
  }

  private static let separatorWords = [
    "original message", "opprinnelig melding", "opphavleg melding", "forwarded message", "videresendt melding",
    "vidaresend melding", "videresendt e-post", "videresendt epost", "forwarded mail", "original mail",
    "original appointment", "opprinnelig e-post", "opprinnelig epost",
  ]

  /// Whether a line introduces another message: `-----Opprinnelig melding-----`, `---------- Forwarded message
  /// ---------`, `Begin forwarded message:`.
  private static func isSeparator(_ line: String) -> Bool {
    guard line.utf8.count <= 100 else { return false }
    let small = line.lowercased()
    if small.hasPrefix("begin forwarded message") || small.hasPrefix("start på videresendt melding")
      || small.hasPrefix("videresendt melding:") || small.hasPrefix("start på videresendt e-post")
    {
      return true
    }
    let isRuled = line.allSatisfy { $0 == "_" } && line.count >= 20
    return isRuled || line.hasPrefix("--") && separatorWords.contains { small.contains($0) }
  }

  /// Whether a line introduces a quote: `Den 12. juni 2018 kl. 09:14 skrev Kari <kari@kommune.example>:`.
  private static func isAttribution(_ line: String) -> Bool {
    guard line.utf8.count <= 240, line.hasSuffix(":"), line.contains(where: \.isNumber) else { return false }
    let small = line.lowercased()
    return small.contains(" skrev ") || small.hasSuffix("skrev:") || small.hasSuffix("wrote:")
      || small.contains(" skreiv ") || small.hasSuffix("følgende:")
  }

  private static func beginsAttribution(_ line: String) -> Bool {
    let small = line.lowercased()
    return line.contains(where: \.isNumber)
      && ["den ", "på ", "on ", "man", "tir", "ons", "tor", "fre", "lør", "søn", "kl. ", "2"].contains {
        small.hasPrefix($0)
      }
  }

  static func trimmed(_ line: String) -> String {
    var text = Substring(line)
    while let first = text.first, first.isWhitespace || first == "\u{FEFF}" { text.removeFirst() }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text)
  }
}

/// A line of a mail's plain text that is not blank, or a block of its HTML.
struct MailLine {
  var text: String
  var isAfterBlank: Bool
  /// Whether it is a heading by its markup.
  var isHeading: Bool
  /// Whether it is a heading that only write-ups have.
  var isKnownHeading: Bool
}
