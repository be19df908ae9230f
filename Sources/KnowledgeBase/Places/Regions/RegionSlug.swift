/// The short name of a region in references and commands: `rana`, `ostre-agder`.
public enum RegionSlug {
  /// A slug that is not taken: lower-case ASCII letters, digits and hyphens, with `-2`, `-3` behind it
  /// where it must be.
  ///
  /// Made from the name without `-regionen`, `Region` or `Byregion`: å as a, ø as o, æ as ae. A binding s
  /// or e before `-regionen` goes where a municipality's name is left without it: Drammensregionen gives
  /// `drammen`, Namsosregionen `namsos`.
  ///
  /// - Parameters:
  ///   - name: the region's name; nil where no text gives it.
  ///   - applicant: the applicant municipality's name, which stands in for a name.
  public static func make(
    name: String?, applicant: String?, taken: Set<String>, register: PlaceRegister
  ) -> String {
    var slugs = RegionSlugs(taken: taken)
    return slugs.take(plain(name: name, applicant: applicant, register: register))
  }

  /// The slug that it would be if none were taken.
  static func plain(name: String?, applicant: String?, register: PlaceRegister) -> String {
    let candidates = [name, applicant].compactMap { $0 }.map { stem($0, register) }
    return candidates.first { !$0.isEmpty } ?? "region"
  }

  // References are read by people: a title taken for a name must not make them endless.
  private static let longest = 60

  private static func stem(_ name: String, _ register: PlaceRegister) -> String {
    let parts = RegionName(name)
    var words = parts.words
    if parts.isGlued, let last = words.last { words[words.count - 1] = unbound(last, register) }
    let slug = PlaceSpelling.slug(words.joined(separator: " "))
    guard slug.utf8.count > longest else { return slug }
    let cut = slug.prefix(longest)
    return String(cut.lastIndex(of: "-").map { cut[..<$0] } ?? cut)
  }

  private static func unbound(_ word: String, _ register: PlaceRegister) -> String {
    let shorter = String(word.dropLast())
    guard word.hasSuffix("s") || word.hasSuffix("e"), !isMunicipality(word, register) else { return word }
    if isMunicipality(shorter, register) { return shorter }
    return word.hasSuffix("s") && landforms.contains { shorter.hasSuffix($0) } ? shorter : word
  }

  private static func isMunicipality(_ word: String, _ register: PlaceRegister) -> Bool {
    guard let way = register.find(word)?.way else { return false }
    return way != .number && way != .laterNumber
  }

  // A district's name that ends so has no s of its own: Setesdalsregionen.
  private static let landforms = [
    "dal", "fjord", "land", "havn", "sund", "berg", "by", "vik", "heim", "mark", "voll", "stad", "strand",
    "våg", "ås",
    "fjell", "bygd", "bø", "øy", "sjø", "vann", "vatn",
  ]
}
