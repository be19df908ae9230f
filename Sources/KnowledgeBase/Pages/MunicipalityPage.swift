/// What there is to read about one municipality.
public struct MunicipalityPage: Sendable, Hashable {
  /// A region that it takes part in.
  public struct Membership: Sendable, Hashable {
    /// Name of its region.
    public var regionName: String
    /// Short name of its region.
    public var regionSlug: String
    /// Whether it applied for the region.
    public var isApplicant: Bool
  }

  /// A passage that names it.
  public struct Mention: Sendable, Hashable {
    /// Stable name for citing it.
    public var reference: String
    /// Name of its region.
    public var regionName: String
    /// The text.
    public var text: String
    /// UTF-8 bytes of its name in ``text``.
    public var range: Range<Int>
  }

  /// The municipality.
  public var municipality: Municipality
  /// The regions.
  public var regions: [Membership]
  /// Passages that name it.
  public var mentions: [Mention]
}
