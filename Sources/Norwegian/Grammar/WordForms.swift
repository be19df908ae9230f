/// The forms that a word can have, for words too short to be found by their grams: `by` has none in common with `byen`,
/// nor `skole` with `skule`.
public enum WordForms {
  /// Every spelling that ``Grammar`` calls the same word and that an ending or a list of irregular forms gives, in
  /// lower case with `æ`, `ø` and `å`, the word itself left out. Many are not words: look them up.
  public static func forms(of word: String) -> Set<String> {
    let letters = Letters.of(word)
    guard letters.count >= 2, !Code.isCode(letters: letters) else { return [] }
    var forms = Set(IrregularFormRule.forms(like: letters))
    for spelling in [letters] + WrittenFormRule.others(letters) {
      forms.insert(spelling)
      for (stem, ending) in stems(of: spelling) {
        let paradigms = paradigms(ending, WrittenFormRule.neutral(Array(ending)), stem: stem.count)
        for (other, neutral) in endings where paradigms & self.paradigms(other[...], neutral, stem: stem.count) != 0 {
          forms.insert(Array(stem) + other)
        }
      }
    }
    forms.remove(letters)
    let asked = ReaderWord(letters: letters)
    return Set(
      forms.filter { Grammar.rule(relating: asked, ReaderWord(letters: $0)) != nil }.map { Letters.text($0) })
  }

  /// Every ending, also in the spelling between Bokmål and Nynorsk: `brukte` and `brukar` are one word by `bruker`.
  private static let endings = Paradigm.endings.map { ($0, neutral: WrittenFormRule.neutral($0)) }

  private static func paradigms(_ ending: ArraySlice<UInt8>, _ neutral: [UInt8], stem: Int) -> UInt16 {
    Endings.paradigms(with: ending, stem: stem) | Endings.paradigms(with: neutral, stem: stem)
  }

  /// The stems that the word can have, each with its ending.
  private static func stems(of letters: [UInt8]) -> [(stem: ArraySlice<UInt8>, ending: ArraySlice<UInt8>)] {
    let lengths = Paradigm.endings.map(\.count)
    let longest = min(lengths.max() ?? 0, letters.count - 2)
    return (0...max(0, longest)).compactMap { length in
      let ending = letters.suffix(length)
      return Paradigm.endings.contains(Array(ending)) ? (letters.dropLast(length), ending) : nil
    }
  }
}
