import ByregionPostgreSQL
import ByregionRecords
import ByregionSQLite
import ByregionStore
import TestSupport
import Testing

@testable import ByregionPublishing

/// Saved queries as views and functions, and SQL with parameters.
@Suite("Queries of a publication", hasServer) struct PublishedQueriesTests {
  private func published() async throws -> Setting {
    let setting = try await Setting(writeUps: 4)
    try await setting.succeed("import --quiet '\(Project.folder.path)/seed'")
    try setting.publish()
    return setting
  }

  @Test("each saved query is published with its description, or has a reason why not") func all() async throws {
    let setting = try await published()
    let session = try setting.session()
    let rows = try session.rows("SELECT query, object, kind, reason FROM byregion.published_queries ORDER BY query")
    #expect(rows.count == 14)
    for row in rows { #expect((row[1] == nil) == (row[3] != nil), "\(row)") }
    #expect(rows.filter { $0[1] == nil }.map { $0[0] } == ["advice-by-keyword", "said-on-a-subject"], "\(rows)")
    #expect(
      try session.rows("SELECT obj_description('byregion.query_regions_by_density'::regclass)")
        == [["Regions by inhabitants per square kilometre, and how much they say."]])
    #expect(rows.first { $0[0] == "advice-by-keyword" }?[3] == "it calls search, a function of the file's program")
  }

  @Test("they have the same rows as in the file, with any search path, with defaults and with other values")
  func answers() async throws {
    let setting = try await published()
    for (query, call) in [
      ("regions-by-density", "query_regions_by_density"),
      ("words-of-a-region", "query_words_of_a_region()"),
      ("words-of-a-region --param region=alstahaug", "query_words_of_a_region(p_region => $$alstahaug$$)"),
      ("goals-without-result", "query_goals_without_result()"),
      ("goals-by-level --param region=rana", "query_goals_by_level($$rana$$)"),
      ("goals-by-level --param region=RANA", "query_goals_by_level($$RANA$$)"),
      ("municipalities-in-several-regions", "query_municipalities_in_several_regions()"),
      ("regions-of-a-county", "query_regions_of_a_county()"), ("totals-beside-members", "query_totals_beside_members"),
      ("regions-saying-the-same", "query_regions_saying_the_same()"),
      ("regions-without-results", "query_regions_without_results()"),
      ("after-the-programme", "query_after_the_programme()"),
      ("documents-of-a-region", "query_documents_of_a_region()"),
      ("passage-by-reference", "query_passage_by_reference($$rana/advice/2$$)"),
    ] {
      // Columns after the third may have names concatenated in any order.
      let edit = "| tail -n +2 | cut -d, -f1-3 | sort"
      let here = try await setting.byregion("query \(query) --format csv \(edit)")
      let there = try await setting.byregion(
        "sql 'SELECT * FROM byregion.\(call)' --format csv --db '\(setting.address)' \(edit)")
      #expect(!here.standardOutput.isEmpty || query.hasPrefix("regions-without"), "\(query)")
      #expect(there.standardOutput == here.standardOutput, "\(query): \(there)")
    }
  }

  @Test("added, changed and removed queries are updated by the next publication") func changes() async throws {
    let setting = try await published()
    try setting.sqlite(
      """
      INSERT INTO saved_queries VALUES ('mine', 'Regions'' slugs', 'SELECT slug FROM regions WHERE slug LIKE :slug');
      INSERT INTO saved_query_parameters VALUES ('mine', 'slug', 'ra%');
      INSERT INTO saved_queries VALUES ('broken', '', 'SELECT nothing FROM nowhere');
      DELETE FROM saved_query_parameters WHERE query = 'regions-by-density';
      DELETE FROM saved_queries WHERE name = 'regions-by-density'
      """)
    let publication = try setting.publish()
    #expect(publication.leftOutQueries.contains("broken") && !publication.leftOutQueries.contains("mine"))
    let session = try setting.session()
    #expect(try session.rows("SELECT slug FROM byregion.query_mine('RANA')") == [["rana"]])
    #expect(throws: PostgreSQLError.self) { try session.rows("SELECT * FROM byregion.query_regions_by_density") }
    #expect(try setting.publish().extent == .nothing)
  }

  @Test("values of parameters have the same storage class as in the file") func classes() async throws {
    let setting = try await published()
    try setting.sqlite(
      """
      INSERT INTO saved_queries VALUES ('mine', '', 'SELECT typeof(:a), typeof(:b), typeof(:c), typeof(:d)');
      INSERT INTO saved_query_parameters
        VALUES ('mine', 'a', 5), ('mine', 'b', '5'), ('mine', 'c', 0.5), ('mine', 'd', '''NULL''')
      """)
    try setting.publish()
    let here = try await setting.byregion("query mine --format csv")
    #expect(here.standardOutput.hasSuffix("integer,text,real,text\n"), "\(here)")
    let there = try await setting.byregion("query mine --format csv --db '\(setting.address)'")
    #expect(there.standardOutput == here.standardOutput)
  }

  @Test("sql takes parameters, including ones with quotes and backslashes") func parameters() async throws {
    let setting = try await published()
    func answer(_ arguments: String) async throws -> CommandResult {
      try await setting.byregion("sql \(arguments) --format csv --db '\(setting.address)'")
    }
    let numbers = try await answer("'SELECT slug FROM regions WHERE slug LIKE :s AND id > :n' -p s=ra% -p n=0")
    #expect(numbers.standardOutput == "slug\nrana\n", "\(numbers)")
    let text = try await answer(#"'SELECT :t::text AS t, $$:u$$ AS u, (ARRAY[1, 2, 3])[1:2] AS a' -p "t=a'b\c""#)
    #expect(text.standardOutput == "t,u,a\na'b\\c,:u,\"{1,2}\"\n", "\(text)")
    let missing = try await answer("'SELECT :t' -p u=1")
    #expect(missing.exitCode == 64 && missing.standardError.contains(":t"), "\(missing)")
    let extra = try await answer("'SELECT 1' -p u=1")
    #expect(extra.exitCode == 64 && extra.standardError.contains(":u"), "\(extra)")
    let injected = try await answer(#"'SELECT slug FROM regions WHERE slug = :s' -p "s=\'; DROP TABLE x --""#)
    #expect(injected.exitCode == 0 && injected.standardOutput == "slug\n", "\(injected)")
  }

  @Test("the role of docs/scale.md can read the publication, cannot change it, and has a time limit") func role()
    async throws
  {
    let server = try await TestServer()
    let setting = try await Setting(server: server)
    try await setting.succeed("import --quiet '\(Project.folder.path)/seed'")
    try setting.publish()
    let session = try setting.session()
    let page = try Project.text(of: "docs/scale.md")
    try session.execute(String(try #require(page.firstMatch(of: /```sql\n(CREATE ROLE (?s:.*?))```/)).output.1))
    try session.execute("CREATE TABLE public.secret AS SELECT 1 AS a")
    let address = setting.address.replacing("postgres@", with: "analyst@")
    func answer(_ command: String) async throws -> CommandResult {
      try await setting.shell("export BYREGION_DB='\(address)'; byregion \(command)")
    }
    for command in [
      "search forankring", "query words-of-a-region", "sql 'SELECT * FROM query_goals_by_level()'",
      "sql 'SELECT current_setting($$work_mem$$)' --max-memory 8",
    ] {
      let result = try await answer(command)
      #expect(result.exitCode == 0, "\(command): \(result)")
    }
    for (command, exitCode) in [
      ("sql 'SELECT * FROM public.secret'", 73), ("sql 'DELETE FROM regions'", 64),
      ("sql 'WITH gone AS (DELETE FROM regions RETURNING *) SELECT * FROM gone'", 64),
      ("sql 'SELECT pg_sleep(60)' --timeout 0.2", 69),
    ] {
      let result = try await answer(command)
      #expect(Int(result.exitCode) == exitCode, "\(command): \(result)")
    }
    // The same role without byregion.
    let analyst = try Session(address)
    #expect(try analyst.rows("SHOW statement_timeout") == [["30s"]])
    for sql in ["DELETE FROM byregion.regions", "SET transaction_read_only = off; DROP TABLE byregion.regions"] {
      #expect(throws: PostgreSQLError.self, "\(sql)") { try analyst.execute(sql) }
    }
    // The role can also read recreated tables.
    try session.execute("UPDATE byregion.publication SET structure = 'another version'")
    try setting.publish()
    let again = try await answer("count forankring")
    #expect(again.exitCode == 0, "\(again)")
  }
}
