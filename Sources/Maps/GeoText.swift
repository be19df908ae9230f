/// A value of JSON, as files of areas have it: lists of coordinates lie flat.
enum GeoValue: Sendable {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  /// Two numbers or more, such as one position.
  case numbers([Double])
  /// A list of positions: east (or longitude) and north (or latitude) in turn; a height is left out.
  case positions([Double])
  case array([GeoValue])
  case object([(name: String, value: GeoValue)])

  subscript(name: String) -> GeoValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }

  var text: String? { if case .string(let text) = self { text } else { nil } }

  /// The elements of an array of any kind but positions.
  var elements: [GeoValue]? {
    switch self {
    case .array(let elements): elements
    case .numbers(let numbers): numbers.map { .number($0) }
    default: nil
    }
  }
}

/// What is wrong with a file of areas.
package struct BoundaryError: Error, Hashable {
  /// One sentence without a full stop.
  package var message: String
  /// The place in bytes from 0; nil where the message says it.
  package var offset: Int?
  /// What to do next.
  package var suggestion: String?

  init(_ message: String, at offset: Int? = nil, suggestion: String? = nil) {
    self.message = message
    self.offset = offset
    self.suggestion = suggestion
  }
}

/// Reads JSON (RFC 8259) with large lists of coordinates in little memory. Linear, within limits.
struct GeoText {
  /// Objects and arrays within each other, at the most.
  static let depthLimit = 32
  /// Positions of a file, at the most.
  static let positionLimit = 4_000_000

  private let bytes: UnsafeBufferPointer<UInt8>
  private var index = 0
  private var positionCount = 0
  /// Whether arrays of two to four numbers are positions here: in coordinates, and in the arcs of a topology. The arcs of
  /// a geometry are numbers of such arcs.
  private var hasPositions = false

  /// The value that the bytes hold.
  static func value(of bytes: [UInt8]) throws(BoundaryError) -> GeoValue {
    let result: Result<GeoValue, BoundaryError> = bytes.withUnsafeBufferPointer { buffer in
      var reader = GeoText(bytes: buffer)
      do throws(BoundaryError) {
        if buffer.starts(with: [0xEF, 0xBB, 0xBF]) { reader.index = 3 }
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

  private func failure(_ message: String) -> BoundaryError {
    BoundaryError(next == nil ? "the file ends too early" : message, at: index)
  }

  private mutating func skipSpace() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { index += 1 }
  }

  private mutating func value(depth: Int) throws(BoundaryError) -> GeoValue {
    skipSpace()
    switch next {
    case UInt8(ascii: "{"): return .object(try members(depth: depth))
    case UInt8(ascii: "["): return try elements(depth: depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return .number(try number())
    }
  }

  private mutating func word(_ word: StaticString, _ value: GeoValue) throws(BoundaryError) -> GeoValue {
    for offset in 0..<word.utf8CodeUnitCount {
      guard next == word.utf8Start[offset] else { throw failure("this is no JSON") }
      index += 1
    }
    return value
  }

  private mutating func open(depth: Int) throws(BoundaryError) {
    guard depth < Self.depthLimit else {
      throw failure("objects and arrays lie more than \(Self.depthLimit) deep in each other")
    }
    index += 1
    skipSpace()
  }

  private mutating func members(depth: Int) throws(BoundaryError) -> [(name: String, value: GeoValue)] {
    try open(depth: depth)
    var members: [(name: String, value: GeoValue)] = []
    while next != UInt8(ascii: "}") {
      if !members.isEmpty { try expect(UInt8(ascii: ","), "here a comma or } is missing") }
      skipSpace()
      guard next == UInt8(ascii: "\"") else { throw failure("here a name in double quotes is missing") }
      let name = try string()
      try expect(UInt8(ascii: ":"), "here a colon is missing")
      hasPositions = name == "coordinates" || name == "arcs" && depth == 0
      members.append((name, try value(depth: depth + 1)))
      hasPositions = false
      skipSpace()
    }
    index += 1
    return members
  }

  private mutating func expect(_ byte: UInt8, _ message: String) throws(BoundaryError) {
    skipSpace()
    guard next == byte else { throw failure(message) }
    index += 1
  }

  /// Numbers, positions or others, by the first element; what differs from it makes the array one of others.
  private mutating func elements(depth: Int) throws(BoundaryError) -> GeoValue {
    try open(depth: depth)
    var numbers: [Double] = []
    var positions: [Double] = []
    var others: [GeoValue] = []
    func widen() {
      others += numbers.map { .number($0) }
      others += stride(from: 0, to: positions.count, by: 2).map { .numbers([positions[$0], positions[$0 + 1]]) }
      (numbers, positions) = ([], [])
    }
    var isFirst = true
    while next != UInt8(ascii: "]") {
      if !isFirst { try expect(UInt8(ascii: ","), "here a comma or ] is missing") }
      switch try value(depth: depth + 1) {
      case .number(let number) where others.isEmpty && positions.isEmpty: numbers.append(number)
      case .numbers(let position)
      where hasPositions && (2...4).contains(position.count) && others.isEmpty && numbers.isEmpty:
        positions.append(position[0])
        positions.append(position[1])
        positionCount += 1
        guard positionCount <= Self.positionLimit else {
          throw BoundaryError("the file has more than \(Self.positionLimit) points", at: index)
        }
      case let other:
        widen()
        others.append(other)
      }
      isFirst = false
      skipSpace()
    }
    index += 1
    if !positions.isEmpty { return .positions(positions) }
    if !numbers.isEmpty { return .numbers(numbers) }
    return .array(others)
  }

  private mutating func number() throws(BoundaryError) -> Double {
    let start = index
    while let byte = next, (0x30...0x39).contains(byte) || "+-.eE".utf8.contains(byte) { index += 1 }
    let text = String(decoding: bytes[start..<index], as: UTF8.self)
    guard index - start <= 40, let number = Double(text), number.isFinite else {
      index = start
      throw failure("this is no JSON")
    }
    return number
  }

  private mutating func string() throws(BoundaryError) -> String {
    index += 1
    var content: [UInt8] = []
    while let byte = next {
      index += 1
      switch byte {
      case UInt8(ascii: "\""):
        guard let text = String(validating: content, as: UTF8.self) else { throw failure("a text is not in UTF-8") }
        return text
      case UInt8(ascii: "\\"): content += try escape()
      case 0..<0x20:
        index -= 1
        throw failure("a control character stands in a text")
      default: content.append(byte)
      }
    }
    throw failure("a text does not end")
  }

  private mutating func escape() throws(BoundaryError) -> [UInt8] {
    guard let byte = next else { throw failure("a text does not end") }
    index += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
    case UInt8(ascii: "b"): return [8]
    case UInt8(ascii: "f"): return [0xC]
    case UInt8(ascii: "n"): return [0xA]
    case UInt8(ascii: "r"): return [0xD]
    case UInt8(ascii: "t"): return [9]
    case UInt8(ascii: "u"):
      var unit = try codeUnit()
      if (0xD800..<0xDC00).contains(unit), index + 1 < bytes.count, bytes[index] == 0x5C, bytes[index + 1] == 0x75 {
        index += 2
        let second = try codeUnit()
        guard (0xDC00..<0xE000).contains(second) else { throw failure("half of a surrogate pair stands alone") }
        unit = 0x10000 + (unit - 0xD800) << 10 + (second - 0xDC00)
      }
      guard let scalar = Unicode.Scalar(unit) else { throw failure("half of a surrogate pair stands alone") }
      return Array(String(Character(scalar)).utf8)
    default: throw failure("there is no such escape")
    }
  }

  private mutating func codeUnit() throws(BoundaryError) -> UInt32 {
    guard index + 4 <= bytes.count,
      let unit = UInt32(String(decoding: bytes[index..<index + 4], as: UTF8.self), radix: 16)
    else { throw failure("here four hexadecimal digits are missing") }
    index += 4
    return unit
  }
}
