/// The words that a reader calls the same as a given one: its inflected forms, and those of its other written form.
///
/// They are made by rule from the letters alone, and many of them are not words: look them up in a vocabulary.
package struct WordFamily: Sendable {
  /// No word longer than this has forms; no Norwegian word in print is.
  static let longestWord = 48

  /// The word in letters, `aa`, `ae` and `oe` left as typed.
  private let letters: [UInt8]
  private let joined: [UInt8]
  private var rules: [[UInt8]: GrammarRule] = [:]

  /// The family of a word.
  package init(_ word: String) { self.init(word) { _ in true } }

  /// The family of a word.
  ///
  /// - Parameter hasWords: whether any word begins with the given letters; spellings for which none does are passed
  ///   over before their forms are made.
  package init(_ word: String, where hasWords: (_ beginning: String) throws -> Bool) rethrows {
    letters = Letters.separate(word.utf8)
    joined = Letters.of(word)
    guard joined.count >= 2, joined.count <= WordFamily.longestWord, joined.allSatisfy(\.isNorwegian) else { return }
    for spelling in joined == letters ? [letters] : [letters, joined] {
      addForms(of: spelling, .inflection)
      for other in WrittenForms.others(spelling) where try hasWords(WordFamily.beginning(of: other)) {
        addForms(of: other, .writtenForm)
      }
    }
    rules[letters] = nil
    rules[joined] = nil
  }

  /// The family of a name: its genitive, or what it is the genitive of.
  package init(name: String) {
    letters = Letters.separate(name.utf8)
    joined = Letters.of(name)
    let s = UInt8(ascii: "s")
    for spelling in [letters, joined] where spelling.count > 2 {
      insert(spelling + [s], .inflection)
      if spelling.last == s { insert(spelling.dropLast(), .inflection) }
    }
    rules[letters] = nil
    rules[joined] = nil
  }

  /// Letters that all forms of a spelling begin with.
  private static func beginning(of word: [UInt8]) -> String {
    Letters.text(word.prefix(max(2, word.count - longestChange)))
  }

  /// No more letters of a long word change in its forms.
  private static let longestChange = 5

  /// The rule by which another word is of the family; nil for one that is not.
  package func rule(for word: String) -> GrammarRule? {
    let other = Letters.separate(word.utf8)
    if other == letters { return .spelling }
    if let rule = rules[other] { return rule }
    let otherJoined = Letters.of(word)
    if otherJoined == joined { return .spelling }
    return otherJoined == other ? nil : rules[otherJoined]
  }

  /// The words, in the order of their bytes in UTF-8.
  package var words: [String] {
    rules.keys.map { Letters.bytes($0) }.sorted { $0.lexicographicallyPrecedes($1) }
      .map { String(decoding: $0, as: UTF8.self) }
  }

  /// Takes in a word with its inflected and its irregular forms.
  private mutating func addForms(of word: [UInt8], _ rule: GrammarRule) {
    insert(word, rule)
    for paradigm in Paradigm.all { paradigm.forEachForm(of: word) { insert($0, rule) } }
    var irregular: Set<[UInt8]> = []
    IrregularForms.forms(like: word, into: &irregular)
    for form in irregular { insert(form, rule == .inflection ? .irregularForm : rule) }
  }

  private mutating func insert(_ form: [UInt8], _ rule: GrammarRule) {
    guard form.count >= 2, form.count <= WordFamily.longestWord else { return }
    if rules[form] == nil { rules[form] = rule }
  }
}

extension UInt8 {
  /// Whether it is a letter of the Norwegian alphabet in ``Letters``.
  var isNorwegian: Bool { (UInt8(ascii: "a")...Letters.aa).contains(self) }
}
