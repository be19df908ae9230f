/// Whether two words are the same word to a reader, where letters alone cannot tell: `by` and `byar` are one word,
/// `region` and `religion` are two.
package enum Grammar {
  /// The first rule that makes the two spellings the same word; `nil` when none does. Symmetric.
  ///
  /// A number or code is the same as nothing but itself.
  package static func rule(relating one: String, _ other: String) -> GrammarRule? {
    if Letters.of(one) == Letters.of(other) { return .spelling }
    let (first, second) = (ReaderWord(one), ReaderWord(other))
    if first.isWord, second.isWord, TripleConsonantRule.relates(first, second) { return .tripleConsonant }
    let rules = [WordFamily(one).rule(for: other), WordFamily(other).rule(for: one)].compactMap { $0 }
    return rules.min() ?? rule(joining: first, second)
  }

  /// Spellings of a compound whose parts are joined otherwise, with their inflected forms: `tidskrav` for `tidkrav`,
  /// `busstopp` for `bussstopp`. Most are not words.
  ///
  /// - Parameter hasWords: whether any word begins with the given letters.
  package static func joinedOtherwise(
    _ word: String, where hasWords: (_ beginning: String) throws -> Bool
  ) rethrows -> [String] {
    let letters = Letters.of(word)
    guard (2 * JoinedSpelling.shortestPart...WordFamily.longestWord).contains(letters.count),
      letters.allSatisfy(\.isNorwegian)
    else { return [] }
    var forms: Set<[UInt8]> = []
    for spelling in JoinedSpelling.others(letters) where try hasWords(Letters.text(spelling.beginning)) {
      forms.insert(spelling.letters)
      for paradigm in Paradigm.all { paradigm.forEachForm(of: spelling.letters) { forms.insert($0) } }
    }
    return forms.map(Letters.text)
  }

  /// Words in other spellings of the same letters: `maaned` for `måned`, `idéer` for `ideer`.
  ///
  /// - Parameters:
  ///   - words: forms of a word in plain letters.
  ///   - asked: the word.
  ///   - hasWords: whether any word begins with the given letters.
  package static func respelt(
    _ words: [String], of asked: String, where hasWords: (_ beginning: String) throws -> Bool
  ) rethrows -> [String] {
    let letters = Array(Letters.text(Letters.of(asked)))
    guard letters.count <= WordFamily.longestWord else { return [] }
    var respelt = [String(letters)]
    if let place = letters.firstIndex(where: { digraphs[$0] != nil }),
      try hasWords(String(letters[..<place]) + (digraphs[letters[place]] ?? ""))
    {
      respelt += words.filter { $0.contains { digraphs[$0] != nil } }
        .map { word in String(word.flatMap { digraphs[$0] ?? String($0) }) }
    }
    for (place, letter) in letters.enumerated() {
      for accented in accents[letter] ?? [] where try hasWords(String(letters[..<place]) + String(accented)) {
        for word in words + [String(letters)] {
          var characters = Array(word)
          guard place < characters.count, characters[place] == letter else { continue }
          characters[place] = accented
          respelt.append(String(characters))
        }
      }
    }
    return respelt
  }

  private static let digraphs: [Character: String] = ["å": "aa", "æ": "ae", "ø": "oe"]
  private static let accents: [Character: [Character]] = [
    "e": ["é", "è", "ê"], "o": ["ô", "ó", "ò"], "a": ["à"], "ø": ["ö"], "æ": ["ä"],
  ]

  /// The rule of how parts are joined that makes two spellings one compound.
  package static func rule(joining one: ReaderWord, _ other: ReaderWord) -> GrammarRule? {
    guard one.isWord, other.isWord else { return nil }
    if LinkingLetterRule.relates(one, other) { return .linkingLetter }
    return TripleConsonantRule.relates(one, other) ? .tripleConsonant : nil
  }
}

/// What makes two spellings the same word to a reader.
package enum GrammarRule: String, Sendable, Hashable, CaseIterable, Comparable {
  /// The same letters: `Aalesund`, `Ålesund`; `ide`, `idé`.
  case spelling
  /// Endings of one paradigm: `by`, `byen`, `byar`.
  case inflection
  /// Forms that no ending explains: `bok`, `bøker`; `gå`, `gikk`.
  case irregularForm = "irregular form"
  /// Bokmål and Nynorsk: `ikke`, `ikkje`; `virkemiddel`, `verkemidlane`.
  case writtenForm = "written form"
  /// A compound with or without the letter that links its parts: `samarbeidavtale`, `samarbeidsavtale`.
  case linkingLetter = "linking letter"
  /// Three like consonants where the parts of a compound meet: `trafikkknutepunkt`.
  case tripleConsonant = "triple consonant"

  package static func < (a: GrammarRule, b: GrammarRule) -> Bool { a.order < b.order }

  private var order: Int { GrammarRule.allCases.firstIndex(of: self) ?? 0 }
}

/// Digits that stand above or below the line in print and on it on many keyboards: `km²` and `km2`, `CO₂` and `CO2`.
package enum RaisedDigits {
  private static let plain: [Unicode.Scalar: Unicode.Scalar] = [
    "²": "2", "³": "3", "₂": "2", "₃": "3",
  ]

  /// The other spellings of a word with such a digit, or with a last digit that can be one; none of most words.
  package static func others(_ word: String) -> [String] {
    let scalars = Array(word.unicodeScalars)
    guard scalars.count > 1, let last = scalars.last else { return [] }
    let onTheLine = scalars.map { plain[$0] ?? $0 }
    let stem = onTheLine.dropLast()
    guard plain.values.contains(plain[last] ?? last), !stem.contains(where: { ("0"..."9").contains($0) })
    else { return [] }
    let digit = plain[last] ?? last
    let spellings = [digit] + plain.filter { $0.value == digit }.map(\.key).sorted()
    return spellings.map { text(stem + [$0]) }.filter { $0 != word }
  }

  private static func text(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}

/// A word prepared for the rules of grammar.
package struct ReaderWord: Sendable, Hashable {
  /// The word in ``Letters``.
  let letters: [UInt8]
  /// Whether it is a word rather than a letter, a number or a code.
  let isWord: Bool
  /// Whether three like consonants stand together, as where two parts of a compound meet.
  let hasTriple: Bool

  /// Prepares a word in UTF-8.
  package init(_ word: some Sequence<UInt8>) { self.init(letters: Letters.of(word)) }

  /// Prepares a word.
  package init(_ word: String) { self.init(word.utf8) }

  init(letters: [UInt8]) {
    self.letters = letters
    isWord = letters.count >= 2 && !Code.isCode(letters: letters)
    hasTriple = isWord && TripleConsonantRule.hasTriple(letters)
  }
}

extension UInt8 {
  /// Whether a letter of ``Letters`` is a vowel.
  var isVowel: Bool {
    switch self {
    case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"),
      UInt8(ascii: "y"), Letters.ae, Letters.oe, Letters.aa:
      true
    default: false
    }
  }
}

extension Collection where Element == UInt8 {
  /// Whether there is a vowel, as in every part of a word that can stand by itself.
  var hasVowel: Bool { contains { $0.isVowel } }
}

/// Words without content of their own, in both written forms.
package enum StopWords {
  /// Whether a word is a stop word; case is ignored.
  package static func contains(_ word: String) -> Bool {
    let letters = Letters.of(word)
    return words.contains(letters) || questionWords.contains(letters)
  }

  /// Whether a word is a question word: `hvem`, `korleis`. The answer to a question does not contain it.
  package static func asks(_ word: String) -> Bool { questionWords.contains(Letters.of(word)) }

  private static let questionWords = Set(
    "hva hvem hvilke hvilken hvilket hvor hvordan hvorfor kva kven korleis kvifor kvar når"
      .split(separator: " ").map { Letters.of(String($0)) })

  private static let words = Set(
    """
    alle alt at av bare begge ble blei bli blir blitt bør både da de dei deg dem den denne der dere \
    deres det dette di din disse ditt du dykk då eg ein eit eller en enn er et etter for fordi fra frå \
    før ha hadde han hans har hennar hennes henne her ho hun hver hvis i ikke ikkje ingen inn ja jeg kan \
    kvart kor kunne man me med meg mellom men mer meir mi min mine mitt mot mykje mye må nei no noe noen \
    noko nokon nokre nå og også om opp oss over på seg selv si siden sidan sin sine sitt sjølv skal \
    skulle slik som så til under ut var vart ved vel vere vert vi vil ville vore vært være vår våre å òg
    """.split(separator: " ").map { Letters.of(String($0)) })
}
