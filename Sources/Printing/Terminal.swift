import ByregionText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// When to use colours: the values of `--color`.
package enum ColourChoice: String, Sendable, Hashable, CaseIterable {
  /// On a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`.
  case automatic = "auto"
  case always
  case never
}

/// Styles of text, named by their meaning.
package enum Style: Sendable, Hashable, CaseIterable {
  case heading, match, reference, absent, error, warning, note, added, removed

  /// The ECMA-48 sequence "select graphic rendition" that begins the style.
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
  /// Appends what `body` prints in a style, if colours are on.
  func styled(_ style: Style?, if usesColour: Bool, _ body: () -> Void) {
    guard usesColour, let style else { return body() }
    append(style.opening)
    body()
    append(Style.closing)
  }

  /// Appends a text in a style, if colours are on.
  func append(_ text: String, _ style: Style?, if usesColour: Bool) {
    styled(style, if: usesColour) { append(text) }
  }
}

/// What the terminal can show.
package struct Terminal: Sendable, Hashable {
  /// Whether the descriptor is a terminal, rather than a file or a pipe.
  package var isTerminal: Bool
  /// The width for text: that of the window, else `COLUMNS`, else 80.
  package var width: Int
  /// The width limit for tables; nil if neither a window nor `COLUMNS` sets one.
  package var tableWidth: Int?
  /// Whether to print colours and other styles.
  package var usesColour: Bool
  /// Whether to draw lines with Unicode. False if the locale names an encoding other than UTF-8.
  package var usesUTF8: Bool

  package init(
    isTerminal: Bool = false, width: Int = 80, tableWidth: Int? = nil, usesColour: Bool = false,
    usesUTF8: Bool = true
  ) {
    self.isTerminal = isTerminal
    self.width = width
    self.tableWidth = tableWidth
    self.usesColour = usesColour
    self.usesUTF8 = usesUTF8
  }

  /// Asks the system about a descriptor: 1 is standard output, 2 is standard error.
  ///
  /// - Parameter environment: Looks up a variable; tests pass their own.
  package init(
    descriptor: Int32, colour: ColourChoice = .automatic,
    environment: (String) -> String? = Self.environmentVariable
  ) {
    let isTerminal = isatty(descriptor) == 1
    self.init(
      isTerminal: isTerminal, windowWidth: isTerminal ? Self.windowWidth(of: descriptor) : nil,
      colour: colour,
      environment: environment)
  }

  /// Decides from the answers of the system, so that tests can try each case.
  init(isTerminal: Bool, windowWidth: Int?, colour: ColourChoice, environment: (String) -> String?) {
    let asked = environment("COLUMNS").flatMap { Int($0) }.flatMap { (1...100_000).contains($0) ? $0 : nil }
    let known = windowWidth ?? asked
    self.init(
      isTerminal: isTerminal, width: known ?? 80, tableWidth: known ?? (isTerminal ? 80 : nil),
      usesColour: Self.colours(colour, isTerminal: isTerminal, environment: environment),
      usesUTF8: Self.isUTF8(environment))
  }

  /// The current width of the window; nil if the descriptor has none.
  package static func windowWidth(of descriptor: Int32) -> Int? {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  /// A variable of the environment.
  package static func environmentVariable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  // NO_COLOR must not be empty: https://no-color.org.
  private static func colours(
    _ choice: ColourChoice, isTerminal: Bool, environment: (String) -> String?
  ) -> Bool {
    switch choice {
    case .always: true
    case .never: false
    case .automatic:
      isTerminal && (environment("NO_COLOR") ?? "").isEmpty && environment("TERM") != "dumb"
    }
  }

  // The locale "C", or none as in containers, says nothing about the screen. Screens are UTF-8 today.
  private static func isUTF8(_ environment: (String) -> String?) -> Bool {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap(environment).first { !$0.isEmpty }
    guard let encoding = locale?.split(separator: ".").dropFirst().first else { return true }
    let name = encoding.split(separator: "@").first.map { $0.lowercased() } ?? ""
    return name == "utf-8" || name == "utf8"
  }
}

extension Terminal {
  /// Text from documents as it may be printed: on a terminal control characters become symbols; a file or another
  /// program gets the text as it is.
  package func shown(_ text: String) -> String {
    isTerminal ? Sanitizer.visible(text, keeping: [.newlines, .tabs]) : text
  }
}
