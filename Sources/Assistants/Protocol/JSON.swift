import ByregionPrinting
import ByregionSQLite
import ByregionText
import Foundation

/// A JSON value. The members of an object keep their order.
package indirect enum JSON: Sendable, Hashable {
  /// A member of an object.
  package struct Member: Sendable, Hashable {
    package var name: String
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
  package init(stringLiteral value: String) { self = .string(value) }

  package init(integerLiteral value: Int64) { self = .integer(value) }

  package init(booleanLiteral value: Bool) { self = .bool(value) }

  package init(arrayLiteral elements: JSON...) { self = .array(elements) }

  /// Keeps the order of the members.
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

  /// A SQLite value. A blob becomes `{"base64": "…"}`.
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

  /// The value of a member of an object; nil if there is none, and for other values.
  package subscript(name: String) -> JSON? { members?.first { $0.name == name }?.value }

  /// An object with further members; other values are returned unchanged.
  func adding(_ members: [Member]) -> JSON {
    guard case .object(let own) = self else { return self }
    return .object(own + members)
  }
}

extension JSON {
  /// Writes the value at the writer's current position.
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

  /// The value on one line, in UTF-8, without line feed.
  package var line: [UInt8] {
    let memory = MemoryDestination()
    let output = Output(memory)
    write(to: JSONWriter(output))
    // Writing to memory cannot fail.
    try? output.flush()
    return memory.bytes
  }
}

extension JSON {
  /// Maximum depth of nested objects and arrays.
  static let depthLimit = 64

  /// Parses a text with one value. A repeated name in an object is an error, since parsers disagree on which member
  /// counts. Linear in the number of bytes.
  ///
  /// - Throws: `JSONScanner.Failure`.
  init(parsing bytes: [UInt8]) throws(JSONScanner.Failure) {
    self = try JSONScanner.scan(bytes, depthLimit: Self.depthLimit, Self.value)
  }

  private static func value(_ scanner: inout JSONScanner) throws(JSONScanner.Failure) -> JSON {
    switch scanner.next {
    case UInt8(ascii: "{"): return .object(try members(&scanner))
    case UInt8(ascii: "["):
      var elements: [JSON] = []
      try scanner.array { (scanner) throws(JSONScanner.Failure) in elements.append(try value(&scanner)) }
      return .array(elements)
    case UInt8(ascii: "\""): return .string(try scanner.string())
    case UInt8(ascii: "t"):
      try scanner.word("true")
      return .bool(true)
    case UInt8(ascii: "f"):
      try scanner.word("false")
      return .bool(false)
    case UInt8(ascii: "n"):
      try scanner.word("null")
      return .null
    default:
      switch try scanner.number() {
      case .integer(let integer): return .integer(integer)
      case .real(let real): return .real(real)
      }
    }
  }

  private static func members(_ scanner: inout JSONScanner) throws(JSONScanner.Failure) -> [Member] {
    var members: [Member] = []
    var names: Set<String> = []
    try scanner.object { (scanner, name, offset) throws(JSONScanner.Failure) in
      guard names.insert(name).inserted else {
        throw JSONScanner.Failure(.repeatedName, offset: offset)
      }
      members.append(Member(name: name, value: try value(&scanner)))
    }
    return members
  }
}
