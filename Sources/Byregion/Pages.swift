import ByregionReading
import ByregionRecords

/// A region with its municipalities, figures and passages.
public struct Region: Sendable, Hashable {
  /// A municipality of a region.
  public struct Member: Sendable, Hashable {
    /// The name of the municipality.
    public var name: String
    /// The four-digit number of 2015, or `nil` if the name is not in the register.
    public var number: String?
    /// The county of 2015, or `nil` if the name is not in the register.
    public var county: String?
    /// Whether the municipality is the region's applicant; the others are partners.
    public var isApplicant: Bool
  }

  /// Population and area as stated in one document.
  public struct Figures: Sendable, Hashable {
    /// The number of inhabitants.
    public var population: Int?
    /// The date of the population, as `YYYY-MM-DD`.
    public var populationDate: String?
    /// The area in square kilometres.
    public var areaKm2: Double?
    /// The file name of the document.
    public var source: String
  }

  /// The permanent short name, such as `rana`.
  public var slug: String
  /// The name.
  public var name: String
  /// Other forms of the name.
  public var otherNames: [String]
  /// The municipalities, the applicant first.
  public var members: [Member]
  /// The figures of each document, those of the final write-up first.
  public var figures: [Figures]
  /// The passages, by kind and then in the order of the document.
  public var passages: [Passage]

  /// The passages of a kind, such as `advice`, in the order of the document.
  public func passages(ofKind kind: String) -> [Passage] { passages.filter { $0.kind == kind } }

  init(_ page: RegionPage) {
    slug = page.slug
    name = page.name
    otherNames = page.otherNames
    members = page.members.map {
      Member(name: $0.name, number: $0.number, county: $0.county, isApplicant: $0.isApplicant)
    }
    figures = page.figures.map {
      Figures(
        population: $0.population, populationDate: $0.populationDate, areaKm2: $0.areaKm2, source: $0.source)
    }
    passages = page.passages.map { passage in
      Passage(
        reference: passage.reference, kind: passage.kind.rawValue, regionSlug: page.slug, regionName: page.name,
        text: passage.text)
    }
  }
}

/// A part of a document's text: a goal, a result, a piece of advice or a paragraph.
public struct Passage: Sendable, Hashable {
  /// The permanent reference, such as `rana/advice/2`.
  public var reference: String
  /// The kind, such as `advice`.
  public var kind: String
  /// The slug of the region.
  public var regionSlug: String
  /// The name of the region.
  public var regionName: String
  /// The text.
  public var text: String

  init(reference: String, kind: String, regionSlug: String, regionName: String, text: String) {
    self.reference = reference
    self.kind = kind
    self.regionSlug = regionSlug
    self.regionName = regionName
    self.text = text
  }

  init(_ page: PassagePage) {
    self.init(
      reference: page.reference, kind: page.kind.rawValue, regionSlug: page.regionSlug, regionName: page.regionName,
      text: page.text)
  }
}

/// A stored document.
public struct Document: Sendable, Hashable, Identifiable {
  /// The status of a document.
  public enum Status: String, Sendable, Hashable {
    /// Its passages are in the tables and in the index.
    case current
    /// A later revision replaced it.
    case superseded
    /// The user removed it.
    case removed
  }

  /// The id of the document.
  public var id: Int64
  /// The slug of its region.
  public var regionSlug: String
  /// The name of its region.
  public var regionName: String
  /// The kind of the document: `final`, `application` or `phase1`.
  public var kind: String
  /// Whether it is current, superseded or removed.
  public var status: Status
  /// The revision, counted from 1 for each region and kind.
  public var revision: Int
  /// The title.
  public var title: String
  /// The written form of Norwegian: `nb`, `nn` or `mixed`.
  public var language: String
  /// The name of the file.
  public var source: String
  /// The absolute path that the file had when it was imported, or `-` for standard input.
  public var location: String
  /// The size in bytes.
  public var byteCount: Int
  /// The SHA-256 of the bytes, as 64 hexadecimal digits.
  public var sha256: String
  /// The time of the import: UTC, in ISO 8601.
  public var importedAt: String

  init(_ document: StoredDocument) {
    id = document.id
    regionSlug = document.regionSlug
    regionName = document.regionName
    kind = document.kind
    status =
      switch document.status {
      case .current: .current
      case .superseded: .superseded
      case .removed: .removed
      }
    revision = document.revision
    title = document.title
    language = document.language
    source = document.source
    location = document.location
    byteCount = document.byteCount
    sha256 = document.sha256
    importedAt = document.importedAt
  }
}
