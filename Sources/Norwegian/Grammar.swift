/// Decides whether two words are the same word to a reader, which their letters alone do not show: `by` and `byar` are
/// one word, `region` and `religion` are two.
package enum Grammar {
  /// The first rule by which the two spellings are the same word; `nil` if there is no such rule. Symmetric.
  ///
  /// A number or code is the same only as itself.
  package static func rule(relating one: String, _ other: String) -> GrammarRule? {
    if Letters.of(one) == Letters.of(other) { return .spelling }
    let (first, second) = (ReaderWord(one), ReaderWord(other))
    if first.isWord, second.isWord, TripleConsonantRule.relates(first, second) { return .tripleConsonant }
    let rules = [WordFamily(one).rule(for: other), WordFamily(other).rule(for: one)].compactMap { $0 }
    return rules.min() ?? rule(joining: first, second)
  }

  /// Other spellings of a compound, with its parts joined in another way, and their inflected forms: `tidskrav` for
  /// `tidkrav`, `busstopp` for `bussstopp`. Most of them are not words.
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

  /// Words with other spellings of single letters: `maaned` for `måned`, `idéer` for `ideer`.
  ///
  /// - Parameters:
  ///   - words: forms of the word in plain letters.
  ///   - asked: the word itself.
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
    for (form, spellings) in accentedPasts {
      for word in words where word.hasSuffix(form) { respelt += spellings.map { word.dropLast(form.count) + $0 } }
    }
    return respelt
  }

  /// Past tenses that Nynorsk can write with an accent, alone or after a prefix: `forlét`.
  private static let accentedPasts = [
    ("let", ["lét", "lèt"]), ("gret", ["grét", "grèt"]), ("bles", ["blés", "blès"]), ("for", ["fór"]),
  ]

  private static let digraphs: [Character: String] = ["å": "aa", "æ": "ae", "ø": "oe"]
  private static let accents: [Character: [Character]] = [
    "e": ["é", "è", "ê"], "o": ["ô", "ó", "ò"], "a": ["à"], "ø": ["ö"], "æ": ["ä"],
  ]

  /// The rule about joining parts by which two spellings are the same compound; `nil` if there is none.
  package static func rule(joining one: ReaderWord, _ other: ReaderWord) -> GrammarRule? {
    guard one.isWord, other.isWord else { return nil }
    if LinkingLetterRule.relates(one, other) { return .linkingLetter }
    return TripleConsonantRule.relates(one, other) ? .tripleConsonant : nil
  }
}

/// The reason why two spellings are the same word to a reader.
package enum GrammarRule: String, Sendable, Hashable, CaseIterable, Comparable {
  /// The same letters: `Aalesund`, `Ålesund`; `ide`, `idé`.
  case spelling
  /// Endings of one paradigm: `by`, `byen`, `byar`.
  case inflection
  /// Forms that are not made by adding an ending: `bok`, `bøker`; `gå`, `gikk`.
  case irregularForm = "irregular form"
  /// Bokmål and Nynorsk: `ikke`, `ikkje`; `virkemiddel`, `verkemidlane`.
  case writtenForm = "written form"
  /// A compound with or without the letter that links its parts: `samarbeidavtale`, `samarbeidsavtale`.
  case linkingLetter = "linking letter"
  /// Three equal consonants where the parts of a compound meet: `trafikkknutepunkt`.
  case tripleConsonant = "triple consonant"

  package static func < (a: GrammarRule, b: GrammarRule) -> Bool { a.order < b.order }

  private var order: Int { GrammarRule.allCases.firstIndex(of: self) ?? 0 }
}

/// Superscript and subscript digits, which are often typed as plain digits: `km²` and `km2`, `CO₂` and `CO2`.
package enum RaisedDigits {
  private static let plain: [Unicode.Scalar: Unicode.Scalar] = [
    "²": "2", "³": "3", "₂": "2", "₃": "3",
  ]

  /// The other spellings of a word whose last character is such a digit or its plain form; empty for all other words.
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
  /// Whether three equal letters follow each other, as where two parts of a compound meet.
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
  /// Whether this byte of ``Letters`` is a vowel.
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
  /// Whether the letters contain a vowel, as every part that can be a word by itself does.
  var hasVowel: Bool { contains { $0.isVowel } }
}

/// Words without content of their own, in both written forms.
package enum StopWords {
  /// Whether a word is a stop word; case is ignored.
  package static func contains(_ word: String) -> Bool {
    let letters = Letters.of(word)
    return (words.contains(letters) || questionWords.contains(letters)) && !accented.contains(word.lowercased())
  }

  /// Whether a word is a question word: `hvem`, `korleis`. The answer to a question does not contain it.
  package static func asks(_ word: String) -> Bool { questionWords.contains(Letters.of(word)) }

  private static let questionWords = Set(
    "hva hvem hvilke hvilken hvilket hvor hvordan hvorfor kva kven korleis kvifor kvar når"
      .split(separator: " ").map { Letters.of(String($0)) })

  /// Nouns and verbs that differ from a stop word by an accent.
  private static let accented: Set = ["allé", "fór"]

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

/// Finds a word or one of its forms at the end of longer words.
package struct FormEndings {
  /// Hashes of the forms in ``Letters``, computed letter by letter from the last letter to the first.
  private let hashes: Set<UInt64>
  private let longest: Int
  private let rule: (String) -> GrammarRule?

  /// - Parameters:
  ///   - forms: the word and its forms in ``Letters``.
  ///   - rule: returns the rule by which a word is one of the forms, or nil.
  init(_ forms: [[UInt8]], rule: @escaping (String) -> GrammarRule?) {
    hashes = Set(forms.map { $0.reversed().reduce(Self.seed, Self.hash) })
    longest = forms.map(\.count).max() ?? 0
    self.rule = rule
  }

  /// The places in a term where a form begins that reaches to the end of the term, in descending order.
  ///
  /// - Parameters:
  ///   - term: in UTF-8, in lower case.
  ///   - starts: the byte offset of each letter of the term, and the end of the last letter.
  ///   - places: the places to check, each given as the number of letters before it.
  package func places(ending term: UnsafeRawBufferPointer, _ starts: [Int], among places: ClosedRange<Int>) -> [Int] {
    func isForm(_ place: Int) -> Bool { rule(String(decoding: term[starts[place]...], as: UTF8.self)) != nil }
    var found: [Int] = []
    var hash = Self.seed
    var next: UInt8 = 0
    // True once a letter is not Norwegian, or two letters can be spelled as one: hashes do not help from there on.
    var isText = false
    for place in (places.lowerBound..<starts.count - 1).reversed() {
      let letter = Self.letter(term, starts[place]..<starts[place + 1])
      isText = isText || letter == nil || Self.areDigraph(letter ?? 0, next)
      next = letter ?? 0
      hash = Self.hash(hash, next)
      if place <= places.upperBound, isText || hashes.contains(hash), isForm(place) { found.append(place) }
    }
    return found
  }

  /// The byte of a letter in ``Letters``; nil for letters that are not Norwegian.
  private static func letter(_ term: UnsafeRawBufferPointer, _ bytes: Range<Int>) -> UInt8? {
    let first = term[bytes.lowerBound]
    if bytes.count == 1 { return first < 0x80 ? first : nil }
    guard bytes.count == 2, first == 0xC3 else { return nil }
    switch term[bytes.lowerBound + 1] {
    case 0xA6: return Letters.ae
    case 0xB8: return Letters.oe
    case 0xA5: return Letters.aa
    case WordFamily.umlaut: return UInt8(ascii: "y")
    default: return nil
    }
  }

  private static func areDigraph(_ one: UInt8, _ other: UInt8) -> Bool {
    switch (one, other) {
    case (UInt8(ascii: "a"), UInt8(ascii: "a")), (UInt8(ascii: "a"), UInt8(ascii: "e")),
      (UInt8(ascii: "o"), UInt8(ascii: "e")):
      true
    default: false
    }
  }

  private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

  /// FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/). Collisions are harmless: matches are checked as text.
  private static func hash(_ hash: UInt64, _ letter: UInt8) -> UInt64 { (hash ^ UInt64(letter)) &* 0x100_0000_01B3 }
}

/// The rules by which one word is the same as another, or is a compound that contains it.
///
/// A search uses all of them. A measurement omits one to see what it contributes.
package struct WordRules: OptionSet, Hashable, Sendable {
  package let rawValue: UInt32

  package init(rawValue: UInt32) { self.rawValue = rawValue }

  private init(bit: Int) { rawValue = 1 << UInt32(bit) }

  // MARK: The other written form

  /// Words and stems that differ: `melk`, `mjølk`.
  package static let stems = WordRules(bit: 0)
  /// Beginnings of words: `hvit`, `kvit`.
  package static let beginnings = WordRules(bit: 1)
  /// Suffixes and endings: `mulighet`, `moglegheit`.
  package static let suffixes = WordRules(bit: 2)
  /// Single letters: `høre`, `høyre`.
  package static let letters = WordRules(bit: 3)
  /// Whole words: `ikke`, `ikkje`.
  package static let wholeWords = WordRules(bit: 4)
  /// Several correspondences in one word.
  package static let combinations = WordRules(bit: 5)

  // MARK: Inflection

  /// Lists of irregular forms: `gå`, `gikk`.
  package static let irregularForms = WordRules(bit: 6)
  /// Changes of stem: `regel`, `regler`.
  package static let stemChanges = WordRules(bit: 7)
  /// Words of a closed class take no other endings: `ung` has no plural `unger`.
  package static let closedClasses = WordRules(bit: 8)
  /// A form counts as a past tense only if the vocabulary has the verb and no such noun: `lest`, but not `kilde`.
  package static let pastTenses = WordRules(bit: 9)
  /// A noun has one gender: `planen` and `planet` are forms of two words.
  package static let genders = WordRules(bit: 10)

  // MARK: Spelling and names

  /// Other spellings of a letter, and of the joint between the parts of a compound: `maaned`, `idé`, `busstopp`.
  package static let spellings = WordRules(bit: 11)
  /// A word without `æ`, `ø` and `å` that is not in the index matches the words spelled with these letters.
  package static let bareLetters = WordRules(bit: 12)
  /// Names of municipalities and counties are not expanded like common words.
  package static let names = WordRules(bit: 13)

  // MARK: Compounds

  /// The word is the last part: `nabokommune`.
  package static let lastParts = WordRules(bit: 14)
  /// The word is the first part: `kommuneplan`.
  package static let firstParts = WordRules(bit: 15)
  /// The word is a part in the middle: `arbeidsmiljøloven`.
  package static let middleParts = WordRules(bit: 16)
  /// Parts are linked by `s` or `e`.
  package static let links = WordRules(bit: 17)
  /// The rest of the compound may be two words.
  package static let twoWords = WordRules(bit: 18)
  /// If the word is long, the rest of the compound need not be a known word.
  package static let unknownParts = WordRules(bit: 19)
  /// A word with a prefix or suffix is not a compound: `oppgave`, `byskap`.
  package static let affixes = WordRules(bit: 20)

  /// All spellings of the other written form.
  package static let writtenForms: WordRules = [.stems, .beginnings, .suffixes, .letters, .wholeWords, .combinations]
  package static let all = WordRules(rawValue: 1 << 21 - 1)
}
