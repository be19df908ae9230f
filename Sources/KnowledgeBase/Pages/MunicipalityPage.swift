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
    /// Name as the region's document prints it.
    public var printedName: String
    /// How surely the printed name means this municipality.
    public var certainty: Certainty
  }

  /// A passage that names it.
  public struct Mention: Sendable, Hashable {
    /// Stable name for citing it.
    public var reference: String
    /// Name of its region.
    public var regionName: String
    /// The text.
    public var text: String
    /// UTF-8 bytes of each place in ``text`` that names it.
    public var ranges: [Range<Int>]
    /// Whether the text may mean another municipality of the same name.
    public var isOpen: Bool
  }

  /// The municipality.
  public var municipality: Municipality
  /// Others that bear its name, by number.
  public var namesakes: [Municipality]
  /// The regions.
  public var regions: [Membership]
  /// Passages that name it.
  public var mentions: [Mention]
}
