import ByregionSQLite
import ByregionText

/// Prints pages as Markdown.
package struct MarkdownPagePrinter {
  private let output: Output

  /// Prints to `output`.
  package init(_ output: Output) {
    self.output = output
  }

  /// Prints a page, with markup in its texts escaped.
  package func print(_ page: Page) throws {
    for (index, block) in page.blocks.enumerated() {
      if index > 0 { output.append(0x0A) }
      try self.print(block)
    }
    try output.checkpoint()
  }

  private func print(_ block: Page.Block) throws {
    switch block {
    case .title(let text): line("# ", text)
    case .heading(let text): line("## ", text)
    case .paragraph(let text): line("", text.plain)
    case .facts(let facts): for fact in facts { self.fact(fact) }
    case .items(let items): for item in items { self.item(item) }
    case .bars(let bars):
      try table([Column(""), Column("", alignment: .right)], bars.map { [.text($0.name), .text($0.text)] })
    case .table(let columns, let rows): try table(columns, rows)
    }
  }

  private func line(_ lead: String, _ text: String) {
    output.append(lead)
    MarkdownText.append(text, to: output, atLineStart: lead.isEmpty)
    output.append(0x0A)
  }

  private func fact(_ fact: PageFact) {
    output.append("- **")
    MarkdownText.append(fact.name, to: output)
    output.append(":** ")
    MarkdownText.append(fact.value?.plain ?? "–", to: output)
    output.append(0x0A)
  }

  private func item(_ item: PageItem) {
    output.append(0x20, times: 4 * max(0, item.depth - 1))
    // Markdown supports only "1." and "1)". Other markers become bullets.
    let digits = item.marker.utf8.dropLast()
    let ends = item.marker.hasSuffix(".") || item.marker.hasSuffix(")")
    let isNumber = ends && (1...9).contains(digits.count) && digits.allSatisfy { (0x30...0x39).contains($0) }
    output.append(isNumber ? item.marker + " " : "- ")
    MarkdownText.append(item.text.plain, to: output, atLineStart: true)
    if let reference = item.reference {
      output.append(" (")
      MarkdownText.append(reference, to: output)
      output.append(")")
    }
    output.append(0x0A)
  }

  private func table(_ columns: [Column], _ rows: [[Value]]) throws {
    let printer = MarkdownPrinter(output)
    try printer.begin(columns)
    for row in rows { try printer.row(row) }
    try printer.end()
  }
}

/// The output of `show` for a region, a municipality or a passage, independent of the format.
package struct Page: Sendable, Hashable {
  /// A part of a page.
  package enum Block: Sendable, Hashable {
    case title(String)
    case heading(String)
    case paragraph(StyledText)
    /// Names with their values, aligned.
    case facts([PageFact])
    case items([PageItem])
    case table([Column], [[Value]])
    /// A bar chart.
    case bars([PageBar])
  }

  /// The blocks from top to bottom.
  package var blocks: [Block]

  /// A page of some blocks.
  package init(_ blocks: [Block] = []) {
    self.blocks = blocks
  }

  /// Adds a block at the end.
  package mutating func append(_ block: Block) { blocks.append(block) }
}

/// A bar, such as the population of a municipality.
package struct PageBar: Sendable, Hashable {
  /// The name of the bar.
  package var name: String
  /// Its length. Less than 0 counts as 0.
  package var value: Double
  /// The value as text, such as "26 138".
  package var text: String

  /// A bar with the given parts.
  package init(_ name: String, value: Double, text: String) {
    self.name = name
    self.value = value
    self.text = text
  }

  /// The drawn bar: eighths of blocks, or number signs without UTF-8; empty for 0.
  ///
  /// - Parameters:
  ///   - greatest: The value whose bar fills all columns.
  ///   - columns: The width on the screen.
  package static func drawn(_ value: Double, of greatest: Double, columns: Int, usesUTF8: Bool) -> String {
    guard greatest > 0, value > 0 else { return "" }
    let eighths = Int((min(1, value / greatest) * Double(columns * 8)).rounded())
    return usesUTF8 ? blocks(eighths) : String(repeating: "#", count: (eighths + 4) / 8)
  }

  private static func blocks(_ eighths: Int) -> String {
    let rest = Unicode.Scalar(0x2590 - UInt32(eighths % 8)).map { String($0) } ?? ""
    return String(repeating: "█", count: eighths / 8) + (eighths % 8 == 0 ? "" : rest)
  }
}

/// Bars below each other. The longest fills the width.
struct PageBars {
  private static let longest = 40
  private let bars: [PageBar]
  private let usesUTF8: Bool
  private let nameWidth: Int
  private let room: Int

  init(_ bars: [PageBar], _ terminal: Terminal) {
    self.bars = bars
    usesUTF8 = terminal.usesUTF8
    let names = bars.map { DisplayWidth.of(Sanitizer.visible($0.name)) }.max() ?? 0
    let texts = bars.map { DisplayWidth.of(Sanitizer.visible($0.text)) }.max() ?? 0
    nameWidth = min(names, max(8, terminal.width / 3))
    room = max(1, min(Self.longest, terminal.width - nameWidth - texts - 4))
  }

  func print(to output: Output) {
    let greatest = bars.map(\.value).filter(\.isFinite).max() ?? 0
    for bar in bars {
      let name = DisplayWidth.truncated(Sanitizer.visible(bar.name), to: nameWidth)
      output.append(DisplayWidth.padded(name, to: nameWidth) + "  ")
      let drawn = PageBar.drawn(bar.value, of: greatest, columns: room, usesUTF8: usesUTF8)
      output.append(drawn + (drawn.isEmpty ? "" : " ") + Sanitizer.visible(bar.text) + "\n")
    }
  }
}

/// A name with its value.
package struct PageFact: Sendable, Hashable {
  /// The name, such as "folketall".
  package var name: String
  /// The value; nil if it is unknown, which is printed.
  package var value: StyledText?

  /// A fact, known or not.
  package init(_ name: String, _ value: StyledText?) {
    self.name = name
    self.value = value
  }

  /// A fact of plain text, known or not.
  package init(_ name: String, text: String?) {
    self.init(name, text.map { StyledText($0) })
  }
}

/// An item of a list.
package struct PageItem: Sendable, Hashable {
  /// "•", "2." or the marker in the source.
  package var marker: String
  /// 1 for an item of a list, 2 for an item inside an item.
  package var depth: Int
  /// The text.
  package var text: StyledText
  /// The reference, printed dimmed after the text.
  package var reference: String?

  /// An item with the given parts.
  package init(_ text: StyledText, marker: String = "•", depth: Int = 1, reference: String? = nil) {
    self.text = text
    self.marker = marker
    self.depth = depth
    self.reference = reference
  }
}

/// Prints pages for people, on a terminal or as plain text.
package struct PagePrinter {
  private let output: Output
  private let terminal: Terminal
  private let setter: Typesetter

  /// - Parameter terminal: The terminal that `output` goes to. Text uses at most 100 columns.
  package init(_ output: Output, _ terminal: Terminal) {
    self.output = output
    self.terminal = terminal
    setter = Typesetter(output, terminal)
  }

  /// Prints a page, with an empty line between blocks but none below a title or heading.
  package func print(_ page: Page) throws {
    var previous: Page.Block?
    for block in page.blocks {
      if let previous, !Self.isHeading(previous) { setter.blank() }
      if let previous, Self.isTitle(previous) { setter.blank() }
      try self.print(block)
      previous = block
    }
    try output.checkpoint()
  }

  private func print(_ block: Page.Block) throws {
    switch block {
    case .title(let text): underlined(text, with: terminal.usesUTF8 ? "═" : "=")
    case .heading(let text): underlined(text, with: terminal.usesUTF8 ? "─" : "-")
    case .paragraph(let text): setter.paragraph(text)
    case .facts(let facts): self.facts(facts)
    case .items(let items): for item in items { self.item(item) }
    case .bars(let bars): PageBars(bars, terminal).print(to: output)
    case .table(let columns, let rows): try table(columns, rows)
    }
  }

  private func underlined(_ text: String, with line: String) {
    let styled = StyledText(text, .heading)
    setter.paragraph(styled)
    output.append(String(repeating: line, count: min(styled.width, setter.width ?? .max)))
    output.append(0x0A)
  }

  private func facts(_ facts: [PageFact]) {
    let indentation = (facts.map { StyledText($0.name).width }.max() ?? 0) + 2
    for fact in facts {
      setter.paragraph(
        fact.value ?? StyledText(terminal.usesUTF8 ? "–" : "-", .absent), indentation: indentation,
        label: StyledText(fact.name + ":", .reference))
    }
  }

  private func item(_ item: PageItem) {
    let lead = String(repeating: " ", count: 2 * max(0, item.depth - 1))
    let label = StyledText(lead + item.marker + " ")
    // The width of a line does not include the space at its end.
    let indentation = DisplayWidth.of(label.plain)
    var text = item.text
    if let reference = item.reference { text.append("  " + reference, .reference) }
    setter.paragraph(text, indentation: indentation, label: label)
  }

  private func table(_ columns: [Column], _ rows: [[Value]]) throws {
    let printer = TablePrinter(output, RowOptions(terminal))
    try printer.begin(columns)
    for row in rows { try printer.row(row) }
    try printer.end()
  }

  private static func isHeading(_ block: Page.Block) -> Bool {
    switch block {
    case .title, .heading: true
    default: false
    }
  }

  private static func isTitle(_ block: Page.Block) -> Bool {
    if case .title = block { return true }
    return false
  }
}
