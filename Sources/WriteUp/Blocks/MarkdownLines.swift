import ByregionText

/// Prepares the lines of a text in Markdown for CommonMark: blanks the attributes of other dialects, and takes out
/// tables.
struct MarkdownLines {
  /// The bytes for CommonMark, with as many lines as the source.
  private(set) var bytes: [UInt8] = []
  /// The tables, in order of their numbers in comments.
  private(set) var tables: [MarkdownTable] = []
  private(set) var wrapping = MarkdownWrapping()

  init(_ lines: LineIndex) {
    var source = lines.bytes
    Self.blankAttributes(&source, lines)
    guard
      lines.bytes.contains(0x7C) || lines.bytes.contains(0x2B)
        || ByteSearch.first(Array("---".utf8), in: source, 0..<source.count) != nil
    else {
      wrapping = MarkdownWrapping(lines)
      bytes = MarkdownMarks.removed(source)
      return
    }
    takeTables(source, lines)
    wrapping = MarkdownWrapping(lines, tables: tables.map { $0.firstLine...$0.lastLine })
    bytes = MarkdownMarks.removed(bytes)
  }

  /// Copies the lines, and replaces each table by a comment with its number.
  private mutating func takeTables(_ source: [UInt8], _ lines: LineIndex) {
    bytes.reserveCapacity(source.count)
    var copied = 0
    var line = 0
    var fence: UInt8?
    while line < lines.ranges.count {
      let range = lines.ranges[line]
      let start = WhiteSpace.skip(source, from: range.lowerBound, to: range.upperBound)
      if range.upperBound - start >= 3, source[start] == 0x60 || source[start] == 0x7E,
        source[start + 1] == source[start], source[start + 2] == source[start]
      {
        fence = fence == nil ? source[start] : fence == source[start] ? nil : fence
      }
      guard fence == nil, let table = MarkdownTable(source, lines, at: line) else {
        line += 1
        continue
      }
      bytes.append(contentsOf: source[copied..<range.lowerBound])
      bytes.append(contentsOf: "<!--table \(tables.count)-->".utf8)
      for index in range.upperBound..<lines.ranges[table.lastLine].upperBound
      where source[index] == 0x0A || source[index] == 0x0D {
        bytes.append(source[index])
      }
      copied = lines.ranges[table.lastLine].upperBound
      line = table.lastLine + 1
      tables.append(table)
    }
    bytes.append(contentsOf: source[copied...])
  }

  // MARK: Attributes

  /// Blanks attributes of pandoc and kramdown: "{#id .class}" after a heading, "{: .class}" and ":::" on their own
  /// lines, "[text]{.class}".
  private static func blankAttributes(_ bytes: inout [UInt8], _ lines: LineIndex) {
    let hasBraces = bytes.contains(0x7B)
    let hasFences = ByteSearch.first(Array(":::".utf8), in: bytes, 0..<bytes.count) != nil
    let hasContents =
      ByteSearch.first(Array("[TOC]".utf8), in: bytes, 0..<bytes.count) != nil
      || ByteSearch.first(Array("[[_TOC_]]".utf8), in: bytes, 0..<bytes.count) != nil
    guard hasBraces || hasFences || hasContents else { return }
    for range in lines.ranges {
      let start = WhiteSpace.skip(bytes, from: range.lowerBound, to: range.upperBound)
      guard start < range.upperBound else { continue }
      let text = bytes[start..<range.upperBound]
      if text.starts(with: ":::".utf8) || text.elementsEqual("[TOC]".utf8) || text.elementsEqual("[[_TOC_]]".utf8) {
        blank(&bytes, start..<range.upperBound)
      } else if hasBraces {
        blankBraces(&bytes, start..<range.upperBound)
      }
    }
  }

  /// Maximum length in bytes of a text in brackets whose attributes are blanked.
  private static let longestSpan = 512

  private static func blank(_ bytes: inout [UInt8], _ range: Range<Int>) {
    for index in range { bytes[index] = 0x20 }
  }

  private static func blankBraces(_ bytes: inout [UInt8], _ line: Range<Int>) {
    var end = line.upperBound
    while end > line.lowerBound, bytes[end - 1] <= 0x20 { end -= 1 }
    var opening = line.lowerBound
    while let open = bytes[opening..<end].firstIndex(of: 0x7B) {
      guard let close = bytes[open..<end].firstIndex(of: 0x7D) else { return }
      opening = close + 1
      guard areAttributes(bytes[(open + 1)..<close]) else { continue }
      if open > line.lowerBound, bytes[open - 1] == 0x5D {
        if let bracket = bytes[max(line.lowerBound, open - longestSpan)..<open].lastIndex(of: 0x5B) {
          bytes[bracket] = 0x20
          bytes[open - 1] = 0x20
        }
        blank(&bytes, open..<(close + 1))
      } else if close + 1 == end {
        blank(&bytes, open..<(close + 1))
      }
    }
  }

  /// Whether a text in braces is attributes: "#mal .unnumbered", ": .class", "-", "key=value".
  private static func areAttributes(_ text: ArraySlice<UInt8>) -> Bool {
    var inner = text.drop { $0 == 0x20 }
    if inner.first == 0x3A { inner = inner.dropFirst().drop { $0 == 0x20 } }
    if inner.isEmpty { return text.count > inner.count }
    let parts = inner.split(separator: 0x20)
    return parts.first.map {
      [0x23, 0x2E].contains($0.first) || $0.elementsEqual("-".utf8) || $0.contains(0x3D) || $0.elementsEqual("toc".utf8)
    } ?? false
  }
}

/// Determines which lines are continuations because the text is hard-wrapped.
struct MarkdownWrapping {
  private var joinedLines: Set<Int> = []

  private static let widest = 160

  init() {}

  /// - Parameter tables: The line ranges of tables, from 0, in ascending order.
  init(_ lines: LineIndex, tables: [ClosedRange<Int>] = []) {
    var breaks: [(line: Int, width: Int, reach: Int, isSmall: Bool)] = []
    var previous = false
    var table = tables.makeIterator()
    var next = table.next()
    for (index, range) in lines.ranges.enumerated() {
      while let last = next?.upperBound, index > last { next = table.next() }
      if next?.contains(index) == true {
        previous = false
        continue
      }
      let start = WhiteSpace.skip(lines.bytes, from: range.lowerBound, to: range.upperBound)
      let isText = start < range.upperBound && Self.isText(lines.bytes, start, range.upperBound)
      if isText, previous, ListMarker.read(lines.bytes, at: start, to: range.upperBound) == nil {
        let above = lines.ranges[index - 1]
        let width = LineWidth.of(lines.bytes, above)
        let word = lines.bytes[start..<range.upperBound].prefix { $0 > 0x20 }.reduce(0) {
          $0 + ($1 & 0xC0 == 0x80 ? 0 : 1)
        }
        let endsHard =
          lines.bytes[..<above.upperBound].suffix(2).elementsEqual("  ".utf8)
          || lines.bytes[above.upperBound - 1] == 0x5C
        if !endsHard { breaks.append((index, width, width + 1 + word, Self.beginsSmall(lines.bytes, start))) }
      }
      previous = start < range.upperBound && lines.bytes[start] != 0x23 && lines.bytes[start] != 0x7C
    }
    // Programs that write long tables also wrap lines, so that one wrapped line is sufficient evidence.
    let fewest = tables.contains { $0.count > 6 } ? 1 : 2
    guard breaks.count >= fewest, let width = breaks.map(\.width).max(), width <= Self.widest, width >= 30 else {
      return
    }
    let full = breaks.filter { $0.reach > width }
    guard full.count * 10 >= breaks.count * 7, full.filter(\.isSmall).count >= fewest else { return }
    for line in full {
      let range = lines.ranges[line.line]
      let text = TextNormalizer.text(lines.bytes, range)
      if FactLabel.readMarked(text) == nil { joinedLines.insert(line.line + 1) }
    }
  }

  /// Whether a line, counted from 1, continues the line above.
  func continues(_ line: Int) -> Bool { joinedLines.contains(line) }

  /// Whether a line may belong to a paragraph, by its first character.
  private static func isText(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
    switch bytes[start] {
    case 0x23, 0x3E, 0x7C, 0x3C, 0x60, 0x7E, 0x3D: false
    default: true
    }
  }

  private static func beginsSmall(_ bytes: [UInt8], _ start: Int) -> Bool {
    bytes[start] >= 0x61 && bytes[start] <= 0x7A
      || bytes[start] == 0xC3 && start + 1 < bytes.count && bytes[start + 1] >= 0x9F
  }
}

/// A table in Markdown: a pipe table, a grid table, or columns under dashes.
struct MarkdownTable {
  struct Row {
    /// From 0.
    var line: Int
    /// The lines of each cell.
    var cells: [[UInt8]]
    var isHeader = false
  }

  private(set) var rows: [Row] = []
  /// From 0.
  let firstLine: Int
  private(set) var lastLine: Int

  private static let maxColumns = 50
  /// Maximum number of lines searched for the end of a table with dashes.
  private static let maxLines = 300

  /// - Parameter line: From 0.
  init?(_ bytes: [UInt8], _ lines: LineIndex, at line: Int) {
    (firstLine, lastLine) = (line, line)
    let range = lines.ranges[line]
    guard range.count >= 3 else { return nil }
    let start = WhiteSpace.skip(bytes, from: range.lowerBound, to: range.upperBound)
    guard start < range.upperBound, start - range.lowerBound <= 3 else { return nil }
    let isRead =
      bytes[start] == 0x2B
      ? readGrid(bytes, lines, start - range.lowerBound)
      : readPipes(bytes, lines) || readColumns(bytes, lines)
    if !isRead { return nil }
  }

  // MARK: Pipes

  private mutating func readPipes(_ bytes: [UInt8], _ lines: LineIndex) -> Bool {
    guard lastLine + 1 < lines.ranges.count, bytes[lines.ranges[lastLine]].contains(0x7C) else { return false }
    let header = Self.cells(bytes[lines.ranges[lastLine]])
    let rule = Self.cells(bytes[lines.ranges[lastLine + 1]])
    guard header.count == rule.count, header.count <= Self.maxColumns, rule.allSatisfy(Self.isRule) else {
      return false
    }
    rows = [Row(line: lastLine, cells: header, isHeader: true)]
    lastLine += 1
    while lastLine + 1 < lines.ranges.count {
      let line = bytes[lines.ranges[lastLine + 1]]
      guard line.contains(0x7C) else { break }
      lastLine += 1
      rows.append(Row(line: lastLine, cells: Array(Self.cells(line).prefix(header.count))))
    }
    return true
  }

  private static func isRule(_ cell: [UInt8]) -> Bool {
    cell.contains(0x2D) && cell.allSatisfy { $0 == 0x2D || $0 == 0x3A || $0 == 0x20 }
  }

  private static func cells(_ line: ArraySlice<UInt8>) -> [[UInt8]] {
    var cells: [[UInt8]] = [[]]
    var isEscaped = false
    for byte in line {
      if byte == 0x7C, !isEscaped {
        cells.append([])
      } else {
        if byte == 0x7C { cells[cells.count - 1].removeLast() }
        cells[cells.count - 1].append(byte)
      }
      isEscaped = byte == 0x5C && !isEscaped
    }
    if cells.first.map({ $0.allSatisfy { $0 <= 0x20 } }) ?? false { cells.removeFirst() }
    if cells.last.map({ $0.allSatisfy { $0 <= 0x20 } }) ?? false { cells.removeLast() }
    return cells
  }

  // MARK: Grid

  private mutating func readGrid(_ bytes: [UInt8], _ lines: LineIndex, _ indent: Int) -> Bool {
    let border = Self.signs(bytes, lines.ranges[lastLine])
    guard Self.isBorder(border[...], indent) else { return false }
    let columns = border.indices.filter { border[$0] == "+" }
    guard columns.count > 1, columns.count <= Self.maxColumns else { return false }
    var row = Row(line: lastLine + 1, cells: Array(repeating: [], count: columns.count - 1))
    var line = lastLine + 1
    var hasText = false
    while line < lines.ranges.count {
      let signs = Self.signs(bytes, lines.ranges[line])
      guard signs.count > indent, signs[indent] == "+" || signs[indent] == "|" else { break }
      if signs[indent] == "+", Self.isBorder(signs[...], indent) {
        if hasText {
          row.isHeader = signs.contains("=")
          rows.append(row)
        }
        row = Row(line: line + 1, cells: Array(repeating: [], count: columns.count - 1))
        (hasText, lastLine) = (false, line)
      } else {
        for column in row.cells.indices {
          let from = min(columns[column] + 1, signs.count)
          let cell = signs[from..<max(from, min(columns[column + 1], signs.count))]
          row.cells[column].append(contentsOf: String(String.UnicodeScalarView(cell)).utf8)
          row.cells[column].append(0x0A)
        }
        hasText = true
      }
      line += 1
    }
    return !rows.isEmpty
  }

  private static func signs(_ bytes: [UInt8], _ range: Range<Int>) -> [Unicode.Scalar] {
    Array(String(decoding: bytes[range].prefix(4096), as: UTF8.self).unicodeScalars)
  }

  private static func isBorder(_ signs: ArraySlice<Unicode.Scalar>, _ indent: Int) -> Bool {
    let inner = signs.dropFirst(indent)
    return inner.contains("-") || inner.contains("=") ? inner.allSatisfy { "+-=: ".unicodeScalars.contains($0) } : false
  }

  // MARK: Columns under dashes

  /// Parses a table with a line of at least two groups of dashes, above the rows or between column names and rows.
  private mutating func readColumns(_ bytes: [UInt8], _ lines: LineIndex) -> Bool {
    let first = Self.signs(bytes, lines.ranges[lastLine])
    var rule = Self.dashes(first)
    var header: [Unicode.Scalar]?
    var line = lastLine + 1
    if rule.count == 1, first.count > 8, readSpaced(bytes, lines) { return true }
    if rule.count < 2 {
      guard line < lines.ranges.count, !first.isEmpty else { return false }
      rule = Self.dashes(Self.signs(bytes, lines.ranges[line]))
      guard rule.count > 1, !first.contains("|") else { return false }
      header = first
      line += 1
    }
    guard rule.count <= Self.maxColumns else { return false }
    if let header { rows.append(Row(line: lastLine, cells: Self.cells(header, rule), isHeader: true)) }
    let isClosed = header == nil
    var isComplete = !isClosed
    var last = line - 1
    while line < lines.ranges.count, line - lastLine < Self.maxLines {
      let signs = Self.signs(bytes, lines.ranges[line])
      let dashes = Self.dashes(signs)
      if dashes.count > 1 || isClosed && signs.count > 2 && signs.allSatisfy({ $0 == "-" || $0 == " " }) {
        (last, isComplete) = (line, true)
        break
      }
      if signs.allSatisfy({ $0 == " " }) {
        if !isClosed { break }
      } else {
        rows.append(Row(line: line, cells: Self.cells(signs, rule)))
      }
      last = line
      line += 1
    }
    guard isComplete, rows.count > (header == nil ? 0 : 1) else {
      rows = []
      return false
    }
    lastLine = last
    return true
  }

  /// Parses a table between two lines of dashes, with column names above a line of groups. Its rows may have several
  /// lines and are separated by blank ones.
  private mutating func readSpaced(_ bytes: [UInt8], _ lines: LineIndex) -> Bool {
    var names: [[Unicode.Scalar]] = []
    var line = lastLine + 1
    var rule: [Range<Int>] = []
    while line < lines.ranges.count, line - lastLine < 8 {
      let signs = Self.signs(bytes, lines.ranges[line])
      rule = Self.dashes(signs)
      line += 1
      if rule.count > 1 { break }
      if signs.allSatisfy({ $0 == " " }) { return false }
      names.append(signs)
    }
    guard rule.count > 1, rule.count <= Self.maxColumns, !names.isEmpty else { return false }
    var found = [Row(line: lastLine + 1, cells: Self.joined(names, rule), isHeader: true)]
    var row: [[Unicode.Scalar]] = []
    while line < lines.ranges.count, line - lastLine < Self.maxLines {
      let signs = Self.signs(bytes, lines.ranges[line])
      let isEnd = Self.dashes(signs).count == 1
      if isEnd || signs.allSatisfy({ $0 == " " }) {
        if !row.isEmpty { found.append(Row(line: line - row.count, cells: Self.joined(row, rule))) }
        row = []
      } else {
        row.append(signs)
      }
      if isEnd {
        (rows, lastLine) = (found, line)
        return found.count > 1
      }
      line += 1
    }
    return false
  }

  /// The cells of a row, which may have several lines.
  private static func joined(_ lines: [[Unicode.Scalar]], _ rule: [Range<Int>]) -> [[UInt8]] {
    var cells: [[UInt8]] = Array(repeating: [], count: rule.count)
    for line in lines {
      for (column, cell) in Self.cells(line, rule).enumerated() { cells[column] += cell + [0x0A] }
    }
    return cells
  }

  /// The columns of each group of dashes; empty for a line with other characters or a group shorter than three.
  private static func dashes(_ signs: [Unicode.Scalar]) -> [Range<Int>] {
    var groups: [Range<Int>] = []
    var start: Int?
    for (index, sign) in signs.enumerated() {
      if sign == "-" {
        start = start ?? index
      } else if sign == " " {
        if let first = start { groups.append(first..<index) }
        start = nil
      } else {
        return []
      }
    }
    if let first = start { groups.append(first..<signs.count) }
    return groups.allSatisfy { $0.count > 2 } ? groups : []
  }

  private static func cells(_ signs: [Unicode.Scalar], _ columns: [Range<Int>]) -> [[UInt8]] {
    columns.indices.map { column in
      let from = min(column == 0 ? 0 : columns[column].lowerBound, signs.count)
      let to = column + 1 < columns.count ? min(columns[column + 1].lowerBound, signs.count) : signs.count
      return Array(String(String.UnicodeScalarView(signs[from..<max(from, to)])).utf8)
    }
  }
}
