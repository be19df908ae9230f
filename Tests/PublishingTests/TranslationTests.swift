import Testing

@testable import ByregionPublishing

/// The translation of the file's SQL to PostgreSQL's.
@Suite("SQL for PostgreSQL") struct TranslationTests {
  @Test(
    "common SQL is unchanged, and differences are translated",
    arguments: [
      (
        "SELECT a.x AS x FROM a -- note\nWHERE (a.y IS NULL) = (a.z IS NULL)",
        "SELECT a.x AS x FROM a WHERE (a.y IS NULL) = (a.z IS NULL)"
      ),
      ("slug NOT GLOB '*[^a-z0-9-]*'", "slug !~ '^.*[^a-z0-9-].*$'"),
      ("url GLOB 'http://?*' OR x", "url ~ '^http://..*$' OR x"),
      ("url GLOB 'a.b'", "url ~ '^a\\.b$'"),
      ("ORDER BY a DESC, b DESC NULLS FIRST, c", "ORDER BY a DESC NULLS LAST, b DESC NULLS FIRST, c"),
      ("round(facts.a / facts.b, 1)", "round(facts.a / nullif(facts.b, 0), 1)"),
      ("a / (b + 1) + c", "a / nullif((b + 1), 0) + c"),
      ("a <> b AND c >= 'it''s' || d", "a <> b AND c >= 'it''s' || d"),
    ])
  func translation(_ sql: String, _ expected: String) {
    let translation = SQLTranslation(sql)
    #expect(translation.sql == expected)
    #expect(translation.unknownFunctions.isEmpty)
  }

  @Test("functions that PostgreSQL may lack are reported") func functions() {
    #expect(
      SQLTranslation("SELECT json_extract(a, '$.b'), count(*) FROM (SELECT 1)").unknownFunctions == ["json_extract"])
  }

  @Test("checks are found with their names") func checks() {
    let found = SQLTranslation.checks(
      in: """
        CREATE TABLE a ( -- CHECK (nothing)
          b TEXT CONSTRAINT "b is (not) empty" CHECK (trim(b) <> ''),
          c INTEGER CHECK (c IN (1, 2)) -- Count.
        )
        """)
    #expect(found.map(\.name) == ["b is (not) empty", nil])
    #expect(found.map(\.expression) == ["trim(b) <> ''", "c IN (1, 2)"])
  }

  @Test("names are truncated to PostgreSQL's limit, never inside a character") func names() {
    #expect(Names.short(String(repeating: "å", count: 40)) == String(repeating: "å", count: 31))
    #expect(Names.quoted("a\"b") == "\"a\"\"b\"")
  }
}
