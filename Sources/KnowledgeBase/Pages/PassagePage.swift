/// One passage with where it stands.
public struct PassagePage: Sendable, Hashable {
  public var reference: String
  public var kind: PassageKind
  public var regionName: String
  public var regionSlug: String
  /// Heading of its section as printed; nil in a lead.
  public var heading: String?
  public var text: String
  /// File name of its document.
  public var source: String
  /// 1-based line in that file.
  public var line: Int
}
