import ByregionSQLite
import TestSupport
import Testing

@testable import ByregionConsole
@testable import ByregionSearch
@testable import ByregionStore

@Suite("Norwegian letters in SQL") struct LetterFunctionTests {
  private func value(_ expression: String) async throws -> Value {
    try await ConsoleFixture().rows("SELECT \(expression)")[0][0]
  }

  @Test(
    "LIKE ignores the case of all letters, and supports % _ and ESCAPE",
    arguments: [
      ("'ÅSE' LIKE 'åse'", true), ("'Bærum' LIKE 'BÆR%'", true), ("'Tromsø' LIKE '%MSØ'", true),
      ("'Tromsø' LIKE 'troms_'", true), ("'Tromsø' LIKE 'troms'", false), ("'a' LIKE ''", false),
      ("'' LIKE '%'", true),
      ("'aXbXc' LIKE 'a%x%c'", true), ("'abcabd' LIKE '%abd'", true), ("'100 %' LIKE '100 \\%' ESCAPE '\\'", true),
      ("'100 x' LIKE '100 \\%' ESCAPE '\\'", false), ("'a_b' LIKE 'a!_b' ESCAPE '!'", true),
      ("'a' LIKE 'a!' ESCAPE '!'", false), ("'É' LIKE 'é'", true), ("'Ж' LIKE 'ж'", true), ("12 LIKE '1%'", true),
    ])
  func like(_ expression: String, _ matches: Bool) async throws {
    #expect(try await value(expression) == .integer(matches ? 1 : 0))
  }

  @Test(
    "GLOB is case-sensitive and supports sets",
    arguments: [
      ("'Ås' GLOB 'Å*'", true), ("'Ås' GLOB 'å*'", false), ("'b' GLOB '[a-c]'", true), ("'b' GLOB '[^a-c]'", false),
      ("'ø' GLOB '[æøå]'", true), ("'-' GLOB '[a-]'", true), ("']' GLOB '[]]'", true), ("'a' GLOB '[a'", false),
      ("'abc' GLOB 'a?c'", true), ("'a*c' GLOB 'a[*]c'", true), ("'abd' GLOB 'a[*]d'", false),
    ])
  func glob(_ expression: String, _ matches: Bool) async throws {
    #expect(try await value(expression) == .integer(matches ? 1 : 0))
  }

  @Test("LIKE and GLOB agree with SQLite's own for ASCII") func sameAsSQLite() async throws {
    let plain = try Connection(path: "", mode: .memory)
    let fixture = try await ConsoleFixture()
    let console = try SQLConsole(path: fixture.path)
    var random = SeededGenerator(seed: 7)
    for _ in 0..<400 {
      let text = random.text(of: "aAb%_*?[]-^", upTo: 8)
      for (operation, letters) in [("LIKE", "aAb%_"), ("GLOB", "aAb*?[]-^")] {
        let pattern = random.text(of: letters, upTo: 6)
        let sql = "SELECT \(SQLLanguage.quotedText(text)) \(operation) \(SQLLanguage.quotedText(pattern))"
        let expected = try plain.first(sql) { $0[0] }
        var found: Value?
        _ = try console.run(sql, begin: { _ in }, row: { found = $0[0] })
        #expect(found == expected, "\(sql)")
      }
    }
    try console.close()
  }

  @Test("replace, instr and trim agree with SQLite's own") func sameTexts() async throws {
    let plain = try Connection(path: "", mode: .memory)
    let fixture = try await ConsoleFixture()
    let console = try SQLConsole(path: fixture.path)
    var random = SeededGenerator(seed: 11)
    for round in 0..<300 {
      let letters = round % 3 == 0 ? "a" : "abø"
      let values = (0..<3).map { _ in SQLLanguage.quotedText(random.text(of: letters, upTo: round % 5 == 0 ? 90 : 9)) }
      let sql = """
        SELECT replace(\(values[0]), \(values[1]), \(values[2])), instr(\(values[0]), \(values[1])), trim(\(values[0])),
          trim(\(values[0]), \(values[1])), ltrim(\(values[0]), \(values[1])), rtrim(\(values[0]), \(values[1]))
        """
      let expected = try plain.first(sql) { $0.values }
      var found: [Value]?
      _ = try console.run(sql, begin: { _ in }, row: { found = $0.values })
      #expect(found == expected, "\(sql)")
    }
    try console.close()
  }

  @Test("upper and lower convert all letters") func cases() async throws {
    #expect(try await value("upper('blåbærsøt é ß 7')") == .text("BLÅBÆRSØT É ß 7"))
    #expect(try await value("lower('BLÅBÆRSØT ÉŠŽ Ж')") == .text("blåbærsøt éšž ж"))
    #expect(try await value("upper(NULL)") == .null)
  }

  @Test("case mappings are those of Unicode") func unicode() {
    for value in (0x80...0x24F).map(UInt32.init)
    where value != 0x130 && value != 0x149 && value != 0x1F0 && value != 0xDF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let lower = scalar.properties.lowercaseMapping.unicodeScalars.map(\.value)
      let upper = scalar.properties.uppercaseMapping.unicodeScalars.map(\.value)
      #expect([LetterCase.lower(value)] == lower, "\(scalar)")
      if value != 0xB5, value != 0x17F { #expect([LetterCase.upper(value)] == upper, "\(scalar)") }
    }
  }

  @Test("COLLATE NOCASE and COLLATE norwegian compare Norwegian letters") func collations() async throws {
    #expect(try await value("'ÆRA' = 'æra' COLLATE NOCASE") == .integer(1))
    #expect(try await value("'ÆRA' = 'ære' COLLATE NOCASE") == .integer(0))
    #expect(try await value("'AB' < 'abc' COLLATE NOCASE") == .integer(1))
    let order = try await ConsoleFixture().rows(
      "SELECT value FROM json_each('[\"Å\",\"Z\",\"Ø\",\"Aa\",\"Æ\",\"A\"]') ORDER BY value COLLATE norwegian")
    #expect(order.map { $0[0] } == ["A", "Z", "Æ", "Ø", "Å", "Aa"].map(Value.text))
  }

  @Test("fold, similarity and expand give SQL the search's comparison of words") func likeness() async throws {
    #expect(try await value("fold('Ålesund') = fold('AALESUND')") == .integer(1))
    #expect(try await value("similarity('kommune', 'kommune')") == .real(1))
    #expect(try await value("similarity('kommune', 'kommunen') > similarity('kommune', 'havbruk')") == .integer(1))
    guard case .text(let expression) = try await value("expand('kommunane')") else { throw Unexpected() }
    #expect(expression.contains("\"kommunene\""))
    #expect(try await value("expand('xqzw')") == .text("\"xqzw\""))
    #expect(try await value("expand('')") == .text(""))
  }

  @Test("search() returns the hits of the search") func search() async throws {
    let fixture = try await ConsoleFixture()
    let rows = try fixture.rows("SELECT reference, score FROM search('råd om samarbeid', 3)")
    let knowledgeBase = try KnowledgeBase.open(fixture.path, for: .reading)
    var request = SearchRequest("råd om samarbeid", limit: 3)
    request.includesUncounted = false
    let hits = try knowledgeBase.search(request).hits
    #expect(rows == hits.map { [.text($0.reference), .real(($0.score * 10_000).rounded() / 10_000)] })
    #expect(!rows.isEmpty)
    try knowledgeBase.close()
  }

  private struct Unexpected: Error {}
}
