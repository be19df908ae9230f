import Testing

/// A statement that a stranger might try, and what must come of it.
struct Attack: Sendable, CustomTestStringConvertible {
  /// How it must end. Whatever it is, the file stays the same and no other file appears.
  enum Ending: Sendable, Equatable {
    /// Refused with "not allowed", and a reason that holds this text.
    case denied(String)
    /// An error in the statement whose message holds this text.
    case invalid(String)
    /// Ended by a limit whose message names it, and whose hint names this flag.
    case limited(String)
    /// An answer, harmless and quick.
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
