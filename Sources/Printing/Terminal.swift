import ByregionText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// When to colour: what `--color` takes.
package enum ColourChoice: String, Sendable, Hashable, CaseIterable {
  /// On a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`.
  case automatic = "auto"
  case always
  case never
}

/// How a run of text stands out, named for what it means to the reader.
package enum Style: Sendable, Hashable, CaseIterable {
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

/// What the reader's screen can show.
package struct Terminal: Sendable, Hashable {
  /// Whether the descriptor is a terminal; if not, a file or another program reads.
  package var isTerminal: Bool
  /// Columns to lay text out in: the window's, else `COLUMNS`, else 80.
  package var width: Int
  /// Columns a table must keep to; nil when neither a window nor `COLUMNS` sets a limit.
  package var tableWidth: Int?
  /// Whether to print colours and other styles.
  package var usesColour: Bool
  /// False when the locale names an encoding that is not UTF-8: lines are then drawn in ASCII.
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

  /// Asks the system about a descriptor (1 is standard output, 2 standard error).
  ///
  /// - Parameter environment: looks up a variable; tests pass their own.
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

  /// Decides from what the system said; separate from asking so that every policy can be tested.
  init(isTerminal: Bool, windowWidth: Int?, colour: ColourChoice, environment: (String) -> String?) {
    let asked = environment("COLUMNS").flatMap { Int($0) }.flatMap { (1...100_000).contains($0) ? $0 : nil }
    let known = windowWidth ?? asked
    self.init(
      isTerminal: isTerminal, width: known ?? 80, tableWidth: known ?? (isTerminal ? 80 : nil),
      usesColour: Self.colours(colour, isTerminal: isTerminal, environment: environment),
      usesUTF8: Self.isUTF8(environment))
  }

  /// The width of the window now; nil when the descriptor has none. Cheap enough to ask at every prompt.
  package static func windowWidth(of descriptor: Int32) -> Int? {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  /// A variable of the process's environment.
  package static func environmentVariable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  // NO_COLOR counts when it is not empty: https://no-color.org.
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

  // A bare "C", or no locale at all as in a container, says nothing of the screen: screens are UTF-8 today.
  private static func isUTF8(_ environment: (String) -> String?) -> Bool {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap(environment).first { !$0.isEmpty }
    guard let encoding = locale?.split(separator: ".").dropFirst().first else { return true }
    let name = encoding.split(separator: "@").first.map { $0.lowercased() } ?? ""
    return name == "utf-8" || name == "utf8"
  }
}

extension Terminal {
  /// Lines of text that are not ours as they may be printed there: a terminal gets pictures of what would steer it, a
  /// file or another program the text as it is.
  package func shown(_ text: String) -> String {
    isTerminal ? Sanitizer.visible(text, keeping: [.newlines, .tabs]) : text
  }
}
