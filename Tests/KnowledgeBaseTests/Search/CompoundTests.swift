import ByregionNorwegian
import ByregionRecords
import Testing

@testable import ByregionSearch

/// Which terms are compounds of a word, in an index with a few other words.
@Suite("Compounds")
struct CompoundTests {
  /// Words of the index that are parts of the compounds.
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
    "a term that only contains the letters of the word is not a compound",
    arguments: [
      ("skudd", "overskudd"), ("skudd", "driftsoverskudd"), ("jern", "popstjerner"), ("jern", "superstjernen"),
      ("region", "regionalpolitikk"), ("politi", "politiske"), ("politi", "politikerne"), ("plan", "planetene"),
      ("kilde", "einskilde"), ("vedtatt", "vedtektene"), ("vedtatt", "vedtektsfestet"), ("kjøre", "forbikjørende"),
      ("velge", "velgeren"), ("park", "parkering"), ("redskap", "helseberedskap"),
    ])
  func others(_ asked: String, _ term: String) throws { #expect(try match(asked, term) != .compound) }

  @Test("all compounds of a common word are found, however many there are")
  func many() throws {
    // Unknown first parts, so that each term is a compound by its length alone.
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
