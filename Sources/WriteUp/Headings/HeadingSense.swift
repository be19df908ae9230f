/// Tells the kind of a heading that asks or tells by what its words say together.
///
/// It does not tell a heading from running text: what calls it knows, from markup or place, that the line is a heading.
enum HeadingSense {
  /// More words than a heading has.
  private static let longest = 14

  /// The kind of a heading whose words tell whom it is for or where it comes from, whatever else they name: "Hva andre kan
  /// lære av resultatene", "Målene slik de sto i søknaden".
  static func addressed(_ line: FoldedLine) -> Section.Kind? {
    guard let words = Words(line) else { return nil }
    if words.hold(applying), !words.beginWith(reasons),
      words.beginWith(openings) || words.hold(authors) || words.endsWith(applying)
    {
      return .application
    }
    return isAdvice(words) ? .advice : nil
  }

  /// The kind of a heading in the form of a sentence: who wanted, reached or goes on with what.
  ///
  /// - Parameter isMarked: Whether the markup names the heading: then it may begin with who tells.
  static func told(_ line: FoldedLine, isMarked: Bool) -> Section.Kind? {
    guard let words = Words(line) else { return nil }
    if words.holdPair(ahead), words.letters.count <= 7 { return .continuation }
    guard words.beginWith(isMarked ? openings : askers) || words.beginWith(after) || isMarked && words.hold(authors)
    else { return nil }
    if words.hold(after), words.hold(ending) { return .continuation }
    guard !words.hold(aside) else { return nil }
    if words.hold(onward) { return .continuation }
    if words.hold(wanted) { return words.hold(otherwise) ? nil : .goals }
    if words.holdPair(aims) { return .goals }
    if words.holdPast(pastWork, before: toward) { return .goals }
    if words.hold(now), words.hold(doing) || words.hold(wants), !words.hold(done) { return .continuation }
    if words.hold(wants) {
      if words.hold(reaching) { return .goals }
      return words.hold(doing) ? .continuation : words.letters.count <= 5 ? .goals : nil
    }
    return words.hold(done) || words.holdPair(outcomes) ? .results : nil
  }

  /// Whether a heading asks for what no section of the programme's tells: "Slik jobbet vi", "Hvem betalte?".
  static func tellsAside(_ line: FoldedLine) -> Bool {
    guard let words = Words(line) else {
      return line.words.count == 1
        && (asiders.holds(line.bytes(of: line.words[0])) || aside.holds(line.bytes(of: line.words[0])))
    }
    // "Om arbeidet".
    if words.beginWith(about), words.letters.count <= 4, !words.hold(authors) || words.letters.count == 2 {
      return true
    }
    return words.beginWith(asiders) || words.hold(aside)
  }

  /// Whether a line begins with what asks for persons or places: "Hvem er vi?", "Her er vi".
  static func asksWho(_ line: FoldedLine) -> Bool { who.holds(line.bytes(of: line.words[0])) }

  /// Whether a word stands for the project, not for the region.
  static func isProject(_ letters: ArraySlice<UInt8>) -> Bool { projects.holds(letters) }

  /// "Det andre kan lære", "Til dere som skal i gang", "Dette vil vi si til naboene".
  private static func isAdvice(_ words: Words) -> Bool {
    if words.beginWith(to) { return addressees.holds(words.letters[1]) }
    guard words.hold(others) else { return words.hold(learnt) && words.hold(sharing) }
    return words.hold(advising) && words.hold(may) || words.hold(learnt) || words.hold(recommending)
  }

  /// The words of a line.
  private struct Words {
    let letters: [ArraySlice<UInt8>]

    init?(_ line: FoldedLine) {
      guard (2...HeadingSense.longest).contains(line.words.count) else { return nil }
      letters = line.words.map { line.bytes(of: $0) }
    }

    func hold(_ words: WordClass) -> Bool { letters.contains { words.holds($0) } }
    func beginWith(_ words: WordClass) -> Bool { letters.first.map { words.holds($0) } ?? false }
    func endsWith(_ words: WordClass) -> Bool { letters.last.map { words.holds($0) } ?? false }

    /// Whether one of some words stands in the line and one of others ends it: "Hva arbeidet vi for?".
    func holdPast(_ words: WordClass, before last: WordClass) -> Bool { hold(words) && endsWith(last) }

    func holdPair(_ pairs: [(first: [UInt8], second: [UInt8])]) -> Bool {
      zip(letters, letters.dropFirst()).contains { first, second in
        pairs.contains { $0.first.elementsEqual(first) && $0.second.elementsEqual(second) }
      }
    }
  }

  private static let asiders = WordClass(SenseVocabulary.asiders)
  private static let about = WordClass("om")
  private static let who = WordClass("hvem kven her hvor kor")
  private static let projects = WordClass("prosjektet programmet satsingen satsinga arbeidet")
  private static let askers = WordClass(SenseVocabulary.askers)
  private static let addressees = WordClass(SenseVocabulary.addressees)
  private static let openings = WordClass(SenseVocabulary.openings)
  /// Why one applied is told of in no section of the programme's.
  private static let reasons = WordClass("hvorfor kvifor")
  private static let authors = WordClass(SenseVocabulary.authors)
  private static let others = WordClass(SenseVocabulary.others)
  private static let may = WordClass(SenseVocabulary.may)
  private static let advising = WordClass(SenseVocabulary.advising)
  private static let recommending = WordClass("råder rår anbefaler tilrår tilråder")
  private static let learnt = WordClass(SenseVocabulary.learnt)
  private static let sharing = WordClass("dele deler videre vidare")
  private static let to = WordClass("til")
  private static let wanted = WordClass(SenseVocabulary.wanted)
  private static let wants = WordClass(SenseVocabulary.wants)
  private static let reaching = WordClass(SenseVocabulary.reaching)
  private static let done = WordClass(SenseVocabulary.done)
  private static let otherwise = WordClass(SenseVocabulary.otherwise)
  private static let onward = WordClass(SenseVocabulary.onward)
  private static let now = WordClass(SenseVocabulary.now)
  private static let doing = WordClass(SenseVocabulary.doing)
  private static let ending = WordClass(SenseVocabulary.ending)
  private static let after = WordClass(SenseVocabulary.after)
  private static let applying = WordClass(SenseVocabulary.applying)
  private static let aside = WordClass(SenseVocabulary.aside)
  private static let outcomes = SenseVocabulary.outcomes.map(letters)
  private static let pastWork = WordClass("jobbet jobba arbeidet arbeidde jobber jobbar arbeider arbeidar")
  private static let toward = WordClass("for mot")
  private static let ahead = SenseVocabulary.ahead.map(letters)
  private static let aims = SenseVocabulary.aims.map(letters)

  private static func letters(_ pair: (first: String, second: String)) -> (first: [UInt8], second: [UInt8]) {
    (FoldedLine(pair.first)?.letters ?? [], FoldedLine(pair.second)?.letters ?? [])
  }
}
