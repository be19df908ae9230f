import Foundation
import TestSupport
import Testing

@testable import ByregionReading
@testable import ByregionSearch
@testable import ByregionStore

@Suite("Any string is a query")
struct QueryFuzzTests {
  private static let pieces = [
    "forankring", "kommune", "by", "og", "E18", "2014", "«", "»", "\"", "“", "(", ")", "-", "=", "*", ":", " ", " ",
    " ",
    "AND", "OR", "NOT", "OG", "ELLER", "IKKE", "NEAR", "NEAR/3", "NEAR/", "NEAR/99999999999", "kind:", "region:",
    "county:",
    "language:nb", "kind:advice", "document:1", "document:'", "å", "²", "\u{AD}", "\u{0}", "\u{FEFF}", "😀", "{", "}",
    "^",
    "+", ",", ".", "'", "''", ";", "--", "/*", "\\", "\n", "\t", "\u{A0}", "\u{2028}", "a\u{30A}", "İ", "ß", "ﬁ",
    "text:", "rowid",
    "rank", "passages_fts", "日本", "\u{10FFFF}", "%", "_", "1.", "m.fl.",
  ]

  /// The number of rounds set by `make fuzz`, divided by 100 because a round here takes a hundred times as long.
  private static let rounds =
    (ProcessInfo.processInfo.environment["BYREGION_FUZZ_ROUNDS"].flatMap { Int($0) } ?? 0) / 100
  private static let seed = ProcessInfo.processInfo.environment["BYREGION_FUZZ_SEED"].flatMap { UInt64($0) } ?? 2018

  @Test("every query gives hits, no hits or a diagnostic within the query, and never an SQLite error")
  func pieces() throws {
    let knowledgeBase = try SearchFixtures.knowledgeBase(SearchFixtures.texts)
    var random = SeededGenerator(seed: Self.seed)
    for _ in 0..<max(500, Self.rounds) {
      let count = Int.random(in: 0...14, using: &random)
      let query = (0..<count).map { _ in Self.pieces.randomElement(using: &random) ?? "" }.joined()
      try check(query, in: knowledgeBase)
    }
  }

  @Test("random scalars and mutations of valid queries never give an SQLite error")
  func scalars() throws {
    let knowledgeBase = try SearchFixtures.knowledgeBase(SearchFixtures.texts)
    var random = SeededGenerator(seed: Self.seed + 1)
    let good = [
      "forankring OG (råd ELLER \"politisk forankring\") -by", "kommun* NEAR/4 =plan region:rana kind:advice",
    ]
    for round in 0..<max(300, Self.rounds) {
      var scalars = Array((round.isMultiple(of: 2) ? good[round / 2 % 2] : "").unicodeScalars)
      for _ in 0..<Int.random(in: 0...6, using: &random) {
        let ranges: [ClosedRange<UInt32>] = [0...0x7F, 0x80...0x2FF, 0x2000...0x206F, 0x300...0xFFFF]
        guard let range = ranges.randomElement(using: &random),
          let scalar = Unicode.Scalar(UInt32.random(in: range, using: &random))
        else { continue }
        scalars.insert(scalar, at: Int.random(in: 0...scalars.count, using: &random))
        if scalars.count > 2 { scalars.remove(at: Int.random(in: 0..<scalars.count, using: &random)) }
      }
      try check(String(String.UnicodeScalarView(scalars)), in: knowledgeBase)
    }
  }

  @Test("deep nesting and very long queries never give an SQLite error")
  func large() throws {
    let knowledgeBase = try SearchFixtures.knowledgeBase(SearchFixtures.texts)
    for query in [
      String(repeating: "(", count: 20_000) + "by", String(repeating: "-", count: 20_000) + "by",
      String(repeating: "by NEAR/3 ", count: 500), String(repeating: "kommune OR ", count: 3_000) + "by",
      (0..<3_000).map { "ord\($0)" }.joined(separator: " "), String(repeating: "å", count: 50_000),
      String(repeating: "NOT (by ", count: 300), (0..<40).map { "a\($0) OG (b\($0)" }.joined(separator: " ELLER "),
    ] {
      try check(query, in: knowledgeBase)
    }
  }

  private func check(_ query: String, in knowledgeBase: KnowledgeBase) throws {
    let request = SearchRequest(query, limit: 3)
    let response = try knowledgeBase.search(request)
    for diagnostic in response.diagnostics {
      #expect(
        diagnostic.range.lowerBound >= 0 && diagnostic.range.upperBound <= query.utf8.count, "\(query.debugDescription)"
      )
    }
    if response.hits.isEmpty, response.matchExpression.isEmpty {
      #expect(!response.diagnostics.isEmpty || !response.understoodQuery.isEmpty, "\(query.debugDescription)")
    }
    for hit in response.hits {
      #expect(hit.marks.allSatisfy { $0.upperBound <= hit.snippet.utf8.count })
    }
  }
}
