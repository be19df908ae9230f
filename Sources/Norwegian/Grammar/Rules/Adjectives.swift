/// The stems that take an adjective's endings.
///
/// They are named because `-e` and `-t` tell little by themselves: `plan` and `plane`, `vis` and `vist` are two words.
enum Adjectives {
  /// Whether a stem is an adjective by its suffix or is one of the common short ones, alone or last in a compound.
  static func ends(stem: ArraySlice<UInt8>) -> Bool {
    if common.contains(Array(stem)) { return true }
    return suffixes.contains { stem.count >= $0.count + 2 && stem.suffix($0.count).elementsEqual($0) }
  }

  /// Whether a stem is an adjective that ends in a stressed vowel.
  static func isVowelStem(_ stem: ArraySlice<UInt8>) -> Bool { vowelStems.contains(Array(stem)) }

  private static let suffixes = words(
    "lig leg ig isk sk al iv bar som full fri løs laus ell ent ant sam ert isert")

  private static let common = Set(
    words(
      """
      stor god lang kort høy høg låg lav bred brei smal sterk svak rik ung tung lett klar tett trygg hel heil halv \
      ren rein dyp djup vid varm kald sunn trang tynn tykk nær fjern rask treg smart stolt svart hvit kvit rød raud \
      grønn gul brun grei god dårlig felles flat hard mild myk ny rett skeiv skjev sann stiv våt vill vond kjent \
      økt samlet norsk svensk dansk fersk frisk spredt lokal sosial nær enkel åpen gammel sikker vakker egen moden \
      voksen
      """))

  private static let vowelStems = Set(words("ny fri blå grå"))

  private static func words(_ text: String) -> [[UInt8]] {
    text.split(separator: " ").map { Letters.of(String($0)) }
  }
}
