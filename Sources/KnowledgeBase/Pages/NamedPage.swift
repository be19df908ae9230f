/// What a name or a reference leads to.
public enum NamedPage: Sendable, Hashable {
  /// What is looked for when the user says which.
  public enum Kind: Sendable, Hashable {
    case region, municipality
  }

  case region(RegionPage)
  /// Several where more than one municipality goes by the name; at least one.
  case municipalities([MunicipalityPage], PlaceFinding)
  case passage(PassagePage)

  /// One sentence on what the name was taken for; nil where it was plain.
  public var note: String? {
    guard case .municipalities(let pages, let finding) = self, !finding.isPlain else { return nil }
    guard pages.count < finding.municipalities.count else { return finding.sentence }
    let shown = pages.map(\.municipality.number).joined(separator: ", ")
    return "\(finding.sentence); only \(shown) is in a region here"
  }
}
