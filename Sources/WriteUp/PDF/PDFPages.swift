import ByregionText

/// A piece of text on a page, as `pdftohtml -xml` prints it. Lengths are in its pixels, from the top left corner.
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

/// Reads the XML that poppler's `pdftohtml -xml` prints: pages, fonts and pieces of text.
///
/// The format is one element on a line, without nesting but for bold, italic and links inside a text. Anything else is
/// passed over. Linear in the length of the XML.
struct PDFPages {
  private(set) var pages: [PDFPage] = []
  /// Whether there were more pieces than are read.
  private(set) var isCut = false
  private var fonts: [String: (size: Double, isBold: Bool)] = [:]

  /// More pieces than these are no write-up: they are left out, and a diagnostic says so.
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

  /// The text of an element, without its tags and with references resolved, and whether all of it is bold; nil where no
  /// tag says so.
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

/// What signs of a PDF's text stand for.
enum PDFLetters {
  /// Ligatures become letters, and a hyphen that is shown is a hyphen whatever its sign.
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

  /// Whether most signs are none that a text has, or letters without the vowels that every language has: the fonts do not
  /// say which letters they show.
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
    // Norwegian has two vowels to three other letters; a text in letters that are shifted has one to five.
    return unknown * 3 > all || letters > 200 && vowels * 4 < letters
  }
}
