import ByregionFiles

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A growing buffer, for tests and for text that goes through a pager.
package final class MemoryDestination: ByteDestination {
  /// What was flushed so far.
  package private(set) var bytes: [UInt8] = []
  /// How often something arrived: shows a test when rows became visible.
  package private(set) var writes = 0

  package init() {}

  /// Keeps the bytes.
  package func write(_ newBytes: UnsafeRawBufferPointer) {
    bytes.append(contentsOf: newBytes)
    writes += 1
  }

  /// The bytes as text; invalid UTF-8 becomes U+FFFD.
  package var text: String { String(decoding: bytes, as: UTF8.self) }
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
package final class Output {
  static let capacity = 1 << 16
  private static let patience: UInt64 = 50_000_000

  private let buffer: UnsafeMutablePointer<UInt8>
  private var count = 0
  private let destination: any ByteDestination
  private var failure: (any Error)?
  private let clock: () -> UInt64
  private var lastFlush: UInt64?

  /// - Parameter clock: steady nanoseconds; tests pass their own.
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

  /// Appends bytes; those that do not fit the buffer go to the destination without being copied.
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

  /// Appends the UTF-8 of a text, unchanged: use ``Sanitizer`` for text that is not ours.
  package func append(_ text: String) {
    var text = text
    text.withUTF8 { append($0) }
  }

  /// Appends bytes of an array.
  package func append(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { append($0) }
  }

  /// Appends a byte `times` times, such as the spaces of a padding.
  package func append(_ byte: UInt8, times: Int) {
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
  package func checkpoint() throws {
    let now = clock()
    if let lastFlush, now &- lastFlush < Self.patience, failure == nil { return }
    lastFlush = now
    try flush()
  }

  /// Flushes when rows have been held for 50 ms or longer; for a source that is busy between two rows.
  package func flushIfStale() throws {
    if count > 0 { try checkpoint() }
  }

  /// Passes everything on to the destination. Throws ``ClosedPipe`` or ``OutputError``.
  package func flush() throws {
    drain()
    if let failure { throw failure }
  }

  /// Flushes and makes the output final: a replaced file takes its name.
  package func commit() throws {
    try flush()
    try destination.commit()
  }

  /// Gives the output up: nothing of a replaced file is left behind.
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

  /// A file that is replaced whole at ``commit()``: see ``ReplacedFile``. Throws ``OutputError``.
  package static func file(replacing path: String) throws -> Output {
    Output(try ReplacedFile(path: path))
  }

  /// The text that `body` prints, for tests and pagers.
  package static func text(_ body: (Output) throws -> Void) rethrows -> String {
    let memory = MemoryDestination()
    let output = Output(memory)
    try body(output)
    // A memory buffer takes everything: there is nothing to throw.
    try? output.flush()
    return memory.text
  }
}

/// A steady clock that is cheap enough to ask at every row.
package enum CoarseClock {
  /// Nanoseconds since an arbitrary start, exact to a few milliseconds.
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
