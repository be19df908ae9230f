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
