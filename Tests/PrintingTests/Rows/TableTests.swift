import ByregionSQLite
import TestSupport
import Testing

@testable import ByregionPrinting

@Suite("Table")
struct TableTests {
  @Test("columns are aligned by display width, and numbers to the right")
  func alignment() throws {
    let table = try printed(
      .table, ["navn", "folketall"],
      [
        [.text("Rana"), .integer(26_138)], [.text("Åsnes"), .integer(7)], [.text("A\u{30A}l"), .null],
        [.text("漢字"), .real(0.5)], [.text("👩‍👩‍👧‍👦 🇳🇴"), .integer(-1)],
      ])
    #expect(
      table == """
        navn  │ folketall
        ──────┼──────────
        Rana  │     26138
        Åsnes │         7
        A\u{30A}l    │      NULL
        漢字  │       0.5
        👩‍👩‍👧‍👦 🇳🇴 │        -1

        """)
  }

  @Test("NULL differs from an empty text, also by its colour")
  func null() throws {
    let rows: [[Value]] = [[.integer(1), .null], [.integer(2), .text("")]]
    #expect(try printed(.table, ["n", "text"], rows) == "n │ text\n──┼─────\n1 │ NULL\n2 │\n")
    let coloured = try printed(.table, ["n", "text"], rows, RowOptions(usesColour: true))
    #expect(coloured.hasPrefix("\u{1b}[1mn\u{1b}[0m │ \u{1b}[1mtext\u{1b}[0m\n"))
    #expect(coloured.contains("1 │ \u{1b}[38;5;243mNULL\u{1b}[0m\n"))
  }

  @Test("a long text is wrapped at words within its column")
  func wraps() throws {
    let rows: [[Value]] = [
      [
        .text("rana/advice/2"), .text("Skap møteplasser for by- og tettstedsutvikling i hele regionen"),
        .integer(2),
      ],
      [.text("rana/advice/3"), .text("Kort"), .integer(13)],
    ]
    #expect(
      try printed(.table, ["reference", "text", "n"], rows, RowOptions(width: 42)) == """
        reference     │ text                  │  n
        ──────────────┼───────────────────────┼───
        rana/advice/2 │ Skap møteplasser for  │  2
                      │ by- og                │
                      │ tettstedsutvikling i  │
                      │ hele regionen         │
        rana/advice/3 │ Kort                  │ 13

        """)
  }

  @Test("with the option to cut, a long text ends in an ellipsis")
  func cuts() throws {
    let table = try printed(
      .table, ["id", "text"], [[.integer(1), .text("Forankring i kommunestyret\nog i rådet")]],
      RowOptions(width: 20, overflow: .cut))
    #expect(table == "id │ text\n───┼────────────────\n 1 │ Forankring i k…\n")
  }

  @Test("a table never exceeds the screen")
  func fits() throws {
    var generator = SeededGenerator(seed: 5)
    for width in [40, 61, 80, 133] {
      for overflow in RowOptions.Overflow.allCases {
        let columns = Int.random(in: 1...12, using: &generator)
        let rows: [[Value]] = (0..<20).map { _ in
          (0..<columns).map { _ in .text(HostileText.random(&generator) + HostileText.random(&generator)) }
        }
        let names = (0..<columns).map { "column \($0)" }
        let table = try printed(.table, names, rows, RowOptions(width: width, overflow: overflow))
        for line in table.split(separator: "\n") { #expect(DisplayWidth.of(String(line)) <= width) }
        #expect(harmfulScalars(table).isEmpty)
      }
    }
  }

  @Test("too many columns for the screen are printed as a list, if that is allowed")
  func becomesList() throws {
    let names = (1...9).map { "column_\($0)" }
    let row: [Value] = (1...9).map { .text("some text number \($0)") }
    let list = try printed(.table, names, [row], RowOptions(width: 60))
    #expect(list.hasPrefix("column_1: some text number 1\ncolumn_2: some text number 2\n"))
    let table = try printed(.table, names, [row], RowOptions(width: 60, allowsList: false))
    #expect(table.hasPrefix("column_1 │ column_2 │"))
  }

  @Test("a wider later row uses the spare width of the screen, is wrapped, or exceeds an unlimited table")
  func laterRows() throws {
    let rows: [[Value]] =
      (0..<1_000).map { _ in [.text("short"), .integer(1)] } + [[.text("much longer text"), .integer(2)]]
    let wide = try printed(.table, ["a", "b"], rows, RowOptions(width: 80))
    #expect(wide.hasSuffix("\nmuch longer text                         │     2\n"))
    let bounded = try printed(.table, ["a", "b"], rows, RowOptions(width: 9))
    #expect(bounded.hasSuffix("short │ 1\nmuch  │ 2\nlonge │\nr     │\ntext  │\n"))
    #expect(try printed(.table, ["a", "b"], rows).hasSuffix("short │ 1\nmuch longer text │ 2\n"))
  }

  @Test("a number is never wrapped, even in a late row")
  func laterNumbers() throws {
    let rows: [[Value]] = (0..<1_000).map { _ in [.integer(7), .text("x")] } + [[.integer(123_456_789), .text("y")]]
    #expect(try printed(.table, ["n", "t"], rows, RowOptions(width: 8)).hasSuffix("7 │ x\n123456789 │ y\n"))
  }

  @Test("rows whose columns would be too narrow become records, if that is allowed")
  func records() throws {
    let names = (1...5).map { "text_\($0)" }
    let row: [Value] = names.map { _ in .text("En lang setning om forankring i kommunestyret og i rådet") }
    #expect(try printed(.table, names, [row], RowOptions(width: 80)).hasPrefix("text_1: En lang setning"))
    #expect(try printed(.table, names, [row], RowOptions(width: 120)).hasPrefix("text_1"))
    #expect(try printed(.table, names, [row], RowOptions(width: 120)).contains("│ text_5"))
    #expect(try printed(.table, names, [row], RowOptions(width: 80, allowsList: false)).contains("│ text_5"))
  }

  @Test("without UTF-8 the lines are drawn in ASCII, and a table without rows shows its columns")
  func ascii() throws {
    #expect(try printed(.table, ["a", "bc"], [], RowOptions(usesUTF8: false)) == "a | bc\n--+---\n")
  }

  @Test("line breaks in a cell stay within its column")
  func newlines() throws {
    let table = try printed(.table, ["text", "n"], [[.text("en\r\nto\n"), .integer(1)]])
    #expect(table == "text │ n\n─────┼──\nen   │ 1\nto   │\n     │\n")
  }

  @Test("reals are shown with at most 15 digits")
  func reals() throws {
    let values: [Double] = [
      0.1 + 0.2, 1.0 / 3, 4460.0, 1e300, -2.0 / 3, 9.9999999999999999e22, 0.99999999999999989, 1e16,
    ]
    let table = try printed(.table, ["x"], values.map { [.real($0)] })
    let shown = table.split(separator: "\n").dropFirst(2).map { $0.drop { $0 == " " } }
    #expect(
      shown == [
        "0.3", "0.333333333333333", "4460.0", "1e+300", "-0.666666666666667", "1e+23", "1.0", "1e+16",
      ])
  }
}
