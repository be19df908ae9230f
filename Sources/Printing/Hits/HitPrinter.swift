import KnowledgeBase

/// Prints hits for people: whose, what, the passage with the match marked, and the reference to ask for
/// more.
public struct HitPrinter {
  private static let indentation = 2

  private let output: Output
  let setter: Typesetter

  /// - Parameter terminal: the screen that `output` goes to; at most 100 columns of it are used.
  public init(_ output: Output, _ terminal: Terminal) {
    self.output = output
    setter = Typesetter(output, terminal)
  }

  /// Prints the hits of a response, under a line for each group, where there is more than the group of all words.
  public func hits(_ response: SearchResponse) throws {
    if !response.regions.isEmpty { return try hits(response, by: response.regions) }
    var group: HitGroup?
    let hasAll = response.groups.first?.group == .allWords
    let tellsGroups = response.groups.count > 1 || response.groups.first?.group == .someWords
    for (index, hit) in response.hits.enumerated() {
      if index > 0 { setter.blank() }
      if tellsGroups, hit.group != group {
        let count = response.groups.first { $0.group == hit.group }?.count ?? 0
        self.group(
          hasAll ? Self.name(hit.group) : "ingen har alle ordene, noen av dem eller lignende ord", count: count)
        group = hit.group
      }
      try self.hit(PrintedHit(hit))
    }
  }

  /// Prints the hits of each region under its name and counts.
  private func hits(_ response: SearchResponse, by regions: [RegionCount]) throws {
    let counts = Dictionary(regions.map { ($0.slug, $0) }, uniquingKeysWith: { first, _ in first })
    var region: String?
    for (index, hit) in response.hits.enumerated() {
      if index > 0 { setter.blank() }
      if hit.regionSlug != region, let count = counts[hit.regionSlug] {
        let all = count.allWords > 0 && count.allWords < count.count ? ", \(count.allWords) med alle ordene" : ""
        setter.paragraph(StyledText("\(count.name) (\(count.count)\(all))", .note))
        setter.blank()
        region = hit.regionSlug
      }
      try self.hit(PrintedHit(hit))
    }
  }

  /// Prints one hit.
  public func hit(_ hit: PrintedHit) throws {
    var head = StyledText(hit.region, .heading) + StyledText(" · " + hit.label)
    if let heading = hit.heading { head.append(" · " + heading) }
    head.append("  " + hit.reference, .reference)
    if !hit.also.isEmpty { head.append(", også " + hit.also.joined(separator: ", "), .reference) }
    setter.paragraph(head, indentation: 0)
    let passage = StyledText(hit.passage, marking: hit.marks)
    setter.paragraph(
      StyledText(hit.isCutBefore ? "… " : "") + passage + StyledText(hit.isCutBehind ? " …" : ""),
      indentation: Self.indentation)
    if let explanation = hit.explanation {
      for line in explanation { setter.paragraph(StyledText(line, .reference), indentation: Self.indentation) }
    }
    try output.checkpoint()
  }

  /// Prints the line that a group of hits begins with.
  public func group(_ name: String, count: Int) {
    setter.paragraph(StyledText("\(name) (\(count))", .note))
    setter.blank()
  }

  /// Prints what was searched for beside the typed words, if anything: "søkte også: …".
  public func alsoSearched(_ words: [AlsoSearched]) {
    let parts = words.filter { !$0.alternatives.isEmpty }.map { also in
      let shown = also.alternatives.prefix(8).map(\.word).joined(separator: ", ")
      let list = also.alternatives.count > 8 ? shown + ", …" : shown
      return words.count > 1 ? "\(also.word): \(list)" : list
    }
    if parts.isEmpty { return }
    setter.paragraph(
      StyledText(parts.joined(separator: "; "), .reference), indentation: 13,
      label: StyledText("søkte også:", .reference))
  }

  /// Prints what to try instead, if anything: "prøv også: …".
  public func suggestions(_ suggestions: [Suggestion]) {
    for (index, suggestion) in suggestions.enumerated() {
      setter.paragraph(
        StyledText(suggestion.query) + StyledText("  (\(suggestion.count))", .reference), indentation: 11,
        label: index == 0 ? "prøv også:" : "")
    }
  }

  private static func name(_ group: HitGroup) -> String {
    switch group {
    case .allWords: "alle ordene"
    case .someWords: "noen av ordene"
    case .ranked: "treff"
    }
  }
}
