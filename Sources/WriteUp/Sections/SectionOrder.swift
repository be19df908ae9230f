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
    let known = sections.indices.filter { kinds.contains(sections[$0].kind) && !open.contains($0) }
    let present = Set(known.map { sections[$0].kind })
    guard !present.isEmpty else { return [] }
    var told: [(Int, Section.Kind)] = []
    var rest = open[...]
    while let index = rest.first {
      let before = known.last { $0 < index }.map { sections[$0].kind }
      let next = known.first { $0 > index }
      let gap = Array(rest.prefix { $0 < next ?? sections.endIndex })
      rest = rest.dropFirst(gap.count)
      let after = next.map { sections[$0].kind }
      let missing = missing(before, after).filter { !present.contains($0) }
      told += Gap(sections: sections, lessons: lessons, missing: missing, isLast: next == nil).kinds(of: gap)
    }
    let left = open.filter { index in !told.contains { $0.0 == index } }
    let lacking = kinds.filter { kind in !present.contains(kind) && !told.contains { $0.1 == kind } }
    return told + Gap(sections: sections, lessons: lessons, missing: lacking, isLast: true).byTexts(left)
  }

  /// The kinds between two.
  private static func missing(_ before: Section.Kind?, _ after: Section.Kind?) -> ArraySlice<Section.Kind> {
    let start = before.flatMap { kinds.firstIndex(of: $0) }.map { $0 + 1 } ?? 0
    let end = after.flatMap { kinds.firstIndex(of: $0) } ?? kinds.count
    return start < end ? kinds[start..<end] : []
  }

  /// Sections that nobody knows, between two that are known.
  private struct Gap {
    let sections: [Section]
    let lessons: Set<Int>
    /// The kinds that belong between the two, of which the write-up has none.
    let missing: [Section.Kind]
    /// Whether no known section follows: then the texts have to say the same as the place.
    let isLast: Bool

    func kinds(of gap: [Int]) -> [(Int, Section.Kind)] {
      guard gap.count == missing.count || isLast && gap.count < missing.count else { return [] }
      let pairs = Array(zip(gap, missing))
      return pairs.allSatisfy { fits($0, $1) } ? pairs : []
    }

    /// In whatever order: each kind that only one of the sections can be by its texts.
    func byTexts(_ open: [Int]) -> [(Int, Section.Kind)] {
      var told: [(Int, Section.Kind)] = []
      for kind in missing {
        let fitting = open.filter { index in !told.contains { $0.0 == index } && says(index, kind) }
        // A list says more than a text alone.
        let lists = fitting.filter { sections[$0].entries.count > 1 }
        if let index = lists.count == 1 ? lists[0] : fitting.count == 1 ? fitting[0] : nil {
          told.append((index, kind))
        }
      }
      return told
    }

    /// Whether the texts of a section do not say that it is another; behind the last known one, whether they say that it is.
    private func fits(_ index: Int, _ kind: Section.Kind) -> Bool {
      if lessons.contains(index) { return kind == .advice }
      let texts = sections[index].entries.map(\.text)
      guard !texts.isEmpty else { return false }
      if isLast, kind != .continuation || missing.count > 1 { return says(index, kind) }
      switch EntryForm.mood(texts) {
      case .advising: return kind == .advice
      case .back: return kind != .goals && (kind != .continuation || !isLast)
      case .ahead: return kind != .results
      case nil: return true
      }
    }

    private func says(_ index: Int, _ kind: Section.Kind) -> Bool {
      if lessons.contains(index) { return kind == .advice }
      let texts = sections[index].entries.map(\.text)
      return switch (kind, EntryForm.mood(texts)) {
      case (.results, .back), (.advice, .advising): true
      case (.goals, .ahead): EntryForm.wish(texts) || !missing.contains(.continuation)
      case (.continuation, .ahead): !missing.contains(.goals) || !EntryForm.wish(texts)
      default: false
      }
    }
  }
}
