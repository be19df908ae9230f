import ByregionText

/// Divides a printed list of municipalities into names.
enum PlaceNames {
  struct Name: Equatable {
    var name: String
    var county: String?
  }

  /// The names of a list, separated by commas, semicolons and "og" outside brackets.
  static func list(_ value: String) -> [Name] {
    let bytes = Array(value.utf8)
    let hasDivider = holdsDivider(bytes)
    return pieces(of: bytes).flatMap { piece in
      if let inside = listInBrackets(piece) { return list(inside) }
      return hasDivider ? dividedAtAnd(piece).compactMap { name(Array($0.utf8)[...]) } : name(piece).map { [$0] } ?? []
    }
  }

  /// The list in brackets after a collective name, "Kommunene på Indre Helgeland (Hemnes, Nesna og Lurøy)", or nil.
  private static func listInBrackets(_ piece: ArraySlice<UInt8>) -> String? {
    guard let start = piece.firstIndex(of: 0x28), let end = piece[start...].firstIndex(of: 0x29) else { return nil }
    let inside = piece[(start + 1)..<end]
    let isOfMunicipalities = beginnings.contains { piece.drop { $0 == 0x20 }.starts(with: $0) }
    return isOfMunicipalities && inside.contains(0x2C) ? String(decoding: inside, as: UTF8.self) : nil
  }

  static func name(_ piece: String) -> Name? { name(Array(piece.utf8)[...]) }

  /// One name, without "kommune", "m.fl.", trailing punctuation and a county in brackets, or nil if nothing is left.
  private static func name(_ piece: ArraySlice<UInt8>) -> Name? {
    var bytes = piece
    var county: String?
    if let open = bytes.firstIndex(of: 0x28) {
      let close = bytes[open...].firstIndex(of: 0x29) ?? bytes.endIndex
      county = trimmed(bytes[(open + 1)..<close])
      bytes = (bytes[..<open] + bytes[min(close + 1, bytes.endIndex)...])[...]
    }
    while let last = bytes.last, isAtEnd(last) { bytes.removeLast() }
    removeNoteMark(&bytes)
    for ending in endings where bytes.count > ending.count && bytes.last == ending.last {
      guard bytes.suffix(ending.count).elementsEqual(ending) else { continue }
      bytes.removeLast(ending.count)
      break
    }
    for beginning in beginnings where bytes.first == beginning.first && bytes.starts(with: beginning) {
      bytes.removeFirst(beginning.count)
    }
    let name = trimmed(bytes)
    guard hasLetter(name), !isNone(name) else { return nil }
    return Name(name: name, county: county?.isEmpty == true ? nil : county)
  }

  /// Removes the mark of a note after a name: "Stryn1)", "Stryn ²", "Stryn*", "Stryn [3]".
  private static func removeNoteMark(_ bytes: inout ArraySlice<UInt8>) {
    while let last = bytes.last {
      switch last {
      case 0x2A, 0x29, 0x5D, 0x5B, 0x20, 0x30...0x39: bytes.removeLast()
      // ¹ ² ³ and the other superscript digits, and the dagger.
      case 0xB2, 0xB3,
        0xB9 where bytes.dropLast().last == 0xC2:
        bytes.removeLast(2)
      case 0xA0, 0xA1,
        0xB0...0xBF where bytes.count > 2 && bytes.suffix(3).first == 0xE2:
        bytes.removeLast(3)
      default: return
      }
    }
  }

  private static func hasLetter(_ name: String) -> Bool {
    let isPlain = name.utf8.contains { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }
    return isPlain || name.contains(where: \.isLetter)
  }

  /// Whether a name means that there are none: "ingen".
  private static func isNone(_ name: String) -> Bool {
    let last = name.utf8.last.map { $0 | 0x20 }
    let isLike = FactVocabulary.noNames.contains { $0.utf8.count == name.utf8.count && $0.utf8.last == last }
    return isLike && FactVocabulary.noNames.contains(name.lowercased())
  }

  private static let beginnings = FactVocabulary.beforeNames.map { Array($0.utf8) }

  /// Whether a text has the form of one name: a few words without digits, the first with a capital.
  static func isShapedLikeName(_ text: String) -> Bool {
    guard text.utf8.count <= 40, text.first?.isUppercase == true else { return false }
    return !text.contains { $0.isNumber || $0 == ":" }
  }

  private static let endings = [
    " kommunar", " kommuner", " kommune", " komm", " k", " m.fl", " m. fl", " mfl", " med flere", " med fleire",
  ].map { Array($0.utf8) }

  /// The parts between commas and semicolons that are outside brackets.
  private static func pieces(of value: [UInt8]) -> [ArraySlice<UInt8>] {
    var pieces: [ArraySlice<UInt8>] = []
    var start = 0
    var isInBrackets = false
    for (index, byte) in value.enumerated() {
      if byte == 0x28 { isInBrackets = true }
      if byte == 0x29 { isInBrackets = false }
      if !isInBrackets, byte == 0x2C || byte == 0x3B {
        pieces.append(value[start..<index])
        start = index + 1
      }
    }
    return pieces + [value[start...]]
  }

  private static func dividedAtAnd(_ bytes: ArraySlice<UInt8>) -> [String] {
    let piece = String(decoding: bytes, as: UTF8.self)
    guard holdsDivider(Array(bytes)) else { return [piece] }
    let words = piece.split(separator: " ")
    var names: [[Substring]] = [[]]
    var isInBrackets = false
    for (index, word) in words.enumerated() {
      if let bracket = word.last(where: { $0 == "(" || $0 == ")" }) { isInBrackets = bracket == "(" }
      if !isInBrackets, ["og", "samt", "&"].contains(word.lowercased()), !isInsideName(words, index) {
        names.append([])
      } else {
        names[names.count - 1].append(word)
      }
    }
    return names.map { $0.joined(separator: " ") }
  }

  /// Whether the text contains a separating word, in upper or lower case. This is a fast check.
  private static func holdsDivider(_ bytes: [UInt8]) -> Bool {
    ByteSearch.containsAny(dividers, in: bytes.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 })
  }

  private static let dividers = [" og ", "samt", "&"].map { Array($0.utf8) }

  private static func isInsideName(_ words: [Substring], _ index: Int) -> Bool {
    guard index > 0, index + 1 < words.count else { return false }
    let and = words[index] == "&" ? "og" : words[index]
    let three = [words[index - 1], and, words[index + 1]].joined(separator: " ")
    return FactVocabulary.namesWithAnd.contains { three.lowercased().hasPrefix($0.lowercased()) }
  }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> String {
    var rest = bytes
    while let last = rest.last, isAtEnd(last) { rest.removeLast() }
    while let first = rest.first, first == 0x20 { rest.removeFirst() }
    return String(decoding: rest, as: UTF8.self)
  }

  /// Whether a byte is white space, punctuation or the bar of a table, which can follow a name.
  private static func isAtEnd(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20, 0x2E, 0x2C, 0x3A, 0x3B, 0x7C: true
    default: false
    }
  }
}
