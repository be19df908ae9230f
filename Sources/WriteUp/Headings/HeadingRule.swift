import ByregionNorwegian
import ByregionText

/// The conditions that a heading of each kind must meet.
struct HeadingRule {
  let words: HeadingWords
  let place: HeadingPlace

  private var count: Int { words.words.count }
  private var endsWithColon: Bool { words.line.lastSign == 0x3A }
  private var endsWithStop: Bool { words.line.lastSign == 0x2E }
  /// Whether every word is known and none occurs only in running text.
  private var isPlain: Bool { words.foreignCount == 0 && !words.hasSentenceWord }
  private var beginsWithOpening: Bool { words.words[0].roles.contains(.opening) }

  func accepts(_ kind: Section.Kind) -> Bool {
    guard words.line.innerStop == 0 || kind == .facts else { return false }
    // "Råd 1" and "Mål 2" number entries of a section.
    if count == 2, words.words[1].hasDigit, place.level == nil { return false }
    if endsWithStop, place.level == nil {
      // A full stop may be a typing error, but only if everything else is certain.
      guard isPlain, place.standsAlone, kind != .other else { return false }
      // "Etter programslutt går arbeidet videre." is a sentence.
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

  /// Whether a heading by markup is of the given kind although not all of its words are known.
  func acceptsNamed(_ kind: Section.Kind) -> Bool {
    // Among unknown words, a word that only resembles a section word is a different word.
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

  /// Whether the line is a label inside an application, such as "Mål for fase 2:", which does not open a section.
  var isLabelOfApplication: Bool {
    endsWithColon && place.section == .application && !words.hasName && place.level == nil
  }

  /// Whether the line ends with its first goal label ("hovedmål") and all its words are known.
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

  /// Whether the verb "får" is a misspelt "for" followed only by a name: "Mål får Ålesundregionen".
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
      let beginsWithAchieved = count > 1 && count <= 4 && words.words[0].roles.contains(.achieved)
      return (beginsWithOpening || beginsWithAchieved) && words.foreignCount == 0 && place.isAfterBlank
    }
    return isPlain || isPaired(with: .results) || hasOnlyAdjective(before: .results)
  }

  /// Whether the line, alone between blank lines, joins a section word and an unknown word: "Bakteppe og mål",
  /// "Resultater og gleder".
  private func isPaired(with role: WordRole) -> Bool {
    guard count == 3, place.standsAlone, words.foreignCount == 1, !words.hasSentenceWord, !endsWithColon,
      words.line.letters[words.words[1].letters].elementsEqual("og".utf8)
    else { return false }
    return [0, 2].contains { words.words[$0].roles.contains(role) && !words.words[$0].isMisspelt }
  }

  /// Whether the only unknown word ends in -e and stands before the section word: "Viktige resultater".
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
    // "Dette arbeider byregionen vidare med": a heading this complete needs no blank line above.
    let isWhole = beginsWithOpening && [.work, .region, .onward].allSatisfy { words.count($0) > 0 }
    guard place.isAfterBlank || isWhole else { return false }
    if words.count(.onward) > 0 { return count <= 8 && (beginsWithOpening || words.count(.work) > 0) }
    // "Slik arbeidet vi" is about the past.
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
    // One word, with or without a file name extension. The caller checks the next block.
    if words.count(.documents) == 0 { return words.count(.analysis) > 0 && isAnalysisAlone }
    guard count <= 5, place.section != .documents || count == 1 else { return false }
    // "Dokumenter arbeidet": "dokumenter" is a verb here.
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

  /// Whether the line, above running text, joins two words for other subjects: "Organisering og roller".
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

  /// Whether the line is short and stands directly above facts: "Om regionen", "Nordfjord i tall".
  var isUnknownHeadingOfFacts: Bool {
    place.isAfterBlank && place.isBeforeMarkedFact && place.section != .facts && place.section != .lead && count <= 6
      && words.line.innerStop == 0 && !endsWithColon && !endsWithStop && words.words[0].isCapitalized
      && (FactLabel.whole(words.text) == nil || words.text.lowercased().contains("kommun"))
      && (!words.hasSentenceWord || HeadingSense.asksWho(words.line) && count <= 5)
      && !words.text.utf8.contains(0x2C)
  }

  /// Whether a line of at most six words stands apart from the surrounding text, with text below it.
  var standsAsHeading: Bool {
    guard place.isAfterBlank, place.next != nil, place.isBeforeBlank || !place.isBeforeParagraph else { return false }
    guard count <= 6, words.words[0].isCapitalized, !endsWithStop, words.line.innerStop == 0, !isLabelOfApplication
    else { return false }
    if words.hasSentenceWord { return place.standsAlone && words.line.lastSign == 0x3F }
    return place.section != .facts || !place.isBeforeFact
  }

  /// Whether a question or phrase of at most nine words stands apart from the surrounding text, with text below it.
  var standsAsQuestion: Bool {
    guard place.isAfterBlank, place.next != nil, place.isBeforeBlank || place.isBeforeItem else { return false }
    let isWhole = words.line.lastSign == 0x3F || count <= (place.isBeforeText ? 4 : 6)
    return count <= 9 && isWhole && words.words[0].isCapitalized && !endsWithStop && words.line.innerStop == 0
      && !isLabelOfApplication
  }

  /// Whether a question or phrase opens a section of the given kind at its position. An application contains questions
  /// of its own.
  func acceptsKind(_ kind: Section.Kind) -> Bool {
    guard kind != place.section, place.section != .documents, place.section != .facts else { return false }
    guard !endsWithColon || place.isAmongColons || place.section == .lead else { return false }
    return place.section != .application || kind == .advice || kind == .continuation && words.line.lastSign == 0x3F
  }

  /// Whether a line in the position of a heading opens a section of the kind that its stems indicate. Among documents
  /// it is usually a document's name. In a section of the same kind or in an application it is a label.
  func acceptsStanding(_ reading: HeadingStems.Reading) -> Bool {
    guard reading.kind != place.section, place.section != .documents || place.isBeforeItem else { return false }
    if words.count(.label) > 0, reading.kind == .goals { return place.section == .lead }
    if place.section == .application, reading.kind == .goals || reading.kind == .results { return false }
    return reading.kind != .other || reading.isLesson || isPairOfOthers
      || count <= 2 && place.standsAlone && place.isBeforeText
  }

  /// Whether the line is one word alone above running text, and neither a label nor a name.
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
