import ByregionPostgreSQL
import ByregionRecords
import Foundation
import TestSupport
import Testing

@testable import ByregionPublishing

/// Publications that are refused, and their errors.
@Suite("Refused publications", hasServer) struct RefusalTests {
  private func expectRefused(
    _ setting: Setting, _ message: String, _ place: SourceLocation = #_sourceLocation
  ) throws {
    let before = try Comparison.state(setting.session())
    for attempt in [setting.publish, { try setting.plan($0, schema: $1) }] {
      let error = #expect(throws: KnowledgeBaseError.self, sourceLocation: place) {
        _ = try attempt("byregion.db", "byregion")
      }
      #expect(error?.category == .incompatible, sourceLocation: place)
      #expect(error?.message.contains(message) == true, "\(String(describing: error))", sourceLocation: place)
    }
    #expect(try Comparison.state(setting.session()) == before, sourceLocation: place)
  }

  @Test(
    "a schema with objects that byregion did not create is refused",
    arguments: [
      "CREATE TABLE byregion.things (a integer)", "CREATE VIEW byregion.things AS SELECT 1",
      "CREATE FUNCTION byregion.things() RETURNS integer LANGUAGE sql AS 'SELECT 1'",
      "CREATE TABLE byregion.publication (things integer)",
    ])
  func foreignSchema(_ sql: String) async throws {
    let setting = try await Setting()
    try setting.session().execute("CREATE SCHEMA byregion; \(sql)")
    try expectRefused(setting, "is not byregion's")
  }

  @Test("an empty schema is accepted") func emptySchema() async throws {
    let setting = try await Setting()
    try setting.session().execute("CREATE SCHEMA byregion")
    #expect(try setting.publish().extent == .whole(.first))
    #expect(try Comparison.differences(setting) == [])
  }

  @Test(
    "a schema whose objects were changed is refused",
    arguments: [
      ("ALTER TABLE byregion.passages ADD mark text", "the column mark of passages was added"),
      ("ALTER TABLE byregion.passages DROP marker", "is gone"),
      ("ALTER TABLE byregion.passages ALTER text DROP NOT NULL", "the column text of passages was changed"),
      ("ALTER TABLE byregion.documents DROP CONSTRAINT \"revision counts from 1\"", "of documents is gone"),
      ("ALTER TABLE byregion.documents ADD CHECK (revision < 100)", "of documents was added"),
      ("DROP TABLE byregion.diagnostics", "diagnostics is gone"),
      (
        "CREATE OR REPLACE VIEW byregion.places AS SELECT name, number, region, role, latitude, longitude, slug FROM "
          + "byregion.places WHERE false", "was changed"
      ),
      ("CREATE UNIQUE INDEX one ON byregion.advice_numbers (a)", ""),
      ("CREATE UNIQUE INDEX one ON byregion.sections (id, line)", "the unique index one of sections was added"),
      (
        "CREATE FUNCTION public.f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';"
          + "CREATE TRIGGER t BEFORE INSERT ON byregion.sections FOR EACH ROW EXECUTE FUNCTION public.f()",
        "the trigger t of sections was added"
      ),
      ("CREATE RULE r AS ON INSERT TO byregion.sections DO INSTEAD NOTHING", "the rule r of sections was added"),
      ("ALTER TABLE byregion.sections ENABLE ROW LEVEL SECURITY", "the table sections was changed"),
    ].filter { !$0.1.isEmpty })
  func changedSchema(_ sql: String, _ message: String) async throws {
    let setting = try await Setting()
    try setting.publish()
    try setting.session().execute(sql)
    try await setting.succeed("document remove --yes 2")
    try expectRefused(setting, message)
  }

  @Test("added indexes, views and tables do not prevent a publication of changes") func additions() async throws {
    let setting = try await Setting()
    try setting.publish()
    try setting.session().execute(
      """
      CREATE INDEX ON byregion.passages (line); CREATE TABLE byregion.notes (a integer);
      CREATE VIEW byregion.mine AS SELECT * FROM byregion.passages
      """)
    try await setting.succeed("document remove --yes 2")
    #expect(try setting.publish().extent == .changes)
    #expect(try Comparison.differences(setting) == [])
    // Recreating tables fails, because the added view depends on one.
    try setting.session().execute("UPDATE byregion.publication SET structure = 'another version'")
    let error = #expect(throws: KnowledgeBaseError.self) { try setting.publish() }
    #expect(error?.category == .incompatible && error?.message.contains("view mine depends") == true)
    #expect(try Comparison.differences(setting) == [])
  }

  @Test("a publication waits a few seconds for another one, then reports that it is busy") func busy() async throws {
    let setting = try await Setting()
    try setting.publish()
    try await setting.succeed("document remove --yes 2")
    // The lock that a publication holds from beginning to end.
    let other = try setting.session()
    try other.execute("SELECT pg_advisory_lock(\(Publisher.lockClass), \(Publisher.lockNumber("byregion")))")
    let refused = try await setting.byregion("publish '\(setting.address)'")
    #expect(refused.exitCode == 75 && refused.standardError.contains("another publication"), "\(refused)")
    try other.execute("SELECT pg_advisory_unlock_all()")
    try await setting.succeed("publish '\(setting.address)'")
    #expect(try Comparison.differences(setting) == [])
  }

  @Test("a server before PostgreSQL 13 is refused", arguments: [(90_624, "9.6"), (120_022, "12")])
  func oldServer(_ version: Int, _ name: String) {
    let error = #expect(throws: KnowledgeBaseError.self) { try Publisher.requireServer(version, at: "here") }
    #expect(error?.category == .incompatible && error?.message.contains("PostgreSQL \(name),") == true)
    #expect(throws: Never.self) { try Publisher.requireServer(130_000, at: "here") }
  }

  @Test(
    "schema names that PostgreSQL does not allow are refused",
    arguments: ["", "pg_mine", String(repeating: "å", count: 32)])
  func schemaNames(_ name: String) async throws {
    let setting = try await Setting()
    let error = #expect(throws: KnowledgeBaseError.self) { try setting.publish(schema: name) }
    #expect(error?.category == .usage)
  }
}

/// The translation of errors of libpq and of the server.
@Suite("Errors of PostgreSQL") struct PostgreSQLErrorTests {
  @Test(
    "each error has a category and a suggestion",
    arguments: [
      (PostgreSQLError(.noLibrary, "libpq.so.5: cannot open"), KnowledgeBaseError.Category.unavailable),
      (PostgreSQLError(.lost, "gone"), .inputOutput),
      (PostgreSQLError(.statement, "no room", state: "53100"), .inputOutput),
      (PostgreSQLError(.statement, "shutting down", state: "57P01"), .inputOutput),
      (PostgreSQLError(.statement, "read only", state: "25006"), .cannotCreate),
      (PostgreSQLError(.statement, "no", state: "42501"), .cannotCreate),
      (PostgreSQLError(.statement, "locked", state: "55P03"), .busy),
      (PostgreSQLError(.statement, "twice", state: "23505"), .inputOutput),
      (PostgreSQLError(.statement, "what", state: "42601"), .internalFault),
    ])
  func categories(_ error: PostgreSQLError, _ category: KnowledgeBaseError.Category) {
    let translated = KnowledgeBaseError(error, at: "postgresql://here/x")
    #expect(translated.category == category && translated.suggestion != nil)
  }

  @Test("messages of the server cannot control a terminal") func controls() {
    let translated = KnowledgeBaseError(PostgreSQLError(.lost, "a\u{1B}[2Jb", detail: nil), at: nil)
    #expect(!translated.message.contains("\u{1B}"))
  }
}

/// Failed connections. No password appears in a message.
@Suite("Addresses and passwords", hasServer) struct AddressTests {
  private func guarded(_ setting: Setting) throws -> String {
    let session = try setting.session()
    try session.execute(
      """
      DO $$ BEGIN CREATE ROLE guarded LOGIN SUPERUSER PASSWORD 'riktig-passord'; EXCEPTION WHEN OTHERS THEN NULL; END $$
      """)
    return setting.address.replacing("postgres@", with: "guarded@")
  }

  @Test(
    "an address that is invalid or cannot be reached is an error that does not repeat it",
    arguments: [
      ("postgresql://user:hemmelig@host:port:port/x", 64), ("postgresql://user:hem%ZZmelig@host/x", 64),
      ("hemmelig", 64), ("postgresql://user:hemmelig@/x?host=/nowhere/hemmelig", 69),
      ("postgresql://user:hemmelig@127.0.0.1:1/x", 69), ("service=nobody password=hemmelig", 69),
      ("postgresql://user:p@hemmelig@host/x", 64), ("postgresql://user:p/hemmelig@host/x", 64),
      ("postgresql://user:hemmelig?x@host/x", 64), ("postgresql://user:p@ss/hemmelig@host/x", 64),
    ])
  func wrongAddress(_ address: String, _ exitCode: Int) async throws {
    let setting = try await Setting()
    let result = try await setting.byregion("publish '\(address)'")
    #expect(Int(result.exitCode) == exitCode, "\(result)")
    #expect(result.standardOutput.isEmpty && result.standardError.hasPrefix("error: "))
    let message = result.standardError.replacing("/nowhere/hemmelig", with: "")
    #expect(!message.contains("hemmelig") && !message.contains("melig"), "\(result)")
  }

  @Test("a wrong password and a missing one have different errors; no password is printed") func passwords()
    async throws
  {
    let setting = try await Setting()
    let address = try guarded(setting)
    let none = try await setting.byregion("publish '\(address)'")
    #expect(none.exitCode == 69 && none.standardError.contains("wants a password"), "\(none)")
    let wrong = try await setting.shell("PGPASSWORD=galt-passord byregion publish '\(address)'")
    #expect(wrong.exitCode == 69 && wrong.standardError.contains("the server refused the login"), "\(wrong)")
    #expect(!wrong.standardError.contains("galt-passord"))
    let right = try await setting.byregion(
      "publish '\(address.replacing("guarded@", with: "guarded:riktig-passord@"))'")
    #expect(right.exitCode == 0 && !(right.standardOutput + right.standardError).contains("passord"), "\(right)")
  }

  @Test("passwords are read from ~/.pgpass and addresses from service files, as by libpq") func passwordFile()
    async throws
  {
    let setting = try await Setting()
    _ = try guarded(setting)
    let database = try #require(setting.session().rows("SELECT current_database()")[0][0])
    try setting.write("*:*:*:guarded:riktig-passord\n", to: ".pgpass")
    try setting.write(
      "[archive]\nhost=\(setting.server.folder.path)\ndbname=\(database)\nuser=guarded\n", to: ".pg_service.conf")
    let script = "chmod 600 .pgpass; export PGPASSFILE=$PWD/.pgpass PGSERVICEFILE=$PWD/.pg_service.conf;"
    let result = try await setting.shell("\(script) byregion publish service=archive")
    #expect(result.exitCode == 0, "\(result)")
    let named = try await setting.shell("\(script) PGSERVICE=archive byregion publish postgresql://")
    #expect(named.exitCode == 0 && named.standardOutput.hasPrefix("nothing has changed"), "\(named)")
    let other = try await setting.shell("\(script) byregion publish service=another")
    #expect(other.exitCode == 69 || other.exitCode == 64, "\(other)")
  }

  @Test("a role without the privilege to create a schema gets an error") func notAllowed() async throws {
    let setting = try await Setting()
    let role = "nobody_\(UInt32.random(in: 0 ... .max))"
    try setting.session().execute("CREATE ROLE \(role) LOGIN")
    let result = try await setting.byregion("publish '\(setting.address.replacing("postgres@", with: "\(role)@"))'")
    #expect(result.exitCode == 73 && result.standardError.contains("does not allow it"), "\(result)")
  }
}
