import ByregionSQLite
import Testing

@testable import ByregionPrinting

/// A clock that a test advances.
final class HandClock {
  var nanoseconds: UInt64 = 1_000_000_000
  func advance(milliseconds: UInt64) { nanoseconds += milliseconds * 1_000_000 }
}

@Suite("Streaming")
struct StreamingTests {
  @Test(
    "the first row is printed before the second is computed",
    arguments: OutputFormat.allCases.filter { ![.table, .xlsx].contains($0) })
  func firstRow(_ format: OutputFormat) throws {
    let memory = MemoryDestination()
    let clock = HandClock()
    let printer = format.printer(to: Output(memory, clock: { clock.nanoseconds }))
    try printer.begin([Column("a")])
    #expect(memory.writes == 0)
    try printer.row([Value.text("first")])
    #expect(memory.text.contains("first"))
  }

  @Test("fast rows are buffered, and a row after a pause is shown at once")
  func gathers() throws {
    let memory = MemoryDestination()
    let clock = HandClock()
    let printer = CSVPrinter(Output(memory, clock: { clock.nanoseconds }))
    try printer.begin([Column("a")])
    for number in 0..<100 { try printer.row([Value.integer(Int64(number))]) }
    #expect(memory.writes == 1)
    clock.advance(milliseconds: 60)
    try printer.row([Value.integer(100)])
    #expect(memory.writes == 2)
    #expect(memory.text.hasSuffix("\r\n100\r\n"))
  }

  @Test("buffered rows are shown when the source is busy")
  func pause() throws {
    let memory = MemoryDestination()
    let clock = HandClock()
    let printer = CSVPrinter(Output(memory, clock: { clock.nanoseconds }))
    try printer.begin([Column("a")])
    for number in 0..<3 { try printer.row([Value.integer(Int64(number))]) }
    try printer.pause()
    #expect(!memory.text.contains("2"))
    clock.advance(milliseconds: 60)
    try printer.pause()
    #expect(memory.text.hasSuffix("1\r\n2\r\n"))
  }

  @Test(
    "all rows before an error are shown, even if it is immediate",
    arguments: OutputFormat.allCases.filter { $0 != .xlsx })
  func stop(_ format: OutputFormat) throws {
    let memory = MemoryDestination()
    let printer = format.printer(to: Output(memory, clock: { 1 }))
    try printer.begin([Column("a")])
    for text in ["first", "second", "third"] { try printer.row([Value.text(text)]) }
    try printer.stop()
    #expect(memory.text.contains("first"))
    #expect(memory.text.contains("third"))
  }

  @Test("a table samples its first rows for at most a fifth of a second")
  func tablePause() throws {
    let memory = MemoryDestination()
    let clock = HandClock()
    let output = Output(memory, clock: { clock.nanoseconds })
    let printer = TablePrinter(output, RowOptions(), clock: { clock.nanoseconds })
    try printer.begin([Column("a")])
    try printer.row([Value.text("first")])
    try printer.pause()
    #expect(memory.text.isEmpty)
    clock.advance(milliseconds: 250)
    try printer.pause()
    #expect(memory.text == "a\n─────\nfirst\n")
  }

  @Test("a table samples at most a thousand rows")
  func tableSample() throws {
    let memory = MemoryDestination()
    let printer = TablePrinter(Output(memory, clock: { 1 }), RowOptions(), clock: { 1 })
    try printer.begin([Column("a")])
    for number in 0..<999 { try printer.row([Value.integer(Int64(number))]) }
    #expect(memory.bytes.isEmpty)
    try printer.row([Value.integer(999)])
    #expect(memory.text.hasPrefix("  a\n───\n  0\n"))
  }

  @Test("a table samples fewer rows if they are large")
  func tableBytes() throws {
    let memory = MemoryDestination()
    let printer = TablePrinter(Output(memory, clock: { 1 }), RowOptions(width: 80), clock: { 1 })
    try printer.begin([Column("a")])
    let large = Value.text(String(repeating: "æ", count: 1 << 20))
    for _ in 0..<2 { try printer.row([large]) }
    #expect(!memory.bytes.isEmpty)
  }

  @Test("an interrupted result is not a complete document", arguments: [OutputFormat.json, .html])
  func brokenOff(_ format: OutputFormat) throws {
    let text = try Output.text { output in
      let printer = format.printer(to: output)
      try printer.begin([Column("a")])
      try printer.row([Value.integer(1)])
    }
    #expect(!text.hasSuffix("]\n") && !text.hasSuffix("</table>\n"))
  }
}
