import SQLite

/// Notes what a statement does to passages, whichever way it comes about, so that the vocabulary can follow.
///
/// Triggers of this connection alone call back with the old and new texts; cascades fire them too.
final class PassageFollower {
  /// The function that the triggers call. Only temporary triggers can, being no part of the file's schema.
  static let function = "follow_passage"
  /// The triggers.
  static let triggers: Set<String> = ["follow_insert", "follow_delete", "follow_update"]

  private var delta = VocabularyDelta()
  private let tokenizer: PassageTokenizer

  init(_ connection: Connection) throws {
    tokenizer = try PassageTokenizer()
    try connection.register(
      ScalarFunction(Self.function, argumentCount: 3, options: .directOnly) { [weak self] arguments in
        try self?.note([arguments.text(0) ?? "", arguments.text(1) ?? ""], comes: arguments.integer(2) == 1)
        return .null
      })
    try connection.execute(
      """
      CREATE TEMP TRIGGER follow_insert AFTER INSERT ON main.passages BEGIN
        SELECT follow_passage(new.text, new.title, 1);
      END;
      CREATE TEMP TRIGGER follow_delete AFTER DELETE ON main.passages BEGIN
        SELECT follow_passage(old.text, old.title, 0);
      END;
      CREATE TEMP TRIGGER follow_update AFTER UPDATE OF text, title ON main.passages BEGIN
        SELECT follow_passage(old.text, old.title, 0), follow_passage(new.text, new.title, 1);
      END
      """)
  }

  /// Brings the vocabulary into step. Call it in the transaction of the statement.
  func apply(to connection: Connection) throws {
    let vocabulary = Vocabulary(connection)
    try vocabulary.apply(delta)
    try vocabulary.settle()
    forget()
  }

  /// Nothing of what was noted has happened.
  func forget() { delta = VocabularyDelta() }

  private func note(_ texts: [String], comes: Bool) throws {
    if comes {
      try delta.add(texts, by: tokenizer)
    } else {
      try delta.remove(texts, by: tokenizer)
    }
  }
}
