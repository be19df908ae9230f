import ByregionText

/// A piece of text on a page, as `pdftohtml -xml` prints it. Lengths are in its pixels, from the top left corner of the
/// page.
struct PDFPiece {
  var left: Double
  var top: Double
  var width: Double
  var height: Double
  /// The size of the font.
  var size: Double
  var isBold: Bool
  var text: String

  var right: Double { left + width }
  var bottom: Double { top + height }
  var middle: Double { top + height / 2 }
}

struct PDFPage {
  var number: Int
  var height: Double
  var width: Double
  var pieces: [PDFPiece] = []
}

/// Parses the output of poppler's `pdftohtml -xml`: pages, fonts and pieces of text.
///
/// The format has one element a line. Only bold, italic and links are nested, inside a text. Other lines are skipped.
/// Linear in the length of the XML.
struct PDFPages {
  private(set) var pages: [PDFPage] = []
  /// Whether pieces beyond ``pieceLimit`` were left out.
  private(set) var isCut = false
  private var fonts: [String: (size: Double, isBold: Bool)] = [:]

  /// Maximum number of pieces; the rest is left out with a diagnostic.
  static let pieceLimit = 200_000

  init(_ xml: [UInt8]) {
    var count = 0
    for line in xml.split(separator: 0x0A) {
      let line = line.drop { $0 == 0x09 || $0 == 0x20 }
      guard line.first == 0x3C else { continue }
      if line.starts(with: "<text ".utf8) {
        count += 1
        guard count <= Self.pieceLimit else {
          isCut = true
          return
        }
        addText(line)
      } else if line.starts(with: "<page ".utf8) {
        let attributes = Self.attributes(line)
        pages.append(
          PDFPage(
            number: Int(Self.number(attributes["number"])), height: Self.number(attributes["height"]),
            width: Self.number(attributes["width"])))
      } else if line.starts(with: "<fontspec ".utf8) {
        addFont(Self.attributes(line))
      }
    }
  }

  mutating func dropPages(behind limit: Int) {
    if pages.count > limit { pages.removeLast(pages.count - limit) }
  }

  private mutating func addFont(_ attributes: [String: String]) {
    guard let id = attributes["id"] else { return }
    let family = (attributes["family"] ?? "").lowercased()
    let isBold = ["bold", "black", "heavy", "semibold"].contains { family.contains($0) }
    fonts[id] = (Self.number(attributes["size"]), isBold)
  }

  private mutating func addText(_ line: ArraySlice<UInt8>) {
    guard !pages.isEmpty, let start = line.firstIndex(of: 0x3E) else { return }
    let attributes = Self.attributes(line[..<start])
    let content = line[(start + 1)...]
    let (text, isBold) = Self.text(content)
    guard !text.isEmpty else { return }
    let font = attributes["font"].flatMap { fonts[$0] }
    let height = Self.number(attributes["height"])
    let size = font.map(\.size) ?? 0
    pages[pages.count - 1].pieces.append(
      PDFPiece(
        left: Self.number(attributes["left"]), top: Self.number(attributes["top"]),
        width: Self.number(attributes["width"]), height: height, size: size > 0 ? size : max(height, 1),
        isBold: isBold ?? (font?.isBold == true), text: text))
  }

  private static func number(_ text: String?) -> Double {
    guard let value = text.flatMap(Double.init), value.isFinite else { return 0 }
    return min(max(value, -1e6), 1e6)
  }

  /// The attributes of a tag: names and values in double quotes.
  private static func attributes(_ tag: ArraySlice<UInt8>) -> [String: String] {
    var attributes: [String: String] = [:]
    var rest = tag.drop { $0 != 0x20 }
    while let equals = rest.firstIndex(of: 0x3D) {
      let name = String(decoding: rest[..<equals].filter { $0 > 0x20 }, as: UTF8.self)
      let value = rest[(equals + 1)...]
      guard value.first == 0x22, let end = value.dropFirst().firstIndex(of: 0x22) else { break }
      attributes[name] = String(decoding: value[(value.startIndex + 1)..<end], as: UTF8.self)
      rest = value[(end + 1)...]
    }
    return attributes
  }

  /// The text of an element, without tags and with references resolved, and whether all of it is bold; nil if it has no
  /// tag for bold.
  private static func text(_ content: ArraySlice<UInt8>) -> (text: String, isBold: Bool?) {
    var bytes: [UInt8] = []
    var (isInBold, hasBold, hasPlain) = (false, false, false)
    var index = content.startIndex
    while index < content.endIndex {
      switch content[index] {
      case 0x3C:
        if content[index...].starts(with: "</text".utf8) {
          return (PDFLetters.text(bytes), hasBold ? !hasPlain : nil)
        }
        if content[index...].starts(with: "<b>".utf8) { (isInBold, hasBold) = (true, true) }
        if content[index...].starts(with: "</b>".utf8) { isInBold = false }
        index = content[index...].firstIndex(of: 0x3E) ?? content.endIndex - 1
      case 0x26:
        let end = content[index...].prefix(10).firstIndex(of: 0x3B) ?? index
        bytes += reference(content[(index + 1)..<max(end, index + 1)])
        index = end
      case let byte:
        if byte > 0x20, !isInBold { hasPlain = true }
        bytes.append(byte)
      }
      index += 1
    }
    return (PDFLetters.text(bytes), hasBold ? !hasPlain : nil)
  }

  private static func reference(_ name: ArraySlice<UInt8>) -> [UInt8] {
    switch String(decoding: name, as: UTF8.self) {
    case "amp": return [0x26]
    case "lt": return [0x3C]
    case "gt": return [0x3E]
    case "quot": return [0x22]
    case let text:
      guard text.hasPrefix("#"), let value = UInt32(text.dropFirst()), let scalar = Unicode.Scalar(value) else {
        return name.isEmpty ? [0x26] : []
      }
      return Array(String(Character(scalar)).utf8)
    }
  }
}

/// Normalises the characters of a PDF's text.
enum PDFLetters {
  /// Replaces ligatures by letters, and all characters that are shown as a hyphen by a hyphen; drops zero-width
  /// characters.
  static func text(_ bytes: [UInt8]) -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    guard bytes.contains(where: { $0 >= 0xC2 || $0 < 0x20 }) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0xFB00...0xFB06: result.append(contentsOf: ligatures[Int(scalar.value) - 0xFB00].unicodeScalars)
      case 0xAD, 0x02, 0xFFFE: result.append("-")
      case 0x200B...0x200F, 0x2060, 0xFEFF: break
      case 0..<0x20, 0xA0: result.append(" ")
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  private static let ligatures = ["ff", "fi", "fl", "ffi", "ffl", "st", "st"]

  private static let vowels = Set("aeiouyæøåäöéèóòêôAEIOUYÆØÅÄÖÉÈÓÒÊÔ".unicodeScalars)

  /// Whether the fonts do not map to characters: over a third of the characters do not occur in text, or there are too
  /// few vowels for any language.
  static func areUnknown(_ pages: [PDFPage]) -> Bool {
    var (unknown, all, letters, vowels) = (0, 0, 0, 0)
    for scalar in pages.lazy.flatMap(\.pieces).flatMap(\.text.unicodeScalars) where scalar.value > 0x20 {
      all += 1
      if scalar.properties.isAlphabetic { letters += 1 }
      if Self.vowels.contains(scalar) { vowels += 1 }
      if scalar.value == 0xFFFD || (0xE000...0xF8FF).contains(scalar.value) || (0x80...0x9F).contains(scalar.value) {
        unknown += 1
      }
    }
    // In Norwegian about 40 % of the letters are vowels; in text with shifted letters about 17 %.
    return unknown * 3 > all || letters > 200 && vowels * 4 < letters
  }
}

/// Puts the lines of a page into reading order: one column after the other.
struct PDFColumns {
  /// The page's lines in reading order, without those of boxes.
  private(set) var lines: [PDFLine] = []
  /// The lines of boxes beside the text, which are placed after it.
  private(set) var boxes: [PDFLine] = []
  private let bodySize: Double

  /// Pages with more lines are read from top to bottom, without columns.
  private static let lineLimit = 1500
  private static let edgeLimit = 48
  /// Minimum distance between two columns, as a multiple of the body font size. Some programs use one, less rounding.
  private static let narrowestGap = 0.7
  /// A column with fewer lines may be a box.
  private static let boxLines = 14

  init(_ lines: [PDFLine], bodySize: Double) {
    self.bodySize = bodySize
    if lines.count > Self.lineLimit { append(lines) } else { read(lines, depth: 0) }
  }

  /// Two columns, and the lines above and below both.
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

  /// Joins lines at the same height in one column: words spread out by justification, or cells of a row.
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

  /// The right edge of the text. A single line that extends far beyond all others, such as a running head, is ignored.
  private static func rightEdge(_ lines: [PDFLine]) -> Double {
    let left = lines.map(\.left).min() ?? 0
    let rights = lines.map(\.right).sorted(by: >)
    guard rights.count > 8 else { return rights.first ?? 0 }
    return 4 * (rights[0] - left) > 5 * (rights[1] - left) ? rights[1] : rights[0]
  }

  /// Whether a column is a box: facts in a narrower or shorter column than the text, or a shorter column in another
  /// font size.
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

  /// The cut with the most lines in its two columns; nil if there are no columns.
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

  /// Cuts the longest vertical run of lines that do not cross a position; nil if its sides are not columns.
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
    return Cut(
      above: Array(ordered[..<run.lowerBound]), left: left, right: right, below: Array(ordered[run.upperBound...]))
  }

  /// Whether at least three lines on either side overlap in height, with a gap between the sides.
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
