import ByregionPlaces
import ByregionRecords
import ByregionSearch

/// What a score is made of, in aligned lines: the sum, then one line for each word of the query that was met, with
/// the factors of its part.
enum ExplanationLines {
  static func lines(of explanation: Explanation) -> [String] {
    let words = explanation.words
    let width = words.map { DisplayWidth.of($0.word) }.max() ?? 0
    return ["score \(decimal(explanation.score)), the sum of weight × rarity × frequency:"]
      + words.map { word in
        let space = String(repeating: " ", count: width - DisplayWidth.of(word.word))
        return "  \(decimal(word.score))  \(word.word)\(space)  \(part(word))"
      }
  }

  /// What a word was met as, and what that is worth.
  private static func part(_ word: ExplainedWord) -> String {
    let alternative = word.alternative
    let reason = alternative.word == word.word ? alternative.reason : "\(alternative.word), \(alternative.reason)"
    let times = word.occurrences == 1 ? "once" : "\(word.occurrences) times"
    let factors = [alternative.weight, word.rarity, word.frequency].map(decimal).joined(separator: " × ")
    return "\(reason), \(times): \(factors)"
  }

  /// A number with two decimals.
  private static func decimal(_ number: Double) -> String {
    let hundredths = Int((abs(number) * 100).rounded())
    let sign = number < 0 && hundredths > 0 ? "-" : ""
    return "\(sign)\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
  }
}

/// Prints hits for people: whose, what, the passage with the match marked, and the reference to ask for
/// more.
package struct HitPrinter {
  private static let indentation = 2

  private let output: Output
  let setter: Typesetter

  /// - Parameter terminal: the screen that `output` goes to; at most 100 columns of it are used.
  package init(_ output: Output, _ terminal: Terminal) {
    self.output = output
    setter = Typesetter(output, terminal)
  }

  /// Prints the hits of a response, under a line for each group, where there is more than the group of all words.
  package func hits(_ response: SearchResponse) throws {
    if !response.regions.isEmpty { return try hits(response, by: response.regions) }
    var group: HitGroup?
    let shown = Set(response.hits.map(\.group))
    let tellsGroups = shown.count > 1 || shown.contains { !$0.isCounted && $0 != .ranked }
    for (index, hit) in response.hits.enumerated() {
      if index > 0 { setter.blank() }
      if tellsGroups, hit.group != group {
        let count = response.groups.first { $0.group == hit.group }?.count ?? 0
        self.group(Self.name(hit.group), count: count)
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
  package func hit(_ hit: PrintedHit) throws {
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
  package func group(_ name: String, count: Int) {
    setter.paragraph(StyledText("\(name) (\(count))", .note))
    setter.blank()
  }

  /// Prints what was searched for beside the typed words, if anything: "søkte også: …".
  package func alsoSearched(_ words: [AlsoSearched]) {
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

  /// Prints what to try instead, if anything: "prøv også: …", or "mente du: …" for another spelling.
  package func suggestions(_ suggestions: [Suggestion]) {
    for (index, suggestion) in suggestions.enumerated() {
      setter.paragraph(
        StyledText(suggestion.query) + StyledText("  (\(suggestion.count))", .reference), indentation: 11,
        label: index > 0 && (suggestion.kind == .nearSpelling) == (suggestions[index - 1].kind == .nearSpelling)
          ? "" : suggestion.kind == .nearSpelling ? "mente du:" : "prøv også:")
    }
  }

  private static func name(_ group: HitGroup) -> String {
    switch group {
    case .allWords: "alle ordene"
    case .compounds: "i sammensatte ord"
    case .synonyms: "synonymer, ikke talt med"
    case .someWords: "noen av ordene, ikke talt med"
    case .similar: "ord som ligner, ikke talt med"
    case .ranked: "treff"
    }
  }
}

extension HitPrinter {
  /// So many values of a field are shown.
  private static let mostValues = 12

  /// Prints how many hits each value of a field has, a field a paragraph, chosen values with an asterisk.
  package func facets(_ facets: [Facet]) {
    for facet in facets {
      let shown = facet.values.prefix(Self.mostValues).map { value in
        let name = facet.field == .kind ? KindName.norwegian(value.value) : value.name
        return "\(name)\(value.isChosen ? "*" : "") \(value.count)"
      }
      let rest = facet.values.count - shown.count
      let list = shown.joined(separator: ", ") + (rest > 0 ? " og \(rest) til" : "")
      setter.paragraph(
        StyledText(list), indentation: 10, label: StyledText(facet.field.norwegianName + ":", .reference))
    }
  }
}

/// What a reader sees of a hit.
package struct PrintedHit: Sendable, Hashable {
  /// The region's name.
  package var region: String
  /// The kind in the reader's words, with its number: "råd 2".
  package var label: String
  /// The heading that it stands under, where it tells more than the label.
  package var heading: String?
  /// The part of the text to show.
  package var passage: String
  /// The matched words: UTF-8 ranges in ``passage``, in order.
  package var marks: [Range<Int>]
  /// Whether text was left out before and behind the passage.
  package var isCutBefore: Bool
  /// Whether text was left out behind the passage.
  package var isCutBehind: Bool
  /// The stable reference: `rana/advice/2`.
  package var reference: String
  /// References to where the same text stands too.
  package var also: [String]
  /// Lines on why it ranks where it does, or nil.
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
  package init(_ hit: Hit) {
    let last = hit.reference.split(separator: "/").last.map(String.init)
    let position = last.flatMap { $0.utf8.allSatisfy { (0x30...0x39).contains($0) } ? $0 : nil }
    self.init(
      region: hit.regionName, label: KindName.norwegian(hit.kind, number: hit.number ?? position),
      passage: hit.snippet, marks: hit.marks, isCutBefore: hit.snippetOffset > 0,
      isCutBehind: hit.snippetOffset + hit.snippet.utf8.count < hit.text.utf8.count, reference: hit.reference,
      also: hit.also, explanation: hit.explanation.map { ExplanationLines.lines(of: $0) })
  }
}
