import TestSupport
import Testing

@testable import ByregionPlaces

@Suite("Municipalities in running text")
struct PlaceMentionsTests {
  let register: PlaceRegister
  let mentions: PlaceMentions

  init() throws {
    register = try PlaceFixtures.register()
    mentions = PlaceMentions(register: register)
  }

  /// The text with every mention between ‹ and ›.
  private func marked(_ text: String, members: Set<String> = []) -> String {
    var bytes = Array(text.utf8)
    for mention in mentions.find(in: text, members: members).reversed() {
      bytes.replaceSubrange(mention.range, with: Array("‹".utf8) + bytes[mention.range] + Array("›".utf8))
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test(
    "are found by whole names and their genitives",
    arguments: [
      "‹Rana›, ‹Hemnes› og ‹Nesna› samarbeider.", "Kommunene ‹Rana› og ‹Lurøy›", "I ‹Rana› bor det mange.",
      "Vi bygger ‹Rana›s bysentrum og ‹Nes›' skole.", "Møte i ‹Nord-Odal› og ‹Sør-Odal›.",
      "‹Hemne›, ‹Hemnes› og ‹Hemsedal›",
      "‹Øvre› og ‹Nedre Eiker› er med.", "‹Nord›- og ‹Sør-Odal›", "‹Nore og Uvdal› kommune",
      "‹Vestre Toten›–‹Gjøvik›",
      "‹Leikanger›-‹Luster›-‹Sogndal›", "(‹Bodø›)", "«‹Bodø›»", "Søkerkommune:‹Ålesund›", "‹RANA› VOKSER",
      "‹Guovdageaidnu› kommune",
      "‹Strand› kommune", "Til ‹Strand› og ‹Time›.", "‹Moss›, ‹Rygge› og ‹Våler›", "‹Rana› Kommune",
      "Mo i ‹Rana›",
      "‹Bodø›/‹Fauske›", "‹Rana›\n‹Hemnes›", "Rådmenn fra ‹Åmot› og ‹Ål›", "‹Rana› 2030",
      "‹Hemnes› ligger ved fjorden",
    ])
  func names(expected: String) {
    let text = expected.filter { $0 != "‹" && $0 != "›" }
    #expect(marked(text) == expected)
  }

  @Test(
    "are not found in other names, compounds and common words",
    arguments: [
      "Re:tenk er et prosjekt.", "Nes Fort ble festningsmuseum", "Ranaregionen og Rana-regionen",
      "ranværing i rana",
      "Ola Nes leder arbeidet, og Kari Berg hjelper.", "Sør-Rana og Øvre Rana", "Visit Rana",
      "www.rana.kommune.no og Rana.no",
      "Rana- og Ofotenregionen", "Strand og hav", "Time for time", "Oss imellom", "Res", "Gran og furu",
      "nes og odder",
      "SpareBank 1 Nord-Norge", "post@Rana", "Senja og Lillestrøm", "Hemnesberget", "Tenk: re",
      "Høgskolen Bodø Nord", "Region Rana, byregion Rana og Byregionen Rana",
      "Salten Bodø Utvikling AS",
    ])
  func noNames(text: String) {
    #expect(marked(text) == text)
  }

  @Test("with a shared name are resolved by the members or the district, otherwise not")
  func shared() {
    #expect(
      mentions.find(in: "Folk i Nes og Gol", members: ["0616", "0617"]).map(\.number) == ["0616", "0617"])
    #expect(
      mentions.find(in: "Folk fra Bø i Telemark og Herøy (Nordland)").map(\.number) == ["0821", "1818"])
    #expect(mentions.find(in: "Våler er med", members: ["0402", "0423"]).map(\.number) == ["0426"])
    let open = mentions.find(in: "Folk i Nes")
    #expect(open.map(\.number) == [nil])
    #expect(open.first?.candidates == ["0236", "0616"])
  }

  @Test("include a common word at the start of a sentence only if the text is about that municipality")
  func members() {
    #expect(marked("Strand har vekst.") == "Strand har vekst.")
    #expect(marked("Strand har vekst.", members: ["1130"]) == "‹Strand› har vekst.")
  }

  @Test("have the UTF-8 range of the name")
  func ranges() {
    let text = "Ærlig talt: Bodø, Ålesund og Porsáŋgu – så Røros' gater"
    let found = mentions.find(in: text)
    #expect(found.map(\.name) == ["Bodø", "Ålesund", "Porsáŋgu", "Røros"])
    let bytes = Array(text.utf8)
    for mention in found { #expect(String(decoding: bytes[mention.range], as: UTF8.self) == mention.name) }
    #expect(found.map(\.number) == ["1804", "1504", "2020", "1640"])
  }

  @Test("have valid and ascending ranges in any text")
  func hostile() {
    let pieces = [
      "Rana", "Nes", "s", "'", "-", " ", "\n", ":", "Nord", "Odal", "og", "Sør-Odal", "Fort", "\u{30A}",
      "\u{AD}", "🏔️", "\u{0}",
      "Øvre", "Eiker", "RANA", "(", "i", "Telemark", "Bø", "–", ".", "Å", "\u{200D}",
    ]
    var generator = SeededGenerator(seed: 428)
    var wrong: [String] = []
    for _ in 1...3000 {
      let text = (0..<Int.random(in: 0...14, using: &generator)).map { _ in
        pieces.randomElement(using: &generator) ?? ""
      }.joined()
      var end = 0
      for mention in mentions.find(in: text) {
        let isInPlace = mention.range.lowerBound >= end && mention.range.upperBound <= text.utf8.count
        if !isInPlace || mention.range.isEmpty || mention.candidates.isEmpty { wrong.append(text) }
        end = mention.range.upperBound
      }
    }
    #expect(wrong.isEmpty)
  }
}
