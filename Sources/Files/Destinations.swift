#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The process's choice about `SIGPIPE`.
package enum BrokenPipes {
  /// Makes a write to a closed pipe an error (``ClosedPipe``) where it would end the process. Call once at
  /// start.
  package static func ignoreSignal() {
    signal(SIGPIPE, SIG_IGN)
  }
}

/// Where the bytes of an ``Output`` end up: a descriptor, a growing memory buffer, a replaced file.
package protocol ByteDestination: AnyObject {
  /// Takes all of the bytes, in order, or throws; a part may have gone out by then.
  func write(_ bytes: UnsafeRawBufferPointer) throws
  /// Makes what was written final: a file takes its name. Called once, after the last write.
  func commit() throws
  /// Leaves nothing behind of an output that was not committed.
  func abandon()
}

extension ByteDestination {
  /// Nothing to make final.
  package func commit() throws {}
  /// Nothing to remove.
  package func abandon() {}
}

/// The reader of our output went away (`byregion … | head`): for the program this is success, not failure.
package struct ClosedPipe: Error, Sendable, Hashable {
  package init() {}
}

/// An open file descriptor, such as standard output. It stays the caller's: it is not closed here.
package final class DescriptorDestination: ByteDestination {
  private let descriptor: Int32
  private let name: String

  /// - Parameter name: what messages call it ("standard output").
  package init(descriptor: Int32, name: String) {
    self.descriptor = descriptor
    self.name = name
  }

  /// Writes everything, over short writes, interrupted calls and a descriptor that does not block.
  ///
  /// Throws ``ClosedPipe`` when the reader has gone, ``OutputError`` otherwise. The process must ignore
  /// `SIGPIPE` for the former: see ``BrokenPipes``.
  package func write(_ bytes: UnsafeRawBufferPointer) throws {
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

/// An output that could not be written, in the words of the operating system.
package struct OutputError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What was tried: the exit code follows from it (`create` is 73, the others 74).
  package enum Action: String, Sendable, Hashable { case create, write, replace }

  /// What failed.
  package var action: Action
  /// The file's path, or "standard output".
  package var target: String
  /// The `errno` of the failed call.
  package var code: Int32

  package init(action: Action, target: String, code: Int32) {
    self.action = action
    self.target = target
    self.code = code
  }

  /// The operating system's text for ``code``, such as "No space left on device".
  package var reason: String { strerror(code).map { String(cString: $0) } ?? "error \(code)" }

  /// One sentence for people: "cannot write to results.csv: No space left on device".
  package var description: String {
    switch action {
    case .create: "cannot create \(target): \(reason)"
    case .write: "cannot write to \(target): \(reason)"
    case .replace: "cannot replace \(target): \(reason)"
    }
  }
}
