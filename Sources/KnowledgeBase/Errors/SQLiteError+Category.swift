import SQLite

extension KnowledgeBaseError {
  /// How a message about a damaged file begins.
  private static let damage = "the database file is damaged"

  /// Whether it is the file itself that cannot be made sense of.
  public var tellsOfDamage: Bool { message.hasPrefix(Self.damage) }

  /// An error of SQLite's, told in the words of someone who uses a knowledge base.
  init(_ error: SQLiteError, at path: String) {
    switch error.code {
    case .busy, .locked:
      self.init(
        .busy, "another process is writing to the knowledge base", place: path,
        suggestion: "Wait until it is done and try again.")
    case .notADatabase:
      self.init(
        .incompatible, "this is not an SQLite database", place: path,
        suggestion: "Name another file with --db; what a damaged one holds, `byregion database rescue` saves.")
    case .corrupt:
      self.init(
        .inputOutput, "\(Self.damage) (\(error.message))", place: path,
        suggestion: "`byregion database check` tells what is wrong, `byregion database rescue` saves what can be read.")
    case .full:
      self.init(
        .inputOutput, "the disk is full; nothing of what was being written is in the knowledge base",
        place: path,
        suggestion: "Make room and run the same command again.")
    case .readOnly, .cannotOpen, .permission:
      self.init(
        .cannotCreate, "cannot write to the knowledge base (\(error.message))", place: path,
        suggestion: "Check that the file and its folder may be written to.")
    case .io:
      self.init(.inputOutput, "reading or writing failed (\(error.message))", place: path)
    case .constraint, .mismatch:
      self.init(
        .inputOutput, "the rows of the file do not fit together (\(error.message))", place: path,
        suggestion: "`byregion database check` tells what is wrong; where it finds nothing, please report this.")
    case .interrupt:
      self.init(.interrupted, "interrupted")
    case .error where Self.tellsOfAnotherSchema(error.message):
      self.init(
        .incompatible, "the tables are not as byregion made them (\(error.message))", place: path,
        suggestion: "`byregion database check` tells more, `byregion database rescue` saves the documents.")
    default:
      self.init(.internalFault, "SQLite says: \(error.message)", place: path)
    }
  }

  /// SQLite has no code of its own for a table that is missing or another one.
  private static func tellsOfAnotherSchema(_ message: String) -> Bool {
    let beginnings = [
      "no such table", "no such fts5 table", "no such column", "no such module", "vtable constructor", "cannot modify",
      "table ",
      "invalid fts5 file format", "SQL logic error",
    ]
    return beginnings.contains { message.hasPrefix($0) } || message.contains("has no column named")
  }
}
