import ByregionText

/// Divides a write-up's blocks into sections: a line belongs to the nearest heading above it.
struct SectionBuilder {
  let blocks: ArraySlice<Block>
  private let judge: HeadingJudge
  private let given: GivenHeadings
  private let sectionLevel: Int
  private let numberedHeadings: [Int: HeadingFinding]
  /// Whether the source lost its blank lines and has no marked headings, as a text out of a PDF may have.
  private let lacksBlankLines: Bool
  /// Whether the known headings of a text without marked ones are in capitals.
  private let hasCapitalHeadings: Bool
  /// What finds headings by the form of those that are known, once there are lines that may be such.
  private var standing: StandingHeadings?
  private(set) var sections: [Section] = []
  /// The headings' words, one for each section that has a heading, with where it stands among the blocks.
  private(set) var headings: [(block: Int, finding: HeadingFinding)] = []
  /// The level of headings that are labels of facts, in the section that is open.
  private var labelLevel: Int?
  /// How many of the headings end with a colon.
  private var colons = 0
  /// Lines that stand where a heading would and are entries, because none of their words is known: indices of blocks.
  private(set) var possibleHeadings: [Int] = []
  /// Lines that are no headings, or some that nobody knows, and short: indices of blocks.
  private var mayStand: [Int] = []

  /// - Parameters:
  ///   - blocks: Everything below the title.
  ///   - given: What the user says of lines.
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
    tellUnknown()
  }

  /// Whether lines that are no headings so far stand as the known headings do.
  private mutating func findStandingHeadings() -> Bool {
    guard mayStand.count < Self.mostStanding, !mayStand.isEmpty, !hasCapitalHeadings, !lacksBlankLines,
      numberedHeadings.isEmpty, given.isEmpty || headings.count > 1
    else { return false }
    standing = StandingHeadings(blocks, known: headings, judge: judge)
    guard let standing else { return false }
    return mayStand.contains { standing.stands(at: $0) }
  }

  /// More lines that may be headings than this are no headings.
  private static let mostStanding = 200

  /// The highest level that two headings have, else the highest of all.
  private static func sectionLevel(_ blocks: ArraySlice<Block>) -> Int {
    var counts: [Int: Int] = [:]
    // By index, since a copy of each block costs more than the look at it.
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
        goOn(index)
      } else {
        if standsBetweenLists(index), possibleHeadings.last != index { possibleHeadings.append(index) }
        append(index)
      }
    }
  }

  /// Tells sections whose headings nobody knows by their place among the others, and by what their texts say.
  private mutating func tellUnknown() {
    let first = sections.first?.heading == nil ? 1 : 0
    guard headings.count == sections.count - first else { return }
    tellFacts(first)
    let unknown = headings.indices.filter { order in
      SectionOrder.isOpen(headings[order].finding, blocks[headings[order].block].text) || isOutOfOrder(order, first)
    }
    guard !unknown.isEmpty else { return }
    let told = SectionOrder.kinds(
      of: unknown.map { $0 + first }, in: sections,
      lessons: Set(unknown.filter { headings[$0].finding.isLesson }.map { $0 + first }))
    for (index, kind) in told {
      sections[index].kind = kind
      headings[index - first].finding = HeadingFinding(kind: kind, words: nil, uncertainty: .unusual)
    }
  }

  /// Whether a heading of unusual words was told to be of a kind that another, in its place, is too.
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

  /// Where nothing else holds the facts, a section whose texts are labels of three of them does, whatever its heading.
  private mutating func tellFacts(_ first: Int) {
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

  /// Whether a line is short, begins with a capital, ends without a sign, and has the items of lists above and below it,
  /// or those of one above, a blank line between, and text right below.
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

  /// Whether a blank line stands above a block and none below it.
  private func isTight(_ index: Int) -> Bool { blocks[index].isAfterBlank && !blocks[index + 1].isAfterBlank }

  /// In bytes.
  private static let longestHeading = 60

  /// Whether a heading among the facts is the label of one, with its value below it, or stands as such labels do.
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

  /// What a line is by its words or by its markup, or else by the form of the known headings.
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
    case .heading(let other): return told(other, index)
    case .possible:
      if finding == nil { possibleHeadings.append(index) }
      return finding
    case .text: return finding
    }
  }

  private func finding(_ index: Int) -> HeadingFinding? {
    if !given.isEmpty, let meaning = givenMeaning(index) { return finding(index, meaning) }
    // By index, since a copy of a block costs more than the look at it.
    if blocks[index].isItem, !blocks[index].isHeadingOfItem { return numberedHeadings[index] }
    if let level = level(index) {
      return judge.judge(blocks[index].text, place(index, level: level)).map { told($0, index) }
    }
    // An indented line is a heading only when a blank line parts it from an item above.
    guard blocks[index].text.utf8.count <= FoldedLine.maximumBytes,
      !blocks[index].isIndented || blocks[index].isAfterBlank
    else { return nil }
    if hasCapitalHeadings, CapitalHeadings.isOne(blocks[index]) {
      return judge.judge(blocks[index].text, place(index, level: sectionLevel)).map { told($0, index) }
    }
    guard let finding = judge.judge(blocks[index].text, place(index, level: nil)),
      finding.isPhrase || !WrappedSentence.holds(index, in: blocks, as: finding.kind)
    else { return toldByItems(index) }
    if finding.isLeftBehindAnalysis { return standsBeforeFacts(index) ? finding : nil }
    return told(finding, index)
  }

  /// What was learned is advice when the lines below tell others what to do: "Hva vi lærte", "Begynn i det små".
  private func told(_ finding: HeadingFinding, _ index: Int) -> HeadingFinding {
    guard finding.isLesson || finding.kind == .other && finding.uncertainty == .unknown else { return finding }
    let below = blocks[(index + 1)...].prefix(finding.isLesson ? Self.lessonReach : Self.unknownReach).prefix {
      if case .heading = $0.role { false } else { true }
    }.prefix { !blocks[index + 1].isItem || $0.isItem }
    guard let kind = EntryForm.kind(below.map(\.text), isLesson: finding.isLesson) else { return finding }
    return HeadingFinding(kind: kind, words: nil, uncertainty: .unusual)
  }

  /// Lines below a heading that are looked at.
  private static let lessonReach = 3
  private static let unknownReach = 6

  /// A short line that stands apart above a list which tells others what to do, though none of its words is known.
  private func toldByItems(_ index: Int) -> HeadingFinding? {
    guard blocks[index].isAfterBlank, standsAboveItems(index), !blocks[index].isIndented else { return nil }
    guard [.lead, .goals, .results, .other].contains(currentKind) else { return nil }
    let items = blocks[(index + 1)...].prefix(Self.unknownReach).prefix { $0.isItem }
    let kind = EntryForm.kind(items.map(\.text), isLesson: false)
    return kind == .advice ? HeadingFinding(kind: .advice, words: nil, uncertainty: .unusual) : nil
  }

  /// Whether a line is short, begins with a capital, ends without a sign, and an item stands below it.
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

  /// What the user says of a line.
  private func finding(_ index: Int, _ meaning: GivenHeadings.Meaning) -> HeadingFinding? {
    guard case .heading(let kind) = meaning else { return nil }
    guard let line = FoldedLine(blocks[index].text) else {
      return HeadingFinding(kind: kind, words: nil, uncertainty: nil)
    }
    return HeadingFinding(phrase: kind, words: HeadingWords(blocks[index].text, line, names: judge.names))
  }

  /// "Samfunnsanalyse" alone after the running text and before the facts is a document left behind; below a heading
  /// for documents it is one of them.
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

  /// Whether a line without a marker begins with a capital behind one that does not go on in it.
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

  /// Whether a block, which is no heading, belongs to the item above.
  private func continues(_ index: Int) -> Bool {
    guard blocks[index].continuesItem, let section = sections.last, section.kind != .facts else { return false }
    return section.entries.last?.marker != nil && !FactColumns.isFact(blocks[index].text)
  }

  /// Joins a later paragraph of an item to it by one space.
  private mutating func goOn(_ index: Int) {
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

/// The label that a goal begins with: "Hovedmål", "Delmål 1".
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
