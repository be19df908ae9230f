import ByregionSQLite
import WriteUpGenerator

/// Queries as users type them: words that occur together in a passage, in lower case.
struct Queries {
  /// One to four words each.
  var plain: [[String]] = []
  /// One or two words each. Each word is in a twentieth to a third of all passages.
  var common: [[String]] = []

  /// The same file and seed give the same queries.
  init(of connection: Connection, options: Options) throws {
    var random = SeededRandom(seed: options.seed)
    let passages = try connection.first("SELECT count(*), max(id) FROM passages") { ($0.int(0) ?? 0, $0.int(1) ?? 0) }
    guard let passages, passages.0 > 0 else { throw Failure(message: "the file has no passages") }
    while plain.count < options.count {
      let id = Int64(random.below(passages.1) + 1)
      let sql = "SELECT text FROM passages WHERE id >= ?1 ORDER BY id LIMIT 1"
      let text = try connection.first(sql, [.integer(id)]) { $0.text(0) ?? "" } ?? ""
      var words = Set(Self.words(of: text)).sorted()
      let wanted = plain.count % 4 + 1
      guard words.count >= wanted else { continue }
      plain.append((0..<wanted).map { _ in words.remove(at: random.below(words.count)) })
    }
    try addCommon(connection, passages: passages.0, count: max(1, options.count / 10), &random)
  }

  private mutating func addCommon(
    _ connection: Connection, passages: Int, count: Int, _ random: inout SeededRandom
  ) throws {
    let words = try connection.rows(
      "SELECT word FROM words WHERE passages BETWEEN ?1 AND ?2 AND length(word) > 3 ORDER BY passages DESC LIMIT 40",
      [.integer(Int64(passages / 20)), .integer(Int64(passages / 3))]
    ) { $0.text(0) ?? "" }
    guard !words.isEmpty else { return }
    for number in 0..<count {
      common.append((0...number % 2).map { _ in words[random.below(words.count)] })
    }
  }

  private static func words(of text: String) -> [String] {
    text.lowercased().split { !$0.isLetter }.filter { $0.count > 3 }.map(String.init)
  }
}

/// The benchmark cannot run, or an answer is wrong.
struct Failure: Error, CustomStringConvertible {
  var message: String
  var description: String { message }
}
