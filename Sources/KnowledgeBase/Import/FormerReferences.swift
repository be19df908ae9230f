/// References that texts of a region had once: a text that comes back gets its own again.
struct FormerReferences {
  private var references: [PassageKind: [String: [String]]] = [:]

  var isEmpty: Bool { references.isEmpty }

  /// The first one added for a text is the last one taken.
  mutating func add(_ reference: String, kind: PassageKind, text: String) {
    references[kind, default: [:]][text, default: []].append(reference)
  }

  /// Takes the reference of a text out; nil when it never had one.
  ///
  /// - Parameter taken: references that are given out already.
  mutating func take(_ kind: PassageKind, _ text: String, notIn taken: Set<String>) -> String? {
    while let reference = references[kind]?[text]?.popLast() {
      if !taken.contains(reference) { return reference }
    }
    return nil
  }
}
