/// How a run of text stands out, named for what it means to the reader.
public enum Style: Sendable, Hashable, CaseIterable {
  case heading, match, reference, absent, error, warning, note, added, removed

  /// The ECMA-48 "select graphic rendition" that begins the run.
  var opening: String {
    switch self {
    case .heading: "\u{1b}[1m"
    case .match: "\u{1b}[1;33m"
    case .reference, .absent: "\u{1b}[2m"
    case .error: "\u{1b}[1;31m"
    case .warning: "\u{1b}[1;35m"
    case .note: "\u{1b}[1;36m"
    case .added: "\u{1b}[32m"
    case .removed: "\u{1b}[31m"
    }
  }

  static let closing = "\u{1b}[0m"
}

extension Output {
  /// Appends what `body` prints in a style; the style is left out where colours are.
  func styled(_ style: Style?, if usesColour: Bool, _ body: () -> Void) {
    guard usesColour, let style else { return body() }
    append(style.opening)
    body()
    append(Style.closing)
  }

  /// Appends a text in a style; the style is left out where colours are.
  func append(_ text: String, _ style: Style?, if usesColour: Bool) {
    styled(style, if: usesColour) { append(text) }
  }
}
