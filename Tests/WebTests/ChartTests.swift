#if Web
  import ByregionLanguages
  import ByregionSQLite
  import Foundation
  import HummingbirdTesting
  import Testing

  @testable import ByregionWeb

  @Suite("Charts, memos and explanations on web pages") struct WebChartTests {
    @Test("the lengths of bars are proportional to their values, from zero") func scale() throws {
      let scale = BarScale([.integer(10), .real(2.5), .null, .integer(0)])
      #expect(scale.extent(of: .integer(10))?.length == 100)
      #expect(scale.extent(of: .real(2.5))?.length == 25)
      #expect(scale.extent(of: .integer(0))?.length == 0)
      #expect(scale.extent(of: .null) == nil)
      let signed = BarScale([.integer(-10), .integer(30)])
      #expect(signed.extent(of: .integer(-10))?.start == 0)
      #expect(signed.extent(of: .integer(30))?.start == 25)
      #expect(BarScale([.integer(0)]).extent(of: .integer(0)) == nil)
      let huge = BarScale([.real(1e308), .real(-1e308), .real(.infinity)])
      #expect(huge.extent(of: .real(1e308))?.length == 50)
      #expect(huge.extent(of: .real(.infinity)) == nil)
    }

    @Test(
      "only a result with a label and a number has bars",
      arguments: [
        ("SELECT name, population FROM region_overview", 2), ("SELECT name, slug FROM region_overview", 0),
        ("SELECT name, population, density FROM region_overview", 0), ("SELECT 'a', 1", 0),
        ("SELECT population, name FROM region_overview", 0), ("SELECT 'a' AS a, 1 AS b UNION SELECT 'b', NULL", 1),
      ])
    func results(sql: String, bars: Int) async throws {
      let fixture = try await WebFixture()
      try await fixture.test { client in
        let answer = try await client.get("/sql?sql=" + PercentEncoding.encoded(sql))
        let elements = try MarkupReader(answer.text).elements
        #expect(elements.filter { $0.name == "rect" }.count == bars)
        #expect(elements.filter { $0.name == "svg" }.allSatisfy { $0["aria-hidden"] == "true" })
      }
    }

    @Test("hits are counted in charts with the numbers of the facets", arguments: ByregionLanguages.Language.allCases)
    func facets(language: ByregionLanguages.Language) async throws {
      let fixture = try await WebFixture()
      try await fixture.test { client in
        let answer = try await client.get("/search?q=samarbeid&lang=\(language.rawValue)")
        let markup = try MarkupReader(answer.text)
        #expect(markup.elements.contains { $0["id"] == "charts" })
        #expect(markup.elements.count { $0["class"] == "bar" } > 3)
        #expect(answer.text.contains("/memo.docx?q=samarbeid"))
      }
    }

    @Test("a search can be downloaded as a memo in the language of the page") func memo() async throws {
      let fixture = try await WebFixture()
      try await fixture.test { client in
        for (address, type) in [
          ("/memo.docx", Format.docx.mediaType), ("/memo.odt", Format.odt.mediaType),
          ("/memo.html", "text/html; charset=utf-8"),
        ] {
          let answer = try await client.get("\(address)?q=forankring&kind=advice&lang=nn")
          #expect(answer.status == .ok)
          #expect(answer.header("content-type") == type)
          #expect(answer.header("content-disposition")?.hasPrefix("attachment; filename=\"notat.") == true)
          #expect(answer.header("content-security-policy")?.contains("sandbox") == true)
          #expect(answer.body.readableBytes > 1_000)
        }
        let text = try await client.get("/memo.html?q=forankring&q=kommunikasjon&lang=nb").text
        #expect(text.contains("forankring") && text.contains("kommunikasjon"))
        let empty = try await client.get("/memo.docx")
        #expect(empty.status.code == 400)
        let broken = try await client.get("/memo.docx?q=(")
        #expect(broken.status.code < 500)
        let hostile = PercentEncoding.encoded("<script>alert(1)</script>")
        let memo = try await client.get("/memo.html?q=" + hostile).text
        #expect(!memo.contains("<script>alert"))
      }
    }

    @Test("hits are explained if the address asks for it") func explanation() async throws {
      let fixture = try await WebFixture()
      try await fixture.test { client in
        let page = try await client.get("/search?q=forankring&explain=1&lang=en").text
        #expect(page.contains("the sum of weight × rarity × frequency:"))
        let plain = try await client.get("/search?q=forankring&lang=en").text
        #expect(!plain.contains("the sum of weight"))
        let json = try await client.get("/api/search?q=forankring&explain=1&lang=en").text
        #expect(json.contains("\"explanation\""))
      }
    }
  }
#endif
