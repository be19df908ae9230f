import ByregionNorwegian
import ByregionRecords
import Testing

@testable import ByregionSearch

/// Which terms are compounds with a word as a part, among words that an index of some write-ups holds.
@Suite("Compounds")
struct CompoundTests {
  /// Words that parts of compounds are known by.
  private static let beside = """
    arbeid ledd mann menn myndighet lov loven lova direktorat direktoratet ulykke menneske folk dag møte rett legge \
    fengsel elev politikk vern arbeide over drift verdi valgt bok boken motor tjeneste teneste kjøre tilskudd selv pop super bane helse kriser ordning ordningene tene ein linje
    """.split { " \n".contains($0) }.map(String.init)

  private func match(_ asked: String, _ term: String) throws -> WordMatch? {
    let words = Self.beside.filter { $0 != asked } + [asked, term]
    let connection = try SearchFixtures.knowledgeBase(words).connection
    let found = try TermExpander(connection).alternatives(of: asked, passages: words.count)
    return found.first { $0.word == term }?.match
  }

  @Test(
    "the word, in any form, is the first part, the last, or one in the middle",
    arguments: [
      ("miljø", "arbeidsmiljøloven"), ("velge", "folkevalgte"), ("erstatning", "ulykkeserstatningsloven"),
      ("teneste", "tenestemenn"), ("tjeneste", "tenestemenn"), ("jern", "jernbanedirektoratet"),
      ("bøkene", "dagboken"), ("bøkene", "møtebok"), ("plan", "planlegging"), ("kjøre", "kjøretøy"),
      ("køyre", "motorkjøretøy"), ("teneste", "helsetenesteloven"), ("tilskot", "tilskuddsordningene"),
      ("politi", "politimann"), ("miljø", "miljømessig"), ("tillit", "selvtillit"), ("park", "parkdirektoratet"),
      ("plan", "byplan"), ("region", "byregionene"), ("rom", "byrom"),
    ])
  func compounds(_ asked: String, _ term: String) throws { #expect(try match(asked, term) == .compound) }

  @Test(
    "letters that only happen to be the word's make no compound",
    arguments: [
      ("skudd", "overskudd"), ("skudd", "driftsoverskudd"), ("jern", "popstjerner"), ("jern", "superstjernen"),
      ("region", "regionalpolitikk"), ("politi", "politiske"), ("politi", "politikerne"), ("plan", "planetene"),
      ("kilde", "einskilde"), ("vedtatt", "vedtektene"), ("vedtatt", "vedtektsfestet"), ("kjøre", "forbikjørende"),
      ("velge", "velgeren"), ("park", "parkering"), ("redskap", "helseberedskap"),
    ])
  func others(_ asked: String, _ term: String) throws { #expect(try match(asked, term) != .compound) }

  @Test("all compounds of a common word are found, however many there are")
  func many() throws {
    // First parts that no word begins with, so that each is a compound by its length alone.
    let letters = "bdfgklmnprstv".map(String.init)
    let parts = letters.flatMap { first in
      letters.flatMap { second in letters.prefix(4).map { first + "o" + second + "e" + $0 } }
    }
    let terms = Set(parts.map { $0 + "prosjekt" })
    let connection = try SearchFixtures.knowledgeBase(["prosjekt"] + terms.sorted()).connection
    let found = try TermExpander(connection).alternatives(of: "prosjekt", passages: terms.count + 1)
    #expect(Set(found.filter { $0.match == .compound }.map(\.word)) == terms)
  }
}
