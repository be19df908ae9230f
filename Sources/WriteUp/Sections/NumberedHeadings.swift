/// Finds the headings of a plain text whose author numbered them: "1. Mål for Ringeriksregionen".
///
/// To the reader of lines they are items. They are headings where at least two of them, of different kinds and with
/// rising numbers, are in every word what the vocabulary knows as headings, each has something below it that is not the
/// next item, and no heading of the texts goes without a number: an application may have an outline of its own.
struct NumberedHeadings {
  private struct Candidate {
    var index: Int
    var number: Int
    var finding: HeadingFinding
    var kind: Section.Kind { finding.kind }
  }

  /// Longest text of one in bytes.
  private static let longest = 80

  private let blocks: ArraySlice<Block>
  private let judge: HeadingJudge

  init(_ blocks: ArraySlice<Block>, judge: HeadingJudge) {
    self.blocks = blocks
    self.judge = judge
  }

  /// What the blocks are that are numbered headings, by their indices.
  func findings() -> [Int: HeadingFinding] {
    let candidates = blocks.indices.compactMap(candidate)
    let known = candidates.filter { $0.kind != .other }
    guard Self.isRising(known), Set(known.map(\.kind)).count > 1, !blocks.indices.contains(where: isUnnumbered) else {
      return [:]
    }
    // "1. Innledning" before "2. Mål for Salten".
    let headings = Self.isRising(candidates) ? candidates : known
    return Dictionary(uniqueKeysWithValues: headings.map { ($0.index, $0.finding) })
  }

  private static func isRising(_ candidates: [Candidate]) -> Bool {
    zip(candidates, candidates.dropFirst()).allSatisfy { $0.number < $1.number }
  }

  /// Whether a block is a heading of goals, results, advice, a continuation or an application without a number.
  private func isUnnumbered(_ index: Int) -> Bool {
    guard !blocks[index].isItem, blocks[index].text.utf8.count <= FoldedLine.maximumBytes,
      let finding = finding(index), finding.doubt == nil
    else { return false }
    return [.goals, .results, .advice, .continuation, .application].contains(finding.kind)
      && !WrappedSentence.holds(index, in: blocks, as: finding.kind)
  }

  private func candidate(_ index: Int) -> Candidate? {
    guard blocks[index].isItem, let number = blocks[index].number, blocks[index].depth == 1,
      blocks[index].text.utf8.count <= Self.longest, index + 1 < blocks.endIndex
    else { return nil }
    guard blocks[index + 1].number != number + 1, !blocks[index].isIndented,
      let finding = finding(index), finding.doubt == nil
    else { return nil }
    return Candidate(index: index, number: number, finding: finding)
  }

  /// What a block would be if blank lines stood around it.
  private func finding(_ index: Int) -> HeadingFinding? {
    let next = index + 1 < blocks.endIndex ? blocks[index + 1] : nil
    let place = HeadingPlace(
      section: .lead, level: nil, isAfterBlank: true, next: next?.text, isBeforeParagraph: next?.role == .paragraph,
      isBeforeBlank: true)
    return judge.judge(blocks[index].text, place)
  }
}
