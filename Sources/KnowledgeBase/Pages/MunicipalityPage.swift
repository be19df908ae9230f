/// What there is to read about one municipality.
public struct MunicipalityPage: Sendable, Hashable {
  /// A region that it takes part in.
  public struct Membership: Sendable, Hashable {
    public var regionName: String
    public var regionSlug: String
    public var isApplicant: Bool
  }

  /// A passage that names it.
  public struct Mention: Sendable, Hashable {
    public var reference: String
    public var regionName: String
    public var text: String
    /// UTF-8 bytes of its name in ``text``.
    public var range: Range<Int>
  }

  public var municipality: Municipality
  public var regions: [Membership]
  public var mentions: [Mention]
}
