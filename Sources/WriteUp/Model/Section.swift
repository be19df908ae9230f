/// A part of a write-up under one heading.
public struct Section: Sendable, Hashable {
  /// The kinds of sections.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case lead, goals, results, advice, continuation, application, documents, facts, other
  }

  /// What it tells of.
  public var kind: Kind
  /// As printed, white space normalised; nil for a lead.
  public var heading: String?
  /// 1-based line of the heading, or of a lead's first line, in the decoded source.
  public var line: Int
  /// UTF-8 bytes of the section, heading included, in the decoded source.
  public var range: Range<Int>
  /// Every text below the heading in printed order, for every kind (also lead, documents, facts and other).
  public var entries: [Entry]

  public init(kind: Kind, heading: String?, line: Int, range: Range<Int>, entries: [Entry]) {
    self.kind = kind
    self.heading = heading
    self.line = line
    self.range = range
    self.entries = entries
  }
}
