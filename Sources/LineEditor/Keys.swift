/// A key press, decoded from a terminal's input.
package enum Key: Hashable, Sendable {
  /// A character, or one scalar of a character with several.
  case letter(Unicode.Scalar)
  /// A pasted text, by bracketed paste.
  case pasted(String)
  /// Ctrl with a letter in lower case, or with one of `_ \ ]`.
  case control(Character)
  /// Alt (or Escape, then the key).
  case alt(Character)
  case enter, altEnter, tab, backspace, altBackspace, delete, controlDelete
  case up, down, left, right, home, end, wordLeft, wordRight
  /// A key that does nothing here, such as Shift with an arrow or a function key.
  case other
}

/// Decodes keys from the bytes of a terminal; a sequence may be split between reads.
///
/// Control sequences follow ECMA-48 and xterm (https://invisible-island.net/xterm/ctlseqs/ctlseqs.html); those of rxvt
/// and the Linux console are supported too. Text is UTF-8 whatever the locale. A byte that is not valid UTF-8 is
/// decoded as Latin-1, which a terminal of that encoding sends.
package struct KeyDecoder {
  private static let pasteEnd: [UInt8] = Array("\u{1b}[201~".utf8)
  /// Maximum length of the parameters of a control sequence, in bytes.
  private static let longestSequence = 32

  private var pending: [UInt8] = []
  /// The bytes of a paste that has not ended.
  private var paste: [UInt8]?

  package init() {}

  /// The keys completed by these bytes; an incomplete rest is kept for the next call.
  package mutating func keys(_ bytes: some Sequence<UInt8>) -> [Key] {
    pending.append(contentsOf: bytes)
    var keys: [Key] = []
    var rest = pending[...]
    while !rest.isEmpty {
      if paste != nil {
        guard let text = takePaste(&rest) else { break }
        keys.append(.pasted(text))
        continue
      }
      guard let (key, count) = Self.key(at: rest) else { break }
      rest = rest.dropFirst(count)
      if let key { keys.append(key) } else { paste = [] }
    }
    pending = Array(rest)
    return keys
  }

  /// Moves the bytes of the paste out of `rest`; returns the paste when it ends.
  private mutating func takePaste(_ rest: inout ArraySlice<UInt8>) -> String? {
    let mark = Self.pasteEnd
    var start = rest.startIndex
    while let escape = rest[start...].firstIndex(of: 0x1b) {
      let following = rest[escape...].prefix(mark.count)
      if following.elementsEqual(mark) {
        let text = (paste ?? []) + rest[..<escape]
        paste = nil
        rest = rest[(escape + mark.count)...]
        return Self.text(ofPaste: text)
      }
      if following.count < mark.count, mark.starts(with: following) {
        paste?.append(contentsOf: rest[..<escape])
        rest = rest[escape...]
        return nil
      }
      start = escape + 1
    }
    paste?.append(contentsOf: rest)
    rest = []
    return nil
  }

  /// Decodes a paste. Terminals send a carriage return for each line break in it.
  private static func text(ofPaste bytes: [UInt8]) -> String {
    let text =
      String(validating: bytes, as: UTF8.self) ?? String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
    var scalars = String.UnicodeScalarView()
    var wasReturn = false
    for scalar in text.unicodeScalars {
      if !(scalar == "\n" && wasReturn) { scalars.append(scalar == "\r" ? "\n" : scalar) }
      wasReturn = scalar == "\r"
    }
    return String(scalars)
  }

  /// The first key and its length in bytes; nil if more bytes are needed. The key is nil for the start of a paste.
  private static func key(at bytes: ArraySlice<UInt8>) -> (Key?, Int)? {
    let first = bytes[bytes.startIndex]
    switch first {
    case 0x1b: return escape(at: bytes)
    case 0x0a, 0x0d: return (.enter, 1)
    case 0x09: return (.tab, 1)
    case 0x08, 0x7f: return (.backspace, 1)
    case 0x00: return (.other, 1)
    case ..<0x20: return (.control(letter(ofControl: first)), 1)
    case ..<0x80: return (.letter(Unicode.Scalar(first)), 1)
    default: return multibyte(at: bytes).map { ($0.0, $0.1) }
    }
  }

  private static func letter(ofControl byte: UInt8) -> Character {
    Character(Unicode.Scalar(byte < 0x1b ? byte + 0x60 : byte + 0x40))
  }

  private static func multibyte(at bytes: ArraySlice<UInt8>) -> (Key, Int)? {
    let first = bytes[bytes.startIndex]
    let length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2
    let whole = bytes.prefix(length)
    let isLead = (0xc2...0xf4).contains(first)
    if isLead, whole.dropFirst().allSatisfy({ $0 & 0xc0 == 0x80 }) {
      if whole.count < length { return nil }
      if let scalar = String(validating: whole, as: UTF8.self)?.unicodeScalars.first {
        return (.letter(scalar), length)
      }
    }
    return (.letter(Unicode.Scalar(first)), 1)
  }

  /// Escape is a prefix: it waits for the next key and makes it an Alt key.
  private static func escape(at bytes: ArraySlice<UInt8>) -> (Key?, Int)? {
    let start = bytes.startIndex
    guard bytes.count > 1 else { return nil }
    switch bytes[start + 1] {
    case UInt8(ascii: "["): return sequence(at: bytes)
    case UInt8(ascii: "O"):
      guard bytes.count > 2 else { return nil }
      return (applicationKeys[bytes[start + 2]] ?? .other, 3)
    case 0x1b:
      guard let (key, count) = escape(at: bytes.dropFirst()) else { return nil }
      return (key.map { $0 == .left ? .wordLeft : $0 == .right ? .wordRight : .other } ?? .other, count + 1)
    case 0x0a, 0x0d: return (.altEnter, 2)
    case 0x08, 0x7f: return (.altBackspace, 2)
    case ..<0x20: return (.other, 2)
    default:
      guard let (key, count) = key(at: bytes.dropFirst()) else { return nil }
      guard case .letter(let scalar) = key else { return (.other, count + 1) }
      return (.alt(Character(scalar.properties.lowercaseMapping)), count + 1)
    }
  }

  /// The keys of the bytes after `ESC O`.
  private static let applicationKeys: [UInt8: Key] = [
    UInt8(ascii: "A"): .up, UInt8(ascii: "B"): .down, UInt8(ascii: "C"): .right, UInt8(ascii: "D"): .left,
    UInt8(ascii: "H"): .home, UInt8(ascii: "F"): .end, UInt8(ascii: "M"): .enter, UInt8(ascii: "c"): .wordRight,
    UInt8(ascii: "d"): .wordLeft,
  ]

  /// A control sequence: `ESC [`, parameters, a letter.
  private static func sequence(at bytes: ArraySlice<UInt8>) -> (Key?, Int)? {
    let body = bytes.dropFirst(2)
    // The Linux console's function keys: ESC [ [ A.
    if body.first == UInt8(ascii: "[") { return body.count > 1 ? (.other, 4) : nil }
    let parameters = body.prefix { (0x20...0x3f).contains($0) }
    if parameters.count > longestSequence { return (.other, 2 + parameters.count) }
    guard let final = body.dropFirst(parameters.count).first else { return nil }
    let count = 2 + parameters.count + 1
    // A control character ends a broken sequence, and is decoded separately.
    guard (0x40...0x7e).contains(final) else { return (.other, count - 1) }
    let numbers = parameters.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map {
      Int(String(decoding: $0, as: UTF8.self)) ?? 0
    }
    if final == UInt8(ascii: "~") {
      if numbers.first == 200 { return (nil, count) }
      return (numbered(numbers.first ?? 0, modifier: numbers.dropFirst().first), count)
    }
    // `ESC [ 5 D` is what some terminals send for Ctrl with an arrow.
    let modifier = numbers.count > 1 ? numbers[1] : numbers.first
    return (named(final, modifier: modifier ?? 0), count)
  }

  private static func numbered(_ number: Int, modifier: Int?) -> Key {
    switch (number, modifier ?? 1) {
    case (1, 1), (7, 1): .home
    case (4, 1), (8, 1): .end
    case (3, 1): .delete
    case (3, 5): .controlDelete
    default: .other
    }
  }

  /// - Parameter modifier: 1, plus 1 for Shift, 2 for Alt and 4 for Ctrl; 0 or 1 for none.
  private static func named(_ final: UInt8, modifier: Int) -> Key {
    let isWord = [3, 5, 7].contains(modifier)
    guard modifier < 2 || isWord else { return .other }
    switch final {
    case UInt8(ascii: "A"): return isWord ? .other : .up
    case UInt8(ascii: "B"): return isWord ? .other : .down
    case UInt8(ascii: "C"): return isWord ? .wordRight : .right
    case UInt8(ascii: "D"): return isWord ? .wordLeft : .left
    case UInt8(ascii: "H"): return .home
    case UInt8(ascii: "F"): return .end
    default: return .other
    }
  }
}
