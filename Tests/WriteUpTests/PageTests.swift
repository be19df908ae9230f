import Testing

@testable import ByregionWriteUp

@Suite("Web pages")
struct PageTests {
  @Test("Each page gives the result of a careful reader", arguments: Fixture.pages)
  func isExact(_ fixture: Fixture) throws {
    #expect(ExpectedWriteUp(try fixture.read()).withoutLines == fixture.expected.withoutLines)
  }

  @Test("There are fixtures of many web systems and Markdown dialects")
  func areThere() {
    #expect(Fixture.pages.count { $0.name.hasSuffix(".md") } > 8)
    #expect(Fixture.pages.count { !$0.name.hasSuffix(".md") } > 15)
  }

  @Test(
    "Text is the same as in browsers",
    arguments: [
      ("<p>a</br>b", "a|b"), ("<div>a</p>b</div>", "a|b"), ("<p>M&aringl &#149; &#150;", "Mål • –"),
      ("<p><![if !supportLists]>1.<![endif]> a", "1. a"), ("<p>a<!-- <p>b --!>c", "ac"),
      ("<ul><li>a<li>b</ul>c", "a|b|c"), ("<p>a<div>b</div>c", "a|b|c"), ("<p>&notit; &ampere &x;", "¬it; &ere &x;"),
      ("<script><!-- <script>x</script> --></script><p>a", "a"), ("<table><td>a<td>b<tr><td>c</table>d", "a|b|c|d"),
      ("<a href=x>a<a href=y>b</a>", "ab"), ("<title>x</title>a<textarea><p>b</textarea>", "a"),
      ("<svg><title>a</title><p>b", "b"), ("<p title='>'>a<b title=\"x", "a"),
    ])
  func standard(_ page: String, _ text: String) {
    let tree = HTMLTree(Array(page.utf8))
    var lines: [String] = [""]
    var index = 0
    while index < tree.nodes.count {
      let node = tree.nodes[index]
      if let name = node.name, HTMLFurniture.invisible.contains(name) {
        index = node.end
        continue
      }
      if node.name == nil {
        lines[lines.count - 1] += String(decoding: tree.characters[node.text], as: UTF8.self)
      } else if node.name.map({ HTMLNames.blocks.contains($0) || $0 == .br }) ?? false {
        lines.append("")
      }
      index += 1
      let isEnd = tree.nodes.indices.contains { outer in
        tree.nodes[outer].end == index && tree.nodes[outer].name.map { HTMLNames.blocks.contains($0) } ?? false
      }
      if isEnd { lines.append("") }
    }
    #expect(lines.filter { !$0.isEmpty }.joined(separator: "|") == text)
  }

  @Test("An escaped marker is text in Markdown, with and without inline HTML", arguments: ["km²", "km<sup>2</sup>"])
  func escapedMarker(unit: String) throws {
    let writeUp = try WriteUp(
      "# Salten\n\n## Resultater\n\n\\- 10 \(unit) vei\n\n1\\. plass\n\n- en buss\n", name: "x.md")
    #expect(writeUp.entries(of: .results).map(\.text) == ["- 10 km² vei", "1. plass", "en buss"])
    #expect(writeUp.entries(of: .results).map(\.marker) == [nil, nil, "-"] || unit != "km²")
  }

  @Test("Teasers with headings of sections above the main heading are not part of the write-up")
  func teasersAbove() throws {
    let teaser = "<article><h2><a href=\"/a\">Byen fikk pris</a></h2><h3>Resultater</h3><p>Les mer.</p></article>"
    let text = "<article><h1>Follo</h1><p>Tre kommuner.</p><h2>Resultater</h2><ul><li>En plan</ul></article>"
    let writeUp = try WriteUp("<title>Follo</title><section>\(teaser)</section>\(text)", name: "x.html")
    #expect(writeUp.title == "Follo")
    #expect(writeUp.entries(of: .results).map(\.text) == ["En plan"])
  }

  @Test("A title with the level of the sections' headings is the first of them")
  func titleLikeSections() throws {
    let writeUp = try WriteUp(
      "<h3>Follo</h3><p>Tre kommuner.</p><h3>Om arbeidet</h3><p>Vi møttes.</p><h3>Resultater</h3><p>En plan.</p>",
      name: "x.html")
    #expect(writeUp.title == "Follo")
    #expect(writeUp.sections.map(\.kind) == [.lead, .other, .results])
  }

  @Test("A heading and a list outside the write-up are reported")
  func isReported() throws {
    let page =
      "<main><h1>Salten</h1><h2>Resultater</h2><ul><li>En plan</ul><h2>Fakta Salten</h2><p>Areal: 10 km²</p>"
      + "<div class=related><h2>Les også</h2><ul><li><a href=/a>Ny ferge</a></ul></div></main>"
    let writeUp = try WriteUp(page, name: "x.html")
    #expect(writeUp.sections.map(\.heading) == ["Resultater", "Fakta Salten"])
    #expect(writeUp.diagnostics.contains { $0.identifier == "page-part-left-out" })
  }
}
