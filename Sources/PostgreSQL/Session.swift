import CPostgreSQL
import Synchronization

/// One connection to a PostgreSQL database. Not `Sendable`: it belongs to one isolation domain at a time.
package final class Session {
  private let pointer: OpaquePointer
  /// The server's version: 150004 for 15.4.
  package let serverVersion: Int
  /// The server and database, without user and password: `postgresql://localhost:5432/archive`.
  package let place: String

  /// Opens a connection.
  ///
  /// - Parameter address: `postgresql://…`, or settings such as `service=archive`. Missing settings come from libpq's
  ///   environment variables, service file and password file
  ///   (https://www.postgresql.org/docs/current/libpq-envars.html).
  /// - Throws: `PostgreSQLError`, which never repeats the address, since it may contain a password.
  package init(_ address: String) throws {
    try ClientLibrary.load()
    guard address.utf8.allSatisfy({ $0 != 0 }), Self.isPlain(address), pq_can_read(address) else {
      throw PostgreSQLError(.address, "the address of the server cannot be read")
    }
    let settings: [(String, String)] = [
      ("fallback_application_name", "byregion"), ("dbname", address), ("client_encoding", "UTF8"),
    ]
    let opened = Self.withCStrings(settings.map(\.0)) { names in
      Self.withCStrings(settings.map(\.1)) { values in pq_connect(names, values) }
    }
    guard let opened else { throw PostgreSQLError(.connection, "there is no memory for a connection") }
    guard Int(pq_status(opened)) == PQ_CONNECTION_OK else {
      defer { pq_finish(opened) }
      let kind: PostgreSQLError.Kind =
        pq_needs_password(opened) ? .noPassword : pq_used_password(opened) ? .refusedPassword : .connection
      throw PostgreSQLError(kind, Self.text(pq_error_message(opened)) ?? "no connection")
    }
    pointer = opened
    serverVersion = Int(pq_server_version(opened))
    place = Self.place(of: opened)
  }

  deinit { pq_finish(pointer) }

  /// Runs statements without parameters, atomically unless they begin and end transactions themselves.
  ///
  /// - Returns: the result of the last statement.
  @discardableResult
  package func execute(_ sql: String) throws -> Answer { try checked(pq_execute(pointer, sql)) }

  /// Runs one statement and returns its whole result in memory.
  package func answer(_ sql: String, _ values: [String?] = []) throws -> Answer {
    try checked(Self.withCStrings(values) { pointers in pq_query(pointer, sql, Int32(values.count), pointers) })
  }

  /// Runs one statement and returns its rows as texts.
  package func rows(_ sql: String, _ values: [String?] = []) throws -> [[String?]] {
    let answer = try answer(sql, values)
    return (0..<answer.rowCount).map { row in (0..<answer.columnCount).map { answer.text(row, $0) } }
  }

  /// Runs a COPY … FROM STDIN (https://www.postgresql.org/docs/current/sql-copy.html). `body` calls its argument with
  /// the bytes, in pieces of any size. Memory use does not grow with their number.
  package func copyIn(_ sql: String, _ body: ((UnsafeRawBufferPointer) throws -> Void) throws -> Void) throws {
    guard let start = Answer(pq_execute(pointer, sql)) else { throw lost() }
    guard Int(pq_result_status(start.pointer)) == PQ_COPY_IN else { throw failure(of: start) }
    do {
      try body { bytes in
        guard bytes.count == 0 || pq_put_copy_data(pointer, bytes.baseAddress, Int32(bytes.count)) == 1 else {
          throw lost()
        }
      }
    } catch {
      // Makes the server discard the rows. Its reply is ignored.
      _ = pq_put_copy_end(pointer, "the rows could not be read")
      while Answer(pq_next_result(pointer)) != nil {}
      throw error
    }
    guard pq_put_copy_end(pointer, nil) == 1 else { throw lost() }
    var failure: PostgreSQLError?
    while let result = Answer(pq_next_result(pointer)) {
      if !result.isDone { failure = failure ?? self.failure(of: result) }
    }
    if let failure { throw failure }
  }

  /// Runs `body` in a transaction: commits, or rolls back if it throws.
  package func transaction<T>(_ kind: String = "BEGIN", _ body: () throws -> T) throws -> T {
    try execute(kind)
    let value: T
    do {
      value = try body()
    } catch {
      _ = try? execute("ROLLBACK")
      throw error
    }
    try execute("COMMIT")
    return value
  }

  private func checked(_ pointer: OpaquePointer?) throws -> Answer {
    guard let result = Answer(pointer) else { throw lost() }
    guard result.isDone else { throw failure(of: result) }
    return result
  }

  private func failure(of result: Answer) -> PostgreSQLError {
    guard Int(pq_status(pointer)) == PQ_CONNECTION_OK else { return lost() }
    func field(_ name: Int) -> String? { Self.text(pq_error_field(result.pointer, Int32(name))) }
    return PostgreSQLError(
      .statement, field(PQ_FIELD_MESSAGE) ?? "the server refused a statement",
      state: field(PQ_FIELD_SQLSTATE) ?? "",
      detail: field(PQ_FIELD_DETAIL) ?? field(PQ_FIELD_HINT))
  }

  private func lost() -> PostgreSQLError {
    PostgreSQLError(.lost, Self.text(pq_error_message(pointer)) ?? "the connection was lost")
  }

  /// Whether an address is unambiguous. libpq would take part of a password with an unescaped @, / or ? for a host or
  /// port and repeat it in an error message.
  private static func isPlain(_ address: String) -> Bool {
    guard let start = address.firstRange(of: "://")?.upperBound else { return true }
    let rest = address[start...]
    let path = rest.prefix { $0 != "?" }
    let parts = path.prefix { $0 != "/" }.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count <= 2, !path.drop(while: { $0 != "/" }).contains("@") else { return false }
    return (parts.last ?? "").split(separator: ",").allSatisfy { host in
      // The port follows the closing bracket of an IPv6 address.
      let port = host.split(separator: "]", omittingEmptySubsequences: false).last?.split(separator: ":").dropFirst()
      return port?.joined().allSatisfy { $0.isASCII && $0.isNumber } ?? true
    }
  }

  private static func place(of connection: OpaquePointer) -> String {
    let host = text(pq_host(connection)) ?? ""
    let port = text(pq_port(connection)) ?? ""
    let database = text(pq_database(connection)) ?? ""
    // A host that is a path is the folder of a Unix socket.
    return host.hasPrefix("/")
      ? "postgresql:///\(database)?host=\(host)&port=\(port)" : "postgresql://\(host):\(port)/\(database)"
  }

  /// A message of libpq, joined into one line.
  private static func text(_ pointer: UnsafePointer<CChar>?) -> String? {
    guard let pointer else { return nil }
    let lines = String(cString: pointer).split(whereSeparator: \.isNewline)
    let text = lines.map { $0.drop { $0 == " " || $0 == "\t" } }.joined(separator: " ")
    return text.isEmpty ? nil : text
  }

  /// Calls `body` with an array of C strings, terminated by NULL.
  private static func withCStrings<T>(
    _ texts: [String?], _ body: (UnsafePointer<UnsafePointer<CChar>?>) -> T
  ) -> T {
    var bytes: [CChar] = []
    var starts: [Int?] = []
    for text in texts {
      starts.append(text == nil ? nil : bytes.count)
      if let text { bytes += text.utf8CString }
    }
    return bytes.withUnsafeBufferPointer { bytes in
      let pointers = starts.map { start in start.flatMap { bytes.baseAddress?.advanced(by: $0) } } + [nil]
      return pointers.withUnsafeBufferPointer { pointers in
        // The array has at least the final NULL, so its base address is not nil.
        pointers.baseAddress.map(body) ?? withUnsafePointer(to: nil as UnsafePointer<CChar>?, body)
      }
    }
  }
}

/// The result of a statement, with values in the server's text format. Rows and columns are numbered from 0.
package final class Answer {
  fileprivate let pointer: OpaquePointer

  fileprivate init?(_ pointer: OpaquePointer?) {
    guard let pointer else { return nil }
    self.pointer = pointer
  }

  package var rowCount: Int { Int(pq_row_count(pointer)) }
  package var columnCount: Int { Int(pq_column_count(pointer)) }
  /// The OID of a column's type (`pg_type.oid`).
  package func type(_ column: Int) -> Int { Int(pq_column_type(pointer, Int32(column))) }
  package func name(_ column: Int) -> String {
    pq_column_name(pointer, Int32(column)).map { String(cString: $0) } ?? ""
  }

  package func isNull(_ row: Int, _ column: Int) -> Bool { pq_is_null(pointer, Int32(row), Int32(column)) }

  /// Calls `body` with the bytes of a value; empty for NULL.
  package func withBytes<T>(_ row: Int, _ column: Int, _ body: (UnsafeRawBufferPointer) throws -> T) rethrows -> T {
    let value = pq_value(pointer, Int32(row), Int32(column))
    let length = Int(pq_value_length(pointer, Int32(row), Int32(column)))
    return try body(UnsafeRawBufferPointer(start: value, count: value == nil ? 0 : length))
  }

  /// Nil for NULL.
  package func text(_ row: Int, _ column: Int) -> String? {
    isNull(row, column) ? nil : withBytes(row, column) { String(decoding: $0, as: UTF8.self) }
  }

  /// A whole number; 0 for NULL.
  package func integer(_ row: Int, _ column: Int) -> Int {
    var number = 0
    forEachInteger(row, column) { number = Int($0) }
    return number
  }

  /// Calls `body` with each element of an integer array, or with a single integer.
  package func forEachInteger(_ row: Int, _ column: Int, _ body: (Int64) throws -> Void) rethrows {
    try withBytes(row, column) { bytes in
      var (number, isNegative, hasDigits) = (Int64(0), false, false)
      for byte in bytes {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
          number = number &* 10 &+ Int64(byte - UInt8(ascii: "0"))
          hasDigits = true
        case UInt8(ascii: "-"): isNegative = true
        default:
          if hasDigits { try body(isNegative ? -number : number) }
          (number, isNegative, hasDigits) = (0, false, false)
        }
      }
      if hasDigits { try body(isNegative ? -number : number) }
    }
  }

  deinit { pq_clear(pointer) }

  /// Whether the statement succeeded.
  fileprivate var isDone: Bool {
    [PQ_COMMAND_OK, PQ_TUPLES_OK].contains(Int(pq_result_status(pointer)))
  }
}

/// libpq, the client library of PostgreSQL. It is loaded at first use, so that the program also runs without it.
package enum ClientLibrary {
  private static let isLoaded = Mutex(false)

  /// Loads the library unless it is already loaded.
  ///
  /// - Throws: `PostgreSQLError` with `.noLibrary` if it is not installed.
  package static func load() throws {
    try isLoaded.withLock { isLoaded in
      guard !isLoaded else { return }
      if let fault = pq_load() { throw PostgreSQLError(.noLibrary, String(cString: fault)) }
      isLoaded = true
    }
  }
}

/// An error of PostgreSQL or libpq. It never contains values or passwords.
package struct PostgreSQLError: Error, Sendable, Hashable {
  /// The kind of error, for callers that act on it.
  package enum Kind: Sendable, Hashable {
    /// libpq is not installed.
    case noLibrary
    /// The server's address cannot be parsed.
    case address
    /// The connection failed.
    case connection
    /// The connection failed because the server requires a password and none was found.
    case noPassword
    /// The connection failed although a password was given.
    case refusedPassword
    /// The connection was lost.
    case lost
    /// The server rejected a statement; ``PostgreSQLError/state`` is its SQLSTATE.
    case statement
  }

  package var kind: Kind
  /// The server's or libpq's message, in the language of the server.
  package var message: String
  /// The SQLSTATE, five characters (https://www.postgresql.org/docs/current/errcodes-appendix.html); empty if there is
  /// none.
  package var state: String
  /// The server's detail, or else its hint; nil if it sent neither.
  package var detail: String?

  package init(_ kind: Kind, _ message: String, state: String = "", detail: String? = nil) {
    (self.kind, self.message, self.state, self.detail) = (kind, message, state, detail)
  }
}

/// SQLSTATE codes that callers act on.
package enum ErrorState {
  package static let lockNotAvailable = "55P03"
  package static let diskFull = "53100"
  package static let insufficientPrivilege = "42501"
  package static let dependentObjects = "2BP01"
  package static let canceled = "57014"
}
