/// Pieces of sentences about places.
enum PlaceMessage {
  /// A printed name in quotation marks, cut at 60 characters, with control characters shown as spaces.
  static func quoted(_ name: String) -> String {
    let cut = name.count > 60 ? name.prefix(59) + "…" : Substring(name)
    let plain = cut.unicodeScalars.map { isControl($0) ? " " : String($0) }.joined()
    return "“\(plain)”"
  }

  /// `a`, `a or b`, `a, b or c`.
  static func list(_ items: [String], joint: String = "or") -> String {
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + " \(joint) " + last
  }

  // Line and paragraph separators and signs that turn the writing direction would break a message of one
  // line.
  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }
}
