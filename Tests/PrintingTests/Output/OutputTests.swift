import TestSupport
import Testing

@testable import ByregionFiles
@testable import ByregionPrinting

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite("Output")
struct OutputTests {
  @Test("all bytes arrive in order, whatever their sizes")
  func order() throws {
    var generator = SeededGenerator(seed: 4)
    let memory = MemoryDestination()
    let output = Output(memory)
    var expected: [UInt8] = []
    for number in 0..<400 {
      let size = number % 50 == 0 ? 100_000 : Int.random(in: 0...900, using: &generator)
      let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &+ number) }
      output.append(bytes)
      output.append(7)
      output.append("æ")
      output.append(0x20, times: 3)
      NumberText.append(Int64(number) * 1_000_003, to: output)
      expected += bytes + [7, 0xC3, 0xA6, 32, 32, 32] + Array(String(number * 1_000_003).utf8)
    }
    try output.flush()
    #expect(memory.bytes == expected)
  }

  @Test("a closed pipe is distinguished from every other failure")
  func closedPipe() throws {
    BrokenPipes.ignoreSignal()
    let ends = try pipeEnds()
    close(ends.read)
    defer { close(ends.write) }
    let output = Output(DescriptorDestination(descriptor: ends.write, name: "pipe"))
    output.append("lost")
    #expect(throws: ClosedPipe.self) { try output.checkpoint() }
    #expect(throws: ClosedPipe.self) { try output.flush() }
  }

  #if os(Linux)
    @Test("a full disk is named in the system's words")
    func fullDisk() throws {
      let descriptor = open("/dev/full", O_WRONLY)
      defer { close(descriptor) }
      let output = Output(DescriptorDestination(descriptor: descriptor, name: "standard output"))
      output.append("lost")
      let error = #expect(throws: OutputError.self) { try output.flush() }
      #expect(error?.description == "cannot write to standard output: No space left on device")
      #expect(error?.code == ENOSPC)
    }
  #endif

  @Test("after a failure nothing more is written, and the failure is thrown again")
  func staysFailed() throws {
    final class Failing: ByteDestination {
      var calls = 0
      func write(_ bytes: UnsafeRawBufferPointer) throws {
        calls += 1
        throw OutputError(action: .write, target: "x", code: 5)
      }
    }
    let failing = Failing()
    let output = Output(failing)
    output.append([UInt8](repeating: 1, count: 300_000))
    output.append([UInt8](repeating: 1, count: 300_000))
    #expect(failing.calls == 1)
    #expect(throws: OutputError.self) { try output.commit() }
  }

  @Test("a slow non-blocking pipe gets every byte, by short writes and waiting")
  func shortWrites() async throws {
    let ends = try pipeEnds()
    _ = fcntl(ends.write, F_SETFL, fcntl(ends.write, F_GETFL) | O_NONBLOCK)
    let bytes = (0..<1_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) }
    async let received = readAll(ends.read)
    let output = Output(DescriptorDestination(descriptor: ends.write, name: "pipe"))
    output.append(bytes)
    try output.flush()
    close(ends.write)
    #expect(await received == bytes)
  }

  private func pipeEnds() throws -> (read: Int32, write: Int32) {
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    return (ends[0], ends[1])
  }

  private nonisolated func readAll(_ descriptor: Int32) async -> [UInt8] {
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 10_000)
    while case let count = read(descriptor, &part, part.count), count > 0 { bytes += part[..<count] }
    close(descriptor)
    return bytes
  }
}
