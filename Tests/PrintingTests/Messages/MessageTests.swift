import Testing

@testable import ByregionPrinting
@testable import ByregionText

@Suite("Messages")
struct MessageTests {
  @Test("--quiet leaves out notes but not errors and warnings, and control characters are replaced")
  func quiet() {
    for isQuiet in [false, true] {
      let memory = MemoryDestination()
      let messages = MessagePrinter(Output(memory), Terminal(), isQuiet: isQuiet)
      messages.error("no file \u{1b}[2J.txt", hints: ["Try another."])
      messages.warning("odd")
      messages.note("3 rows")
      let always = "error: no file ␛[2J.txt\n  hint: Try another.\nwarning: odd\n"
      #expect(memory.text == always + (isQuiet ? "" : "3 rows\n"))
    }
  }

  @Test("amounts are short")
  func amounts() {
    #expect(
      [0, 999, 1_000, 1_234, 9_960, 34_499_999, 999_600_000].map(Amounts.bytes) == [
        "0 B", "999 B", "1.0 kB", "1.2 kB", "10 kB", "34 MB", "1.0 GB",
      ])
    #expect([7, 75, 3_723].map(Amounts.duration) == ["0:07", "1:15", "1:02:03"])
    #expect(Amounts.count(1, "row", "rows") == "1 row")
    #expect(Amounts.count(1_234_567, "row", "rows") == "1\u{A0}234\u{A0}567 rows")
    #expect(Amounts.grouped(-12_345) == "-12\u{A0}345")
    #expect(Amounts.grouped(9_999) == "9999")
  }
}
