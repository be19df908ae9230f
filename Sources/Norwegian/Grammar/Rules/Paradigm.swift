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
