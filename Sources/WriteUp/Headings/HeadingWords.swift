/// The words of a line that may be a heading, with what each of them can be there.
final class HeadingWords {
  struct Word {
    var roles: WordRole
    /// The vocabulary's word that a misspelt word is read as, or nil.
    var misspelt: Int?
    /// UTF-8 bytes in the text.
    var source: Range<Int>
    /// Letters in ``FoldedLine/letters``.
    var letters: Range<Int>
    var isCapitalized: Bool
    var hasDigit: Bool
    var isName = false
    /// Whether two words stand without a space between, or the word is a name with a slip.
    var isGuessed = false
    /// Whether the vocabulary does not know the word, and it is no name.
    var isForeign: Bool { roles.isEmpty && !isName }
    var isMisspelt: Bool { misspelt != nil }
    /// The vocabulary's spelling of a misspelt word, or nil.
    var spelling: String? { misspelt.map(Lexicon.headings.spelling) }
  }

  let text: String
  let line: FoldedLine
  let words: [Word]

  init(_ text: String, _ line: FoldedLine, names: RegionNames) {
    self.text = text
    self.line = line
    words = HeadingWordReader(line: line, names: names).words()
  }

  var foreignCount: Int { words.reduce(0) { $0 + ($1.isForeign ? 1 : 0) } }
  var hasSentenceWord: Bool { words.contains { $0.roles.contains(.sentence) } }
  var hasName: Bool { words.contains(where: \.isName) }
  var misspelt: [Word] { words.filter(\.isMisspelt) }

  func count(_ role: WordRole) -> Int { words.reduce(0) { $0 + ($1.roles.isDisjoint(with: role) ? 0 : 1) } }
  func firstIndex(_ role: WordRole) -> Int? { words.firstIndex { !$0.roles.isDisjoint(with: role) } }
}
