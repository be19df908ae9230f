import ByregionLanguages
import ByregionRecords
@testable import ByregionWriteUp
import Testing

@testable import ByregionPrinting

@Suite("Workbook") struct WorkbookTests {
  private func date(_ text: String) -> SpreadsheetDate? {
    var text = text
    return text.withUTF8 { SpreadsheetDate($0) }
  }

  private func text(_ text: String) -> SpreadsheetText {
    var text = text
    return text.withUTF8 { SpreadsheetText($0) }
  }

  private func string(_ text: SpreadsheetText) -> String {
    String(decoding: text.bytes.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  @Test("dates and timestamps in the forms of the tables and SQLite become dates")
  func dates() {
    #expect(date("2016-02-29").map { [$0.year, $0.month, $0.day] } == [2016, 2, 29])
    let moment = date("2018-06-01T12:30:59Z")
    #expect(moment.map { [$0.hour, $0.minute, $0.second] } == [12, 30, 59])
    #expect(date("2018-06-01 12:30:59")?.isDay == false)
  }

  @Test(
    "dates that do not exist, or are before Excel's calendar, are texts",
    arguments: [
      "2015-02-29", "1900-02-28", "1899-12-31", "2015-13-01", "2015-1-1", "20150101", "2015-01-01T25:00:00Z",
      "2015-01-0å",
      "2015-01-01T12:00:00", "0301", "2015-01-31 ",
    ])
  func noDates(_ text: String) { #expect(date(text) == nil) }

  @Test("a text that is too long is cut between letters, and marked")
  func longTexts() {
    let fits = text(String(repeating: "å", count: SpreadsheetText.longest))
    #expect(!fits.isCut && string(fits).utf16.count == SpreadsheetText.longest)
    let cut = text(String(repeating: "å", count: SpreadsheetText.longest + 1))
    #expect(cut.isCut && string(cut).utf16.count == SpreadsheetText.longest && string(cut).hasSuffix("å…"))
    let emoji = text(String(repeating: "😀", count: 20_000))
    #expect(emoji.isCut && string(emoji).utf16.count <= SpreadsheetText.longest && string(emoji).hasSuffix("😀…"))
  }

  @Test("control characters are shown, and texts that look like Excel's escapes are kept")
  func escapes() {
    #expect(string(text("a\u{0}b\u{1b}")) == "a␀b␛")
    #expect(string(text("_x0041_")) == "_x005F_x0041_")
    #expect(string(text("_x004_ _xyzab_")) == "_x004_ _xyzab_")
    #expect(string(text("æ_x00e6_")) == "æ_x005F_x00e6_")
  }

  @Test("rows beyond a sheet go to the next, and a note says so")
  func manyRows() throws {
    var notes: [String] = []
    let memory = MemoryDestination()
    let printer = WorkbookPrinter(Output(memory), RowOptions(), rowLimit: 3)
    try printer.begin([Column("n")])
    for number in 0..<5 { try printer.row([.integer(Int64(number))]) }
    try printer.end()
    notes = printer.notes
    #expect(notes == ["a sheet has room for 2 rows: 5 rows are on 3 sheets"])
    #expect(memory.bytes.starts(with: Array("PK".utf8)))
  }

  @Test(
    "the names of sheets, and the sheet about the rows, are in the chosen language",
    arguments: [
      (Language.bokmål, ["Rader", "Rader 2", "Om"], "Tidspunkter"),
      (.nynorsk, ["Rader", "Rader 2", "Om"], "Tidspunkt"),
      (.english, ["Rows", "Rows 2", "About"], "Times"),
    ])
  func languages(_ language: Language, _ sheets: [String], _ times: String) throws {
    var options = RowOptions()
    options.about = AboutRows([.init("A", "B")], in: Catalogue(language))
    let memory = MemoryDestination()
    let printer = WorkbookPrinter(Output(memory), options, rowLimit: 2)
    try printer.begin([Column("n")])
    for _ in 0..<2 { try printer.row([.text("2018-06-01T12:00:00Z")]) }
    try printer.end()
    let archive = try #require(ZipArchive(memory.bytes))
    func part(_ name: String) throws -> String { String(decoding: try archive.part(name), as: UTF8.self) }
    let workbook = try part("xl/workbook.xml")
    #expect(sheets.allSatisfy { workbook.contains("name=\"\($0)\"") }, "\(workbook)")
    let about = try part("xl/worksheets/sheet3.xml") + ((try? part("xl/sharedStrings.xml")) ?? "")
    #expect(about.contains(">\(times)<"), "\(about)")
    #expect(about.contains(">\(printer.notes[0])<"), "\(printer.notes)")
  }

  @Test("CSV for Excel has a byte order mark, semicolons, decimal commas, and no formulas")
  func excel() throws {
    var options = RowOptions(spreadsheetSafe: true, byteOrderMark: true)
    options.isForExcel = true
    let csv = try printed(
      .csv, ["a", "b;c"], [[.real(1.5), .text("=1+1")], [.text("x;y"), .text("Ål, 2")]], options)
    #expect(csv == "\u{FEFF}a;\"b;c\"\r\n1,5;'=1+1\r\n\"x;y\";\"Ål, 2\"\r\n")
  }

  @Test("on standard output lines of CSV end in LF")
  func lineEnds() throws {
    var options = RowOptions()
    options.endsLinesAsFiles = false
    #expect(try printed(.csv, ["a"], [[.integer(1)]], options) == "a\n1\n")
  }
}
