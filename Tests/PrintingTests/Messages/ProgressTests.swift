import Testing

@testable import ByregionPrinting

@Suite("Progress")
struct ProgressTests {
  private let memory = MemoryDestination()
  private let clock = HandClock()

  private func progress(
    _ style: ProgressLine.Style, width: Int = 100, total: Int? = 4, totalBytes: Int? = 4_000
  ) -> ProgressLine {
    ProgressLine(
      Output(memory, clock: { 0 }), Terminal(isTerminal: true, width: width), style: style,
      title: "importing",
      total: total, totalBytes: totalBytes, clock: { [clock] in clock.nanoseconds })
  }

  @Test("a job done within a fifth of a second shows no bar")
  func quick() {
    let line = progress(.bar)
    clock.advance(milliseconds: 150)
    line.advance(bytes: 1_000)
    line.finish()
    #expect(memory.bytes.isEmpty)
  }

  @Test(
    "the bar shows files, bytes, rate and time left, is drawn at most ten times a second, and is removed")
  func bar() {
    let line = progress(.bar)
    clock.advance(milliseconds: 1_000)
    line.advance(bytes: 1_000, current: "rana\u{1b}.txt")
    #expect(
      memory.text == "\rimporting █████░░░░░░░░░░░░░░░ 1/4 files, 1.0 kB, 1.0 kB/s, 0:03 left  rana␛.txt")
    clock.advance(milliseconds: 50)
    line.advance(bytes: 1_000)
    #expect(memory.writes == 1)
    clock.advance(milliseconds: 60)
    line.advance(bytes: 2_000)
    #expect(memory.writes == 2)
    // The rest of the longer previous line is overwritten.
    #expect(memory.text.hasSuffix("4.0 kB, 3.6 kB/s" + String(repeating: " ", count: 22)))
    line.finish()
    #expect(memory.text.hasSuffix("\r" + String(repeating: " ", count: 58) + "\r"))
  }

  @Test("the bar fits a narrow screen")
  func narrow() {
    let line = progress(.bar, width: 30)
    clock.advance(milliseconds: 1_000)
    line.advance(bytes: 10, current: String(repeating: "å", count: 100))
    #expect(DisplayWidth.of(String(memory.text.dropFirst())) == 29)
  }

  @Test("a message in between is on a line of its own")
  func aside() {
    let line = progress(.bar, total: nil, totalBytes: nil)
    clock.advance(milliseconds: 1_000)
    line.advance(files: 2)
    line.pausing { memory.write(UnsafeRawBufferPointer(start: nil, count: 0)) }
    #expect(memory.text == "\rimporting 2 files\r" + String(repeating: " ", count: 17) + "\r")
  }

  @Test("in a log there is a line every five seconds, and with --quiet none")
  func lines() {
    let line = progress(.lines)
    for _ in 0..<12 {
      clock.advance(milliseconds: 1_000)
      line.advance(files: 0, bytes: 100)
    }
    line.finish()
    #expect(memory.text.split(separator: "\n").count == 2)
    #expect(memory.text.hasPrefix("importing: 0/4 files, 500 B, 100 B/s, 0:35 left\n"))
    #expect(ProgressLine.style(for: Terminal(isTerminal: true), isQuiet: true) == .silent)
    #expect(ProgressLine.style(for: Terminal(isTerminal: false)) == .silent)
    #expect(ProgressLine.style(for: Terminal(isTerminal: true)) == .bar)
  }
}
