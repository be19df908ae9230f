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

/// Letters of one written form and the letters that the other has in their place.
struct Correspondence: Sendable {
  /// Where in a word a correspondence holds.
  enum Place: Sendable { case start, anywhere, end, beforeE }

  let from: [UInt8]
  let to: [UInt8]
  let place: Place
  /// The letters of `from`, a bit for each: a word that lacks one of them is passed over.
  private let letters: UInt32

  init(_ from: String, _ to: String, _ place: Place = .anywhere) {
    self.init(Letters.of(from), Letters.of(to), place)
  }

  private init(_ from: [UInt8], _ to: [UInt8], _ place: Place) {
    self.from = from
    self.to = to
    self.place = place
    letters = Correspondence.letters(of: from)
  }

  /// The letters of a word, a bit for each of `a` to `å`.
  static func letters(of word: [UInt8]) -> UInt32 {
    word.reduce(0) { $0 | 1 << UInt32($1 & 31) }
  }

  /// The other way round; where nothing stands for something, that way is never taken.
  private var reversed: Correspondence { to.isEmpty ? self : Correspondence(to, from, place) }

  /// Whether a word of such letters can have those that the correspondence is about.
  func canHold(in letters: UInt32) -> Bool { self.letters & ~letters == 0 }

  /// Carries the correspondence out at every place where it holds. Linear in the length of the word, but for the
  /// replacements themselves.
  func apply(to word: inout [UInt8]) {
    var index = 0
    while index + from.count <= word.count {
      if word[index] == from[0], holds(at: index, in: word) {
        word.replaceSubrange(index..<index + from.count, with: to)
        index += to.count
      } else {
        index += 1
      }
      if place == .start { return }
    }
  }

  private func holds(at index: Int, in word: [UInt8]) -> Bool {
    let end = index + from.count
    guard word[index..<end].elementsEqual(from) else { return false }
    return switch place {
    case .start, .anywhere: true
    case .end: end == word.count
    case .beforeE: index > 0 && end < word.count && word[end] == UInt8(ascii: "e")
    }
  }

  /// ``all``, each in either direction.
  static let bothWays = all.flatMap { [$0, $0.reversed] }

  /// Nynorsk to Bokmål, save where the letters between them are neither's. Whole words first, then parts, then sounds.
  static let all: [Correspondence] = [
    // Words and parts of words.
    Correspondence("moglegheit", "mulighet"), Correspondence("mogleg", "mulig"),
    Correspondence("mogeleg", "mulig"),
    Correspondence("eigedom", "eiendom"), Correspondence("løysing", "løsning"),
    Correspondence("auking", "økning"),
    Correspondence("verksemd", "virksomhet"), Correspondence("leiing", "ledelse"),
    Correspondence("leiar", "leder"),
    Correspondence("oppleving", "opplevelse"), Correspondence("skriving", "skrivelse"),
    Correspondence("heim", "hjem"), Correspondence("skul", "skol"), Correspondence("kyrkj", "kirk"),
    Correspondence("tenest", "tjenest"), Correspondence("verk", "virk"), Correspondence("kjeld", "kild"),
    Correspondence("sjølv", "selv", .start), Correspondence("saman", "sammen"),
    Correspondence("fram", "frem", .start),
    Correspondence("høg", "høy"), Correspondence("låg", "lav", .start), Correspondence("djup", "dyp"),
    Correspondence("sjuk", "syk"), Correspondence("vatn", "vann"), Correspondence("veg", "vei"),
    Correspondence("veke", "uke"), Correspondence("frå", "fra", .start), Correspondence("korleis", "hvordan"),
    Correspondence("kvifor", "hvorfor"), Correspondence("kven", "hvem", .start),
    Correspondence("noko", "noe"),
    Correspondence("nokon", "noen"), Correspondence("berre", "bare"), Correspondence("vidare", "videre"),
    Correspondence("eigen", "egen"), Correspondence("eigne", "egne"),
    Correspondence("styrkj", "styrk"), Correspondence("ynskj", "ønsk"), Correspondence("byrj", "begynn"),
    Correspondence("føresetnad", "forutsetning"), Correspondence("meining", "mening"),
    Correspondence("arbeidar", "arbeider"), Correspondence("hamn", "havn"),
    Correspondence("berekraft", "bærekraft"),
    Correspondence("eigar", "eier"), Correspondence("tryggleik", "trygghet"),
    Correspondence("leik", "lek"),
    // Endings.
    Correspondence("legare", "ligere", .end), Correspondence("legast", "ligst", .end),
    Correspondence("leg", "lig", .end), Correspondence("lege", "lige", .end),
    Correspondence("legheit", "lighet"), Correspondence("legvis", "ligvis"), Correspondence("heit", "het"),
    Correspondence("arane", "erne", .end), Correspondence("aren", "eren", .end),
    Correspondence("arar", "ere", .end),
    Correspondence("ar", "er", .end), Correspondence("ande", "ende", .end), Correspondence("semd", "somhet"),
    // Sounds.
    Correspondence("kv", "hv", .start), Correspondence("j", "", .beforeE),
    Correspondence("ei", "e"), Correspondence("øy", "ø"), Correspondence("au", "ø"),
  ]
}

/// The endings of all paradigms, looked up by their letters in one number.
enum Endings {
  /// So many letters fit into a number; no ending has more.
  static let longest = 8

  /// Which paradigms have both endings, a bit for each.
  static func paradigms(with one: ArraySlice<UInt8>, _ other: ArraySlice<UInt8>, stem: Int) -> UInt16 {
    let first = paradigms(with: one, stem: stem)
    return first == 0 ? 0 : first & paradigms(with: other, stem: stem)
  }

  /// Which paradigms of ``Paradigm/all`` have an ending, a bit for each, and ``Paradigm/elided`` in the bit after them.
  static func paradigms(with ending: some BidirectionalCollection<UInt8>, stem: Int) -> UInt16 {
    guard ending.count <= longest else { return 0 }
    var found = table[packed(ending)]
    // A genitive `s` is let pass behind the endings of nouns; behind a bare stem, only if that is no short word.
    if ending.last == UInt8(ascii: "s"), ending.count > 1 || stem > 3 {
      found |= nouns & table[packed(ending.dropLast())]
    }
    return found
  }

  /// The letters of a short word as a number; different words give different numbers.
  static func packed(_ letters: some BidirectionalCollection<UInt8>) -> UInt64 {
    letters.reduce(1) { $0 << 8 | UInt64($1) }
  }

  static let elidedBit: UInt16 = 1 << UInt16(Paradigm.all.count)

  private static let table: Table = {
    var bits: [UInt64: UInt16] = [:]
    for (index, paradigm) in (Paradigm.all + [.elided]).enumerated() {
      for ending in paradigm.endings { bits[packed(ending), default: 0] |= 1 << UInt16(index) }
    }
    return Table(bits)
  }()

  private static let nouns: UInt16 = (Paradigm.all + [.elided]).enumerated().reduce(0) { nouns, paradigm in
    paradigm.element.isNoun ? nouns | 1 << UInt16(paradigm.offset) : nouns
  }

  /// Bits by number, for a question that is asked a dozen times of every two words: a dictionary's hashing would take
  /// longer than all the rest of it.
  private struct Table {
    private static let size = 1_024

    private var keys = [UInt64](repeating: 0, count: size)
    private var bits = [UInt16](repeating: 0, count: size)

    /// - Parameter entries: far fewer than ``size``; no key is 0.
    init(_ entries: [UInt64: UInt16]) {
      for (key, value) in entries {
        let place = place(of: key)
        keys[place] = key
        bits[place] = value
      }
    }

    /// The bits of a number, 0 for one that is not there.
    subscript(_ key: UInt64) -> UInt16 { bits[place(of: key)] }

    /// Where a number stands, or would stand.
    private func place(of key: UInt64) -> Int {
      var place = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 54)
      while keys[place] != key, keys[place] != 0 { place = (place + 1) % Table.size }
      return place
    }
  }
}

/// Two forms of one word: a stem that they share, and two endings of one paradigm.
enum InflectionRule {
  /// An ending with a genitive `s` and the letters before it that it may change.
  private static let longestChange = 8

  static func relates(_ one: ReaderWord, _ other: ReaderWord) -> Bool {
    relates(one.letters, other.letters)
  }

  static func relates(_ one: [UInt8], _ other: [UInt8]) -> Bool {
    let common = zip(one, other).prefix { $0 == $1 }.count
    guard common >= 2, max(one.count, other.count) - common <= longestChange else { return false }
    if relatesByEndings(one, other, common: common) { return true }
    guard StemChange.isPossible(one, other, common: common) else { return false }
    return StemChange.stems(of: one).contains { stem in
      StemChange.stems(of: other).contains { $0.letters == stem.letters && stem.agrees(with: $0) }
    }
  }

  private static func relatesByEndings(_ one: [UInt8], _ other: [UInt8], common: Int) -> Bool {
    let longestEnding = 5
    for length in stride(from: common, through: max(2, common - longestEnding), by: -1) {
      let stem = one[..<length]
      let endings = (one[length...], other[length...])
      if Paradigm.anyHas(endings.0, endings.1, stem: stem) { return true }
    }
    return false
  }
}

/// The endings that a stem takes, in both written forms together: a reader of one reads the other.
struct Paradigm: Sendable {
  /// The endings in ``Letters``; an empty one is the bare stem.
  let endings: Set<[UInt8]>
  /// Which stems take them.
  let takes: @Sendable (ArraySlice<UInt8>) -> Bool

  init(_ endings: String, takes: @escaping @Sendable (ArraySlice<UInt8>) -> Bool = { $0.hasVowel }) {
    self.endings = Set(endings.split(separator: " ").map { $0 == "-" ? [] : Letters.of(String($0)) })
    self.takes = takes
  }

  /// Whether one of the paradigms has both endings behind the stem.
  static func anyHas(_ one: ArraySlice<UInt8>, _ other: ArraySlice<UInt8>, stem: ArraySlice<UInt8>) -> Bool {
    let both = Endings.paradigms(with: one, other, stem: stem.count)
    guard both & (Endings.elidedBit - 1) != 0, !isOneEndingCut(one, other, stem: stem) else { return false }
    return all.indices.contains { both & 1 << UInt16($0) != 0 && all[$0].takes(stem) }
  }

  /// Whether a stem that lost its `e` has both endings behind it.
  static func elidedHas(_ one: ArraySlice<UInt8>, _ other: ArraySlice<UInt8>, stem: ArraySlice<UInt8>) -> Bool {
    let both = Endings.paradigms(with: one, other, stem: stem.count)
    return both & Endings.elidedBit != 0 && elided.takes(stem)
  }

  /// `t` and `te`, `d` and `de` are endings of one short verb less often than the end of another stem: `mot`, `mote`.
  private static func isOneEndingCut(
    _ one: ArraySlice<UInt8>, _ other: ArraySlice<UInt8>, stem: ArraySlice<UInt8>
  ) -> Bool {
    let (shorter, longer) = one.count < other.count ? (one, other) : (other, one)
    return stem.count < 4 && shorter.count == 1 && longer.count == 2 && longer.starts(with: shorter)
      && (shorter.first == UInt8(ascii: "t") || shorter.first == UInt8(ascii: "d"))
  }

  /// Whether the paradigm is that of a noun, which has a genitive.
  var isNoun: Bool { endings.contains(Array("en".utf8)) }

  /// Every ending of ``all``.
  static let endings = Set(all.flatMap(\.endings))

  /// The paradigms of Norwegian (Norsk referansegrammatikk, chapters 3, 5 and 6).
  static let all: [Paradigm] = [
    noun, weakNoun, agentNoun, latinNoun, weakVerb, verbInT, verbInD, shortVerb, adjective, shortAdjective,
    participle,
  ]

  /// `by`, `byen`, `byer`, `byar`, `byane`; `land`, `landet`, `landa`; `bygd`, `bygda`, `bygdene`.
  static let noun = Paradigm("- en et a er ene ar ane") { $0.count >= 2 && $0.hasVowel }
  /// `kommune`, `kommunen`, `kommuner`, `kommunane`; `hytte`, `hytta`; `møte`, `møtet`, `møta`.
  static let weakNoun = Paradigm("e en et a er ene ar ane") { $0.count >= 2 && $0.hasVowel }
  /// `leder`, `lederen`, `ledere`, `lederne`; `leiar`, `leiaren`, `leiarar`, `leiarane`.
  static let agentNoun = Paradigm("er eren ere erne ar aren arar arane") { $0.count >= 3 && $0.hasVowel }
  /// `museum`, `museet`, `museer`; `forum`, `fora`.
  static let latinNoun = Paradigm("um umet et er ene a umer umene") { $0.count >= 3 && $0.hasVowel }
  /// `utvikle`, `utvikler`, `utviklar`, `utviklet`, `utvikla`, `utviklende`.
  static let weakVerb = Paradigm("e er ar et a ende ande es ast as") { $0.count >= 2 && $0.hasVowel }
  /// `styrke`, `styrker`, `styrkte`, `styrkt`.
  static let verbInT = Paradigm("e er te t ende ande es ast") { $0.count >= 2 && $0.hasVowel }
  /// `bygge`, `bygger`, `bygde`, `bygd`.
  static let verbInD = Paradigm("e er de d ende ande es ast") { $0.count >= 3 && $0.hasVowel }
  /// `bo`, `bor`, `bodde`, `bodd`.
  static let shortVerb = Paradigm("- r dde dd s ende ande") {
    $0.count >= 2 && $0.last?.isVowel == true && !$0.dropLast().hasVowel
  }
  /// `regional`, `regionalt`, `regionale`; `viktig`, `viktigere`, `viktigste`, `viktigare`.
  static let adjective = Paradigm("- t e ere est este are ast aste st ste") { Adjectives.ends(stem: $0) }
  /// `ny`, `nytt`, `nye`, `nyere`.
  static let shortAdjective = Paradigm("- tt e ere est este are ast aste") { Adjectives.isVowelStem($0) }
  /// `forankret`, `forankrede`; `forankra`.
  static let participle = Paradigm("et ete ede a") { $0.count >= 4 && $0.hasVowel }
  /// `regel`, `regler`; `senter`, `sentre`; `enkel`, `enkle`: stems in `el`, `en` and `er` that lose their `e`.
  static let elided = Paradigm("- en et t e er ene ar ane a ere este are") { $0.count >= 4 && $0.hasVowel }
}

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
