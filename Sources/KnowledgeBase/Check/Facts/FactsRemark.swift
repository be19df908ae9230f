/// Something about a region's facts that does not fit; the documents stay as printed.
public struct FactsRemark: Sendable, Hashable {
  /// Short name of the region.
  public var regionSlug: String
  public var regionName: String
  /// One sentence without a final full stop.
  public var message: String
  /// File names of the documents concerned, each once.
  public var documents: [String]

  public init(regionSlug: String, regionName: String, message: String, documents: [String]) {
    self.regionSlug = regionSlug
    self.regionName = regionName
    self.message = message
    self.documents = documents.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}
