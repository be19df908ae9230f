/// Finds headings in other words by the form that the known headings of a text share.
///
/// Where a text has no marked headings, but two that are known stand alike, another short line that stands
/// as they do is judged as one that the markup names. So it is where one is known, and all else are items and whole
/// sentences. A line that may be the title of an entry is none: the texts above it are items or whole sentences, and so is
/// the text below it.
struct StandingHeadings {
  /// What a line is.
  enum Answer {
    case heading(HeadingFinding)
    /// It may be a heading; which, nothing tells.
    case possible
    case text
  }

  /// In bytes.
  private static let longest = 80
  private static let mostWords = 9
  /// A line that is longer than this is a text though it ends without a sign; in bytes.
  private static let longestTitle = 90

  private let blocks: ArraySlice<Block>
  private let judge: HeadingJudge
  /// Whether a blank line stands below each known heading that has items below it.
  private let isBlankAboveItems: Bool
  /// Whether one does where it has a text or facts below it.
  private let isBlankAboveText: Bool
  /// Whether each known heading ends with a colon.
  private let hasColon: Bool

  /// - Returns: nil where the known headings are too few, or do not stand alike.
  init?(
    _ blocks: ArraySlice<Block>, known headings: [(block: Int, finding: HeadingFinding)], judge: HeadingJudge
  ) {
    let told = headings.filter { $0.finding.kind != .other && $0.finding.uncertainty != .unknown }
    // Facts and documents may stand otherwise, as lines below each other do.
    let texts = told.filter { SectionOrder.kinds.contains($0.finding.kind) || $0.finding.kind == .application }
    let known = Set(texts.map(\.finding.kind)).count > 1 ? texts : told
    guard let first = known.first?.block, !blocks.contains(where: { $0.role.isHeading }) else { return nil }
    let areEnough = Set(known.map(\.finding.kind)).count > 1
    guard areEnough || Self.haveStructure(blocks) else { return nil }
    hasColon = blocks[first].text.utf8.last == 0x3A
    var (aboveItems, aboveText): (Bool?, Bool?) = (nil, nil)
    for index in known.map(\.block) where index + 1 < blocks.endIndex {
      guard blocks[index].isAfterBlank, !blocks[index].isItem, (blocks[index].text.utf8.last == 0x3A) == hasColon else {
        return nil
      }
      let isBlank = blocks[index + 1].isAfterBlank
      if blocks[index + 1].isItem {
        guard aboveItems ?? isBlank == isBlank else { return nil }
        aboveItems = isBlank
      } else {
        guard aboveText ?? isBlank == isBlank else { return nil }
        aboveText = isBlank
      }
    }
    guard let common = aboveItems ?? aboveText else { return nil }
    (isBlankAboveItems, isBlankAboveText) = (aboveItems ?? common, aboveText ?? common)
    (self.blocks, self.judge) = (blocks, judge)
  }

  /// Whether nearly all lines that are too long for headings, or do not stand as such, are items, facts or sentences.
  private static func haveStructure(_ blocks: ArraySlice<Block>) -> Bool {
    guard blocks.count > 5 else { return false }
    var others = 0
    for index in blocks.indices where !blocks[index].isItem && !isText(blocks[index].text) {
      if mayStand(blocks[index]) || FactLabel.readMarked(blocks[index].text) != nil { continue }
      others += 1
    }
    return 10 * others <= blocks.count
  }

  /// Whether a block is worth the look of ``stands(at:)``: a look at its first byte and its length.
  static func mayStand(_ block: Block) -> Bool {
    guard block.isAfterBlank, block.text.utf8.count <= longest, let first = block.text.utf8.first else { return false }
    return !block.isItem && (first < 0x61 || first > 0x7A) && first > 0x40
  }

  /// Whether a line is short and stands as the known headings do, with an item, a sentence or a fact below it.
  func stands(at index: Int) -> Bool {
    guard index + 1 < blocks.endIndex, Self.mayStand(blocks[index]), !blocks[index].isIndented,
      blocks[index].role == .paragraph, blocks[index].marker == nil, hasBlankOfItsKind(index),
      blocks[index].text.first?.isUppercase == true, let line = FoldedLine(blocks[index].text)
    else { return false }
    guard line.words.count <= Self.mostWords, hasEnd(line), line.innerStop == 0 || joinsTwo(index, line) else {
      return false
    }
    return blocks[index + 1].isItem || Self.isText(blocks[index + 1].text) || FactColumns.isFact(blocks[index + 1].text)
  }

  private func hasBlankOfItsKind(_ index: Int) -> Bool {
    blocks[index + 1].isAfterBlank == (blocks[index + 1].isItem ? isBlankAboveItems : isBlankAboveText)
  }

  private func hasEnd(_ line: FoldedLine) -> Bool {
    if line.lastSign == 0x3A { return hasColon }
    return !hasColon && (line.lastSign == 0x3F || line.lastSign > 0x2F && line.lastSign != 0x3B)
  }

  /// "Fra oss til andre: råd", "Veien videre: drift": one side of the colon is what the vocabulary knows as a heading,
  /// and neither counts what stands in a section.
  private func joinsTwo(_ index: Int, _ line: FoldedLine) -> Bool {
    guard line.innerStop == 0x3A, !line.words.contains(where: \.hasDigit) else { return false }
    let sides = blocks[index].text.split(separator: ":", maxSplits: 1).map { $0.drop { $0 == " " } }
    guard sides.count == 2, let first = FoldedLine(String(sides[0])),
      Lexicon.headings.match(first.words[0].hash)?.roles.contains(.label) != true,
      FactLabel.readMarked(blocks[index].text) == nil
    else { return false }
    return sides.contains { side in
      let place = HeadingPlace(
        section: .lead, level: nil, isAfterBlank: true, next: blocks[index + 1].text, isBeforeParagraph: true,
        isBeforeBlank: true)
      let text = side.prefix(1).uppercased() + side.dropFirst()
      return judge.judge(text, place).map { $0.kind != .other && $0.kind != .facts } ?? false
    }
  }

  /// Whether a text is a whole sentence, or longer than a title.
  private static func isText(_ text: String) -> Bool {
    guard text.first.map({ !$0.isLowercase }) ?? false else { return false }
    return text.utf8.count > longestTitle || endsSentence(text) && text.split(separator: " ").count > 3
  }

  private static func endsSentence(_ text: String) -> Bool {
    text.utf8.last.map { [0x2E, 0x21, 0x3F, 0x3A].contains($0) } ?? false
  }

  /// What a line is that ``stands(at:)``.
  ///
  /// - Parameters:
  ///   - place: Where it stands, with the level of the sections.
  ///   - above: The section that it would otherwise belong to.
  func answer(_ index: Int, _ place: HeadingPlace, above: Section?) -> Answer {
    guard var finding = judge.judge(blocks[index].text, place), opens(finding.kind, place.section) else { return .text }
    let isKnown = finding.kind != .other || Self.isOther(blocks[index].text)
    if let above {
      if above.heading != nil, above.entries.isEmpty { return .text }
      guard let last = above.entries.last else { return .text }
      let isWhole = last.marker != nil || Self.isText(last.text) || above.kind == .facts
      guard isWhole else { return finding.kind == .other ? .text : .possible }
    }
    if HeadingStems.isPlainImperative(blocks[index].text), finding.kind != .advice { return .text }
    // Above a list stands a heading; one text alone below each of several lines may be an entry with its title.
    if !isKnown, !blocks[index + 1].isItem, above == nil || areTitles(from: index, place) { return .possible }
    finding.uncertainty = finding.uncertainty ?? (finding.kind == .other ? nil : .unusual)
    return .heading(finding)
  }

  /// Whether a heading of a kind may open a section below another: an application has goals and labels of its own, and
  /// among documents and facts most lines are names.
  private func opens(_ kind: Section.Kind, _ section: Section.Kind) -> Bool {
    switch section {
    case .application: [.advice, .documents, .facts].contains(kind)
    case .documents: kind == .facts || SectionOrder.kinds.contains(kind)
    case .facts: kind != .facts
    default: kind == .other || kind != section
    }
  }

  /// Whether the words tell of what no section of the programme's tells.
  private static func isOther(_ text: String) -> Bool {
    guard let line = FoldedLine(text) else { return false }
    return HeadingSense.tellsAside(line) || HeadingStems.read(line) != nil
  }

  /// Whether the line is one of three or more, one behind the other, whose words nobody knows, each with one text below it.
  private func areTitles(from index: Int, _ place: HeadingPlace) -> Bool {
    var count = 1
    for step in [2, -2] {
      var at = index + step
      while count < 3, at >= blocks.startIndex, at + 1 < blocks.endIndex, stands(at: at), !blocks[at + 1].isItem,
        isUnknown(at, place)
      {
        (at, count) = (at + step, count + 1)
      }
    }
    return count > 2
  }

  /// Whether nobody knows the words of a line.
  private func isUnknown(_ index: Int, _ place: HeadingPlace) -> Bool {
    guard let finding = judge.judge(blocks[index].text, place) else { return false }
    return finding.kind == .other && finding.uncertainty == .unknown && !Self.isOther(blocks[index].text)
  }
}

extension Block.Role {
  fileprivate var isHeading: Bool { if case .heading = self { true } else { false } }
}
