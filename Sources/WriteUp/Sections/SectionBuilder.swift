import ByregionText

/// Divides a write-up's blocks into sections. A block belongs to the nearest heading above it.
struct SectionBuilder {
  let blocks: ArraySlice<Block>
  private let judge: HeadingJudge
  private let given: GivenHeadings
  private let sectionLevel: Int
  private let numberedHeadings: [Int: HeadingFinding]
  /// Whether the source has almost no blank lines and no headings by markup, as text from a PDF may have.
  private let lacksBlankLines: Bool
  /// Whether the text has no headings by markup and its known headings are in capitals.
  private let hasCapitalHeadings: Bool
  /// Finds headings by the layout of the known headings. Set after the first pass if there are candidates.
  private var standing: StandingHeadings?
  private(set) var sections: [Section] = []
  /// The classified headings, one for each section that has a heading, with the heading's block index.
  private(set) var headings: [(block: Int, finding: HeadingFinding)] = []
  /// The level of headings that are fact labels in the current section.
  private var labelLevel: Int?
  /// Number of headings that end with a colon.
  private var colons = 0
  /// Block indices of lines in the position of a heading that are entries because their words are unknown.
  private(set) var possibleHeadings: [Int] = []
  /// Block indices of short lines that are not headings, or are headings of unknown kind.
  private var mayStand: [Int] = []

  /// - Parameters:
  ///   - blocks: All blocks below the title.
  ///   - given: The user's decisions about lines.
  init(_ blocks: ArraySlice<Block>, names: RegionNames, given: GivenHeadings = GivenHeadings()) {
    self.blocks = blocks
    self.given = given
    judge = HeadingJudge(names: names)
    sectionLevel = Self.sectionLevel(blocks)
    lacksBlankLines = Self.lackBlankLines(blocks)
    hasCapitalHeadings = CapitalHeadings.areUsed(in: blocks, judge: judge)
    numberedHeadings = NumberedHeadings(blocks, judge: judge).findings()
    build()
    if findStandingHeadings() { build() }
    classifyUnknown()
  }

  /// Whether any candidate line has the layout of the known headings, so that a second pass is needed.
  private mutating func findStandingHeadings() -> Bool {
    guard mayStand.count < Self.mostStanding, !mayStand.isEmpty, !hasCapitalHeadings, !lacksBlankLines,
      numberedHeadings.isEmpty, given.isEmpty || headings.count > 1
    else { return false }
    standing = StandingHeadings(blocks, known: headings, judge: judge)
    guard let standing else { return false }
    return mayStand.contains { standing.stands(at: $0) }
  }

  /// Maximum number of candidates. If there are more, none is a heading.
  private static let mostStanding = 200

  /// The highest level with at least two headings, or else the highest level, or 2 if there are no headings.
  private static func sectionLevel(_ blocks: ArraySlice<Block>) -> Int {
    var counts: [Int: Int] = [:]
    // Accessed by index, because copying a block costs more than reading its properties.
    for index in blocks.indices {
      if case .heading(let level) = blocks[index].role { counts[level, default: 0] += 1 }
    }
    return counts.filter { $0.value > 1 }.keys.min() ?? counts.keys.min() ?? 2
  }

  private static func lackBlankLines(_ blocks: ArraySlice<Block>) -> Bool {
    guard blocks.count >= 10 else { return false }
    var blanks = 0
    for index in blocks.indices.dropFirst() {
      if case .heading = blocks[index].role { return false }
      if blocks[index].isAfterBlank { blanks += 1 }
    }
    return 10 * blanks < blocks.count
  }

  private mutating func build() {
    (sections, headings, labelLevel, colons, possibleHeadings, mayStand) = ([], [], nil, 0, [], [])
    for index in blocks.indices {
      if isLabelOfFacts(index) {
        append(index)
      } else if let finding = standingFinding(index) {
        open(finding, index)
      } else if continues(index) {
        appendContinuation(index)
      } else {
        if standsBetweenLists(index), possibleHeadings.last != index { possibleHeadings.append(index) }
        append(index)
      }
    }
  }

  /// Classifies sections with unknown headings by their position among the others and by their entries.
  private mutating func classifyUnknown() {
    let first = sections.first?.heading == nil ? 1 : 0
    guard headings.count == sections.count - first else { return }
    classifyFacts(first)
    let unknown = headings.indices.filter { order in
      SectionOrder.isOpen(headings[order].finding, blocks[headings[order].block].text) || isOutOfOrder(order, first)
    }
    guard !unknown.isEmpty else { return }
    let classified = SectionOrder.kinds(
      of: unknown.map { $0 + first }, in: sections,
      lessons: Set(unknown.filter { headings[$0].finding.isLesson }.map { $0 + first }))
    for (index, kind) in classified {
      sections[index].kind = kind
      headings[index - first].finding = HeadingFinding(kind: kind, words: nil, uncertainty: .unusual)
    }
  }

  /// Whether a heading in unusual words has the kind of an earlier section, with a section of a later kind between the
  /// two.
  private func isOutOfOrder(_ order: Int, _ first: Int) -> Bool {
    let finding = headings[order].finding
    guard finding.uncertainty == .unusual, let rank = SectionOrder.kinds.firstIndex(of: finding.kind) else {
      return false
    }
    let others = sections.indices.filter { $0 != order + first && sections[$0].kind == finding.kind }
    return others.contains { other in
      other < order + first
        && sections[other..<(order + first)].contains {
          SectionOrder.kinds.firstIndex(of: $0.kind).map { $0 > rank } ?? false
        }
    }
  }

  /// If there is no section of facts, makes the first unknown section with labels of at least three facts the facts.
  private mutating func classifyFacts(_ first: Int) {
    guard !sections.contains(where: { $0.kind == .facts }) else { return }
    for order in headings.indices where headings[order].finding.kind == .other {
      let entries = sections[order + first].entries
      let facts = Set(entries.prefix(20).compactMap { $0.text.utf8.count < 200 ? FactLabel.read($0.text)?.fact : nil })
      guard facts.count > 2 else { continue }
      sections[order + first].kind = .facts
      headings[order].finding = HeadingFinding(
        kind: .facts, words: headings[order].finding.words, uncertainty: .unusual)
      return
    }
  }

  /// Whether a line is short, begins with a capital, ends with a letter or question mark, has an item above it, and has
  /// either an item below it or, for at most three words, a blank line above and text directly below.
  private func standsBetweenLists(_ index: Int) -> Bool {
    guard index > blocks.startIndex, index + 1 < blocks.endIndex, !blocks[index].isItem, blocks[index].marker == nil,
      blocks[index - 1].isItem, currentKind != .facts, level(index) == nil
    else { return false }
    let text = blocks[index].text
    guard blocks[index + 1].isItem || isTight(index) && text.split(separator: " ").count <= 3 else { return false }
    guard text.utf8.count <= Self.longestHeading, let last = text.unicodeScalars.last,
      text.first?.isUppercase == true
    else { return false }
    return last.properties.isAlphabetic || last == "?"
  }

  /// Whether there is a blank line above a block and none below it.
  private func isTight(_ index: Int) -> Bool { blocks[index].isAfterBlank && !blocks[index + 1].isAfterBlank }

  /// Maximum length of a heading without known words, in bytes.
  private static let longestHeading = 60

  /// Whether a heading among the facts is a fact label with its value below it, or has the level and layout of one.
  private mutating func isLabelOfFacts(_ index: Int) -> Bool {
    guard currentKind == .facts, blocks[index].text.utf8.count <= 160 else { return false }
    let text = blocks[index].text
    let level = level(index)
    if level == nil, FactLabel.beside(text) != nil { return true }
    guard index + 1 < blocks.endIndex, let heading = headings.last else { return false }
    if let level, let above = self.level(heading.block), above >= level { return false }
    let next = blocks[index + 1]
    guard next.role == .paragraph, next.text.utf8.count <= 400 else { return false }
    if FactLabel.whole(text, of: next.text) != nil {
      labelLevel = level
      return true
    }
    guard let level, labelLevel == level, next.text.utf8.count <= 80 else { return false }
    return judge.judge(text, place(index, level: level)).map { $0.kind == .other } ?? true
  }

  private var currentKind: Section.Kind { sections.last?.kind ?? .lead }

  /// The classification of a line by its words or markup, or else by the layout of the known headings.
  private mutating func standingFinding(_ index: Int) -> HeadingFinding? {
    let finding = finding(index)
    guard finding.map({ $0.kind == .other && $0.uncertainty == .unknown }) ?? true,
      StandingHeadings.mayStand(blocks[index]), given.isEmpty || givenMeaning(index) == nil
    else { return finding }
    guard let standing else {
      mayStand.append(index)
      return finding
    }
    guard standing.stands(at: index) else { return finding }
    switch standing.answer(index, place(index, level: sectionLevel), above: sections.last) {
    case .heading(let other): return refined(other, index)
    case .possible:
      if finding == nil { possibleHeadings.append(index) }
      return finding
    case .text: return finding
    }
  }

  private func finding(_ index: Int) -> HeadingFinding? {
    if !given.isEmpty, let meaning = givenMeaning(index) { return finding(index, meaning) }
    // Accessed by index, because copying a block costs more than reading its properties.
    if blocks[index].isItem, !blocks[index].isHeadingOfItem { return numberedHeadings[index] }
    if let level = level(index) {
      return judge.judge(blocks[index].text, place(index, level: level)).map { refined($0, index) }
    }
    // An indented line is a heading only if it follows a blank line; otherwise it may continue the item above.
    guard blocks[index].text.utf8.count <= FoldedLine.maximumBytes,
      !blocks[index].isIndented || blocks[index].isAfterBlank
    else { return nil }
    if hasCapitalHeadings, CapitalHeadings.isOne(blocks[index]) {
      return judge.judge(blocks[index].text, place(index, level: sectionLevel)).map { refined($0, index) }
    }
    guard let finding = judge.judge(blocks[index].text, place(index, level: nil)),
      finding.isPhrase || !WrappedSentence.holds(index, in: blocks, as: finding.kind)
    else { return adviceAboveItems(index) }
    if finding.isLeftBehindAnalysis { return standsBeforeFacts(index) ? finding : nil }
    return refined(finding, index)
  }

  /// Refines a heading of lessons or unknown kind by the lines below: a section of imperatives is advice ("Hva vi
  /// lærte" above "Begynn i det små").
  private func refined(_ finding: HeadingFinding, _ index: Int) -> HeadingFinding {
    guard finding.isLesson || finding.kind == .other && finding.uncertainty == .unknown else { return finding }
    let below = blocks[(index + 1)...].prefix(finding.isLesson ? Self.lessonReach : Self.unknownReach).prefix {
      if case .heading = $0.role { false } else { true }
    }.prefix { !blocks[index + 1].isItem || $0.isItem }
    guard let kind = EntryForm.kind(below.map(\.text), isLesson: finding.isLesson) else { return finding }
    return HeadingFinding(kind: kind, words: nil, uncertainty: .unusual)
  }

  /// Maximum numbers of lines below a heading to examine.
  private static let lessonReach = 3
  private static let unknownReach = 6

  /// A heading of advice for a short line in unknown words, if it stands apart above a list of imperatives.
  private func adviceAboveItems(_ index: Int) -> HeadingFinding? {
    guard blocks[index].isAfterBlank, standsAboveItems(index), !blocks[index].isIndented else { return nil }
    guard [.lead, .goals, .results, .other].contains(currentKind) else { return nil }
    let items = blocks[(index + 1)...].prefix(Self.unknownReach).prefix { $0.isItem }
    let kind = EntryForm.kind(items.map(\.text), isLesson: false)
    return kind == .advice ? HeadingFinding(kind: .advice, words: nil, uncertainty: .unusual) : nil
  }

  /// Whether a line is short, begins with a capital, ends with a letter or question mark, and has an item below it.
  private func standsAboveItems(_ index: Int) -> Bool {
    guard index + 1 < blocks.endIndex, blocks[index + 1].isItem else { return false }
    let text = blocks[index].text
    guard text.utf8.count <= Self.longestHeading, text.first?.isUppercase == true, !text.contains(": "),
      let last = text.unicodeScalars.last
    else { return false }
    return last.properties.isAlphabetic || last == "?"
  }

  private func givenMeaning(_ index: Int) -> GivenHeadings.Meaning? {
    let text = blocks[index].text
    return given.meaning(of: text) ?? blocks[index].marker.flatMap { given.meaning(of: $0 + " " + text) }
  }

  /// The classification of a line by the user's decision.
  private func finding(_ index: Int, _ meaning: GivenHeadings.Meaning) -> HeadingFinding? {
    guard case .heading(let kind) = meaning else { return nil }
    guard let line = FoldedLine(blocks[index].text) else {
      return HeadingFinding(kind: kind, words: nil, uncertainty: nil)
    }
    return HeadingFinding(phrase: kind, words: HeadingWords(blocks[index].text, line, names: judge.names))
  }

  /// Whether "Samfunnsanalyse" alone on its line is a heading of documents: after the running text and before the
  /// facts. Below a heading of documents it is an entry.
  private func standsBeforeFacts(_ index: Int) -> Bool {
    guard currentKind != .documents, currentKind != .facts || index + 1 == blocks.endIndex else {
      return false
    }
    guard index + 1 < blocks.endIndex else { return sections.contains { $0.kind == .facts } }
    let next = judge.judge(blocks[index + 1].text, place(index + 1, level: level(index + 1)))
    return next.map { $0.kind == .facts || ($0.kind == .documents && !$0.isLeftBehindAnalysis) } ?? false
  }

  private func level(_ index: Int) -> Int? {
    if case .heading(let level) = blocks[index].role { level } else { nil }
  }

  private func place(_ index: Int, level: Int?) -> HeadingPlace {
    let isLast = index + 1 == blocks.endIndex
    let isAfterBlank = blocks[index].isAfterBlank || lacksBlankLines && mayFollowBlank(index)
    return HeadingPlace(
      section: currentKind, level: level, sectionLevel: sectionLevel, isAfterBlank: isAfterBlank,
      next: isLast ? nil : blocks[index + 1].text, isBeforeParagraph: !isLast && blocks[index + 1].role == .paragraph,
      isBeforeBlank: isLast || blocks[index + 1].isAfterBlank, isBeforeItem: !isLast && blocks[index + 1].isItem,
      isAmongColons: colons > 1 && colons == headings.count)
  }

  /// Whether a line that is not indented begins with a capital and the line above does not continue in it.
  private func mayFollowBlank(_ index: Int) -> Bool {
    guard index > blocks.startIndex, !blocks[index].isIndented else { return false }
    let above = blocks[index - 1].text
    return blocks[index].text.first?.isUppercase == true && !OpenEndings.ends(above) && above.utf8.last != 0x2C
  }

  private mutating func open(_ finding: HeadingFinding, _ index: Int) {
    let block = blocks[index]
    headings.append((index, finding))
    labelLevel = nil
    if block.text.utf8.last == 0x3A { colons += 1 }
    let heading = block.isHeadingOfItem ? block.text : block.marker.map { "\($0) \(block.text)" } ?? block.text
    sections.append(
      Section(kind: finding.kind, heading: heading, line: block.line, range: block.range, entries: []))
  }

  /// Whether a block that is not a heading belongs to the item above.
  private func continues(_ index: Int) -> Bool {
    guard blocks[index].continuesItem, let section = sections.last, section.kind != .facts else { return false }
    return section.entries.last?.marker != nil && !FactColumns.isFact(blocks[index].text)
  }

  /// Appends a later paragraph of an item to the item's text, after a space.
  private mutating func appendContinuation(_ index: Int) {
    let last = sections.count - 1
    let entry = sections[last].entries.count - 1
    sections[last].range = Self.reaching(sections[last].range, blocks[index])
    sections[last].entries[entry].range = Self.reaching(sections[last].entries[entry].range, blocks[index])
    sections[last].entries[entry].text += " " + blocks[index].text
  }

  private static func reaching(_ range: Range<Int>, _ block: Block) -> Range<Int> {
    range.lowerBound..<max(range.upperBound, block.range.upperBound)
  }

  private mutating func append(_ index: Int) {
    let (line, range) = (blocks[index].line, blocks[index].range)
    if sections.isEmpty {
      sections.append(Section(kind: .lead, heading: nil, line: line, range: range, entries: []))
    }
    let last = sections.count - 1
    sections[last].range = Self.reaching(sections[last].range, blocks[index])
    sections[last].entries.append(
      Entry(
        text: blocks[index].text, line: line, range: range, marker: blocks[index].marker, number: blocks[index].number,
        depth: blocks[index].depth,
        level: sections[last].kind == .goals ? GoalLevel.printed(in: blocks[index].text) : nil))
  }
}

/// The label at the start of a goal: "Hovedmål", "Delmål 1".
enum GoalLevel {
  private static let longest = 40

  /// The label as printed, without number and colon, or nil.
  static func printed(in text: String) -> String? {
    text.withBytes { bytes in
      let head = UnsafeBufferPointer(rebasing: bytes.prefix(longest))
      guard let colon = ByteSearch.first(0x3A, in: head) else { return nil }
      guard let line = FoldedLine(UnsafeBufferPointer(rebasing: head[..<colon])), line.words.count <= 3 else {
        return nil
      }
      let names = line.words.prefix { !$0.hasDigit && $0.range.count > 1 }
      guard let last = names.last, names.count + 1 >= line.words.count, isGoal(line.bytes(of: last)) else {
        return nil
      }
      return String(decoding: head[..<last.source.upperBound], as: UTF8.self)
    }
  }

  private static func isGoal(_ letters: ArraySlice<UInt8>) -> Bool {
    if let match = Lexicon.headings.match(exactly: letters) ?? Lexicon.headings.match(nearly: letters) {
      return !match.roles.isDisjoint(with: [.label, .goals])
    }
    return letters.suffix(goal.count).elementsEqual(goal)
  }

  private static let goal = FoldedLine("mål")?.letters ?? []
}
