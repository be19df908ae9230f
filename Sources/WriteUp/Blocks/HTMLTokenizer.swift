import ByregionText

/// Splits the bytes of a page into tags and text, like the tokenizer of the HTML standard.
///
/// Comments, declarations and processing instructions are skipped, and only the attributes of ``HTMLAttributeName`` are
/// kept. Linear in the length of the page.
struct HTMLTokenizer {
  enum Token {
    case text(Range<Int>)
    case startTag(Tag)
    case endTag(HTMLName, name: Range<Int>, at: Range<Int>)
    case end
  }

  struct Tag {
    var name: HTMLName
    /// The bytes of the name.
    var nameRange: Range<Int>
    /// The bytes from `<` to `>`.
    var range: Range<Int>
    var isSelfClosing = false
    var attributes: [Attribute] = []
  }

  struct Attribute {
    var name: HTMLAttributeName
    /// The bytes of the value, without quotation marks; references are not replaced.
    var value: Range<Int>
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private(set) var position = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  mutating func next() -> Token {
    while position < bytes.count {
      let start = position
      let sign = find(0x3C, from: start)
      if sign > start {
        position = sign
        return .text(start..<sign)
      }
      if let token = markup(at: sign) { return token }
    }
    return .end
  }

  private func find(_ byte: UInt8, from start: Int) -> Int {
    guard start < bytes.count else { return bytes.count }
    return ByteSearch.first(byte, in: UnsafeBufferPointer(rebasing: bytes[start...])).map { start + $0 } ?? bytes.count
  }

  private func byte(_ index: Int) -> UInt8 { index < bytes.count ? bytes[index] : 0 }

  /// The token that begins with `<` at an index; nil if it is skipped.
  private mutating func markup(at start: Int) -> Token? {
    switch byte(start + 1) {
    case 0x21:
      passDeclaration(start)
      return nil
    case 0x3F:
      passTo(0x3E, from: start + 2)
      return nil
    case 0x2F:
      if Self.isLetter(byte(start + 2)) { return tag(start, nameStart: start + 2, isEnd: true) }
      guard start + 2 < bytes.count else { return text(start, to: bytes.count) }
      passTo(0x3E, from: start + 2)
      return nil
    case let letter where Self.isLetter(letter):
      return tag(start, nameStart: start + 1, isEnd: false)
    default:
      return text(start, to: start + 1)
    }
  }

  private mutating func text(_ start: Int, to end: Int) -> Token {
    position = end
    return .text(start..<end)
  }

  private mutating func passTo(_ byte: UInt8, from start: Int) {
    position = min(find(byte, from: start) + 1, bytes.count)
  }

  /// Skips a comment, or anything else that begins with `<!` and ends at the next `>`.
  private mutating func passDeclaration(_ start: Int) {
    guard byte(start + 2) == 0x2D, byte(start + 3) == 0x2D else { return passTo(0x3E, from: start + 2) }
    var end = find(0x3E, from: start + 4)
    while end < bytes.count {
      let isEmpty = end == start + 4 || end == start + 5 && bytes[start + 4] == 0x2D
      let isClosed = end >= start + 6 && bytes[end - 1] == 0x2D && bytes[end - 2] == 0x2D
      let isClosedWrongly =
        end >= start + 7 && bytes[end - 1] == 0x21 && bytes[end - 2] == 0x2D && bytes[end - 3] == 0x2D
      if isEmpty || isClosed || isClosedWrongly { break }
      end = find(0x3E, from: end + 1)
    }
    position = min(end + 1, bytes.count)
  }

  // MARK: Tags

  private mutating func tag(_ start: Int, nameStart: Int, isEnd: Bool) -> Token? {
    var index = nameStart
    while index < bytes.count, !Self.endsName(bytes[index]) { index += 1 }
    let name = HTMLName.of(bytes[nameStart..<index])
    var tag = Tag(name: name, nameRange: nameStart..<index, range: start..<start)
    guard let end = attributes(from: index, of: &tag, isKept: !isEnd) else {
      // A tag that is cut off by the end of the page is ignored.
      position = bytes.count
      return nil
    }
    position = end
    tag.range = start..<end
    return isEnd ? .endTag(name, name: tag.nameRange, at: tag.range) : .startTag(tag)
  }

  /// Parses attributes up to the tag's `>`. Returns the index after it, or nil if the page ends first.
  private func attributes(from start: Int, of tag: inout Tag, isKept: Bool) -> Int? {
    var index = start
    while true {
      while index < bytes.count, Self.isSpace(bytes[index]) || bytes[index] == 0x2F {
        tag.isSelfClosing = bytes[index] == 0x2F
        index += 1
      }
      guard index < bytes.count else { return nil }
      if bytes[index] == 0x3E { return index + 1 }
      tag.isSelfClosing = false
      let nameStart = index
      index += 1
      while index < bytes.count, !Self.endsName(bytes[index]), bytes[index] != 0x3D { index += 1 }
      let name = nameStart..<index
      guard let value = value(after: &index) else { return nil }
      if isKept, tag.attributes.count < HTMLAttributeName.allCases.count, let name = HTMLAttributeName.of(bytes[name]),
        !tag.attributes.contains(where: { $0.name == name })
      {
        tag.attributes.append(Attribute(name: name, value: value))
      }
    }
  }

  /// The value after an attribute's name, empty if there is none; nil if the page ends first.
  private func value(after index: inout Int) -> Range<Int>? {
    var next = index
    while next < bytes.count, Self.isSpace(bytes[next]) { next += 1 }
    guard byte(next) == 0x3D else { return index..<index }
    next += 1
    while next < bytes.count, Self.isSpace(bytes[next]) { next += 1 }
    guard next < bytes.count else { return nil }
    let quote = bytes[next]
    if quote == 0x22 || quote == 0x27 {
      let end = find(quote, from: next + 1)
      guard end < bytes.count else { return nil }
      index = end + 1
      return next + 1..<end
    }
    let start = next
    while next < bytes.count, !Self.isSpace(bytes[next]), bytes[next] != 0x3E { next += 1 }
    index = next
    return start..<next
  }

  // MARK: Content without tags

  /// The content of an element without markup, up to its end tag, which is skipped.
  mutating func rawContent(of name: HTMLName) -> Range<Int> {
    let start = position
    guard name != .plaintext else {
      position = bytes.count
      return start..<bytes.count
    }
    let spelling = Array(String(describing: name).utf8)
    var escape = ScriptEscape.none
    var index = start
    while index < bytes.count {
      index = find(0x3C, from: index)
      if name == .script { escape.advance(bytes, to: index) }
      if isTag(spelling, at: index, isEnd: true) {
        if escape != .doubly {
          passTo(0x3E, from: index)
          return start..<index
        }
        escape = .once
      } else if name == .script, escape == .once, isTag(spelling, at: index, isEnd: false) {
        escape = .doubly
      } else if name == .script, escape == .none, matches(Array("<!--".utf8), at: index) {
        escape = .once
        index += 3
        escape.passed = index
      }
      index += 1
    }
    position = bytes.count
    return start..<bytes.count
  }

  /// Whether a position in a script is inside a comment, where the tags of an inner script do not end the script.
  private struct ScriptEscape: Equatable {
    private enum Depth { case none, once, doubly }
    private var depth: Depth
    /// The index up to which the script has been searched for the end of the comment.
    var passed = 0

    static let none = ScriptEscape(depth: .none)
    static let once = ScriptEscape(depth: .once)
    static let doubly = ScriptEscape(depth: .doubly)

    static func == (left: ScriptEscape, right: ScriptEscape) -> Bool { left.depth == right.depth }

    /// Leaves the comment if it ends before an index.
    mutating func advance(_ bytes: UnsafeBufferPointer<UInt8>, to index: Int) {
      defer { passed = max(passed, index) }
      guard depth != .none, index - passed > 2 else { return }
      for end in (passed + 2)..<index where bytes[end] == 0x3E && bytes[end - 1] == 0x2D && bytes[end - 2] == 0x2D {
        depth = .none
      }
    }
  }

  private func isTag(_ name: [UInt8], at index: Int, isEnd: Bool) -> Bool {
    let start = index + (isEnd ? 2 : 1)
    guard byte(index) == 0x3C, !isEnd || byte(index + 1) == 0x2F, start + name.count <= bytes.count else {
      return false
    }
    for offset in name.indices where bytes[start + offset] | 0x20 != name[offset] { return false }
    return start + name.count == bytes.count || Self.endsName(bytes[start + name.count])
  }

  private func matches(_ text: [UInt8], at index: Int) -> Bool {
    index + text.count <= bytes.count && bytes[index..<(index + text.count)].elementsEqual(text)
  }

  private static func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }

  static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D || byte == 0x0C
  }

  private static func endsName(_ byte: UInt8) -> Bool { isSpace(byte) || byte == 0x2F || byte == 0x3E }
}

/// Replaces character references.
enum HTMLReferences {
  /// Appends text with its references replaced. A reference without a semicolon counts if the HTML standard allows it.
  ///
  /// - Parameter isAttribute: In the value of an attribute, `&copy=1` is not a reference.
  static func append(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, to output: inout [UInt8], isAttribute: Bool = false
  ) {
    var index = range.lowerBound
    while index < range.upperBound {
      let rest = UnsafeBufferPointer(rebasing: bytes[index..<range.upperBound])
      let sign = ByteSearch.first(0x26, in: rest) ?? rest.count
      output.append(contentsOf: rest[..<sign])
      index += sign
      guard index < range.upperBound else { return }
      if let (text, length) = reference(bytes, index + 1, range.upperBound, isAttribute) {
        output.append(contentsOf: text.utf8)
        index += 1 + length
      } else {
        output.append(0x26)
        index += 1
      }
    }
  }

  /// The characters of the reference after an ampersand, and its length in bytes; nil if there is none.
  private static func reference(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ isAttribute: Bool
  ) -> (text: String, length: Int)? {
    guard start < end else { return nil }
    if bytes[start] == 0x23 { return number(bytes, start + 1, end) }
    var next = start
    while next < end, next - start <= HTMLReferenceNames.longest, isAlphanumeric(bytes[next]) { next += 1 }
    guard next > start else { return nil }
    let letters = String(decoding: bytes[start..<next], as: UTF8.self)
    if next < end, bytes[next] == 0x3B, let sign = HTMLReferenceNames.signs[letters] {
      return (sign, next + 1 - start)
    }
    for length in stride(from: min(letters.utf8.count, HTMLReferenceNames.longestBare), to: 1, by: -1) {
      let name = String(letters.prefix(length))
      guard HTMLReferenceNames.bare.contains(name), let sign = HTMLReferenceNames.signs[name] else { continue }
      let after = start + length < end ? bytes[start + length] : 0
      if isAttribute, after == 0x3D || isAlphanumeric(after) { return nil }
      return (sign, length + (after == 0x3B ? 1 : 0))
    }
    return nil
  }

  private static func number(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> (String, Int)? {
    let isHexadecimal = start < end && bytes[start] | 0x20 == 0x78
    var index = isHexadecimal ? start + 1 : start
    let first = index
    var value = 0
    while index < end, let digit = digit(bytes[index], isHexadecimal) {
      value = min(value * (isHexadecimal ? 16 : 10) + digit, 0x110000)
      index += 1
    }
    guard index > first else { return nil }
    if index < end, bytes[index] == 0x3B { index += 1 }
    return (String(scalar(value)), index - start + 1)
  }

  private static func digit(_ byte: UInt8, _ isHexadecimal: Bool) -> Int? {
    switch byte {
    case 0x30...0x39: Int(byte - 0x30)
    case 0x41...0x46 where isHexadecimal: Int(byte - 0x37)
    case 0x61...0x66 where isHexadecimal: Int(byte - 0x57)
    default: nil
    }
  }

  /// The character of a numeric reference. Numbers from 128 to 159 are bytes of Windows-1252.
  private static func scalar(_ value: Int) -> Unicode.Scalar {
    let replacement: Unicode.Scalar = "\u{FFFD}"
    if (0x80...0x9F).contains(value) { return Unicode.Scalar(SingleByteDecoder.specials[value - 0x80]) ?? replacement }
    return value == 0 ? replacement : Unicode.Scalar(UInt32(value)) ?? replacement
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    byte >= 0x30 && byte <= 0x39 || byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A
  }
}
