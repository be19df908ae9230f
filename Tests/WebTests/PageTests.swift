#if Web
  import ByregionConsole
  import ByregionLanguages
  import ByregionStore
  import Foundation
  import HummingbirdTesting
  import TestSupport
  import Testing

  @testable import ByregionWeb

  @Suite("Pages of the web server") struct WebPageTests {
    @Test("every page is well-formed in every language") func pages() async throws {
      let fixture = try await WebFixture()
      let routes = Routes.all.filter { $0.formats.contains(.html) && $0.path.first != .literal("api") }
      let pages = WebFixture.pages
      try await fixture.test { client in
        for route in routes
        where !route.needsImportKey
          && !["document-bytes", "static", "robots", "health", "passages-of-region"].contains(route.name)
        {
          let page = try #require(pages[route.name], "no example of \(route.name)")
          for language in Language.allCases {
            let address = page + (page.contains("?") ? "&" : "?") + "lang=" + language.rawValue
            let answer = try await client.get(address)
            #expect(answer.status == .ok, "\(address)")
            #expect(answer.header("content-language") == language.rawValue)
            #expect(answer.header("content-type") == "text/html; charset=utf-8")
            let markup = try MarkupReader(answer.text)
            #expect(markup.elements.first?["lang"] == language.rawValue)
            Self.checkStructure(markup, address)
          }
        }
      }
    }

    @Test("other addresses of pages are redirected, and an error of a memo is an HTML page")
    func made() async throws {
      let fixture = try await WebFixture()
      try await fixture.test { client in
        for (address, target) in [
          ("/regions/rana/advice", "/regions/rana#advice"), ("/regions/rana/r%C3%A5d", "/regions/rana#advice"),
          ("/regions/rana/r%C3%A5d/2", "/regions/rana/advice/2"), ("/counties/1", "/counties/01"),
        ] {
          let answer = try await client.get(address)
          #expect(answer.status.code == 308 && answer.header("location") == target, "\(address)")
        }
        for address in ["/regions/rana/nothing", "/regions/nowhere/advice", "/counties/0"] {
          #expect(try await client.get(address).status.code == 404, "\(address)")
        }
        let memo = try await client.get("/memo.docx?q=")
        #expect(memo.status.code == 400 && memo.header("content-type")?.hasPrefix("text/html") == true)
      }
    }

    /// Checks one `h1`, unique ids, labels that belong to fields, and tables with captions.
    private static func checkStructure(_ markup: MarkupReader, _ address: String) {
      let elements = markup.elements
      #expect(elements.count { $0.name == "h1" } == 1, "\(address)")
      #expect(elements.count { $0.name == "main" } == 1, "\(address)")
      let levels = elements.compactMap { $0.name.wholeMatch(of: /h([1-6])/).flatMap { Int($0.1) } }
      for (level, next) in zip(levels, levels.dropFirst()) {
        #expect(next <= level + 1, "\(address): a heading of level \(next) follows one of level \(level)")
      }
      let ids = elements.compactMap { $0["id"] }
      #expect(Set(ids).count == ids.count, "\(address): duplicate id")
      for label in elements.compactMap({ $0.name == "label" ? $0["for"] : nil }) {
        #expect(ids.contains(label), "\(address)")
      }
      for form in elements.compactMap({ $0["form"] }) { #expect(ids.contains(form), "\(address)") }
      for name in elements.compactMap({ $0["aria-labelledby"] }) { #expect(ids.contains(name), "\(address)") }
      #expect(elements.count { $0.name == "table" } == elements.count { $0.name == "caption" }, "\(address)")
      #expect(elements.allSatisfy { $0.name != "th" || $0["scope"] != nil }, "\(address)")
    }

    @Test("built-in queries have titles in the user's language") func queries() async throws {
      let fixture = try await WebFixture()
      let knowledgeBase = try KnowledgeBase.open(fixture.file, for: .reading)
      let queries = try knowledgeBase.savedQueries()
      try knowledgeBase.close()
      #expect(queries.count > 10)
      for query in queries {
        #expect(Catalogue(.bokmål).queryTitle(query) != query.description, "\(query.name)")
      }
    }

    @Test("every page can be read in each of its formats") func formats() async throws {
      let fixture = try await WebFixture()
      try await fixture.test { client in
        for route in Routes.all {
          guard let page = WebFixture.pages[route.name] else { continue }
          let isOfPrograms = route.path.first == .literal("api") && route.name != "api-page"
          for format in route.formats where format != .html {
            let address = WebFixture.address((isOfPrograms ? "/api" : "") + page, format)
            let answer = try await client.get(address)
            #expect(answer.status == .ok, "\(address)")
            #expect(answer.header("content-type") == format.mediaType, "\(address)")
            if format == .json || format == .csl {
              _ = try JSONSerialization.jsonObject(with: Data(buffer: answer.body), options: .fragmentsAllowed)
            }
          }
        }
      }
    }

    @Test("every response has the security header fields") func safety() async throws {
      let fixture = try await WebFixture()
      try await fixture.test { client in
        for address in ["/", "/regions.csv", "/nowhere", "/documents/1/raw", "/api/regions", "/robots.txt"] {
          let answer = try await client.get(address)
          #expect(answer.header("x-content-type-options") == "nosniff", "\(address)")
          let policy = try #require(answer.header("content-security-policy"))
          #expect(policy.hasPrefix("default-src 'none'"), "\(address)")
          #expect(!policy.contains("unsafe"), "\(address)")
        }
        let raw = try await client.get("/documents/1/raw")
        #expect(raw.header("content-type") == "application/octet-stream")
        #expect(raw.header("content-disposition")?.hasPrefix("attachment") == true)
        #expect(raw.header("content-security-policy")?.contains("sandbox") == true)
      }
    }

    @Test("no link of the site is broken") func links() async throws {
      let fixture = try await WebFixture()
      for base in ["", "/byregion"] {
        var site = fixture.site
        if !base.isEmpty { site.publicURL = try PublicURL("https://example.no\(base)") }
        try await fixture.test(site) { client in
          var seen: Set<String> = [base + "/"]
          var waiting = [base + "/", base + "/search?q=samarbeid", base + "/sql?sql=SELECT%20*%20FROM%20regions"]
          while let address = waiting.popLast(), seen.count < 2_000 {
            let answer = try await client.get(address)
            #expect([200, 308].contains(answer.status.code), "\(address)")
            guard answer.header("content-type")?.hasPrefix("text/html") == true else { continue }
            for element in try MarkupReader(answer.text).elements {
              for link in [element["href"], element["src"], element["action"]].compactMap({ $0 }) {
                let target = String(link.prefix { $0 != "#" })
                // All passages have the same route, so those with the numbers 1 and 2 are enough.
                let isLater = target.contains(/\/[a-z]+\/([3-9]|\d\d+)([.?]|$)/)
                guard !target.isEmpty, !target.contains("lang="), !isLater else { continue }
                #expect(target.hasPrefix(base + "/"), "\(address) leads to \(link)")
                if seen.insert(target).inserted { waiting.append(target) }
              }
            }
          }
          #expect(seen.count > 60)
        }
      }
    }

    @Test("the documentation names every page") func documentation() throws {
      let text = try Project.text(of: "docs/web.md")
      for route in Routes.all where !["static", "robots", "health"].contains(route.name) {
        let page = route.pattern.hasPrefix("/api/") ? String(route.pattern.dropFirst(4)) : route.pattern
        #expect(
          text.contains("`\(page)") || text.contains("`\(route.pattern)"), "docs/web.md does not name \(route.pattern)")
      }
    }

    @Test("style sheet and script stay small") func sizes() {
      #expect(StaticFile.styleSheet.content.count <= 15_000)
      #expect(StaticFile.script.content.count <= 10_000)
    }

    @Test("a removed passage shows its former text, a name redirects to its region, and similar names are suggested")
    func missing() async throws {
      let text = try String(
        contentsOf: WebFixture.seed("ranaregionen.txt"), encoding: .utf8)
      let fixture = try await WebFixture(["ranaregionen.txt": text])
      let file = fixture.folder.url.appendingPathComponent("sources/ranaregionen.txt")
      let advice = "Utvikling og forankring av felles strategier"
      #expect(text.contains(advice))
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).filter { !$0.contains(advice) }
      try lines.joined(separator: "\n").write(to: file, atomically: true, encoding: .utf8)
      try await fixture.importAgain()
      try await fixture.test { client in
        let gone = try await client.get("/regions/rana/advice/3?lang=nb")
        #expect(gone.status.code == 410)
        #expect(gone.text.contains(advice))
        #expect(try await client.get("/api/regions/rana/advice/3").status.code == 410)
        let moved = try await client.get("/regions/Ranaregionen")
        #expect(moved.status.code == 308)
        #expect(moved.header("location") == "/regions/rana")
        let near = try await client.get("/regions/ranna?lang=nb")
        #expect(near.status.code == 404)
        #expect(try await client.get("/municipalities/rana").header("location") == "/municipalities/1833")
        #expect(try await client.get("/regions/").header("location") == "/regions")
      }
    }
  }
#endif
