/// Finds headings in unlisted words by the layout that the known headings of a text share.
///
/// If a text has no headings by markup, but known headings of two kinds with the same layout, another short line with
/// this layout is judged like a heading by markup. One known kind is enough if nearly all other lines are items, facts
/// or whole sentences. To exclude titles of entries, the block above a heading must be an item, a fact or a whole
/// sentence, and so must the block below it.
struct StandingHeadings {
  /// The classification of a line with the layout of a heading.
  enum Answer {
    case heading(HeadingFinding)
    /// The line may be a heading, but there is not enough evidence.
    case possible
    case text
  }

  /// Maximum length of a heading, in bytes.
  private static let longest = 80
  private static let mostWords = 9
  /// Maximum length of a title, in bytes. A longer line is text even without punctuation at its end.
  private static let longestTitle = 90

  private let blocks: ArraySlice<Block>
  private let judge: HeadingJudge
  /// Whether there is a blank line below each known heading that has items below it.
  private let isBlankAboveItems: Bool
  /// Whether there is a blank line below each known heading that has text or facts below it.
  private let isBlankAboveText: Bool
  /// Whether each known heading ends with a colon.
  private let hasColon: Bool

  /// - Returns: nil if there are too few known headings or they differ in layout.
  init?(
    _ blocks: ArraySlice<Block>, known headings: [(block: Int, finding: HeadingFinding)], judge: HeadingJudge
  ) {
    let classified = headings.filter { $0.finding.kind != .other && $0.finding.uncertainty != .unknown }
    // Headings of facts and documents may have another layout, because lines rather than paragraphs follow them.
    let texts = classified.filter { SectionOrder.kinds.contains($0.finding.kind) || $0.finding.kind == .application }
    let known = Set(texts.map(\.finding.kind)).count > 1 ? texts : classified
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

  /// Whether at least nine in ten blocks are items, facts, whole sentences or candidates for headings.
  private static func haveStructure(_ blocks: ArraySlice<Block>) -> Bool {
    guard blocks.count > 5 else { return false }
    var others = 0
    for index in blocks.indices where !blocks[index].isItem && !isText(blocks[index].text) {
      if mayStand(blocks[index]) || FactLabel.readMarked(blocks[index].text) != nil { continue }
      others += 1
    }
    return 10 * others <= blocks.count
  }

  /// Whether a block is a candidate for ``stands(at:)``. This is a fast check of its first byte and its length.
  static func mayStand(_ block: Block) -> Bool {
    guard block.isAfterBlank, block.text.utf8.count <= longest, let first = block.text.utf8.first else { return false }
    return !block.isItem && (first < 0x61 || first > 0x7A) && first > 0x40
  }

  /// Whether a line is short and has the layout of the known headings, with an item, a sentence or a fact below it.
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

  /// Whether a colon divides the line into two parts, one of which is a known heading: "Fra oss til andre: råd", "Veien
  /// videre: drift". Lines with digits or goal labels do not count.
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

  /// Whether a text is a whole sentence or longer than a title.
  private static func isText(_ text: String) -> Bool {
    guard text.first.map({ !$0.isLowercase }) ?? false else { return false }
    return text.utf8.count > longestTitle || endsSentence(text) && text.split(separator: " ").count > 3
  }

  private static func endsSentence(_ text: String) -> Bool {
    text.utf8.last.map { [0x2E, 0x21, 0x3F, 0x3A].contains($0) } ?? false
  }

  /// Classifies a line for which ``stands(at:)`` is true.
  ///
  /// - Parameters:
  ///   - place: Its context, with the level of the sections' headings.
  ///   - above: The section that it belongs to if it is not a heading.
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
    // A line above a list is a heading. Several lines with one text below each may be titles of entries.
    if !isKnown, !blocks[index + 1].isItem, above == nil || areTitles(from: index, place) { return .possible }
    finding.uncertainty = finding.uncertainty ?? (finding.kind == .other ? nil : .unusual)
    return .heading(finding)
  }

  /// Whether a heading of one kind may follow a section of another kind. An application has goals and labels of its
  /// own, and among documents and facts most short lines are names.
  private func opens(_ kind: Section.Kind, _ section: Section.Kind) -> Bool {
    switch section {
    case .application: [.advice, .documents, .facts].contains(kind)
    case .documents: kind == .facts || SectionOrder.kinds.contains(kind)
    case .facts: kind != .facts
    default: kind == .other || kind != section
    }
  }

  /// Whether the words indicate a subject, including one that no section of the programme has.
  private static func isOther(_ text: String) -> Bool {
    guard let line = FoldedLine(text) else { return false }
    return HeadingSense.namesOtherSubject(line) || HeadingStems.read(line) != nil
  }

  /// Whether the line is one of at least three consecutive lines in unknown words, each with one text below it.
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

  /// Whether a line is judged as a heading of unknown kind.
  private func isUnknown(_ index: Int, _ place: HeadingPlace) -> Bool {
    guard let finding = judge.judge(blocks[index].text, place) else { return false }
    return finding.kind == .other && finding.uncertainty == .unknown && !Self.isOther(blocks[index].text)
  }
}

extension Block.Role {
  fileprivate var isHeading: Bool { if case .heading = self { true } else { false } }
}
