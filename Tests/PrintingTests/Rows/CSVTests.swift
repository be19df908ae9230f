import TestSupport
import Testing

@testable import ByregionPrinting

@Suite("CSV")
struct CSVTests {
  @Test("only the cells that need quotes have them, and rows end in CRLF")
  func quotes() throws {
    let csv = try printed(
      .csv, ["name", "a,b"],
      [[.text("Ål"), .text("say \"hi\"")], [.text("two\nlines"), .text("plain text")]])
    #expect(csv == "name,\"a,b\"\r\nÅl,\"say \"\"hi\"\"\"\r\n\"two\nlines\",plain text\r\n")
  }

  @Test("NULL is empty, and the empty text is a pair of quotes")
  func null() throws {
    #expect(try printed(.csv, ["a", "b"], [[.null, .text("")]]) == "a,b\r\n,\"\"\r\n")
  }

  @Test(
    "integers keep every digit",
    arguments: [
      0, 7, 10, 99, 100, 101, 12_345, -1, -10, -98, Int64.max, Int64.min, 999_999_999_999, 1_000_000,
    ])
  func integers(_ value: Int64) throws {
    #expect(try printed(.csv, ["n"], [[.integer(value)]]) == "n\r\n\(value)\r\n")
  }

  @Test("reals read back as the same number")
  func reals() throws {
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<2_000 {
      let value = Double(bitPattern: generator.next())
      guard value.isFinite else { continue }
      let csv = try printed(.csv, ["n"], [[.real(value)]])
      #expect(Double(csv.split(separator: "\r\n")[1]) == value)
    }
  }

  @Test("a blob is an SQL literal")
  func blob() throws {
    #expect(try printed(.csv, ["b"], [[.blob([0, 255, 0x53])]]) == "b\r\nx'00ff53'\r\n")
  }

  @Test("a parser after RFC 4180 reads back any texts exactly")
  func roundTrip() throws {
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<500 {
      let columns = Int.random(in: 1...4, using: &generator)
      let rows = (0..<3).map { _ in (0..<columns).map { _ in HostileText.random(&generator) } }
      let names = (0..<columns).map { _ in HostileText.random(&generator) }
      let csv = try printed(.csv, names, rows.map { $0.map { .text($0) } })
      let records = CSVReader.records(of: csv)
      #expect(records.count == 4)
      for (record, expected) in zip(records, [names] + rows) {
        #expect(record.map { Array($0.utf8) } == expected.map { Array($0.utf8) })
      }
    }
  }

  @Test("invalid UTF-8 is kept in a file")
  func invalidBytes() throws {
    let memory = MemoryDestination()
    let output = Output(memory)
    let printer = CSVPrinter(output)
    try printer.begin([Column("a")])
    try printer.row(OwnedRow([.text([0xC3, 0x28, 0xED, 0xA0, 0x80])]))
    try printer.end()
    #expect(memory.bytes == Array("a\r\n".utf8) + [0xC3, 0x28, 0xED, 0xA0, 0x80, 13, 10])
  }

  @Test("on a terminal an escape sequence is made visible")
  func terminal() throws {
    let csv = try printed(.csv, ["a"], [[.text("\u{1b}[2Jx\u{202e}y\nz")]], RowOptions(isTerminal: true))
    #expect(csv == "a\r\n\"␛[2Jx\\u{202e}y\nz\"\r\n")
  }

  @Test(
    "spreadsheet-safe puts an apostrophe only before texts that would be formulas",
    arguments: ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"])
  func spreadsheet(_ text: String) throws {
    let safe = RowOptions(spreadsheetSafe: true)
    #expect(CSVReader.records(of: try printed(.csv, ["a"], [[.text(text)]], safe))[1] == ["'" + text])
    #expect(CSVReader.records(of: try printed(.csv, ["a"], [[.text(text)]]))[1] == [text])
    #expect(try printed(.csv, ["a", "b"], [[.integer(-1), .text("a=b")]], safe) == "a,b\r\n-1,a=b\r\n")
  }

  @Test("the header can be left out, and a byte order mark added for Excel")
  func header() throws {
    #expect(try printed(.csv, ["a"], [[.integer(1)]], RowOptions(header: false)) == "1\r\n")
    #expect(try printed(.csv, ["a"], [], RowOptions(byteOrderMark: true)) == "\u{FEFF}a\r\n")
  }
}
