import ByregionText

/// Builds XML or HTML in memory.
struct Markup {
  private(set) var bytes: [UInt8] = []

  /// Appends markup of our own.
  mutating func raw(_ markup: String) { bytes.append(contentsOf: markup.utf8) }

  /// Appends a text with markup escaped. Characters that XML cannot hold are shown as ``Sanitizer`` shows them.
  ///
  /// - Parameter lineBreak: what stands for a line break.
  mutating func text(_ text: String, lineBreak: String = " ") {
    var text = text
    text.withUTF8 { self.text($0, lineBreak: lineBreak) }
  }

  mutating func text(_ text: UnsafeBufferPointer<UInt8>, lineBreak: String) {
    Sanitizer.forEachPart(of: text, keeping: [.newlines, .tabs]) { part in
      var index = 0
      while index < part.count {
        switch part[index] {
        case 0x26: raw("&amp;")
        case 0x3C: raw("&lt;")
        case 0x3E: raw("&gt;")
        case 0x22: raw("&quot;")
        case 0x0A: raw(lineBreak)
        case 0x09: raw(" ")
        case 0xEF where index + 2 < part.count && part[index + 1] == 0xBF && part[index + 2] >= 0xBE:
          // U+FFFE and U+FFFF are in no XML.
          raw("\u{FFFD}")
          index += 2
        default: bytes.append(part[index])
        }
        index += 1
      }
    }
  }
}

extension Memo.Quotation {
  /// The text in pieces, marked or not, in order; together they are ``text`` byte for byte.
  var pieces: [(text: String, isMarked: Bool)] {
    let bytes = Array(text.utf8)
    var pieces: [(String, Bool)] = []
    var start = 0
    func add(_ range: Range<Int>, _ isMarked: Bool) {
      if !range.isEmpty { pieces.append((String(decoding: bytes[range], as: UTF8.self), isMarked)) }
    }
    for mark in marks where mark.lowerBound >= start && mark.upperBound <= bytes.count {
      add(start..<mark.lowerBound, false)
      add(mark, true)
      start = mark.upperBound
    }
    add(start..<bytes.count, false)
    return pieces
  }

  /// The language of the text for a reader of screens; Bokmål where it has both written forms.
  var languageTag: String { language == "nn" ? "nn" : "nb" }
}
