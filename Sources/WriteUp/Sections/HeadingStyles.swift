import ByregionText

/// Finds the headings of a plain text whose author numbered them: "1. Mål for Ringeriksregionen".
///
/// The block reader reads them as items. They are headings if at least two of them, of different kinds and with rising
/// numbers, consist only of known heading words, each has text below it that is not the next item, and no section
/// heading is without a number, because an application may have an outline of its own.
struct NumberedHeadings {
  private struct Candidate {
    var index: Int
    var number: Int
    var finding: HeadingFinding
    var kind: Section.Kind { finding.kind }
  }

  /// Maximum length of a numbered heading, in bytes.
  private static let longest = 80

  private let blocks: ArraySlice<Block>
  private let judge: HeadingJudge

  init(_ blocks: ArraySlice<Block>, judge: HeadingJudge) {
    self.blocks = blocks
    self.judge = judge
  }

  /// The classifications of the blocks that are numbered headings, by block index.
  func findings() -> [Int: HeadingFinding] {
    let candidates = blocks.indices.compactMap(candidate)
    guard candidates.count > 1 else { return [:] }
    let known = candidates.filter { $0.kind != .other && $0.finding.uncertainty == nil }
    guard Self.isRising(known), Set(known.map(\.kind)).count > 1, !blocks.indices.contains(where: isUnnumbered) else {
      return [:]
    }
    // Includes unknown headings such as "1. Innledning" before "2. Mål for Salten".
    let headings = Self.isRising(candidates) ? candidates : known
    return Dictionary(uniqueKeysWithValues: filled(headings).map { ($0.index, $0.finding) })
  }

  /// Adds headings in any words whose numbers lie between or after those of the given headings: "5. Rapporter å lese"
  /// below "4. Veien videre".
  private func filled(_ headings: [Candidate]) -> [Candidate] {
    let needBlank = headings.allSatisfy { blocks[$0.index].isAfterBlank }
    var filled: [Candidate] = []
    var rest = headings[...]
    for index in blocks.indices {
      if let next = rest.first, next.index == index {
        filled.append(next)
        rest.removeFirst()
      } else if let number = blocks[index].number, number == (filled.last?.number ?? 0) + 1,
        number < rest.first?.number ?? .max, !needBlank || blocks[index].isAfterBlank, isShapedLikeHeading(index),
        let finding = judge.judge(blocks[index].text, place(index, level: 2))
      {
        filled.append(Candidate(index: index, number: number, finding: finding))
      }
    }
    return filled
  }

  /// Whether a numbered line is short, ends with a letter or question mark and has text below it that is not the next
  /// number.
  private func isShapedLikeHeading(_ index: Int) -> Bool {
    guard mayBeCandidate(index), let last = blocks[index].text.unicodeScalars.last else { return false }
    return last.properties.isAlphabetic || last == "?"
  }

  private func mayBeCandidate(_ index: Int) -> Bool {
    guard blocks[index].isItem, let number = blocks[index].number, blocks[index].depth == 1,
      blocks[index].text.utf8.count <= Self.longest, index + 1 < blocks.endIndex
    else { return false }
    return blocks[index + 1].number != number + 1 && !blocks[index].isIndented
  }

  private static func isRising(_ candidates: [Candidate]) -> Bool {
    zip(candidates, candidates.dropFirst()).allSatisfy { $0.number < $1.number }
  }

  /// Whether a block is a heading of goals, results, advice, a continuation or an application without a number.
  private func isUnnumbered(_ index: Int) -> Bool {
    guard !blocks[index].isItem, blocks[index].text.utf8.count <= FoldedLine.maximumBytes,
      let finding = finding(index), finding.uncertainty == nil
    else { return false }
    return [.goals, .results, .advice, .continuation, .application].contains(finding.kind)
      && !WrappedSentence.holds(index, in: blocks, as: finding.kind)
  }

  private func candidate(_ index: Int) -> Candidate? {
    guard mayBeCandidate(index), let number = blocks[index].number, let finding = finding(index),
      finding.uncertainty != .unknown
    else { return nil }
    return Candidate(index: index, number: number, finding: finding)
  }

  /// The classification of a block as if there were blank lines around it.
  private func finding(_ index: Int) -> HeadingFinding? {
    judge.judge(blocks[index].text, place(index, level: nil))
  }

  private func place(_ index: Int, level: Int?) -> HeadingPlace {
    let next = index + 1 < blocks.endIndex ? blocks[index + 1] : nil
    return HeadingPlace(
      section: .lead, level: level, isAfterBlank: true, next: next?.text, isBeforeParagraph: next?.role == .paragraph,
      isBeforeBlank: true)
  }
}

/// Distinguishes a heading from a line of hard-wrapped running text.
enum WrappedSentence {
  /// Maximum number of lines below to examine. Running text has a full stop sooner.
  private static let reach = 40

  /// Whether the line at an index, which has the words of a heading, is part of a sentence that begins above it or
  /// continues below it.
  static func holds(_ index: Int, in blocks: ArraySlice<Block>, as kind: Section.Kind) -> Bool {
    // Accessed by index, because copying a block costs more than reading its properties.
    let isAfterBlank = blocks[index].isAfterBlank
    if !isAfterBlank, continues(from: index, in: blocks) { return true }
    let isOpen = endsOpen(blocks[index].text)
    // After a blank line, the lines below may be lowercase entries. Only a continuation has the form of a sentence.
    if isAfterBlank, !isOpen, kind != .continuation { return false }
    return continues(below: index, in: blocks, isOpen: isOpen)
  }

  /// Whether the line above ends in the middle of a sentence and this line begins with a lowercase letter.
  private static func continues(from index: Int, in blocks: ArraySlice<Block>) -> Bool {
    guard index > blocks.startIndex, beginsSmall(blocks[index].text) else { return false }
    if case .heading = blocks[index - 1].role { return false }
    return !endsSentence(blocks[index - 1].text)
  }

  /// Whether a sentence continues in the next line: that line begins with a lowercase letter or this line ends with an
  /// open word, and a sentence ends in one of the lines below. Lowercase entries have no sentence ends.
  private static func continues(below index: Int, in blocks: ArraySlice<Block>, isOpen: Bool) -> Bool {
    for next in (index + 1)..<min(index + 1 + reach, blocks.endIndex) {
      guard !blocks[next].isAfterBlank, blocks[next].role == .paragraph else { return false }
      if blocks[next].line == blocks[index + 1].line, !isOpen, !beginsSmall(blocks[next].text) { return false }
      if endsSentence(blocks[next].text) { return true }
    }
    return false
  }

  private static func beginsSmall(_ text: String) -> Bool {
    let bytes = text.utf8.prefix(2)
    guard let first = bytes.first else { return false }
    // U+00DF to U+00FF are the lowercase letters of Latin-1.
    return first >= 0x61 && first <= 0x7A || first == 0xC3 && (bytes.last ?? 0) >= 0x9F
  }

  private static func endsSentence(_ text: String) -> Bool {
    text.utf8.last.map { [0x2E, 0x21, 0x3F, 0x3A].contains($0) } ?? true
  }

  /// Whether the last word requires another word after it: "Resultat frå".
  private static func endsOpen(_ text: String) -> Bool {
    text.withBytes { bytes in
      openWords.contains { word in
        bytes.count > word.count && bytes.last == word.last && bytes.suffix(word.count).elementsEqual(word)
      }
    }
  }

  private static let openWords = [" fra", " frå", " av", " for", " om", " til", " og", " i", " på", ","].map {
    Array($0.utf8)
  }
}

/// Headings in capitals, in a text without headings by markup. If two known headings are in capitals, any line in
/// capitals is a heading.
enum CapitalHeadings {
  /// Maximum length of a heading in capitals, in bytes.
  private static let longest = 80

  static func areUsed(in blocks: ArraySlice<Block>, judge: HeadingJudge) -> Bool {
    var known = 0
    for index in blocks.indices {
      // Accessed by index, because copying a block costs more than reading its properties.
      if case .heading = blocks[index].role { return false }
      guard mayBeOne(blocks[index].text), isOne(blocks[index]) else { continue }
      let place = HeadingPlace(
        section: .lead, level: nil, isAfterBlank: true, next: nil, isBeforeParagraph: true, isBeforeBlank: true)
      if let finding = judge.judge(blocks[index].text, place), finding.kind != .other { known += 1 }
    }
    return known > 1
  }

  /// Whether a line is short, in capitals, not an item, and has a word of at least three letters.
  static func isOne(_ block: Block) -> Bool {
    guard mayBeOne(block.text), !block.isItem, block.text.utf8.count <= longest, let line = FoldedLine(block.text)
    else {
      return false
    }
    return line.isAllCapitals && line.innerStop == 0 && line.words.contains { $0.range.count > 2 }
  }

  /// Whether the first two letters may be capitals. This is a fast check of the first bytes.
  private static func mayBeOne(_ text: String) -> Bool {
    var letters = text.utf8.makeIterator()
    guard let first = letters.next(), first != 0xC3 else { return letters.next().map { $0 < 0x9F } ?? false }
    guard (0x41...0x5A).contains(first), let second = letters.next() else { return false }
    return (0x41...0x5A).contains(second) || second == 0xC3 || second == 0x20
  }
}

/// Classifies the entries below a heading by their grammatical form, as advice, goals or results.
enum EntryForm {
  /// Advice if at least two texts, and two thirds of them, are imperatives; goals if as many are infinitives; or nil.
  ///
  /// - Parameter isLesson: Whether the heading announces lessons learned. At least half of the texts must then be
  ///   imperatives; one imperative is enough, and the result is never goals.
  static func kind(_ texts: [String], isLesson: Bool) -> Section.Kind? {
    let imperatives = texts.count { HeadingStems.isImperative($0) }
    if isLesson { return imperatives > 0 && 2 * imperatives >= texts.count ? .advice : nil }
    if imperatives > 1, 3 * imperatives >= 2 * texts.count, texts.contains(where: HeadingStems.isPlainImperative) {
      return .advice
    }
    let infinitives = texts.count { $0.hasPrefix("Å ") || $0.hasPrefix("å ") }
    return infinitives > 1 && 3 * infinitives >= 2 * texts.count ? .goals : nil
  }

  /// Whether a text gives advice, looks ahead or reports on the past, in the order of preference.
  enum VerbForm: CaseIterable { case imperative, future, past }

  /// The form of at least half of the texts, or nil.
  static func verbForm(_ texts: [String]) -> VerbForm? {
    let texts = texts.prefix(reach)
    guard !texts.isEmpty else { return nil }
    var counts: [VerbForm: Int] = [:]
    for text in texts { if let verbForm = verbForm(of: text) { counts[verbForm, default: 0] += 1 } }
    // Of two that are as frequent, the first: "er" and "har" are in texts of every kind.
    guard let most = counts.values.max(), 2 * most >= texts.count else { return nil }
    return VerbForm.allCases.first { counts[$0] == most }
  }

  private static func verbForm(of text: String) -> VerbForm? {
    let words = words(of: text)
    let first = text.prefix { $0.isLetter }.lowercased()
    if HeadingStems.isImperative(text) || ["ikke", "ikkje", "aldri"].contains(first) { return .imperative }
    if !words.isDisjoint(with: adviceWords) { return .imperative }
    if !words.isDisjoint(with: pastWords) { return .past }
    return words.isDisjoint(with: futureWords) ? nil : .future
  }

  /// Whether at least half of the texts express a wish or intention, which is more common in goals than in a
  /// continuation.
  static func wish(_ texts: [String]) -> Bool {
    let count = texts.prefix(reach).count { $0.hasPrefix("Å ") || !words(of: $0).isDisjoint(with: wishWords) }
    return 2 * count >= min(texts.count, reach)
  }

  /// Maximum number of texts of a section to examine.
  private static let reach = 20

  private static func words(of text: String) -> Set<Substring> {
    Set(text.prefix(400).lowercased().split { !$0.isLetter })
  }

  private static let pastWords: Set<Substring> = [
    "har", "ble", "blei", "vart", "fikk", "fekk", "hadde", "er", "blitt", "etablert", "utarbeidet", "utarbeidd",
    "vedtatt", "vedteke", "opprettet", "oppretta", "gjennomført", "økte", "auka", "kom", "gikk", "gjekk", "tok", "ga",
    "gav", "var", "sto", "stod", "vant", "åpnet", "opna", "startet", "starta", "bygde", "lagde", "laga", "falt", "fall",
    "steg", "sank", "doblet", "dobla", "fant", "fann", "innførte", "kjøpte", "flyttet", "flytta", "signerte",
  ]
  private static let adviceWords: Set<Substring> = [
    "bør", "må", "viktig", "viktigste", "viktigaste", "lurt", "klokt", "aldri", "husk", "hugs", "dere", "dykk",
  ]
  private static let futureWords: Set<Substring> = [
    "skal", "vil", "fortsetter", "fortset", "videreføres", "vidareførast", "planlegger", "planlegg", "framover",
    "fremover", "videre", "vidare", "blir", "vert", "neste", "følger", "følgjer", "overtar", "held", "holder", "lever",
    "utvides", "årlig", "årleg", "fast", "drives", "drivast", "arrangeres", "inviterer",
  ]
  private static let wishWords: Set<Substring> = ["skal", "skulle", "vil", "ønsker", "ønskjer"]
}
