import Testing

/// A hostile statement, and its expected result.
struct Attack: Sendable, CustomTestStringConvertible {
  /// The expected result. In any case the file must stay unchanged and no other file may appear.
  enum Ending: Sendable, Equatable {
    /// Refused with "not allowed" and a reason that contains this text.
    case denied(String)
    /// An error in the statement whose message contains this text.
    case invalid(String)
    /// Ended by a limit. The message gives the limit, and the suggestion names this option.
    case limited(String)
    /// Succeeds: harmless and fast.
    case answered
  }

  var sql: String
  var ending: Ending

  init(_ sql: String, _ ending: Ending) {
    self.sql = sql
    self.ending = ending
  }

  var testDescription: String { sql.count > 80 ? sql.prefix(77) + "…" : sql }
}
