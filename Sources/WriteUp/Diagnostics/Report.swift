/// Gathers what was not certain in a reading.
struct Report {
  private var columns: ColumnCounter
  private var diagnostics: [Diagnostic]

  /// More than these are not kept; the last one says so.
  static let most = 1000

  init(index: LineIndex, diagnostics: [Diagnostic]) {
    columns = ColumnCounter(index: index)
    self.diagnostics = diagnostics
  }

  /// In order of place.
  var ordered: [Diagnostic] {
    // Sorted with the place in the list, so that one place keeps its order.
    let sorted = diagnostics.enumerated().sorted { first, second in
      (first.element.line, first.element.column, first.offset)
        < (second.element.line, second.element.column, second.offset)
    }.map(\.element)
    guard sorted.count > Self.most, let last = sorted.last else { return sorted }
    let more = Diagnostic(
      severity: .note, identifier: "diagnostics-more",
      message: "\(sorted.count - Self.most) more were found than are told", line: last.line, column: 1)
    return sorted.prefix(Self.most) + [more]
  }

  mutating func add(_ builder: SectionBuilder, title: Block, judgement: LanguageJudge.Judgement) {
    for heading in builder.headings { add(heading.finding, builder.blocks[heading.block]) }
    if builder.sections.isEmpty {
      add("title-only", .warning, "nothing stands below the title", title.range.lowerBound)
    }
    if !builder.sections.contains(where: { $0.kind == .facts }) {
      add("facts-missing", .note, "no heading for the facts was found", title.range.lowerBound)
    }
    if let line = judgement.otherFormLine {
      let start = columns.index.range(ofLine: line).lowerBound
      add("language-mixed", .note, "from here the text is in the other written form", start)
    } else if !judgement.isKnown {
      add(
        "language-unknown", .note, "no word tells the written form; Bokmål is taken", title.range.lowerBound)
    }
    addControlCharacters()
  }

  mutating func addFrontMatter() {
    add("front-matter", .note, "the front matter is kept with the source and is no text of the write-up", 0)
  }

  private mutating func add(_ finding: HeadingFinding, _ block: Block) {
    let misspelt = finding.kind == .other && finding.doubt == .unknown ? [] : finding.words?.misspelt ?? []
    if let first = misspelt.first, let words = finding.words {
      let printed = Array(words.text.utf8)[first.source]
      let start =
        ByteSearch.first(Array(printed), in: columns.index.bytes, block.range) ?? block.range.lowerBound
      let spelling = first.isCapitalized ? first.spelling.map(Self.capitalized) : first.spelling
      let word = DiagnosticText.quoted(String(decoding: printed, as: UTF8.self))
      add("heading-misspelt", .warning, "\"\(word)\" read as \(spelling ?? "")", start)
    }
    switch finding.doubt {
    case .unknown:
      let text = DiagnosticText.quoted(block.text)
      add("heading-unknown", .note, "\"\(text)\" read as a heading of another kind", block.range.lowerBound)
    case .unusual:
      let text = DiagnosticText.quoted(block.text)
      add(
        "heading-unusual", .note, "\"\(text)\" read as a heading: \(finding.kind.rawValue)",
        block.range.lowerBound)
    case nil: break
    }
  }

  private static func capitalized(_ word: String) -> String { word.prefix(1).uppercased() + word.dropFirst() }

  /// Signs that no text has, such as NUL and the escape sign; the first of them is told.
  private mutating func addControlCharacters() {
    guard columns.index.hasControls else { return }
    let bytes = columns.index.bytes
    let count = bytes.withUnsafeBufferPointer(ByteCount.ofControls)
    guard count > 0, let first = bytes.firstIndex(where: { $0 < 0x20 && ($0 < 0x09 || $0 > 0x0D) || $0 == 0x7F })
    else { return }
    add("control-character", .warning, "\(count) control characters, which printing makes harmless", first)
  }

  private mutating func add(
    _ identifier: String, _ severity: Diagnostic.Severity, _ message: String, _ offset: Int
  ) {
    let place = columns.place(of: offset)
    diagnostics.append(
      Diagnostic(
        severity: severity, identifier: identifier, message: message, line: place.line, column: place.column))
  }
}
