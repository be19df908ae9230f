import WriteUp

/// A message about a place in a text: `file:line:column: severity[identifier]: message`, and the line
/// itself.
public struct CaretMessage: Sendable, Hashable {
  /// How serious it is.
  public var severity: MessageSeverity
  /// The stable name of the kind of message, such as `heading-misspelt`.
  public var identifier: String?
  /// One sentence.
  public var message: String
  /// What the text is called: a path, `--param`, `query`.
  public var source: String?
  /// From 1; nil when the place is not known.
  public var line: Int?
  /// From 1, in letters as a reader counts them.
  public var column: Int?
  /// The line of the text, or the part of a very long one that is around the place.
  public var excerpt: String?
  /// The place within ``excerpt``, in UTF-8 bytes; empty for a place between letters.
  public var range: Range<Int>
  /// What may help: "Did you mean kommune?"
  public var hints: [String]

  /// A message whose place is known by its line, or not at all.
  public init(
    _ severity: MessageSeverity, _ message: String, identifier: String? = nil, source: String? = nil,
    line: Int? = nil, column: Int? = nil, excerpt: String? = nil, range: Range<Int> = 0..<0,
    hints: [String] = []
  ) {
    self.severity = severity
    self.identifier = identifier
    self.message = message
    self.source = source
    self.line = line
    self.column = column
    self.excerpt = excerpt
    self.range = range
    self.hints = hints
  }

  /// A message about a range of a text. Linear in the text up to the range.
  ///
  /// - Parameters:
  ///   - range: UTF-8 bytes of `text`; clamped to it. What lies beyond the end of its first line is not underlined.
  ///   - firstLine: the number of the text's first line, when it is a part of a file.
  public init(
    _ severity: MessageSeverity, _ message: String, identifier: String? = nil, source: String? = nil,
    in text: String, at range: Range<Int>, firstLine: Int = 1, hints: [String] = []
  ) {
    let place = TextPlace(text, range)
    self.init(
      severity, message, identifier: identifier, source: source, line: firstLine + place.line,
      column: place.column,
      excerpt: place.excerpt, range: place.range, hints: hints)
  }

  /// What the reading of a write-up has to say, with the line that it says it of.
  public init(_ diagnostic: Diagnostic, source: String?, sourceLine: String? = nil) {
    let offset = sourceLine.map { line in
      line.prefix(max(0, diagnostic.column - 1)).utf8.count
    }
    self.init(
      MessageSeverity(rawValue: diagnostic.severity.rawValue) ?? .note, diagnostic.message,
      identifier: diagnostic.identifier, source: source, line: diagnostic.line, column: diagnostic.column,
      excerpt: sourceLine, range: (offset ?? 0)..<(offset ?? 0))
  }
}
