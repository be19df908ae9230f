#if Web
  import ByregionPostgreSQL
  import ByregionRecords
  import Foundation
  import Hummingbird
  import HummingbirdTesting
  import TestSupport
  import Testing

  @testable import ByregionWeb

  /// Pages of a publication, on a real server, compared with the same pages of the file.
  @Suite("Pages of a publication", hasServer) struct PublishedPagesTests {
    private struct Answer {
      var status: Int
      var type: String?
      var body: [UInt8]
      var text: String { String(decoding: body, as: UTF8.self) }
    }

    /// The values of path variables, by the names of routes.
    private static let parts: [String: [String: String]] = [
      "region": ["slug": "rana"], "passage": ["slug": "rana", "kind": "advice", "number": "1"],
      "passages-of-region": ["slug": "rana", "kind": "advice"], "municipality": ["number": "1833"],
      "county": ["number": "18"], "document": ["id": "2"], "document-bytes": ["id": "2"],
      "passage-of-the-api": ["slug": "rana", "kind": "advice", "number": "1"],
    ]
    private static let queries = [
      "search": ["?q=forankring", "?q=%22regional+utvikling%22", "?q=finnesikke", "?q=samarb*&kind=advice"],
      "memo": ["?q=forankring"], "sql": ["?sql=SELECT+count(*)+AS+a+FROM+passages", "?sql=SELECT+nothing"],
      "passages": ["?kind=advice"],
    ]

    /// The addresses of all routes that only read, in all their formats.
    private static var addresses: [String] {
      Routes.all.filter { $0.methods.contains("GET") && $0.name != "static" && !$0.needsImportKey }.flatMap { route in
        let names = route.name == "query" ? ["regions-by-density", "words-of-a-region", "advice-by-keyword"] : [""]
        return names.flatMap { name in addresses(of: route, name) }
      }
    }

    private static func addresses(of route: Route, _ name: String) -> [String] {
      let path = route.path.map { segment in
        switch segment {
        case .literal(let text): "/" + text
        case .variable(let variable): "/" + (parts[route.name]?[variable] ?? name)
        }
      }.joined()
      return route.formats.flatMap { format in
        (queries[route.name] ?? [""]).map { (path.isEmpty ? "/" : path) + format.suffix + $0 }
      }
    }

    private static func site(_ file: String) -> Site {
      var site = Site(file: file, version: "test")
      // Other suites may keep the machine busy.
      (site.limits.page, site.limits.statement, site.limits.streamedStatement) = (300, 60, 300)
      return site
    }

    private static func ask(
      _ site: Site, _ addresses: [String], before: @Sendable @escaping (String) async throws -> Void = { _ in }
    ) async throws -> [Answer] {
      try await WebServer.application(site).test(.router) { client in
        var answers: [Answer] = []
        for address in addresses {
          try await before(address)
          answers.append(
            try await client.execute(uri: address, method: .get) { response in
              Answer(
                status: response.status.code, type: response.headers[.contentType],
                body: Array(buffer: response.body))
            })
        }
        return answers
      }
    }

    @Test("every page and file has the same bytes as those of the knowledge base") func pages() async throws {
      let setting = try await Setting(writeUps: 6)
      try await setting.succeed("import --quiet '\(Project.folder.path)/seed'")
      try setting.publish()
      let addresses = Self.addresses
      let expected = try await Self.ask(Self.site(setting.path("byregion.db")), addresses)
      let found = try await Self.ask(Self.site(setting.address), addresses)
      #expect(addresses.count > 60 && expected.count { $0.status == 200 } > 50)
      for (address, (here, there)) in zip(addresses, zip(expected, found)) {
        #expect(here.status == there.status && here.type == there.type, "\(address)")
        // Memos contain the file's name, and the page for SQL lists the tables, of which fewer are published.
        if address.hasPrefix("/memo") || address.hasPrefix("/sql?") { continue }
        #expect(here.body == there.body, "\(address): \(there.text.prefix(500))")
      }
    }

    @Test("SQL does not find tables that are not published, and cannot query the index") func leftOut() async throws {
      let setting = try await Setting()
      try setting.publish()
      let answers = try await Self.ask(
        Self.site(setting.address),
        ["imports", "word_places", "passages_fts", "sqlite_schema", "regions"].map {
          "/api/sql?sql=SELECT+count(*)+FROM+\($0)"
        })
      #expect(answers.map(\.status) == [400, 400, 400, 200, 200], "\(answers.map(\.text))")
    }

    @Test("a page shows the last publication, and readers do not block a publication") func freshness()
      async throws
    {
      let setting = try await Setting()
      try setting.publish()
      let answers = try await Self.ask(Self.site(setting.address), ["/api/regions", "/api/advice", "/api/regions"]) {
        address in
        guard address == "/api/advice" else { return }
        try await setting.succeed("import --quiet '\(Project.folder.path)/seed'")
        // Recreates all tables, which would wait for locks of readers.
        try setting.session().execute("UPDATE byregion.publication SET structure = 'another version'")
        try setting.publish()
      }
      #expect(answers.map { $0.text.contains("Ranaregionen") } == [false, true, true])
    }

    @Test("a page reports that the server cannot be reached, and works again once it can") func lostServer()
      async throws
    {
      let server = try await TestServer()
      let setting = try await Setting(server: server)
      try setting.publish()
      let answers = try await Self.ask(Self.site(setting.address), ["/regions", "/advice", "/search?q=forankring"]) {
        address in
        if address == "/advice" { try await server.stop() }
        if address.hasPrefix("/search") { try await server.start() }
      }
      #expect(answers.map(\.status) == [200, 503, 200], "\(answers.map(\.text))")
      #expect(answers[1].text.contains("Tjeneren kan ikke nås"))
    }

    @Test("serve prints the server's address without password, and refuses to import there") func command()
      async throws
    {
      let setting = try await Setting()
      try setting.publish()
      let program = try #require(BuiltProgram.url("byregion"))
      let address = setting.address.replacing("postgres@", with: "postgres:hemmelig@")
      let result = try await setting.shell(
        """
        mkfifo messages
        '\(program.path)' serve --port 0 --db '\(address)' 2>messages & pid=$!
        read -r line <messages
        echo "$line" >&2
        kill -INT $pid
        wait $pid
        byregion serve --port 0 --import --db '\(address)'
        """)
      #expect(result.standardError.contains("serving postgresql:///"), "\(result)")
      #expect(result.standardError.contains("this needs a file"), "\(result)")
      #expect(!result.standardError.contains("hemmelig"))
    }

    @Test("an assistant gets the same answers as from the file") func assistant() async throws {
      let setting = try await Setting()
      try await setting.succeed("import --quiet '\(Project.folder.path)/seed'")
      try setting.publish()
      let calls = [
        #"{"name":"search","arguments":{"query":"forankring"}}"#, #"{"name":"list","arguments":{"kind":"advice"}}"#,
        #"{"name":"run_query","arguments":{"name":"words-of-a-region"}}"#, #"{"name":"saved_queries","arguments":{}}"#,
        #"{"name":"sql","arguments":{"statement":"SELECT slug, count(*) AS n FROM advice_overview GROUP BY slug"}}"#,
        #"{"name":"schema","arguments":{"name":"advice"}}"#,
      ]
      let messages =
        [
          #"{"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"#
            + #""clientInfo":{"name":"test","version":"1"}}}"#,
          #"{"jsonrpc":"2.0","method":"notifications/initialized"}"#,
        ]
        + calls.enumerated().map { number, call in
          #"{"jsonrpc":"2.0","id":\#(number + 1),"method":"tools/call","params":\#(call)}"#
        }
      try setting.write(messages.joined(separator: "\n") + "\n", to: "messages")
      let here = try await setting.byregion("mcp --db byregion.db <messages")
      let there = try await setting.byregion("mcp --db '\(setting.address)' <messages")
      // Calls run concurrently, so their answers come in any order.
      let answers = here.standardOutput.split(separator: "\n").sorted()
      #expect(answers.count == calls.count + 1, "\(here)")
      #expect(there.standardOutput.split(separator: "\n").sorted() == answers, "\(there)")
    }
  }
#endif
