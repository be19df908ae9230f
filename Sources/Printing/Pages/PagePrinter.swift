import SQLite

/// Prints pages for people, on a terminal or as plain text.
public struct PagePrinter {
  private let output: Output
  private let terminal: Terminal
  private let setter: Typesetter

  /// - Parameter terminal: the screen that `output` goes to; at most 100 columns of it are used for text.
  public init(_ output: Output, _ terminal: Terminal) {
    self.output = output
    self.terminal = terminal
    setter = Typesetter(output, terminal)
  }

  /// Prints a page, with an empty line between its blocks but none below a title or heading.
  public func print(_ page: Page) throws {
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
    // A line's own width leaves out the space that it ends with.
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
