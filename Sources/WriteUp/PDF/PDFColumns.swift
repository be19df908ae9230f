/// Puts the lines of a page in the order in which they are read: columns one after the other.
struct PDFColumns {
  /// The page's lines in order, without those of boxes.
  private(set) var lines: [PDFLine] = []
  /// Boxes beside the text: they interrupt it, and are read behind it.
  private(set) var boxes: [PDFLine] = []
  private let bodySize: Double

  /// Pages with more lines than these are read from the top to the bottom.
  private static let lineLimit = 1500
  private static let edgeLimit = 48
  /// The least distance between two columns, in body sizes: some programs set them one size apart, less what is rounded.
  private static let narrowestGap = 0.7
  /// A narrow column of fewer lines may be a box.
  private static let boxLines = 14

  init(_ lines: [PDFLine], bodySize: Double) {
    self.bodySize = bodySize
    if lines.count > Self.lineLimit { append(lines) } else { read(lines, depth: 0) }
  }

  /// Two columns, with what stands above and below both.
  private struct Cut {
    var above: [PDFLine]
    var left: [PDFLine]
    var right: [PDFLine]
    var below: [PDFLine]
  }

  private mutating func read(_ lines: [PDFLine], depth: Int) {
    guard lines.count > 1 else { return append(lines) }
    guard depth < 8, let cut = bestCut(lines) else { return append(lines) }
    read(cut.above, depth: depth + 1)
    let isLeftBox = isBox(cut.left, beside: cut.right)
    let isRightBox = !isLeftBox && isBox(cut.right, beside: cut.left)
    if isLeftBox || isRightBox {
      boxes += Self.withEdges(isLeftBox ? cut.left : cut.right)
      read(isLeftBox ? cut.right : cut.left, depth: depth + 1)
    } else {
      read(cut.left, depth: depth + 1)
      read(cut.right, depth: depth + 1)
    }
    read(cut.below, depth: depth + 1)
  }

  private mutating func append(_ lines: [PDFLine]) { self.lines += Self.withEdges(Self.rowsJoined(lines)) }

  /// Joins lines of one height where no column parts them: words that a justified line drew apart, cells of a row.
  private static func rowsJoined(_ lines: [PDFLine]) -> [PDFLine] {
    var joined: [PDFLine] = []
    for line in lines {
      if let last = joined.last, line.left >= last.right, line.marker == nil, line.role == nil, last.role == nil,
        abs(line.size - last.size) < 0.1 * last.size,
        abs(line.middle - last.middle) < 0.3 * (last.bottom - last.top)
      {
        joined[joined.count - 1].text += (last.text.isEmpty ? "" : " ") + line.text
        joined[joined.count - 1].right = line.right
        joined[joined.count - 1].isBold = last.isBold && line.isBold
      } else {
        joined.append(line)
      }
    }
    return joined
  }

  private static func withEdges(_ lines: [PDFLine]) -> [PDFLine] {
    let left = lines.map(\.left).min() ?? 0
    let right = rightEdge(lines)
    return lines.map { line in
      var line = line
      (line.columnLeft, line.columnRight) = (left, right)
      return line
    }
  }

  /// The right edge of the text. One line that goes far beyond all others, such as a running head, is not at it.
  private static func rightEdge(_ lines: [PDFLine]) -> Double {
    let left = lines.map(\.left).min() ?? 0
    let rights = lines.map(\.right).sorted(by: >)
    guard rights.count > 8 else { return rights.first ?? 0 }
    return 4 * (rights[0] - left) > 5 * (rights[1] - left) ? rights[1] : rights[0]
  }

  /// The facts in letters of their own, or in a column much narrower than the text.
  private func isBox(_ lines: [PDFLine], beside others: [PDFLine]) -> Bool {
    guard lines.count < Self.boxLines, let first = lines.first else { return false }
    let isFacts = first.text.hasFoldedPrefix("fakta") || lines.count { FactLabel.readMarked($0.text) != nil } > 1
    let width = Self.width(lines)
    if isFacts, others.count > lines.count || width < 0.8 * Self.width(others) { return true }
    let isOfOtherSize = lines.allSatisfy { abs($0.size - bodySize) > 0.03 * bodySize }
    return isOfOtherSize && others.count > lines.count
  }

  private static func width(_ lines: [PDFLine]) -> Double {
    (lines.map(\.right).max() ?? 0) - (lines.map(\.left).min() ?? 0)
  }

  /// The cut that divides most lines; nil when there are no columns.
  private func bestCut(_ lines: [PDFLine]) -> Cut? {
    var counts: [Int: Int] = [:]
    for line in lines { counts[Int(line.left.rounded()), default: 0] += 1 }
    let edges = counts.sorted { ($0.value, $1.key) > ($1.value, $0.key) }.prefix(Self.edgeLimit).map(\.key)
    var best: (cut: Cut, count: Int)?
    for edge in edges {
      guard let cut = cut(lines, at: Double(edge) - 1) else { continue }
      let count = cut.left.count + cut.right.count
      if count > best?.count ?? 0 { best = (cut, count) }
    }
    return best?.cut
  }

  /// The longest run of lines, from the top to the bottom, of which none crosses a place.
  private func cut(_ lines: [PDFLine], at edge: Double) -> Cut? {
    let ordered = lines.sorted { ($0.top, $0.left) < ($1.top, $1.left) }
    var best: Range<Int>?
    var start = 0
    for index in 0...ordered.count {
      if index < ordered.count,
        !(ordered[index].left < edge && ordered[index].right > edge - Self.narrowestGap * bodySize)
      {
        continue
      }
      if index < ordered.count, ordered[index].right <= edge - Self.narrowestGap * bodySize { continue }
      if index - start > best?.count ?? 0 { best = start..<index }
      start = index + 1
    }
    guard let run = best else { return nil }
    let left = ordered[run].filter { $0.left < edge }
    let right = ordered[run].filter { $0.left >= edge }
    guard areSideBySide(left, right) else { return nil }
    // Lines of the run that stand above or below the shorter side belong to both sides' width only by chance.
    return Cut(
      above: Array(ordered[..<run.lowerBound]), left: left, right: right, below: Array(ordered[run.upperBound...]))
  }

  /// At least three lines on either side that overlap in height, and a gap between them.
  private func areSideBySide(_ left: [PDFLine], _ right: [PDFLine]) -> Bool {
    guard left.count >= 3, right.count >= 3 else { return false }
    let top = max(left.map(\.top).min() ?? 0, right.map(\.top).min() ?? 0)
    let bottom = min(left.map(\.bottom).max() ?? 0, right.map(\.bottom).max() ?? 0)
    let overlap = { (lines: [PDFLine]) in lines.count { $0.bottom > top && $0.top < bottom } }
    guard overlap(left) >= 3, overlap(right) >= 3 else { return false }
    let gap = (right.map(\.left).min() ?? 0) - (left.map(\.right).max() ?? 0)
    return gap > Self.narrowestGap * bodySize
  }
}
