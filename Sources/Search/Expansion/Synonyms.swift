import ByregionNorwegian
import ByregionRecords
import ByregionSQLite
import ByregionStore

/// The table `synonyms`: pairs of words with the same meaning and different spelling, used in both directions.
struct Synonyms {
  /// Weight of a synonym.
  static let weight = RankingWeights.measured.synonym

  let connection: Connection
  let vocabulary: IndexWords

  /// The synonyms of a word or of its base form, in the forms that the index holds.
  ///
  /// - Parameter known: the alternatives found so far. Synonyms of its strong alternatives are included.
  func others(for word: String, _ known: [Alternative]) throws -> [Alternative] {
    let forms = [word] + known.filter(\.isStrong).map(\.word)
    var found: [String: Alternative] = [:]
    for other in try others(for: forms) where other != word && found[other] == nil {
      for alternative in try alternatives(other) { found[alternative.word] = alternative }
    }
    return found.values.sorted { $0.word < $1.word }
  }

  /// The synonyms of phrases in the query, by each word of the phrase. A passage with the synonym matches all these
  /// words.
  ///
  /// - Parameter words: the words of the query in order, as the tokenizer returns them.
  func ofPhrases(in words: [String]) throws -> [String: [Alternative]] {
    guard words.count > 1 else { return [:] }
    var found: [String: [Alternative]] = [:]
    let pairs = try connection.rows(
      """
      SELECT word, other FROM synonyms WHERE word LIKE '% %' OR word LIKE '%-%'
      UNION ALL SELECT other, word FROM synonyms WHERE other LIKE '% %' OR other LIKE '%-%'
      """
    ) { ($0.text(0) ?? "", $0.text(1) ?? "") }
    for (phrase, other) in pairs {
      let parts = Self.words(of: phrase)
      guard parts.count <= words.count else { continue }
      let stands = (0...(words.count - parts.count)).contains { words[$0..<$0 + parts.count].elementsEqual(parts) }
      guard stands else { continue }
      let alternatives = try alternatives(other)
      for part in Set(parts) { found[part, default: []] += alternatives }
    }
    return found
  }

  private func others(for words: [String]) throws -> [String] {
    let sql = "SELECT other FROM synonyms WHERE word = ?1 UNION SELECT word FROM synonyms WHERE other = ?1"
    var others: [String] = []
    try connection.withStatement(sql) { statement in
      let row = statement.row
      for word in words {
        try statement.bind(.text(word), at: 1)
        while try statement.step() { others.append(row.text(0) ?? "") }
        statement.reset()
      }
    }
    return others
  }

  /// The synonym and its forms that are in the index.
  private func alternatives(_ synonym: String) throws -> [Alternative] {
    let words = Self.words(of: synonym)
    if words.count > 1 {
      let fewest = try words.map { try vocabulary.passages(holding: $0) ?? 0 }.min() ?? 0
      return fewest == 0 ? [] : [alternative(words.joined(separator: " "), passages: fewest)]
    }
    let forms = try WordFamily(synonym, where: vocabulary.holdsWord(beginning:)).words
    return try ([synonym] + forms).compactMap { form in
      try vocabulary.passages(holding: form).map { alternative(form, passages: $0) }
    }
  }

  private static func words(of phrase: String) -> [String] {
    phrase.split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  private func alternative(_ word: String, passages: Int) -> Alternative {
    Alternative(
      word: word, weight: Synonyms.weight, similarity: 0, match: .synonym, reason: "synonym", passages: passages)
  }
}

/// Names of regions formed of a place and "region": a query for `rana` also means `ranaregionen`.
struct RegionWords {
  private static let endings = ["region", "regionen", "regions", "regionens"]
  private static let reason = "region of that name"

  private let connection: Connection
  private let vocabulary: IndexWords
  private let regions: ContentCache<Int, RegionNames>

  private struct RegionNames: Sendable {
    var names: Set<String>
  }

  init(connection: Connection, vocabulary: IndexWords) {
    (self.connection, self.vocabulary) = (connection, vocabulary)
    regions = ContentCache(connection)
  }

  /// The words of the index that name a region after a place. They count as forms of the place.
  ///
  /// - Parameter place: in lower case, as the tokenizer returns it.
  func names(after place: String) throws -> [Alternative] {
    try RegionWords.endings.flatMap { [place + $0, place + "s" + $0] }.compactMap { word in
      guard let passages = try vocabulary.passages(holding: word), try isRegion(word) else { return nil }
      return Alternative(
        word: word, weight: RankingWeights.measured.strongLike, similarity: 0, match: .form,
        reason: RegionWords.reason, passages: passages)
    }
  }

  private func isRegion(_ word: String) throws -> Bool {
    let stem = word.hasSuffix("s") ? word.dropLast() : word[...]
    let name = stem.prefix(1).uppercased() + stem.dropFirst()
    return try regions.value(for: 0) { RegionNames(names: try names()) }.names.contains(name)
  }

  /// The names of regions that end in "region" or "regionen". Reads all names, since no index serves this condition.
  private func names() throws -> Set<String> {
    let sql = """
      SELECT name FROM (SELECT name FROM regions UNION ALL SELECT name FROM region_names)
      WHERE name LIKE '%region' OR name LIKE '%regionen'
      """
    return Set(try connection.rows(sql) { $0.text(0) ?? "" })
  }
}

extension KnowledgeBase {
  /// All synonyms, or those of one word: the user's first, then in Norwegian sort order.
  ///
  /// - Throws: `KnowledgeBaseError` if the file cannot be read, and with `.usage` if `asked` contains no word.
  package func synonyms(of asked: String? = nil) throws -> [Synonym] {
    try readSnapshot {
      let word = try asked.map { try KnowledgeBase.synonymForm($0) }
      let sql = """
        SELECT word, other, source FROM synonyms WHERE ?1 IS NULL OR ?1 IN (word, other)
        ORDER BY source DESC, word COLLATE norwegian, other
        """
      return try connection.rows(sql, [Value(word)]) { row in
        Synonym(word: row.text(0) ?? "", other: row.text(1) ?? "", isOfUser: row.text(2) == "user")
      }
    }
  }

  /// Adds a synonym, between two words or a word and a phrase. Returns false if it exists already.
  ///
  /// - Throws: `KnowledgeBaseError` with `.usage` if an argument contains no word or both are the same.
  package func addSynonym(_ word: String, _ other: String) throws -> Bool {
    try translatingErrors {
      let (word, other) = (try KnowledgeBase.synonymForm(word), try KnowledgeBase.synonymForm(other))
      guard word != other else { throw KnowledgeBaseError(.usage, { $0.sameWord }, place: word) }
      let known = "SELECT 1 FROM synonyms WHERE (word, other) IN ((?1, ?2), (?2, ?1))"
      if try connection.first(known, [.text(word), .text(other)], { _ in true }) ?? false { return false }
      let sql = "INSERT INTO synonyms (word, other, source) VALUES (?, ?, 'user')"
      return try connection.run(sql, .text(word), .text(other)) > 0
    }
  }

  /// Removes a synonym, in either direction. Returns false if there is none.
  ///
  /// - Throws: `KnowledgeBaseError` with `.usage` if an argument contains no word.
  package func removeSynonym(_ word: String, _ other: String) throws -> Bool {
    try translatingErrors {
      let (word, other) = (try KnowledgeBase.synonymForm(word), try KnowledgeBase.synonymForm(other))
      let sql = "DELETE FROM synonyms WHERE (word, other) IN ((?1, ?2), (?2, ?1))"
      return try connection.run(sql, .text(word), .text(other)) > 0
    }
  }

  private static func synonymForm(_ text: String) throws -> String {
    let words = try PassageTokenizer().words(of: Composition.composed(text))
    guard !words.isEmpty else { throw KnowledgeBaseError(.usage, { $0.noWordHere }, place: text) }
    return words.joined(separator: " ")
  }
}

/// The names of municipalities and counties in the register. A name has no inflected forms except the genitive, and a
/// common word is not a form of it.
final class RegisteredNames {
  /// The class of a word in the register.
  enum Kind {
    /// A name: `vega`.
    case nameOnly
    /// A name that is also a common noun with its inflection: `strand`.
    case nameAndNoun
  }

  private let connection: Connection
  private var names: Set<String> = []
  private var isRead = false

  init(_ connection: Connection) { self.connection = connection }

  /// Whether a word, with or without a genitive `s`, is a registered name; nil if not. The first call reads the
  /// register.
  func kind(of word: String) throws -> Kind? {
    try read()
    return kind(word)
  }

  /// Whether a word is a name and not a common noun; false if the register has not been read.
  func isNameOnly(_ word: String) -> Bool { kind(word) == .nameOnly }

  /// Whether a rule may make a term a form of a word, considering only names.
  func isAllowed(_ term: String, for word: String, _ rule: GrammarRule) -> Bool {
    if rule == .spelling { return true }
    if RegisteredNames.isGenitive(term, of: word) { return !(names.contains(term) && names.contains(word)) }
    // A query for a common word includes a form that is also a name. A query for the name means only the place.
    return (!isNameOnly(term) || RegisteredNames.forms.contains(term)) && !isNameOnly(word)
  }

  private func kind(_ word: String) -> Kind? {
    for name in [word, word.hasSuffix("s") ? String(word.dropLast()) : word] where names.contains(name) {
      return RegisteredNames.nouns.contains(name) ? .nameAndNoun : .nameOnly
    }
    return nil
  }

  private static func isGenitive(_ one: String, of other: String) -> Bool {
    one == other + "s" || other == one + "s"
  }

  private func read() throws {
    guard !isRead else { return }
    let sql = "SELECT name FROM municipalities UNION SELECT name FROM counties"
    names = Set(try connection.rows(sql) { ($0.text(0) ?? "").lowercased() })
    isRead = true
  }

  /// Names of municipalities that are also forms of common words.
  private static let forms = Set(
    "halden sola stranda hvaler loppa torsken lyngen røyken".split(separator: " ").map(String.init))

  /// Names of municipalities that are also common nouns.
  private static let nouns = Set(
    """
    berg eid fjell gran hof hole lund marker moss nes os sand ski strand sund time vang vik ås øyer åmot
    """.split { " \n".contains($0) }.map(String.init))
}
