import ByregionPrinting
import ByregionSQLite
import ByregionText
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

extension JSON {
  /// Maximum depth of nested objects and arrays.
  static let depthLimit = 64

  /// Reads the one value that a text holds. A name that an object has twice is an error, since two readers would take it
  /// for different values. Linear in the number of bytes.
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
