/// Divides a printed list of municipalities into names.
enum PlaceNames {
  struct Name: Equatable {
    var name: String
    var county: String?
  }

  /// The names of a list divided at commas, semicolons and "og".
  static func list(_ value: String) -> [Name] {
    pieces(of: value).flatMap(dividedAtAnd).compactMap(name)
  }

  /// One name, without a county in brackets, the word "kommune" and stops at its end; nil when nothing is left.
  static func name(_ piece: String) -> Name? {
    var bytes = Array(piece.utf8)
    var county: String?
    if let open = bytes.firstIndex(of: 0x28) {
      let close = bytes[open...].firstIndex(of: 0x29) ?? bytes.count
      county = trimmed(bytes[(open + 1)..<close])
      bytes = Array(bytes[..<open]) + bytes[min(close + 1, bytes.count)...]
    }
    for ending in endings where bytes.count > ending.count && bytes.suffix(ending.count).elementsEqual(ending) {
      bytes.removeLast(ending.count)
      break
    }
    for beginning in FactVocabulary.beforeNames where bytes.starts(with: beginning.utf8) {
      bytes.removeFirst(beginning.utf8.count)
    }
    let name = trimmed(bytes[...])
    guard name.contains(where: \.isLetter), !FactVocabulary.noNames.contains(name.lowercased()) else { return nil }
    return Name(name: name, county: county?.isEmpty == true ? nil : county)
  }

  /// A few words, the first with a capital, and no figure: one name on a line of its own.
  static func isShapedLikeName(_ text: String) -> Bool {
    guard text.utf8.count <= 40, text.first?.isUppercase == true else { return false }
    return !text.contains { $0.isNumber || $0 == ":" }
  }

  private static let endings = [" kommunar", " kommuner", " kommune"].map { Array($0.utf8) }

  /// The parts between commas and semicolons that stand outside brackets.
  private static func pieces(of value: String) -> [String] {
    var pieces: [String] = []
    var piece: [UInt8] = []
    var isInBrackets = false
    for byte in value.utf8 {
      if byte == 0x28 { isInBrackets = true }
      if byte == 0x29 { isInBrackets = false }
      if !isInBrackets, byte == 0x2C || byte == 0x3B {
        pieces.append(String(decoding: piece, as: UTF8.self))
        piece.removeAll(keepingCapacity: true)
      } else {
        piece.append(byte)
      }
    }
    pieces.append(String(decoding: piece, as: UTF8.self))
    return pieces
  }

  private static func dividedAtAnd(_ piece: String) -> [String] {
    guard ByteSearch.containsAny(dividers, in: Array(piece.utf8)) else { return [piece] }
    let words = piece.split(separator: " ")
    var names: [[Substring]] = [[]]
    for (index, word) in words.enumerated() {
      let isDivider = word == "og" || word == "samt" || word == "&"
      if isDivider, !isInsideName(words, index) {
        names.append([])
      } else {
        names[names.count - 1].append(word)
      }
    }
    return names.map { $0.joined(separator: " ") }
  }

  private static let dividers = [" og ", "samt", "&"].map { Array($0.utf8) }

  private static func isInsideName(_ words: [Substring], _ index: Int) -> Bool {
    guard index > 0, index + 1 < words.count else { return false }
    let three = words[(index - 1)...(index + 1)].joined(separator: " ")
    return FactVocabulary.namesWithAnd.contains { three.hasPrefix($0) }
  }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> String {
    var rest = bytes
    while let last = rest.last, [0x20, 0x2E, 0x2C, 0x3A, 0x3B, 0x7C].contains(last) { rest.removeLast() }
    while let first = rest.first, first == 0x20 { rest.removeFirst() }
    return String(decoding: rest, as: UTF8.self)
  }
}
