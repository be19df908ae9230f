#if Web
  import Foundation
  import HummingbirdTesting
  import TestSupport
  import Testing

  @testable import ByregionWeb

  @Suite("Pages without content link to other pages") struct WaysOnTests {
    @Test("a search without hits says what to try, and has no downloads and no facets") func nothingFound() async throws
    {
      let fixture = try await WebFixture()
      try await fixture.test { client in
        let page = try await client.get("/search?q=xyzzyx&lang=nb").text
        #expect(page.contains("Prøv færre ord") && page.contains("href=\"/advice?lang=nb\""))
        #expect(!page.contains("Last ned") && !page.contains("class=\"facets\"") && !page.contains("#facets"))
        let narrowed = try await client.get("/search?q=xyzzyx&county=18&lang=nb").text
        #expect(narrowed.contains("class=\"facets\""))
        #expect(narrowed.contains("href=\"/search?q=xyzzyx&amp;lang=nb\">Søk uten avgrensing"))
        let found = try await client.get("/search?q=forankring&lang=nb").text
        #expect(found.contains("Last ned") && found.contains("class=\"facets\"") && !found.contains("Prøv færre ord"))
      }
    }

    @Test("an error about a filter has a link to the search without filters") func badFilter() async throws {
      let fixture = try await WebFixture()
      try await fixture.test { client in
        let answer = try await client.get("/search?q=forankring&county=99&page=3&lang=en")
        #expect(answer.status.code == 400)
        #expect(answer.text.contains("href=\"/search?q=forankring&amp;lang=en\">Search without filters"))
      }
    }

    @Test("a warning about a query marks the position") func warning() async throws {
      let fixture = try await WebFixture()
      try await fixture.test { client in
        let page = try await client.get("/search?q=(forankring+AND&lang=nn").text
        #expect(page.contains("(forankring AND\n<span class=\"caret\" aria-hidden=\"true\">^</span>"), "\(page)")
        #expect(page.contains("aria-hidden=\"true\">            ^^^</span>"))
      }
    }

    @Test("a page after the last one links to the first") func beyond() async throws {
      let fixture = try await WebFixture()
      try await fixture.test { client in
        for (address, first) in [
          ("/search?q=samarbeid&page=99&lang=nb", "/search?q=samarbeid&amp;lang=nb"),
          ("/advice?page=9&lang=nb", "/advice?lang=nb"), ("/regions?page=9&lang=nb", "/regions?lang=nb"),
        ] {
          let page = try await client.get(address).text
          #expect(page.contains("href=\"\(first)\">Til den første siden"), "\(address)")
          #expect(!page.contains("av 1<") && !page.contains("byregion import"), "\(address)")
        }
      }
    }

    @Test("a selected place without hits is shown with its name") func chosenNames() async throws {
      let fixture = try await WebFixture()
      try await fixture.test { client in
        let page = try await client.get("/advice?county=03&municipality=0301&lang=nb").text
        #expect(page.contains("Ingen råd her.") && page.components(separatedBy: "<span>Oslo</span>").count == 3)
        let other = try await client.get("/search?q=xyzzyx&kind=advice&region=rana&lang=nb").text
        #expect(other.contains("<span>råd</span>") && other.contains("<span>Ranaregionen</span>"))
      }
    }

    @Test("built-in queries have field labels and column headings in the user's language")
    func queries() async throws {
      let fixture = try await WebFixture()
      try await fixture.test { client in
        let page = try await client.get("/queries/advice-by-keyword?lang=nn").text
        #expect(page.contains(">Ord</label>") && page.contains("Søkjarkommune") && !page.contains(">applicant<"))
        let names = page.components(separatedBy: "name=\"words\"").count
        #expect(names == 2)
        for line in try await client.get("/queries.csv").text.split(separator: "\n").dropFirst() {
          let name = try #require(line.split(separator: ",").first)
          let page = try await client.get("/queries/\(name)?lang=nb").text
          // Names of columns and parameters are in lower case; translated headings and labels are not.
          let heads =
            page.components(separatedBy: "<label for=\"p-").dropFirst()
            + page.components(separatedBy: "<th").dropFirst()
          for head in heads where !head.hasPrefix("ead") {
            let text = head.drop { $0 != ">" }.dropFirst().prefix { $0 != "<" }
            #expect(text.first?.isUppercase == true, "\(name): \(text)")
          }
        }
      }
    }
  }
#endif
