import ByregionText

/// Says what of a page was left out that may belong to the write-up.
struct HTMLReport {
  private let page: HTMLPage

  init(_ page: HTMLPage) { self.page = page }

  func diagnostics(of lines: LineIndex, place: (Int) -> Int) -> [Diagnostic] {
    let left = page.leftOutText()
    var diagnostics: [Diagnostic] = []
    func add(_ severity: Diagnostic.Severity, _ identifier: String, _ message: String, _ node: Int) {
      let offset = min(place(page.tree.nodes[node].source.lowerBound), lines.bytes.count)
      var columns = ColumnCounter(index: lines)
      let position = columns.place(of: offset)
      diagnostics.append(
        Diagnostic(
          severity: severity, identifier: identifier, message: message, line: position.line, column: position.column))
    }
    if left.bytes > left.kept, let first = left.first {
      add(.warning, "page-mostly-left-out", "\(left.bytes) bytes of text were left out, \(left.kept) were read", first)
    }
    if let heading = left.headings.first {
      let name = MessageText.quoted(heading.text)
      let more = left.headings.count > 1 ? " and \(left.headings.count - 1) more" : ""
      add(
        .note, "page-part-left-out", "the part \(name)\(more) was left out as furniture of the page", heading.node)
    } else if let list = left.lists.first {
      add(.note, "page-part-left-out", "a list was left out as furniture of the page", list)
    }
    if let hidden = left.hidden.first {
      add(.note, "page-hidden-left-out", "a heading or list that the page hides was left out", hidden)
    }
    return diagnostics
  }
}
