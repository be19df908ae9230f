#if Web
  import ByregionLanguages
  import Foundation
  import HTTPTypes
  import HummingbirdTesting
  import NIOCore
  import Testing

  @testable import ByregionWeb

  @Suite("Requests that the web server refuses") struct GuardTests {
    private static func status(_ host: String?, _ requestGuard: RequestGuard) -> Int {
      do {
        _ = try requestGuard.origin(host: host)
        return 200
      } catch {
        return (error as? Problem)?.kind.status ?? 0
      }
    }

    @Test("requests with another host name are rejected") func hosts() throws {
      let loopback = RequestGuard(host: "127.0.0.1", port: 8790, publicURL: nil)
      for host in ["127.0.0.1:8790", "localhost:8790", "LOCALHOST:8790", "[::1]:8790"] {
        #expect(Self.status(host, loopback) == 200, "\(host)")
      }
      let others = [
        "evil.example", "evil.example:8790", "localhost", "localhost.:8790", "127.0.0.1", "127.0.0.1:80", "", "[::1]",
        "127.0.0.1:8790.evil.example", "localhost:8790@evil.example",
      ]
      for host in others { #expect(Self.status(host, loopback) == 421, "\(host)") }
      #expect(Self.status(nil, loopback) == 421)
      let open = RequestGuard(host: "0.0.0.0", port: 80, publicURL: try PublicURL("https://example.no/byregion"))
      #expect(Self.status("example.no", open) == 200)
      #expect(Self.status("0.0.0.0:80", open) == 421)
      #expect(try open.origin(host: "example.no") == "https://example.no")
    }

    @Test("a form from another site is rejected") func origins() {
      let requestGuard = RequestGuard(host: "127.0.0.1", port: 8790, publicURL: nil)
      let own = "http://127.0.0.1:8790"
      func isAllowed(_ site: String?, _ origin: String?, forPrograms: Bool = false) -> Bool {
        (try? requestGuard.checkOrigin(fetchSite: site, origin: origin, of: own, isForPrograms: forPrograms)) != nil
      }
      #expect(isAllowed("same-origin", nil))
      #expect(isAllowed("none", nil))
      #expect(!isAllowed("cross-site", own))
      #expect(!isAllowed("same-site", own))
      #expect(isAllowed(nil, own))
      #expect(!isAllowed(nil, "https://evil.example"))
      #expect(!isAllowed(nil, "null"))
      #expect(!isAllowed(nil, nil))
      #expect(isAllowed(nil, nil, forPrograms: true))
    }

    @Test("methods, lengths, sizes, encodings and formats are limited") func limits() async throws {
      let fixture = try await WebFixture()
      try await fixture.test { client in
        let post = try await client.get("/regions", method: .post)
        #expect(post.status.code == 405)
        #expect(post.header("allow") == "GET, HEAD")
        #expect(try await client.get("/search?q=" + String(repeating: "a", count: 9_000)).status.code == 414)
        #expect(try await client.get("/search?q=%FF").status.code == 400)
        #expect(try await client.get("/search?" + String(repeating: "a=1&", count: 300)).status.code == 400)
        #expect(try await client.get("/search?q=a&page=1001").status.code == 400)
        #expect(try await client.get("/search.csv?q=a&kin=advice").status.code == 400)
        #expect(try await client.get("/about", ["accept": "image/png"]).status.code == 406)
        let json: HTTPFields = [.contentType: "application/json"]
        let large = ByteBuffer(repeating: 0x20, count: 70_000)
        try await client.execute(uri: "/api/sql", method: .post, headers: json, body: large) {
          #expect($0.status.code == 413)
        }
        try await client.execute(uri: "/api/sql", method: .post, headers: [.contentType: "text/plain"], body: nil) {
          #expect($0.status.code == 415)
        }
        let cross: HTTPFields = [.contentType: "application/json", .origin: "https://evil.example"]
        try await client.execute(uri: "/api/sql", method: .post, headers: cross, body: ByteBuffer(string: "{}")) {
          #expect($0.status.code == 403)
        }
      }
    }

    @Test("SQL is rejected if it is disabled") func sqlIsOff() async throws {
      let fixture = try await WebFixture()
      var site = fixture.site
      site.allowsSQL = false
      try await fixture.test(site) { client async throws in
        #expect(try await client.get("/sql?sql=SELECT%201").status.code == 403)
        #expect(try await client.get("/api/sql?sql=SELECT%201").status.code == 403)
        #expect(try await client.get("/queries/regions-by-density").status.code == 200)
        #expect(try await !client.get("/").text.contains("href=\"/sql\""))
      }
    }

    @Test("statements that exhaust their memory do not make other requests fail") func memory() async throws {
      let fixture = try await WebFixture()
      let hostile =
        "/api/sql?sql="
        + PercentEncoding.encoded(
          """
          WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
          SELECT count(DISTINCT hex(randomblob(5000))) FROM n
          """)
      try await fixture.test { client in
        try await withThrowingTaskGroup(of: Void.self) { tasks in
          for _ in 0..<2 {
            tasks.addTask {
              for _ in 0..<4 {
                let answer = try await client.get(hostile)
                #expect(answer.status.code == 400)
                #expect(answer.text.contains("#problem-limit"))
              }
            }
          }
          for number in 0..<4 {
            tasks.addTask {
              for word in ["samarbeid", "region", "forankring", "kommune"] {
                let answer = try await client.get("/search?q=\(word)&page=\(number + 1)")
                #expect(answer.status.code == 200)
                #expect(try await client.get("/api/sql?sql=SELECT%20\(number)").status.code == 200)
              }
            }
          }
          try await tasks.waitForAll()
        }
      }
    }

    @Test("the public URL is parsed") func publicURL() throws {
      let address = try PublicURL("https://Example.no:443/byregion/")
      #expect(address.host == "example.no")
      #expect(address.path == "/byregion")
      #expect(address.origin == "https://example.no")
      for text in ["example.no", "ftp://example.no", "https://", "https://a b/", "https://a/?q", "https://u@a/"] {
        #expect(throws: (any Error).self, "\(text)") { try PublicURL(text) }
      }
    }
  }
#endif
