import ByregionNorwegian
import ByregionText

/// A vocabulary, prepared for the lookup of words and of misspelt words.
final class Lexicon: Sendable {
  struct Match {
    var roles: WordRole
    /// Edit distance between the word and the vocabulary word; 0 if the word is spelt correctly.
    var distance: Int
    /// Index of the vocabulary word, for ``Lexicon/spelling(_:)``.
    var word: Int
  }

  /// A vocabulary word that a misspelt word can match.
  private struct Candidate {
    var word: Int
    var set: LetterSet
  }

  static let headings = Lexicon(
    HeadingVocabulary.words.flatMap { row in [(row.roles, row.nb), (row.roles, row.nn)] })
  /// Only the words for facts.
  static let facts = Lexicon(
    HeadingVocabulary.words.filter { $0.roles == .facts }.flatMap { row in [(row.roles, row.nb), (row.roles, row.nn)] })

  private let letters: [[UInt8]]
  private let roles: [WordRole]
  private let spellings: [String]
  private let exact: WordTable
  /// Candidates by length. Words of running text match only exactly.
  private let candidates: [[Candidate]]

  init(_ rows: [(roles: WordRole, words: String)]) {
    var (letters, roles, spellings): ([[UInt8]], [WordRole], [String]) = ([], [], [])
    var exact = WordTable(capacity: 512)
    for row in rows {
      for spelling in row.words.split(separator: " ").map(String.init) {
        guard let line = FoldedLine(spelling) else { continue }
        let hash = WordTable.hash(line.letters)
        if let index = exact.value(of: hash) {
          roles[index].formUnion(row.roles)
        } else {
          exact.set(letters.count, of: hash)
          letters.append(line.letters)
          roles.append(row.roles)
          spellings.append(spelling)
        }
      }
    }
    (self.letters, self.roles, self.spellings, self.exact) = (letters, roles, spellings, exact)
    candidates = Self.candidates(letters, roles)
  }

  private static func candidates(_ letters: [[UInt8]], _ roles: [WordRole]) -> [[Candidate]] {
    var candidates = Array(repeating: [Candidate](), count: EditDistance.longest + 1)
    for word in letters.indices where roles[word] != .sentence && letters[word].count <= EditDistance.longest {
      candidates[letters[word].count].append(Candidate(word: word, set: LetterSet(letters[word][...])))
    }
    return candidates
  }

  func spelling(_ word: Int) -> String { spellings[word] }

  /// The vocabulary word with the given hash, or nil.
  @inline(__always)
  func match(_ hash: UInt64) -> Match? {
    guard let index = exact.value(of: hash) else { return nil }
    return Match(roles: roles[index], distance: 0, word: index)
  }

  func match(exactly letters: ArraySlice<UInt8>) -> Match? { match(WordTable.hash(letters)) }

  /// The nearest word of the vocabulary within the allowed edit distance, the first of several, or nil.
  func match(nearly letters: ArraySlice<UInt8>, allowance: Int? = nil) -> Match? {
    let count = letters.count
    guard count <= EditDistance.longest else { return nil }
    let reach = allowance ?? EditDistance.allowance(forLength: count)
    let set = LetterSet(letters)
    return SlipCounter.counting(from: letters) { counter in
      var best: Match?
      for length in max(0, count - reach)...min(count + reach, EditDistance.longest) {
        let slips = min(allowance ?? EditDistance.allowance(forLength: min(length, count)), reach)
        if slips > 0, abs(length - count) <= slips {
          improve(&best, of: length, slips: slips, set, counter)
        }
      }
      return best
    }
  }

  /// Replaces `best` by a word of the given length that is nearer, or equally near and earlier in the vocabulary.
  private func improve(_ best: inout Match?, of length: Int, slips: Int, _ set: LetterSet, _ counter: SlipCounter) {
    for candidate in candidates[length] {
      let limit = min(slips, best.map { candidate.word < $0.word ? $0.distance : $0.distance - 1 } ?? slips)
      guard limit > 0, candidate.set.mayBeNear(set, slips: limit),
        let distance = counter.slips(to: letters[candidate.word][...], limit: limit)
      else { continue }
      best = Match(roles: roles[candidate.word], distance: distance, word: candidate.word)
    }
  }
}

/// A short line as lowercase words with one byte per letter (Latin-1), for comparison with the vocabulary.
///
/// Letters outside Latin-1 fold to a byte that occurs in no word of the vocabulary.
struct FoldedLine {
  struct Word {
    let place: WordPlace
    /// Hash of the letters, for lookup in a ``WordTable``.
    let hash: UInt64
    let isCapitalized: Bool
    let hasDigit: Bool
    /// Whether there is a comma before the word.
    let isAfterComma: Bool

    var range: Range<Int> { place.letters }
    var source: Range<Int> { place.source }
  }

  private(set) var letters: [UInt8] = []
  private(set) var words: [Word] = []
  /// The last character that is not a bracket or quotation mark; 0 on an empty line.
  private(set) var lastSign: UInt8 = 0
  /// The first colon, full stop, semicolon or question mark inside the line that is followed by white space, or 0.
  private(set) var innerStop: UInt8 = 0
  /// Whether the line has letters and all are capitals.
  private(set) var isAllCapitals = false

  static let maximumBytes = 160
  static let maximumWords = 20

  /// Folds a line.
  ///
  /// - Returns: nil if the line is too long to be a heading.
  init?(_ text: String) {
    guard let line = text.withBytes({ FoldedLine($0) }) else { return nil }
    self = line
  }

  init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard bytes.count <= Self.maximumBytes else { return nil }
    letters = Array(unsafeUninitializedCapacity: bytes.count) { buffer, count in
      var folder = LineFolder(bytes, into: buffer)
      folder.fold()
      count = folder.letterCount
      words = folder.words
      (lastSign, innerStop, isAllCapitals) = (folder.lastSign, folder.innerStop, folder.isAllCapitals)
    }
    guard !words.isEmpty, words.count <= Self.maximumWords else { return nil }
  }

  func bytes(of word: Word) -> ArraySlice<UInt8> { letters[word.range] }
}

/// Folds a line in one pass over its bytes. Each letter becomes one byte of Latin-1.
struct LineFolder {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let letters: UnsafeMutableBufferPointer<UInt8>
  private(set) var letterCount = 0
  private(set) var words: [FoldedLine.Word] = []
  private(set) var lastSign: UInt8 = 0
  private(set) var innerStop: UInt8 = 0
  var isAllCapitals: Bool { capitals > 1 && smalls == 0 }

  private var capitals = 0
  private var smalls = 0
  // State of the current word.
  private var isInWord = false
  private var letterStart = 0
  private var sourceStart = 0
  private var isCapitalized = false
  private var hasDigit = false
  private var isAfterComma = false
  private var hash = WordTable.seed

  private static let foreignLetter: UInt8 = 0x01

  /// - Parameter letters: A buffer with a capacity of at least the line's length in bytes.
  init(_ bytes: UnsafeBufferPointer<UInt8>, into letters: UnsafeMutableBufferPointer<UInt8>) {
    (self.bytes, self.letters) = (bytes, letters)
  }

  mutating func fold() {
    words.reserveCapacity(min(bytes.count / 4 + 1, FoldedLine.maximumWords))
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      let small = byte | 0x20
      if small >= 0x61, small <= 0x7A {
        append(small, at: index, isCapital: byte != small)
        index += 1
      } else if byte >= 0x30, byte <= 0x39 {
        append(byte, at: index, isCapital: false)
        index += 1
      } else if byte < 0x80 {
        sign(at: index, length: 1)
        index += 1
      } else {
        index += wide(at: index)
      }
    }
    end(at: bytes.count)
  }

  /// Processes a character outside ASCII, and returns its length in bytes.
  private mutating func wide(at index: Int) -> Int {
    let (letter, length, isCapital) = Self.wideLetter(bytes, index)
    guard length > 0 else { return Self.ignoredLength(bytes, index) }
    if letter != 0 { append(letter, at: index, isCapital: isCapital) } else { sign(at: index, length: length) }
    return length
  }

  @inline(__always)
  private mutating func append(_ letter: UInt8, at index: Int, isCapital: Bool) {
    if !isInWord {
      (isInWord, hasDigit, hash) = (true, false, WordTable.seed)
      (letterStart, sourceStart, isCapitalized) = (letterCount, index, isCapital)
    }
    if letter >= 0x30 && letter <= 0x39 {
      hasDigit = true
    } else if isCapital {
      capitals += 1
    } else {
      smalls += 1
    }
    push(letter)
    lastSign = letter
  }

  @inline(__always)
  private mutating func push(_ letter: UInt8) {
    letters[letterCount] = letter
    letterCount += 1
    hash = WordTable.mixed(hash, letter)
  }

  private mutating func sign(at index: Int, length: Int) {
    if isInWord, joinsWords(index, length) { push(0x2D) } else { end(at: index) }
    note(index)
  }

  private mutating func end(at source: Int) {
    guard isInWord else { return }
    words.append(
      FoldedLine.Word(
        place: WordPlace(letters: letterStart..<letterCount, source: sourceStart..<source),
        hash: WordTable.finished(hash), isCapitalized: isCapitalized, hasDigit: hasDigit, isAfterComma: isAfterComma))
    (isInWord, isAfterComma) = (false, false)
  }

  /// Updates the state for a character that is not part of a word: commas, stops and the last character.
  private mutating func note(_ index: Int) {
    let byte = bytes[index]
    switch byte {
    case 0x20, 0x22, 0x28, 0x29, 0xC2, 0xE2: return
    case 0x2C: isAfterComma = true
    case 0x2E, 0x3A, 0x3B, 0x3F:
      guard index + 1 < bytes.count, bytes[index + 1] == 0x20 else { break }
      if innerStop == 0 { innerStop = byte }
    default: break
    }
    lastSign = byte
  }

  /// Whether a character is a hyphen between letters, as in Midt-Troms.
  private func joinsWords(_ index: Int, _ length: Int) -> Bool {
    let isHyphen =
      bytes[index] == 0x2D
      || (length == 3 && bytes[index + 1] == 0x80 && (0x90...0x91).contains(bytes[index + 2]))
    let next = index + length
    guard isHyphen, next < bytes.count else { return false }
    let byte = bytes[next]
    guard byte < 0x80 else { return Self.wideLetter(bytes, next).letter != 0 }
    return (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || (byte >= 0x30 && byte <= 0x39)
  }

  /// The folded letter at an index, or 0 for any other character. The length is 0 for an invisible character.
  private static func wideLetter(
    _ bytes: UnsafeBufferPointer<UInt8>, _ index: Int
  ) -> (letter: UInt8, length: Int, isCapital: Bool) {
    let byte = bytes[index]
    let length = min(byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4, bytes.count - index)
    if byte == 0xC3, length == 2 {
      let letter = bytes[index + 1] | 0x40
      if letter == 0xD7 || letter == 0xF7 { return (0, 2, false) }
      return letter < 0xDF ? (letter + 0x20, 2, true) : (letter, 2, false)
    }
    if byte <= 0xC2 { return (0, length, false) }
    if byte == 0xE2 || byte == 0xEF {
      return ignoredLength(bytes, index) > 0 ? (0, 0, false) : (0, length, false)
    }
    return (foreignLetter, length, false)
  }

  /// The length of a zero-width space, joiner or byte order mark at an index, or 0 for any other character.
  private static func ignoredLength(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
    guard index + 2 < bytes.count else { return 0 }
    let sign = UInt32(bytes[index]) << 16 | UInt32(bytes[index + 1]) << 8 | UInt32(bytes[index + 2])
    switch sign {
    case 0xE2808B...0xE2808F, 0xE280AA...0xE280AE, 0xE281A0...0xE281A4, 0xEFBBBF: return 3
    default: return 0
    }
  }
}

/// Words for a region, with which names begin or end.
package enum RegionNouns {
  package static let all: Set = ["region", "regionen", "byregion", "byregionen"]
}

/// Words that distinguish a region's name from a project's title.
enum NameVocabulary {
  static let prepositions = ["i", "på", "for", "frå", "fra", "rundt", "til", "av"]

  static let links = letters("og i på")
  static let regions = letters(RegionNouns.all.sorted().joined(separator: " "))

  /// Endings of region names, as parts of words and, in ``councils``, as separate words.
  static let regionEndings = letters("regionen rådet")
  static let councils = letters("regionråd regionrådet")

  /// Words of project titles, as whole words or beginnings of words.
  private static let projects = letters(
    """
    vekst utvikling utviklings samspill samspel samhandling prosjekt program byregionprogram samarbeid strategi plan
    fram attraktiv attraktive bærekraft grønn nærings næring fase regional regionalt søknad kraft sammen saman felles
    styrk styrking styrke økt økte vi ny nye by bygd mulighet framtid fremtid kompetanse omstilling nettverk fjellbygd
    """)

  /// Beginnings and endings of place names.
  private static let placeBeginnings = letters(
    "nord- sør- øst- aust- vest- midt- inn- ytre indre nedre øvre nordre søre")
  private static let placeEndings = letters(
    """
    dal dalen dalane fjord fjorden land landet vik vika sund nes neset øy øya øyane berg stad heim mark marka rike agder
    troms møre rud vågen havn hamn bygda bygdene hav sjøen vatnet elva moen ås åsen voll vold anger enger
    """)

  /// Districts of Norway whose names do not have these beginnings or endings.
  private static let districts = letters(
    """
    lofoten ofoten vesterålen salten senja lyngen trollheimen trøndelag innherred innherad fosen valdres toten solør
    hedmarken hedemarken follo glomma sogn voss jæren lister ryfylke viken
    """)

  static func isOfProjects(_ word: [UInt8]) -> Bool {
    projects.contains { $0[0] == word.first && word.starts(with: $0) && ($0.count > 4 || word.count <= $0.count + 2) }
  }

  static func isOfPlaces(_ word: [UInt8]) -> Bool {
    districts.contains(word) || placeBeginnings.contains { $0[0] == word.first && word.starts(with: $0) }
      || placeEndings.contains {
        word.count > $0.count + 1 && word.last == $0.last && word.suffix($0.count).elementsEqual($0)
      }
  }

  private static func letters(_ words: String) -> [[UInt8]] {
    words.split(whereSeparator: \.isWhitespace).map { word in
      let letters = FoldedLine(String(word))?.letters ?? []
      return word.hasSuffix("-") ? letters + [0x2D] : letters
    }
  }
}

/// Frequent words that occur in only one written form of Norwegian.
///
/// Optional forms of Bokmål ("ei", "utviklinga", "fram") are no evidence and are left out, and so are words with
/// another meaning in the other form ("de", "nå", "no").
enum LanguageVocabulary {
  static let nb =
    """
    ikke jeg en et hun fra hva hvor hvordan hvorfor hvilke hvilken hvilket hvem hver hvert hverandre noe noen flere
    mer mye være vært gjøre gjør blitt ble blir sammen selv bare uten siden kommuner kommunene arbeidsplasser
    arbeidsplassene muligheter utfordringer jobber byer planer planene løsninger bedre kommer vet dem deres egen eget
    egne høyere høyt høye hele innbyggere innbyggerne politikere politikerne ordførere ordførerne innen midler veien
    da disse annet hvis tjenester tjenestene virksomhet viktigste øke økt økning økende skole høyskole høgskole
    fremdeles videre senere tidligere ønsker trenger finnes gjelder mulig mulige regioner regionene aktiviteter
    møteplasser klynger ligger sterkere lettere tettere nærmere aktører aktørene partnere ledere lederne resultater
    jobbene personer deltakere forskere mennesker ungdommer ungdommen familier besøkende næringer næringene kunder
    eiere naboer fikk holde holdt tilbud avgjørende spille samspill vedtatt
    flytter hjelper hvorav byene stedene områdene hjem hjemme
    """

  static let nn =
    """
    ikkje eg ein eit eitt éin éi frå kva kvar kvart korleis kvifor kven kvarandre noko nokon nokre fleire meir mykje
    vere vore gjere gjer vorte vart vert saman sjølv berre utan sidan kommunar kommunane arbeidsplassar
    arbeidsplassane moglegheiter utfordringar jobbar byar planar planane løysingar betre sjå gje gjev tek kjem veit
    dei deira eigen eige eigne høgare heile innbyggjarar innbyggjarane politikarar politikarane ordførarar
    ordførarane innan midlar då desse viss tenester tenestene verksemd viktigaste auke auka auken aukande skule
    høgskule framleis vidare seinare tidlegare ønskjer ønskje treng trengst finst gjeld mogleg moglege regionar
    regionane aktivitetar møteplassar klyngjer sterkare lettare tettare nærare aktørar aktørane partnarar leiarar
    leiarane leiinga personar deltakarar forskarar ungdomar ungdomen familiar næringar næringane kundar eigarar
    naboar fekk halde heldt held tilbod avgjerande spele spelar samspel skipa skipast vedteke vedteken vedtekne bu
    bur byggje leggje setje einast einskild offentleg offentlege statleg statlege fagleg faglege medan korkje dykk
    dykkar gongar stader byane løner følgje følgjer skjønar tolmod løyst syner syne
    """

  /// Endings of at least four letters, for words of at least seven letters.
  static let nbEndings = ["inger", "ingene", "heter", "hetene", "lige", "lighet", "elser", "ende"]
  static let nnEndings = ["ingar", "ingane", "heiter", "heitene", "legare", "arane", "ande", "sleg"]
}
