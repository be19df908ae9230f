import ByregionPostgreSQL
import ByregionPublishing
import ByregionRecords
import ByregionSQLite
import ByregionSearch
import ByregionStore
import TestSupport
import Testing

/// Searches in a PostgreSQL database, on a real server, compared with the same searches in the file.
@Suite("Searches in a publication", hasServer) struct PublishedSearchTests {
  @Test("500 queries of all kinds have the same answers as in the file, including equal scores")
  func equality() async throws {
    let setting = try await Setting(writeUps: 30)
    try await setting.succeed("import --quiet '\(Project.folder.path)/seed'")
    try await setting.succeed("correct synonym råd tips")
    try setting.publish()
    try Self.compare(setting, count: 500, seed: 24)
  }

  @Test("a vocabulary too large for memory is read ahead in runs, and the answers are the same")
  func largeVocabulary() async throws {
    let setting = try await Setting(writeUps: 30)
    try await setting.succeed("import --quiet '\(Project.folder.path)/seed'")
    try setting.publish()
    // The server's estimate of the number of rows.
    try setting.session().execute("UPDATE pg_class SET reltuples = 1000000 WHERE relname = 'words'")
    try Self.compare(setting, count: 200, seed: 28)
  }

  @Test("after the next publication, changed documents are found as in the file, and removed ones are not")
  func changes() async throws {
    let setting = try await Setting(writeUps: 30)
    try await setting.succeed("import --quiet '\(Project.folder.path)/seed'")
    try setting.publish()
    try setting.write(Setting.writeUp(3, edition: 2), to: "write-ups/3.txt")
    try setting.write(
      "Blåfjellregionen\n\nRåd til andre\n\n 1. Kvikksølvfri drøvtygging tidlig.\n", to: "write-ups/new.txt")
    try await setting.succeed("import --quiet write-ups")
    try await setting.succeed("document remove --yes 5")
    #expect(try setting.publish().extent == .changes)
    try Self.compare(setting, count: 120, seed: 25)
    try setting.write(Setting.writeUp(3, edition: 3), to: "write-ups/3.txt")
    try await setting.succeed("import --quiet write-ups")
    try await setting.succeed("database rebuild")
    try setting.publish()
    try Self.compare(setting, count: 120, seed: 26)
  }

  @Test("postings on another server are found through postgres_fdw, and it is an error if that server is stopped")
  func lostServer() async throws {
    let setting = try await Setting(writeUps: 20)
    let other = try await TestServer()
    try setting.publish()
    let session = try setting.session()
    // Few passages are all in one partition.
    let parts = try session.rows("SELECT DISTINCT tableoid::regclass FROM byregion.postings")
    #expect(parts.count == 1)
    let part = try #require(parts.first?.first ?? nil)
    let remainder = try #require(part.last)
    try Session(other.address("postgres")).execute(
      "CREATE TABLE far (word text COLLATE \"C\" NOT NULL, block integer NOT NULL, passages integer[] NOT NULL)")
    try session.execute(
      """
      CREATE EXTENSION postgres_fdw;
      CREATE SERVER far FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host '\(other.folder.path)', dbname 'postgres');
      CREATE USER MAPPING FOR postgres SERVER far OPTIONS (user 'postgres', password_required 'false');
      ALTER TABLE byregion.postings DETACH PARTITION \(part);
      CREATE FOREIGN TABLE byregion.far PARTITION OF byregion.postings
        FOR VALUES WITH (MODULUS 4, REMAINDER \(remainder)) SERVER far OPTIONS (schema_name 'public');
      INSERT INTO byregion.far SELECT * FROM \(part);
      DROP TABLE \(part)
      """)
    try await setting.succeed("import --quiet '\(Project.folder.path)/seed'")
    #expect(try setting.publish().extent == .changes)
    try Self.compare(setting, count: 60, seed: 27)
    try await other.stop()
    let error = #expect(throws: KnowledgeBaseError.self) {
      try PublishedKnowledgeBase.open(setting.address).search(SearchRequest("forankring"))
    }
    #expect(error?.description.contains("far") == true, "\(String(describing: error))")
    let result = try await setting.byregion("search forankring --db '\(setting.address)'")
    #expect(result.exitCode == 74, "\(result)")
    #expect(result.standardOutput == "")
  }

  @Test("commands print the same for a publication as for the file; those that need the file are refused")
  func commands() async throws {
    let setting = try await Setting(writeUps: 12)
    try await setting.succeed("import --quiet '\(Project.folder.path)/seed'")
    try setting.publish()
    for command in [
      "search forankring --facets", "search 'nærings* -plan' --by region --format json", "advice struktur",
      "advice --region rana", "similar rana/advice/1", "count forankring næringsplan --by municipality --format csv",
      "list regions --format csv", "list municipalities --county Nordland --format csv", "list documents --format csv",
      "list advice --format json",
      "show rana", "show rana/advice/2 --format bibtex", "show municipality Hemnes", "show county Nordland",
      "search finnesikke", "export rana", "export rana --format json", "export --all -o all.ndjson; cat all.ndjson",
      "export --geojson regions", "document list", "document raw 2", "schema advice",
      "query goals-without-result --format csv 2>/dev/null",
      "report forankring --format markdown | sed 's/[0-9:]* UTC//; s/base [^ ]* (/base (/'",
    ] {
      let here = try await setting.byregion(command)
      let there = try await setting.shell("export BYREGION_DB='\(setting.address)'; byregion \(command)")
      #expect(there.standardOutput == here.standardOutput, "\(command)")
      #expect(there.standardError == here.standardError, "\(command)")
      #expect(there.exitCode == here.exitCode, "\(command)")
    }
    let sql = "sql 'SELECT name, applicant, population FROM region_overview ORDER BY slug' --format csv"
    let there = try await setting.byregion("\(sql) --db '\(setting.address)'")
    #expect(there.standardOutput == (try await setting.byregion(sql)).standardOutput)
    for command in [
      "import write-ups", "database check", "export --datasette -", "sql --write 'DELETE FROM regions'",
      "correct synonym råd tips", "document remove --yes 1", "sql 'DELETE FROM regions'", "sql 'COMMIT'",
      "sql 'SELECT set_config($$transaction_read_only$$, $$off$$, true)'",
    ] {
      let result = try await setting.byregion("\(command) --db '\(setting.address)'")
      #expect(result.exitCode == 64 || result.exitCode == 65, "\(command): \(result)")
      #expect(result.standardOutput == "", "\(command)")
    }
    #expect(try setting.session().rows("SELECT count(*) FROM byregion.regions") == [["14"]])
    let unknown = try await setting.byregion("list regions --db '\(setting.address)#elsewhere'")
    #expect(unknown.standardError.contains("nothing is published in the schema elsewhere"))
  }

  @Test("only words that are too long for an index entry are left out") func longWord() async throws {
    let setting = try await Setting(writeUps: 2)
    let long = String(repeating: "x", count: 3_000)
    try setting.write("Langregionen\n\nRåd til andre\n\n 1. Unngå \(long) helst.\n", to: "write-ups/long.txt")
    try await setting.succeed("import --quiet write-ups")
    try setting.publish()
    let there = try PublishedKnowledgeBase.open(setting.address)
    #expect(try there.search(SearchRequest("unngå helst")).total == 1)
    #expect(try there.search(SearchRequest("=" + long)).total == 0)
  }

  /// Compares searches and counts in the file with those in the publication.
  private static func compare(_ setting: Setting, count: Int, seed: UInt64) throws {
    let here = try KnowledgeBase.open(setting.path("byregion.db"), for: .reading)
    defer { try? here.close() }
    let there = try PublishedKnowledgeBase.open(setting.address)
    var queries = try Queries(here.connection, seed: seed)
    var hitCount = 0
    for number in 0..<count {
      let request = queries.next(number)
      let (expected, found) = (try here.search(request), try there.search(request))
      hitCount += expected.hits.count
      guard expected != found else { continue }
      Issue.record(
        """
        \(request.query), \(request.filters.values): \(expected.total) and \(found.total) hits; \
        \(difference(expected, found))
        """)
    }
    // Queries without hits would compare nothing.
    #expect(hitCount > count)
    for number in 0..<count / 5 {
      let request = queries.next(number)
      let (expected, found) = (try here.count(request), try there.count(request))
      #expect(expected.counts == found.counts, "\(request.query)")
    }
  }

  private static func difference(_ expected: SearchResponse, _ found: SearchResponse) -> String {
    for (here, there) in zip(expected.hits, found.hits) where here != there { return "\(here)\n\(there)" }
    guard expected.hits.count == found.hits.count else { return "\(expected.hits.count), \(found.hits.count) returned" }
    var (here, there) = (expected, found)
    (here.hits, there.hits) = ([], [])
    return "\(here)\n\(there)"
  }
}

/// Queries of all kinds from the words and texts of a knowledge base.
private struct Queries {
  private var generator: SeededGenerator
  private let words: [String]
  /// The words of each passage.
  private let texts: [[String]]

  init(_ connection: Connection, seed: UInt64) throws {
    generator = SeededGenerator(seed: seed)
    words = try connection.rows("SELECT word FROM words WHERE length(word) < 40 ORDER BY word") { $0.text(0) ?? "" }
    let tokenizer = try PassageTokenizer()
    texts = try connection.rows("SELECT text FROM passages ORDER BY id") { try tokenizer.words(of: $0.text(0) ?? "") }
      .filter { $0.count > 3 }
  }

  private mutating func word() -> String { words.randomElement(using: &generator) ?? "råd" }

  /// Some words that stand one after the other.
  private mutating func run(_ length: Int) -> [String] {
    let text = texts.randomElement(using: &generator) ?? []
    let start = Int.random(in: 0...max(0, text.count - length), using: &generator)
    return Array(text[start..<min(text.count, start + length)])
  }

  private mutating func beginning(_ word: String) -> String {
    String(word.prefix(Int.random(in: 1...max(1, word.count - 1), using: &generator)))
  }

  private mutating func misspelt() -> String {
    var letters = Array(word())
    letters.remove(at: Int.random(in: letters.indices, using: &generator))
    return letters.isEmpty ? "x" : String(letters)
  }

  private mutating func text(_ kind: Int) -> String {
    switch kind {
    case 0: word()
    case 1: run(2).joined(separator: " ")
    case 2: run(4).joined(separator: " ")
    case 3: word() + " " + misspelt()
    case 4: "\"" + run(2).joined(separator: " ") + "\""
    case 5: "\"" + run(3).joined(separator: " ") + "\" " + word()
    case 6: beginning(word()) + "*"
    case 7: run(1)[0] + " -" + word()
    case 8: run(2).joined(separator: " -")
    case 9: "=" + word() + " " + word()
    case 10: word() + " OR " + word() + " AND NOT " + word()
    case 11: run(3).joined(separator: " NEAR/3 ")
    case 12: "\"" + run(1)[0] + " " + beginning(run(1)[0]) + "*\""
    case 13: ["12 %", "§ 3", "2015–2018", "34394", "1,5 mill", "fase 2"].randomElement(using: &generator) ?? ""
    case 14: ["råd", "mål", "resultat", "søknad"].randomElement(using: &generator).map { $0 + " om " } ?? "" + word()
    case 15: run(2).joined(separator: ":")
    case 16: word() + " kind:advice"
    case 17: "(" + word() + " ELLER " + word() + ") " + beginning(word()) + "*"
    case 18: word() + "- og " + word()
    default: "hvordan kan man få til " + run(3).joined(separator: " ") + "?"
    }
  }

  mutating func next(_ number: Int) -> SearchRequest {
    var request = SearchRequest(text(number % 20))
    request.wantsExplanation = number % 3 == 0
    request.wantsFacets = number % 7 == 0
    request.foldsRepeats = number % 2 == 0
    switch number / 20 % 10 {
    case 1: request.filters[.region] = ["rana", "fjellheim"]
    case 2: request.filters[.county] = ["Nordland"]
    case 3: request.filters[.kind] = ["advice"]
    case 4: request.filters[.language] = ["nb"]
    case 5: request.grouping = .region
    case 6: request.order = .newest
    case 7: request.includesSimilar = true
    case 8: request.filters[.municipality] = ["Hemnes"]
    case 9: request.filters[.document] = ["2"]
    default: break
    }
    return request
  }
}
