import ByregionWriteUp
import Foundation
import TestSupport
import Testing

@Suite("A heading with one typing error is still a heading")
struct HeadingSlipFuzzTests {
  private static let headings: [(Section.Kind, String)] = [
    (.goals, "Mål for %"), (.results, "Resultater"), (.results, "Øvrige resultater"), (.results, "Andre resultat"),
    (.advice, "% sine råd for samarbeid om regional utvikling"), (.advice, "Råd frå %"),
    (.continuation, "Dette jobber byregionen med etter programslutt"),
    (.continuation, "Slik jobbar byregionen vidare etter programslutt"),
    (.application, "Utdrag fra % sin søknad til Byregionprogrammet"),
    (.application, "Frå % sin søknad til Byregionprogrammet:"), (.documents, "Dokumenter"), (.facts, "Fakta %"),
  ]
  private static let regions = [
    "Setesdal", "Nordfjord", "Trondheimsregionen", "Sør-Troms", "Lister", "Indre Østfold",
  ]

  private static func number(_ name: String, or usual: Int) -> Int {
    ProcessInfo.processInfo.environment[name].flatMap { Int($0) } ?? usual
  }

  /// Drops, doubles, swaps, inserts or replaces a character, at a random position.
  private func slipped(_ heading: String, _ random: inout SeededGenerator) -> String {
    var letters = Array(heading)
    let place = Int.random(in: 0..<(letters.count - 1), using: &random)
    switch Int.random(in: 0..<5, using: &random) {
    case 0: letters.remove(at: place)
    case 1: letters.insert(letters[place], at: place)
    case 2: letters.insert("aeinrst".randomElement(using: &random) ?? "a", at: place + 1)
    case 3 where letters[place] != " " && place > 2: letters[place] = "aeinrst".randomElement(using: &random) ?? "a"
    default: letters.swapAt(place, place + 1)
    }
    return String(letters)
  }

  @Test("Random typing errors above a list and above the facts")
  func slips() throws {
    var random = SeededGenerator(seed: UInt64(Self.number("BYREGION_FUZZ_SEED", or: 2019)))
    for _ in 0..<min(Self.number("BYREGION_FUZZ_ROUNDS", or: 1500), 200_000) {
      let (kind, pattern) = Self.headings[Int.random(in: 0..<Self.headings.count, using: &random)]
      let region = Self.regions[Int.random(in: 0..<Self.regions.count, using: &random)]
      let line = slipped(pattern.replacingOccurrences(of: "%", with: region), &random)
      let below = kind == .facts ? "Søkerkommune: Farsund" : "• Et punkt\n• Enda ett"
      let facts = kind == .facts ? "" : "\nFakta \(region)\n\nSøkerkommune: Farsund\n"
      let lead = "Kommunene i \(region) har arbeidet sammen i tre år."
      let text = "\(region)\n\n\(lead)\n\nKontakt\n\nRegionrådet\n\n\(line)\n\n\(below)\n\(facts)"
      let printed = line.split(separator: " ").joined(separator: " ")
      let found = try WriteUp(text).sections.first { $0.heading == printed }?.kind
      #expect(found == kind, "\(line)")
    }
  }
}
