import WriteUp

/// The kinds of passages, each with the table that its records stand in.
public enum PassageKind: String, Sendable, Hashable, CaseIterable {
  case lead, goal, result, advice, continuation, application, attachment, fact, other

  /// The kind of a section's entries.
  public init(_ kind: Section.Kind) {
    switch kind {
    case .lead: self = .lead
    case .goals: self = .goal
    case .results: self = .result
    case .advice: self = .advice
    case .continuation: self = .continuation
    case .application: self = .application
    case .documents: self = .attachment
    case .facts: self = .fact
    case .other: self = .other
    }
  }

  /// The table of its records, or nil for kinds that stand in `passages` alone.
  var table: String? {
    switch self {
    case .goal: "goals"
    case .result: "results"
    case .advice: "advice"
    case .continuation: "continuations"
    case .application: "application_excerpts"
    case .attachment: "attachments"
    case .lead, .fact, .other: nil
    }
  }
}
