import ByregionPrinting
import ByregionSQLite
import Foundation

/// A JSON value. The members of an object keep their order.
package indirect enum JSON: Sendable, Hashable {
  /// A member of an object.
  package struct Member: Sendable, Hashable {
    /// Its name.
    package var name: String
    /// Its value.
    package var value: JSON
  }

  case null
  case bool(Bool)
  case integer(Int64)
  case real(Double)
  case string(String)
  case array([JSON])
  case object([Member])
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  /// A string.
  package init(stringLiteral value: String) { self = .string(value) }

  /// An integer.
  package init(integerLiteral value: Int64) { self = .integer(value) }

  /// A truth value.
  package init(booleanLiteral value: Bool) { self = .bool(value) }

  /// An array.
  package init(arrayLiteral elements: JSON...) { self = .array(elements) }

  /// An object with its members in the order written.
  package init(dictionaryLiteral elements: (String, JSON)...) {
    self = .object(elements.map { Member(name: $0, value: $1) })
  }
}

extension JSON {
  /// A string, or null for nil.
  init(_ text: String?) { self = text.map(JSON.string) ?? .null }

  /// An integer, or null for nil.
  init(_ integer: Int?) { self = integer.map { .integer(Int64($0)) } ?? .null }

  /// A real, or null for nil.
  init(_ real: Double?) { self = real.map(JSON.real) ?? .null }

  /// An array of strings.
  init(_ texts: some Sequence<String>) { self = .array(texts.map(JSON.string)) }

  /// A value of SQLite. A blob is `{"base64": "…"}`.
  init(_ value: ByregionSQLite.Value) {
    switch value {
    case .null: self = .null
    case .integer(let integer): self = .integer(integer)
    case .real(let real): self = .real(real)
    case .text(let text): self = .string(text)
    case .blob(let bytes): self = ["base64": .string(Data(bytes).base64EncodedString())]
    }
  }

  /// The text of a string; nil for other values.
  var text: String? { if case .string(let text) = self { text } else { nil } }

  /// The members of an object; nil for other values.
  var members: [Member]? { if case .object(let members) = self { members } else { nil } }

  /// The member of an object with a name; nil for other values and where there is none.
  package subscript(name: String) -> JSON? { members?.first { $0.name == name }?.value }

  /// The object with further members; other values stay as they are.
  func adding(_ members: [Member]) -> JSON {
    guard case .object(let own) = self else { return self }
    return .object(own + members)
  }
}

extension JSON {
  /// Writes the value as the next of a larger one.
  func write(to writer: JSONWriter) {
    switch self {
    case .null: writer.null()
    case .bool(let value): writer.bool(value)
    case .integer(let value): writer.integer(value)
    case .real(let value): writer.real(value)
    case .string(let value): writer.string(value)
    case .array(let elements): writer.array { for element in elements { element.write(to: writer) } }
    case .object(let members):
      writer.object {
        for member in members {
          writer.key(member.name)
          member.value.write(to: writer)
        }
      }
    }
  }

  /// The value on one line, in UTF-8, without a line feed at its end.
  package var line: [UInt8] {
    let memory = MemoryDestination()
    let output = Output(memory)
    write(to: JSONWriter(output))
    // A buffer in memory does not fail.
    try? output.flush()
    return memory.bytes
  }
}

/// Reads one JSON value (RFC 8259), strictly: a name that an object has twice, a lone surrogate and ill-formed UTF-8 are
/// errors, since two readers would take them for different values. Linear in the number of bytes.
struct JSONReader {
  /// What is wrong with the text.
  struct Failure: Error, Hashable {
    /// One sentence without a full stop.
    var message: String
    /// The place, in bytes from 0.
    var offset: Int
  }

  /// Objects and arrays within each other, at the most.
  static let depthLimit = 64

  private let bytes: UnsafeBufferPointer<UInt8>
  private var index = 0

  /// The value that the bytes hold.
  ///
  /// - Throws: ``Failure``.
  static func value(of bytes: [UInt8]) throws(Failure) -> JSON {
    let result: Result<JSON, Failure> = bytes.withUnsafeBufferPointer { buffer in
      var reader = JSONReader(bytes: buffer)
      do throws(Failure) {
        let value = try reader.value(depth: 0)
        reader.skipSpace()
        guard reader.index == buffer.count else { throw reader.failure("something follows the value") }
        return .success(value)
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  private init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  private var next: UInt8? { index < bytes.count ? bytes[index] : nil }

  private func failure(_ message: String) -> Failure { Failure(message: message, offset: index) }

  private mutating func skipSpace() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { index += 1 }
  }

  private mutating func value(depth: Int) throws(Failure) -> JSON {
    skipSpace()
    switch next {
    case nil: throw failure("the text ends too early")
    case UInt8(ascii: "{"): return .object(try members(depth: depth))
    case UInt8(ascii: "["): return .array(try elements(depth: depth))
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  private mutating func word(_ word: StaticString, _ value: JSON) throws(Failure) -> JSON {
    for offset in 0..<word.utf8CodeUnitCount {
      guard next == word.utf8Start[offset] else { throw failure("this is no value of JSON") }
      index += 1
    }
    return value
  }

  private mutating func open(depth: Int) throws(Failure) {
    guard depth < Self.depthLimit else {
      throw failure("objects and arrays lie more than \(Self.depthLimit) deep in each other")
    }
    index += 1
    skipSpace()
  }

  private mutating func expect(_ byte: UInt8, _ message: String) throws(Failure) {
    skipSpace()
    guard next == byte else { throw failure(next == nil ? "the text ends too early" : message) }
    index += 1
  }

  private mutating func members(depth: Int) throws(Failure) -> [JSON.Member] {
    try open(depth: depth)
    var members: [JSON.Member] = []
    var names: Set<String> = []
    if next == UInt8(ascii: "}") {
      index += 1
      return members
    }
    while true {
      skipSpace()
      guard next == UInt8(ascii: "\"") else { throw failure("here a name in double quotes is missing") }
      let start = index
      let name = try string()
      guard names.insert(name).inserted else { throw Failure(message: "an object has a name twice", offset: start) }
      try expect(UInt8(ascii: ":"), "here a colon is missing")
      members.append(JSON.Member(name: name, value: try value(depth: depth + 1)))
      skipSpace()
      if next == UInt8(ascii: "}") { break }
      try expect(UInt8(ascii: ","), "here a comma or } is missing")
    }
    index += 1
    return members
  }

  private mutating func elements(depth: Int) throws(Failure) -> [JSON] {
    try open(depth: depth)
    var elements: [JSON] = []
    if next == UInt8(ascii: "]") {
      index += 1
      return elements
    }
    while true {
      elements.append(try value(depth: depth + 1))
      skipSpace()
      if next == UInt8(ascii: "]") { break }
      try expect(UInt8(ascii: ","), "here a comma or ] is missing")
    }
    index += 1
    return elements
  }

  // MARK: - Numbers and strings

  private mutating func digits() throws(Failure) {
    let start = index
    while let byte = next, (0x30...0x39).contains(byte) { index += 1 }
    guard index > start else { throw failure("this is no value of JSON") }
  }

  private mutating func number() throws(Failure) -> JSON {
    let start = index
    if next == UInt8(ascii: "-") { index += 1 }
    let first = index
    try digits()
    guard bytes[first] != UInt8(ascii: "0") || index == first + 1 else {
      throw Failure(message: "a number begins with 0", offset: first + 1)
    }
    var isInteger = true
    if next == UInt8(ascii: ".") {
      isInteger = false
      index += 1
      try digits()
    }
    if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
      isInteger = false
      index += 1
      if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { index += 1 }
      try digits()
    }
    let text = String(decoding: bytes[start..<index], as: UTF8.self)
    if isInteger, let integer = Int64(text) { return .integer(integer) }
    guard let real = Double(text), real.isFinite else {
      throw Failure(message: "the number is too large", offset: start)
    }
    return .real(real)
  }

  private mutating func string() throws(Failure) -> String {
    index += 1
    var text = ""
    var start = index
    while true {
      guard let byte = next else { throw failure("the text ends within a string") }
      switch byte {
      case UInt8(ascii: "\""):
        try append(start..<index, to: &text)
        index += 1
        return text
      case UInt8(ascii: "\\"):
        try append(start..<index, to: &text)
        index += 1
        text.unicodeScalars.append(try escape())
        start = index
      case 0..<0x20: throw failure("a control character stands in a string")
      default: index += 1
      }
    }
  }

  private func append(_ range: Range<Int>, to text: inout String) throws(Failure) {
    guard !range.isEmpty else { return }
    guard let part = String(validating: bytes[range], as: UTF8.self) else {
      throw Failure(message: "the text is not in UTF-8", offset: range.lowerBound)
    }
    if text.isEmpty { text = part } else { text += part }
  }

  private mutating func escape() throws(Failure) -> Unicode.Scalar {
    guard let byte = next else { throw failure("the text ends within a string") }
    index += 1
    switch byte {
    case UInt8(ascii: "\""): return "\""
    case UInt8(ascii: "\\"): return "\\"
    case UInt8(ascii: "/"): return "/"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return try scalar()
    default: throw failure("there is no such escape")
    }
  }

  private mutating func scalar() throws(Failure) -> Unicode.Scalar {
    let unit = try codeUnit()
    if let scalar = Unicode.Scalar(unit) { return scalar }
    guard unit < 0xDC00, next == UInt8(ascii: "\\"), index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "u")
    else { throw failure("half of a surrogate pair stands alone") }
    index += 2
    let second = try codeUnit()
    guard (0xDC00...0xDFFF).contains(second),
      let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (second - 0xDC00))
    else { throw failure("half of a surrogate pair stands alone") }
    return scalar
  }

  private mutating func codeUnit() throws(Failure) -> UInt32 {
    var unit: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80 else {
        throw failure("four hexadecimal digits follow \\u")
      }
      unit = unit << 4 | UInt32(digit)
      index += 1
    }
    return unit
  }
}
