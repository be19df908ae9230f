import ByregionNorwegian
import ByregionRecords
import ByregionSQLite
import ByregionStore

/// The table `synonyms`: words that mean the same though they are not spelt alike, in either direction.
struct Synonyms {
  /// What a synonym counts for.
  static let weight = RankingWeights.measured.synonym

  let connection: Connection
  let vocabulary: IndexWords

  /// The synonyms of a word, or of the word that it is a form of, that the index holds in some form.
  ///
  /// - Parameter known: the alternatives so far; forms of the word among them have synonyms too.
  func others(for word: String, _ known: [Alternative]) throws -> [Alternative] {
    let forms = [word] + known.filter(\.isStrong).map(\.word)
    var found: [String: Alternative] = [:]
    for other in try others(for: forms) where other != word && found[other] == nil {
      for alternative in try alternatives(other) { found[alternative.word] = alternative }
    }
    return found.values.sorted { $0.word < $1.word }
  }

  /// The synonyms of several words that stand together, for each of them: a passage with a synonym says them all.
  ///
  /// - Parameter words: the words of a query in their order, as the tokenizer gives them.
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

  /// The synonym itself and its forms, as far as the index holds them.
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

/// Names of regions that are made of a place and "region": who asks for `rana` means `ranaregionen` too.
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

  /// The words of the index that name a region called after a place; as sure as a form.
  ///
  /// - Parameter place: in lower case, as the tokenizer gives it.
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

  /// The names of regions that end so. Reads all names, which no index has.
  private func names() throws -> Set<String> {
    let sql = """
      SELECT name FROM (SELECT name FROM regions UNION ALL SELECT name FROM region_names)
      WHERE name LIKE '%region' OR name LIKE '%regionen'
      """
    return Set(try connection.rows(sql) { $0.text(0) ?? "" })
  }
}

extension KnowledgeBase {
  /// All synonyms, or those of one word, those that users added first, in Norwegian order.
  ///
  /// - Throws: `KnowledgeBaseError` for what is wrong with the file, with `.usage` when there is no word in `asked`.
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

  /// Makes two words, or a word and several, mean the same from now on; false when they did already.
  ///
  /// - Throws: `KnowledgeBaseError` with `.usage` when there is no word in one of them, or both are the same.
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

  /// Takes a synonym back, in either direction; false when there was none.
  ///
  /// - Throws: `KnowledgeBaseError` with `.usage` when there is no word in one of them.
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

/// The names of municipalities and counties in the register: a name has no inflected forms but its genitive, and no
/// common word is a form of it.
final class RegisteredNames {
  /// What a word is that the register knows.
  enum Kind {
    /// A name: `vega`.
    case nameOnly
    /// A name that is also a common noun, and is inflected as such: `strand`.
    case nameAndNoun
  }

  private let connection: Connection
  private var names: Set<String> = []
  private var isRead = false

  init(_ connection: Connection) { self.connection = connection }

  /// Whether a word, with or without a genitive `s`, is a name of the register. Reads the register the first time.
  func kind(of word: String) throws -> Kind? {
    try read()
    return kind(word)
  }

  /// Whether a word is a name and no common noun; false before the register was read.
  func isNameOnly(_ word: String) -> Bool { kind(word) == .nameOnly }

  /// Whether a term can be a form of a word by a rule, as far as names are concerned.
  func isAllowed(_ term: String, for word: String, _ rule: GrammarRule) -> Bool {
    if rule == .spelling { return true }
    if RegisteredNames.isGenitive(term, of: word) { return !(names.contains(term) && names.contains(word)) }
    // Who asks for a word means its form too; who asks for the name means the place.
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

  /// Names of municipalities that are also a form of a common word.
  private static let forms = Set(
    "halden sola stranda hvaler loppa torsken lyngen røyken".split(separator: " ").map(String.init))

  /// Names of municipalities that readers also use as common nouns.
  private static let nouns = Set(
    """
    berg eid fjell gran hof hole lund marker moss nes os sand ski strand sund time vang vik ås øyer åmot
    """.split { " \n".contains($0) }.map(String.init))
}
