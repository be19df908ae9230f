/// The stems that a word can have where its ending changes the letters before it.
///
/// `program`, `programmet`; `regel`, `regler`; `sykkel`, `sykler`; `bygge`, `bygd`; `trygg`, `trygt`.
struct StemChange: Hashable {
  /// What became of the stem before its ending.
  enum Change { case none, doubledM, elided, undoubled }

  /// The stem as it is before it changes.
  let letters: [UInt8]
  /// What stands behind the stem, in the paradigms of ``Paradigm``.
  let ending: [UInt8]
  let change: Change

  /// Whether the two are forms of one word.
  func agrees(with other: StemChange) -> Bool {
    if change == .elided || other.change == .elided {
      return Paradigm.elidedHas(ending[...], other.ending[...], stem: letters[...])
    }
    if change == .doubledM || other.change == .doubledM, !ending.isEmpty, !other.ending.isEmpty {
      return false
    }
    return Paradigm.anyHas(ending[...], other.ending[...], stem: letters[...])
  }

  /// Whether two words that part after so many letters can be one whose stem changes there: the letter after is `e` in
  /// one and what `e` stands before in the other, or it doubles the letter before it.
  static func isPossible(_ one: [UInt8], _ other: [UInt8], common: Int) -> Bool {
    let first = common < one.count ? one[common] : 0
    let second = common < other.count ? other[common] : 0
    if first == one[common - 1] || second == one[common - 1] { return true }
    let e = UInt8(ascii: "e")
    return first == e && "lnr".utf8.contains(second) || second == e && "lnr".utf8.contains(first)
  }

  /// Every stem with the ending that is left, the word itself included.
  static func stems(of word: [UInt8]) -> Set<StemChange> {
    var stems: Set<StemChange> = [StemChange(letters: word, ending: [], change: .none)]
    for ending in endings
    where word.count >= ending.count + 3 && word.suffix(ending.count).elementsEqual(ending) {
      let stem = Array(word.dropLast(ending.count))
      stems.insert(StemChange(letters: stem, ending: ending, change: .none))
      for changed in doubledM(stem, ending) {
        stems.insert(StemChange(letters: changed, ending: ending, change: .doubledM))
      }
      for changed in elided(stem, ending) {
        stems.insert(StemChange(letters: changed, ending: ending, change: .elided))
      }
      for changed in undoubled(stem, ending) {
        stems.insert(StemChange(letters: changed, ending: ending, change: .undoubled))
      }
    }
    return stems
  }

  private static let endings = Set(
    (Paradigm.all + [.elided]).flatMap(\.endings).filter { !$0.isEmpty }
      + ["ens", "ets", "enes", "anes"].map(Letters.of))

  /// No word ends in two `m`: `programmet` has the stem `program`.
  private static func doubledM(_ stem: [UInt8], _ ending: [UInt8]) -> [[UInt8]] {
    let m = UInt8(ascii: "m")
    guard ending.first?.isVowel == true, stem.suffix(2) == [m, m] else { return [] }
    return [Array(stem.dropLast())]
  }

  /// `e` falls away between a consonant and `l`, `n` or `r`, and a double consonant before it becomes single.
  private static func elided(_ stem: [UInt8], _ ending: [UInt8]) -> [[UInt8]] {
    guard ending.first?.isVowel == true, stem.count >= 3, let last = stem.last, "lnr".utf8.contains(last),
      case let before = stem[stem.count - 2], !before.isVowel
    else { return [] }
    let whole = stem.dropLast() + [UInt8(ascii: "e"), last]
    let doubled = stem.dropLast() + [before, UInt8(ascii: "e"), last]
    return [Array(whole), Array(doubled)]
  }

  /// A double consonant becomes single before another consonant.
  private static func undoubled(_ stem: [UInt8], _ ending: [UInt8]) -> [[UInt8]] {
    guard let first = ending.first, let last = stem.last else { return [] }
    let mayDouble =
      first == UInt8(ascii: "t") && "lnmkpg".utf8.contains(last)
      || first == UInt8(ascii: "d") && last == UInt8(ascii: "g")
    return mayDouble ? [stem + [last]] : []
  }
}
