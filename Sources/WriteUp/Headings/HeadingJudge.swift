import ByregionText

/// Decides whether a line is a heading, and of which kind of section.
///
/// A heading is a short line whose words are all in the vocabulary or that contains the region's name. A line with a
/// finite verb or with unknown words is running text. A line longer than ``FoldedLine/maximumBytes`` is always text.
struct HeadingJudge {
  let names: RegionNames

  func judge(_ text: String, _ place: HeadingPlace) -> HeadingFinding? {
    if place.level != nil || place.standsAlone, let heading = OutlineNumber.removed(from: text) {
      return judge(heading, place)
    }
    guard var finding = compound(text, place) ?? read(text, place) else { return nil }
    if finding.kind == .other, let line = FoldedLine(text) {
      finding.isLesson = HeadingStems.read(line)?.isLesson ?? false
    }
    return finding
  }

  /// A heading with a split compound, whose last part indicates the kind: "Resultat- og effektmål".
  private func compound(_ text: String, _ place: HeadingPlace) -> HeadingFinding? {
    guard let heading = HangingPart.removed(from: text) else { return nil }
    if let finding = read(heading, place), finding.kind != .other { return finding }
    guard HangingPart.endsWithGoals(heading), read(text, place)?.kind == .results else { return nil }
    return HeadingFinding(kind: .goals, words: nil, uncertainty: .unusual)
  }

  private func read(_ text: String, _ place: HeadingPlace) -> HeadingFinding? {
    if place.level == nil, Self.isTextAtSight(text) { return nil }
    guard let line = FoldedLine(text) else { return place.level == nil ? nil : unknown(nil) }
    if place.level != nil { return judgeNamed(HeadingWords(text, line, names: names), place) }
    if let finding = phrase(text, line, place) ?? standingPhrase(text, line, place) { return finding }
    guard mayBeHeading(line) else {
      return FormQuestions.kind(of: text, place).map {
        HeadingFinding(kind: $0, words: HeadingWords(text, line, names: names), uncertainty: nil)
      } ?? asked(text, line, place)
    }
    let words = HeadingWords(text, line, names: names)
    let rule = HeadingRule(words: words, place: place)
    if let kind = Self.kinds(in: words).first(where: { rule.accepts($0) }) {
      return finding(kind, words)
    }
    if let kind = FormQuestions.kind(of: text, place) {
      return HeadingFinding(kind: kind, words: words, uncertainty: nil)
    }
    if rule.isUnknownHeadingOfFacts { return HeadingFinding(kind: .facts, words: words, uncertainty: .unusual) }
    if let match = HeadingTemplates.match(words), place.isAfterBlank || place.isBeforeBlank,
      !rule.isLabelOfApplication, !(place.section == .application && Self.asksForGoals(words)),
      match.kind != .facts || !Self.isOfProject(words) || place.isBeforeFact
    {
      return HeadingFinding(kind: match.kind, words: words, uncertainty: match.isExact ? nil : .unusual)
    }
    return standing(words, rule) ?? (rule.isUnknownHeading ? unknown(words) : nil)
  }

  /// Classifies a line in the position of a heading, with a compound of a section word: "Prosjektmål".
  private func standing(_ words: HeadingWords, _ rule: HeadingRule) -> HeadingFinding? {
    if let finding = asked(words, rule) { return finding }
    guard rule.standsAsHeading, let reading = HeadingStems.read(words.line, skipsKnown: true),
      rule.acceptsStanding(reading)
    else { return nil }
    return HeadingFinding(kind: reading.kind, words: words.misspelt.isEmpty ? words : nil, uncertainty: .unusual)
  }

  /// Classifies a question or phrase that stands apart from the text, although it has the form of a sentence.
  private func asked(_ text: String, _ line: FoldedLine, _ place: HeadingPlace) -> HeadingFinding? {
    guard place.isAfterBlank, line.words.count <= 9, line.innerStop == 0, line.lastSign != 0x2C else { return nil }
    let words = HeadingWords(text, line, names: names)
    return asked(words, HeadingRule(words: words, place: place))
  }

  private func asked(_ words: HeadingWords, _ rule: HeadingRule) -> HeadingFinding? {
    guard rule.standsAsQuestion else { return nil }
    let kind = HeadingSense.addressed(words.line) ?? HeadingSense.kind(of: words.line, isMarked: false)
    guard let kind, rule.acceptsKind(kind) else { return nil }
    return HeadingFinding(kind: kind, words: words.misspelt.isEmpty ? words : nil, uncertainty: .unusual)
  }

  /// Classifies a question or phrase that only headings have: "Hva ville vi få til?", "Sånn gikk det".
  private func phrase(_ text: String, _ line: FoldedLine, _ place: HeadingPlace) -> HeadingFinding? {
    guard HeadingPhraseMatcher.mayMatch(line), line.lastSign != 0x2E else { return nil }
    guard place.isAfterBlank || place.isBeforeBlank || line.words.count > 2 && line.lastSign != 0x3A else { return nil }
    let words = HeadingWords(text, line, names: names)
    guard let kind = HeadingPhraseMatcher.kind(of: words), opensSection(kind, words, place) else { return nil }
    return HeadingFinding(phrase: kind, words: words)
  }

  /// Classifies a line that could begin a sentence and is a heading only if it stands apart: "Før dere begynner".
  private func standingPhrase(_ text: String, _ line: FoldedLine, _ place: HeadingPlace) -> HeadingFinding? {
    guard place.isAfterBlank, place.isBeforeBlank || place.isBeforeItem, HeadingPhraseMatcher.mayMatchStanding(line)
    else { return nil }
    let words = HeadingWords(text, line, names: names)
    let rule = HeadingRule(words: words, place: place)
    guard rule.standsAsQuestion, let kind = HeadingPhraseMatcher.standingKind(of: words), rule.acceptsKind(kind) else {
      return nil
    }
    return HeadingFinding(kind: kind, words: words.misspelt.isEmpty ? words : nil, uncertainty: .unusual)
  }

  /// Whether a phrase opens a section at its position. An application contains questions and answers of its own.
  private func opensSection(_ kind: Section.Kind, _ words: HeadingWords, _ place: HeadingPlace) -> Bool {
    if HeadingRule(words: words, place: place).isLabelOfApplication { return false }
    return !(place.section == .application && kind == .goals && Self.asksForGoals(words))
  }

  /// Classifies a heading by markup. It is a heading whatever its words, which only determine its kind.
  private func judgeNamed(_ words: HeadingWords, _ place: HeadingPlace) -> HeadingFinding? {
    if let level = place.level, level > place.sectionLevel, words.firstIndex(.label) == 0, !words.hasName {
      return nil
    }
    if HeadingPhraseMatcher.mayMatch(words.line), let kind = HeadingPhraseMatcher.kind(of: words) {
      return HeadingFinding(phrase: kind, words: words)
    }
    if HeadingPhraseMatcher.mayMatchStanding(words.line), let kind = HeadingPhraseMatcher.standingKind(of: words) {
      return HeadingFinding(kind: kind, words: words.misspelt.isEmpty ? words : nil, uncertainty: .unusual)
    }
    let rule = HeadingRule(words: words, place: place)
    let kinds = Self.kinds(in: words)
    if let kind = kinds.first(where: { rule.accepts($0) }) { return finding(kind, words) }
    if let kind = FormQuestions.kind(of: words.text, place) {
      return HeadingFinding(kind: kind, words: words, uncertainty: nil)
    }
    if let match = HeadingTemplates.match(words), match.kind != .other || !place.isBeforeMarkedFact,
      match.kind != .facts || !Self.isOfProject(words) || place.isBeforeMarkedFact
    {
      return HeadingFinding(kind: match.kind, words: words, uncertainty: match.isExact ? nil : .unusual)
    }
    // "Her er vi", "Om regionen", "Nordfjord i tall": the facts below determine the kind.
    if place.isBeforeMarkedFact, place.section != .facts, kinds.allSatisfy({ $0 == .other }) {
      return HeadingFinding(kind: .facts, words: words, uncertainty: .unusual)
    }
    if let kind = HeadingSense.addressed(words.line) {
      return HeadingFinding(kind: kind, words: words.misspelt.isEmpty ? words : nil, uncertainty: .unusual)
    }
    if let kind = kinds.first(where: { rule.acceptsNamed($0) }), kind != .other || !isOfSection(words.line) {
      return HeadingFinding(kind: kind, words: words, uncertainty: .unusual)
    }
    let reading = HeadingStems.read(words.line)
    if let reading, reading.kind != .other {
      return HeadingFinding(kind: reading.kind, words: words.misspelt.isEmpty ? words : nil, uncertainty: .unusual)
    }
    if reading == nil || reading?.isLesson == true, let kind = HeadingSense.kind(of: words.line, isMarked: true) {
      return HeadingFinding(kind: kind, words: words.misspelt.isEmpty ? words : nil, uncertainty: .unusual)
    }
    // "Hovedmål", "Prosjektets hovedmål".
    let isLabel = words.firstIndex(.label) == 0 || rule.isLabelOfGoals
    if isLabel, words.words.count <= 3, place.section != .application {
      return HeadingFinding(kind: .goals, words: words, uncertainty: .unusual)
    }
    if place.isBeforeMarkedFact, place.section != .facts {
      return HeadingFinding(kind: .facts, words: words, uncertainty: .unusual)
    }
    if reading != nil { return HeadingFinding(kind: .other, words: nil, uncertainty: nil) }
    return unknown(words)
  }

  /// Whether the last word stands for the project: "Kort om prosjektet" is a heading of facts only directly above
  /// facts.
  private static func isOfProject(_ words: HeadingWords) -> Bool {
    words.words.last.map { HeadingSense.isProject(words.line.letters[$0.letters]) } ?? false
  }

  /// Whether the parts of the words indicate a kind of section: "Framtidig organisering".
  private func isOfSection(_ line: FoldedLine) -> Bool { HeadingStems.read(line).map { $0.kind != .other } ?? false }

  /// Whether a question about goals is in the present tense, as in an application: "Hva vil vi oppnå?". A report uses
  /// "ville".
  private static func asksForGoals(_ words: HeadingWords) -> Bool {
    words.words.contains { words.line.letters[$0.letters].elementsEqual("vil".utf8) }
  }

  private func finding(_ kind: Section.Kind, _ words: HeadingWords) -> HeadingFinding {
    let isUnusual = words.words.contains { $0.isForeign || $0.isGuessed || $0.roles.contains(.misspeltFor) }
    return HeadingFinding(kind: kind, words: words, uncertainty: isUnusual ? .unusual : nil)
  }

  private func unknown(_ words: HeadingWords?) -> HeadingFinding {
    HeadingFinding(kind: .other, words: words, uncertainty: .unknown)
  }

  /// Whether the last character, or a colon inside the line, rules out a heading.
  private static func isTextAtSight(_ text: String) -> Bool {
    text.withBytes { bytes in
      // A table row begins with a bar.
      guard let first = bytes.first, let last = bytes.last, first != 0x7C else { return true }
      switch last {
      case 0x2C, 0x3B, 0x21: return true
      case 0x2E where bytes.count > 90: return true
      default: break
      }
      guard !FactsBeginnings.mayBegin(bytes), let colon = ByteSearch.first(0x3A, in: bytes), colon + 1 < bytes.count
      else { return false }
      return bytes[colon + 1] == 0x20
    }
  }

  private func mayBeHeading(_ line: FoldedLine) -> Bool {
    switch line.lastSign {
    case 0x2C, 0x3B, 0x21, 0x2D: return false
    default: break
    }
    if line.innerStop == 0 { return !isRunningText(line) }
    guard line.innerStop == 0x3A, line.words.count <= 7 else { return false }
    let first = line.bytes(of: line.words[0])
    // Only words for facts can be followed by a colon.
    guard FactsBeginnings.mayBegin(first) else { return false }
    if let match = Lexicon.headings.match(line.words[0].hash) { return match.roles == .facts }
    // The search among all words is slower and seldom needed.
    return Lexicon.facts.match(nearly: first) != nil && Lexicon.headings.match(nearly: first)?.roles == .facts
  }

  /// Whether the line contains a word of running text and no word that allows a heading to be a sentence, or so many
  /// unknown words that not all can be misspelt.
  private func isRunningText(_ line: FoldedLine) -> Bool {
    var hasSentenceWord = false
    var unknown = 0
    for (index, word) in line.words.enumerated() {
      guard let roles = Lexicon.headings.match(word.hash)?.roles else {
        if !word.isCapitalized, !word.hasDigit { unknown += 1 }
        continue
      }
      if !roles.isDisjoint(with: [.continuation, .opening]) || (index == 0 && roles.contains(.goals)) {
        return false
      }
      if roles.contains(.sentence), !roles.contains(.misspeltFor) { hasSentenceWord = true }
    }
    return hasSentenceWord && line.words.count > 5 || unknown > 3 && 2 * unknown > line.words.count
  }

  /// The kinds that the words name, in the order of the words, with `other` last; "Erfaringer og råd" is advice.
  static func kinds(in words: HeadingWords) -> [Section.Kind] {
    var kinds: [Section.Kind] = []
    for word in words.words {
      for (role, kind) in roleKinds where word.roles.contains(role) && !kinds.contains(kind) {
        kinds.append(kind)
      }
    }
    // "Hovedmål for Lister".
    let isNamed = words.words.contains { $0.isName && $0.letters.count > 1 }
    if words.firstIndex(.label) == 0, isNamed, words.line.lastSign != 0x3A, !kinds.contains(.goals) {
      kinds.append(.goals)
    }
    let isAsked = words.words.first?.roles.contains(.opening) == true
    if isAsked, words.count(.work) > 0, !kinds.contains(.continuation) { kinds.append(.continuation) }
    return kinds.contains(.other) ? kinds.filter { $0 != .other } + [.other] : kinds
  }

  static let roleKinds: [(WordRole, Section.Kind)] = [
    (.facts, .facts), (.goals, .goals), (.results, .results), (.achieved, .results), (.advice, .advice),
    (.continuation, .continuation), (.onward, .continuation), (.application, .application),
    (.documents, .documents), (.analysis, .documents), (.other, .other),
  ]
}

/// The first two letters of the words for facts, a fast test that classifies most lines with a colon as text.
///
/// The letters come from the vocabulary. A word with one typing error shares its first or second letter with the
/// intended word.
private enum FactsBeginnings {
  private static let words = HeadingVocabulary.words.filter { $0.roles == .facts }
    .flatMap { ($0.nb + " " + $0.nn).split(separator: " ") }.compactMap { FoldedLine(String($0))?.letters }
  private static let first = flags(words.compactMap(\.first))
  private static let second = flags(words.compactMap { $0.dropFirst().first })

  private static func flags(_ letters: [UInt8]) -> [Bool] {
    var flags = [Bool](repeating: false, count: 256)
    for letter in letters { flags[Int(letter)] = true }
    return flags
  }

  /// Whether the letters of a folded word may be a word for facts.
  static func mayBegin(_ letters: ArraySlice<UInt8>) -> Bool {
    guard let letter = letters.first else { return false }
    return first[Int(letter)] || letters.dropFirst().first.map { second[Int($0)] } ?? false
  }

  /// Whether a text may begin with a word for facts.
  static func mayBegin(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let (letter, length) = folded(text, 0)
    return first[Int(letter)] || length < text.count && second[Int(folded(text, length).letter)]
  }

  /// The lowercase Latin-1 letter at an index, and its length in bytes.
  private static func folded(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> (letter: UInt8, length: Int) {
    guard text[index] == 0xC3, index + 1 < text.count else { return (text[index] | 0x20, 1) }
    return (text[index + 1] | 0x60, 2)
  }
}

/// The classification of a line that is a heading.
struct HeadingFinding {
  var kind: Section.Kind
  var words: HeadingWords?
  /// Why the classification is uncertain, apart from spelling, or nil.
  var uncertainty: Uncertainty?

  /// Whether the whole line is a known question or phrase, and therefore not part of a wrapped sentence.
  private(set) var isPhrase = false

  /// Whether the heading announces lessons learned; the section may then contain advice.
  var isLesson = false

  init(kind: Section.Kind, words: HeadingWords?, uncertainty: Uncertainty?) {
    (self.kind, self.words, self.uncertainty) = (kind, words, uncertainty)
  }

  /// Creates the classification of a known phrase.
  init(phrase kind: Section.Kind, words: HeadingWords) {
    self.init(kind: kind, words: words.misspelt.isEmpty ? words : nil, uncertainty: nil)
    isPhrase = true
  }

  /// Whether the line is only the name of the community analysis ("Samfunnsanalyse"), as it may remain before the
  /// facts.
  var isLeftBehindAnalysis: Bool {
    guard let words, kind == .documents else { return false }
    return words.count(.documents) == 0 && words.count(.analysis) > 0
  }

  enum Uncertainty {
    /// The words do not name a known kind of section.
    case unknown
    /// Some words are unusual in a heading of this kind.
    case unusual
  }
}

/// The context of a line that may be a heading.
struct HeadingPlace {
  /// The kind of the section that the line belongs to if it is not a heading.
  var section: Section.Kind
  /// The level of a heading by markup, or nil.
  var level: Int?
  /// The level of the sections' headings in this source, if it has headings by markup.
  var sectionLevel = 2
  var isAfterBlank: Bool
  /// The text of the next block, or nil at the end.
  var next: String?
  /// Whether the next block is neither an item nor a heading.
  var isBeforeParagraph: Bool
  /// Whether a blank line or the end of the text follows.
  var isBeforeBlank: Bool
  /// Whether the next block is a list item.
  var isBeforeItem = false
  /// Whether there are at least two headings above and all end with a colon.
  var isAmongColons = false

  /// Whether the next block begins with a fact label ("Søkerkommune: …").
  var isBeforeFact: Bool { next.map { $0.utf8.count < 400 && FactLabel.read($0) != nil } ?? false }

  /// Whether the next block is a fact: a label with a value of its kind, or a label alone.
  var isBeforeMarkedFact: Bool {
    guard let next, next.utf8.count < 400 else { return false }
    if FactColumns.isFact(next) || FactColumns.isUnmarkedFact(next) || FactColumns.isLikelyFact(next) { return true }
    guard let label = FactLabel.read(next) else { return false }
    return label.spelling == nil && !label.isVague && label.valueStart >= next.utf8.count
  }

  /// Whether the next block is a paragraph of running text.
  var isBeforeText: Bool {
    guard isBeforeParagraph, let next else { return false }
    return next.utf8.count > 50 || next.utf8.count > 25 && next.utf8.last == 0x2E
  }

  var standsAlone: Bool { isAfterBlank && isBeforeBlank }
}

/// The position of a word of a ``FoldedLine``.
///
/// Offsets are stored in one byte each, because lines are short and a document may have a million headings.
struct WordPlace {
  private let letterStart: UInt8
  private let letterEnd: UInt8
  private let sourceStart: UInt8
  private let sourceEnd: UInt8

  /// - Precondition: Both ranges are within ``FoldedLine/maximumBytes``.
  init(letters: Range<Int>, source: Range<Int>) {
    (letterStart, letterEnd) = (UInt8(letters.lowerBound), UInt8(letters.upperBound))
    (sourceStart, sourceEnd) = (UInt8(source.lowerBound), UInt8(source.upperBound))
  }

  /// Range in ``FoldedLine/letters``, where words follow each other without a gap.
  var letters: Range<Int> { Int(letterStart)..<Int(letterEnd) }
  /// Range of UTF-8 bytes in the text.
  var source: Range<Int> { Int(sourceStart)..<Int(sourceEnd) }
}

/// Recognizes the questions of a form, such as "Hvilke råd vil dere gi andre?". Each is the heading of its answer.
enum FormQuestions {
  /// Maximum number of words.
  private static let longest = 18

  /// The kind of section that a question asks for, or nil if the text is not a question of a form.
  static func kind(of text: String, _ place: HeadingPlace) -> Section.Kind? {
    guard text.utf8.last == 0x3F, text.utf8.count <= FoldedLine.maximumBytes, place.next != nil else { return nil }
    guard place.level != nil || place.isAfterBlank else { return nil }
    let words = text.lowercased().split { !$0.isLetter && $0 != "-" }.map(String.init)
    guard let first = words.first, words.count <= longest, FormVocabulary.questionWords.contains(first) else {
      return nil
    }
    let isAuthors = place.section != .application && holds(words.dropFirst(), FormVocabulary.authors)
    // "Hvilke mål ble satt?" is a question of a form although it addresses nobody.
    let isOpen = place.section != .application && (place.level != nil || place.standsAlone && first.hasPrefix("hvilke"))
    guard isAuthors || isOpen || holds(words.dropFirst(), FormVocabulary.addressees) else { return nil }
    if holds(words[...], FormVocabulary.lessons), holds(words[...], FormVocabulary.others) { return .advice }
    if words.count > 2, FormVocabulary.may.contains(words[1]), words[2] == "andre" { return .advice }
    return FormVocabulary.kinds.first { holds(words[...], $0.words) }?.kind
  }

  private static func holds(_ words: ArraySlice<String>, _ sought: [String]) -> Bool {
    words.contains { word in
      sought.contains { $0.hasSuffix("-") ? word.hasPrefix($0.dropLast()) : word == $0 }
    }
  }
}
