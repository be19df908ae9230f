import TestSupport
@testable import ByregionSearch
@testable import ByregionStore

/// Small knowledge bases to search in.
enum SearchFixtures {
  /// A knowledge base of passages whose references are their positions in the list: `1`, `2`, …
  static func knowledgeBase(_ texts: [String], title: String = "") throws -> KnowledgeBase {
    try .inMemory(
      holding: texts.enumerated().map { PlainPassage(id: "\($0 + 1)", title: title, text: $1) })
  }

  /// Sentences like those of write-ups.
  static let texts = [
    "Kommunene har laget en felles næringsplan for regionen.",
    "Forankring hos rådmenn og ordførere er avgjørende for samarbeidet.",
    "Byene og bygdene rundt dem er gjensidig avhengige av hverandre.",
    "Storkommunen ble vedtatt i 2014, ett år før E18 ble ferdig.",
    "Kommunane samarbeider ikkje om skule, men om næringsutvikling.",
    "Vi anbefaler å bruke tid på forankringen. Politisk forankring tar tid, sa de i Ålesund kommune.",
    "Prosess- og prosjektledelse: prosessleder og prosjektleder møttes i 2015–2018.",
    "Regionrådet har 45 km² å planlegge, m.fl. har sagt det.",
  ]

  /// The references of the hits of a query, in order.
  static func found(_ query: String, in knowledgeBase: KnowledgeBase) throws -> [String] {
    try knowledgeBase.search(SearchRequest(query)).hits.map(\.reference)
  }

  /// Random words of few different letters, so that many are similar.
  static func randomText(_ random: inout SeededGenerator, words: Int) -> String {
    (0..<words).map { _ in
      let letters = Array("abegknsrtåøy")
      return String(
        (0..<Int.random(in: 1...9, using: &random)).map { _ in letters.randomElement(using: &random) ?? "a" })
    }.joined(separator: " ")
  }

  /// A string of letters that is unique to a number.
  static func letters(_ number: Int) -> String {
    String(String(number, radix: 16).map { Character(UnicodeScalar(UInt8(ascii: "a") + UInt8($0.hexDigitValue ?? 0))) })
  }
}
