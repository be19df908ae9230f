/// What a name or a reference leads to.
public enum NamedPage: Sendable, Hashable {
  /// What is looked for when the user says which.
  public enum Kind: Sendable, Hashable {
    case region, municipality
  }

  case region(RegionPage)
  case municipality(MunicipalityPage)
  case passage(PassagePage)
}
