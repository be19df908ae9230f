import ByregionRecords
import ByregionSQLite

/// Finds the objects of a JSON text: those of one array, or one after the other (NDJSON). It looks at brackets and
/// quotes only; what stands between them is read by SQLite's JSON functions.
struct JSONObjectFinder {
  struct Fault: Error {
    var message: String
    var line: Int
    var column: Int
  }

  private enum Place {
    case start, betweenObjects, inObject, behindArray
  }

  /// Most bytes of an object.
  static let objectLimit = 16 << 20

  private var place = Place.start
  private var isArray = false
  /// A comma has to come before the next object of an array.
  private var needsComma = false
  private var depth = 0
  private var isInString = false
  private var isEscaped = false
  private var object: [UInt8] = []
  private var line = 1
  private var letters = 0
  private var objectPlace = (line: 1, column: 1)

  /// Calls `take` with each object that ends in the chunk, and the line on which it begins.
  ///
  /// - Throws: ``Fault``, and what `take` throws.
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

  /// - Throws: ``Fault`` where an object or the array is not closed.
  func finish() throws {
    if place == .inObject {
      throw Fault(
        message: "the object that begins here is never closed", line: objectPlace.line, column: objectPlace.column)
    }
    if isArray, place != .behindArray { throw fault("the array is never closed") }
  }

  private mutating func continueObject(_ byte: UInt8, _ take: (String, Int) throws -> Void) throws {
    object.append(byte)
    guard object.count <= Self.objectLimit else {
      throw Fault(
        message: "the object that begins here is larger than \(Self.objectLimit >> 20) MB", line: objectPlace.line,
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
      if isArray, needsComma { throw fault("a comma is missing before this object") }
      (place, depth, objectPlace) = (.inObject, 1, (line, letters))
      object.append(byte)
    default: throw fault(place == .behindArray ? "something follows the array" : "an object is expected here: {…}")
    }
  }

  private func fault(_ message: String) -> Fault { Fault(message: message, line: line, column: max(letters, 1)) }
}

/// Reads an object's members by SQLite's JSON functions.
final class JSONMembers {
  private let connection: Connection

  init() throws { connection = try Connection(path: "", mode: .memory) }

  struct Fault: Error {
    var message: String
  }

  /// The members in order. Objects and arrays are their JSON text, true and false 1 and 0.
  ///
  /// - Throws: ``Fault`` for what is no JSON, a name that stands twice, and numbers that would lose digits.
  func members(of object: String) throws -> [(name: String, value: Value)] {
    var members: [(name: String, value: Value)] = []
    var names: Set<String> = []
    do {
      try connection.query("SELECT key, type, value FROM json_each(?)", [.text(object)]) { row in
        let (name, type) = (try row.get(String.self, 0), try row.get(String.self, 1))
        guard names.insert(name).inserted else {
          throw Fault(message: "the name \"\(name)\" stands twice in the object")
        }
        if type == "integer", case .real = row[2] {
          throw Fault(message: "the number of \"\(name)\" has more digits than SQLite holds; put it in quotes")
        }
        members.append((name, row[2]))
      }
    } catch let error as SQLiteError {
      throw Fault(message: error.message == "malformed JSON" ? "the object is not JSON" : error.message)
    }
    return members
  }
}
