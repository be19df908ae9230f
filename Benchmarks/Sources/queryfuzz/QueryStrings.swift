import WriteUpGenerator

/// Random queries: concatenated pieces of the query language, valid queries with changed characters, and random
/// characters of all scripts.
struct QueryStrings {
  private static let pieces = [
    "forankring", "kommune", "by", "og", "råd", "E18", "2014", "km²", "m.fl.", "Re:tenk", "1.", "«", "»", "\"", "“",
    "(", ")",
    "-", "=", "*", ":", " ", " ", " ", "AND", "OR", "NOT", "OG", "ELLER", "IKKE", "NEAR", "NEAR/3", "NEAR/",
    "NEAR/99999999999",
    "kind:", "region:", "county:", "language:nb", "kind:advice", "document:1", "document:'", "å", "²", "\u{AD}",
    "\u{0}",
    "\u{FEFF}", "😀", "{", "}", "^", "+", ",", ".", "/", "'", "''", ";", "--", "/*", "\\", "\n", "\t", "\u{A0}",
    "\u{2028}",
    "a\u{30A}", "İ", "ß", "ﬁ", "text:", "rowid", "rank", "passages_fts", "日本", "\u{10FFFF}", "%", "_",
  ]
  private static let good = [
    "forankring OG (råd ELLER \"politisk forankring\") -by", "kommun* NEAR/4 =plan region:rana kind:advice",
    "hvem gir råd om forankring hos rådmenn", "prosess-/prosjektleder 2015–2018",
    "-kind:goal nærings- og samfunnsutvikling",
  ]
  private static let scripts: [ClosedRange<Int>] = [
    0...0x7F, 0x80...0x2FF, 0x300...0x36F, 0x2000...0x206F, 0x300...0xFFFF,
  ]

  private var random: SeededRandom

  init(seed: UInt64) { random = SeededRandom(seed: seed) }

  /// The next string. The three kinds alternate.
  mutating func next(_ round: Int) -> String {
    switch round % 3 {
    case 0: concatenated()
    case 1: changed(Self.good[random.below(Self.good.count)], times: 1 + random.below(6))
    default: changed("", times: 1 + random.below(12))
    }
  }

  private mutating func concatenated() -> String {
    (0..<random.below(15)).map { _ in Self.pieces[random.below(Self.pieces.count)] }.joined()
  }

  /// A string with characters inserted, removed and replaced.
  private mutating func changed(_ string: String, times: Int) -> String {
    var scalars = Array(string.unicodeScalars)
    for _ in 0..<times {
      let script = Self.scripts[random.below(Self.scripts.count)]
      let number = script.lowerBound + random.below(script.count)
      guard let scalar = Unicode.Scalar(UInt32(number)) else { continue }
      let place = random.below(scalars.count + 1)
      switch random.below(3) {
      case 0 where place < scalars.count: scalars[place] = scalar
      case 1 where place < scalars.count: scalars.remove(at: place)
      default: scalars.insert(scalar, at: place)
      }
    }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }
}
