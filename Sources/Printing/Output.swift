import ByregionFiles

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A destination in memory, for tests and for text that goes to a pager.
package final class MemoryDestination: ByteDestination {
  /// The bytes that were flushed so far.
  package private(set) var bytes: [UInt8] = []
  /// The number of writes, which shows a test when rows became visible.
  package private(set) var writes = 0

  package init() {}

  /// Stores the bytes.
  package func write(_ newBytes: UnsafeRawBufferPointer) {
    bytes.append(contentsOf: newBytes)
    writes += 1
  }

  /// The bytes as text; invalid UTF-8 becomes U+FFFD.
  package var text: String { String(decoding: bytes, as: UTF8.self) }
}

/// A buffered writer of bytes, which all printers write to.
///
/// Appending never throws. 64 kB are buffered. After the first failure of the destination everything is dropped, and
/// ``checkpoint()``, ``flush()`` and ``commit()`` throw that failure.
///
/// The first checkpoint flushes, so that the first row is visible at once. Later ones flush if the last flush was 50 ms
/// ago: a source of one row a second is shown row by row, and a fast one costs one write for every 64 kB. A source that
/// knows that it is busy calls ``flushIfStale()``.
package final class Output {
  static let capacity = 1 << 16
  private static let flushInterval: UInt64 = 50_000_000

  private let buffer: UnsafeMutablePointer<UInt8>
  private var count = 0
  private let destination: any ByteDestination
  private var failure: (any Error)?
  private let clock: () -> UInt64
  private var lastFlush: UInt64?

  /// - Parameter clock: A monotonic clock in nanoseconds; tests pass their own.
  package init(_ destination: any ByteDestination, clock: @escaping () -> UInt64 = CoarseClock.nanoseconds) {
    self.destination = destination
    self.clock = clock
    buffer = .allocate(capacity: Self.capacity)
  }

  deinit { buffer.deallocate() }

  /// Appends one byte.
  @inline(__always)
  package func append(_ byte: UInt8) {
    if count == Self.capacity { drain() }
    buffer[count] = byte
    count += 1
  }

  /// Appends bytes. What does not fit into the buffer goes to the destination without a copy.
  @inline(__always)
  package func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let start = bytes.baseAddress else { return }
    if bytes.count <= Self.capacity - count {
      (buffer + count).update(from: start, count: bytes.count)
      count += bytes.count
    } else {
      appendLong(bytes)
    }
  }

  /// Appends a text unchanged. Use ``Sanitizer`` for text from users and documents.
  package func append(_ text: String) {
    var text = text
    text.withUTF8 { append($0) }
  }

  /// Appends an array of bytes.
  package func append(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { append($0) }
  }

  /// Appends a byte several times, such as spaces for padding.
  package func append(_ byte: UInt8, times: Int) {
    for _ in 0..<max(0, times) { append(byte) }
  }

  /// Lets `body` write at most `limit` bytes (64 kB at most) into the buffer. It returns how many it wrote.
  @inline(__always)
  func reserve(_ limit: Int, _ body: (UnsafeMutablePointer<UInt8>) -> Int) {
    if limit > Self.capacity - count { drain() }
    count += body(buffer + count)
  }

  /// Call it at the end of a row or line: throws an earlier failure, and flushes if it is time to.
  @inline(__always)
  package func checkpoint() throws {
    let now = clock()
    if let lastFlush, now &- lastFlush < Self.flushInterval, failure == nil { return }
    lastFlush = now
    try flush()
  }

  /// Flushes rows that have been buffered for 50 ms or longer, for a source that is busy between two rows.
  package func flushIfStale() throws {
    if count > 0 { try checkpoint() }
  }

  /// Writes everything to the destination. Throws ``ClosedPipe`` or ``OutputError``.
  package func flush() throws {
    drain()
    if let failure { throw failure }
  }

  /// Flushes, and gives a replaced file its name.
  package func commit() throws {
    try flush()
    try destination.commit()
  }

  /// Discards the output. A replaced file stays as it was.
  package func abandon() {
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

extension Output {
  /// Standard output. Call ``flush()`` before the process ends.
  package static func standardOutput() -> Output {
    Output(DescriptorDestination(descriptor: 1, name: "standard output"))
  }

  /// Standard error. Call ``flush()`` after each message.
  package static func standardError() -> Output {
    Output(DescriptorDestination(descriptor: 2, name: "standard error"))
  }

  /// A file that ``commit()`` replaces; see ``ReplacedFile``. Throws ``OutputError``.
  package static func file(replacing path: String) throws -> Output {
    Output(try ReplacedFile(path: path))
  }

  /// The text that `body` prints, for tests and pagers.
  package static func text(_ body: (Output) throws -> Void) rethrows -> String {
    let memory = MemoryDestination()
    let output = Output(memory)
    try body(output)
    // A buffer in memory does not fail.
    try? output.flush()
    return memory.text
  }
}

/// A monotonic clock that is cheap enough for each row.
package enum CoarseClock {
  /// Nanoseconds since an arbitrary start, precise to a few milliseconds.
  @Sendable package static func nanoseconds() -> UInt64 {
    var time = timespec()
    #if os(Linux)
      clock_gettime(CLOCK_MONOTONIC_COARSE, &time)
    #else
      clock_gettime(CLOCK_MONOTONIC_RAW_APPROX, &time)
    #endif
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }
}
