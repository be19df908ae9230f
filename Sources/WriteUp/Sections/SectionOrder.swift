/// Tells sections whose headings nobody knows by their place: a report has goals, results, advice and a continuation, mostly
/// all four and in this order, and what else it has is told by words for money, persons and ways of work.
enum SectionOrder {
  /// The sections that a report has, in their usual order.
  static let kinds: [Section.Kind] = [.goals, .results, .advice, .continuation]

  /// Whether a heading leaves open what stands below it.
  static func isOpen(_ finding: HeadingFinding, _ text: String) -> Bool {
    guard finding.kind == .other else { return false }
    if finding.isLesson { return true }
    guard finding.uncertainty == .unknown, let line = FoldedLine(text) else { return false }
    return !HeadingSense.tellsAside(line) && HeadingStems.read(line) == nil
  }

  /// The kinds of the sections at some indices, as far as their places tell.
  ///
  /// - Parameter lessons: Those whose headings say that something was learned: they can only be advice.
  static func kinds(of open: [Int], in sections: [Section], lessons: Set<Int>) -> [(Int, Section.Kind)] {
    let present = Set(sections.map(\.kind)).intersection(kinds)
    guard !present.isEmpty else { return [] }
    var told: [(Int, Section.Kind)] = []
    var rest = open[...]
    while let index = rest.first {
      let isKnown = { (section: Section) in kinds.contains(section.kind) }
      let before = sections[..<index].last(where: isKnown)?.kind
      let next = sections[index...].firstIndex(where: isKnown) ?? sections.endIndex
      let gap = Array(rest.prefix { $0 < next })
      rest = rest.dropFirst(gap.count)
      let after = next < sections.endIndex ? sections[next].kind : nil
      told += kinds(
        of: gap, in: sections, lessons: lessons, missing: missing(before, after, present), isLast: after == nil)
    }
    return told
  }

  /// The kinds between two, of which the write-up has none.
  private static func missing(
    _ before: Section.Kind?, _ after: Section.Kind?, _ present: Set<Section.Kind>
  ) -> [Section.Kind] {
    let start = before.flatMap { kinds.firstIndex(of: $0) }.map { $0 + 1 } ?? 0
    let end = after.flatMap { kinds.firstIndex(of: $0) } ?? kinds.count
    return start < end ? kinds[start..<end].filter { !present.contains($0) } : []
  }

  /// The kinds of the sections in a gap. Between two known ones their place is enough; behind the last one their texts have
  /// to say the same.
  private static func kinds(
    of gap: [Int], in sections: [Section], lessons: Set<Int>, missing: [Section.Kind], isLast: Bool
  ) -> [(Int, Section.Kind)] {
    let fits = { (index: Int, kind: Section.Kind) in
      let texts = sections[index].entries.map(\.text)
      if lessons.contains(index) { return kind == .advice }
      guard !texts.isEmpty else { return false }
      switch kind {
      case .results where isLast: return EntryForm.looksBack(texts)
      case .advice where isLast: return EntryForm.advises(texts)
      case .continuation where isLast: return EntryForm.looksAhead(texts)
      default: return true
      }
    }
    if gap.count == missing.count || isLast && gap.count < missing.count {
      let pairs = Array(zip(gap, missing))
      if pairs.allSatisfy({ fits($0, $1) }) { return pairs }
    }
    // Of several, one alone may say by its texts what it is.
    return missing.compactMap { kind in
      let fitting = gap.filter { index in
        let texts = sections[index].entries.map(\.text)
        return fits(index, kind) && says(texts, kind, isLesson: lessons.contains(index))
      }
      return fitting.count == 1 ? (fitting[0], kind) : nil
    }
  }

  private static func says(_ texts: [String], _ kind: Section.Kind, isLesson: Bool) -> Bool {
    switch kind {
    case .goals: EntryForm.kind(texts, isLesson: false) == .goals
    case .results: EntryForm.looksBack(texts)
    case .advice: isLesson || EntryForm.advises(texts)
    case .continuation: EntryForm.looksAhead(texts)
    default: false
    }
  }
}
