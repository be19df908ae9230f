/// Classifies sections with unknown headings by their position. A report has goals, results, advice and a continuation,
/// usually all four and in this order. Other sections are recognized by words for money, persons and methods.
enum SectionOrder {
  /// The sections of a report, in their usual order.
  static let kinds: [Section.Kind] = [.goals, .results, .advice, .continuation]

  /// Whether a heading gives no evidence of the kind of its section.
  static func isOpen(_ finding: HeadingFinding, _ text: String) -> Bool {
    guard finding.kind == .other else { return false }
    if finding.isLesson { return true }
    guard finding.uncertainty == .unknown, let line = FoldedLine(text) else { return false }
    return !HeadingSense.namesOtherSubject(line) && HeadingStems.read(line) == nil
  }

  /// The kinds of the sections at the given indices, for those that can be classified.
  ///
  /// - Parameter lessons: Indices of sections whose headings announce lessons learned. They can only be advice.
  static func kinds(of open: [Int], in sections: [Section], lessons: Set<Int>) -> [(Int, Section.Kind)] {
    let known = sections.indices.filter { kinds.contains(sections[$0].kind) && !open.contains($0) }
    let present = Set(known.map { sections[$0].kind })
    guard !present.isEmpty else { return [] }
    var classified: [(Int, Section.Kind)] = []
    var rest = open[...]
    while let index = rest.first {
      let before = known.last { $0 < index }.map { sections[$0].kind }
      let next = known.first { $0 > index }
      let gap = Array(rest.prefix { $0 < next ?? sections.endIndex })
      rest = rest.dropFirst(gap.count)
      let after = next.map { sections[$0].kind }
      let missing = missing(before, after).filter { !present.contains($0) }
      classified += Gap(sections: sections, lessons: lessons, missing: missing, isLast: next == nil).kinds(of: gap)
    }
    let left = open.filter { index in !classified.contains { $0.0 == index } }
    let lacking = kinds.filter { kind in !present.contains(kind) && !classified.contains { $0.1 == kind } }
    return classified + Gap(sections: sections, lessons: lessons, missing: lacking, isLast: true).byTexts(left)
  }

  /// The kinds between two kinds in the usual order. nil stands for the start or the end of the report.
  private static func missing(_ before: Section.Kind?, _ after: Section.Kind?) -> ArraySlice<Section.Kind> {
    let start = before.flatMap { kinds.firstIndex(of: $0) }.map { $0 + 1 } ?? 0
    let end = after.flatMap { kinds.firstIndex(of: $0) } ?? kinds.count
    return start < end ? kinds[start..<end] : []
  }

  /// Consecutive unknown sections between two known sections.
  private struct Gap {
    let sections: [Section]
    let lessons: Set<Int>
    /// The kinds that belong between the two and that the write-up does not have.
    let missing: [Section.Kind]
    /// Whether no known section follows. The entries must then confirm the position.
    let isLast: Bool

    func kinds(of gap: [Int]) -> [(Int, Section.Kind)] {
      guard gap.count == missing.count || isLast && gap.count < missing.count else { return [] }
      let pairs = Array(zip(gap, missing))
      return pairs.allSatisfy { fits($0, $1) } ? pairs : []
    }

    /// Classifies sections by their entries, in any order: each missing kind that fits only one section, or only one
    /// section with several entries.
    func byTexts(_ open: [Int]) -> [(Int, Section.Kind)] {
      var classified: [(Int, Section.Kind)] = []
      for kind in missing {
        let fitting = open.filter { index in !classified.contains { $0.0 == index } && says(index, kind) }
        // A list is stronger evidence than a single text.
        let lists = fitting.filter { sections[$0].entries.count > 1 }
        if let index = lists.count == 1 ? lists[0] : fitting.count == 1 ? fitting[0] : nil {
          classified.append((index, kind))
        }
      }
      return classified
    }

    /// Whether the entries of a section do not contradict a kind. After the last known section, the entries must
    /// confirm it, except for a continuation that is the only missing kind.
    private func fits(_ index: Int, _ kind: Section.Kind) -> Bool {
      if lessons.contains(index) { return kind == .advice }
      let texts = sections[index].entries.map(\.text)
      guard !texts.isEmpty else { return false }
      if isLast, kind != .continuation || missing.count > 1 { return says(index, kind) }
      switch EntryForm.verbForm(texts) {
      case .imperative: return kind == .advice
      case .past: return kind != .goals && (kind != .continuation || !isLast)
      case .future: return kind != .results
      case nil: return true
      }
    }

    private func says(_ index: Int, _ kind: Section.Kind) -> Bool {
      if lessons.contains(index) { return kind == .advice }
      let texts = sections[index].entries.map(\.text)
      return switch (kind, EntryForm.verbForm(texts)) {
      case (.results, .past), (.advice, .imperative): true
      case (.goals, .future): EntryForm.wish(texts) || !missing.contains(.continuation)
      case (.continuation, .future): !missing.contains(.goals) || !EntryForm.wish(texts)
      default: false
      }
    }
  }
}
