/// The endings that a stem takes. Bokmål and Nynorsk share paradigms, since a search in one also finds the other.
///
/// Source: Norsk referansegrammatikk, chapters 3, 5 and 6. A paradigm has two lists of endings: those that follow the
/// unchanged stem, and those before which the stem changes, as `regel` does in `regler`.
struct Paradigm: Sendable {
  /// How a stem changes before some endings.
  enum Change: Sendable {
    case none
    /// `regel`, `regler`; `sykkel`, `sykler`: the `e` is dropped, and a double consonant before it becomes single.
    case syncope
    /// `rom`, `rommet`: the final `m` is doubled, since no word ends in two `m`.
    case doubledM
    /// `kjenne`, `kjente`; `trygg`, `trygt`: a double consonant becomes single before another consonant.
    case singled
  }

  /// The endings of the unchanged stem; an empty one is the stem by itself.
  let endings: [[UInt8]]
  /// The endings of the changed stem.
  let changedEndings: [[UInt8]]
  let change: Change
  /// Whether the endings are those of verbs, and the stems are not limited to a list.
  let isVerb: Bool
  /// Which stems take the endings.
  let takes: @Sendable (ArraySlice<UInt8>) -> Bool

  /// - Parameter isClosed: whether the stems are limited to a list, so that a past tense needs no further evidence.
  init(
    _ endings: String, _ change: Change = .none, _ changedEndings: String = "", isClosed: Bool = false,
    takes: @escaping @Sendable (ArraySlice<UInt8>) -> Bool
  ) {
    self.endings = Paradigm.list(endings)
    self.changedEndings = Paradigm.list(changedEndings)
    self.change = change
    isVerb = !isClosed && self.endings.contains(Array("ande".utf8))
    self.takes = takes
  }

  private static func list(_ text: String) -> [[UInt8]] {
    text.split(separator: " ").map { $0 == "-" ? [] : Letters.separate($0.utf8) }
  }

  /// Calls `body` with each form of each word that `word` can be a form of by this paradigm.
  ///
  /// - Parameter isPast: whether a stem can be that of a verb. Called only for stems with an ending of the past tense.
  func forEachForm(of word: [UInt8], isPast: (ArraySlice<UInt8>) -> Bool, _ body: ([UInt8]) -> Void) {
    for ending in endings where word.hasEnding(ending) {
      let stem = word.dropLast(ending.count)
      if takes(stem), !(isVerb && Paradigm.pastEndings.contains(ending)) || isPast(stem) { produce(stem, body) }
    }
    for ending in changedEndings where word.hasEnding(ending) {
      for stem in stems(changed: word.dropLast(ending.count)) where takes(stem[...]) {
        if !(isVerb && Paradigm.pastEndings.contains(ending)) || isPast(stem[...]) { produce(stem[...], body) }
      }
    }
  }

  /// The same for callers that know no verbs: only long stems can have endings of the past tense.
  func forEachForm(of word: [UInt8], _ body: ([UInt8]) -> Void) {
    forEachForm(of: word, isPast: { $0.isLongStem }, body)
  }

  /// The fewest letters of a long stem, with a final double consonant counted once. An ending of the past tense alone
  /// shows that a long stem is that of a verb.
  static let longStem = 4

  private func produce(_ stem: ArraySlice<UInt8>, _ body: ([UInt8]) -> Void) {
    for ending in endings { body(stem + ending) }
    guard !changedEndings.isEmpty, let changed = changed(stem) else { return }
    for ending in changedEndings { body(changed + ending) }
  }

  /// The stem after its change; nil if the change does not apply to it.
  private func changed(_ stem: ArraySlice<UInt8>) -> [UInt8]? {
    let letters = Array(stem)
    switch change {
    case .none: return letters
    case .doubledM: return letters + [UInt8(ascii: "m")]
    case .singled: return letters.endsInDoubleConsonant ? letters.dropLast() : nil
    case .syncope:
      guard letters.count >= 3, letters[letters.count - 2] == UInt8(ascii: "e") else { return nil }
      let before = letters.dropLast(2)
      return (Array(before).endsInDoubleConsonant ? before.dropLast() : before) + [letters[letters.count - 1]]
    }
  }

  /// The stems that become these letters by the change.
  private func stems(changed letters: ArraySlice<UInt8>) -> [[UInt8]] {
    guard letters.count >= 2, let last = letters.last else { return [] }
    switch change {
    case .none: return [Array(letters)]
    case .doubledM:
      let stem = Array(letters.dropLast())
      return last == UInt8(ascii: "m") && stem.last == last ? [stem] : []
    case .singled: return last.isVowel ? [] : [letters + [last]]
    case .syncope:
      let before = letters.dropLast()
      guard let consonant = before.last, !consonant.isVowel else { return [] }
      let e = UInt8(ascii: "e")
      return [before + [e, last], before + [consonant, e, last]]
    }
  }

  /// Whether one of two words is a form of the other by some paradigm.
  static func relates(_ one: [UInt8], _ other: [UInt8]) -> Bool {
    guard one.first == other.first, abs(one.count - other.count) <= longestEnding else { return false }
    return all.contains { paradigm in
      var isForm = false
      paradigm.forEachForm(of: one) { isForm = isForm || $0 == other }
      return isForm
    }
  }

  private static let longestEnding = 6

  /// All paradigms.
  static let all: [Paradigm] = nouns + verbs + adjectives
}

extension Paradigm {
  /// Paradigms of nouns, genitives included.
  static let nouns: [Paradigm] = [
    // by, byen, byer, byar, byane, byenes; bygd, bygda, bygdene.
    Paradigm("- en ens a as er ers ene enes ar ars ane anes") { $0.isNounStem },
    // land, landet, landa, landene; resultat, resultater, resultata.
    Paradigm("- et ets a as er ers ene enes") { $0.isNounStem },
    // Three letters and an s are often another word (bok, boks), but a genitive after some consonants: dags, livs.
    Paradigm("- s") { stem in
      guard stem.isStem(2), let last = stem.last, last != UInt8(ascii: "s") else { return false }
      return stem.count >= 4 || stem.count == 3 && "gmv".utf8.contains(last) || isShortNoun(stem)
    },
    // kommune, kommunen, kommunar; hytte, hytta.
    Paradigm("e es en ens a as er ers ene enes ar ars ane anes") { $0.isStem(2) && $0.last?.isVowel == false },
    // møte, møtet, møta.
    Paradigm("e es et ets a as er ers ene enes") { $0.isStem(2) && $0.last?.isVowel == false },
    // leder, lederen, lederne; leiar, leiarane.
    Paradigm("er ers eren erens ere eres erne ernes ar ars aren arens arar arars arane aranes") { $0.isStem(3) },
    // museum, museet, museer; forum, fora; faktum, fakta.
    Paradigm("um ums umet umets et ets er ers ene enes a as umer umene umar umane ar ane") { $0.isStem(3) },
    // arena, arenaen, arenaer.
    Paradigm("a as aen aens aer aers aene aenes ar ane") { $0.isStem(3) },
    // regel, regler; fengsel, fengslet. `handle` is not a form of `handel`.
    Paradigm("- s en ens et ets", .syncope, "er ers ene enes ar ars ane anes a as et ets") {
      $0.isStem(4) && $0.endsInSyncope && $0.last != UInt8(ascii: "r")
    },
    // senter, sentre, sentra.
    Paradigm("- s en ens et ets", .syncope, "e es er ers ene enes ar ars ane anes a as et ets") {
      $0.isStem(4) && $0.endsInSyncope && $0.last == UInt8(ascii: "r")
    },
    // rom, rommet; program, programma; sykdom, sykdommer.
    Paradigm("- s", .doubledM, "en ens et ets er ers ene enes ar ars ane anes a as") {
      $0.isStem(2) && $0.last == UInt8(ascii: "m")
    },
    // ansatt, ansatte, ansattes: participles used as nouns.
    Paradigm("- e es") { stem in
      stem.isStem(4) && ["tt", "gt", "dd", "rt", "nt"].contains { (ending: StaticString) in stem.hasEnding(ending) }
    },
  ]

  /// Whether it is a noun of two letters whose genitive is common: `10 års`, `bys`.
  private static func isShortNoun(_ stem: ArraySlice<UInt8>) -> Bool {
    stem.count == 2 && (stem.elementsEqual("by".utf8) || stem.elementsEqual([Letters.aa, UInt8(ascii: "r")]))
  }

  /// Paradigms of weak verbs. Each has the present participles, the passives and both infinitives.
  static let verbs: [Paradigm] = [
    // utvikle, utvikler, utviklet, utvikla, utviklar, utviklende; fornærmet, fornærmede.
    Paradigm("e er ar et a ende ande es ast as ete ede edes ets") { $0.isStem(2) },
    // styrke, styrkte, styrkt; møte, møtte.
    Paradigm("e er a es ende ande ast te t") {
      $0.isStem(2) && !$0.endsInDoubleConsonant && $0.last?.isVowel == false
    },
    // tenke, tenkje, tenkte.
    Paradigm("e er a es ende ande ast je jer ja jes jast jande te t") {
      $0.isStem(3) && $0.endsInPalatal && !$0.endsInDoubleConsonant
    },
    // bestemte, bestemde; lærte, lærde.
    Paradigm("e er a es ende ande ast te t de d") { stem in
      stem.isStem(stem.contains { $0 >= Letters.ae } ? 3 : 4)
        && (stem.last.map { "gvmnrj|{".utf8.contains($0) } == true || stem.endsInLong("l"))
    },
    // spille: Nynorsk's `spelt` becomes `spillt` in the letters of Bokmål.
    Paradigm("e er a es ende ande ast te t") { $0.isStem(4) && $0.hasEnding("ll") },
    // leve, levde, levet; øve, øvde, øvd.
    Paradigm("e er et a es ende ande ast de d") { $0.isStem(2) && $0.last.map { "gv".utf8.contains($0) } == true },
    // leie, leide, leid.
    Paradigm("e er a es ende ande ast de d dde dd") {
      $0.isStem(2) && ($0.hasEnding("ei") || $0.hasEnding("|y") || $0.hasEnding("}g"))
    },
    // klippe, klipte. `lukt` is not a form of `lukket`.
    Paradigm("e er a es ende ande ast", .singled, "te t") { $0.isStem(3) && $0.endsInDoubleConsonant },
    // bygge, bygde; kjenne, kjente, kjende; oppfylle, oppfylde. But `kjelde` is not `kjelle`, nor `kalde` `kalle`.
    Paradigm("e er a es ende ande ast", .singled, "te t de d") {
      $0.isStem(3) && $0.endsInDoubleConsonant
        && ($0.last.map { "dgmnvr".utf8.contains($0) } == true || $0.endsInLong("l"))
    },
    // bygget, bygde.
    Paradigm("e et", .singled, "de d") { $0.isStem(3) && $0.hasEnding("gg") },
    // dekke, dekkje, dekte.
    Paradigm("e er a es ende ande ast je jer ja jes jast jande", .singled, "te t de d") {
      $0.isStem(3) && $0.endsInPalatal && $0.endsInDoubleConsonant
    },
    // bo, bodde; bety, betydde; skje, skjedde; spre, spredte.
    Paradigm("- r s dde dd ende ande ast", isClosed: true) { $0.isShortVerb },
    // nå, nådd, nått. `lett` is not a form of `le`.
    Paradigm("- r s dde dd tt", isClosed: true) { $0.last == Letters.aa && $0.isShortVerb },
  ]

  private static let pastEndings: [[UInt8]] = list("t d te de dd dde dt dte tt")

  /// Verbs of one syllable that end in a vowel and are weak.
  fileprivate static let shortVerbs = Set(
    """
    bo bu tro tru gro ro sno glo sy spy bry kry sky ty bety fri ny snu nå rå så spå trå flå klå skje te kle bre snø strø tø \
    blø frø grø lø klo mo lu by fly due gre sne spre skrå små stø sna tre le
    """.split { " \n".contains($0) }.map { Letters.separate($0.utf8) })

  /// Paradigms of adjectives.
  static let adjectives: [Paradigm] = [
    // regional, regionalt; viktig, viktigere, viktigst, viktigare. `finst` is not a form of `fin`.
    Paradigm("- t e ere est este are ast aste") { Adjectives.ends(stem: $0) },
    // aktiv, aktive: `aktivere` is a verb.
    Paradigm("- t e") { Adjectives.hasVerb($0) },
    Paradigm("- e ere est este are ast aste st ste") {
      ($0.hasEnding("ig") || $0.hasEnding("leg")) && Adjectives.ends(stem: $0)
    },
    // trygg, trygt, trygge.
    Paradigm("- e ere est este are ast aste", .singled, "t") { $0.endsInDoubleConsonant && Adjectives.ends(stem: $0) },
    // enkel, enkle; vakker, vakreste; åpen, åpne.
    Paradigm("- t", .syncope, "e es ere est este are ast aste") {
      $0.isStem(4) && $0.endsInSyncope
        && ($0.last != UInt8(ascii: "l") || $0.hasEnding("bel") || Adjectives.isNamed($0))
    },
    // egen, egne; open, opne.
    Paradigm("- t", .syncope, "e ere este are aste") { $0.isStem(3) && $0.hasEnding("en") },
    // langsom, langsomme.
    Paradigm("- t st ste", .doubledM, "e ere est este are ast aste") {
      $0.isStem(3) && $0.last == UInt8(ascii: "m") && Adjectives.ends(stem: $0)
    },
    // ny, nytt, nye.
    Paradigm("- tt e ere est este are ast aste") { Adjectives.isVowelStem($0) },
  ]
}

extension ArraySlice<UInt8> {
  /// Whether an ending of the past tense alone shows that the stem is that of a verb.
  var isLongStem: Bool { count - (endsInDoubleConsonant ? 1 : 0) >= Paradigm.longStem }

  /// Whether the last letter is one after which Nynorsk can have a `j`: `tenkje`.
  fileprivate var endsInPalatal: Bool { last == UInt8(ascii: "k") || last == UInt8(ascii: "g") }

  /// Whether it can be a stem of at least `length` letters.
  fileprivate func isStem(_ length: Int) -> Bool { count >= length && hasVowel }

  /// Whether it ends in `letter` and has at least six letters, as with a prefix: `oppfyll`.
  fileprivate func endsInLong(_ letter: Unicode.Scalar) -> Bool { count >= 6 && last == UInt8(ascii: letter) }

  /// Whether the endings of nouns can follow the letters. They do not follow an unstressed `e`.
  fileprivate var isNounStem: Bool {
    guard count >= 2, hasVowel else { return false }
    return last != UInt8(ascii: "e") || !dropLast().hasVowel
  }

  /// Whether it is a short verb that ends in a vowel, alone or after a prefix: `bo`, `bety`.
  fileprivate var isShortVerb: Bool {
    (2...4).contains { length in
      count == length && Paradigm.shortVerbs.contains(Array(self))
        || count >= length + 2 && dropLast(length).hasVowel && Paradigm.shortVerbs.contains(Array(suffix(length)))
    }
  }

  /// Whether the letters end in a consonant and `el`, `en` or `er`.
  fileprivate var endsInSyncope: Bool {
    guard count >= 4, let last, "lnr".utf8.contains(last) else { return false }
    let before = self[endIndex - 3]
    return self[endIndex - 2] == UInt8(ascii: "e") && !before.isVowel
  }
}

extension BidirectionalCollection<UInt8> {
  /// Whether the letters end in `ending` and have at least one letter before it.
  func hasEnding(_ ending: some BidirectionalCollection<UInt8>) -> Bool {
    guard count > ending.count else { return false }
    var place = endIndex
    var other = ending.endIndex
    while other != ending.startIndex {
      place = index(before: place)
      other = ending.index(before: other)
      if self[place] != ending[other] { return false }
    }
    return true
  }

  func hasEnding(_ ending: StaticString) -> Bool {
    ending.withUTF8Buffer { hasEnding($0) }
  }

  /// Whether the last two letters are the same consonant.
  var endsInDoubleConsonant: Bool {
    guard count >= 2, let last, !last.isVowel else { return false }
    return self[index(endIndex, offsetBy: -2)] == last
  }
}

/// The stems that take the endings of adjectives.
///
/// They are listed because `-e` and `-t` do not prove an adjective: `plan` and `plane`, `vis` and `vist` are two words.
enum Adjectives {
  /// Whether a stem is an adjective: it has the suffix of one, or is a common short one, alone or after `u`.
  static func ends(stem: ArraySlice<UInt8>) -> Bool {
    !hasVerb(stem) && (isNamed(stem) || suffixes.contains { stem.count >= $0.count + 2 && stem.hasEnding($0) })
  }

  /// Whether the stem with `ere` is a verb, not a comparative: `aktivere`, `presisere`.
  static func hasVerb(_ stem: ArraySlice<UInt8>) -> Bool { stemsOfVerbs.contains(Array(stem)) }

  private static let stemsOfVerbs = Set(words("aktiv intensiv intern valid legitim presis komplett diskret"))

  /// Whether a word is an adjective and not also a noun, such as `ung`: it never takes the endings of nouns.
  static func isNoNoun(_ word: ArraySlice<UInt8>) -> Bool {
    let word = Array(word)
    return common.contains(word) && !nouns.contains(word) || directions.contains(word)
  }

  /// Whether a word is a form of an adjective that looks like a past tense: `faste` is not a form of `fase`.
  static func isPrimary(_ word: [UInt8]) -> Bool {
    primary.contains(word.last == UInt8(ascii: "e") ? Array(word.dropLast()) : word)
  }

  private static let directions = Set(words("nord øst aust sør syd samme sammen saman"))

  private static let primary = Set(words("fast kort bratt glatt tett flat hvit kvit samt kund mest"))

  /// Adjectives that are also nouns.
  private static let nouns = Set(
    words(
      """
      rett lys salt død lokal streng dyr verd lur lam mobil spiss rein kort høy lav halv fri ny god full fast rund privat \
      spak slem tørst slapp støl het pen beisk norsk svensk dansk skrå økt lei fossil sky rask djup dyp vid brå stille felles moderne direkte ekte grå blå rå
      """))

  /// Whether a stem is a listed adjective. Few words in `-el` are adjectives; many are nouns (`handel`, `handle`).
  static func isNamed(_ stem: ArraySlice<UInt8>) -> Bool {
    common.contains(Array(stem)) || stem.first == UInt8(ascii: "u") && common.contains(Array(stem.dropFirst()))
  }

  /// Whether a stem is an adjective that ends in a stressed vowel.
  static func isVowelStem(_ stem: ArraySlice<UInt8>) -> Bool { vowelStems.contains(Array(stem)) }

  private static let suffixes = words(
    """
    lig leg ig isk sk al iv bar som sam full fri løs laus ell ent ant ert isert øs verdig vennlig rik fast klar id itt \
    skild skilt ær at kvem
    """)

  private static let common = Set(
    words(
      """
      stor god lang kort høy høg låg lav bred brei smal sterk svak rik ung tung lett klar tett trygg hel heil halv \
      ren rein dyp djup vid varm kald sunn trang tynn tykk nær fjern rask treg smart stolt svart hvit kvit rød raud \
      grønn gul brun grei god dårlig felles flat hard mild myk ny rett skeiv skjev sann stiv våt vill vond kjent \
      økt dobbel simpel ussel ekkel skummel spinkel travel dunkel eitel teit samlet norsk svensk dansk fersk frisk spredt lokal sosial nær enkel åpen gammel sikker vakker egen moden \
      voksen snill grov fin glad trist dum klok lys mørk søt sur salt fet feit mager tom full rund spiss skarp slapp \
      stram løs fast fattig mett sulten frodig tørr blid sint rar falsk ekte ærlig modig feig stille streng mjuk bløt \
      brå bratt steil skrå rå grå blå lat flink dyktig kjapp sein sen tidlig vanlig frank nøye jevn jamn ujevn tykk \
      stygg pen lykkelig allmenn gild gjev kjær dyr billig verd kjekk lur lei trøtt sliten våken edel nobel rå fremmed \
      blind døv stum halt lam skallet naken gravid død frekk fræk sprø sprek spent klam kvass bred dryg drøy ekstrem \
      syk sjuk laus daud blaut bleik blek skeiv heit het veik seig besk beisk hes snau gløgg tørr turr tjukk tunn brei \
      kvass hvass skjør sløv slem slank krass ond pen prektig raus skral slapp smal sped spak stinn stum svær tam tørst \
      øm grøn lubben gretten doven drukken kresen lunken kvikk snøgg støl skrinn sjofel \
      abstrakt konkret direkte intakt kompakt eksakt strikt korrekt perfekt aktuell diskret absolutt privat separat \
      akutt robust seriøs komplett solid stabil mobil steril subtil human moderne urban intern ekstern \
      flott viss nøktern lystern tøff barsk kvikk blank glatt trett skjev sivil labil fossil \
      genuin spontan suveren presis konsis diffus from habil inhabil feminin maskulin intim anonym legitim gal kåt \
      absurd stupid rigid valid likvid streit krum kry sky
      """))

  private static let vowelStems = Set(words("ny fri blå grå rå brå skrå brei"))

  private static func words(_ text: String) -> [[UInt8]] {
    text.split(separator: " ").map { Letters.separate($0.utf8) }
  }
}
