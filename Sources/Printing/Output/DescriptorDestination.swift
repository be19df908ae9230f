#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// An open file descriptor, such as standard output. It stays the caller's: it is not closed here.
public final class DescriptorDestination: ByteDestination {
  private let descriptor: Int32
  private let name: String

  /// - Parameter name: what messages call it ("standard output").
  public init(descriptor: Int32, name: String) {
    self.descriptor = descriptor
    self.name = name
  }

  /// Writes everything, over short writes, interrupted calls and a descriptor that does not block.
  ///
  /// Throws ``ClosedPipe`` when the reader has gone, ``OutputError`` otherwise. The process must ignore
  /// `SIGPIPE` for the former: see ``BrokenPipes``.
  public func write(_ bytes: UnsafeRawBufferPointer) throws {
    var rest = bytes[...]
    while let start = UnsafeRawBufferPointer(rebasing: rest).baseAddress, !rest.isEmpty {
      let written = systemWrite(descriptor, start, rest.count)
      if written > 0 {
        rest = rest.dropFirst(written)
      } else {
        try settle(written == 0 ? EIO : errno)
      }
    }
  }

  private func settle(_ code: Int32) throws {
    switch code {
    case EINTR: return
    case EAGAIN, EWOULDBLOCK: waitUntilWritable()
    case EPIPE: throw ClosedPipe()
    default: throw OutputError(action: .write, target: name, code: code)
    }
  }

  // A terminal shared with a program that set O_NONBLOCK answers EAGAIN when it is slow.
  private func waitUntilWritable() {
    var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    _ = poll(&request, 1, -1)
  }
}

/// `write(2)`, which the methods of the same name would hide.
func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}
