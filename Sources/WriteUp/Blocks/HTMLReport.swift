import ByregionLanguages
import ByregionText

/// Reports parts of a page that were left out and may belong to the write-up.
struct HTMLReport {
  private let page: HTMLPage

  init(_ page: HTMLPage) { self.page = page }

  func diagnostics(of lines: LineIndex, place: (Int) -> Int) -> [Diagnostic] {
    let left = page.leftOutText()
    var diagnostics: [Diagnostic] = []
    func add(_ severity: Diagnostic.Severity, _ identifier: String, _ node: Int, _ text: (Catalogue) -> String) {
      let offset = min(place(page.tree.nodes[node].source.lowerBound), lines.bytes.count)
      var columns = ColumnCounter(index: lines)
      let position = columns.place(of: offset)
      diagnostics.append(
        Diagnostic(
          severity: severity, identifier: identifier, wording: Wording(text), line: position.line,
          column: position.column))
    }
    if left.bytes > left.kept, let first = left.first {
      add(.warning, "page-mostly-left-out", first) { $0.bytesLeftOut(left.bytes, read: left.kept) }
    }
    if let heading = left.headings.first {
      let name = MessageText.quoted(heading.text)
      add(.note, "page-part-left-out", heading.node) { $0.partLeftOut(name, others: left.headings.count - 1) }
    } else if let list = left.lists.first {
      add(.note, "page-part-left-out", list) { $0.listLeftOut }
    }
    if let hidden = left.hidden.first {
      add(.note, "page-hidden-left-out", hidden) { $0.hiddenPartLeftOut }
    }
    return diagnostics
  }
}

// MARK: Text that was left out

extension HTMLPage {
  /// A summary of the text of a page that was left out.
  struct LeftOutText {
    var kept = 0
    var bytes = 0
    /// The node of the first part that was left out and is not navigation.
    var first: Int?
    var headings: [HTMLLine] = []
    var lists: [Int] = []
    /// Nodes of hidden headings and lists.
    var hidden: [Int] = []
  }

  /// Counts text outside the write-up, except menus, scripts and invisible elements.
  func leftOutText() -> LeftOutText {
    var result = LeftOutText()
    var index = 1
    while index < tree.nodes.count {
      let node = tree.nodes[index]
      if let reason = leftOut[index] {
        if reason == .furniture { count(index, in: &result) }
        if reason == .hidden,
          node.name.map({ $0.headingLevel != nil || $0 == .ul || $0 == .ol }) ?? false
            || (reason == .hidden && holdsHeadingOrList(index))
        {
          result.hidden.append(index)
        }
        index = node.end
      } else if node.name == nil {
        let bytes = tree.characters[node.text].reduce(0) { $0 + ($1 > 0x20 ? 1 : 0) }
        if range.contains(index) {
          result.kept += bytes
        } else {
          result.bytes += bytes
          if bytes > 0 { result.first = result.first ?? index }
        }
        index += 1
      } else {
        if !range.contains(index), node.name?.headingLevel != nil { addHeading(index, to: &result) }
        if !range.contains(index), node.end <= range.lowerBound || index >= range.upperBound,
          node.name == .ul || node.name == .ol
        {
          result.lists.append(index)
        }
        index += 1
      }
    }
    return result
  }

  private func count(_ index: Int, in result: inout LeftOutText) {
    let bytes = text(in: index)
    result.bytes += bytes
    guard bytes > 0 else { return }
    result.first = result.first ?? index
    for inner in index..<tree.nodes[index].end {
      if tree.nodes[inner].name?.headingLevel != nil { addHeading(inner, to: &result) }
      if tree.nodes[inner].name == .ul || tree.nodes[inner].name == .ol { result.lists.append(inner) }
    }
  }

  private func addHeading(_ index: Int, to result: inout LeftOutText) {
    guard result.headings.count < 100, let line = headingLine(index) else { return }
    result.headings.append(line)
  }

  private func holdsHeadingOrList(_ index: Int) -> Bool {
    (index..<tree.nodes[index].end).contains { inner in
      tree.nodes[inner].name.map { $0.headingLevel != nil || $0 == .ul || $0 == .ol } ?? false
    }
  }
}
