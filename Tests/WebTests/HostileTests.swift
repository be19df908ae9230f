#if Web
  import Foundation
  import HummingbirdTesting
  import Testing

  @testable import ByregionWeb

  @Suite("Hostile content and parameters on web pages") struct WebHostileTests {
    private static func check(_ page: String, _ address: String) throws {
      let markup = try MarkupReader(page)
      let allowed: Set<String> = [
        "html", "head", "meta", "title", "link", "script", "body", "a", "header", "div", "ul", "li", "nav", "main", "p",
        "span", "h1", "h2", "h3", "form", "label", "input", "button", "aside", "fieldset", "legend", "details",
        "summary", "ol", "mark", "footer", "table", "caption", "thead", "tbody", "tr", "th", "td", "dl", "dt", "dd",
        "blockquote", "code", "pre", "textarea", "small", "strong", "b", "figure", "figcaption", "svg", "g", "path",
        "circle", "text", "desc", "rect",
      ]
      for element in markup.elements {
        #expect(allowed.contains(element.name), "\(address): <\(element.name)>")
        for (name, value) in element.attributes {
          #expect(!name.hasPrefix("on"), "\(address): \(name)")
          #expect(!value.lowercased().hasPrefix("javascript:"), "\(address): \(value)")
        }
      }
      #expect(markup.elements.count { $0.name == "script" } == 1, "\(address)")
      #expect(!page.contains("\u{202E}"), "\(address)")
    }

    @Test("markup in the texts of a file is escaped") func file() async throws {
      let fixture = try await WebFixture.hostile()
      try await fixture.test { client in
        for (name, address) in WebFixture.pages {
          let answer = try await client.get(address)
          #expect(answer.status.code == 200, "\(name)")
          try Self.check(answer.text, address)
        }
        #expect(try await client.get("/regions/rana").text.contains("&lt;img src=x"))
      }
    }

    @Test("markup in parameters is escaped") func parameters() async throws {
      let fixture = try await WebFixture()
      let encoded = PercentEncoding.encoded(WebFixture.markup)
      try await fixture.test { client in
        for route in Routes.all {
          guard let page = WebFixture.pages[route.name], route.path.first != .literal("api") else { continue }
          let bare = page.prefix { $0 != "?" }
          let names = route.parameters.map(\.name) + ["lang", "other"]
          for name in names {
            let address = "\(bare)?\(name)=\(encoded)" + (route.name == "search" && name != "q" ? "&q=samarbeid" : "")
            try Self.check(try await client.get(address).text, address)
          }
          for index in route.path.indices {
            guard case .variable = route.path[index] else { continue }
            var parts = bare.split(separator: "/").map(String.init)
            parts[index] = encoded
            let address = "/" + parts.joined(separator: "/")
            try Self.check(try await client.get(address).text, address)
          }
        }
      }
    }

    @Test("characters with a meaning in HTML are escaped") func writer() {
      let response = Response(compresses: false, begin: nil)
      let html = HTML(response.output)
      html.element("p", .init("title", "a\"b'c<d>&"), text: "<&>\"'\u{0}\u{7F}\u{202E}æøå")
      let bytes = (try? response.finish()) ?? []
      #expect(
        String(decoding: bytes, as: UTF8.self)
          == "<p title=\"a&quot;b&#39;c&lt;d&gt;&amp;\">&lt;&amp;&gt;&quot;&#39;\u{2400}\u{2421}\\u{202e}æøå</p>")
    }
  }
#endif
