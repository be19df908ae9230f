#if Web
  import ByregionStore
  import Foundation
  import HTTPTypes
  import HummingbirdTesting
  import NIOCore
  import TestSupport
  import Testing

  @testable import ByregionWeb

  @Suite("The web server's API") struct WebAPITests {
    @Test("the API description has exactly the routes of the API") func description() async throws {
      let fixture = try await WebFixture()
      try await fixture.test { client in
        let answer = try await client.get("/api/openapi.json")
        let object = try #require(
          try JSONSerialization.jsonObject(with: Data(buffer: answer.body)) as? [String: Any])
        let paths = try #require(object["paths"] as? [String: [String: Any]])
        let described = Set(paths.flatMap { path, methods in methods.keys.map { "\($0) \(path)" } })
        let routes = OpenAPI.described.flatMap { route in route.methods.map { "\($0.lowercased()) \(route.pattern)" } }
        #expect(described == Set(routes))
        #expect(routes.count == Set(routes).count)
        #expect(described.isSuperset(of: ["get /api/search", "get /api/regions/{slug}", "post /api/sql"]))
      }
    }

    @Test("a result of 50,001 rows is complete in every file format") func whole() async throws {
      let fixture = try await WebFixture()
      let sql =
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50001) SELECT i, 'æ' || i AS t FROM n"
      let query = PercentEncoding.encoded(sql)
      try await WebServer.application(fixture.site).test(.router) { client in
        for (format, header) in [(Format.csv, 1), (.excel, 1), (.ndjson, 0)] {
          let answer = try await client.get("/sql\(format.suffix)?sql=\(query)")
          #expect(answer.status == .ok)
          let lines = answer.text.split(whereSeparator: \.isNewline)
          #expect(lines.count == 50_001 + header, "\(format)")
          #expect(lines.last?.contains("50001") == true)
        }
        let json = try await client.get("/api/sql?sql=\(query)")
        #expect(json.text.contains("\"truncated\": true"))
      }
    }

    @Test("a search returns JSON with its hits and a link to the next page") func search() async throws {
      let fixture = try await WebFixture()
      try await fixture.test { client in
        let answer = try await client.get("/api/search?q=samarbeid&limit=2")
        let object = try #require(try JSONSerialization.jsonObject(with: Data(buffer: answer.body)) as? [String: Any])
        #expect(object["version"] as? Int == 1)
        #expect((object["hits"] as? [Any])?.count == 2)
        let next = try #require(answer.header("link"))
        #expect(next.contains("page=2") && next.contains("rel=\"next\""))
      }
    }

    @Test("the API description lists the columns that a list can be sorted by") func columns() async throws {
      let fixture = try await WebFixture()
      try await fixture.test { client in
        for name in ["regions", "municipalities", "counties", "documents"] {
          let answer = try await client.get("/api/\(name)")
          let object = try #require(try JSONSerialization.jsonObject(with: Data(buffer: answer.body)) as? [String: Any])
          let columns = try #require(object["columns"] as? [String])
          let route = try #require(Routes.all.first { $0.name == name })
          let parameter = try #require(route.parameters.first { $0.name == "sort" })
          #expect(parameter.schema == .choice(columns.flatMap { [$0, "-" + $0] }))
        }
      }
    }

    @Test("programs get English unless the address has another language, and the response names the language")
    func languages() async throws {
      let fixture = try await WebFixture()
      try await fixture.test { client in
        let norwegian = ["accept-language": "nb", "cookie": "lang=nb"]
        for address in ["/api/nowhere", "/nowhere.json", "/api/search?q=%FF", "/api/search?q=a&page=0"] {
          let answer = try await client.get(address, norwegian)
          #expect(answer.header("content-type") == "application/problem+json", "\(address)")
          #expect(answer.header("content-language") == "en", "\(address)")
        }
        let asked = try await client.get("/api/regions/xyz?lang=nn", norwegian)
        #expect(asked.header("content-language") == "nn")
        #expect(asked.text.contains("Det finst ingen region"))
        // `/api` is an HTML page; a program can ask for JSON at other addresses with `Accept`.
        #expect(try await client.get("/api", norwegian).header("content-language") == "nb")
        let json = try await client.get("/nowhere", norwegian.merging(["accept": "application/json"]) { $1 })
        #expect(json.header("content-type") == "application/problem+json")
        #expect(try await client.get("/api/regions?lang=xx").status.code == 400)
      }
    }

    @Test("a walk through the passages returns each once") func walk() async throws {
      let fixture = try await WebFixture()
      try await fixture.test { client in
        var next: String? = "/api/passages?limit=7"
        var references: [String] = []
        while let address = next {
          let answer = try await client.get(address)
          let object = try #require(try JSONSerialization.jsonObject(with: Data(buffer: answer.body)) as? [String: Any])
          references += try #require(object["rows"] as? [[String: Any]]).compactMap { $0["reference"] as? String }
          next = object["next"] as? String
        }
        #expect(references.count == Set(references).count)
        let all = try await client.get("/api/passages.csv").text.split(whereSeparator: \.isNewline)
        #expect(all.count == references.count + 1)
      }
    }

    @Test("an error in SQL has a position and a suggestion") func problem() async throws {
      let fixture = try await WebFixture()
      try await fixture.test { client in
        let answer = try await client.get("/api/sql?sql=SELECT%20nam%20FROM%20regions")
        #expect(answer.status.code == 400)
        #expect(answer.header("content-type") == "application/problem+json")
        let object = try #require(try JSONSerialization.jsonObject(with: Data(buffer: answer.body)) as? [String: Any])
        #expect(object["offset"] as? Int == 7)
        #expect(object["column"] as? Int == 8)
        #expect((object["hint"] as? String)?.contains("name") == true)
        #expect(try await client.get("/api/sql?sql=DROP%20TABLE%20regions").status.code == 400)
        #expect(try await client.get("/api/sql?sql=ATTACH%20'x'%20AS%20y").status.code == 400)
      }
    }

    @Test("parameters are bound from the content of a POST") func post() async throws {
      let fixture = try await WebFixture()
      try await fixture.test { client in
        let body = ByteBuffer(string: #"{"sql": "SELECT :a || :b AS c", "parameters": {"a": "<", "b": 5}}"#)
        try await client.execute(
          uri: "/api/sql", method: .post, headers: [.contentType: "application/json"], body: body
        ) {
          #expect($0.status == .ok)
          #expect(String(buffer: $0.body).contains("\"c\": \"<5\""))
        }
      }
    }

    @Test("a request with the current entity tag gets 304 until the file changes") func tags() async throws {
      let fixture = try await WebFixture()
      try await fixture.test { client in
        let first = try await client.get("/regions?lang=nb")
        let tag = try #require(first.header("etag"))
        let second = try await client.get("/regions?lang=nb", ["if-none-match": tag])
        #expect(second.status.code == 304)
        #expect(second.body.readableBytes == 0)
        #expect(try await client.get("/regions?lang=nn", ["if-none-match": tag]).status.code == 200)
        let knowledgeBase = try KnowledgeBase.open(fixture.file, for: .writing)
        try knowledgeBase.connection.execute("UPDATE regions SET name = 'Nytt namn' WHERE slug = 'rana'")
        try knowledgeBase.close()
        let third = try await client.get("/regions?lang=nb", ["if-none-match": tag])
        #expect(third.status.code == 200)
        #expect(third.text.contains("Nytt namn"))
      }
    }

    @Test("a file that replaces another is served") func replaced() async throws {
      let fixture = try await WebFixture()
      let other = try await WebFixture(["a.txt": "Testregionen\n\nRåd\n\n1. Snakk sammen\n"])
      try await fixture.test { client in
        #expect(try await client.get("/regions").text.contains("Ranaregionen"))
        #expect(rename(other.file, fixture.file) == 0)
        let answer = try await client.get("/regions")
        #expect(!answer.text.contains("Ranaregionen"))
        #expect(answer.text.contains("Testregionen"))
      }
    }

    @Test("compressed content is the same content") func compression() async throws {
      let fixture = try await WebFixture()
      try await fixture.test { client in
        let plain = try await client.get("/regions/rana")
        let packed = try await client.get("/regions/rana", ["accept-encoding": "br, gzip"])
        #expect(packed.header("content-encoding") == "gzip")
        #expect(packed.body.readableBytes < plain.body.readableBytes / 2)
        let file = fixture.folder.url.appendingPathComponent("page.gz")
        try Data(buffer: packed.body).write(to: file)
        let unpacked = try await CommandRunner(folder: fixture.folder.url).run("gzip -dc page.gz")
        #expect(unpacked.standardOutput == plain.text)
        #expect(
          try await client.get("/regions/rana", ["accept-encoding": "gzip;q=0"]).header("content-encoding") == nil)
      }
    }

    @Test("HEAD has the header fields of GET and no content") func head() async throws {
      let fixture = try await WebFixture()
      try await fixture.test { client in
        for address in ["/regions", "/regions.csv", "/api/passages", "/nowhere"] {
          let get = try await client.get(address)
          let head = try await client.get(address, method: .head)
          #expect(head.status == get.status, "\(address)")
          #expect(head.body.readableBytes == 0, "\(address)")
          #expect(head.header("content-length") == get.header("content-length"), "\(address)")
        }
      }
    }

    @Test("a cancellation before the statement begins is not lost") func earlyStop() async throws {
      let pool = WorkerPool(threads: 1, limit: 1) { ConsoleWorker(path: "none") }
      let isStopped = await withCheckedContinuation { continuation in
        _ = pool.submit(
          { _, job in
            job.cancel()
            continuation.resume(returning: (try? job.checkCancellation()) == nil)
          }, dropped: {})
      }
      #expect(isStopped)
      pool.close(within: 5)
    }

    @Test("a query ends when its client disconnects") func departure() async throws {
      let fixture = try await WebFixture()
      let engine = Engine(fixture.site, cores: 1)
      defer { engine.close(within: 5) }
      let sql = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
      let request = PageRequest(
        site: fixture.site, method: "GET", path: ["sql"], target: "/sql.csv",
        parameters: Parameters([.init(name: "sql", value: sql)]), format: .csv, language: .english, origin: "")
      let route = try engine.router.match(method: "GET", path: ["sql.csv"]).route
      // Without the cancellation, the query would run into its time limit and end with another status.
      let outcome = await engine.answer(request, route, compresses: false, tags: nil) { stop in stop() }
      guard case .whole(let head, _) = outcome else {
        Issue.record("no complete response")
        return
      }
      #expect(head.status == 503)
    }
  }
#endif
