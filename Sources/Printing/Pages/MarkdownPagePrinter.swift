import SQLite

/// Prints pages as Markdown, to be kept or put on the web.
public struct MarkdownPagePrinter {
  private let output: Output

  /// Prints to `output`.
  public init(_ output: Output) {
    self.output = output
  }

  /// Prints a page; nothing in its texts is read as markup.
  public func print(_ page: Page) throws {
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
    // Markdown numbers by "1." and ")" only; every other marker becomes a bullet.
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
