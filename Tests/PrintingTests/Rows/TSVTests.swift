import TestSupport
import Testing

@testable import ByregionPrinting

@Suite("TSV")
struct TSVTests {
  @Test("a row is one line, whatever its texts contain")
  func escapes() throws {
    let tsv = try printed(
      .tsv, ["a\tb", "c"], [[.text("x\ty\nz\r\\"), .null], [.integer(-5), .real(0.5)]])
    #expect(tsv == "a\\tb\tc\nx\\ty\\nz\\r\\\\\t\n-5\t0.5\n")
  }

  @Test("unescaping gives back any texts")
  func roundTrip() throws {
    var generator = SeededGenerator(seed: 8)
    for _ in 0..<500 {
      let cells = (0..<3).map { _ in HostileText.random(&generator) }
      let tsv = try printed(.tsv, ["a", "b", "c"], [cells.map { .text($0) }])
      let lines = tsv.utf8.split(separator: 10, omittingEmptySubsequences: false)
      #expect(lines.count == 3)
      let read = lines[1].split(separator: 9, omittingEmptySubsequences: false).map { unescaped($0) }
      #expect(read == cells.map { Array($0.utf8) })
    }
  }

  private func unescaped(_ field: Substring.UTF8View.SubSequence) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = Array(field)[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "\\"), let letter = rest.popFirst() else {
        bytes.append(byte)
        continue
      }
      let meaning: [UInt8: UInt8] = [0x74: 9, 0x6E: 10, 0x72: 13, 0x5C: 0x5C]
      bytes.append(meaning[letter] ?? 0)
    }
    return bytes
  }

  @Test("on a terminal control characters are shown, and spreadsheet-safe disarms formulas")
  func safety() throws {
    #expect(try printed(.tsv, ["a"], [[.text("\u{1b}c")]], RowOptions(isTerminal: true)) == "a\n␛c\n")
    #expect(try printed(.tsv, ["a"], [[.text("=1")]], RowOptions(spreadsheetSafe: true)) == "a\n'=1\n")
  }
}
