import Testing

@testable import ByregionPrinting

@Suite("File formats") struct FileFormatTests {
  @Test("the ending of a file gives its format, ignoring case, and the longest ending wins")
  func endings() {
    let expected: [String: FileFormat] = [
      "ut.csv": .csv, "mappe.d/UT.XLSX": .xlsx, "a.b.md": .markdown, "notat.docx": .docx, "treff.csl.json": .cslJSON,
      "treff.json": .json, "x.jsonl": .ndjson, "x.bib": .bibtex, "x.htm": .html, "x.txt": .text,
    ]
    for (path, format) in expected { #expect(FileFormat(ofPath: path) == format, "\(path)") }
  }

  @Test(
    "a name without an ending, or with nothing before it, gives no format",
    arguments: ["ut", ".csv", "a/.csv", "csv", "x.doc", "x."])
  func noEnding(_ path: String) { #expect(FileFormat(ofPath: path) == nil) }

  @Test("no two formats share an ending, and the formats of rows have the same names")
  func names() {
    let endings = FileFormat.allCases.flatMap(\.endings)
    #expect(Set(endings).count == endings.count)
    for format in OutputFormat.allCases { #expect(FileFormat(rawValue: format.rawValue) != nil) }
  }
}
