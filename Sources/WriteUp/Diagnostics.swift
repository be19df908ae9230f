import ByregionLanguages
import ByregionText

/// A report of an uncertain decision, with its position: `file:line:column: warning[heading-misspelt]: …`.
package struct Diagnostic: Sendable, Hashable {
  /// The severity of a diagnostic.
  package enum Severity: String, Sendable, Hashable { case error, warning, note }

  package var severity: Severity
  /// Stable identifier such as `heading-misspelt`; `inspect diagnostic ID` explains it.
  package var identifier: String
  /// The message: one line, without control characters.
  package var wording: Wording
  /// 1-based.
  package var line: Int
  /// 1-based, in characters.
  package var column: Int

  package init(severity: Severity, identifier: String, wording: Wording, line: Int, column: Int) {
    self.severity = severity
    self.identifier = identifier
    self.wording = wording
    self.line = line
    self.column = column
  }

  /// Creates a diagnostic whose message has no translation, such as one read from the database.
  package init(severity: Severity, identifier: String, message: String, line: Int, column: Int) {
    self.init(
      severity: severity, identifier: identifier, wording: Wording(asItIs: message), line: line, column: column)
  }

  /// The message in English, for the database and for machine-readable output.
  package var message: String { wording.english }
}

/// Every kind of diagnostic that parsing can report, with its explanation.
package enum DiagnosticCatalogue {
  /// In alphabetical order of identifiers.
  package static let all: [DiagnosticExplanation] = (source + headings + facts + whole + mail).sorted {
    $0.identifier < $1.identifier
  }

  /// The explanation of an identifier, or nil when there is no such diagnostic.
  package static func explanation(of identifier: String) -> DiagnosticExplanation? {
    all.first { $0.identifier == identifier }
  }

  private static let source = [
    DiagnosticExplanation("above-title"),
    DiagnosticExplanation("encoding-double"),
    DiagnosticExplanation("lines-joined"),
    DiagnosticExplanation("page-around"),
    DiagnosticExplanation("page-furniture"),
    DiagnosticExplanation("pdf-cut"),
    DiagnosticExplanation("changes-tracked"),
    DiagnosticExplanation("content-left-out"),
    DiagnosticExplanation("control-character"),
    DiagnosticExplanation("encoding-damaged"),
    DiagnosticExplanation("encoding-windows-1252"),
    DiagnosticExplanation("front-matter"),
    DiagnosticExplanation("page-hidden-left-out"),
    DiagnosticExplanation("page-mostly-left-out"),
    DiagnosticExplanation("page-part-left-out"),
    DiagnosticExplanation("text-missing"),
  ]

  private static let headings = [
    DiagnosticExplanation("heading-misspelt"),
    DiagnosticExplanation("heading-possible"),
    DiagnosticExplanation("heading-unknown"),
    DiagnosticExplanation("heading-unusual"),
  ]

  private static let facts = [
    DiagnosticExplanation("fact-implausible"),
    DiagnosticExplanation("applicant-unreadable"),
    DiagnosticExplanation("area-unreadable"),
    DiagnosticExplanation("date-unreadable"),
    DiagnosticExplanation("fact-empty"),
    DiagnosticExplanation("fact-in-sentence"),
    DiagnosticExplanation("fact-outside"),
    DiagnosticExplanation("fact-repeated"),
    DiagnosticExplanation("facts-missing"),
    DiagnosticExplanation("label-misspelt"),
    DiagnosticExplanation("label-unknown"),
    DiagnosticExplanation("partners-unreadable"),
    DiagnosticExplanation("population-unreadable"),
  ]

  private static let whole = [
    DiagnosticExplanation("diagnostics-more"),
    DiagnosticExplanation("language-mixed"),
    DiagnosticExplanation("language-unknown"),
    DiagnosticExplanation("title-only"),
    DiagnosticExplanation("title-possible"),
  ]
}

/// A kind of diagnostic. The language catalogue has its explanation.
package struct DiagnosticExplanation: Sendable, Hashable {
  /// Stable identifier such as `heading-misspelt`.
  package var identifier: String

  package init(_ identifier: String) { self.identifier = identifier }

  /// What the diagnostic means, in one or two sentences.
  package func meaning(_ words: Catalogue) -> String { words.explanation(of: identifier).meaning }

  /// What to do about it.
  package func remedy(_ words: Catalogue) -> String { words.explanation(of: identifier).remedy }
}

/// Collects the diagnostics of one parse.
struct Report {
  private var columns: ColumnCounter
  private var diagnostics: [Diagnostic]

  /// Maximum number of diagnostics; if there are more, a last one gives the number of those left out.
  static let most = 1000

  init(index: LineIndex, diagnostics: [Diagnostic]) {
    columns = ColumnCounter(index: index)
    self.diagnostics = diagnostics
  }

  /// The diagnostics in order of position.
  var ordered: [Diagnostic] {
    // The offset makes the sort stable.
    let sorted = diagnostics.enumerated().sorted { first, second in
      (first.element.line, first.element.column, first.offset)
        < (second.element.line, second.element.column, second.offset)
    }.map(\.element)
    guard sorted.count > Self.most, let last = sorted.last else { return sorted }
    let more = Diagnostic(
      severity: .note, identifier: "diagnostics-more",
      wording: Wording { $0.moreFindings(sorted.count - Self.most) }, line: last.line, column: 1)
    return sorted.prefix(Self.most) + [more]
  }

  mutating func add(_ builder: SectionBuilder, title: Block, judgement: LanguageJudge.Judgement) {
    for heading in builder.headings { add(heading.finding, builder.blocks[heading.block]) }
    for index in builder.possibleHeadings {
      let text = MessageText.excerpt(builder.blocks[index].text)
      add("heading-possible", .warning, builder.blocks[index].range.lowerBound) { $0.possibleHeading(text) }
    }
    if ReportHead.mayBeBelow(title, builder.sections.first) {
      let text = MessageText.excerpt(builder.sections[0].entries[0].text)
      add("title-possible", .note, builder.sections[0].entries[0].range.lowerBound) { $0.possibleTitle(text) }
    }
    if builder.sections.isEmpty {
      add("title-only", .warning, title.range.lowerBound) { $0.nothingBelowTitle }
    }
    if !builder.sections.contains(where: { $0.kind == .facts }) {
      add("facts-missing", .note, title.range.lowerBound) { $0.noFactsHeading }
    }
    if let line = judgement.otherFormLine {
      let start = columns.index.range(ofLine: line).lowerBound
      add("language-mixed", .note, start) { $0.otherFormFromHere }
    } else if !judgement.isKnown {
      add("language-unknown", .note, title.range.lowerBound) { $0.writtenFormUnknown }
    }
    addControlCharacters()
  }

  /// Reports lines of a web page around the write-up that were left out.
  mutating func add(removed: [Block]) {
    guard let first = removed.min(by: { $0.line < $1.line }) else { return }
    add("page-around", .note, first.range.lowerBound) { $0.linesAroundPage(removed.count) }
  }

  /// Reports lines that were joined or left out in a copied text.
  mutating func add(_ repairs: PlainTextReader.Repairs) {
    if repairs.joined > 0 {
      add("lines-joined", .note, repairs.firstJoined) { $0.linesJoined(repairs.joined) }
    }
    if repairs.leftOut > 0 {
      add("page-furniture", .note, repairs.firstLeftOut) { $0.furnitureLeftOut(repairs.leftOut) }
    }
  }

  mutating func addFrontMatter() {
    add("front-matter", .note, 0) { $0.frontMatterKept }
  }

  private mutating func add(_ finding: HeadingFinding, _ block: Block) {
    let misspelt = finding.kind == .other && finding.uncertainty == .unknown ? [] : finding.words?.misspelt ?? []
    if let first = misspelt.first, let words = finding.words {
      let printed = Array(words.text.utf8)[first.source]
      let start =
        ByteSearch.first(Array(printed), in: columns.index.bytes, block.range) ?? block.range.lowerBound
      let spelling = first.isCapitalized ? first.spelling.map(Self.capitalized) : first.spelling
      let word = MessageText.excerpt(String(decoding: printed, as: UTF8.self))
      add("heading-misspelt", .warning, start) { $0.readAs(word, spelling ?? "") }
    }
    switch finding.uncertainty {
    case .unknown:
      let text = MessageText.excerpt(block.text)
      add("heading-unknown", .note, block.range.lowerBound) { $0.otherHeading(text) }
    case .unusual:
      let text = MessageText.excerpt(block.text)
      add("heading-unusual", .note, block.range.lowerBound) { $0.unusualHeading(text, finding.kind.rawValue) }
    case nil: break
    }
  }

  private static func capitalized(_ word: String) -> String { word.prefix(1).uppercased() + word.dropFirst() }

  /// Reports control characters that text does not contain, such as NUL and escape, at the position of the first.
  private mutating func addControlCharacters() {
    guard columns.index.hasControls else { return }
    let bytes = columns.index.bytes
    let count = bytes.withUnsafeBufferPointer(ByteCount.ofControls)
    guard count > 0, let first = bytes.firstIndex(where: { $0 < 0x20 && ($0 < 0x09 || $0 > 0x0D) || $0 == 0x7F })
    else { return }
    add("control-character", .warning, first) { $0.controlCharacters(count) }
  }

  private mutating func add(
    _ identifier: String, _ severity: Diagnostic.Severity, _ offset: Int, _ text: (Catalogue) -> String
  ) {
    let place = columns.place(of: offset)
    diagnostics.append(
      Diagnostic(
        severity: severity, identifier: identifier, wording: Wording(text), line: place.line, column: place.column))
  }
}
