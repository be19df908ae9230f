import Testing

@testable import ByregionSearch

@Suite("The query language")
struct QueryParserTests {
  private let parser: QueryParser

  init() throws { parser = QueryParser(try PassageTokenizer()) }

  @Test(
    "a query is printed back as parsed",
    arguments: [
      ("forankring", "forankring"), ("Politisk  FORANKRING", "politisk forankring"),
      ("«mo i rana» råd", "\"mo i rana\" råd"), ("„by“ “og” ”bygd”", "\"by\" \"og\" \"bygd\""),
      ("kommun* =plan -by", "kommun* =plan -by"), ("a OG b ELLER c", "(a AND b) OR c"),
      ("a (b OR c) IKKE d", "a (b OR c) -d"), ("a NOT (b AND c)", "a -(b AND c)"),
      ("by NEAR/3 \"stor bygd\"", "by NEAR/3 \"stor bygd\""), ("a NEAR b", "a NEAR/10 b"),
      ("region:rana kind:advice tid", "tid region:rana kind:advice"),
      ("-region:\"Mo i Rana\" tid", "tid -region:\"Mo i Rana\""),
      ("Re:tenk E18 1.linjenettverket", "re tenk e18 1 linjenettverket"),
      ("prosess-/prosjektleder", "prosess prosjektleder"), ("2015–2018", "2015–2018"), ("km²", "km²"),
      ("sam\u{AD}arbeid", "samarbeid"), ("A\u{30A}lesund", "ålesund"), ("og AND", "og"), ("-=by", "-=by"),
    ])
  func printsBack(_ query: String, _ printed: String) throws {
    #expect(try parser.parse(query).description == printed)
  }

  @Test("a printed query parses to the same query")
  func stable() throws {
    for query in ["a OG (b ELLER c*) -d", "\"x y\" NEAR/2 z", "=ord kind:advice (a b) c"] {
      let once = try parser.parse(query).description
      #expect(try parser.parse(once).description == once)
    }
  }

  /// Carets below the query mark the range of each diagnostic.
  @Test(
    "diagnostics have the range of the part that cannot be parsed",
    arguments: [
      ("by \"stor bygd", "   ^         "), ("by )", "   ^"), ("(by", "^  "), ("by AND", "   ^^^"),
      ("OR by", "^^   "), ("by region:", "   ^^^^^^^"), ("by ???", "   ^^^"), ("by - NOT", "   ^ ^^^"),
    ])
  func diagnostics(_ query: String, _ carets: String) throws {
    let parsed = try parser.parse(query)
    var marked = [UInt8](repeating: UInt8(ascii: " "), count: query.utf8.count)
    for diagnostic in parsed.diagnostics {
      for index in diagnostic.range { marked[index] = UInt8(ascii: "^") }
    }
    #expect(String(decoding: marked, as: UTF8.self) == carets)
    #expect(parsed.description == "by" || query.contains("bygd"))
  }

  @Test("the ranges of the tree are those of the words as typed")
  func ranges() throws {
    let query = "råd «mo i» -ord"
    let root = try #require(try parser.parse(query).root)
    guard case .together(let parts, _) = root else { return #expect(Bool(false), "\(root)") }
    let bytes = Array(query.utf8)
    let typed = parts.map { String(decoding: bytes[$0.range], as: UTF8.self) }
    #expect(typed == ["råd", "«mo i»", "-ord"])
  }

  @Test("a part nested too deeply is ignored with one message, and the rest is parsed")
  func depth() throws {
    let deep = String(repeating: "(", count: 12) + "a (b (c)) d" + String(repeating: ")", count: 12)
    let parsed = try parser.parse(deep + " e")
    #expect(parsed.description == "(a d) e")
    #expect(parsed.diagnostics.map(\.range) == [14..<21])
    #expect(parsed.diagnostics.first?.message.contains("at most 12 deep") == true)

    let signs = try parser.parse("(a " + String(repeating: "NOT ", count: 13) + "b) c")
    #expect(signs.description == "a c")
    #expect(signs.diagnostics.contains { $0.message.contains("at most 12 deep") })
    #expect(try parser.parse(String(repeating: "(", count: 100_000)).diagnostics.count == 13)
  }

  @Test("an empty query and a query of signs only have no tree and a diagnostic")
  func empty() throws {
    for query in ["", "   ", "()", "«»", "-", "???"] {
      let parsed = try parser.parse(query)
      #expect(parsed.root == nil)
      #expect(!parsed.diagnostics.isEmpty, "\(query)")
    }
  }
}
