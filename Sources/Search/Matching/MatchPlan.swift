import ByregionRecords
import ByregionSQLite

/// An expression for FTS5's MATCH as a tree. Its phrases carry what they mean for the score.
///
/// See https://sqlite.org/fts5.html#full_text_query_syntax.
indirect enum MatchExpression {
  /// Words next to each other, or one word; of the last one only the beginning if `isPrefix`. A phrase whose `planned`
  /// is nil scores nothing.
  case phrase(String, isPrefix: Bool = false, planned: PlannedPhrase?)
  /// Phrases with at most so many words between the first and the last of them.
  case near([MatchExpression], distance: Int)
  case and([MatchExpression])
  case or([MatchExpression])
  /// What meets the first part and not the second.
  case not(MatchExpression, MatchExpression)

  /// The same expression, whose phrases score nothing.
  var withoutScore: MatchExpression {
    switch self {
    case .phrase(let text, let isPrefix, _): .phrase(text, isPrefix: isPrefix, planned: nil)
    case .near(let parts, let distance): .near(parts.map(\.withoutScore), distance: distance)
    case .and(let parts): .and(parts.map(\.withoutScore))
    case .or(let parts): .or(parts.map(\.withoutScore))
    case .not(let wanted, let excluded): .not(wanted.withoutScore, excluded.withoutScore)
    }
  }

  /// The text of an expression and its phrases, in the order in which FTS5 numbers them.
  struct Rendered {
    /// The expression, every phrase in quotation marks.
    var text = ""
    /// One for each phrase of the text, in its order; nil for a phrase that scores nothing.
    var phrases: [PlannedPhrase?] = []
  }

  func rendered() -> Rendered {
    var rendered = Rendered()
    render(into: &rendered)
    return rendered
  }

  private func render(into rendered: inout Rendered) {
    switch self {
    case .phrase(let text, let isPrefix, let planned):
      rendered.text += MatchExpression.quoted(text) + (isPrefix ? "*" : "")
      rendered.phrases.append(planned)
    case .near(let parts, let distance):
      rendered.text += "NEAR("
      MatchExpression.render(parts, separator: " ", into: &rendered)
      rendered.text += ", \(distance))"
    case .and(let parts): renderList(parts, separator: " AND ", into: &rendered)
    case .or(let parts): renderList(flattened(parts), separator: " OR ", into: &rendered)
    case .not(let wanted, let excluded):
      rendered.text += "("
      wanted.render(into: &rendered)
      rendered.text += " NOT "
      excluded.render(into: &rendered)
      rendered.text += ")"
    }
  }

  private func renderList(_ parts: [MatchExpression], separator: String, into rendered: inout Rendered) {
    if parts.count > 1 { rendered.text += "(" }
    MatchExpression.render(parts, separator: separator, into: &rendered)
    if parts.count > 1 { rendered.text += ")" }
  }

  private static func render(_ parts: [MatchExpression], separator: String, into rendered: inout Rendered) {
    for (index, part) in parts.enumerated() {
      if index > 0 { rendered.text += separator }
      part.render(into: &rendered)
    }
  }

  /// The parts, with those of an OR among them in its place: FTS5's parser takes few parentheses within each other.
  private func flattened(_ parts: [MatchExpression]) -> [MatchExpression] {
    parts.flatMap { part in if case .or(let inner) = part { flattened(inner) } else { [part] } }
  }

  /// A string of FTS5's query syntax (https://sqlite.org/fts5.html#fts5_strings), which a NUL would end; no word of an
  /// index has either sign.
  static func quoted(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { $0 != UInt8(ascii: "\"") && $0 != 0 }
    return "\"" + (isPlain ? text : text.filter { $0 != "\"" && $0 != "\0" }) + "\""
  }
}

/// A query turned into an expression for FTS5, and what each phrase of it means.
struct MatchPlan {
  /// What FTS5 is asked for; its text is empty when there is nothing to match.
  private(set) var match = MatchExpression.Rendered()
  /// The same as a tree; nil when there is nothing to match.
  private(set) var tree: MatchExpression?
  var words: [PlannedWord] = []
  /// Whether hits that have all words come before the others.
  var isGrouped = false
  /// Whether any word alone makes a hit, so that words can be looked up one by one.
  var isWordsOnly = false
  var diagnostics: [QueryDiagnostic] = []

  /// The expression, every word in quotation marks; empty when there is nothing to match.
  var expression: String { match.text }
  /// One for each phrase of the expression, in its order; nil for a phrase that scores nothing, such as an excluded one.
  var phrases: [PlannedPhrase?] { match.phrases }

  /// Renders the expression that the plan matches.
  mutating func setExpression(_ expression: MatchExpression?) {
    tree = expression
    match = expression?.rendered() ?? MatchExpression.Rendered()
  }
}

/// The kind of passages that a word of a question names: who asks for `råd om forankring` is served by advice on
/// forankring, whether or not it says that it is advice.
///
/// A passage of the kind meets the word, at a small weight, if another word makes it a hit.
struct PlannedKind {
  /// What the kind counts as: a word that stands once in each of its passages.
  var alternative: Alternative
  /// Weight × rarity.
  var value: Double
  /// The passages of the kind.
  var members: PassageSet
}

extension PassageKind {
  /// The kind that a word names, in lower case and in either written form; nil for most words.
  static func named(by word: String) -> PassageKind? { words[word] }

  private static let words: [String: PassageKind] = {
    let lists: [(PassageKind, String)] = [
      (
        .advice,
        """
        råd rada raad råda rådene tilråding tilrådingar tilrådingene tilrådingane tilrådning anbefaling anbefalinger \
        anbefalingene anbefalingar anbefaler anbefalte tilrår tilrådde
        """
      ),
      (
        .goal,
        """
        mål måla målene maal målsetting målsettinger målsetjing målsetjingar hovedmål hovudmål delmål effektmål \
        resultatmål målsetning målsetninger
        """
      ),
      (.result, "resultat resultater resultatet resultatene resultata resultatene"),
      (.continuation, "videreføring vidareføring videreføringen vidareføringa"),
      (.application, "søknad søknaden søknader søknadene soknad"),
    ]
    var words: [String: PassageKind] = [:]
    for (kind, list) in lists {
      for word in list.split(separator: " ") { words[String(word)] = kind }
    }
    return words
  }()
}

/// What a phrase of a MATCH expression stands for.
struct PlannedPhrase {
  /// The index of the word in ``MatchPlan/words``.
  var word: Int
  /// The index of the word's alternative.
  var alternative: Int
  /// Weight × rarity: what a match can add to the score.
  var value: Double
  var match: WordMatch
}

/// A word, prefix or phrase of a question with what it is searched for as.
struct PlannedWord {
  /// The word as typed, in lower case.
  var text: String
  /// The place in the query as typed, in UTF-8 bytes.
  var range: Range<Int>
  var mode: QueryWord.Mode
  /// The alternatives, the word itself first; none for a word that is not in the index and is like nothing in it.
  var alternatives: [Alternative]
  /// Terms that were found and are not searched for.
  var offers: [Alternative] = []
  /// Whether it counts for the order of hits only: a word such as `under`, which does not make a hit.
  var isOptional = false
  /// The words of a phrase; empty for a single word.
  var phrase: [String] = []
  /// The kind of passages that the word names, if the query goes on to say what about.
  var kind: PlannedKind?
}

/// Ids of passages, a byte for each id up to the largest.
struct PassageSet: Sendable {
  private var holds: [Bool] = []
  /// The number of ids.
  private(set) var count = 0

  /// No passage.
  init() {}

  /// Takes an id in; one that is too large for a table of all ids is left out.
  mutating func insert(_ id: Int64) {
    guard id >= 0, id <= WordRanking.largestID else { return }
    let index = Int(id)
    if index >= holds.count {
      holds += [Bool](repeating: false, count: max(index + 1 - holds.count, holds.count))
    }
    if !holds[index] { count += 1 }
    holds[index] = true
  }

  /// Whether the id is one of them.
  func contains(_ id: Int64) -> Bool { id >= 0 && id < holds.count && holds[Int(id)] }
}

extension PassageSet {
  /// The passages of a kind.
  init(of kind: PassageKind, on connection: Connection) throws {
    self.init()
    try insert(kind, on: connection)
  }

  /// Adds the passages of a kind. Reads the index `passages_region` once.
  mutating func insert(_ kind: PassageKind, on connection: Connection) throws {
    let sql = "SELECT id FROM passages WHERE kind = ?"
    try connection.query(sql, [.text(kind.rawValue)]) { insert($0.integer(0) ?? -1) }
  }
}

/// A sign that says what a number is, such as `%`. The index holds none, so the passages are read for it.
package enum NumberSign: Sendable, Hashable {
  /// `12 %`
  case percent
  /// `§ 3`
  case section
  /// `−7`
  case minus
  /// No sign, and no part of a longer number: the `900` of `900 kroner`, not of `1 900 kroner`.
  case whole

  /// Whether a number stands somewhere in a text with this sign, and is no part of a longer number.
  ///
  /// - Parameter number: its runs of digits, and words in lower case behind them, with a space between.
  func stands(with number: String, in text: String) -> Bool {
    let text = Array((self == .whole ? text.lowercased() : text).unicodeScalars)
    let number = Array(number.unicodeScalars)
    return text.indices.contains { start in
      guard text[start] == number[0], !NumberSign.isPart(text, before: start),
        let end = NumberSign.end(of: number, in: text, from: start)
      else { return false }
      return holds(text, start..<end)
    }
  }

  private func holds(_ text: [Unicode.Scalar], _ place: Range<Int>) -> Bool {
    switch self {
    case .percent: text[place.upperBound...].first { !$0.properties.isWhitespace } == "%"
    case .section:
      text[..<place.lowerBound].last { !$0.properties.isWhitespace } == "§"
        && !NumberSign.isPart(text, behind: place.upperBound)
    case .minus:
      place.lowerBound > 0 && "-–−".unicodeScalars.contains(text[place.lowerBound - 1])
        && !NumberSign.isPart(text, behind: place.upperBound)
    case .whole: !NumberSign.isGroup(text, place)
    }
  }

  /// Whether three digits are a group of a longer number: of `1 900`, or of `900 500`.
  private static func isGroup(_ text: [Unicode.Scalar], _ place: Range<Int>) -> Bool {
    if place.lowerBound > 1, text[place.lowerBound - 1].properties.isWhitespace {
      let before = text[..<(place.lowerBound - 1)].reversed().prefix(4).prefix { isDigit($0) }.count
      if (1...3).contains(before) { return true }
    }
    guard place.upperBound < text.count, text[place.upperBound] == "." || text[place.upperBound].properties.isWhitespace
    else { return false }
    return text[(place.upperBound + 1)...].prefix(4).prefix { isDigit($0) }.count == 3
  }

  /// The end of a number that begins at an index: one sign or space stands between each two runs of digits.
  private static func end(of number: [Unicode.Scalar], in text: [Unicode.Scalar], from start: Int) -> Int? {
    var index = start
    for digit in number {
      guard index < text.count, digit == " " ? !isDigit(text[index]) : text[index] == digit else { return nil }
      index += 1
    }
    return index < text.count && isDigit(text[index]) ? nil : index
  }

  /// Whether digits, or a sign that joins others, stand before an index.
  private static func isPart(_ text: [Unicode.Scalar], before index: Int) -> Bool {
    guard index > 0 else { return false }
    if isDigit(text[index - 1]) { return true }
    return index > 1 && joins(text[index - 1]) && isDigit(text[index - 2])
  }

  private static func isPart(_ text: [Unicode.Scalar], behind index: Int) -> Bool {
    index + 1 < text.count && joins(text[index]) && isDigit(text[index + 1])
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
  private static func joins(_ scalar: Unicode.Scalar) -> Bool { ".,-–−/".unicodeScalars.contains(scalar) }
}

/// Reads which passages hold a number with its sign.
struct SignedNumbers {
  let connection: Connection

  /// The passages of each phrase of a plan that needs a sign, by the phrase's index. Linear in the passages that hold
  /// the number.
  func passages(of plan: MatchPlan) throws -> [Int: PassageSet] {
    var found: [Int: PassageSet] = [:]
    for (index, phrase) in plan.phrases.enumerated() {
      guard let phrase else { continue }
      let alternative = plan.words[phrase.word].alternatives[phrase.alternative]
      if let sign = alternative.sign { found[index] = try passages(holding: alternative.word, with: sign) }
    }
    return found
  }

  private func passages(holding number: String, with sign: NumberSign) throws -> PassageSet {
    var passages = PassageSet()
    let sql = "SELECT p.id, p.text, p.title FROM \(SearchScope.passages) WHERE passages_fts MATCH ?1"
    try connection.query(sql, [.text(MatchExpression.quoted(number))]) { row in
      let texts = [row.text(1) ?? "", row.text(2) ?? ""]
      if texts.contains(where: { sign.stands(with: number, in: $0) }) { passages.insert(row.integer(0) ?? -1) }
    }
    return passages
  }
}
