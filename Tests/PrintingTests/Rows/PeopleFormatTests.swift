import ByregionLanguages
import ByregionSQLite
import TestSupport
import Testing

@testable import ByregionPrinting

@Suite("List, Markdown and HTML")
struct PeopleFormatTests {
  @Test("a list has one aligned line for each value, and an empty line between records")
  func list() throws {
    let list = try printed(
      .list, ["navn", "områder"], [[.text("Rana"), .null], [.text("to\nlinjer"), .integer(2)]])
    #expect(list == "navn:    Rana\nområder: NULL\n\nnavn:    to\n         linjer\nområder: 2\n")
  }

  @Test("a list fits the screen")
  func listWidth() throws {
    let wrapped = try printed(.list, ["text"], [[.text("en to tre fire fem seks")]], RowOptions(width: 20))
    #expect(wrapped == "text: en to tre fire\n      fem seks\n")
    let cut = try printed(
      .list, ["text"], [[.text("en to tre fire fem seks")]], RowOptions(width: 20, overflow: .cut))
    #expect(cut == "text: en to tre fir…\n")
  }

  @Test("Markdown shows texts literally: nothing in them is markup")
  func markdown() throws {
    let markdown = try printed(
      .markdown, ["region_id", "a|b"],
      [[.integer(1), .text("x | y\n<script> *bold* _em_ [a](b) `c` \\")], [.null, .text("\u{1b}[0m")]])
    #expect(
      markdown == """
        | region_id | a\\|b |
        | ---: | --- |
        | 1 | x \\| y<br>&lt;script> \\*bold\\* \\_em\\_ \\[a\\](b) \\`c\\` \\\\ |
        | *NULL* | ␛\\[0m |

        """)
  }

  @Test("Markdown without rows still shows the columns")
  func emptyMarkdown() throws {
    #expect(try printed(.markdown, ["a", "b"], []) == "| a | b |\n| --- | --- |\n")
  }

  @Test("HTML shows texts literally: nothing in them is a tag, a reference or a change of direction")
  func html() throws {
    let html = try printed(
      .html, ["<a>", "b"],
      [[.text("x & \"y\" 'z'\n<script>alert(1)</script>\u{202e}\u{0}"), .integer(4)], [.null, .text("")]],
      RowOptions(caption: "A < B"))
    #expect(
      html == """
        <table>
        <caption>A &lt; B</caption>
        <thead>
        <tr><th>&lt;a&gt;</th><th>b</th></tr>
        </thead>
        <tbody>
        <tr><td>x &amp; &quot;y&quot; &#39;z&#39;<br>&lt;script&gt;alert(1)&lt;/script&gt;\\u{202e}␀</td>\
        <td style="text-align:right">4</td></tr>
        <tr><td><i>NULL</i></td><td></td></tr>
        </tbody>
        </table>

        """)
  }

  @Test("HTML in a file of its own is a page that states its encoding, its language and where its rows come from")
  func page() throws {
    var options = RowOptions()
    (options.beginsPage, options.endsPage) = (true, true)
    options.about = AboutRows([AboutRows.Line("Søk", "a < b")], in: Catalogue(.nynorsk))
    let page = try printed(.html, ["b"], [[.text("ø")]], options)
    #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"nn\">\n<head>\n<meta charset=\"utf-8\">\n"))
    #expect(page.contains("<title>a &lt; b</title>") && page.contains("<p>Søk: a &lt; b</p>"))
    #expect(page.contains("<tr><td>ø</td></tr>\n</tbody>\n</table>\n") && page.hasSuffix("</body>\n</html>\n"))
  }

  // A workbook is a ZIP archive, which is not text.
  @Test(
    "no format prints a control character of the data to a terminal",
    arguments: OutputFormat.allCases.filter { $0 != .xlsx })
  func harmless(_ format: OutputFormat) throws {
    var generator = SeededGenerator(seed: 9)
    for _ in 0..<200 {
      let name = HostileText.random(&generator)
      let rows: [[Value]] = [
        [.text(HostileText.random(&generator))], [.text(HostileText.random(&generator))],
      ]
      let text = try printed(format, [name], rows, RowOptions(width: 30, isTerminal: true))
      #expect(harmfulScalars(text).isEmpty)
    }
  }
}
