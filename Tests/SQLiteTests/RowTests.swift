import ByregionSQLite
import Testing

/// Decoding the columns of a row.
@Suite("A column")
struct RowTests {
  private enum Status: String { case current, removed }
  private enum Level: Int {
    case low = 1
    case high
  }

  private let connection: Connection

  init() throws { connection = try Connection(path: "", mode: .memory) }

  private func read<T>(_ sql: String, _ transform: (Row) throws -> T) throws -> T? {
    try connection.first(sql, [], transform)
  }

  private func failure<T>(_ sql: String, _ transform: (Row) throws -> T) -> SQLiteError? {
    do {
      _ = try read(sql, transform)
      return nil
    } catch { return error as? SQLiteError }
  }

  @Test("is read as the requested type")
  func decoded() throws {
    _ = try read("select 42, 1.5, 'råd', x'00ff', 1, 'removed', 2, 7") { row throws in
      #expect(try row.get(Int.self, 0) == 42)
      #expect(try row.get(Int64.self, 0) == 42)
      #expect(try row.get(Double.self, 1) == 1.5)
      #expect(try row.get(Double.self, 0) == 42)
      #expect(try row.get(String.self, 2) == "råd")
      #expect(try row.get([UInt8].self, 3) == [0, 255])
      #expect(try row.get([UInt8].self, 2) == Array("råd".utf8))
      #expect(try row.get(Bool.self, 4))
      #expect(try row.get(Status.self, 5) == .removed)
      #expect(try row.get(Level.self, 6) == .high)
      #expect(try row.get(Int?.self, 7) == 7)
    }
  }

  @Test("with NULL is nil for an optional type")
  func optionals() throws {
    _ = try read("select null") { row throws in
      #expect(try row.get(Int?.self, 0) == nil)
      #expect(try row.get(Int64?.self, 0) == nil)
      #expect(try row.get(Double?.self, 0) == nil)
      #expect(try row.get(String?.self, 0) == nil)
      #expect(try row.get([UInt8]?.self, 0) == nil)
      #expect(try row.get(Bool?.self, 0) == nil)
      #expect(try row.get(Status?.self, 0) == nil)
      #expect(try row.get(Level?.self, 0) == nil)
    }
  }

  @Test("of another storage class, or a missing one, is an error that names column, content and SQL")
  func mismatches() throws {
    let sql = "select 'abc' as name, null as line"
    let error = try #require(failure(sql) { try $0.get(Int.self, 0) })
    #expect(error.code == .mismatch && error.sql == sql)
    #expect(error.message == "column 0 (name) holds text where an integer is expected")
    let missing = failure(sql) { try $0.get(String.self, 1) }
    #expect(missing?.message == "column 1 (line) holds NULL where text is expected")
    let cases: [(String?, String)] = [
      (failure("select 3") { try $0.get(Bool.self, 0) }?.message, "where 0 or 1 is expected"),
      (failure("select 'gone'") { try $0.get(Status.self, 0) }?.message, "values of Status"),
      (failure("select 9") { try $0.get(Level?.self, 0) }?.message, "values of Level"),
      (failure("select 1.5") { try $0.get(Int64.self, 0) }?.message, "a floating-point number"),
      (failure("select 1") { try $0.get(Int.self, 1) }?.message, "the row has 1 columns, no column 1"),
      (failure("select 1") { try $0.get(Int?.self, -1) }?.message, "no column -1"),
    ]
    for (message, part) in cases { #expect(message?.contains(part) == true, "\(message ?? "none")") }
  }
}
