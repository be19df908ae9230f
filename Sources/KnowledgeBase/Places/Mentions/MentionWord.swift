/// A word of running text with what stands before it.
struct MentionWord {
  /// What stands between a word and the one before it.
  enum Gap: Equatable {
    /// Nothing but white space within a line.
    case space
    /// One hyphen.
    case hyphen
    /// An en or em dash.
    case dash
    /// One of `: . / ' ’ @ _ &` or such, with no white space.
    case sign(Unicode.Scalar)
    /// A hyphen on its near side and white space on its far side: `Rana- og`.
    case openHyphen
    /// Anything else within a sentence: a comma, brackets.
    case other
    /// A sentence or line ends, or the text begins.
    case sentence
  }

  var text: String
  /// UTF-8 bytes.
  var range: Range<Int>
  var before: Gap

  var isCapitalised: Bool {
    guard let first = text.unicodeScalars.first else { return false }
    return first.isASCII ? ("A"..."Z").contains(first) : first.properties.isUppercase
  }

  /// All words of a text: runs of letters, digits and marks. One pass.
  static func words(in text: String) -> [MentionWord] {
    var words: [MentionWord] = []
    var gap = String.UnicodeScalarView()
    var word = String.UnicodeScalarView()
    var offset = 0
    func finish() {
      guard !word.isEmpty else { return }
      let text = String(word)
      let range = offset - text.utf8.count..<offset
      words.append(MentionWord(text: text, range: range, before: words.isEmpty ? .sentence : kind(of: gap)))
      word.removeAll(keepingCapacity: true)
      gap.removeAll(keepingCapacity: true)
    }
    for scalar in text.unicodeScalars {
      if isPartOfWord(scalar) {
        word.append(scalar)
      } else {
        finish()
        gap.append(scalar)
      }
      offset += UTF8.width(scalar)
    }
    finish()
    return words
  }

  private static func kind(of gap: String.UnicodeScalarView) -> Gap {
    guard let first = gap.first, let last = gap.last else { return .other }
    if gap.contains(where: { $0 == "\n" || $0 == "\r" || $0 == "•" }) { return .sentence }
    if gap.allSatisfy(isSpace) { return .space }
    if gap.count == 1 {
      switch first {
      case "-", "\u{2010}", "\u{2011}": return .hyphen
      case "–", "—": return .dash
      default: return .sign(first)
      }
    }
    if first == "-", isSpace(last) { return .openHyphen }
    if isSpace(first), last == "-" { return .other }
    return gap.contains { ".!?:…".unicodeScalars.contains($0) } ? .sentence : .other
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII ? scalar == " " || scalar == "\t" : scalar.properties.isWhitespace
  }

  private static func isPartOfWord(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
      return ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar)
    }
    return scalar.properties.isAlphabetic || scalar.properties.generalCategory == .nonspacingMark
  }
}
