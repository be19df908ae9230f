/// What the author of a region's write-up meant: the result of reading one source.
public struct WriteUp: Sendable, Hashable {
  /// What a write-up tells of: its results, its application, or only its first phase.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case final, application, phase1
  }

  /// The written form of Norwegian that the running text is in.
  public enum Language: String, Sendable, Hashable, CaseIterable {
    case bokmål = "nb"
    case nynorsk = "nn"
    case mixed
  }

  /// The first line of the write-up; empty when the source has no text.
  public var title: String
  /// 1-based line of the title in the decoded source.
  public var titleLine: Int
  /// The region's name, or nil where the text does not give it.
  public var regionName: String?
  public var kind: Kind
  public var language: Language
  public var facts: Facts
  /// In printed order, the lead included.
  public var sections: [Section]
  /// What was not certain, in order of place.
  public var diagnostics: [Diagnostic]

  public init(
    title: String, titleLine: Int, regionName: String?, kind: Kind, language: Language, facts: Facts,
    sections: [Section], diagnostics: [Diagnostic]
  ) {
    self.title = title
    self.titleLine = titleLine
    self.regionName = regionName
    self.kind = kind
    self.language = language
    self.facts = facts
    self.sections = sections
    self.diagnostics = diagnostics
  }

  /// The texts of all sections of a kind, in printed order.
  public func entries(of kind: Section.Kind) -> [Entry] {
    sections.filter { $0.kind == kind }.flatMap(\.entries)
  }
}
