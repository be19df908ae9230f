import ByregionSQLite
import Testing

/// An error type that this layer does not know.
private struct Refusal: Error, CustomStringConvertible {
  var description: String { "not today" }
}

@Suite("A function of SQL in Swift")
struct FunctionTests {
  let connection: Connection

  init() throws { connection = try Connection(path: "", mode: .memory) }

  @Test("gets its arguments and gives a value of each storage class")
  func echo() throws {
    try connection.register(ScalarFunction("echo", argumentCount: 1, options: .deterministic) { $0[0] })
    let values: [Value] = [
      .null, .integer(.min), .integer(.max), 0.5, "", "a\0b", .blob([]), .blob([0, 255]),
    ]
    for value in values {
      #expect(try connection.first("select echo(?)", [value]) { $0[0] } == value)
    }
  }

  @Test("fails the statement with the message of its error, and with the code of an SQLiteError")
  func throwing() throws {
    try connection.register(ScalarFunction("refuse", argumentCount: 0) { _ in throw Refusal() })
    try connection.register(
      ScalarFunction("constrain", argumentCount: nil) { _ in
        throw SQLiteError(code: .constraint, message: "one only")
      })
    let refusal = #expect(throws: SQLiteError.self) { try connection.execute("select refuse()") }
    #expect(refusal?.code == .error)
    #expect(refusal?.message == "not today")
    let constraint = #expect(throws: SQLiteError.self) { try connection.execute("select constrain(1, 2)") }
    #expect(constraint?.code == .constraint)
    #expect(constraint?.message == "one only")
  }

  @Test("is refused by SQLite when called with another number of arguments")
  func argumentCount() throws {
    try connection.register(ScalarFunction("echo", argumentCount: 1) { $0[0] })
    let error = #expect(throws: SQLiteError.self) { try connection.execute("select echo(1, 2)") }
    #expect(error?.message == "wrong number of arguments to function echo()")
  }

  @Test("reads a missing argument as NULL")
  func missingArgument() throws {
    try connection.register(ScalarFunction("ninth", argumentCount: nil) { $0[8] })
    #expect(try connection.first("select ninth(1), ninth()") { $0.values } == [.null, .null])
  }

  @Test("caches a constant argument for the statement")
  func remembered() throws {
    final class Length {
      let count: Int
      init(_ count: Int) { self.count = count }
    }
    var made = 0
    try connection.register(
      ScalarFunction("length_of", argumentCount: 2) { arguments in
        let length = arguments.remembered(0) {
          made += 1
          return Length(arguments.text(0)?.utf8.count ?? 0)
        }
        return .integer(Int64(length.count))
      })
    let sql = "with n(i) as (values (1), (2), (3)) select length_of('abc', i) from n"
    #expect(try connection.rows(sql) { $0.int(0) } == [3, 3, 3])
    #expect(made == 1)
  }

  @Test("can be forbidden in views")
  func directOnly() throws {
    try connection.register(ScalarFunction("secret", argumentCount: 0, options: .directOnly) { _ in 1 })
    try connection.execute("create view v as select secret() as x")
    #expect(try connection.first("select secret()") { $0.int(0) } == 1)
    #expect(throws: SQLiteError.self) { try connection.execute("select x from v") }
  }

  @Test("is released when the connection closes")
  func released() throws {
    final class Witness {}
    weak var witness: Witness?
    try {
      let held = Witness()
      witness = held
      try connection.register(ScalarFunction("f", argumentCount: 0) { _ in withExtendedLifetime(held) { 1 } })
    }()
    #expect(witness != nil)
    try connection.close()
    #expect(witness == nil)
  }
}

@Suite("A collation in Swift")
struct CollationTests {
  @Test("orders texts, including those with NUL bytes")
  func order() throws {
    let connection = try Connection(path: "", mode: .memory)
    try connection.register(
      Collation("backwards") { first, second in
        first.lexicographicallyPrecedes(second) ? 1 : second.lexicographicallyPrecedes(first) ? -1 : 0
      })
    let values: [Value] = ["", "a", "a\0b", "a\0c", "å"]
    let sql = "with t(x) as (values (?), (?), (?), (?), (?)) select x from t order by x collate backwards"
    #expect(try connection.rows(sql, values) { $0[0] } == values.reversed())
  }
}
