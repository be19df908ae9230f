/// A value as SQLite stores it: one of the five storage classes of https://sqlite.org/datatype3.html.
public enum Value: Sendable, Hashable {
  case null
  case integer(Int64)
  case real(Double)
  case text(String)
  case blob([UInt8])
}
