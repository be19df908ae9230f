import ByregionLanguages
import ByregionRecords
import ByregionSQLite

/// A record: its fields in UTF-8, with quotes removed and doubled quotes resolved. Valid only during the call that
/// receives it.
struct SeparatedRecord {
  /// The line on which it begins, from 1.
  let line: Int
  let bytes: UnsafeBufferPointer<UInt8>
  /// The end offset of each field in `bytes`.
  let ends: UnsafeBufferPointer<Int>
  /// Whether each field was quoted.
  let isQuoted: UnsafeBufferPointer<Bool>

  var count: Int { ends.count }

  subscript(index: Int) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]])
  }

  func text(_ index: Int) -> String { String(decoding: self[index], as: UTF8.self) }
}

/// Splits text into records and fields as described in RFC 4180, with any separator, in chunks of any length.
///
/// A quote inside a field that does not begin with a quote is an ordinary character. Blank lines are skipped.
struct SeparatedParser {
  /// A syntax error and its position.
  struct Fault: Error {
    var message: Wording
    var line: Int
    var column: Int
    var suggestion: Wording
  }

  private enum State {
    case fieldStart, plain, quoted
    /// After a quote that ends the field or is the first half of a doubled quote.
    case behindQuote
    /// After the closing quote and white space.
    case behindField
  }

  /// Maximum length of a field in bytes.
  static let fieldLimit = 16 << 20
  /// Maximum number of fields of a record: far more than the maximum number of columns, so that the error message can
  /// give the number.
  static let countLimit = 1 << 20

  private let separator: UInt8
  private var state = State.fieldStart
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  private var isQuoted: [Bool] = []
  private var hasQuotes = false
  private var fieldStart = 0
  private var line = 1
  /// Number of characters read on the current line.
  private var letters = 0
  private var recordLine = 1
  private var quotePlace = (line: 1, column: 1)
  private var isAfterReturn = false

  init(separator: UInt8) { self.separator = separator }

  /// Calls `take` with each record that ends in the chunk, until it returns false.
  ///
  /// - Throws: ``Fault``, and any error of `take`.
  mutating func feed(
    _ chunk: UnsafeBufferPointer<UInt8>, _ take: (SeparatedRecord) throws -> Bool
  ) throws -> Bool {
    for byte in chunk {
      if isAfterReturn {
        isAfterReturn = false
        if byte == 0x0A {
          if state == .quoted { bytes.append(byte) }
          continue
        }
      }
      if byte & 0xC0 != 0x80 { letters &+= 1 }
      guard byte != 0 else {
        throw fault({ $0.textHasNUL }, { $0.isThisText })
      }
      switch state {
      case .quoted where byte == 0x22: state = .behindQuote
      case .quoted:
        bytes.append(byte)
        if byte == 0x0A || byte == 0x0D { newLine(byte) }
      case .fieldStart where byte == 0x22:
        (state, hasQuotes, quotePlace) = (.quoted, true, (line, letters))
      case .behindQuote where byte == 0x22:
        bytes.append(byte)
        state = .quoted
      case _ where byte == separator:
        try endField()
      case _ where byte == 0x0A || byte == 0x0D:
        guard try endRecord(take) else { return false }
        newLine(byte)
        recordLine = line
      case .behindQuote where byte == 0x20 || byte == 0x09, .behindField where byte == 0x20 || byte == 0x09:
        state = .behindField
      case .behindQuote, .behindField:
        throw fault({ $0.textFollowsQuoted }, { $0.quoteIsWrittenTwice })
      case .fieldStart, .plain:
        bytes.append(byte)
        state = .plain
      }
      if bytes.count - fieldStart > Self.fieldLimit { throw tooLong() }
    }
    return true
  }

  /// Ends the last record if no line break follows it.
  ///
  /// - Throws: ``Fault`` for an unclosed quoted field, and any error of `take`.
  mutating func finish(_ take: (SeparatedRecord) throws -> Bool) throws {
    guard state != .quoted else {
      throw Fault(
        message: Wording { $0.quoteIsNeverClosed }, line: quotePlace.line, column: quotePlace.column,
        suggestion: Wording { $0.fieldEndsWithQuote })
    }
    _ = try endRecord(take)
  }

  private mutating func endField() throws {
    ends.append(bytes.count)
    isQuoted.append(hasQuotes)
    (state, hasQuotes, fieldStart) = (.fieldStart, false, bytes.count)
    guard ends.count < Self.countLimit else {
      throw fault({ $0.lineHasManyFields(Self.countLimit) }, { $0.isThisTable })
    }
  }

  private mutating func endRecord(_ take: (SeparatedRecord) throws -> Bool) throws -> Bool {
    let isBlank = ends.isEmpty && bytes.isEmpty && !hasQuotes
    try endField()
    defer {
      bytes.removeAll(keepingCapacity: true)
      ends.removeAll(keepingCapacity: true)
      isQuoted.removeAll(keepingCapacity: true)
      fieldStart = 0
    }
    guard !isBlank else { return true }
    return try bytes.withUnsafeBufferPointer { bytes in
      try ends.withUnsafeBufferPointer { ends in
        try isQuoted.withUnsafeBufferPointer { isQuoted in
          try take(SeparatedRecord(line: recordLine, bytes: bytes, ends: ends, isQuoted: isQuoted))
        }
      }
    }
  }

  private mutating func newLine(_ byte: UInt8) {
    line += 1
    letters = 0
    isAfterReturn = byte == 0x0D
  }

  private func fault(_ message: (Catalogue) -> String, _ suggestion: (Catalogue) -> String) -> Fault {
    Fault(message: Wording(message), line: line, column: max(letters, 1), suggestion: Wording(suggestion))
  }

  private func tooLong() -> Fault {
    let place = hasQuotes ? quotePlace : (line, letters)
    return Fault(
      message: Wording { $0.fieldIsLonger(than: Self.fieldLimit >> 20) }, line: place.0, column: place.1,
      suggestion: Wording { hasQuotes ? $0.isQuoteClosed : $0.isThisTable })
  }
}

/// Finds the objects in a JSON text: the elements of one array, or consecutive objects (NDJSON). It only examines
/// brackets and quotes; SQLite's JSON functions parse the objects.
struct JSONObjectFinder {
  struct Fault: Error {
    var message: Wording
    var line: Int
    var column: Int
  }

  private enum Place {
    case start, betweenObjects, inObject, behindArray
  }

  /// Maximum length of an object in bytes.
  static let objectLimit = 16 << 20

  private var place = Place.start
  private var isArray = false
  /// Whether a comma is required before the next object of an array.
  private var needsComma = false
  private var depth = 0
  private var isInString = false
  private var isEscaped = false
  private var object: [UInt8] = []
  private var line = 1
  private var letters = 0
  private var objectPlace = (line: 1, column: 1)

  /// Calls `take` with each object that ends in the chunk, and the line on which the object begins.
  ///
  /// - Throws: ``Fault``, and any error of `take`.
  mutating func feed(_ chunk: UnsafeBufferPointer<UInt8>, _ take: (String, Int) throws -> Void) throws {
    for byte in chunk {
      if byte & 0xC0 != 0x80 { letters &+= 1 }
      if byte == 0x0A { (line, letters) = (line + 1, 0) }
      if place == .inObject {
        try continueObject(byte, take)
      } else if byte != 0x20, byte != 0x0A, byte != 0x0D, byte != 0x09 {
        try takeOutside(byte)
      }
    }
  }

  /// - Throws: ``Fault`` if an object or the array is not closed.
  func finish() throws {
    if place == .inObject {
      throw Fault(
        message: Wording { $0.objectIsNeverClosed }, line: objectPlace.line, column: objectPlace.column)
    }
    if isArray, place != .behindArray { throw fault { $0.arrayIsNeverClosed } }
  }

  private mutating func continueObject(_ byte: UInt8, _ take: (String, Int) throws -> Void) throws {
    object.append(byte)
    guard object.count <= Self.objectLimit else {
      throw Fault(
        message: Wording { $0.objectIsLarger(than: Self.objectLimit >> 20) }, line: objectPlace.line,
        column: objectPlace.column)
    }
    if isInString {
      if isEscaped {
        isEscaped = false
      } else if byte == 0x5C {
        isEscaped = true
      } else if byte == 0x22 {
        isInString = false
      }
      return
    }
    switch byte {
    case 0x22: isInString = true
    case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
    case UInt8(ascii: "}"), UInt8(ascii: "]"):
      depth -= 1
      guard depth == 0 else { return }
      try take(String(decoding: object, as: UTF8.self), objectPlace.line)
      object.removeAll(keepingCapacity: true)
      (place, needsComma) = (.betweenObjects, true)
    default: break
    }
  }

  private mutating func takeOutside(_ byte: UInt8) throws {
    switch byte {
    case UInt8(ascii: "[") where place == .start: (place, isArray) = (.betweenObjects, true)
    case UInt8(ascii: "]") where isArray && place == .betweenObjects: place = .behindArray
    case UInt8(ascii: ",") where isArray && place == .betweenObjects && needsComma: needsComma = false
    case UInt8(ascii: "{") where place != .behindArray:
      if isArray, needsComma { throw fault { $0.commaBeforeObject } }
      (place, depth, objectPlace) = (.inObject, 1, (line, letters))
      object.append(byte)
    default:
      let isBehind = place == .behindArray
      throw fault { isBehind ? $0.somethingFollowsArray : $0.objectIsExpected }
    }
  }

  private func fault(_ message: (Catalogue) -> String) -> Fault {
    Fault(message: Wording(message), line: line, column: max(letters, 1))
  }
}

/// Reads the members of an object with SQLite's JSON functions.
final class JSONMembers {
  private let connection: Connection

  init() throws { connection = try Connection(path: "", mode: .memory) }

  struct Fault: Error {
    var message: Wording
  }

  /// The members in order. Objects and arrays are given as JSON text, true and false as 1 and 0.
  ///
  /// - Throws: ``Fault`` for invalid JSON, a repeated name, and numbers that would lose digits.
  func members(of object: String) throws -> [(name: String, value: Value)] {
    var members: [(name: String, value: Value)] = []
    var names: Set<String> = []
    do {
      try connection.query("SELECT key, type, value FROM json_each(?)", [.text(object)]) { row in
        let (name, type) = (try row.get(String.self, 0), try row.get(String.self, 1))
        guard names.insert(name).inserted else {
          throw Fault(message: Wording { $0.nameStandsTwice(name) })
        }
        if type == "integer", case .real = row[2] {
          throw Fault(message: Wording { $0.numberIsTooLong(of: name) })
        }
        members.append((name, row[2]))
      }
    } catch let error as SQLiteError {
      throw Fault(
        message: error.message == "malformed JSON" ? Wording { $0.objectIsNoJSON } : Wording(asItIs: error.message))
    }
    return members
  }
}
