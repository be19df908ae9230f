import ByregionText

/// Classifies headings whose words are not in the vocabulary by the beginnings and endings of the words.
///
/// It does not distinguish headings from running text: callers know from markup or position that a line is a heading.
enum HeadingStems {
  /// The classification of a heading.
  struct Reading {
    var kind: Section.Kind
    /// Whether the heading announces lessons learned; see ``StemVocabulary/lessons``.
    var isLesson = false
  }

  /// Maximum number of words.
  private static let longest = 12

  /// The kind of the first word that indicates one. `other` is returned only if no word indicates another kind.
  ///
  /// - Parameter skipsKnown: Whether to skip words of the vocabulary, which ``HeadingRule`` has already judged.
  static func read(_ line: FoldedLine, skipsKnown: Bool = false) -> Reading? {
    guard line.words.count <= longest else { return nil }
    var other: Reading?
    for index in line.words.indices {
      let letters = line.bytes(of: line.words[index])
      if skipsKnown, Lexicon.headings.match(line.words[index].hash) != nil {
        if let kind = pair(line, index) { return Reading(kind: kind) }
      } else if lessons.holds(letters) {
        other = Reading(kind: .other, isLesson: true)
      } else if let row = rows.first(where: { $0.holds(letters) }) {
        guard row.kind == .other else { return Reading(kind: row.kind) }
        other = other ?? Reading(kind: .other)
      } else if let kind = pair(line, index) {
        return Reading(kind: kind)
      }
    }
    return other
  }

  /// The kind that two consecutive words indicate together: "etter prosjektet", "i tall", "last ned", "i framtida".
  private static func pair(_ line: FoldedLine, _ index: Int) -> Section.Kind? {
    guard index + 1 < line.words.count else { return nil }
    let (first, second) = (line.bytes(of: line.words[index]), line.bytes(of: line.words[index + 1]))
    return pairs.first { $0.first.elementsEqual(first) && second.starts(with: $0.second) }?.kind
  }

  /// Whether a line begins with an imperative: "Begynn i det små".
  static func isImperative(_ text: String) -> Bool {
    let beginning = text.prefix(while: { $0.isLetter })
    guard !beginning.isEmpty, beginning.utf8.count <= 24, let line = FoldedLine(String(beginning)) else { return false }
    return imperatives.contains(line.letters)
  }

  private static func isThing(_ letters: ArraySlice<UInt8>) -> Bool {
    StemVocabulary.things.contains { letters.count > $0.count && letters.suffix($0.count).elementsEqual($0) }
  }

  /// Whether a line begins with an imperative that is not also a noun.
  static func isPlainImperative(_ text: String) -> Bool {
    guard isImperative(text), let line = FoldedLine(String(text.prefix(while: { $0.isLetter }))) else { return false }
    return !nouns.contains(line.letters)
  }

  /// Whether a word names a section of kind `other`.
  static func isOther(_ letters: ArraySlice<UInt8>) -> Bool { rows.first { $0.holds(letters) }?.kind == .other }

  /// Whether a word only resembles a word of the vocabulary.
  static func isLookalike(_ letters: ArraySlice<UInt8>) -> Bool { lookalikes.contains(Array(letters)) }

  private static let imperatives = Set(StemVocabulary.imperatives)
  private static let nouns = Set(StemVocabulary.nouns)
  private static let lookalikes = Set(StemVocabulary.lookalikes)

  private static let pairs: [(kind: Section.Kind, first: [UInt8], second: [UInt8])] =
    [
      (Section.Kind.continuation, "etter", "program"), (.continuation, "etter", "prosjekt"),
      (.continuation, "etter", "byregionprogram"), (.continuation, "i", "framtid"), (.continuation, "i", "fremtid"),
      (.continuation, "til", "drift"), (.continuation, "etter", "201"), (.advice, "pass", "på"),
      (.documents, "å", "lese"), (.continuation, "når", "program"), (.continuation, "når", "prosjekt"),
      (.facts, "i", "tal"), (.facts, "tall", "og"), (.facts, "tal", "og"), (.documents, "last", "ned"),
    ].map { kind, first, second in (kind, letters(first), letters(second)) }

  private static func letters(_ word: String) -> [UInt8] { FoldedLine(word)?.letters ?? [] }

  /// A row of the vocabulary, prepared for lookup.
  private struct Stems {
    let kind: Section.Kind
    private let words: Set<[UInt8]>
    private let except: Set<[UInt8]>
    private let beginnings: [[UInt8]]
    private let endings: [[UInt8]]

    init(_ row: StemVocabulary.Row) {
      kind = row.kind
      words = Set(StemVocabulary.words(row.words))
      except = Set(StemVocabulary.words(row.except))
      beginnings = StemVocabulary.words(row.beginnings)
      endings = StemVocabulary.words(row.endings)
    }

    func holds(_ letters: ArraySlice<UInt8>) -> Bool {
      let isFound =
        words.contains(Array(letters))
        || beginnings.contains { letters.starts(with: $0) } && !HeadingStems.isThing(letters)
        || endings.contains { letters.count >= $0.count && letters.suffix($0.count).elementsEqual($0) }
      return isFound && !except.contains(Array(letters))
    }
  }

  private static let rows = StemVocabulary.rows.map(Stems.init)
  private static let lessons = Stems(StemVocabulary.lessons)
}

/// The number at the start of a heading: "2.", "3.1", "4)".
enum OutlineNumber {
  /// The text after the number, or nil if there is no number or the text does not begin with a capital.
  static func removed(from text: String) -> String? {
    var digits = 0
    var index = text.utf8.startIndex
    let bytes = text.utf8
    while index < bytes.endIndex {
      let byte = bytes[index]
      if byte >= 0x30, byte <= 0x39 {
        digits += 1
        guard digits <= 2 else { return nil }
      } else if byte == 0x2E, digits > 0 {
        digits = 0
      } else {
        break
      }
      index = bytes.index(after: index)
    }
    guard index > bytes.startIndex, index < bytes.endIndex else { return nil }
    if bytes[index] == 0x29 { index = bytes.index(after: index) }
    let rest = text[index...].drop { $0 == " " || $0 == "\t" || $0 == "\u{A0}" }
    guard rest.startIndex > index, rest.first?.isUppercase == true else { return nil }
    return String(rest)
  }
}

/// The first part of a split compound: "Resultat-" in "Resultat- og effektmål", which is a heading of goals.
enum HangingPart {
  /// The text without a part that ends with a hyphen before "og" or "eller", or nil if there is no such part.
  static func removed(from text: String) -> String? {
    guard text.utf8.count <= FoldedLine.maximumBytes, text.contains("- ") else { return nil }
    var words = text.split(separator: " ")
    guard let index = words.indices.dropLast(2).first(where: { words[$0].count > 2 && words[$0].hasSuffix("-") }),
      ["og", "eller"].contains(words[index + 1].lowercased())
    else { return nil }
    words.removeSubrange(index...(index + 1))
    let rest = words.joined(separator: " ")
    return index == 0 ? rest.prefix(1).uppercased() + rest.dropFirst() : rest
  }

  /// Whether the last word of a text is a word for goals: "effektmål".
  static func endsWithGoals(_ text: String) -> Bool {
    let last = text.split(separator: " ").last?.lowercased().filter(\.isLetter) ?? ""
    return ["mål", "måla", "målene"].contains { last.hasSuffix($0) } && last != "spørsmål"
  }
}
