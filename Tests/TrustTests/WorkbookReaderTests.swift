import Foundation
import TestSupport
import Testing

/// Workbooks read by openpyxl from PyPI.
@Suite(
  "Workbooks in other programs",
  .enabled(
    if: ProcessInfo.processInfo.environment["CI"] != nil || PythonTools.hasPython, "there is no python3 on this machine"
  ))
struct WorkbookReaderTests {
  @Test("openpyxl reads the same rows as in the JSON, with numbers, dates and codes") func rows() async throws {
    let sandbox = try Sandbox(timeLimit: .seconds(300))
    try sandbox.makeWriteUps(12)
    _ = try await sandbox.byregion("import --quiet --db kb.db write-ups")
    try sandbox.write(
      """
      SELECT passages.reference, passages.line, passages.text, documents.imported_at, '0301' AS code, 1.5 AS number,
        '=1+1' AS formula, NULL AS missing, 12345678901234567 AS long
      FROM passages JOIN documents ON documents.id = passages.document_id
      """, to: "rows.sql")
    for file in ["rows.xlsx", "rows.json"] {
      let result = try await sandbox.byregion("sql --db kb.db --file rows.sql -o \(file)")
      try #require(result.exitCode == 0, "\(result)")
    }
    let read = try await sandbox.python(
      """
      import json, openpyxl, datetime
      book = openpyxl.load_workbook('rows.xlsx')
      sheet = book['Rows']
      rows = list(sheet.iter_rows(values_only=True))
      expected = json.load(open('rows.json'))
      def plain(value):
          return value.strftime('%Y-%m-%dT%H:%M:%SZ') if isinstance(value, datetime.datetime) else value
      for row, wanted in zip(rows[1:], expected, strict=True):
          found = dict(zip(rows[0], map(plain, row), strict=True))
          wanted['long'] = str(wanted['long'])
          assert found == wanted, (found, wanted)
      assert isinstance(rows[1][3], datetime.datetime) and rows[1][4] == '0301' and rows[1][5] == 1.5
      assert sheet['G2'].data_type == 's'
      assert sheet.freeze_panes == 'A2' and sheet.auto_filter.ref == f'A1:I{len(rows)}'
      about = dict(row[:2] for row in book['About'].iter_rows(values_only=True))
      assert about['Rows'] == str(len(expected)) and 'rows.sql' in about['Command'], about
      print(len(expected))
      """)
    #expect(try #require(Int(read.filter { !$0.isNewline })) > 20)
  }
}
