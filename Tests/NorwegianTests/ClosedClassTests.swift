import Testing

@testable import ByregionNorwegian

/// Tests whole classes of irregular words, to find words that the lists of irregular forms lack.
@Suite("Closed classes")
struct ClosedClassTests {
  /// A vocabulary of every word of the test's lists, sorted by bytes.
  private static let vocabulary = [ClosedVerbs.lines, ClosedNominals.nouns, ClosedNominals.adjectives]
    .flatMap { $0.split { " \n".contains($0) } }.map { Array($0.utf8) }.sorted { $0.lexicographicallyPrecedes($1) }

  private static func hasWord(_ beginning: String) -> Bool {
    let beginning = Array(beginning.utf8)
    var range = vocabulary.startIndex..<vocabulary.endIndex
    while !range.isEmpty {
      let middle = (range.lowerBound + range.upperBound) / 2
      let isBefore = vocabulary[middle].lexicographicallyPrecedes(beginning)
      range = isBefore ? middle + 1..<range.upperBound : range.lowerBound..<middle
    }
    return range.lowerBound < vocabulary.endIndex && vocabulary[range.lowerBound].starts(with: beginning)
  }

  @Test(
    "every form of a word is found from every other form, in both written forms",
    arguments: [
      ("verbs", ClosedVerbs.lines), ("nouns", ClosedNominals.nouns), ("adjectives", ClosedNominals.adjectives),
    ])
  func whole(_ name: String, _ lines: String) {
    var all = 0
    var missed: [String] = []
    for line in lines.split(separator: "\n") {
      let forms = line.split(separator: " ").map(String.init)
      for one in forms {
        let family = WordFamily(one, where: Self.hasWord)
        for other in forms where other != one {
          all += 1
          if family.rule(for: other) == nil { missed.append("\(one)→\(other)") }
        }
      }
    }
    print("\(name): \(missed.count) of \(all) pairs are missed:", missed.joined(separator: " "))
    #expect(Double(missed.count) <= 0.01 * Double(all))
  }
}
