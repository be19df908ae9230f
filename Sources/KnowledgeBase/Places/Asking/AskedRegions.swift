/// The regions that a user means by the name of a region, municipality or county.
public struct AskedRegions: Sendable, Hashable {
  /// What kind of place a name was given as.
  public enum Field: String, Sendable, Hashable, CaseIterable { case region, municipality, county }

  /// As typed.
  public var asked: String
  public var field: Field
  /// Keys of the regions, ascending; none when no region has to do with the place.
  public var ids: [Int64]
  /// Whether anything goes by the name; a municipality that is in no region of the file is known all the same.
  public var isKnown: Bool
  /// One sentence on what was taken; nil when the name is plain: a region's own, a municipality's of 2015, a number.
  public var note: String?
  /// Names that are spelt like an unknown one, nearest first.
  public var near: [String]

  public init(
    _ asked: String, field: Field, ids: [Int64] = [], isKnown: Bool = true, note: String? = nil, near: [String] = []
  ) {
    self.asked = asked
    self.field = field
    self.ids = ids
    self.isKnown = isKnown
    self.note = note
    self.near = near
  }

  /// What to tell of a name that nothing goes by, with what is near: `no municipality goes by “Hemmes”; near are …`.
  public var complaint: String? {
    guard !isKnown else { return nil }
    let names = PlaceMessage.list(near, joint: "and")
    let hint =
      near.isEmpty ? "" : near.count == 1 ? "; the nearest name is \(names)" : "; the nearest names are \(names)"
    return "no \(field.rawValue) goes by \(PlaceMessage.quoted(asked))\(hint)"
  }
}
