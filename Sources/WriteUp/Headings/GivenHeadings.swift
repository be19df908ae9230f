/// What the user says of lines: that they are headings of a kind, or that they are none.
package struct GivenHeadings: Sendable, Hashable {
  /// What a line is.
  package enum Meaning: Sendable, Hashable {
    case heading(Section.Kind)
    /// Text of the section above it.
    case text

    /// Its name in tables: that of the kind of section, or `text`.
    package var name: String {
      switch self {
      case .heading(let kind): kind.rawValue
      case .text: "text"
      }
    }

    /// - Returns: nil for a name that is none, and for the lead, which has no heading.
    package init?(name: String) {
      if name == "text" {
        self = .text
      } else if let kind = Section.Kind(rawValue: name), kind != .lead {
        self = .heading(kind)
      } else {
        return nil
      }
    }
  }

  /// Longest line that can be a heading, in bytes.
  package static let longest = 300

  private var meanings: [String: Meaning] = [:]

  /// None.
  package init() {}

  package var isEmpty: Bool { meanings.isEmpty }

  /// - Returns: false for a line without letters or digits, and for one that is too long for a heading.
  @discardableResult
  package mutating func give(_ line: String, _ meaning: Meaning) -> Bool {
    guard let key = Self.key(line) else { return false }
    meanings[key] = meaning
    return true
  }

  /// What a line is; nil where the user said nothing of it.
  package func meaning(of line: String) -> Meaning? {
    meanings.isEmpty ? nil : Self.key(line).flatMap { meanings[$0] }
  }

  /// These, and those of another that say nothing else of a line.
  package func filled(from other: GivenHeadings) -> GivenHeadings {
    var filled = self
    filled.meanings.merge(other.meanings) { own, _ in own }
    return filled
  }

  /// Whether two lines are one heading: capitals, signs and a number before it do not matter.
  package static func areSame(_ line: String, _ other: String) -> Bool {
    key(line).map { $0 == key(other) } ?? false
  }

  private static func key(_ line: String) -> String? {
    guard line.utf8.count <= longest else { return nil }
    let words = line.lowercased().split { !$0.isLetter && !$0.isNumber }
    let unnumbered = words.drop { $0.allSatisfy(\.isNumber) }
    let kept = unnumbered.isEmpty ? words[...] : unnumbered
    return kept.isEmpty ? nil : kept.joined(separator: " ")
  }
}
