import ByregionText

/// Joins the pages of a text: removes running heads, page numbers and blank lines between pages.
enum PageLines {
  /// Maximum number of lines of furniture at the top and at the bottom of a page.
  private static let edge = 3

  static func joined(_ lines: [PickedLine], _ bytes: [UInt8]) -> [PickedLine] {
    var pages = pages(of: lines, bytes)
    let (first, last) = (lines.first { !$0.line.isBlank }, lines.last { !$0.line.isBlank })
    guard pages.count > 1 || PageFurniture.isSign(text(last, bytes)) || PageFurniture.isSign(text(first, bytes)) else {
      return lines
    }
    var counts: [String: Int] = [:]
    for page in pages { for key in Set(edgeKeys(page, bytes)) { counts[key, default: 0] += 1 } }
    for index in pages.indices { remove(from: &pages[index], isFirst: index == 0, counts, bytes) }
    for index in pages.indices {
      while pages[index].last?.line.isBlank == true { pages[index].removeLast() }
      let text = pages[index].firstIndex { !$0.line.isBlank } ?? 0
      if index > 0 { pages[index].removeFirst(min(text, pages[index].count)) }
      if index > 0, !pages[index].isEmpty { pages[index][0].beginsPage = true }
    }
    return Array(pages.joined())
  }

  /// Splits the lines into pages: at form feeds or, if there are none, after the lines of ``ends(of:_:)``.
  private static func pages(of lines: [PickedLine], _ bytes: [UInt8]) -> [[PickedLine]] {
    let hasFormFeed = lines.contains { begins($0, bytes) }
    let ends = hasFormFeed ? [] : ends(of: lines, bytes)
    var pages: [[PickedLine]] = [[]]
    for (index, line) in lines.enumerated() {
      if hasFormFeed, begins(line, bytes), !pages[pages.count - 1].isEmpty { pages.append([]) }
      pages[pages.count - 1].append(line)
      if ends.contains(index) { pages.append([]) }
    }
    return pages.filter { page in page.contains { !$0.line.isBlank } }.isEmpty
      ? [lines] : pages.filter { page in page.contains { !$0.line.isBlank } }
  }

  /// The indices of lines that end a page: page numbers, consecutive numbers alone on their lines, or else repetitions
  /// of the last line of the text.
  private static func ends(of lines: [PickedLine], _ bytes: [UInt8]) -> Set<Int> {
    let texts = lines.map { text($0, bytes) }
    var ends: Set<Int> = []
    var figures: [Int] = []
    for (index, text) in texts.enumerated() where !text.isEmpty {
      if PageFurniture.isMarkedPageNumber(text) { ends.insert(index) }
      if text.utf8.count <= 3, let value = Int(text), value == figures.count + 1 {
        if figures.last.map({ index - $0 > 4 }) ?? true { figures.append(index) }
      }
    }
    if figures.count > 1 { ends.formUnion(figures) }
    if ends.isEmpty { ends = endsAboveHeads(lines, bytes) }
    if ends.isEmpty, haveFoot(lines, bytes), let foot = texts.last(where: { !$0.isEmpty }) {
      ends.formUnion(texts.indices.filter { texts[$0] == foot })
    }
    return ends
  }

  /// Whether the text ends with a short line that also occurs earlier, and is therefore a page footer.
  static func haveFoot(_ lines: [PickedLine], _ bytes: [UInt8]) -> Bool {
    guard let last = lines.lastIndex(where: { !$0.line.isBlank }), last > 8 else { return false }
    let foot = bytes[lines[last].line.contentStart..<lines[last].line.range.upperBound]
    guard (4...80).contains(foot.count), foot.last != 0x2E, !foot.contains(0x3A) else { return false }
    return lines[..<(last - 4)].contains {
      $0.line.range.upperBound - $0.line.contentStart == foot.count
        && bytes[$0.line.contentStart..<$0.line.range.upperBound].elementsEqual(foot)
    }
  }

  /// Indices of the lines above repetitions of the first line, or an empty set if the first line is not a running head.
  private static func endsAboveHeads(_ lines: [PickedLine], _ bytes: [UInt8]) -> Set<Int> {
    guard let first = lines.firstIndex(where: { !$0.line.isBlank }) else { return [] }
    let head = bytes[lines[first].line.contentStart..<lines[first].line.range.upperBound]
    guard (4...100).contains(head.count), head.last != 0x2E,
      let below = lines[(first + 1)...].first(where: { !$0.line.isBlank }), !isTitle(before: text(below, bytes)),
      text(below, bytes) != text(lines[first], bytes)
    else { return [] }
    return Set(
      lines.indices.dropFirst(first + 4).filter { index in
        let line = lines[index].line
        return line.range.upperBound - line.contentStart == head.count
          && bytes[line.contentStart..<line.range.upperBound].elementsEqual(head)
      }.map { $0 - 1 })
  }

  private static func begins(_ line: PickedLine, _ bytes: [UInt8]) -> Bool {
    line.line.range.lowerBound > 0 && bytes[line.line.range.lowerBound - 1] == 0x0C
  }

  private static func text(_ line: PickedLine?, _ bytes: [UInt8]) -> String {
    guard let line, line.line.range.count <= 240 else { return "" }
    return TextNormalizer.text(bytes, line.line.contentStart..<line.line.range.upperBound)
  }

  /// The indices of a page's outermost lines with text.
  private static func edges(_ page: [PickedLine]) -> [Int] {
    let lines = page.indices.filter { !page[$0].line.isBlank }
    return lines.count <= 2 * edge ? lines : Array(lines.prefix(edge) + lines.suffix(edge))
  }

  private static func edgeKeys(_ page: [PickedLine], _ bytes: [UInt8]) -> [String] {
    edges(page).map { key(text(page[$0], bytes)) }.filter { !$0.isEmpty }
  }

  private static func key(_ text: String) -> String { String(text.map { $0.isNumber ? "#" : $0 }) }

  private static func remove(
    from page: inout [PickedLine], isFirst: Bool, _ counts: [String: Int], _ bytes: [UInt8]
  ) {
    let edges = edges(page)
    let texts = edges.map { text(page[$0], bytes) }
    var gone: Set<Int> = []
    // From the outside in, up to the first line of text.
    for order in [Array(edges.indices), edges.indices.reversed()] {
      for index in order.prefix(edge) {
        let isRepeated = (counts[key(texts[index])] ?? 0) > 1 && !texts[index].isEmpty
        guard isRepeated || PageFurniture.isSign(texts[index]) else { break }
        if isFirst, index == 0, isTitle(before: index + 1 < texts.count ? texts[index + 1] : nil) { break }
        gone.insert(edges[index])
      }
    }
    page = page.indices.filter { !gone.contains($0) }.map { page[$0] }
  }

  /// Whether the first line of the text, which is repeated as a running head, is the title: no other short line follows
  /// it.
  private static func isTitle(before next: String?) -> Bool {
    guard let next else { return true }
    return next.utf8.count > 60 || next.hasSuffix(".") || next.hasSuffix(",")
  }
}

/// Removes tables of contents: at least two consecutive lines that end with a page number after a tab, dots or wide
/// space.
enum ContentsLines {
  static func removed(_ lines: [PickedLine], _ bytes: [UInt8]) -> [PickedLine] {
    let texts = lines.indices.filter { !lines[$0].line.isBlank }
    let isMarked = { (index: Int) in
      bytes.withUnsafeBufferPointer { isEntry($0, lines[index].line.contentStart, end(lines[index].line, $0)) }
    }
    var gone: Set<Int> = []
    var run: [Int] = []
    for (order, index) in texts.enumerated() {
      if isMarked(index) { run.append(index) }
      let isEnd = order + 1 == texts.count || !isMarked(texts[order + 1])
      guard isEnd, !run.isEmpty else { continue }
      if run.count > 1 {
        gone.formUnion(run)
        if let first = texts.firstIndex(of: run[0]), first > 0, isHeading(lines[texts[first - 1]], bytes) {
          gone.insert(texts[first - 1])
        }
      }
      run = []
    }
    return lines.indices.filter { !gone.contains($0) }.map { lines[$0] }
  }

  private static func end(_ line: SourceLine, _ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var end = line.range.upperBound
    while end > line.contentStart, bytes[end - 1] <= 0x20 { end -= 1 }
    return end
  }

  private static func isHeading(_ line: PickedLine, _ bytes: [UInt8]) -> Bool {
    line.line.range.count < 60
      && ContentsList.isHeading(TextNormalizer.text(bytes, line.line.contentStart..<line.line.range.upperBound))
  }

  /// Whether bytes that end with a digit are words, a leader (dots, tab or spaces) and a number of at most three
  /// digits.
  static func isEntry(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
    var index = end
    while index > start, bytes[index - 1] >= 0x30, bytes[index - 1] <= 0x39 { index -= 1 }
    guard end > index, end - index <= 3, index > start + 2, end - start <= 300 else { return false }
    var dots = 0
    var spaces = 0
    var hasTab = false
    filler: while index > start {
      switch bytes[index - 1] {
      case 0x2E, 0x5F, 0xA6, 0xB7: dots += 1
      case 0x20: spaces += 1
      case 0x09: hasTab = true
      case 0x80, 0xE2, 0xC2: break
      default: break filler
      }
      index -= 1
    }
    guard index > start + 2, bytes[start] > 0x40 || (0x30...0x39).contains(bytes[start]) else { return false }
    return hasTab || dots >= 3 || spaces >= 4
  }
}

/// Removes an indent of nearly all lines, which comes from the margin of a page.
enum BaseIndent {
  /// Minimum number of lines; with fewer, a margin cannot be distinguished from an indent.
  private static let fewest = 10

  /// The lines without the spaces that at least nine in ten lines begin with.
  static func removed(_ lines: [PickedLine], _ bytes: [UInt8]) -> [PickedLine] {
    let indents = lines.lazy.filter { !$0.line.isBlank }.map { indent(of: $0, bytes) }.sorted()
    guard indents.count >= fewest, case let base = indents[indents.count / 10], base > 0 else { return lines }
    return lines.map { line in
      var line = line
      let start = line.line.range.lowerBound
      if !line.line.isBlank {
        line.line.range = (start + min(base, indent(of: line, bytes)))..<line.line.range.upperBound
      }
      return line
    }
  }

  private static func indent(of line: PickedLine, _ bytes: [UInt8]) -> Int {
    bytes[line.line.range.lowerBound..<line.line.contentStart].prefix { $0 == 0x20 }.count
  }
}
