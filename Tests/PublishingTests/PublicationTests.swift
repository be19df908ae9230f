import ByregionPostgreSQL
import ByregionRecords
import ByregionStore
import TestSupport
import Testing

@testable import ByregionPublishing

/// The contents of a PostgreSQL database after a publication, on a real server.
@Suite("Publications", hasServer) struct PublicationTests {
  @Test("a first publication has every table and view with the rows of the file") func whole() async throws {
    let setting = try await Setting(writeUps: 20)
    try await setting.succeed("correct alias elvenes --add Elvenesprosjektet")
    try await setting.succeed("correct synonym råd tips")
    try await setting.succeed("document describe 1 --publisher 'Et departement' --date 2018-06")
    try await setting.succeed("document remove --yes 3")
    let area = "[[[13.9,66.2],[14.9,66.2],[14.9,66.5],[13.9,66.5],[13.9,66.2]]]"
    try setting.write(
      """
      {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"kommunenummer":1833,"navn":"Rana"},
      "geometry":{"type":"Polygon","coordinates":\(area)}}]}
      """, to: "areas.geojson")
    try await setting.succeed("boundaries import --attribution 'Noen' areas.geojson")
    let publication = try setting.publish()
    #expect(publication.extent == .whole(.first))
    #expect(publication.documentCount == 20)
    #expect(publication.leftOutViews.isEmpty, "\(publication.leftOutViews)")
    #expect(publication.foreign.isEmpty, "\(publication.foreign)")
    #expect(try Comparison.differences(setting) == [])
  }

  @Test("every table and view of the file is either published or listed as left out") func nothingForgotten()
    async throws
  {
    let knowledgeBase = try KnowledgeBase.inMemory()
    let objects = try PublishedObjects(knowledgeBase)
    let published = Set(objects.tables.map(\.name) + objects.views.map(\.object.name))
    let all = Set(try knowledgeBase.schema().map(\.name))
    #expect(Set(PublishedObjects.leftOut.keys).isSubset(of: all))
    #expect(published.union(PublishedObjects.leftOut.keys) == all)
  }

  @Test("tables and columns carry their descriptions, and the constraints hold") func constraints() async throws {
    let setting = try await Setting()
    try setting.publish()
    let session = try setting.session()
    let described = try session.rows(
      """
      SELECT obj_description('byregion.passages'::regclass), col_description('byregion.passages'::regclass, attnum)
      FROM pg_attribute WHERE attrelid = 'byregion.passages'::regclass AND attname = 'text'
      """)
    #expect(
      described == [
        [
          "Every text that can be searched: an entry, a paragraph, a line of facts.",
          "The text, white space and soft hyphens normalised.",
        ]
      ])
    for (sql, state) in [
      ("UPDATE byregion.documents SET kind = 'memo'", "23514"),
      ("UPDATE byregion.regions SET slug = 'Nord Land'", "23514"),
      ("UPDATE byregion.documents SET sha256 = repeat('0', 64)", "23505"),
      ("UPDATE byregion.passages SET document_id = 99", "23503"),
      ("UPDATE byregion.passages SET text = NULL", "23502"),
      ("INSERT INTO byregion.municipalities (number, name, county_number) VALUES ('12a4', 'X', '12')", "23514"),
    ] {
      let error = #expect(throws: PostgreSQLError.self) { try session.execute(sql) }
      #expect(error?.state == state, "\(sql): \(String(describing: error))")
    }
  }

  @Test("a dry run reports what would be published, and changes nothing") func dryRun() async throws {
    let setting = try await Setting()
    let session = try setting.session()
    #expect(try setting.plan().extent == .whole(.first))
    #expect(try session.rows("SELECT 1 FROM pg_namespace WHERE nspname = 'byregion'").isEmpty)
    try setting.publish()
    let before = try Comparison.state(session)
    #expect(try setting.plan().extent == .nothing)
    try await setting.succeed("document remove --yes 2")
    let plan = try setting.plan()
    #expect(plan.extent == .changes && plan.documentCount == 1)
    #expect(try Comparison.state(session) == before)
    #expect(try session.rows("SELECT number FROM byregion.publication") == [["1"]])
    let result = try await setting.byregion("publish --dry-run '\(setting.address)'")
    #expect(
      result.exitCode == 0 && result.standardOutput.hasPrefix("would publish what changed: 1 document, 1 region:"))
  }

  @Test("several knowledge bases are published into schemas of one database without affecting each other")
  func several() async throws {
    let setting = try await Setting()
    try setting.write(Setting.writeUp(5), to: "other/5.txt")
    try await setting.succeed("import --quiet --db other.db other")
    try setting.publish(schema: "first")
    try setting.publish("other.db", schema: "Second \"one\"")
    let before = try Comparison.state(setting.session(), schema: "first")
    try setting.write(Setting.writeUp(5, edition: 2), to: "other/5.txt")
    try await setting.succeed("import --quiet --db other.db other")
    #expect(try setting.publish("other.db", schema: "Second \"one\"").extent == .changes)
    #expect(try Comparison.state(setting.session(), schema: "first") == before)
    #expect(try Comparison.differences(setting, schema: "first") == [])
    #expect(try Comparison.differences(setting, "other.db", schema: "Second \"one\"") == [])
    let error = #expect(throws: KnowledgeBaseError.self) { try setting.publish("other.db", schema: "first") }
    #expect(error?.category == .incompatible && error?.message.hasPrefix("another knowledge base") == true)
    #expect(try Comparison.state(setting.session(), schema: "first") == before)
  }

  @Test("a text with NUL or invalid UTF-8 is reported, published with U+FFFD, and unchanged in the file")
  func strangeTexts() async throws {
    let setting = try await Setting()
    try setting.sqlite("UPDATE passages SET text = 'før' || char(0) || 'etter' WHERE id = 2")
    let first = try setting.publish()
    #expect(first.repairedCount == 1 && first.repaired == ["passages 2, text"])
    let session = try setting.session()
    #expect(try session.rows("SELECT text FROM byregion.passages WHERE id = 2") == [["før\u{FFFD}etter"]])
    #expect(try Comparison.differences(setting) == [])
    try setting.sqlite("UPDATE passages SET text = CAST(x'61ff62' AS TEXT) WHERE id = 3")
    #expect(try setting.publish().repaired.contains("passages 3, text"))
    #expect(try session.rows("SELECT text FROM byregion.passages WHERE id = 3") == [["a\u{FFFD}b"]])
    try setting.sqlite("UPDATE passages SET line = line + 1 WHERE id = 2")
    let result = try await setting.byregion("publish '\(setting.address)'")
    #expect(result.standardError.contains("PostgreSQL has no NUL in a text: 2 texts published"), "\(result)")
  }

  @Test("damaged content of a document is reported, and everything else is published") func damagedBytes()
    async throws
  {
    let setting = try await Setting()
    try setting.sqlite("UPDATE document_contents SET content = x'789c00' WHERE document_id = 2")
    let publication = try setting.publish()
    #expect(publication.damaged == [2])
    #expect(
      try setting.session().rows("SELECT document_id FROM byregion.document_contents ORDER BY 1") == [["1"], ["3"]])
  }

  @Test("tables and views that byregion did not create are reported and not published") func foreignTables()
    async throws
  {
    let setting = try await Setting()
    try setting.sqlite("CREATE TABLE mine (a); CREATE VIEW ours AS SELECT * FROM passages")
    #expect(try setting.publish().foreign == ["mine", "ours"])
    #expect(try Comparison.differences(setting) == [])
  }

  @Test("a role with only SELECT reads everything, also after tables are recreated")
  func analyst() async throws {
    let setting = try await Setting()
    let session = try setting.session()
    let role = "analyst_\(UInt32.random(in: 0 ... .max))"
    try session.execute(
      """
      CREATE ROLE \(role) LOGIN; CREATE SCHEMA byregion; GRANT USAGE ON SCHEMA byregion TO \(role);
      ALTER DEFAULT PRIVILEGES IN SCHEMA byregion GRANT SELECT ON TABLES TO \(role)
      """)
    try setting.publish()
    try session.execute("UPDATE byregion.publication SET structure = 'another version'")
    #expect(try setting.publish().extent == .whole(.otherTables))
    let analyst = try Session(setting.address.replacing("postgres@", with: "\(role)@"))
    #expect(try analyst.rows("SELECT count(*) FROM byregion.region_overview") == [["3"]])
    #expect(throws: PostgreSQLError.self) { try analyst.execute("DELETE FROM byregion.passages") }
  }
}
