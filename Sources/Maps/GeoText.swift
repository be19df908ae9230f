import ByregionLanguages
import ByregionText

/// A JSON value in a file of areas. Lists of coordinates are stored in flat arrays.
enum GeoValue: Sendable {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  /// One or more numbers, such as one position.
  case numbers([Double])
  /// A list of positions: east (or longitude) and north (or latitude) alternate; heights are omitted.
  case positions([Double])
  case array([GeoValue])
  case object([(name: String, value: GeoValue)])

  subscript(name: String) -> GeoValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }

  var text: String? { if case .string(let text) = self { text } else { nil } }

  /// The elements of an array, except an array of positions.
  var elements: [GeoValue]? {
    switch self {
    case .array(let elements): elements
    case .numbers(let numbers): numbers.map { .number($0) }
    default: nil
    }
  }
}

/// An error in a file of areas.
package struct BoundaryError: Error, Hashable {
  /// One sentence without a full stop.
  package var wording: Wording
  /// Byte offset from 0; nil if the message names the place.
  package var offset: Int?
  /// What to do next.
  package var suggestion: Wording?

  init(
    _ message: (Catalogue) -> String, at offset: Int? = nil, suggestion: ((Catalogue) -> String)? = nil
  ) {
    wording = Wording(message)
    self.offset = offset
    self.suggestion = suggestion.map { Wording($0) }
  }

  /// In English.
  package var message: String { wording.english }
}

/// Parses JSON with large lists of coordinates in little memory. Linear, within limits.
struct GeoText {
  /// Maximum depth of nested objects and arrays.
  static let depthLimit = 32
  /// Maximum number of positions in a file.
  static let positionLimit = 4_000_000

  private var positionCount = 0
  /// Whether arrays of two to four numbers are positions: in coordinates and in the arcs of a topology. The arcs of a
  /// geometry are indexes into those arcs.
  private var hasPositions = false

  /// Parses the value in the bytes.
  ///
  /// - Throws: ``BoundaryError``.
  static func value(of bytes: [UInt8]) throws(BoundaryError) -> GeoValue {
    do throws(JSONScanner.Failure) {
      return try JSONScanner.scan(bytes, depthLimit: depthLimit, allowsByteOrderMark: true) {
        (scanner) throws(JSONScanner.Failure) in
        var reader = GeoText()
        return try reader.value(&scanner, isWhole: true)
      }
    } catch {
      throw BoundaryError({ $0.fault(error.fault) }, at: error.offset)
    }
  }

  private mutating func value(_ scanner: inout JSONScanner, isWhole: Bool = false) throws(JSONScanner.Failure)
    -> GeoValue
  {
    switch scanner.next {
    case UInt8(ascii: "{"): return .object(try members(&scanner, isWhole: isWhole))
    case UInt8(ascii: "["): return try elements(&scanner)
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
    default: return .number(try scanner.number().real)
    }
  }

  private mutating func members(
    _ scanner: inout JSONScanner, isWhole: Bool
  ) throws(JSONScanner.Failure) -> [(name: String, value: GeoValue)] {
    var members: [(name: String, value: GeoValue)] = []
    try scanner.object { (scanner, name, _) throws(JSONScanner.Failure) in
      hasPositions = name == "coordinates" || name == "arcs" && isWhole
      members.append((name, try value(&scanner)))
      hasPositions = false
    }
    return members
  }

  /// Stores numbers or positions in a flat array as long as all elements are of the same kind, otherwise as values.
  private mutating func elements(_ scanner: inout JSONScanner) throws(JSONScanner.Failure) -> GeoValue {
    var numbers: [Double] = []
    var positions: [Double] = []
    var others: [GeoValue] = []
    func widen() {
      others += numbers.map { .number($0) }
      others += stride(from: 0, to: positions.count, by: 2).map { .numbers([positions[$0], positions[$0 + 1]]) }
      (numbers, positions) = ([], [])
    }
    try scanner.array { (scanner) throws(JSONScanner.Failure) in
      switch try value(&scanner) {
      case .number(let number) where others.isEmpty && positions.isEmpty: numbers.append(number)
      case .numbers(let position)
      where hasPositions && (2...4).contains(position.count) && others.isEmpty && numbers.isEmpty:
        positions.append(position[0])
        positions.append(position[1])
        positionCount += 1
        guard positionCount <= Self.positionLimit else {
          throw JSONScanner.Failure(.tooManyPoints(Self.positionLimit), offset: scanner.index)
        }
      case let other:
        widen()
        others.append(other)
      }
    }
    if !positions.isEmpty { return .positions(positions) }
    if !numbers.isEmpty { return .numbers(numbers) }
    return .array(others)
  }
}
