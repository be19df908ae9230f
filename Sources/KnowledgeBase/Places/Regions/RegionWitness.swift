/// What one document tells of who its region is: names, applicant and members.
public struct RegionWitness: Sendable, Hashable {
  public var names: [RegionNameForm]
  /// Key of the municipality that applied, see ``key(number:printedName:)``; nil when none is printed.
  public var applicant: String?
  /// Keys of all municipalities, the applicant among them.
  public var members: Set<String>

  /// - Parameter applicant: is counted among the members.
  public init(names: [RegionNameForm], applicant: String?, members: some Sequence<String>) {
    self.names = names
    self.applicant = applicant
    self.members = Set(members)
    if let applicant { self.members.insert(applicant) }
  }

  /// A document's own names and what its places were resolved to.
  public init(names: [RegionNameForm], places: [PlaceResolution]) {
    let key = { (place: PlaceResolution) in Self.key(number: place.number, printedName: place.printedName) }
    self.init(
      names: names, applicant: places.first { $0.role == .applicant }.map(key), members: places.map(key))
  }

  /// What a municipality is compared by: its number, or the folded name of one that no register knows.
  public static func key(number: String?, printedName: String) -> String {
    number ?? "?" + PlaceSpelling.folded(printedName)
  }
}
