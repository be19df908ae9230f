import ByregionReading
import ByregionSQLite
import ByregionText

/// Prints rows as JSON objects, one on each line, in an array or one after the other (NDJSON).
///
/// Version 1 of the form: keys are the names of the columns in order; a repeated name gets `_2`. NULL and numbers that
/// are not finite are `null`. Integers have all their digits, and reals the shortest digits that read back the same. A
/// blob is `{"base64":"…"}`. A result without rows is `[]`, or nothing in NDJSON.
final class JSONRowPrinter: RowPrinter {
  /// Whether the objects are in an array or on lines of their own.
  enum Arrangement: Sendable, Hashable { case array, lines }

  private let output: Output
  private let arrangement: Arrangement
  /// The text before each value, such as `{"a":` and `,"b":`, concatenated, and the end of each.
  private var keys: [UInt8] = []
  private var keyEnds: [Int] = []
  private var isFirst = true

  init(_ output: Output, _ arrangement: Arrangement) {
    self.output = output
    self.arrangement = arrangement
  }

  func begin(_ columns: [Column]) throws {
    for (index, name) in Column.uniqueNames(columns).enumerated() {
      let key = Output.text { output in
        output.append(index == 0 ? "{" : ",")
        JSONWriter(output).key(name)
      }
      keys += key.utf8
      keyEnds.append(keys.count)
    }
    if arrangement == .array { output.append(0x5B) }
  }

  func row(_ row: some RowSource) throws {
    if arrangement == .array, !isFirst { output.append(",\n") }
    isFirst = false
    let count = min(row.count, keyEnds.count)
    keys.withUnsafeBufferPointer { keys in
      var start = 0
      for index in 0..<count {
        output.append(keys[bytes: start..<keyEnds[index]])
        start = keyEnds[index]
        row.withCell(index, cell)
      }
    }
    if count == 0 { output.append(0x7B) }
    output.append(0x7D)
    if arrangement == .lines { output.append(0x0A) }
    try output.checkpoint()
  }

  func end() throws {
    if arrangement == .array { output.append("]\n") }
    try output.flush()
  }

  func pause() throws { try output.flushIfStale() }

  func stop() throws { try output.flush() }

  @inline(__always)
  private func cell(_ cell: CellView) {
    switch cell {
    case .null: output.append("null")
    case .integer(let value): NumberText.append(value, to: output)
    case .real(let value): output.append(value.isFinite ? NumberText.exact(value) : "null")
    case .text(let bytes): JSONText.append(bytes, to: output)
    case .blob(let bytes):
      output.append("{\"base64\":\"")
      BinaryText.appendBase64(bytes, to: output)
      output.append("\"}")
    }
  }
}

/// Writes strings of JSON (RFC 8259) that are exact and safe for a terminal.
///
/// Quotes, backslashes, control characters (also C1 and DEL), bidirectional controls, soft hyphens, U+2028 and U+2029
/// are escaped. Invalid UTF-8 becomes U+FFFD, because RFC 8259 allows valid UTF-8 only.
enum JSONText {
  private static let hexadecimal = [UInt8]("0123456789abcdef".utf8)

  /// Appends a string with its quotes.
  @inline(__always)
  static func append(_ bytes: UnsafeBufferPointer<UInt8>, to output: Output) {
    output.append(0x22)
    let end = endOfPlain(bytes, from: 0)
    if end == bytes.count {
      output.append(bytes)
    } else {
      appendEscaped(bytes, plainUpTo: end, to: output)
    }
    output.append(0x22)
  }

  private static func appendEscaped(
    _ bytes: UnsafeBufferPointer<UInt8>, plainUpTo end: Int, to output: Output
  ) {
    var (start, index) = (0, end)
    while index < bytes.count {
      let scalar = bytes.scalar(at: index)
      if isPlain(scalar.value) {
        index += scalar.length
      } else {
        output.append(bytes[bytes: start..<index])
        escape(scalar.value, to: output)
        index += scalar.length
        start = index
      }
      index = endOfPlain(bytes, from: index)
    }
    output.append(bytes[bytes: start..<bytes.count])
  }

  @inline(__always)
  private static func isPlain(_ value: UInt32) -> Bool {
    switch value {
    case 0x22, 0x5C: false
    case 0x20..<0x7F, 0xAE..<0x600: true
    default: !Sanitizer.isHarmful(value)
    }
  }

  private static func escape(_ value: UInt32, to output: Output) {
    switch value {
    case 0x22: output.append("\\\"")
    case 0x5C: output.append("\\\\")
    case 0x08: output.append("\\b")
    case 0x09: output.append("\\t")
    case 0x0A: output.append("\\n")
    case 0x0C: output.append("\\f")
    case 0x0D: output.append("\\r")
    case DecodedScalar.invalid: output.append("\u{FFFD}")
    default:
      output.append("\\u")
      for shift in [12, 8, 4, 0] as [UInt32] { output.append(hexadecimal[Int(value >> shift & 15)]) }
    }
  }

  /// The first position from `start` that needs more than copying, or the count.
  @inline(__always)
  private static func endOfPlain(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    while index + 8 <= bytes.count {
      let next = EightBytes(whole: bytes, at: index)
      let special =
        next.wide | next.below(0x20) | next.equal(to: 0x22) | next.equal(to: 0x5C) | next.equal(to: 0x7F)
      if special != 0 { break }
      index += 8
    }
    while index < bytes.count {
      let byte = bytes[index]
      if byte &- 0x20 >= 0x5F || byte == 0x22 || byte == 0x5C { break }
      index += 1
    }
    return index
  }
}

/// Writes JSON step by step, and adds commas and indentation.
///
/// Keys are in the order of the calls. Integers keep all their digits, and a number that is not finite is `null`.
/// Strings are written as ``JSONText`` writes them.
package final class JSONWriter {
  private let output: Output
  private let isIndented: Bool
  /// Whether each open object or array already has a member.
  private var hasMember: [Bool] = []
  private var followsKey = false

  /// - Parameter indented: Whether each member gets a line of its own.
  package init(_ output: Output, indented: Bool = false) {
    self.output = output
    isIndented = indented
  }

  /// Writes an object with the members that `body` writes.
  package func object(_ body: () throws -> Void) rethrows { try nested("{", "}", body) }

  /// Writes an array with the elements that `body` writes.
  package func array(_ body: () throws -> Void) rethrows { try nested("[", "]", body) }

  /// Writes an array of texts.
  package func array(_ texts: some Sequence<String>) {
    array { for text in texts { string(text) } }
  }

  /// Writes the key of a member. The next call writes its value.
  package func key(_ name: String) {
    string(name)
    output.append(isIndented ? ": " : ":")
    followsKey = true
  }

  /// Writes a text.
  package func string(_ text: String) {
    var text = text
    text.withUTF8(string)
  }

  /// Writes a text from its UTF-8 bytes; ill-formed bytes become U+FFFD.
  package func string(_ bytes: UnsafeBufferPointer<UInt8>) {
    separate()
    JSONText.append(bytes, to: output)
  }

  /// Writes an integer with all its digits.
  package func integer(_ value: some BinaryInteger) {
    separate()
    if let value = Int64(exactly: value) {
      NumberText.append(value, to: output)
    } else {
      output.append(String(value))
    }
  }

  /// Writes the shortest digits that read back the same, or `null` for a number that JSON cannot express.
  package func real(_ value: Double) {
    separate()
    output.append(value.isFinite ? NumberText.exact(value) : "null")
  }

  /// Writes `true` or `false`.
  package func bool(_ value: Bool) {
    separate()
    output.append(value ? "true" : "false")
  }

  /// Writes `null`.
  package func null() {
    separate()
    output.append("null")
  }

  /// Ends a line of NDJSON, or the document.
  package func endLine() {
    output.append(0x0A)
  }

  private func nested(_ opening: String, _ closing: String, _ body: () throws -> Void) rethrows {
    separate()
    output.append(opening)
    hasMember.append(false)
    try body()
    if hasMember.popLast() == true { indent() }
    output.append(closing)
  }

  private func separate() {
    if followsKey {
      followsKey = false
      return
    }
    guard let last = hasMember.indices.last else { return }
    if hasMember[last] { output.append(0x2C) }
    hasMember[last] = true
    indent()
  }

  private func indent() {
    guard isIndented else { return }
    output.append(0x0A)
    output.append(0x20, times: 2 * hasMember.count)
  }
}

extension JSONWriter {
  /// Writes a member with a text or `null`.
  package func field(_ name: String, _ value: String?) {
    key(name)
    if let value { string(value) } else { null() }
  }

  /// Writes a member with an integer or `null`.
  package func field(_ name: String, _ value: (some BinaryInteger)?) {
    key(name)
    if let value { integer(value) } else { null() }
  }

  /// Writes a member with a real or `null`.
  package func field(_ name: String, _ value: Double?) {
    key(name)
    if let value { real(value) } else { null() }
  }

  /// Writes a member with `true` or `false`.
  package func field(_ name: String, _ value: Bool) {
    key(name)
    bool(value)
  }

  /// Writes a member with an array of texts.
  package func field(_ name: String, _ texts: some Sequence<String>) {
    key(name)
    array(texts)
  }

  /// Writes a member with an array of the values that `body` writes for each element.
  package func field<Element>(
    _ name: String, each elements: some Sequence<Element>, _ body: (Element) throws -> Void
  ) rethrows {
    key(name)
    try array { for element in elements { try body(element) } }
  }

  /// Writes a member with an object.
  package func field(_ name: String, object body: () throws -> Void) rethrows {
    key(name)
    try object(body)
  }

  /// Writes a value of SQLite; a blob is `{"base64": "…"}`.
  package func value(_ value: Value) {
    switch value {
    case .null: null()
    case .integer(let value): integer(value)
    case .real(let value): real(value)
    case .text(let value): string(value)
    case .blob(let bytes):
      let encoded = Output.text { output in
        bytes.withUnsafeBufferPointer { BinaryText.appendBase64($0, to: output) }
      }
      object { field("base64", encoded) }
    }
  }
}

/// Writes points, and areas if there are any, as GeoJSON (RFC 7946): one FeatureCollection, with coordinates in WGS84,
/// longitude first.
package enum GeoJSON {
  /// - Parameter features: in the order of the file.
  package static func append(_ features: [MapFeature], to output: Output) {
    let writer = JSONWriter(output)
    writer.object {
      writer.field("type", "FeatureCollection")
      writer.field("features", each: features) { feature in
        output.append("\n")
        writer.object {
          writer.field("type", "Feature")
          writer.field("id", feature.id)
          writer.key("geometry")
          if !feature.polygons.isEmpty {
            writer.object {
              writer.field("type", "MultiPolygon")
              writer.key("coordinates")
              writer.array {
                for polygon in feature.polygons {
                  writer.array {
                    for ring in polygon { writer.array { for point in ring { position(point, writer) } } }
                  }
                }
              }
            }
          } else if let point = feature.point {
            writer.object {
              writer.field("type", "Point")
              writer.key("coordinates")
              position(point, writer)
            }
          } else {
            writer.null()
          }
          writer.field("properties") {
            for (name, value) in feature.properties {
              writer.key(name)
              writer.value(value)
            }
          }
        }
      }
    }
    writer.endLine()
  }

  private static func position(_ point: MapFeature.Point, _ writer: JSONWriter) {
    writer.array {
      writer.real(point.longitude)
      writer.real(point.latitude)
    }
  }
}
