import ByregionLanguages
import ByregionPlaces
import ByregionRecords
import ByregionSearch

/// The parts of a score, in aligned lines: the sum, then one line with the factors for each query word that matched.
package enum ExplanationLines {
  /// The lines, the sum first.
  package static func lines(of explanation: Explanation, _ catalogue: Catalogue) -> [String] {
    let decimal = { (number: Double) in catalogue.decimal(number, 2) }
    let words = explanation.words
    let width = words.map { DisplayWidth.of($0.word) }.max() ?? 0
    return [catalogue.score(decimal(explanation.score))]
      + words.map { word in
        let space = String(repeating: " ", count: width - DisplayWidth.of(word.word))
        return "  \(decimal(word.score))  \(word.word)\(space)  \(part(word, catalogue))"
      }
  }

  /// How a query word matched, and its contribution to the score.
  private static func part(_ word: ExplainedWord, _ catalogue: Catalogue) -> String {
    let alternative = word.alternative
    let name = catalogue.reason(alternative.reason)
    let reason = alternative.word == word.word ? name : "\(alternative.word), \(name)"
    let factors = [alternative.weight, word.rarity, word.frequency].map { catalogue.decimal($0, 2) }
    return "\(reason), \(catalogue.times(word.occurrences)): \(factors.joined(separator: " × "))"
  }
}

/// Prints hits for people: region, kind, the passage with the matches marked, and the reference.
package struct HitPrinter {
  private static let indentation = 2

  private let output: Output
  private let catalogue: Catalogue
  let setter: Typesetter

  /// - Parameter terminal: the terminal that `output` goes to; at most 100 columns are used.
  package init(_ output: Output, _ terminal: Terminal, _ catalogue: Catalogue = .ofProcess) {
    self.output = output
    self.catalogue = catalogue
    setter = Typesetter(output, terminal)
  }

  /// Prints the hits of a response, with a line above each group unless all hits match all words.
  package func hits(_ response: SearchResponse) throws {
    if !response.regions.isEmpty { return try hits(response, by: response.regions) }
    var group: HitGroup?
    let shown = Set(response.hits.map(\.group))
    let tellsGroups = shown.count > 1 || shown.contains { !$0.isCounted && $0 != .ranked }
    for (index, hit) in response.hits.enumerated() {
      if index > 0 { setter.blank() }
      if tellsGroups, hit.group != group {
        let count = response.groups.first { $0.group == hit.group }?.count ?? 0
        self.group(name(hit.group), count: count)
        group = hit.group
      }
      try self.hit(PrintedHit(hit, catalogue))
    }
  }

  /// Prints the hits of each region under its name and counts.
  private func hits(_ response: SearchResponse, by regions: [RegionCount]) throws {
    let counts = Dictionary(regions.map { ($0.slug, $0) }, uniquingKeysWith: { first, _ in first })
    var region: String?
    for (index, hit) in response.hits.enumerated() {
      if index > 0 { setter.blank() }
      if hit.regionSlug != region, let count = counts[hit.regionSlug] {
        let hits = catalogue.regionHits(count.count, withAllWords: count.allWords)
        setter.paragraph(StyledText("\(count.name) (\(hits))", .note))
        setter.blank()
        region = hit.regionSlug
      }
      try self.hit(PrintedHit(hit, catalogue))
    }
  }

  /// Prints one hit.
  package func hit(_ hit: PrintedHit) throws {
    var head = StyledText(hit.region, .heading) + StyledText(" · " + hit.label)
    if let heading = hit.heading { head.append(" · " + heading) }
    head.append("  " + hit.reference, .reference)
    if !hit.also.isEmpty { head.append(", " + catalogue.alsoAt(hit.also), .reference) }
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
  package func group(_ name: String, count: Int) {
    setter.paragraph(StyledText("\(name) (\(catalogue.number(count)))", .note))
    setter.blank()
  }

  /// Prints the expanded terms, if any: "also searched: …".
  package func alsoSearched(_ words: [AlsoSearched]) {
    let parts = words.filter { !$0.alternatives.isEmpty }.map { also in
      let shown = also.alternatives.prefix(8).map(\.word).joined(separator: ", ")
      let list = also.alternatives.count > 8 ? shown + ", …" : shown
      return words.count > 1 ? "\(also.word): \(list)" : list
    }
    if parts.isEmpty { return }
    setter.paragraph(
      StyledText(parts.joined(separator: "; "), .reference), indentation: indentation(behind: catalogue.searchedToo),
      label: StyledText(catalogue.searchedToo, .reference))
  }

  /// Prints suggested queries, if any: "try also: …", or "did you mean: …" for another spelling.
  package func suggestions(_ suggestions: [Suggestion]) {
    let labels = suggestions.map { $0.kind == .nearSpelling ? catalogue.meantPerhaps : catalogue.tryToo }
    let indentation = labels.map(indentation(behind:)).max() ?? 0
    for (index, suggestion) in suggestions.enumerated() {
      setter.paragraph(
        StyledText(suggestion.query) + StyledText("  (\(catalogue.number(suggestion.count)))", .reference),
        indentation: indentation,
        label: StyledText(index > 0 && labels[index] == labels[index - 1] ? "" : labels[index]))
    }
  }

  private func indentation(behind label: String) -> Int { DisplayWidth.of(label) + 2 }

  private func name(_ group: HitGroup) -> String {
    switch group {
    case .allWords: catalogue.withAllWords
    case .compounds: catalogue.withCompounds
    case .synonyms: catalogue.withSynonyms
    case .someWords: catalogue.withSomeWords
    case .similar: catalogue.withSimilarWords
    case .ranked: catalogue.hitsByScore
    }
  }
}

extension HitPrinter {
  /// Maximum number of values shown for a field.
  private static let maxValues = 12

  /// Prints the number of hits for each value of a field, one paragraph a field; selected values have an asterisk.
  package func facets(_ facets: [Facet]) {
    let labels = facets.map { catalogue.field($0.field.rawValue) + ":" }
    let indentation = labels.map { DisplayWidth.of($0) + 1 }.max() ?? 0
    for (facet, label) in zip(facets, labels) {
      let shown = facet.values.prefix(Self.maxValues).map { value in
        return "\(name(of: value, facet.field))\(value.isChosen ? "*" : "") \(catalogue.number(value.count))"
      }
      let rest = facet.values.count - shown.count
      let list = shown.joined(separator: ", ") + (rest > 0 ? " " + catalogue.andMore(rest) : "")
      setter.paragraph(StyledText(list), indentation: indentation, label: StyledText(label, .reference))
    }
  }

  private func name(of value: FacetValue, _ field: SearchField) -> String {
    switch field {
    case .kind: catalogue.kind(value.value)
    case .language: catalogue.writtenLanguage(value.value)
    default: value.name
    }
  }
}

/// The printed parts of a hit.
package struct PrintedHit: Sendable, Hashable {
  /// The region's name.
  package var region: String
  /// The kind in the reader's words, with its number: "råd 2".
  package var label: String
  /// The heading of its section, if it adds to the label.
  package var heading: String?
  /// The part of the text to show.
  package var passage: String
  /// The matched words: UTF-8 ranges in ``passage``, in order.
  package var marks: [Range<Int>]
  /// Whether text was left out before the passage.
  package var isCutBefore: Bool
  /// Whether text was left out after the passage.
  package var isCutBehind: Bool
  /// The stable reference: `rana/advice/2`.
  package var reference: String
  /// References of other passages with the same text.
  package var also: [String]
  /// The lines that explain its score, or nil.
  package var explanation: [String]?

  /// A hit with the given parts.
  package init(
    region: String, label: String, heading: String? = nil, passage: String, marks: [Range<Int>] = [],
    isCutBefore: Bool = false, isCutBehind: Bool = false, reference: String, also: [String] = [],
    explanation: [String]? = nil
  ) {
    self.region = region
    self.label = label
    self.heading = heading
    self.passage = passage
    self.marks = marks
    self.isCutBefore = isCutBefore
    self.isCutBehind = isCutBehind
    self.reference = reference
    self.also = also
    self.explanation = explanation
  }

  /// A hit of a search. A passage without a printed number is numbered by its reference.
  package init(_ hit: Hit, _ catalogue: Catalogue) {
    let last = hit.reference.split(separator: "/").last.map(String.init)
    let position = last.flatMap { $0.utf8.allSatisfy { (0x30...0x39).contains($0) } ? $0 : nil }
    self.init(
      region: hit.regionName, label: catalogue.kind(hit.kind, number: hit.number ?? position),
      passage: hit.snippet, marks: hit.marks, isCutBefore: hit.snippetOffset > 0,
      isCutBehind: hit.snippetOffset + hit.snippet.utf8.count < hit.text.utf8.count, reference: hit.reference,
      also: hit.also, explanation: hit.explanation.map { ExplanationLines.lines(of: $0, catalogue) })
  }
}
