/// The user's decisions about lines: headings of a given kind, or text.
package struct GivenHeadings: Sendable, Hashable {
  /// A decision about one line.
  package enum Meaning: Sendable, Hashable {
    case heading(Section.Kind)
    /// Text of the section above it.
    case text

    /// The name in database tables: the raw value of the section kind, or `text`.
    package var name: String {
      switch self {
      case .heading(let kind): kind.rawValue
      case .text: "text"
      }
    }

    /// - Returns: nil for an unknown name and for the lead, which has no heading.
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

  /// Maximum length of a heading, in bytes.
  package static let longest = 300

  private var meanings: [String: Meaning] = [:]

  /// Creates an empty set of decisions.
  package init() {}

  package var isEmpty: Bool { meanings.isEmpty }

  /// Adds a decision, and replaces an earlier one about the same line.
  ///
  /// - Returns: false for a line without letters or digits, and for a line longer than ``longest``.
  @discardableResult
  package mutating func give(_ line: String, _ meaning: Meaning) -> Bool {
    guard let key = Self.key(line) else { return false }
    meanings[key] = meaning
    return true
  }

  /// The user's decision about a line, or nil.
  package func meaning(of line: String) -> Meaning? {
    meanings.isEmpty ? nil : Self.key(line).flatMap { meanings[$0] }
  }

  /// These decisions, and those of `other` about other lines.
  package func filled(from other: GivenHeadings) -> GivenHeadings {
    var filled = self
    filled.meanings.merge(other.meanings) { own, _ in own }
    return filled
  }

  /// Whether two lines are the same heading, ignoring case, punctuation and a leading number.
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
