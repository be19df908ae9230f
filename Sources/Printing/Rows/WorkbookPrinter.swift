import ByregionFiles
import ByregionLanguages
import ByregionRecords
import ByregionText
import CXLSXWriter

/// Prints rows as a workbook (`.xlsx`), with libxlsxwriter in constant-memory mode.
///
/// Numbers become numbers and dates become dates. Any other text stays a text, even if it looks like a number or a
/// formula. NULL is an empty cell, and a blob is an SQL literal. The header row is frozen and has filters. A further
/// sheet, "About" ("Om"), gives the query and the sources of the rows.
///
/// The workbook is written to a temporary file and copied to the output at the end, since the directory of a ZIP
/// archive is at its end.
final class WorkbookPrinter: RowPrinter {
  /// Maximum number of rows of a sheet; further rows go to further sheets.
  static let maxRows = 1_048_576
  private static let maxColumns = 16_384
  /// Maximum width of a column in characters; longer texts are wrapped.
  private static let widest = 60
  /// Excel keeps 15 digits of a number.
  private static let largestNumber: UInt64 = 999_999_999_999_999

  private let output: Output
  private let options: RowOptions
  private let rowLimit: Int
  private let folder: TemporaryFolder?
  private var failure: (any Error)?
  private var workbook: UnsafeMutablePointer<lxw_workbook>?
  private var sheet: UnsafeMutablePointer<lxw_worksheet>?
  private var formats: Formats?
  private var columns: [Column] = []
  private var widths: [Int] = []
  /// Number of rows of the sheet so far, including the header.
  private var sheetRows = 0
  private var sheetCount = 0
  private var rowCount = 0
  private var cutTexts = 0
  private var longNumbers = 0
  private var hasTimes = false

  private(set) var notes: [String] = []

  private var words: Catalogue { options.about.catalogue }

  /// The formats of cells.
  private struct Formats {
    var header: UnsafeMutablePointer<lxw_format>?
    var text: UnsafeMutablePointer<lxw_format>?
    var day: UnsafeMutablePointer<lxw_format>?
    var moment: UnsafeMutablePointer<lxw_format>?
  }

  /// - Parameter rowLimit: the maximum number of rows of a sheet; tests pass fewer.
  init(_ output: Output, _ options: RowOptions = RowOptions(), rowLimit: Int = WorkbookPrinter.maxRows) {
    self.output = output
    self.options = options
    self.rowLimit = rowLimit
    do {
      folder = try TemporaryFolder(named: "byregion-workbook")
    } catch {
      folder = nil
      failure = error
    }
  }

  deinit { if let workbook { lxw_workbook_free(workbook) } }

  func begin(_ columns: [Column]) throws {
    if let failure { throw failure }
    guard let folder else { return }
    guard columns.count <= Self.maxColumns else {
      throw KnowledgeBaseError(
        .unavailable, "a sheet has room for \(Self.maxColumns.description) columns, and these are \(columns.count)",
        suggestion: "Choose fewer columns, or --format csv.")
    }
    var workbookOptions = lxw_workbook_options()
    workbookOptions.constant_memory = 1
    workbookOptions.use_zip64 = 1
    self.columns = columns
    let opened = folder.path.withCString { temporary in
      // The library keeps a copy of the name.
      workbookOptions.tmpdir = UnsafeMutablePointer(mutating: temporary)
      return workbook_new_opt(filePath(in: folder), &workbookOptions)
    }
    guard let opened else { throw failed("no memory") }
    workbook = opened
    var formats = Formats()
    formats.header = workbook_add_format(opened)
    format_set_bold(formats.header)
    format_set_bottom(formats.header, UInt8(LXW_BORDER_THIN.rawValue))
    format_set_align(formats.header, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    formats.text = workbook_add_format(opened)
    format_set_text_wrap(formats.text)
    format_set_align(formats.text, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    formats.day = dateFormat("yyyy-mm-dd", opened)
    formats.moment = dateFormat("yyyy-mm-dd hh:mm:ss", opened)
    self.formats = formats
    try beginSheet()
  }

  private func filePath(in folder: TemporaryFolder) -> String { folder.path + "/workbook.xlsx" }

  private func dateFormat(
    _ pattern: String, _ workbook: UnsafeMutablePointer<lxw_workbook>
  ) -> UnsafeMutablePointer<lxw_format>? {
    let format = workbook_add_format(workbook)
    format_set_num_format(format, pattern)
    format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    return format
  }

  private func beginSheet() throws {
    finishSheet()
    sheetCount += 1
    sheet = workbook_add_worksheet(workbook, words.workbookRows(sheet: sheetCount))
    guard sheet != nil else { throw failed("no memory") }
    widths = columns.map { _ in 0 }
    for (index, column) in columns.enumerated() {
      var name = column.name
      let text = name.withUTF8 { SpreadsheetText($0) }
      worksheet_write_string(sheet, 0, lxw_col_t(index), text.bytes, formats?.header)
      // The filter button covers the end of the name.
      widths[index] = text.width + 3
    }
    sheetRows = 1
    worksheet_freeze_panes(sheet, 1, 0)
  }

  private func finishSheet() {
    guard let sheet, !columns.isEmpty else { return }
    worksheet_autofilter(sheet, 0, 0, lxw_row_t(max(1, sheetRows - 1)), lxw_col_t(columns.count - 1))
    for (index, width) in widths.enumerated() {
      let shown = Double(min(max(width + 1, 6), Self.widest))
      worksheet_set_column(sheet, lxw_col_t(index), lxw_col_t(index), shown, nil)
    }
  }

  func row(_ row: some RowSource) throws {
    if sheetRows == rowLimit { try beginSheet() }
    for index in 0..<min(row.count, columns.count) { row.withCell(index) { cell($0, index) } }
    sheetRows += 1
    rowCount += 1
  }

  private func cell(_ cell: CellView, _ index: Int) {
    switch cell {
    case .null: break
    case .integer(let value):
      guard value.magnitude <= Self.largestNumber else {
        longNumbers += 1
        return text(String(value), index)
      }
      write(Double(value), digits: String(value).utf8.count, index)
    case .real(let value):
      guard value.isFinite else { return text(value.description, index) }
      write(value, digits: NumberText.readable(value).utf8.count, index)
    case .text(let bytes):
      if let date = SpreadsheetDate(bytes) { self.date(date, index) } else { text(bytes, index) }
    case .blob(let bytes): text(Output.text { BinaryText.appendLiteral(bytes, to: $0) }, index)
    }
  }

  private func write(_ number: Double, digits: Int, _ index: Int) {
    worksheet_write_number(sheet, lxw_row_t(sheetRows), lxw_col_t(index), number, formats?.text)
    widths[index] = max(widths[index], digits)
  }

  private func date(_ date: SpreadsheetDate, _ index: Int) {
    var value = lxw_datetime()
    value.year = Int32(date.year)
    value.month = Int32(date.month)
    value.day = Int32(date.day)
    value.hour = Int32(date.hour)
    value.min = Int32(date.minute)
    value.sec = Double(date.second)
    let format = date.isDay ? formats?.day : formats?.moment
    worksheet_write_datetime(sheet, lxw_row_t(sheetRows), lxw_col_t(index), &value, format)
    if !date.isDay { hasTimes = true }
    widths[index] = max(widths[index], date.isDay ? 10 : 19)
  }

  private func text(_ string: String, _ index: Int) {
    var string = string
    string.withUTF8 { text($0, index) }
  }

  private func text(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) {
    let text = SpreadsheetText(bytes)
    if text.isCut { cutTexts += 1 }
    worksheet_write_string(sheet, lxw_row_t(sheetRows), lxw_col_t(index), text.bytes, formats?.text)
    widths[index] = max(widths[index], text.width)
  }

  func end() throws {
    guard let workbook, let folder else { return }
    finishSheet()
    collectNotes()
    try writeAbout(workbook)
    // Closing frees the workbook, even if it fails.
    self.workbook = nil
    let result = workbook_close(workbook)
    guard result == LXW_NO_ERROR else { throw failed(lxw_strerror(result).map { String(cString: $0) } ?? "unknown") }
    do {
      try FileReader.forEachPiece(of: filePath(in: folder)) { output.append($0.bindMemory(to: UInt8.self)) }
    } catch let error as FileReader.Failure {
      throw failed(error.message)
    }
    try output.flush()
  }

  func pause() throws {}

  func stop() throws {}

  private func failed(_ reason: String) -> KnowledgeBaseError {
    KnowledgeBaseError(
      .inputOutput, "the workbook could not be written: \(reason)", place: folder?.path,
      suggestion: "Make room there, or name another folder in the variable TMPDIR.")
  }

  private func collectNotes() {
    if sheetCount > 1 {
      notes.append(words.workbookSheets(rows: rowCount, ofSheet: rowLimit - 1, sheets: sheetCount))
    }
    if cutTexts > 0 {
      notes.append(words.workbookCut(cutTexts, longest: SpreadsheetText.longest))
    }
    if longNumbers > 0 {
      notes.append(words.workbookLongNumbers(longNumbers))
    }
  }

  /// Writes the sheet "About" ("Om").
  private func writeAbout(_ workbook: UnsafeMutablePointer<lxw_workbook>) throws {
    guard let about = workbook_add_worksheet(workbook, words.workbookAbout) else { throw failed("no memory") }
    var row: lxw_row_t = 0
    func write(_ cells: [String], _ format: UnsafeMutablePointer<lxw_format>?) {
      for (index, cell) in cells.enumerated() {
        var cell = cell
        let text = cell.withUTF8 { SpreadsheetText($0) }
        worksheet_write_string(about, row, lxw_col_t(index), text.bytes, format ?? (index == 0 ? formats?.header : nil))
      }
      row += 1
    }
    for line in options.about.lines { write([line.name, line.value], nil) }
    write([words.aboutRows, String(rowCount)], nil)
    if hasTimes { write([words.aboutTimes, "UTC"], nil) }
    for note in notes { write([words.aboutNote, note], nil) }
    if !options.about.sources.isEmpty {
      row += 1
      write(options.about.sourceColumns, formats?.header)
      for source in options.about.sources { write(source, formats?.text) }
    }
    worksheet_set_column(about, 0, 0, 24, nil)
    worksheet_set_column(about, 1, 7, 36, nil)
  }
}

/// A date, with or without a time, of a spreadsheet.
struct SpreadsheetDate: Equatable {
  var year: Int
  var month: Int
  var day: Int
  var hour = 0
  var minute = 0
  var second = 0
  /// Whether it is a day without a time.
  var isDay = true

  /// Parses a date in one of the forms of SQLite and the tables: `2015-01-31`, `2015-01-31 12:00:00` and
  /// `2015-01-31T12:00:00Z`. Nil for any other text, for a day that does not exist, and for dates before March 1900,
  /// where Excel counts a 29 February that did not exist.
  init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard bytes.count == 10 || bytes.count == 19 || bytes.count == 20 else { return nil }
    func number(_ range: Range<Int>) -> Int? {
      var value = 0
      for index in range {
        guard (0x30...0x39).contains(bytes[index]) else { return nil }
        value = value * 10 + Int(bytes[index] - 0x30)
      }
      return value
    }
    guard bytes[4] == 0x2D, bytes[7] == 0x2D, let year = number(0..<4), let month = number(5..<7),
      let day = number(8..<10)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
    guard year >= 1900, (1...12).contains(month), (1...Self.days(of: month, in: year)).contains(day),
      year > 1900 || month > 2
    else { return nil }
    guard bytes.count > 10 else { return }
    isDay = false
    let separatesByT = bytes[10] == 0x54 && bytes.count == 20 && bytes[19] == 0x5A
    let separatesBySpace = bytes[10] == 0x20 && bytes.count == 19
    guard separatesByT || separatesBySpace, bytes[13] == 0x3A, bytes[16] == 0x3A, let hour = number(11..<13),
      let minute = number(14..<16), let second = number(17..<19), hour < 24, minute < 60, second < 60
    else { return nil }
    self.hour = hour
    self.minute = minute
    self.second = second
  }

  private static func days(of month: Int, in year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

/// A text for a cell of a workbook.
struct SpreadsheetText {
  /// Maximum number of UTF-16 units in a cell of Excel.
  static let longest = 32_767

  /// UTF-8, without characters that XML does not allow, terminated by a zero byte.
  var bytes: [CChar] = []
  /// Whether the text was too long for a cell, and was cut and ends in "…".
  var isCut = false
  /// An upper estimate of the number of characters of its longest line.
  var width = 0
  /// Whether it has more than one line.
  var hasLines = false

  init(_ text: UnsafeBufferPointer<UInt8>) {
    bytes.reserveCapacity(text.count + 1)
    if text.count <= Self.longest, text.isPrintableASCII {
      for byte in text { bytes.append(CChar(bitPattern: byte)) }
      width = text.count
      escapeEscapes()
    } else {
      appendShown(text)
      escapeEscapes()
    }
    bytes.append(0)
  }

  /// Appends a text, with control characters shown as by ``Sanitizer``, since XML cannot represent them.
  private mutating func appendShown(_ text: UnsafeBufferPointer<UInt8>) {
    let shown = Sanitizer.visible(text, keeping: [.newlines, .tabs])
    var line = 0
    var units = 0
    var end = shown.count
    for (index, byte) in shown.enumerated() where byte & 0xC0 != 0x80 {
      let length = byte >= 0xF0 ? 2 : 1
      if units + length > Self.longest {
        end = index
        isCut = true
        break
      }
      units += length
      if byte == 0x0A { hasLines = true }
      line = byte == 0x0A ? 0 : line + 1
      width = max(width, line)
    }
    if isCut {
      // Leave room for "…".
      while end > 0, shown[end - 1] & 0xC0 == 0x80 { end -= 1 }
      end = max(0, end - 1)
    }
    for byte in shown[..<end] { bytes.append(CChar(bitPattern: byte)) }
    if isCut { for byte in "…".utf8 { bytes.append(CChar(bitPattern: byte)) } }
  }

  /// Excel interprets `_x0041_` as the letter A, so an underscore that begins such a sequence is itself escaped
  /// (ECMA-376, part 1, 22.9.2.19).
  private mutating func escapeEscapes() {
    guard bytes.count >= 7 else { return }
    var index = 0
    while index + 6 < bytes.count {
      if bytes[index] == 0x5F, bytes[index + 1] == 0x78, bytes[index + 6] == 0x5F,
        bytes[(index + 2)..<(index + 6)].allSatisfy(Self.isHexadecimal)
      {
        bytes.insert(contentsOf: "x005F_".utf8.map { CChar(bitPattern: $0) }, at: index + 1)
        index += 6
      }
      index += 1
    }
  }

  private static func isHexadecimal(_ byte: CChar) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x46).contains(byte) || (0x61...0x66).contains(byte)
  }
}
