import ByregionNorwegian
import ByregionSQLite

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
    return !isNameOnly(term) && !isNameOnly(word)
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

  /// Names of municipalities that readers also use as common nouns.
  private static let nouns = Set(
    """
    berg eid fjell gran hof hole lund marker moss nes os sand ski strand sund time vang vik ås øyer åmot
    """.split { " \n".contains($0) }.map(String.init))
}
