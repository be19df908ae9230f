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
