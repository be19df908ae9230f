/// What there is to read about one region.
public struct RegionPage: Sendable, Hashable {
  /// A municipality of the region.
  public struct Member: Sendable, Hashable {
    /// Its name.
    public var name: String
    /// Four digits; nil when no register knows the name.
    public var number: String?
    /// Its county in 2015; nil when no register knows the name.
    public var county: String?
    public var isApplicant: Bool
    /// How surely the printed name means this municipality.
    public var certainty: Certainty
  }

  /// Population and area as one document prints them.
  public struct Figures: Sendable, Hashable {
    /// Inhabitants.
    public var population: Int?
    /// `YYYY-MM-DD`.
    public var populationDate: String?
    public var areaKm2: Double?
    /// File name of the document.
    public var source: String

    /// Inhabitants per square kilometre; nil when one of the two is not known.
    public var density: Double? {
      guard let population, let areaKm2, areaKm2 > 0 else { return nil }
      return Double(population) / areaKm2
    }

    /// Whether another document prints the same.
    public func agrees(with other: Figures) -> Bool {
      population == other.population && populationDate == other.populationDate && areaKm2 == other.areaKm2
    }
  }

  /// A passage of the region's documents.
  public struct Passage: Sendable, Hashable {
    /// Kind of passage, or of document.
    public var kind: PassageKind
    /// Stable name for citing it.
    public var reference: String
    /// List marker as printed; nil for a paragraph.
    public var marker: String?
    /// 0 for a paragraph, 1 for a list item, and so on.
    public var depth: Int
    /// A goal's level as printed: Hovedmål, Delmål; nil for one without and for other kinds.
    public var level: String?
    public var text: String
  }

  /// A document about the region.
  public struct Document: Sendable, Hashable {
    /// Its key.
    public var id: Int64
    /// Kind of passage, or of document.
    public var kind: String
    /// `nb`, `nn` or `mixed`.
    public var language: String
    /// The file's name.
    public var source: String
    /// When it was imported, UTC.
    public var importedAt: String
  }

  /// Short name, the first part of every reference.
  public var slug: String
  /// Its name.
  public var name: String
  /// Other forms of its name, as printed.
  public var otherNames: [String]
  /// The applicant first.
  public var members: [Member]
  /// Inhabitants of all members on 1 January 2015, by Statistics Norway; nil where one is not known.
  public var membersPopulation: Int?
  /// The one to show first.
  public var figures: [Figures]
  /// In the order of kinds, then as printed, a final write-up's first; a text that two documents have stands once.
  public var passages: [Passage]
  public var documents: [Document]

  /// The passages of a kind, as printed.
  public func passages(of kind: PassageKind) -> [Passage] { passages.filter { $0.kind == kind } }
}
