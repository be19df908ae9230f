/// Brackets in the text of one line.
enum BracketPairs {
  /// Whether the last bracket of a text is one that opens.
  static func isOpen(_ text: String) -> Bool {
    text.utf8.last { $0 == 0x28 || $0 == 0x29 } == 0x28
  }

  /// Whether the first bracket of a text is one that closes.
  static func closes(_ text: String) -> Bool {
    text.utf8.first { $0 == 0x28 || $0 == 0x29 } == 0x29
  }
}

/// Joins two lines of one text at the place where a width broke them.
enum WrappedWords {
  /// The text of both: a divided word becomes one, and a space stands between two words.
  static func joined(_ first: String, _ second: String) -> String {
    var text = first
    append(second, to: &text)
    return text
  }

  static func append(_ next: String, to text: inout String) {
    guard let last = text.unicodeScalars.last, !next.isEmpty else {
      text += next
      return
    }
    if last == "/", text.unicodeScalars.dropLast().last != " " {
      text += next
    } else if isHyphen(last), let before = text.unicodeScalars.dropLast().last, before != " " {
      divide(at: before, next, &text)
    } else {
      text += " " + next
    }
  }

  /// Whether a line ends in the middle of a word.
  static func endsDivided(_ text: String) -> Bool {
    guard let last = text.unicodeScalars.last, isHyphen(last) else { return false }
    return text.unicodeScalars.dropLast().last?.properties.isAlphabetic == true
  }

  private static func divide(at before: Unicode.Scalar, _ next: String, _ text: inout String) {
    let word = next.prefix { !$0.isWhitespace && $0 != "," && $0 != "." }.lowercased()
    if ["og", "eller", "samt"].contains(word) {
      replaceHyphen(&text, "- ")
    } else if isKept(before, next.unicodeScalars.first) {
      replaceHyphen(&text, "-")
    } else {
      replaceHyphen(&text, "")
    }
    text += next
  }

  /// "Sør-Odal", "UiT-studier", "2015-tall": a hyphen beside a capital or figure is the word's own.
  private static func isKept(_ before: Unicode.Scalar, _ after: Unicode.Scalar?) -> Bool {
    [before, after].contains { scalar in
      guard let scalar else { return false }
      return scalar.properties.isUppercase || scalar.properties.numericType != nil
    }
  }

  private static func replaceHyphen(_ text: inout String, _ replacement: String) {
    text.unicodeScalars.removeLast()
    text += replacement
  }

  private static func isHyphen(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x2D, 0xAD, 0x2010, 0x2011, 0xFFFE, 0x02, 0xAC: true
    default: false
    }
  }
}
