import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A pipe whose ends are not inherited by other children. A child that held the writing end would keep the reader
/// waiting.
struct OneWayPipe: Sendable {
  private let reading: Int32
  let writing: Int32

  init() throws {
    var ends: [Int32] = [-1, -1]
    let code = ChildProcess.gate.withLock {
      guard pipe(&ends) == 0 else { return errno }
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      return 0
    }
    guard code == 0 else { throw TerminalError(doing: "pipe", code: code) }
    (reading, writing) = (ends[0], ends[1])
  }

  func closeWriting() { close(writing) }

  /// Reads until the last writer closes its end, then closes the reading end.
  func readToEnd() -> [UInt8] {
    defer { close(reading) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = read(reading, &buffer, buffer.count)
      if count > 0 { bytes += buffer.prefix(count) } else if count == 0 || errno != EINTR { return bytes }
    }
  }
}
