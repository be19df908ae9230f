import ByregionText

/// One text of a section: a list item, a paragraph or a label line.
package struct Entry: Sendable, Hashable {
  /// Normalised text: marker removed, white space single, soft hyphens removed, NFC.
  package var text: String
  /// 1-based line in the decoded source where the entry begins.
  package var line: Int
  /// UTF-8 byte range of its lines in the decoded source, marker included.
  package var range: Range<Int>
  /// The list marker as printed ("•", "2.", "a)"), or nil for a paragraph.
  package var marker: String?
  /// The marker's number ("2." gives 2), or nil.
  package var number: Int?
  /// 0 for a paragraph, 1 for an item of a list, 2 for an item of a list inside an item, and so on.
  package var depth: Int
  /// The label that a goal begins with, as printed without number and colon ("Hovedmål", "Delmål"), or nil.
  package var level: String?

  package init(
    text: String, line: Int, range: Range<Int>, marker: String? = nil, number: Int? = nil, depth: Int = 0,
    level: String? = nil
  ) {
    self.text = text
    self.line = line
    self.range = range
    self.marker = marker
    self.number = number
    self.depth = depth
    self.level = level
  }
}

/// The facts block of a write-up: municipalities, population and area.
package struct Facts: Sendable, Hashable {
  /// One municipality as printed, with its position.
  package struct Place: Sendable, Hashable {
    /// Name as printed, without a county in brackets.
    package var name: String
    /// County printed in brackets after the name, or nil.
    package var county: String?
    /// 1-based line in the decoded source.
    package var line: Int
    /// 1-based column, in characters, of the name.
    package var column: Int

    package init(name: String, county: String? = nil, line: Int, column: Int) {
      self.name = name
      self.county = county
      self.line = line
      self.column = column
    }
  }

  /// The municipality that applied, or nil when none is printed.
  package var applicant: Place?
  /// In printed order.
  package var partners: [Place]
  package var population: Int?
  /// `YYYY-MM-DD`.
  package var populationDate: String?
  package var areaKm2: Double?

  package init(
    applicant: Place? = nil, partners: [Place] = [], population: Int? = nil, populationDate: String? = nil,
    areaKm2: Double? = nil
  ) {
    self.applicant = applicant
    self.partners = partners
    self.population = population
    self.populationDate = populationDate
    self.areaKm2 = areaKm2
  }
}

/// A part of a write-up under one heading.
package struct Section: Sendable, Hashable {
  /// The kinds of sections.
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    case lead, goals, results, advice, continuation, application, documents, facts, other
  }

  /// The subject of the section.
  package var kind: Kind
  /// As printed, white space normalised; nil for a lead.
  package var heading: String?
  /// 1-based line of the heading, or of a lead's first line, in the decoded source.
  package var line: Int
  /// UTF-8 byte range of the section in the decoded source, heading included.
  package var range: Range<Int>
  /// Every text below the heading, in printed order, for all kinds (also lead, documents, facts and other).
  package var entries: [Entry]

  package init(kind: Kind, heading: String?, line: Int, range: Range<Int>, entries: [Entry]) {
    self.kind = kind
    self.heading = heading
    self.line = line
    self.range = range
    self.entries = entries
  }
}

/// The result of parsing one source: a region's write-up as its author meant it.
package struct WriteUp: Sendable, Hashable {
  /// The stage that a write-up covers: the results, the application, or only the first phase.
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    case final, application, phase1
  }

  /// The written form of Norwegian of the running text.
  package enum Language: String, Sendable, Hashable, CaseIterable {
    case bokmål = "nb"
    case nynorsk = "nn"
    case mixed
  }

  /// The first line of the write-up; empty when the source has no text.
  package var title: String
  /// 1-based line of the title in the decoded source.
  package var titleLine: Int
  /// The region's name, or nil when the text does not give one.
  package var regionName: String?
  package var kind: Kind
  package var language: Language
  package var facts: Facts
  /// In printed order, the lead included.
  package var sections: [Section]
  /// Uncertain decisions, in order of position.
  package var diagnostics: [Diagnostic]
  /// The document's metadata as a publication (title, publisher, address, date), apart from its text.
  package var description: DocumentDescription

  package init(
    title: String, titleLine: Int, regionName: String?, kind: Kind, language: Language, facts: Facts,
    sections: [Section], diagnostics: [Diagnostic], description: DocumentDescription = DocumentDescription()
  ) {
    self.title = title
    self.titleLine = titleLine
    self.regionName = regionName
    self.kind = kind
    self.language = language
    self.facts = facts
    self.sections = sections
    self.diagnostics = diagnostics
    self.description = description
  }

  /// The texts of all sections of a kind, in printed order.
  package func entries(of kind: Section.Kind) -> [Entry] {
    sections.filter { $0.kind == kind }.flatMap(\.entries)
  }
}

extension SourceText {
  /// The number of letters and digits that the source shows. For an HTML page, tags, scripts and styles do not count.
  package var letterCount: Int {
    var text = text
    let isPage = text.utf8.first { $0 > 0x20 } == 0x3C
    return text.withUTF8 { isPage ? Letters.ofPage($0) : Letters.count($0[...]) }
  }
}

extension WriteUp {
  /// The number of letters and digits in the title, the headings and the texts.
  package var letterCount: Int {
    sections.reduce(Letters.count(title)) { sum, section in
      section.entries.reduce(sum + Letters.count(section.heading ?? "")) {
        $0 + Letters.count($1.text) + Letters.count($1.marker ?? "")
      }
    }
  }
}

/// Counts letters and digits. A letter outside ASCII counts once.
private enum Letters {
  static func count(_ text: String) -> Int {
    var text = text
    return text.withUTF8 { count($0[...]) }
  }

  static func count(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
    var count = 0
    for byte in bytes {
      // 0xC3 to 0xE1 are lead bytes of letters outside ASCII; dashes, bullets and the like have lead bytes from 0xE2.
      let isLetter = byte >= 0xC3 && byte < 0xE2 || byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A
      if isLetter || byte >= 0x30 && byte <= 0x39 { count += 1 }
    }
    return count
  }

  /// Counts outside tags, scripts and styles. Linear in the length of the page.
  static func ofPage(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var total = 0
    var index = 0
    var hidden: StaticString?
    while index < bytes.count {
      let next = bytes[index...].firstIndex(of: 0x3C) ?? bytes.count
      if hidden == nil { total += countReferences(bytes[index..<next]) }
      guard next < bytes.count else { break }
      let end = bytes[next...].firstIndex(of: 0x3E).map { $0 + 1 } ?? bytes.count
      if let name = hidden {
        if begins(bytes, next, "</", name) { hidden = nil }
      } else {
        for name: StaticString in ["script", "style", "title", "template", "noscript"]
        where begins(bytes, next, "<", name) {
          hidden = name
        }
      }
      index = hidden != nil && bytes[next] == 0x3C && end == bytes.count ? bytes.count : end
    }
    return total
  }

  /// Counts a character reference such as `&aring;` as one letter.
  private static func countReferences(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
    var total = 0
    var rest = bytes
    while let sign = rest.firstIndex(of: 0x26) {
      total += count(rest[..<sign])
      let name = rest[(sign + 1)...].prefix(12).prefix { $0 != 0x3B && $0 > 0x20 }
      let isReference = name.endIndex < rest.endIndex && rest[name.endIndex] == 0x3B
      if isReference, name.count > 3, !name.elementsEqual("nbsp".utf8) { total += 1 }
      rest = rest[(isReference ? name.endIndex + 1 : sign + 1)...]
    }
    return total + count(rest)
  }

  private static func begins(
    _ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ mark: StaticString, _ name: StaticString
  ) -> Bool {
    let start = index + mark.utf8CodeUnitCount
    guard start + name.utf8CodeUnitCount <= bytes.count else { return false }
    guard mark.withUTF8Buffer({ bytes[index..<start].elementsEqual($0) }) else { return false }
    return name.withUTF8Buffer { letters in
      letters.indices.allSatisfy { bytes[start + $0] | 0x20 == letters[$0] }
    }
  }
}

/// A part of a document before headings are recognized: a heading by its markup, an item or a paragraph.
struct Block {
  enum Role: Equatable {
    /// A heading by its markup; 1 is the highest level.
    case heading(level: Int)
    case item
    case paragraph
  }

  var role: Role
  /// Normalised, without the marker.
  var text: String
  /// 1-based.
  var line: Int
  /// UTF-8 byte range in the source, marker and continuation lines included.
  var range: Range<Int>
  var marker: String?
  var number: Int?
  /// 0 for a paragraph, 1 for an item, 2 for an item inside an item.
  var depth = 0
  /// Whether a blank line or an element boundary comes before it.
  var isAfterBlank = false
  /// Whether the line begins with white space. Headings in plain text rarely do.
  var isIndented = false

  /// Whether it is a later paragraph of the item above. It belongs to that item unless it is a heading or a fact.
  var continuesItem = false

  /// Whether it is the first text of an item and a heading by its markup, as on pages with collapsible sections.
  var isHeadingOfItem = false

  var isItem: Bool {
    if case .item = role { true } else { false }
  }
}

/// Makes blocks from a source with the reader of its format.
enum BlockReader {
  /// The blocks of a source, and diagnostics about uncertain decisions.
  struct Result {
    var blocks: [Block]
    var diagnostics: [Diagnostic] = []
    /// The document's metadata as a publication, from an HTML page or from the front matter of Markdown.
    var description = DocumentDescription()
  }

  /// - Parameter lines: the lines of the source's text.
  static func read(_ lines: LineIndex, in source: SourceText) -> Result {
    switch source.format {
    case .word, .pdf, .openDocument, .mail, .savedPage, .richText, .oldWord: Result(blocks: source.blocks ?? [])
    case .plain: Result(blocks: PlainTextReader.blocks(of: lines))
    case .markdown: MarkdownReader.read(lines)
    case .html: HTMLBlockReader.read(lines.bytes, of: lines)
    }
  }
}
