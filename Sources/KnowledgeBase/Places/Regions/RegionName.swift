/// A region's name taken apart: Ranaregionen, Byregion Rana and Region Rana are all Rana.
public struct RegionName: Sendable, Hashable {
  /// Lower-case words that are left when `region` in any of its forms is taken away; never empty for a name
  /// with letters.
  let words: [String]
  /// Whether `-regionen` was glued to the last word, so that it may end in a binding s or e: Drammens-,
  /// Mosse-.
  let isGlued: Bool

  /// - Parameter name: as printed.
  public init(_ name: String) {
    let all = PlaceSpelling.words(name)
    var rest = all[...]
    while let first = rest.first, Self.frames.contains(first) { rest = rest.dropFirst() }
    while let last = rest.last, Self.frames.contains(last) { rest = rest.dropLast() }
    // "Kommunene i Salten", once "kommunene" is gone.
    if rest.count < all.count, rest.count > 1, rest.first == "i" { rest = rest.dropFirst() }
    guard let last = rest.last else {
      (words, isGlued) = (all, false)
      return
    }
    let stem = Self.withoutEnding(last)
    words = rest.dropLast() + [stem ?? last]
    isGlued = stem != nil
  }

  /// What names are compared by, without spaces and Norwegian letters; a glued name has one more for each
  /// binding letter that its last word may end in. Two names are forms of one when they have a key in
  /// common.
  public var keys: Set<String> {
    let key = PlaceSpelling.folded(words.joined(separator: " ")).filter { $0 != " " }
    guard !key.isEmpty else { return [] }
    let isBound = isGlued && key.utf8.count > 3 && (key.hasSuffix("s") || key.hasSuffix("e"))
    return isBound ? [key, String(key.dropLast())] : [key]
  }

  /// Whether two names are forms of one: Kristiansundsregionen and Kristiansundregionen, Aust-Lofoten and
  /// Aust – Lofoten.
  public func isForm(of other: RegionName) -> Bool {
    !keys.isDisjoint(with: other.keys)
  }

  /// Words that say that a name is a region's.
  static let frames: Set = [
    "region", "regionen", "byregion", "byregionen", "byregionane", "regionråd", "regionrådet", "fakta",
    "kommunene",
    "kommunane",
  ]

  // What is no name without its ending.
  private static let common: Set = [
    "by", "fjell", "kyst", "grense", "øy", "dal", "fjord", "storby", "små", "hoved", "innlands", "nord",
    "sør", "øst",
    "vest", "midt", "nabo", "del", "bo", "bu", "under", "over",
  ]

  private static func withoutEnding(_ word: String) -> String? {
    for ending in ["regionens", "regionen", "regions", "region"] where word.hasSuffix(ending) {
      let stem = String(word.dropLast(ending.count))
      return stem.count < 2 || common.contains(stem) ? nil : stem
    }
    return nil
  }
}
