/// A document of the knowledge base, current or not.
public struct StoredDocument: Sendable, Hashable {
  /// What became of it.
  public enum Status: String, Sendable, Hashable {
    case current, superseded, removed
  }

  /// Its key.
  public var id: Int64
  /// Short name of its region.
  public var regionSlug: String
  /// Name of its region.
  public var regionName: String
  /// `final`, `application` or `phase1`.
  public var kind: String
  /// What became of it.
  public var status: Status
  /// 1 for the first of its region and kind.
  public var revision: Int
  /// First line of the write-up.
  public var title: String
  /// `nb`, `nn` or `mixed`.
  public var language: String
  /// The file's name.
  public var source: String
  /// Absolute path of the file, or `-`.
  public var location: String
  /// Size in bytes.
  public var byteCount: Int
  /// SHA-256 of its bytes, 64 hexadecimal digits.
  public var sha256: String
  /// When it was imported, UTC.
  public var importedAt: String

  /// Whether a file stands where it was read from, whatever it holds now.
  public var isSourceThere: Bool { !SourceFinder.isGone(location) }
}
