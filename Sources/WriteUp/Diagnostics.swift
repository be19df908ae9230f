import ByregionLanguages
import ByregionText

/// A decision that was not certain, with its place: `file:line:column: warning[heading-misspelt]: …`.
package struct Diagnostic: Sendable, Hashable {
  /// How serious a finding is.
  package enum Severity: String, Sendable, Hashable { case error, warning, note }

  /// How serious it is.
  package var severity: Severity
  /// Stable identifier such as `heading-misspelt`; `inspect diagnostic ID` explains it.
  package var identifier: String
  /// One line, without control characters.
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

  /// One whose message has no translation, such as one that was stored.
  package init(severity: Severity, identifier: String, message: String, line: Int, column: Int) {
    self.init(
      severity: severity, identifier: identifier, wording: Wording(asItIs: message), line: line, column: column)
  }

  /// The message in English, which is stored and written to files for programs.
  package var message: String { wording.english }
}

/// Every kind of diagnostic that a reading can give, with its explanation.
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
    DiagnosticExplanation(
      identifier: "above-title",
      meaning: "Text above the title of a PDF is left out: it names a series or a publisher.",
      remedy: "Nothing, when the title is right; else put the title first."),
    DiagnosticExplanation(
      identifier: "encoding-double",
      meaning:
        "The text was saved as UTF-8 twice, so that it shows \"Ã¥\" for å. It is read as it was meant; the stored bytes stay "
        + "as they are.",
      remedy: "Nothing, when æ, ø and å are right."),
    DiagnosticExplanation(
      identifier: "lines-joined",
      meaning:
        "Lines of the text were broken at a width, as in a copy of a PDF or a mail. They are joined to paragraphs and "
        + "items, and words divided at a line's end are put together.",
      remedy: "Compare the write-up with its source, and put a blank line between two paragraphs that were joined."),
    DiagnosticExplanation(
      identifier: "page-around",
      meaning: "The text is a copy of a whole web page. Lines above its title or below its last section are left out.",
      remedy: "Nothing, when the title is right; else copy the write-up alone."),
    DiagnosticExplanation(
      identifier: "page-furniture",
      meaning: "Running heads, page numbers, print dates and addresses are no text of the write-up.",
      remedy: "Nothing, when no line of the text is missing."),
    DiagnosticExplanation(
      identifier: "pdf-cut", meaning: "The PDF is too long for a write-up. Only its first pages are read.",
      remedy: "Save the pages of the write-up as a PDF of their own."),
    DiagnosticExplanation(
      identifier: "changes-tracked",
      meaning:
        "The Word document holds tracked changes that nobody has accepted or rejected. It is read as it would be with "
        + "all of them accepted: what was inserted is in, what was deleted is out.",
      remedy: "Nothing, when they are to be accepted; else reject them in the word processor and import it again."),
    DiagnosticExplanation(
      identifier: "content-left-out",
      meaning:
        "The Word document holds text that a word processor does not show, or another document as a whole. It is left "
        + "out.",
      remedy: "Make hidden text visible, or paste the other document's text, and import it again if it belongs to it."),
    DiagnosticExplanation(
      identifier: "control-character",
      meaning:
        "The text has signs that are no letters, such as NUL or the escape sign. They are kept, and made harmless "
        + "wherever text is printed.",
      remedy: "Remove them in an editor if they came in by accident."),
    DiagnosticExplanation(
      identifier: "encoding-damaged",
      meaning: "Most of the bytes are of one encoding, but some are broken; these are read as Windows-1252 or marked.",
      remedy: "Look for odd letters in the text, and save the source as UTF-8."),
    DiagnosticExplanation(
      identifier: "encoding-windows-1252",
      meaning: "The bytes are not UTF-8, so they are read as Windows-1252, which Latin-1 is part of.",
      remedy: "Nothing, when æ, ø and å are right; else save the source as UTF-8."),
    DiagnosticExplanation(
      identifier: "front-matter",
      meaning:
        "The Markdown begins with lines of keys between two lines of hyphens, which tell a program of the file. They "
        + "are no title, section or fact; the stored source has them.",
      remedy: "Nothing; if they hold text of the write-up, move it below the second line of hyphens."),
    DiagnosticExplanation(
      identifier: "page-hidden-left-out",
      meaning: "The page hides a heading or a list from its readers, and it is left out.",
      remedy: "Nothing; if it belongs to the write-up, show it and import the page again."),
    DiagnosticExplanation(
      identifier: "page-mostly-left-out",
      meaning:
        "More of the page's text was left out than read, because it stands outside the part with the title and the "
        + "sections, or is marked as furniture such as menus and teasers.",
      remedy: "Check that nothing is missing; if it is, save the text alone and import that."),
    DiagnosticExplanation(
      identifier: "page-part-left-out",
      meaning:
        "A heading or a list of the page was left out as furniture: a box beside the text, teasers, a form or the "
        + "like.",
      remedy: "Nothing, when it is no part of the write-up; else save the text alone and import that."),
    DiagnosticExplanation(
      identifier: "text-missing",
      meaning: "The source has no text, or none inside the page's article.",
      remedy: "Check that the right file was saved."),
  ]

  private static let headings = [
    DiagnosticExplanation(
      identifier: "heading-misspelt",
      meaning: "A word of a heading is spelt otherwise than any heading that is known, and read as the nearest one.",
      remedy: "Nothing, when the word named is the right one; else mend the heading in the source."),
    DiagnosticExplanation(
      identifier: "heading-unknown",
      meaning:
        "A line is a heading by its place or its markup, but its words name none of the sections. What stands below "
        + "it is in no list.",
      remedy: "If it should be goals, results, advice, continuation or application, give it such a heading."),
    DiagnosticExplanation(
      identifier: "heading-unusual",
      meaning:
        "A heading has words that headings of its kind do not have, or lacks a space between two, or has so many slips "
        + "that only the whole line tells its kind.",
      remedy: "Check that the section's kind is right."),
  ]

  private static let facts = [
    DiagnosticExplanation(
      identifier: "fact-implausible",
      meaning:
        "A printed figure cannot be right for so many municipalities: far fewer people or a far smaller area than the "
        + "smallest of Norway has, or more than the whole country. It is kept as printed.",
      remedy: "Look at the figure in the source: a note's number or a missing digit may have changed it."),
    DiagnosticExplanation(
      identifier: "applicant-unreadable", meaning: "No name stands behind the label for the applicant.",
      remedy: "Print the municipality's name behind the label."),
    DiagnosticExplanation(
      identifier: "area-unreadable", meaning: "No number stands behind the label for the area.",
      remedy: "Print the area in square kilometres, such as 2.727 km²."),
    DiagnosticExplanation(
      identifier: "date-unreadable",
      meaning: "Figures stand behind the population, but they are no whole date; the population has none then.",
      remedy: "Print the date with day, month and year, such as 1. januar 2015."),
    DiagnosticExplanation(
      identifier: "fact-empty", meaning: "A label of the facts has no value.",
      remedy: "Print the value or remove the label."),
    DiagnosticExplanation(
      identifier: "fact-outside",
      meaning:
        "A label of the facts stands in another section. Its value is taken, and the line stays a text of its section.",
      remedy: "Move the line below the heading for the facts."),
    DiagnosticExplanation(
      identifier: "fact-repeated", meaning: "One fact stands twice; the first is taken.",
      remedy: "Remove the one that is wrong."),
    DiagnosticExplanation(
      identifier: "facts-missing", meaning: "The write-up has no heading for the facts.",
      remedy: "Nothing, when the source has no facts."),
    DiagnosticExplanation(
      identifier: "label-misspelt", meaning: "A label of the facts is misspelt, and read as the nearest one.",
      remedy: "Nothing, when the label named is the right one."),
    DiagnosticExplanation(
      identifier: "label-unknown",
      meaning: "A line of the facts begins with no label that is known; it is kept as text.",
      remedy: "Nothing, when the line tells something else than the five facts."),
    DiagnosticExplanation(
      identifier: "partners-unreadable", meaning: "No names stand behind the label for the partners.",
      remedy: "Print the names with commas between."),
    DiagnosticExplanation(
      identifier: "population-unreadable", meaning: "No whole number stands behind the label for the population.",
      remedy: "Print the number with a full stop or space between groups of three digits, such as 26.138."),
  ]

  private static let whole = [
    DiagnosticExplanation(
      identifier: "diagnostics-more", meaning: "More was uncertain than is told here.",
      remedy: "Check that the source is a write-up."),
    DiagnosticExplanation(
      identifier: "language-mixed", meaning: "Whole paragraphs are in Bokmål and others in Nynorsk.",
      remedy: "Nothing: such a write-up is found by words of either form."),
    DiagnosticExplanation(
      identifier: "language-unknown", meaning: "No word of the text tells Bokmål from Nynorsk; Bokmål is taken.",
      remedy: "Nothing, as long as there is so little text."),
    DiagnosticExplanation(
      identifier: "title-only", meaning: "Nothing stands below the title.",
      remedy: "Check that the whole file was saved."),
  ]
}

/// What a kind of diagnostic means and what its reader can do.
package struct DiagnosticExplanation: Sendable, Hashable {
  /// Stable identifier such as `heading-misspelt`.
  package var identifier: String
  /// What was found, in one or two sentences.
  package var meaning: String
  /// What to do about it.
  package var remedy: String

  package init(identifier: String, meaning: String, remedy: String) {
    self.identifier = identifier
    self.meaning = meaning
    self.remedy = remedy
  }
}

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
      wording: Wording { $0.moreFindings(sorted.count - Self.most) }, line: last.line, column: 1)
    return sorted.prefix(Self.most) + [more]
  }

  mutating func add(_ builder: SectionBuilder, title: Block, judgement: LanguageJudge.Judgement) {
    for heading in builder.headings { add(heading.finding, builder.blocks[heading.block]) }
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

  /// Lines of a page around the write-up.
  mutating func add(removed: [Block]) {
    guard let first = removed.min(by: { $0.line < $1.line }) else { return }
    add("page-around", .note, first.range.lowerBound) { $0.linesAroundPage(removed.count) }
  }

  /// What was undone to read a copied text.
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

  /// Signs that no text has, such as NUL and the escape sign; the first of them is told.
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
