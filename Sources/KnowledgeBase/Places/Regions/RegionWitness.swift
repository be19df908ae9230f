import WriteUp

/// What one document tells of who its region is: names, applicant and members.
public struct RegionWitness: Sendable, Hashable {
  /// The document's title, which a user may have given to a region as a name; nil where it does not matter.
  public let title: String?
  public let names: [RegionNameForm]
  /// Key of the municipality that applied, see ``key(number:printedName:)``; nil when none is printed.
  public let applicant: String?
  /// Keys of all municipalities, the applicant among them.
  public let members: Set<String>
  /// Keys of the names in title and facts.
  let strongKeys: Set<String>
  /// Keys of all names, those in headings too.
  let allKeys: Set<String>

  /// - Parameter applicant: is counted among the members.
  public init(
    title: String? = nil, names: [RegionNameForm], applicant: String?, members: some Sequence<String>
  ) {
    self.title = title
    self.names = names
    self.applicant = applicant
    self.members = Set(members).union(applicant.map { [$0] } ?? [])
    var (strong, all): (Set<String>, Set<String>) = ([], [])
    for name in names {
      let keys = RegionName(name.name).keys
      all.formUnion(keys)
      if name.source == .title || name.source == .facts { strong.formUnion(keys) }
    }
    (strongKeys, allKeys) = (strong, all)
  }

  /// A document's own names and what its places were resolved to.
  public init(_ writeUp: WriteUp, places: [PlaceResolution]) {
    let key = { (place: PlaceResolution) in Self.key(number: place.number, printedName: place.printedName) }
    self.init(
      title: writeUp.title, names: RegionNameForms.forms(of: writeUp),
      applicant: places.first { $0.role == .applicant }.map(key), members: places.map(key))
  }

  /// What a municipality is compared by: its number, or the folded name of one that no register knows.
  public static func key(number: String?, printedName: String) -> String {
    number ?? "?" + PlaceSpelling.folded(printedName)
  }

  /// How many members there are without the applicant.
  var partnerCount: Int { applicant == nil ? members.count : members.count - 1 }
}
