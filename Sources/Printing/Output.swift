#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The process's choice about `SIGPIPE`.
public enum BrokenPipes {
  /// Makes a write to a closed pipe an error (``ClosedPipe``) where it would end the process. Call once at
  /// start.
  public static func ignoreSignal() {
    signal(SIGPIPE, SIG_IGN)
  }
}

/// Where the bytes of an ``Output`` end up: a descriptor, a growing memory buffer, a replaced file.
public protocol ByteDestination: AnyObject {
  /// Takes all of the bytes, in order, or throws; a part may have gone out by then.
  func write(_ bytes: UnsafeRawBufferPointer) throws
  /// Makes what was written final: a file takes its name. Called once, after the last write.
  func commit() throws
  /// Leaves nothing behind of an output that was not committed.
  func abandon()
}

extension ByteDestination {
  /// Nothing to make final.
  public func commit() throws {}
  /// Nothing to remove.
  public func abandon() {}
}

/// The reader of our output went away (`byregion … | head`): for the program this is success, not failure.
public struct ClosedPipe: Error, Sendable, Hashable {
  public init() {}
}

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

/// A growing buffer, for tests and for text that goes through a pager.
public final class MemoryDestination: ByteDestination {
  /// What was flushed so far.
  public private(set) var bytes: [UInt8] = []
  /// How often something arrived: shows a test when rows became visible.
  public private(set) var writes = 0

  public init() {}

  /// Keeps the bytes.
  public func write(_ newBytes: UnsafeRawBufferPointer) {
    bytes.append(contentsOf: newBytes)
    writes += 1
  }

  /// The bytes as text; invalid UTF-8 becomes U+FFFD.
  public var text: String { String(decoding: bytes, as: UTF8.self) }
}

/// A buffered writer of bytes: what every printer prints to.
///
/// Appending never throws and never waits for memory: 64 kB are held and passed on when they are full. The
/// first failure of the destination is remembered, what follows it is dropped, and ``checkpoint()``,
/// ``flush()`` and ``commit()`` throw it.
///
/// Flush policy: the first checkpoint flushes, so the first row is seen at once; later ones flush when 50
/// ms have gone by since the last flush, so a source that gives a row a second is seen row by row and one
/// that gives a million a second costs one write every 64 kB. A source that can tell that it is busy calls
/// ``flushIfStale()``.
public final class Output {
  static let capacity = 1 << 16
  private static let patience: UInt64 = 50_000_000

  private let buffer: UnsafeMutablePointer<UInt8>
  private var count = 0
  private let destination: any ByteDestination
  private var failure: (any Error)?
  private let clock: () -> UInt64
  private var lastFlush: UInt64?

  /// - Parameter clock: steady nanoseconds; tests pass their own.
  public init(_ destination: any ByteDestination, clock: @escaping () -> UInt64 = CoarseClock.nanoseconds) {
    self.destination = destination
    self.clock = clock
    buffer = .allocate(capacity: Self.capacity)
  }

  deinit { buffer.deallocate() }

  /// Appends one byte.
  @inline(__always)
  public func append(_ byte: UInt8) {
    if count == Self.capacity { drain() }
    buffer[count] = byte
    count += 1
  }

  /// Appends bytes; those that do not fit the buffer go to the destination without being copied.
  @inline(__always)
  public func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let start = bytes.baseAddress else { return }
    if bytes.count <= Self.capacity - count {
      (buffer + count).update(from: start, count: bytes.count)
      count += bytes.count
    } else {
      appendLong(bytes)
    }
  }

  /// Appends the UTF-8 of a text, unchanged: use ``Sanitizer`` for text that is not ours.
  public func append(_ text: String) {
    var text = text
    text.withUTF8 { append($0) }
  }

  /// Appends bytes of an array.
  public func append(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { append($0) }
  }

  /// Appends a byte `times` times, such as the spaces of a padding.
  public func append(_ byte: UInt8, times: Int) {
    for _ in 0..<max(0, times) { append(byte) }
  }

  /// Lets `body` write at most `limit` (≤ 64 kB) bytes in place; it returns how many it wrote.
  @inline(__always)
  func reserve(_ limit: Int, _ body: (UnsafeMutablePointer<UInt8>) -> Int) {
    if limit > Self.capacity - count { drain() }
    count += body(buffer + count)
  }

  /// To be called at the end of a row or a line: throws what went wrong so far and flushes by the policy.
  @inline(__always)
  public func checkpoint() throws {
    let now = clock()
    if let lastFlush, now &- lastFlush < Self.patience, failure == nil { return }
    lastFlush = now
    try flush()
  }

  /// Flushes when rows have been held for 50 ms or longer; for a source that is busy between two rows.
  public func flushIfStale() throws {
    if count > 0 { try checkpoint() }
  }

  /// Passes everything on to the destination. Throws ``ClosedPipe`` or ``OutputError``.
  public func flush() throws {
    drain()
    if let failure { throw failure }
  }

  /// Flushes and makes the output final: a replaced file takes its name.
  public func commit() throws {
    try flush()
    try destination.commit()
  }

  /// Gives the output up: nothing of a replaced file is left behind.
  public func abandon() {
    count = 0
    destination.abandon()
  }

  private func drain() {
    pass(UnsafeRawBufferPointer(start: buffer, count: count))
    count = 0
  }

  @inline(never)
  private func appendLong(_ bytes: UnsafeBufferPointer<UInt8>) {
    drain()
    if bytes.count >= Self.capacity {
      pass(UnsafeRawBufferPointer(bytes))
    } else {
      append(bytes)
    }
  }

  private func pass(_ bytes: UnsafeRawBufferPointer) {
    guard failure == nil, !bytes.isEmpty else { return }
    do { try destination.write(bytes) } catch { failure = error }
  }
}

/// An output that could not be written, in the words of the operating system.
public struct OutputError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What was tried: the exit code follows from it (`create` is 73, the others 74).
  public enum Action: String, Sendable, Hashable { case create, write, replace }

  /// What failed.
  public var action: Action
  /// The file's path, or "standard output".
  public var target: String
  /// The `errno` of the failed call.
  public var code: Int32

  public init(action: Action, target: String, code: Int32) {
    self.action = action
    self.target = target
    self.code = code
  }

  /// The operating system's text for ``code``, such as "No space left on device".
  public var reason: String { strerror(code).map { String(cString: $0) } ?? "error \(code)" }

  /// One sentence for people: "cannot write to results.csv: No space left on device".
  public var description: String {
    switch action {
    case .create: "cannot create \(target): \(reason)"
    case .write: "cannot write to \(target): \(reason)"
    case .replace: "cannot replace \(target): \(reason)"
    }
  }
}

extension Output {
  /// Standard output. Call ``flush()`` before the process ends.
  public static func standardOutput() -> Output {
    Output(DescriptorDestination(descriptor: 1, name: "standard output"))
  }

  /// Standard error. Call ``flush()`` after each message.
  public static func standardError() -> Output {
    Output(DescriptorDestination(descriptor: 2, name: "standard error"))
  }

  /// A file that is replaced whole at ``commit()``: see ``ReplacedFile``. Throws ``OutputError``.
  public static func file(replacing path: String) throws -> Output {
    Output(try ReplacedFile(path: path))
  }

  /// The text that `body` prints, for tests and pagers.
  public static func text(_ body: (Output) throws -> Void) rethrows -> String {
    let memory = MemoryDestination()
    let output = Output(memory)
    try body(output)
    // A memory buffer takes everything: there is nothing to throw.
    try? output.flush()
    return memory.text
  }
}

/// A steady clock that is cheap enough to ask at every row.
public enum CoarseClock {
  /// Nanoseconds since an arbitrary start, exact to a few milliseconds.
  @Sendable public static func nanoseconds() -> UInt64 {
    var time = timespec()
    #if os(Linux)
      clock_gettime(CLOCK_MONOTONIC_COARSE, &time)
    #else
      clock_gettime(CLOCK_MONOTONIC_RAW_APPROX, &time)
    #endif
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }
}
