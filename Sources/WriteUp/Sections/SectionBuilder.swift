/// Divides a write-up's blocks into sections: a line belongs to the nearest heading above it.
struct SectionBuilder {
  let blocks: ArraySlice<Block>
  private let judge: HeadingJudge
  private let sectionLevel: Int
  private let numberedHeadings: [Int: HeadingFinding]
  private(set) var sections: [Section] = []
  /// The headings' words, one for each section that has a heading, with where it stands among the blocks.
  private(set) var headings: [(block: Int, finding: HeadingFinding)] = []

  /// - Parameter blocks: Everything below the title.
  init(_ blocks: ArraySlice<Block>, names: RegionNames) {
    self.blocks = blocks
    judge = HeadingJudge(names: names)
    sectionLevel = Self.sectionLevel(blocks)
    numberedHeadings = NumberedHeadings(blocks, judge: judge).findings()
    build()
  }

  /// The highest level that two headings have, else the highest of all.
  private static func sectionLevel(_ blocks: ArraySlice<Block>) -> Int {
    var counts: [Int: Int] = [:]
    // By index, since a copy of each block costs more than the look at it.
    for index in blocks.indices {
      if case .heading(let level) = blocks[index].role { counts[level, default: 0] += 1 }
    }
    return counts.filter { $0.value > 1 }.keys.min() ?? counts.keys.min() ?? 2
  }

  private mutating func build() {
    for index in blocks.indices {
      if let finding = finding(index) {
        open(finding, index)
      } else if goesOn(index) {
        goOn(index)
      } else {
        append(index)
      }
    }
  }

  private var currentKind: Section.Kind { sections.last?.kind ?? .lead }

  private func finding(_ index: Int) -> HeadingFinding? {
    // By index, since a copy of a block costs more than the look at it.
    if blocks[index].isItem, !blocks[index].isHeadingOfItem { return numberedHeadings[index] }
    if let level = level(index) { return judge.judge(blocks[index].text, place(index, level: level)) }
    // An indented line is a heading only when a blank line parts it from an item above.
    guard blocks[index].text.utf8.count <= FoldedLine.maximumBytes,
      !blocks[index].isIndented || blocks[index].isAfterBlank
    else { return nil }
    guard let finding = judge.judge(blocks[index].text, place(index, level: nil)),
      !WrappedSentence.holds(index, in: blocks, as: finding.kind)
    else { return nil }
    if finding.isLeftBehindAnalysis { return standsBeforeFacts(index) ? finding : nil }
    return finding
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
    return HeadingPlace(
      section: currentKind, level: level, sectionLevel: sectionLevel, isAfterBlank: blocks[index].isAfterBlank,
      next: isLast ? nil : blocks[index + 1].text, isBeforeParagraph: !isLast && blocks[index + 1].role == .paragraph,
      isBeforeBlank: isLast || blocks[index + 1].isAfterBlank)
  }

  private mutating func open(_ finding: HeadingFinding, _ index: Int) {
    let block = blocks[index]
    headings.append((index, finding))
    let heading = block.isHeadingOfItem ? block.text : block.marker.map { "\($0) \(block.text)" } ?? block.text
    sections.append(
      Section(kind: finding.kind, heading: heading, line: block.line, range: block.range, entries: []))
  }

  /// Whether a block, which is no heading, belongs to the item above.
  private func goesOn(_ index: Int) -> Bool {
    guard blocks[index].goesOnWithItem, let section = sections.last, section.kind != .facts else { return false }
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
