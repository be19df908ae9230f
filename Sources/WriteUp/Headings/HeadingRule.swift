import ByregionNorwegian
import ByregionText

/// What a heading of each kind has to have, and may not have.
struct HeadingRule {
  let words: HeadingWords
  let place: HeadingPlace

  private var count: Int { words.words.count }
  private var endsWithColon: Bool { words.line.lastSign == 0x3A }
  private var endsWithStop: Bool { words.line.lastSign == 0x2E }
  /// Every word is known, and none is of running text alone.
  private var isPlain: Bool { words.foreignCount == 0 && !words.hasSentenceWord }
  private var beginsWithOpening: Bool { words.words[0].roles.contains(.opening) }

  func accepts(_ kind: Section.Kind) -> Bool {
    guard words.line.innerStop == 0 || kind == .facts else { return false }
    // "Råd 1" and "Mål 2" count what stands in a section.
    if count == 2, words.words[1].hasDigit, place.level == nil { return false }
    if endsWithStop, place.level == nil {
      // A full stop may be a slip, but only where nothing else is in uncertainty.
      guard isPlain, place.standsAlone, kind != .other else { return false }
      // "Etter programslutt går arbeidet videre.": the sentence goes on.
      if kind == .continuation, count > 2, !words.words[count - 1].roles.contains(.continuation) { return false }
    }
    switch kind {
    case .goals: return acceptsGoals
    case .results: return acceptsResults
    case .advice: return acceptsAdvice
    case .continuation: return acceptsContinuation
    case .application: return acceptsApplication
    case .documents: return acceptsDocuments
    case .facts: return acceptsFacts
    case .other: return acceptsOther
    case .lead: return false
    }
  }

  /// Whether a heading that the markup names is of a kind although not all its words are known.
  func acceptsNamed(_ kind: Section.Kind) -> Bool {
    // A word that is only near to that of a section, among words that nobody knows, is another word.
    guard words.foreignCount == 0 || kind == .goals && words.firstIndex(.label) == 0 || isPrintedRight(kind) else {
      return false
    }
    return namesKind(kind)
  }

  private func namesKind(_ kind: Section.Kind) -> Bool {
    switch kind {
    case .lead: false
    case .other: true
    case .continuation: words.count(.continuation) > 0 || (words.count(.onward) > 0 && words.count(.work) > 0)
    case .documents: words.count(.documents) > 0
    case .facts: words.firstIndex(.facts) == 0
    case .results: words.count(.results) > 0
    default: true
    }
  }

  private func isPrintedRight(_ kind: Section.Kind) -> Bool {
    words.words.contains { word in
      !word.isMisspelt && HeadingJudge.roleKinds.contains { $0.1 == kind && word.roles.contains($0.0) }
        || kind == .continuation && word.roles.contains(.work)
    }
  }

  /// A label such as "Mål for fase 2:" stands in an application and opens no section.
  var isLabelOfApplication: Bool {
    endsWithColon && place.section == .application && !words.hasName && place.level == nil
  }

  /// Whether a word for goals of one kind ends the line, and nothing but the region or project stands before it.
  var isLabelOfGoals: Bool { isPlain && words.firstIndex(.label) == count - 1 }

  private var acceptsGoals: Bool {
    guard !isLabelOfApplication else { return false }
    guard let key = words.firstIndex(.goals) else { return isPlain && place.section != .goals && count <= 5 }
    if isGoalsWithMisspeltFor(key) { return true }
    if words.words[key].isMisspelt, words.words[key].letters.count <= 4, !words.hasName { return false }
    if isPaired(with: .goals) { return true }
    guard isPlain else { return false }
    return words.count(.label) == 0 || key == 0 || (place.section != .goals && place.section != .application)
  }

  /// "Mål får Ålesundregionen": the verb stands where "for" should, and nothing but a name follows.
  private func isGoalsWithMisspeltFor(_ key: Int) -> Bool {
    guard key == 0, count >= 3, count <= 8, words.foreignCount == 0, !words.words[1].isName else {
      return false
    }
    let rest = words.words[2...]
    return words.words[1].roles.contains(.misspeltFor)
      && rest.contains(where: \.isName) && rest.allSatisfy { $0.isName || $0.roles.contains(.filler) }
  }

  private var acceptsResults: Bool {
    guard !isLabelOfApplication, !words.hasSentenceWord || words.count(.achieved) > 0 else { return false }
    if words.count(.results) == 0 {
      // "Oppnådd så langt".
      let isTold = count > 1 && count <= 4 && words.words[0].roles.contains(.achieved)
      return (beginsWithOpening || isTold) && words.foreignCount == 0 && place.isAfterBlank
    }
    return isPlain || isPaired(with: .results) || hasOnlyAdjective(before: .results)
  }

  /// "Bakteppe og mål", "Resultater og gleder": the section's word and one that nobody knows, alone between blank lines.
  private func isPaired(with role: WordRole) -> Bool {
    guard count == 3, place.standsAlone, words.foreignCount == 1, !words.hasSentenceWord, !endsWithColon,
      words.line.letters[words.words[1].letters].elementsEqual("og".utf8)
    else { return false }
    return [0, 2].contains { words.words[$0].roles.contains(role) && !words.words[$0].isMisspelt }
  }

  /// "Viktige resultater", "Relevante dokumenter": one word in -e before the last.
  private func hasOnlyAdjective(before role: WordRole) -> Bool {
    guard !words.hasSentenceWord, words.foreignCount == 1, count <= 3,
      words.words[count - 1].roles.contains(role), let foreign = words.words.firstIndex(where: \.isForeign)
    else { return false }
    return words.line.letters[words.words[foreign].letters].last == 0x65 && place.isAfterBlank
  }

  private var acceptsAdvice: Bool {
    guard let key = words.firstIndex(.advice), !words.hasSentenceWord, !isLabelOfApplication else { return false }
    if words.words[key].isMisspelt, words.count(.adviceTail) < 2 { return false }
    return words.foreignCount == 0 || (words.count(.adviceTail) >= 2 && words.foreignCount <= 2)
  }

  private var acceptsContinuation: Bool {
    if words.count(.continuation) > 0 {
      let isAsked = beginsWithOpening && words.foreignCount <= 1 && count <= 12
      if isAsked || (isPlain && count <= 8 && !words.words.contains(where: \.hasDigit)) {
        return isAsked || place.section != .continuation || place.standsAlone
      }
      return false
    }
    guard isPlain, count > 1, place.section != .continuation, !endsWithColon else { return false }
    // "Dette arbeider byregionen vidare med": so much of the heading needs no blank line above.
    let isWhole = beginsWithOpening && [.work, .region, .onward].allSatisfy { words.count($0) > 0 }
    guard place.isAfterBlank || isWhole else { return false }
    if words.count(.onward) > 0 { return count <= 8 && (beginsWithOpening || words.count(.work) > 0) }
    // "Slik arbeidet vi" looks back.
    let isPast = count > 1 && words.line.letters[words.words[1].letters].elementsEqual("arbeidet".utf8)
    return beginsWithOpening && words.count(.work) > 0 && words.count(.region) > 0 && count <= 8 && !isPast
  }

  private var acceptsApplication: Bool {
    let frame = words.count(.applicationFrame)
    guard !words.hasSentenceWord, words.foreignCount <= (frame >= 2 ? 2 : 0) else { return false }
    let isOwned = words.count(.possessive) > 0
    if place.section == .documents { return frame >= 2 || (frame > 0 && isOwned) }
    if count == 1 { return !endsWithColon && place.standsAlone }
    return frame > 0 || isOwned || words.hasName
  }

  private var acceptsDocuments: Bool {
    // One word, perhaps with its file's ending; the caller asks what comes next.
    if words.count(.documents) == 0 { return words.count(.analysis) > 0 && isAnalysisAlone }
    guard count <= 5, place.section != .documents || count == 1 else { return false }
    // "Dokumenter arbeidet": the verb.
    if let key = words.firstIndex(.documents), key + 1 < count, words.words[key + 1].roles.contains(.work) {
      return false
    }
    return isPlain || hasOnlyAdjective(before: .documents)
  }

  private var isAnalysisAlone: Bool {
    words.words.allSatisfy { word in
      word.roles.contains(.analysis)
        || ["pdf", "doc", "docx"].contains { name in
          words.line.letters[word.letters].elementsEqual(name.utf8)
        }
    }
  }

  private var acceptsFacts: Bool {
    guard let key = words.firstIndex(.facts), key == 0 || (key == count - 1 && place.isBeforeFact) else {
      return false
    }
    guard words.line.innerStop == 0 || (key == 0 && words.words[key].source.count <= 12) else { return false }
    if place.isBeforeFact { return words.foreignCount <= 3 }
    return isPlain || (count == 2 && words.foreignCount == 1 && place.isAfterBlank)
  }

  /// "Organisering og roller": two words, each for what no section of the programme's tells, above a text.
  private var isPairOfOthers: Bool {
    guard count == 3, place.standsAlone, place.isBeforeText, !endsWithColon, words.words[0].isCapitalized,
      words.line.letters[words.words[1].letters].elementsEqual("og".utf8)
    else { return false }
    return [0, 2].allSatisfy {
      words.words[$0].roles.contains(.other) || HeadingStems.isOther(words.line.letters[words.words[$0].letters])
    }
  }

  private var acceptsOther: Bool {
    if isPairOfOthers, place.section != .documents { return true }
    guard isPlain, count <= 3, words.firstIndex(.other) == 0 else { return false }
    // "Evaluering av Namdalstrainee" is the name of a document.
    if place.section == .documents, count > 1, place.level == nil { return false }
    if isContact, count <= 2 {
      let isPrintedRight = !words.words[0].isMisspelt
      if count == 1, isPrintedRight, !endsWithColon, place.section != .documents { return true }
      return place.isAfterBlank && (isPrintedRight || place.isBeforeBlank)
    }
    return (!endsWithColon || place.isAmongColons)
      && (place.isBeforeText ? place.isAfterBlank : place.standsAlone && place.next != nil)
  }

  private var isContact: Bool {
    let word = words.words[0].spelling.map { Array($0.utf8) } ?? Array(words.line.letters[words.words[0].letters])
    return word.starts(with: "kontakt".utf8)
  }

  /// "Om regionen", "Nordfjord i tall": a short line alone, with the facts below it.
  var isUnknownHeadingOfFacts: Bool {
    place.isAfterBlank && place.isBeforeMarkedFact && place.section != .facts && place.section != .lead && count <= 6
      && words.line.innerStop == 0 && !endsWithColon && !endsWithStop && words.words[0].isCapitalized
      && !words.hasSentenceWord && !words.text.utf8.contains(0x2C)
  }

  /// Whether a line of a few words stands apart from the text around it, with something below it.
  var standsAsHeading: Bool {
    guard place.isAfterBlank, place.next != nil, place.isBeforeBlank || !place.isBeforeParagraph else { return false }
    guard count <= 6, words.words[0].isCapitalized, !endsWithStop, words.line.innerStop == 0, !isLabelOfApplication
    else { return false }
    if words.hasSentenceWord { return place.standsAlone && words.line.lastSign == 0x3F }
    return place.section != .facts || !place.isBeforeFact
  }

  /// Whether a line that asks or tells stands apart from the text around it, with something below it.
  var standsAsQuestion: Bool {
    guard place.isAfterBlank, place.next != nil, place.isBeforeBlank || place.isBeforeItem else { return false }
    let isWhole = words.line.lastSign == 0x3F || count <= (place.isBeforeText ? 4 : 6)
    return count <= 9 && isWhole && words.words[0].isCapitalized && !endsWithStop && words.line.innerStop == 0
      && !isLabelOfApplication
  }

  /// Whether a line that asks or tells opens a section of that kind where it stands: an application asks of its own.
  func acceptsTold(_ kind: Section.Kind) -> Bool {
    guard kind != place.section, place.section != .documents, place.section != .facts else { return false }
    guard !endsWithColon || place.isAmongColons || place.section == .lead else { return false }
    return place.section != .application || kind == .advice || kind == .continuation && words.line.lastSign == 0x3F
  }

  /// Whether a line that stands as a heading is one of the kind that its stems tell. Among documents it is mostly the
  /// name of one, and in its own section or under an application a label.
  func acceptsStanding(_ reading: HeadingStems.Reading) -> Bool {
    guard reading.kind != place.section, place.section != .documents || place.isBeforeItem else { return false }
    if words.count(.label) > 0, reading.kind == .goals { return place.section == .lead }
    if place.section == .application, reading.kind == .goals || reading.kind == .results { return false }
    return reading.kind != .other || reading.isLesson || isPairOfOthers
      || count <= 2 && place.standsAlone && place.isBeforeText
  }

  /// One word that stands alone above running text and is no label and no name.
  var isUnknownHeading: Bool {
    guard place.standsAlone, place.isBeforeText, count == 1, !words.hasName, !words.hasSentenceWord else {
      return false
    }
    guard place.section != .documents, place.section != .facts, words.words[0].isCapitalized else {
      return false
    }
    let sign = words.line.lastSign
    return !endsWithColon && !endsWithStop && sign != 0x3F && words.count(.label) == 0
      && words.line.innerStop == 0
      && !words.words.contains(where: \.hasDigit)
  }
}

/// Whole headings that a line is held against when its words alone do not tell.
///
/// The region's name counts as one sign and spaces do not count, so that a slip in a short word, in the name or between
/// two words leaves a heading what it is.
enum HeadingTemplates {
  private static let nameSign: UInt8 = 0x02

  private struct Template {
    let kind: Section.Kind
    let letters: [UInt8]
    let set: LetterSet
    let isExact: Bool

    init(_ kind: Section.Kind, _ text: String, isExact: Bool) {
      (self.kind, self.isExact) = (kind, isExact)
      letters = Array(text.split(separator: " ").map(HeadingTemplates.letters).joined())
      set = LetterSet(letters[...])
    }
  }

  private static let templates =
    HeadingVocabulary.templates.flatMap { row in
      [row.nb, row.nn].map { Template(row.kind, $0, isExact: false) }
    }
    + HeadingVocabulary.exactTemplates.flatMap { row in
      [row.nb, row.nn].map { Template(row.kind, $0, isExact: true) }
    }

  private static func letters(of word: Substring) -> [UInt8] {
    guard let letters = FoldedLine(String(word))?.letters else { return [nameSign] }
    let isRegion = Lexicon.headings.match(exactly: letters[...])?.roles.contains(.region) ?? false
    return isRegion ? [nameSign] : letters
  }

  /// The kind of the nearest heading, and whether the line is that very heading; nil when none is near enough.
  static func match(_ words: HeadingWords) -> (kind: Section.Kind, isExact: Bool)? {
    let letters = skeleton(of: words)
    guard letters.count <= EditDistance.longest else { return nil }
    let set = LetterSet(letters[...])
    var limit = limit(forLength: letters.count)
    return SlipCounter.counting(from: letters[...]) { counter in
      var match: (kind: Section.Kind, isExact: Bool)?
      for template in templates where abs(template.letters.count - letters.count) <= limit {
        let slips = template.isExact ? 0 : limit
        guard template.set.mayBeNear(set, slips: slips),
          let distance = counter.slips(to: template.letters[...], limit: slips)
        else { continue }
        match = (template.kind, distance == 0)
        if distance == 0 { break }
        limit = distance - 1
      }
      return match
    }
  }

  private static func limit(forLength length: Int) -> Int {
    switch length {
    case ..<6: 0
    case 6...12: 1
    case 13...20: 2
    default: 3
    }
  }

  /// The letters of a line, each name with what joins its parts as one sign.
  private static func skeleton(of words: HeadingWords) -> [UInt8] {
    var letters: [UInt8] = []
    var joining: [UInt8] = []
    for word in words.words {
      if (word.isName && word.letters.count > 1) || word.roles.contains(.region) {
        if letters.last != nameSign { letters += joining + [nameSign] }
        joining = []
      } else if letters.last == nameSign, word.roles.contains(.filler), word.letters.count <= 2 {
        joining += words.line.letters[word.letters]
      } else {
        letters += joining + words.line.letters[word.letters]
        joining = []
      }
    }
    return letters + joining
  }
}

/// Holds lines against the patterns of ``HeadingPhrases``.
enum HeadingPhraseMatcher {
  private struct Part {
    var words: Set<UInt64> = []
    var isName = false
    var isAny = false
    var mayLack = false
    var mayRepeat = false

    init(_ text: Substring, _ classes: [String: Set<UInt64>]) {
      let mark = text.last
      (mayLack, mayRepeat) = (mark == "?" || mark == "*", mark == "+" || mark == "*")
      for word in text.split(whereSeparator: { "<>|?*+".contains($0) }) {
        if word == "%" {
          isName = true
        } else if word == "…" {
          isAny = true
        } else {
          words.formUnion(classes[String(word)] ?? [HeadingPhraseMatcher.hash(word)])
        }
      }
    }

    func accepts(_ word: Word) -> Bool { isAny || isName && word.isName || words.contains(word.hash) }
  }

  /// A word of a line.
  private struct Word {
    var hash: UInt64
    /// Whether it is a name, or stands for the region.
    var isName: Bool
  }

  private struct Phrase {
    var kind: Section.Kind
    var parts: [Part]
  }

  private static let phrases: [Phrase] = {
    let classes = Dictionary(
      uniqueKeysWithValues: HeadingPhrases.classes.map { ($0.name, Set($0.words.split(separator: " ").map(hash))) })
    return HeadingPhrases.phrases.map { row in
      Phrase(kind: row.kind, parts: row.pattern.split(separator: " ").map { Part($0, classes) })
    }
  }()

  /// What a phrase begins with, apart from a name.
  private static let beginnings = phrases.reduce(into: Set<UInt64>()) { words, phrase in
    for part in phrase.parts {
      words.formUnion(part.words)
      if !part.mayLack { break }
    }
  }

  private static func hash(_ word: Substring) -> UInt64 { FoldedLine(String(word))?.words[0].hash ?? 0 }

  /// The longest phrase, in words.
  private static let longest = 12

  /// Whether a line may be a phrase, by its first word.
  static func mayMatch(_ line: FoldedLine) -> Bool {
    line.words.count > 1 && line.words.count <= longest && line.innerStop == 0
      && (beginnings.contains(line.words[0].hash) || line.words[0].isCapitalized && Self.tellsWhoFirst(line))
  }

  /// "Nordfjord anbefaler": the second word decides.
  private static func tellsWhoFirst(_ line: FoldedLine) -> Bool { tellers.contains(line.words[1].hash) }

  private static let tellers = phrases.filter { $0.parts[0].isName }
    .reduce(into: Set<UInt64>()) { $0.formUnion($1.parts[1].words) }

  static func kind(of words: HeadingWords) -> Section.Kind? {
    let line = words.line
    let read = line.words.map { word in
      let found = words.words.first { $0.letters.contains(word.range.lowerBound) }
      return Word(hash: word.hash, isName: found.map { $0.isName || $0.roles.contains(.region) } ?? false)
    }
    return phrases.first { matches($0.parts[...], read[...]) }?.kind
  }

  private static func matches(_ parts: ArraySlice<Part>, _ words: ArraySlice<Word>) -> Bool {
    guard let part = parts.first else { return words.isEmpty }
    if part.mayLack, matches(parts.dropFirst(), words) { return true }
    guard let word = words.first, part.accepts(word) else { return false }
    if matches(parts.dropFirst(), words.dropFirst()) { return true }
    // A name may have several words ("Evje og Hornnes").
    let goesOn = part.mayRepeat || part.isName && word.isName && !part.words.contains(word.hash)
    guard goesOn else { return false }
    var again = part
    again.mayLack = true
    return matches([again] + parts.dropFirst(), words.dropFirst())
  }
}
