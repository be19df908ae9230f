import ByregionRecords
import ByregionSQLite

/// An FTS5 MATCH expression as a tree. Its phrases carry the data for the score.
///
/// See https://sqlite.org/fts5.html#full_text_query_syntax.
indirect enum MatchExpression {
  /// One word, or several that are adjacent. If `isPrefix`, the last one is a prefix. A phrase whose `planned` is nil
  /// is not scored.
  case phrase(String, isPrefix: Bool = false, planned: PlannedPhrase?)
  /// Phrases with at most `distance` words between the first and the last of them.
  case near([MatchExpression], distance: Int)
  case and([MatchExpression])
  case or([MatchExpression])
  /// Matches the first part without the second.
  case not(MatchExpression, MatchExpression)

  /// The same expression with no phrase scored.
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
    /// The expression, with every phrase in quotation marks.
    var text = ""
    /// One element for each phrase of the text, in order; nil for a phrase that is not scored.
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

  /// The parts, with nested ORs merged into the outer one, since FTS5's parser limits the depth of parentheses.
  private func flattened(_ parts: [MatchExpression]) -> [MatchExpression] {
    parts.flatMap { part in if case .or(let inner) = part { flattened(inner) } else { [part] } }
  }

  /// Quotes a string for FTS5's query syntax (https://sqlite.org/fts5.html#fts5_strings). Removes quotation marks and
  /// NUL, which would end the string; no word of an index contains either.
  static func quoted(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { $0 != UInt8(ascii: "\"") && $0 != 0 }
    return "\"" + (isPlain ? text : text.filter { $0 != "\"" && $0 != "\0" }) + "\""
  }
}

/// A query compiled to an FTS5 expression, with the meaning of each of its phrases.
struct MatchPlan {
  /// The expression and its phrases; the text is empty if there is nothing to match.
  private(set) var match = MatchExpression.Rendered()
  /// The same as a tree; nil if there is nothing to match.
  private(set) var tree: MatchExpression?
  var words: [PlannedWord] = []
  /// Whether hits with all words are listed before the others.
  var isGrouped = false
  /// Whether each word alone makes a hit, so that words can be looked up one by one.
  var isWordsOnly = false
  var diagnostics: [QueryDiagnostic] = []

  /// The expression, with every word in quotation marks; empty if there is nothing to match.
  var expression: String { match.text }
  /// One element for each phrase of the expression, in order; nil for a phrase that is not scored, such as an excluded
  /// one.
  var phrases: [PlannedPhrase?] { match.phrases }

  /// Sets and renders the expression of the plan.
  mutating func setExpression(_ expression: MatchExpression?) {
    tree = expression
    match = expression?.rendered() ?? MatchExpression.Rendered()
  }
}

/// The kind of passages that a query word names. A query for `råd om forankring` matches advice on forankring, whether
/// or not the text says that it is advice.
///
/// If another word makes a passage of the kind a hit, the passage also matches this word, at a small weight.
struct PlannedKind {
  /// The kind as an alternative: a word that occurs once in each passage of the kind.
  var alternative: Alternative
  /// Weight × rarity.
  var value: Double
  /// The passages of the kind.
  var members: PassageSet
}

extension PassageKind {
  /// The kind that a word in lower case names, in either written form; nil for most words.
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

/// The meaning of a phrase of a MATCH expression.
struct PlannedPhrase {
  /// The index of the word in ``MatchPlan/words``.
  var word: Int
  /// The index of the word's alternative.
  var alternative: Int
  /// Weight × rarity; what a match can add to the score.
  var value: Double
  var match: WordMatch
}

/// A word, prefix or phrase of a query with the terms it is searched for as.
struct PlannedWord {
  /// The word as typed, in lower case.
  var text: String
  /// The range in the query as typed, in UTF-8 bytes.
  var range: Range<Int>
  var mode: QueryWord.Mode
  /// The alternatives, the word itself first; empty if the index holds neither the word nor anything like it.
  var alternatives: [Alternative]
  /// Terms that were found but are not searched for.
  var offers: [Alternative] = []
  /// Whether it affects only the order of hits, as a word such as `under` does.
  var isOptional = false
  /// The words of a phrase; empty for a single word.
  var phrase: [String] = []
  /// The kind of passages that the word names, if the query has other words.
  var kind: PlannedKind?
}

/// A set of passage ids that uses one byte for each id up to the largest.
struct PassageSet: Sendable {
  private var holds: [Bool] = []
  /// The number of ids.
  private(set) var count = 0

  /// The empty set.
  init() {}

  /// Adds an id. An id too large for a table of all ids is ignored.
  mutating func insert(_ id: Int64) {
    guard id >= 0, id <= WordRanking.largestID else { return }
    let index = Int(id)
    if index >= holds.count {
      holds += [Bool](repeating: false, count: max(index + 1 - holds.count, holds.count))
    }
    if !holds[index] { count += 1 }
    holds[index] = true
  }

  /// Whether the set contains the id.
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

/// A sign that determines the meaning of a number, such as `%`. The index holds no signs, so the texts are read to
/// check.
package enum NumberSign: Sendable, Hashable {
  /// `12 %`
  case percent
  /// `§ 3`
  case section
  /// `−7`
  case minus
  /// No sign, and not a part of a longer number: the `900` of `900 kroner` but not of `1 900 kroner`.
  case whole

  /// Whether a text contains a number with this sign that is not a part of a longer number.
  ///
  /// - Parameter number: runs of digits, and words in lower case after them, separated by spaces.
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

  /// Whether three digits are a group of a longer number, such as `1 900` or `900 500`.
  private static func isGroup(_ text: [Unicode.Scalar], _ place: Range<Int>) -> Bool {
    if place.lowerBound > 1, text[place.lowerBound - 1].properties.isWhitespace {
      let before = text[..<(place.lowerBound - 1)].reversed().prefix(4).prefix { isDigit($0) }.count
      if (1...3).contains(before) { return true }
    }
    guard place.upperBound < text.count, text[place.upperBound] == "." || text[place.upperBound].properties.isWhitespace
    else { return false }
    return text[(place.upperBound + 1)...].prefix(4).prefix { isDigit($0) }.count == 3
  }

  /// The end index of a number that begins at `start`; runs of digits are separated by one sign or space.
  private static func end(of number: [Unicode.Scalar], in text: [Unicode.Scalar], from start: Int) -> Int? {
    var index = start
    for digit in number {
      guard index < text.count, digit == " " ? !isDigit(text[index]) : text[index] == digit else { return nil }
      index += 1
    }
    return index < text.count && isDigit(text[index]) ? nil : index
  }

  /// Whether the character before an index is a digit, or a sign that joins it to one.
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

/// Reads which passages contain a number with its sign.
struct SignedNumbers {
  let connection: Connection

  /// The passages of each phrase of a plan that needs a sign, by the index of the phrase. Linear in the number of
  /// passages that contain the number.
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
