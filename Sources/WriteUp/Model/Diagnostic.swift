/// A decision that was not certain, with its place: `file:line:column: warning[heading-misspelt]: …`.
public struct Diagnostic: Sendable, Hashable {
  /// How serious a doubt is.
  public enum Severity: String, Sendable, Hashable { case error, warning, note }

  /// How serious it is.
  public var severity: Severity
  /// Stable identifier such as `heading-misspelt`; `inspect diagnostic ID` explains it.
  public var identifier: String
  /// One line, without control characters.
  public var message: String
  /// 1-based.
  public var line: Int
  /// 1-based, in characters.
  public var column: Int

  public init(severity: Severity, identifier: String, message: String, line: Int, column: Int) {
    self.severity = severity
    self.identifier = identifier
    self.message = message
    self.line = line
    self.column = column
  }
}
