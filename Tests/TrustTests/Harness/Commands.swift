import TestSupport
import Testing

/// All commands that read or write the file. The folder must have `more` and `good.db`, and the file must have
/// write-ups of Skogbygd and other regions. `--db FILE` is appended.
enum Commands {
  /// Commands that run on every file.
  static let usual = [
    "database check", "search forankring", "advice", "show skogbygd", "list documents", "list regions",
    "sql 'SELECT * FROM passages JOIN documents ON documents.id = document_id'",
    "sql \"SELECT count(*) FROM passages_fts WHERE passages_fts MATCH 'forankring'\"", "schema",
  ]

  /// Commands that write. All but `import` and `database backup` are distributed over the rounds.
  static let writing = [
    "import --prune --yes more", "import --retry-failed", "sql --write \"UPDATE advice SET text = text || ' x'\"",
    "document remove --yes 2", "document restore 1", "correct alias skogbygd --add Skogriket",
    "correct place skogbygd Rana 1833", "correct synonym bygd grend", "correct synonym bygd grend --remove",
    "database rebuild",
  ]

  /// Other commands that only read.
  static let reading = [
    "search samarbeid --by region --facets --format json", "search forankring --explain",
    "search forankring --explain-query", "similar skogbygd/advice/1", "show skogbygd/advice/1", "show Rana",
    "show county Nordland", "list municipalities", "list counties", "list goals", "list results", "list advice",
    "list continuations", "list applications", "list attachments", "query", "query regions-by-density",
    "schema passages", "sql \"SELECT * FROM search('forankring')\"", "sql 'SELECT * FROM region_overview'",
    "document list --all", "document raw 1", "document history skogbygd", "document diff skogbygd", "export skogbygd",
    "export skogbygd --format markdown", "export skogbygd --format json", "correct alias skogbygd",
    "correct place skogbygd", "correct synonym", "inspect analyze kommune", "inspect terms ko",
    "database check --facts", "import --dry-run more",
  ]

  /// The commands of a round: the usual ones and a sixth of the others. `make fuzz` runs all in each round.
  static func dealt(round: Int) -> [String] {
    let others = reading + writing
    if Rounds.isMore { return usual + others }
    return usual + others.indices.filter { $0 % 6 == round % 6 }.map { others[$0] }
  }

  /// Checks that a command terminated with one of the README's exit codes except 70, with a message if it failed, and
  /// that its output contains nothing that controls a terminal.
  static func expectDecent(_ result: CommandResult, _ what: String) {
    #expect([0, 1, 64, 65, 66, 69, 73, 74, 76].contains(result.exitCode), "\(what): \(result)")
    if ![0, 1].contains(result.exitCode) { #expect(!result.standardError.isEmpty, "\(what)") }
    // Raw documents and exported write-ups are printed unchanged when the output is not a terminal.
    guard !what.contains("document raw"), !what.contains("export skogbygd") || what.contains("json") else { return }
    for text in [result.standardOutput, result.standardError] {
      let controlsTerminal = text.unicodeScalars.contains {
        $0 != "\n" && $0 != "\t" && ($0.properties.generalCategory == .control || (0x202A...0x202E).contains($0.value))
      }
      #expect(!controlsTerminal, "\(what): \(text.debugDescription)")
    }
  }
}
