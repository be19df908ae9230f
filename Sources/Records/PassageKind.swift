import ByregionWriteUp

/// The kinds of passages, each with the table that its records stand in.
package enum PassageKind: String, Sendable, Hashable, CaseIterable {
  case lead, goal, result, advice, continuation, application, attachment, fact, other

  /// The kind of a section's entries.
  package init(_ kind: Section.Kind) {
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
  package var position: Int {
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
  package static func == (left: PassageKind, right: PassageKind) -> Bool { left.position == right.position }

  /// Hashes the kind.
  package func hash(into hasher: inout Hasher) { hasher.combine(position) }

  /// The table of its records, or nil for kinds that stand in `passages` alone.
  package var table: String? {
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
package struct ByKind<Element> {
  private var elements: [Element]

  /// The same value for every kind.
  package init(repeating element: Element) {
    elements = Array(repeating: element, count: PassageKind.allCases.count)
  }

  /// A value that is made for each kind. Throws what `make` throws.
  package init(_ make: (PassageKind) throws -> Element) rethrows {
    elements = try PassageKind.allCases.map(make)
  }

  package subscript(kind: PassageKind) -> Element {
    get { elements[kind.position] }
    _modify { yield &elements[kind.position] }
  }
}

extension PassageKind {
  /// A kind by its own name, its table's, its listing's, or the reader's word for it, in any case.
  package init?(named name: String) {
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

/// The kinds of passages and sections in the reader's words.
package enum KindName {
  /// The Norwegian word, in the singular: "råd", "mål", "videre arbeid". A kind that is not known is
  /// returned as it is.
  package static func norwegian(_ kind: String) -> String {
    switch kind {
    case "lead": "innledning"
    case "goal", "goals": "mål"
    case "result", "results": "resultat"
    case "advice": "råd"
    case "continuation", "continuations": "videre arbeid"
    case "application", "application_excerpt": "søknad"
    case "attachment", "documents": "dokument"
    case "fact", "facts": "fakta"
    case "other": "annet"
    default: kind
    }
  }

  /// The word with the number that a passage is found by: "råd 2".
  package static func norwegian(_ kind: String, number: String?) -> String {
    number.map { "\(norwegian(kind)) \($0)" } ?? norwegian(kind)
  }
}
