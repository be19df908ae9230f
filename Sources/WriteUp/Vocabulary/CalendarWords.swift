/// The names of the months in Bokmål and Nynorsk, and their short forms.
enum CalendarWords {
  /// In their order. A month may have several spellings.
  static let months: [[String]] = [
    ["januar", "jan"], ["februar", "feb"], ["mars", "mar"], ["april", "apr"], ["mai"], ["juni", "jun"],
    ["juli", "jul"], ["august", "aug"], ["september", "sep", "sept"], ["oktober", "okt"], ["november", "nov"],
    ["desember", "des"],
  ]

  /// The full names, as bytes.
  static let fullNames: [[UInt8]] = months.map { Array($0[0].utf8) }

  /// The number of a month from its name in small letters, with or without a full stop; nil for another word.
  static func number(of word: some StringProtocol) -> Int? {
    let bare = word.hasSuffix(".") ? String(word.dropLast()) : String(word)
    return months.firstIndex { $0.contains(bare) }.map { $0 + 1 }
  }

  static func isMonth(_ word: some StringProtocol) -> Bool { number(of: word) != nil }
}
