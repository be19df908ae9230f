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

  /// Its place among all kinds, from 0.
  var position: Int {
    switch self {
    case .lead: 0
    case .goal: 1
    case .result: 2
    case .advice: 3
    case .continuation: 4
    case .application: 5
    case .attachment: 6
    case .fact: 7
    case .other: 8
    }
  }

  // What Swift makes of a raw value compares and hashes its letters, for each passage of an import.

  /// Whether two are the same kind.
  public static func == (left: PassageKind, right: PassageKind) -> Bool { left.position == right.position }

  /// Hashes the kind.
  public func hash(into hasher: inout Hasher) { hasher.combine(position) }

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

/// A value for each kind of passages, in an array: a dictionary would hash the kind for every passage.
struct ByKind<Element> {
  private var elements: [Element]

  /// The same value for every kind.
  init(repeating element: Element) {
    elements = Array(repeating: element, count: PassageKind.allCases.count)
  }

  /// A value that is made for each kind. Throws what `make` throws.
  init(_ make: (PassageKind) throws -> Element) rethrows {
    elements = try PassageKind.allCases.map(make)
  }

  subscript(kind: PassageKind) -> Element {
    get { elements[kind.position] }
    _modify { yield &elements[kind.position] }
  }
}

extension PassageKind {
  /// A kind by its own name, its table's, its listing's, or the reader's word for it, in any case.
  init?(named name: String) {
    let key = name.lowercased()
    guard let kind = PassageKind(rawValue: key) ?? Self.names[key] else { return nil }
    self = kind
  }

  private static let names: [String: PassageKind] = [
    "leads": .lead, "innledning": .lead, "goals": .goal, "mål": .goal, "results": .result, "resultat": .result,
    "resultater": .result, "råd": .advice, "continuations": .continuation, "videre arbeid": .continuation,
    "applications": .application, "application_excerpts": .application, "søknad": .application,
    "attachments": .attachment, "dokument": .attachment, "dokumenter": .attachment, "facts": .fact, "fakta": .fact,
    "annet": .other, "anna": .other,
  ]
}
