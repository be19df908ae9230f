import ByregionConsole
import ByregionSQLite

/// An SQL value.
public enum SQLValue: Sendable, Hashable {
  /// `NULL`.
  case null
  /// An integer.
  case integer(Int64)
  /// A floating-point number.
  case real(Double)
  /// A text.
  case text(String)
  /// Bytes.
  case blob([UInt8])

  /// The text, or `nil` for another type.
  public var text: String? {
    guard case .text(let text) = self else { return nil }
    return text
  }

  /// The integer, or `nil` for another type.
  public var integer: Int64? {
    guard case .integer(let integer) = self else { return nil }
    return integer
  }

  /// The number, or `nil` for a value that is neither an integer nor a floating-point number.
  public var real: Double? {
    switch self {
    case .real(let real): real
    case .integer(let integer): Double(integer)
    case .null, .text, .blob: nil
    }
  }

  init(_ value: Value) {
    self =
      switch value {
      case .null: .null
      case .integer(let integer): .integer(integer)
      case .real(let real): .real(real)
      case .text(let text): .text(text)
      case .blob(let bytes): .blob(bytes)
      }
  }

  var value: Value {
    switch self {
    case .null: .null
    case .integer(let integer): .integer(integer)
    case .real(let real): .real(real)
    case .text(let text): .text(text)
    case .blob(let bytes): .blob(bytes)
    }
  }
}

extension SQLValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
  ExpressibleByNilLiteral
{
  /// Creates a text.
  public init(stringLiteral value: String) { self = .text(value) }

  /// Creates an integer.
  public init(integerLiteral value: Int64) { self = .integer(value) }

  /// Creates a floating-point number.
  public init(floatLiteral value: Double) { self = .real(value) }

  /// Creates `NULL`.
  public init(nilLiteral: ()) { self = .null }
}

/// Limits of a statement.
public struct SQLLimits: Sendable, Hashable {
  /// Maximum time from the first row step to the last.
  public var timeout: Duration
  /// Maximum number of rows to return.
  public var rowCount: Int
  /// Maximum memory of SQLite, in bytes.
  public var memory: Int

  /// Creates limits; without arguments, five seconds, 100,000 rows and 256 MB.
  public init(timeout: Duration = .seconds(5), rowCount: Int = 100_000, memory: Int = 256 << 20) {
    self.timeout = timeout
    self.rowCount = rowCount
    self.memory = memory
  }

  var queryLimits: QueryLimits { QueryLimits(timeout: timeout, rowCount: rowCount, memory: memory) }
}

/// The rows that a statement returned.
public struct SQLResult: Sendable, Hashable {
  /// The names of the columns.
  public var columns: [String]
  /// The rows, each with one value for each column.
  public var rows: [[SQLValue]]
  /// Whether there were more rows than ``SQLLimits/rowCount``.
  public var isTruncated: Bool
}
