/// What the register knows under a name or number that someone typed or printed.
public struct PlaceFinding: Sendable, Hashable {
  /// What the asked words are to the municipalities found.
  public enum Way: String, Sendable, Hashable, CaseIterable {
    /// Their name in 2015, but for capitals, hyphens and spaces.
    case name
    /// Their Sámi or Kven name.
    case parallelName = "parallel name"
    /// The name in 2024 of what they became, or became a part of.
    case laterName = "later name"
    /// One of these names without its Norwegian or Sámi letters: Heroy, Porsangu.
    case spelling
    /// Their number in 2015.
    case number
    /// The number in 2024 of what they became, or became a part of.
    case laterNumber = "later number"
  }

  /// As typed or printed.
  public var asked: String
  /// By number, at least one; several when a name is borne by more than one.
  public var municipalities: [Municipality]
  public var way: Way
  /// The county, district or number beside the name that chose among several, as asked; nil without one.
  public var narrowedBy: String?
  /// A county or number beside the name that fits none of the municipalities found, as asked; nil without
  /// one.
  public var contradiction: String?

  public init(
    asked: String, municipalities: [Municipality], way: Way, narrowedBy: String? = nil,
    contradiction: String? = nil
  ) {
    self.asked = asked
    self.municipalities = municipalities
    self.way = way
    self.narrowedBy = narrowedBy
    self.contradiction = contradiction
  }

  /// Whether the asked words are plainly one municipality of 2015, so that nothing need be said: its name or number.
  public var isPlain: Bool {
    (way == .name || way == .number) && municipalities.count == 1 && contradiction == nil
  }

  /// What was taken, for people: `“Heroy” is Herøy (1515, Møre og Romsdal) or Herøy (1818, Nordland)`.
  public var sentence: String {
    let isLater = way == .laterName || way == .laterNumber
    let found = PlaceMessage.list(municipalities.map(\.description), joint: isLater ? "and" : "or")
    let verb = isLater ? "was in 2015" : "is"
    return "\(PlaceMessage.quoted(asked)) \(verb) \(found)"
  }
}
