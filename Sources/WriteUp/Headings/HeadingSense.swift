/// Classifies headings that are questions or phrases by the meaning of their words together.
///
/// It does not distinguish headings from running text: callers know from markup or position that a line is a heading.
enum HeadingSense {
  /// Maximum number of words.
  private static let longest = 14

  /// The kind of a heading that addresses others or quotes the application, whatever else its words name: "Hva andre
  /// kan lære av resultatene", "Målene slik de sto i søknaden".
  static func addressed(_ line: FoldedLine) -> Section.Kind? {
    guard let words = Words(line) else { return nil }
    if words.hold(applying), !words.beginWith(reasons),
      words.beginWith(openings) || words.hold(authors) || words.endsWith(applying)
    {
      return .application
    }
    return isAdvice(words) ? .advice : nil
  }

  /// The kind of a heading in the form of a sentence about what somebody wanted, achieved or continues.
  ///
  /// - Parameter isMarked: Whether it is a heading by markup. It can then begin with the author ("vi", "prosjektet").
  static func kind(of line: FoldedLine, isMarked: Bool) -> Section.Kind? {
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

  /// Whether a heading is about a subject of no section of the programme: "Slik jobbet vi", "Hvem betalte?".
  static func namesOtherSubject(_ line: FoldedLine) -> Bool {
    guard let words = Words(line) else {
      return line.words.count == 1
        && (mannerWords.holds(line.bytes(of: line.words[0])) || aside.holds(line.bytes(of: line.words[0])))
    }
    // "Om arbeidet".
    if words.beginWith(about), words.letters.count <= 4, !words.hold(authors) || words.letters.count == 2 {
      return true
    }
    return words.beginWith(mannerWords) || words.hold(aside)
  }

  /// Whether a line begins with a word for persons or places: "Hvem er vi?", "Her er vi".
  static func asksWho(_ line: FoldedLine) -> Bool { who.holds(line.bytes(of: line.words[0])) }

  /// Whether a word denotes the project and not the region.
  static func isProject(_ letters: ArraySlice<UInt8>) -> Bool { projects.holds(letters) }

  /// Whether the heading addresses others: "Det andre kan lære", "Til dere som skal i gang", "Dette vil vi si til
  /// naboene".
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

    /// Whether the line contains a word of one class and ends with a word of another: "Hva arbeidet vi for?".
    func holdPast(_ words: WordClass, before last: WordClass) -> Bool { hold(words) && endsWith(last) }

    func holdPair(_ pairs: [(first: [UInt8], second: [UInt8])]) -> Bool {
      zip(letters, letters.dropFirst()).contains { first, second in
        pairs.contains { $0.first.elementsEqual(first) && $0.second.elementsEqual(second) }
      }
    }
  }

  private static let mannerWords = WordClass(SenseVocabulary.mannerWords)
  private static let about = WordClass("om")
  private static let who = WordClass("hvem kven her hvor kor")
  private static let projects = WordClass("prosjektet programmet satsingen satsinga arbeidet")
  private static let askers = WordClass(SenseVocabulary.askers)
  private static let addressees = WordClass(SenseVocabulary.addressees)
  private static let openings = WordClass(SenseVocabulary.openings)
  /// The reasons for applying belong to no section of the programme.
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
