/// The words of a line that may be a heading, with what each of them can be there.
final class HeadingWords {
  struct Word {
    var roles: WordRole
    /// The vocabulary's word that a misspelt word is read as, or nil.
    var misspelt: Int16?
    private let place: WordPlace
    let isCapitalized: Bool
    let hasDigit: Bool
    var isName: Bool
    /// Whether two words stand without a space between, or the word is a name with a slip.
    var isGuessed: Bool

    init(
      roles: WordRole, misspelt: Int? = nil, source: Range<Int>, letters: Range<Int>, isCapitalized: Bool,
      hasDigit: Bool, isName: Bool = false, isGuessed: Bool = false
    ) {
      (self.roles, self.misspelt) = (roles, misspelt.map { Int16($0) })
      place = WordPlace(letters: letters, source: source)
      (self.isCapitalized, self.hasDigit) = (isCapitalized, hasDigit)
      (self.isName, self.isGuessed) = (isName, isGuessed)
    }

    var source: Range<Int> { place.source }
    var letters: Range<Int> { place.letters }
    /// Whether the vocabulary does not know the word, and it is no name.
    var isForeign: Bool { roles.isEmpty && !isName }
    var isMisspelt: Bool { misspelt != nil }
    /// The vocabulary's spelling of a misspelt word, or nil.
    var spelling: String? { misspelt.map { Lexicon.headings.spelling(Int($0)) } }
  }

  let text: String
  let line: FoldedLine
  let words: [Word]

  init(_ text: String, _ line: FoldedLine, names: RegionNames) {
    self.text = text
    self.line = line
    var words = HeadingWordReader(line: line, names: names).words()
    NamingPhrases.mark(&words, text, line, names)
    self.words = words
  }

  var foreignCount: Int { words.reduce(0) { $0 + ($1.isForeign ? 1 : 0) } }
  var hasSentenceWord: Bool { words.contains { $0.roles.contains(.sentence) } }
  var hasName: Bool { words.contains(where: \.isName) }
  var misspelt: [Word] { words.filter(\.isMisspelt) }

  func count(_ role: WordRole) -> Int { words.reduce(0) { $0 + ($1.roles.isDisjoint(with: role) ? 0 : 1) } }
  func firstIndex(_ role: WordRole) -> Int? { words.firstIndex { !$0.roles.isDisjoint(with: role) } }
}
