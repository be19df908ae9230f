import ByregionLanguages
import ByregionText
import ByregionWriteUp

/// How certain a decision is.
package enum Certainty: String, Sendable, Hashable, CaseIterable {
  /// No evidence against it.
  case certain
  /// Strong evidence for it; a diagnostic says why it is not certain.
  case likely
  /// More evidence for it than for anything else; someone should look.
  case guess
  /// It was not decided.
  case unresolved
}

/// Which municipality a printed name means, and how that was decided.
package struct PlaceResolution: Sendable, Hashable {
  /// What the facts call the municipality.
  package enum Role: String, Sendable, Hashable, CaseIterable { case applicant, partner }

  /// What decided the number, as it is kept in `resolved_by`.
  package enum Method: String, Sendable, Hashable, CaseIterable {
    /// Only one municipality of 2015 has the name.
    case uniqueName = "unique name"
    /// Only one has the name when letters such as æ, ø and å are written otherwise.
    case spelling
    /// The name is its Sámi or Kven name.
    case parallelName = "parallel name"
    /// The name is that of its successor in 2024, which took over no other municipality.
    case laterName = "later name"
    /// The number is printed.
    case number
    /// The county or district printed with the name.
    case county
    /// Of several with the name it is the one near the other members.
    case neighbours
    /// Both the other members and the printed total distinguish it from the others with its name.
    case neighboursAndTotal = "neighbours and printed total"
    /// Of several with the name it is the one with which the members' sum fits the printed total.
    case total = "printed total"
    /// The name was divided at its "og": Nore og Uvdal.
    case dividedName = "divided name"
    /// The user said so.
    case user
    /// Nothing: the name stands as printed.
    case nothing
  }

  /// Applicant or partner.
  package var role: Role
  /// From 1, the applicant first.
  package var position: Int
  package var printedName: String
  /// Four digits of 2015, or nil when not resolved.
  package var number: String?
  package var resolvedBy: Method
  package var certainty: Certainty
  /// Numbers of all with the name, in order; for an unknown name the nearest ones, nearest first.
  package var candidates: [String]
  /// Position of an earlier resolution with the same number: an applicant named among the partners too.
  package var repeats: Int?
  /// What was not certain, with its place in the source; nil when nothing was.
  package var diagnostic: Diagnostic?

  package init(
    role: Role, position: Int, printedName: String, number: String? = nil, resolvedBy: Method = .nothing,
    certainty: Certainty = .unresolved, candidates: [String] = [], repeats: Int? = nil,
    diagnostic: Diagnostic? = nil
  ) {
    self.role = role
    self.position = position
    self.printedName = printedName
    self.number = number
    self.resolvedBy = resolvedBy
    self.certainty = certainty
    self.candidates = candidates
    self.repeats = repeats
    self.diagnostic = diagnostic
  }
}

/// The messages about a place that was not certain.
struct PlaceDiagnosis {
  let interpretation: PlaceInterpretation

  init(_ interpretation: PlaceInterpretation) {
    self.interpretation = interpretation
  }

  private var name: String { interpretation.place.name }
  private var taken: String { interpretation.candidates.first?.description ?? "" }

  /// About a name with one candidate; nil when there is nothing to report.
  var onDecided: Diagnostic? {
    if interpretation.decidedBy == .user { return nil }
    if let county = interpretation.finding?.contradiction {
      return onContradiction(county, interpretation.candidates.first)
    }
    switch interpretation.way {
    case .laterName:
      return diagnostic(.warning, "place-later-name") { $0.nameOf2024(name, [taken]) }
    case .spelling: return diagnostic(.note, "place-spelling") { $0.spelledFor(name, taken) }
    case .dividedName: return diagnostic(.note, "place-divided") { $0.partOfName(name, taken) }
    default: return nil
    }
  }

  /// About a name of 2024 that stands for several municipalities of 2015.
  var onMerger: Diagnostic {
    diagnostic(.warning, "place-later-name") { $0.nameOf2024(name, interpretation.candidates.map(\.description)) }
  }

  /// About a name that several have; nil when the decision is certain.
  func onDecision(_ decision: PlaceDecision) -> Diagnostic? {
    let taken = interpretation.candidates.first { $0.number == decision.number }
    if decision.certainty == .certain {
      return interpretation.finding?.contradiction.map { onContradiction($0, taken) }
    }
    let all = interpretation.candidates.map(\.description)
    guard let taken else { return diagnostic(.warning, "place-ambiguous") { $0.nothingTells(name, all) } }
    return diagnostic(.warning, "place-ambiguous") { words in
      words.isTaken(name, all, taken.number, because: Self.reasons(for: decision, words))
    }
  }

  /// "the other members are nearer to it (60 km against 480 km), though the printed total fits 1515".
  private static func reasons(for decision: PlaceDecision, _ words: Catalogue) -> String {
    let total = decision.totalEvidence?.total.population ?? 0
    let isByTotal = decision.way == .total
    let isNearer = decision.nearness.certainty != .unresolved
    let distances = words.membersAreNearer(to: isByTotal, decision.nearness.byDistance.map { Int($0.kilometres) })
    switch (isByTotal, isNearer) {
    case (true, true): return words.though(words.totalFits(total, nil), distances)
    case (true, false): return words.totalFits(total, nil)
    case (false, _):
      guard let told = decision.totalEvidence?.number else { return distances }
      return decision.isUncertain
        ? words.though(distances, words.totalFits(total, told)) : words.and(distances, words.totalFits(total, nil))
    }
  }

  private func onContradiction(_ county: String, _ municipality: Municipality?) -> Diagnostic {
    let taken = municipality?.description ?? ""
    return diagnostic(.warning, "place-county-differs") { $0.doesNotFit(name, taken, county) }
  }

  /// About a name that no register knows.
  func onUnknown(nearest: [Municipality]) -> Diagnostic {
    diagnostic(.warning, "place-unknown") { $0.noMunicipality2015(name, nearest: nearest.map(\.description)) }
  }

  /// About a municipality that is named a second time.
  func onRepeated(_ earlier: PlaceResolution) -> Diagnostic {
    diagnostic(.note, "place-repeated") { $0.namedAlready(name, as: earlier.role.rawValue, earlier.printedName) }
  }

  /// About a municipality that lies far from every other member.
  func onFarAway(_ municipality: Municipality, kilometres: Double) -> Diagnostic {
    diagnostic(.note, "place-far-away") {
      $0.farAway(name, municipality.description, kilometres: Int(kilometres))
    }
  }

  private func diagnostic(
    _ severity: Diagnostic.Severity, _ identifier: String, _ text: (Catalogue) -> String
  ) -> Diagnostic {
    Diagnostic(
      severity: severity, identifier: identifier, wording: Wording(text), line: interpretation.place.line,
      column: interpretation.place.column)
  }
}

/// Every kind of diagnostic about places and regions, with its explanation.
package enum PlaceDiagnostics {
  /// In alphabetical order of identifiers.
  package static let all: [DiagnosticExplanation] = [
    DiagnosticExplanation("place-ambiguous"),
    DiagnosticExplanation("place-county-differs"),
    DiagnosticExplanation("place-divided"),
    DiagnosticExplanation("place-far-away"),
    DiagnosticExplanation("place-later-name"),
    DiagnosticExplanation("place-repeated"),
    DiagnosticExplanation("place-spelling"),
    DiagnosticExplanation("place-unknown"),
    DiagnosticExplanation("region-alike"),
    DiagnosticExplanation("region-ambiguous"),
    DiagnosticExplanation("region-likely"),
  ]
}
