import ByregionSQLite
import TestSupport
import Testing

@Suite("A value")
struct ValueTests {
  let connection: Connection

  init() throws {
    connection = try Connection(path: "", mode: .memory)
    try connection.execute("create table t (a any) strict")
  }

  private func stored(_ value: Value) throws -> Value? {
    try connection.run("delete from t")
    try connection.run("insert into t values (?)", value)
    return try connection.first("select a from t") { $0[0] }
  }

  @Test(
    "is read as it was stored",
    arguments: [
      .null, 0, -1, .integer(.min), .integer(.max), 0.1, .real(.infinity), .real(-.infinity),
      .real(.leastNonzeroMagnitude), .real(.greatestFiniteMagnitude), 1.0, "", "\0", "a\0b\0",
      "Æ Ø Å 🏔 e\u{301}",
      .blob([]), .blob([0]), .blob([0xff, 0x00, 0xfe]),
    ] as [Value])
  func edges(value: Value) throws {
    #expect(try stored(value) == value)
    #expect(try connection.first("select typeof(a) from t") { $0.text(0) } == "\(value.storageClass)")
  }

  @Test("is read as it was stored, for random values")
  func random() throws {
    var random = SeededGenerator(seed: 2014)
    for _ in 0..<2000 {
      let value = Value.random(using: &random)
      #expect(try stored(value) == value)
    }
  }

  @Test("that is not a number becomes NULL")
  func notANumber() throws {
    #expect(try stored(.real(.nan)) == .null)
    #expect(try stored(.real(-.signalingNaN)) == .null)
  }

  @Test("of invalid UTF-8 in a TEXT column is read with U+FFFD, its bytes unchanged")
  func invalidText() throws {
    try connection.query("select cast(x'ff41c3' as text), cast(x'eda08041' as text)") { row in
      #expect(row.type(0) == .text)
      #expect(row.text(0) == "\u{fffd}A\u{fffd}")
      #expect(row.blob(0) == [0xff, 0x41, 0xc3])
      #expect(row.text(1)?.last == "A")
    }
  }

  @Test("distinguishes empty blobs and texts from NULL")
  func emptiness() throws {
    try connection.query("select x'', '', null, zeroblob(3)") { row in
      #expect(row.blob(0) == [] && row.blob(1) == [] && row.blob(2) == nil && row.blob(3) == [0, 0, 0])
      #expect(row.text(0) == "" && row.text(1) == "" && row.text(2) == nil)
      #expect(!row.isNull(0) && !row.isNull(1) && row.isNull(2))
      #expect(row.withBytes(2) { $0.count } == 0)
    }
  }

  @Test("is converted as SQLite does, and NULL is nil")
  func conversions() throws {
    try connection.query("select '12x', 2.9, 7, null") { row in
      #expect(row.int(0) == 12 && row.int(1) == 2 && row.int(2) == 7 && row.int(3) == nil)
      #expect(row.real(0) == 12 && row.real(2) == 7 && row.real(3) == nil)
      #expect(row.text(2) == "7" && row.text(1) == "2.9" && row.text(3) == nil)
    }
  }

  @Test("of a column that does not exist is NULL", arguments: [-1, 1, Int.max, Int.min])
  func missingColumn(column: Int) throws {
    try connection.query("select 1") { row in
      #expect(row[column] == .null)
      #expect(row.text(column) == nil && row.blob(column) == nil && row.int(column) == nil)
    }
  }

  @Test("is bound from bytes, copied or borrowed")
  func bytes() throws {
    var bytes: [UInt8] = Array("råd\0!".utf8)
    let borrowed: [Value]? = try bytes.withUnsafeMutableBufferPointer { bytes in
      try connection.withStatement("select ?, ?, ?, ?") { statement in
        let text = UnsafeBufferPointer(bytes)
        try statement.bind(utf8: text, at: 1)
        try statement.bind(utf8: text, at: 2, .borrowed)
        try statement.bind(blob: UnsafeRawBufferPointer(text), at: 3, .borrowed)
        try statement.bind(utf8: UnsafeBufferPointer(start: nil, count: 0), at: 4, .borrowed)
        bytes[0] = UInt8(ascii: "R")
        return try statement.step() ? statement.row.values : nil
      }
    }
    #expect(borrowed == ["råd\0!", "Råd\0!", .blob(Array("Råd\0!".utf8)), ""])
  }

  @Test("keeps NUL bytes in a database with encoding UTF-16")
  func utf16() throws {
    let connection = try Connection(path: "", mode: .memory)
    try connection.execute("pragma encoding = 'UTF-16'; create table t (a)")
    try connection.run("insert into t values (?)", "æ\0🏔")
    #expect(try connection.first("select a from t") { $0[0] } == "æ\0🏔")
  }

  @Test("that exceeds the length limit makes the statement fail and is not truncated")
  func tooBig() throws {
    connection.setLimit(.length, to: 1000)
    let error = #expect(throws: SQLiteError.self) { try stored(.blob([UInt8](repeating: 1, count: 1001))) }
    #expect(error?.code == .tooBig)
  }
}

extension Value {
  /// A random value of any storage class; rare kinds of characters are frequent.
  static func random(using random: inout SeededGenerator) -> Value {
    let count = Int.random(in: 0...(Bool.random(using: &random) ? 8 : 3000), using: &random)
    switch Int.random(in: 0...4, using: &random) {
    case 0: return .null
    case 1: return .integer(Int64(bitPattern: random.next()) >> Int64.random(in: 0...63, using: &random))
    case 2:
      let real = Double(bitPattern: random.next())
      return real.isNaN ? .real(0.5) : .real(real)
    case 3:
      let most: UInt32 = [0x7f, 0x7ff, 0xffff, 0x10ffff].randomElement(using: &random) ?? 0x7f
      let scalars = (0..<count).compactMap { _ in Unicode.Scalar(UInt32.random(in: 0...most, using: &random))
      }
      return .text(String(String.UnicodeScalarView(scalars)))
    default: return .blob((0..<count).map { _ in UInt8.random(in: 0...255, using: &random) })
    }
  }
}
