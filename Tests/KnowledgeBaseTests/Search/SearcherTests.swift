import Testing

@testable import ByregionRecords
@testable import ByregionSearch
@testable import ByregionStore

@Suite("Searching")
struct SearcherTests {
  private let knowledgeBase: KnowledgeBase

  init() throws { knowledgeBase = try SearchFixtures.knowledgeBase(SearchFixtures.texts) }

  private func found(_ query: String) throws -> [String] { try SearchFixtures.found(query, in: knowledgeBase) }

  private func first(_ query: String) throws -> String? { try found(query).first }

  @Test(
    "a word finds its inflections, both written forms, compounds, and spellings without æ, ø and å",
    arguments: [
      ("kommune", ["1", "4", "5", "6"]), ("forankring", ["2", "6"]), ("by", ["3"]), ("alesund", ["6"]),
      ("aalesund", ["6"]),
      ("raadmann", ["2"]), ("skole", ["5"]), ("forannkring", ["2", "6"]), ("bygd", ["3"]),
    ])
  func likes(_ query: String, _ expected: [String]) throws {
    let references = try found(query)
    #expect(Set(references).isSuperset(of: expected), "\(references)")
  }

  @Test("numbers and codes find nothing but themselves")
  func codes() throws {
    #expect(try found("E18") == ["4"])
    #expect(try found("E1").isEmpty)
    #expect(try found("2014") == ["4"])
    #expect(try found("2013").isEmpty)
  }

  @Test("passages with all words come first and are counted separately")
  func groups() throws {
    let response = try knowledgeBase.search(SearchRequest("politisk forankring"))
    #expect(response.hits.first?.reference == "6")
    #expect(response.hits.map(\.group) == [.allWords, .someWords])
    #expect(response.groups == [GroupCount(group: .allWords, count: 1), GroupCount(group: .someWords, count: 1)])
    #expect(response.total == 1)
  }

  @Test("excluded words are not reported as searched for") func leftOut() throws {
    let response = try knowledgeBase.search(SearchRequest("forankring -politisk -kommune"))
    #expect(response.alsoSearched.map(\.word) == ["forankring"])
    let both = try knowledgeBase.search(SearchRequest("=politisk -forankring"))
    #expect(both.alsoSearched.isEmpty)
  }

  @Test("a query of filters only and an unknown document are errors", arguments: ["kind:advice", "document:999 by"])
  func filtersAlone(_ query: String) throws {
    let response = try knowledgeBase.search(SearchRequest(query))
    #expect(response.diagnostics.map(\.severity) == [.error])
    #expect(response.diagnostics.first?.range.lowerBound == 0)
  }

  @Test("stop words do not make a hit, and a question is ranked by score alone")
  func stopWords() throws {
    #expect(try Set(found("hvem er det som har forankringen")) == ["2", "6"])
    let response = try knowledgeBase.search(SearchRequest("hvor er forankring"))
    #expect(response.groups.map(\.group) == [.ranked])
    #expect(try !found("og").isEmpty)
  }

  @Test(
    "operators decide which passages are hits",
    arguments: [
      ("forankring -politisk", ["2"]), ("forankring AND rådmann", ["2"]), ("politisk ELLER storkommunen", ["4", "6"]),
      ("\"felles næringsplan\"", ["1"]), ("«næringsplan felles»", []), ("felles NEAR/1 regionen", []),
      ("felles NEAR/2 regionen", ["1"]), ("kommun* AND skule", ["5"]), ("=kommunane", ["5"]), ("=kommune", ["6"]),
      ("forankring (rådmenn OR ålesund) NOT politisk", ["2"]), ("(by OG bygd)", ["3"]), ("kommunen AND nosuchword", []),
    ] as [(String, [String])])
  func operators(_ query: String, _ expected: [String]) throws {
    #expect(try found(query).sorted() == expected)
  }

  @Test("words that were typed as one are found")
  func joined() throws {
    #expect(try first("prosess-/prosjektleder") == "7")
    #expect(try first("2015-2018") == "7")
    #expect(try first("km²") == "8")
    #expect(try first("m.fl.") == "8")
  }

  @Test("an exact search has no other alternatives and reports none")
  func exact() throws {
    let response = try knowledgeBase.search(SearchRequest("kommune", isExact: true))
    #expect(response.hits.map(\.reference) == ["6"])
    #expect(response.alsoSearched.isEmpty)
    let wide = try knowledgeBase.search(SearchRequest("kommune"))
    #expect(wide.alsoSearched.first?.alternatives.contains { $0.word == "kommunene" && $0.isStrong } == true)
  }

  @Test("marks are the matched words of the snippet, and the snippet is a contiguous part of the text")
  func marks() throws {
    let hit = try #require(try knowledgeBase.search(SearchRequest("alesund forankring")).hits.first)
    #expect(hit.reference == "6")
    let bytes = Array(hit.snippet.utf8)
    let marked = hit.marks.map { String(decoding: bytes[$0], as: UTF8.self) }
    #expect(marked == ["forankringen", "forankring", "Ålesund"])
    let text = Array(hit.text.utf8)
    #expect(Array(text[hit.snippetOffset..<hit.snippetOffset + bytes.count]) == bytes)
  }

  @Test("long passages are shown by whole sentences around the best match")
  func snippet() throws {
    let filler = String(repeating: "Her står det noe annet enn det som søkes, i en setning. ", count: 12)
    let text = filler + "Politisk forankring kom sent, jf. pkt. 3 i planen. " + filler
    let long = try SearchFixtures.knowledgeBase([text])
    let hit = try #require(try long.search(SearchRequest("politisk forankring")).hits.first)
    #expect(hit.snippet.contains("Politisk forankring kom sent, jf. pkt. 3 i planen."))
    #expect(hit.snippet.utf8.count <= Snippet.length * 2)
    #expect(hit.snippet.hasPrefix("Her") || hit.snippet.hasPrefix("Politisk"))
    #expect(hit.snippet.hasSuffix("."))
  }

  @Test(
    "the score is the sum of its explained parts, and each part the product of its factors",
    arguments: [
      "politisk forankring", "kommune forankringen", "hvor mange kommuner i regionen", "\"politisk forankring\" by",
      "kommun* OG skule", "prosess-/prosjektleder", "felles NEAR/2 regionen",
    ])
  func explanation(_ query: String) throws {
    let response = try knowledgeBase.search(SearchRequest(query, wantsExplanation: true))
    #expect(!response.hits.isEmpty)
    for hit in response.hits {
      let explanation = try #require(hit.explanation)
      #expect(abs(explanation.score - hit.score) < 1e-9)
      #expect(abs(explanation.words.map(\.score).reduce(0, +) - hit.score) < 1e-9)
      for word in explanation.words {
        #expect(abs(word.alternative.weight * word.rarity * word.frequency - word.score) < 1e-9)
        #expect(word.frequency < RankingWeights.measured.saturation + 1)
      }
    }
  }

  @Test("pages follow each other without gaps")
  func pages() throws {
    let all = try knowledgeBase.search(SearchRequest("kommune region by", limit: 100)).hits
    var pages: [Hit] = []
    for offset in stride(from: 0, to: 8, by: 2) {
      pages += try knowledgeBase.search(SearchRequest("kommune region by", limit: 2, offset: offset)).hits
    }
    #expect(pages == all)
  }

  @Test("a filter with an unknown value gives an error and no hits")
  func filters() throws {
    #expect(try !found("kommune kind:other").isEmpty)
    let response = try knowledgeBase.search(SearchRequest("kommune kind:nothing"))
    #expect(response.hits.isEmpty)
    #expect(response.diagnostics.map(\.range) == [8..<20])
    #expect(try found("kommune -kind:other").isEmpty)
    #expect(try knowledgeBase.search(SearchRequest("kommune kind:råd")).total == 0)
  }

  @Test("facets count each field without its own filter")
  func facets() throws {
    let request = SearchRequest("kommune", filters: SearchFilters([.kind: ["advice"]]), wantsFacets: true)
    let response = try knowledgeBase.search(request)
    #expect(response.total == 0)
    let kinds = try #require(response.facets.first { $0.field == .kind })
    #expect(kinds.values.first?.value == "other")
    #expect(kinds.values.first?.isChosen == false)
  }

  @Test("a query with a misspelt or missing word gives suggestions that have hits")
  func suggestions() throws {
    let response = try knowledgeBase.search(SearchRequest("forankring xyzzyx"))
    #expect(response.suggestions.contains { $0.query == "forankring" && $0.count == 2 })
    // No passage contains both words. Each is suggested alone and in its correct spelling.
    let misspelt = try knowledgeBase.search(SearchRequest("forannkring næringsplann")).suggestions
    #expect(Set(misspelt.map(\.query)) == ["forankring", "næringsplan"])
  }

  @Test("similar passages share significant words with a passage and exclude the passage itself")
  func similar() throws {
    let response = try knowledgeBase.similar(to: "2", limit: 3)
    #expect(Set(response.hits.map(\.reference)) == ["5", "6"])
    #expect(!response.hits.contains { $0.reference == "2" })
    #expect(throws: KnowledgeBaseError.self) { try knowledgeBase.similar(to: "nowhere/1", limit: 3) }
  }

  @Test("a synonym of two words works in both directions, with its number of passages")
  func synonymsOfTwoWords() throws {
    func first() throws -> (String?, HitGroup?) {
      let response = try knowledgeBase.search(SearchRequest("politisk tyngde"))
      return (response.hits.first?.reference, response.groups.first?.group)
    }
    #expect(try first().1 != .allWords)
    #expect(try knowledgeBase.addSynonym("politisk tyngde", "storkommunen"))
    #expect(try first() == ("4", .synonyms))
    #expect(try knowledgeBase.addSynonym("felles næringsplan", "rådmenn"))
    #expect(try knowledgeBase.alternatives(of: "rådmenn").first { $0.word == "felles næringsplan" }?.passages == 1)
  }

  @Test("hyphens in a synonym split words as they do in a text")
  func synonymsWithHyphens() throws {
    try knowledgeBase.connection.run(
      "INSERT INTO synonyms (word, other, source) VALUES ('storkommunen', 'by- og tyngde-politisk', 'user')")
    #expect(try knowledgeBase.search(SearchRequest("by- og tyngde-politisk")).hits.first?.reference == "4")
  }

  @Test("a synonym added by a user is found at lower weight, in both directions, until it is removed")
  func synonyms() throws {
    #expect(try found("metropol").isEmpty)
    #expect(try knowledgeBase.addSynonym("Metropol", "storkommunen"))
    #expect(try !knowledgeBase.addSynonym("storkommunen", "metropol"))
    #expect(try found("metropol") == ["4"])
    let weight = try knowledgeBase.alternatives(of: "metropol").first { $0.word == "storkommunen" }?.weight
    #expect(weight ?? 1 <= Synonyms.weight)
    #expect(try knowledgeBase.synonyms().first == Synonym(word: "metropol", other: "storkommunen", isOfUser: true))
    #expect(try knowledgeBase.removeSynonym("storkommunen", "metropol"))
    #expect(try found("metropol").isEmpty)
  }

  @Test("words are listed by prefix with their numbers of passages")
  func vocabulary() throws {
    let words = try knowledgeBase.words(prefix: "Forank", limit: 10)
    #expect(
      words == [VocabularyWord(word: "forankring", passages: 2), VocabularyWord(word: "forankringen", passages: 1)])
  }
}
