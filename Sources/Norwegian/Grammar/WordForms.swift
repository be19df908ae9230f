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
      for stem in stems(of: spelling) {
        for ending in Paradigm.endings { forms.insert(stem + ending) }
      }
    }
    forms.remove(letters)
    let asked = ReaderWord(letters: letters)
    return Set(
      forms.filter { Grammar.rule(relating: asked, ReaderWord(letters: $0)) != nil }.map { Letters.text($0) })
  }

  private static func stems(of letters: [UInt8]) -> Set<[UInt8]> {
    var stems: Set<[UInt8]> = [letters]
    for ending in Paradigm.endings where !ending.isEmpty && letters.count >= ending.count + 2 {
      if letters.suffix(ending.count).elementsEqual(ending) { stems.insert(Array(letters.dropLast(ending.count))) }
    }
    return stems
  }
}
