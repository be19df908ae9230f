#if Web
  import ByregionConsole
  import ByregionSQLite
  import ByregionStore
  import HummingbirdTesting
  import Testing

  @testable import ByregionWeb

  @Suite("Results of saved queries") struct WebSavedQueryTests {
    private static func change(_ fixture: WebFixture, _ sql: String) throws {
      let knowledgeBase = try KnowledgeBase.open(fixture.file, for: .writing)
      try knowledgeBase.connection.execute(sql)
      try knowledgeBase.close()
    }

    @Test("are those of the file as it is now") func current() async throws {
      let fixture = try await WebFixture()
      try await fixture.test { client in
        for address in ["/queries/regions-by-density", "/api/queries/regions-by-density"] {
          for name in ["Eneste", "Andre", "Tredje"] {
            try Self.change(fixture, "UPDATE regions SET name = '\(name)-\(address.count)' WHERE slug = 'rana'")
            for _ in 0..<2 { #expect(try await client.get(address).text.contains("\(name)-\(address.count)")) }
          }
        }
      }
    }

    @Test("with the same parameters only are shared") func parameters() async throws {
      let fixture = try await WebFixture()
      try Self.change(
        fixture, "INSERT INTO saved_queries (name, description, sql) VALUES ('echo', '', 'SELECT :word AS w')")
      try await fixture.test { client in
        for word in ["eple", "potet", "eple"] {
          let answer = try await client.get("/api/queries/echo?word=\(word)")
          #expect(answer.status.code == 200)
          #expect(answer.text.contains("\"w\": \"\(word)\""))
        }
      }
    }

    @Test(
      "that change while the file does not are never shared, and have no entity tag",
      arguments: ["random()", "hex(randomblob(8))", "strftime('%f', 'now') || random()"])
    func changeable(_ expression: String) async throws {
      let fixture = try await WebFixture()
      let quoted = SQLLanguage.quotedText("SELECT \(expression) AS r")
      try Self.change(fixture, "INSERT INTO saved_queries (name, description, sql) VALUES ('now', '', \(quoted))")
      try await fixture.test { client in
        for address in ["/api/queries/now", "/queries/now", "/queries/now.csv"] {
          let (one, other) = (try await client.get(address), try await client.get(address))
          #expect(one.status.code == 200)
          #expect(one.text != other.text, "\(address)")
          #expect(one.header("etag") == nil, "\(address)")
        }
        #expect(try await client.get("/api/queries/regions-by-density").header("etag") != nil)
      }
    }

    @Test("are computed once for a state of the file, and not kept if somebody wrote meanwhile") func sharing() throws {
      let shared = SharedContents()
      let console = try SQLConsole(KnowledgeBase.inMemory())
      var calls = 0
      func rows(state: Int, isCurrent: Bool = true, isShared: Bool = true) throws -> Int {
        let session = ConsoleSession(
          console: console, shared: SharedState(shared, state: state), isCurrent: { isCurrent })
        return try session.sharing("key", capacity: 2) {
          calls += 1
          return (calls, isShared)
        }
      }
      #expect(try [rows(state: 1), rows(state: 1)] == [1, 1])
      #expect(try [rows(state: 2, isCurrent: false), rows(state: 2)] == [2, 3])
      #expect(try [rows(state: 2), rows(state: 3, isShared: false), rows(state: 3)] == [3, 4, 5])
      try console.close()
    }
  }
#endif
