/// One passage with where it stands.
public struct PassagePage: Sendable, Hashable {
  /// Stable name for citing it.
  public var reference: String
  /// Kind of passage.
  public var kind: PassageKind
  /// Name of its region.
  public var regionName: String
  /// Short name of its region.
  public var regionSlug: String
  /// Heading of its section as printed; nil in a lead.
  public var heading: String?
  public var text: String
  /// File name of its document.
  public var source: String
  /// 1-based line in that file.
  public var line: Int
}
