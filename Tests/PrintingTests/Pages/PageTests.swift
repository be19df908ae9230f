import Testing

@testable import ByregionPrinting

@Suite("Pages")
struct PageTests {
  private let page = Page([
    .title("Ranaregionen"),
    .facts([
      PageFact("Søker", text: "Rana"), PageFact("Folketall", text: "33 500"), PageFact("Areal", text: nil),
    ]),
    .heading("Råd"),
    .items([
      PageItem("Skap møteplasser for by- og tettstedsutvikling", marker: "2.", reference: "rana/advice/2"),
      PageItem("Inne i rådet", marker: "•", depth: 2),
    ]),
    .paragraph("# ikke en *overskrift*"),
    .bars([
      PageBar("Rana", value: 26_138, text: "26 138"), PageBar("Hemnes", value: 4_500, text: "4500"),
      PageBar("Ingen", value: 0, text: "0"),
    ]),
    .table([Column("kommune"), Column("rolle")], [["Rana", "applicant"], ["Hemnes", .null]]),
  ])

  @Test("a page is wrapped to the screen's width")
  func terminal() throws {
    let shown = try Output.text { try PagePrinter($0, Terminal(width: 44)).print(page) }
    #expect(
      shown == """
        Ranaregionen
        ════════════

        Søker:     Rana
        Folketall: 33 500
        Areal:     –

        Råd
        ───
        2. Skap møteplasser for by- og
           tettstedsutvikling  rana/advice/2
          • Inne i rådet

        # ikke en *overskrift*

        Rana    ████████████████████████████ 26 138
        Hemnes  ████▉ 4500
        Ingen   0

        kommune │ rolle
        ────────┼──────────
        Rana    │ applicant
        Hemnes  │ NULL

        """)
  }

  @Test("in a Markdown page, no text is interpreted as markup")
  func markdown() throws {
    #expect(
      try Output.text { try MarkdownPagePrinter($0).print(page) } == """
        # Ranaregionen

        - **Søker:** Rana
        - **Folketall:** 33 500
        - **Areal:** –

        ## Råd

        2. Skap møteplasser for by- og tettstedsutvikling (rana/advice/2)
            - Inne i rådet

        \\# ikke en \\*overskrift\\*

        |  |  |
        | --- | ---: |
        | Rana | 26 138 |
        | Hemnes | 4500 |
        | Ingen | 0 |

        | kommune | rolle |
        | --- | --- |
        | Rana | applicant |
        | Hemnes | *NULL* |

        """)
  }

  @Test("a paragraph that looks like a list stays a paragraph in Markdown")
  func blocks() throws {
    for (text, expected) in [
      ("1. januar", "1\\. januar"), ("- nei", "\\- nei"), ("2015 blir", "2015 blir"), ("> x", "\\> x"),
    ] {
      let shown = try Output.text { try MarkdownPagePrinter($0).print(Page([.paragraph(StyledText(text))])) }
      #expect(shown == expected + "\n")
    }
  }

  @Test("without UTF-8, lines and bars are drawn in ASCII")
  func ascii() throws {
    let terminal = Terminal(width: 30, usesUTF8: false)
    let shown = try Output.text { output in
      try PagePrinter(output, terminal).print(
        Page([.title("By"), .bars([PageBar("a", value: 2, text: "2"), PageBar("b", value: 1, text: "1")])]))
    }
    #expect(
      shown
        == "By\n==\n\na  ######################## 2\nb  ############ 1\n")
  }

  @Test("no control character of a page reaches the terminal")
  func harmless() throws {
    let evil = "x\u{1b}[2J\u{202e}\u{9b}"
    let page = Page([
      .title(evil), .heading(evil), .paragraph(StyledText(evil)), .facts([PageFact(evil, text: evil)]),
      .items([PageItem(StyledText(evil), marker: evil, reference: evil)]),
      .bars([PageBar(evil, value: .nan, text: evil)]), .table([Column(evil)], [[.text(evil)]]),
    ])
    #expect(harmfulScalars(try Output.text { try PagePrinter($0, Terminal()).print(page) }).isEmpty)
    #expect(harmfulScalars(try Output.text { try MarkdownPagePrinter($0).print(page) }).isEmpty)
  }
}
