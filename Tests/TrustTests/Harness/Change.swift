/// A command that changes a knowledge base, and its preparation.
struct Change: Sendable, CustomStringConvertible {
  var name: String
  /// The arguments of `byregion`; `--db kb.db` is appended.
  var command: String
  /// Commands that prepare the file, in order.
  var preparation: [String] = []
  /// The number of migrations applied to the file; nil for all.
  var migrations: Int?
  /// The exit code of the command if there is nothing left to do.
  var codeWhenDone: Int32 = 0

  var description: String { name }

  static let all = [
    Change(
      name: "rebuild", command: "database rebuild --quiet",
      preparation: [
        "sql --write --no-backup \"UPDATE advice SET text = text || ' med mer' WHERE number = 1\"",
        "sql --write --no-backup \"DELETE FROM results WHERE document_id = 3\"",
      ]),
    Change(
      name: "sql --write", command: "sql --write \"UPDATE advice SET text = 'Begynn med nyord' WHERE number = 1\""),
    Change(
      name: "sql --write of a document", command: "sql --write \"DELETE FROM documents WHERE id = 3\""),
    Change(name: "migration by a reader", command: "list documents", migrations: 4),
    Change(name: "migration by a writer", command: "import --quiet write-ups/001.txt", migrations: 4),
    Change(name: "remove", command: "document remove --yes 3", codeWhenDone: 64),
    Change(
      name: "restore", command: "document restore 2", preparation: ["import --quiet revised"], codeWhenDone: 64),
    Change(
      name: "correct alias", command: "correct alias skogbygdregionen --yes --add Myrbygdregionen",
      preparation: ["import --quiet write-ups"]),
    Change(name: "prune", command: "import --quiet --prune --yes write-ups"),
  ]
}
