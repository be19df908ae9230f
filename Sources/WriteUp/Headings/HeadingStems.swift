import ByregionText

/// Tells the kind of a heading by what its words begin and end with, where the vocabulary does not know the words themselves.
///
/// It does not tell a heading from running text: what calls it knows, from markup or place, that the line is a heading.
enum HeadingStems {
  /// What the words of a heading tell.
  struct Reading {
    var kind: Section.Kind
    /// Whether the heading says that something was learned; see ``StemVocabulary/lessons``.
    var isLesson = false
  }

  /// More words than a heading has.
  private static let longest = 12

  /// The kind of the first word that shows one; words for other sections count only where no other word does.
  ///
  /// - Parameter skipsKnown: whether words of the vocabulary are passed over: its own rules have judged them already.
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

  /// Two words that tell together: "etter prosjektet", "i tall", "last ned", "kort om regionen", "i framtida".
  private static func pair(_ line: FoldedLine, _ index: Int) -> Section.Kind? {
    guard index + 1 < line.words.count else { return nil }
    let (first, second) = (line.bytes(of: line.words[index]), line.bytes(of: line.words[index + 1]))
    return pairs.first { $0.first.elementsEqual(first) && second.starts(with: $0.second) }?.kind
  }

  /// Whether a line tells somebody what to do: "Begynn i det små".
  static func isImperative(_ text: String) -> Bool {
    let beginning = text.prefix(while: { $0.isLetter })
    guard !beginning.isEmpty, beginning.utf8.count <= 24, let line = FoldedLine(String(beginning)) else { return false }
    return imperatives.contains(line.letters)
  }

  private static func isThing(_ letters: ArraySlice<UInt8>) -> Bool {
    StemVocabulary.things.contains { letters.count > $0.count && letters.suffix($0.count).elementsEqual($0) }
  }

  /// Whether a line does so in a word that is nothing but a verb.
  static func isPlainImperative(_ text: String) -> Bool {
    guard isImperative(text), let line = FoldedLine(String(text.prefix(while: { $0.isLetter }))) else { return false }
    return !nouns.contains(line.letters)
  }

  /// Whether a word is of those for sections that the programme does not have.
  static func isOther(_ letters: ArraySlice<UInt8>) -> Bool { rows.first { $0.holds(letters) }?.kind == .other }

  /// Whether a word only looks like one of the vocabulary.
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

  /// The words of a row, made ready for looking words up.
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

/// The number that an author gave a heading: "2.", "3.1", "4)".
enum OutlineNumber {
  /// What stands behind the number, when it begins with a capital; nil where there is none.
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

/// The part of a compound that waits for its end: "Resultat- og effektmål" are goals.
enum HangingPart {
  /// The text without a part that ends with a hyphen before "og" or "eller"; nil where there is none.
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

  /// Whether the last word of a text is one for goals: "effektmål".
  static func endsWithGoals(_ text: String) -> Bool {
    let last = text.split(separator: " ").last?.lowercased().filter(\.isLetter) ?? ""
    return ["mål", "måla", "målene"].contains { last.hasSuffix($0) } && last != "spørsmål"
  }
}
