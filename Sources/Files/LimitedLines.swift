#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Lines of a descriptor, one at a time as they come in. What a line has beyond a limit is passed over, so that no line
/// needs more memory than that.
package struct LimitedLines {
  /// What was read.
  package enum Line: Sendable, Hashable {
    /// A line without its line feed; the last one may have had none.
    case whole([UInt8])
    /// A line that was longer than the limit, with its number of bytes.
    case tooLong(byteCount: Int)
  }

  private let descriptor: Int32
  private let limit: Int
  private var buffer: [UInt8]
  private var filled = 0..<0

  /// - Parameter limit: Most bytes of a line.
  package init(descriptor: Int32, limit: Int) {
    self.descriptor = descriptor
    self.limit = limit
    buffer = [UInt8](repeating: 0, count: 1 << 16)
  }

  /// The next line, or nil at the end.
  ///
  /// - Throws: `FileReader.Failure`.
  package mutating func next() throws(FileReader.Failure) -> Line? {
    var line: [UInt8] = []
    var byteCount = 0
    while true {
      if filled.isEmpty, try !fill() {
        guard byteCount > 0 else { return nil }
        break
      }
      let end = buffer[filled].firstIndex(of: 0x0A)
      let part = buffer[filled.lowerBound..<(end ?? filled.upperBound)]
      byteCount += part.count
      if byteCount <= limit { line += part } else { line = [] }
      filled = (end.map { $0 + 1 } ?? filled.upperBound)..<filled.upperBound
      if end != nil { break }
    }
    return byteCount <= limit ? .whole(line) : .tooLong(byteCount: byteCount)
  }

  private mutating func fill() throws(FileReader.Failure) -> Bool {
    while true {
      let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      if count >= 0 {
        filled = 0..<count
        return count > 0
      }
      switch errno {
      case EINTR: continue
      case EAGAIN, EWOULDBLOCK:
        var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        _ = poll(&request, 1, -1)
      default: throw FileReader.Failure(number: errno)
      }
    }
  }
}

/// What the system says about a descriptor.
package enum DescriptorState {
  /// Whether nobody reads what is written to a pipe or socket.
  package static func hasNoReader(_ descriptor: Int32) -> Bool {
    var request = pollfd(fd: descriptor, events: 0, revents: 0)
    return poll(&request, 1, 0) > 0 && request.revents & Int16(POLLERR | POLLHUP | POLLNVAL) != 0
  }
}
