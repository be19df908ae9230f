import ByregionText

/// A line of a page: pieces on one baseline. Lengths are in pixels of `pdftohtml`.
struct PDFLine {
  var page: Int
  var left: Double
  var right: Double
  var top: Double
  var bottom: Double
  var size: Double
  /// Whether all of it is bold.
  var isBold: Bool
  /// Without the marker.
  var text: String
  var marker: ListMarker?
  /// The left edge of the text, which is right of the marker if there is one.
  var textLeft: Double
  /// The edges of its column.
  var columnLeft = 0.0
  var columnRight = 0.0
  /// The role of a line made from a table; nil for a line of the page.
  var role: Block.Role?

  var middle: Double { (top + bottom) / 2 }

  /// The width of its first word, estimated from the width of the line.
  var firstWordWidth: Double {
    let count = text.count
    guard count > 0 else { return 0 }
    return (right - textLeft) * Double(text.prefix { $0 != " " }.count) / Double(count)
  }

  /// Whether the first word of the next line would not have fitted on this line.
  func isFull(before next: PDFLine) -> Bool {
    right + 0.25 * size + next.firstWordWidth > columnRight - (next.beginsSmall ? 0.8 : 0.3) * size
  }

  var beginsSmall: Bool { text.first?.isLowercase == true }

  var endsSentence: Bool { text.last.map { ".!?:".contains($0) } ?? true }
}

/// Joins the pieces of a page into lines.
enum PDFLineReader {
  /// Lines from top to bottom; those at the same height from left to right.
  static func lines(of page: PDFPage) -> [PDFLine] {
    let pieces = withCounters(page.pieces.filter { $0.text.contains { !$0.isWhitespace } })
    let edges = edges(of: pieces)
    return rows(pieces).flatMap { lines(ofRow: $0, page: page.number, edges: edges) }
  }

  /// The positions, in whole pixels, at which at least three pieces begin: the left edges of text, columns and cells.
  private static func edges(of pieces: [PDFPiece]) -> Set<Int> {
    var counts: [Int: Int] = [:]
    for piece in pieces { counts[Int(piece.left.rounded()), default: 0] += 1 }
    return Set(counts.lazy.filter { $0.value > 2 }.map(\.key))
  }

  /// Adds a full stop, and so makes a marker, to consecutive numbers from 1 without one that are at the same left edge.
  private static func withCounters(_ pieces: [PDFPiece]) -> [PDFPiece] {
    var columns: [Int: [Int]] = [:]
    for (index, piece) in pieces.enumerated() where piece.text.utf8.count <= 3 && isCount(piece.text) {
      columns[Int(piece.left.rounded()), default: []].append(index)
    }
    var pieces = pieces
    for numbers in columns.values where numbers.count > 1 && numbers.count <= 99 {
      let ordered = numbers.sorted { pieces[$0].top < pieces[$1].top }
      var expected = 1
      var run: [Int] = []
      func finish() {
        if run.count > 1 { for index in run { pieces[index].text = pieces[index].text.trimmed + "." } }
        (run, expected) = ([], 1)
      }
      for index in ordered {
        let value = Int(pieces[index].text.trimmed) ?? 0
        if value != expected { finish() }
        guard value == expected else { continue }
        run.append(index)
        expected += 1
      }
      finish()
    }
    return pieces
  }

  private static func isCount(_ text: String) -> Bool { text.trimmed.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } }

  /// Groups pieces by height on the page.
  private static func rows(_ pieces: [PDFPiece]) -> [[PDFPiece]] {
    var rows: [[PDFPiece]] = []
    for piece in pieces.sorted(by: { ($0.middle, $0.left) < ($1.middle, $1.left) }) {
      if let first = rows.last?.last, piece.middle - first.middle < 0.4 * min(piece.height, first.height) {
        rows[rows.count - 1].append(piece)
      } else {
        rows.append([piece])
      }
    }
    return rows
  }

  private static func lines(ofRow row: [PDFPiece], page: Int, edges: Set<Int>) -> [PDFLine] {
    var lines: [[PDFPiece]] = []
    for piece in row.sorted(by: { $0.left < $1.left }) {
      if let last = lines.last?.last, joins(last, piece, isFirst: lines[lines.count - 1].count == 1, edges) {
        lines[lines.count - 1].append(piece)
      } else {
        lines.append([piece])
      }
    }
    return lines.compactMap { line($0, page: page) }
  }

  private static func joins(_ last: PDFPiece, _ piece: PDFPiece, isFirst: Bool, _ edges: Set<Int>) -> Bool {
    let gap = piece.left - last.right
    let size = max(last.size, piece.size)
    // The gap between cells or columns may be as small as between words, but their left edges are aligned.
    if gap > 0.1 * size, edges.contains(Int(piece.left.rounded())), !isMarker(last.text) { return false }
    if gap < 0.9 * size { return true }
    if isFirst, gap < 4 * size, isMarker(last.text) { return true }
    return isFirst && isFactLabel(last.text)
  }

  static func isMarker(_ text: String) -> Bool {
    let bytes = Array(text.utf8.filter { $0 != 0x20 })
    return ListMarker.read(bytes, at: 0, to: bytes.count).map { $0.end == bytes.count } ?? false
  }

  /// Whether a cell contains only the label of a fact: its value is beside it.
  static func isFactLabel(_ text: String) -> Bool {
    guard text.utf8.count < 70 else { return false }
    guard let label = FactLabel.read(text) else { return FactLabel.whole(text).map { !$0.isVague } ?? false }
    return text.utf8.dropFirst(label.valueStart).allSatisfy { $0 <= 0x20 || $0 == 0x3A }
  }

  private static func line(_ pieces: [PDFPiece], page: Int) -> PDFLine? {
    // The widest piece determines the line's size; raised characters and bullets have other sizes.
    guard let main = pieces.max(by: { $0.width < $1.width }), let first = pieces.first, let last = pieces.last else {
      return nil
    }
    var text = ""
    var previous: PDFPiece?
    var textLeft = first.left
    var marker: ListMarker?
    for (index, piece) in pieces.enumerated() {
      defer { previous = piece }
      if index == 0, pieces.count > 1, isMarker(piece.text) {
        let bytes = Array(piece.text.utf8.filter { $0 != 0x20 })
        marker = ListMarker.read(bytes, at: 0, to: bytes.count)
        textLeft = pieces[1].left
        continue
      }
      if isNoteMark(piece, main, behind: text) { continue }
      if let previous, !text.isEmpty, !text.hasSuffix(" "), !piece.text.hasPrefix(" "),
        piece.left - previous.right > 0.12 * main.size
      {
        text += " "
      }
      text += isRaised(piece, main) ? raised(piece.text) : piece.text
    }
    text = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    if marker == nil {
      let bytes = Array(text.utf8)
      if let found = ListMarker.read(bytes, at: 0, to: bytes.count), found.end < bytes.count {
        marker = found
        let share = Double(found.text.count + 1) / Double(max(text.count, 1))
        textLeft = first.left + (last.right - first.left) * share
        text = String(decoding: bytes[found.end...].drop { $0 == 0x20 }, as: UTF8.self)
      }
    }
    guard !text.isEmpty || marker != nil else { return nil }
    return PDFLine(
      page: page, left: first.left, right: pieces.map(\.right).max() ?? last.right, top: main.top, bottom: main.bottom,
      size: main.size, isBold: pieces.allSatisfy { $0.isBold || isMarker($0.text) }, text: text, marker: marker,
      textLeft: textLeft)
  }

  private static func isRaised(_ piece: PDFPiece, _ main: PDFPiece) -> Bool {
    piece.size < 0.85 * main.size && piece.bottom < main.bottom - 0.08 * main.height
  }

  /// Whether a piece is a note mark, as in "22 400 ¹", which is not part of the text. The exponent of "km²" is not one.
  private static func isNoteMark(_ piece: PDFPiece, _ main: PDFPiece, behind text: String) -> Bool {
    guard isRaised(piece, main), text.last != "m", !text.isEmpty else { return false }
    return piece.text.count <= 4 && piece.text.allSatisfy { $0.isNumber || "*)([]†‡ ,".contains($0) }
  }

  /// Replaces an exponent by its superscript character.
  private static func raised(_ text: String) -> String {
    switch text.trimmed {
    case "2": "²"
    case "3": "³"
    default: text
    }
  }
}

extension String {
  /// The text with single spaces and without white space at its ends.
  fileprivate var trimmed: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}

/// Removes page furniture: running heads, page numbers, and the date and address of a printout.
enum PDFFurniture {
  /// The fraction of the page's height, at the top and at the bottom, in which furniture is searched.
  private static let zone = 0.12

  /// The lines of all pages without furniture, and the number of removed lines.
  static func removed(_ pages: [[PDFLine]], _ sizes: [PDFPage]) -> (pages: [[PDFLine]], count: Int) {
    var pagesOfKey: [String: Set<Int>] = [:]
    for (index, lines) in pages.enumerated() {
      for line in lines where isInZone(line, sizes[index]) { pagesOfKey[key(line), default: []].insert(index) }
    }
    var count = 0
    let kept = pages.enumerated().map { index, lines in
      lines.filter { line in
        guard isInZone(line, sizes[index]) else { return true }
        let isFurniture = (pagesOfKey[key(line)]?.count ?? 0) > 1 || PageFurniture.isSign(line.fullText)
        if isFurniture { count += 1 }
        return !isFurniture
      }
    }
    return (kept, count)
  }

  private static func isInZone(_ line: PDFLine, _ page: PDFPage) -> Bool {
    line.middle < zone * page.height || line.middle > (1 - zone) * page.height
  }

  private static func key(_ line: PDFLine) -> String {
    "\(Int(line.size.rounded()))|" + String(line.fullText.map { $0.isNumber ? "#" : $0 })
  }
}

extension PDFLine {
  /// The text with the marker: "3. mai".
  var fullText: String { marker.map { $0.text + " " + text } ?? text }
}
