import CZlib

/// Compresses content with gzip.
final class Compression {
  /// Content below this size is sent as it is.
  static let smallest = 1_024
  /// Of zlib's levels from 1 to 9: the best before it becomes much slower.
  private static let level: Int32 = 5

  private let stream: UnsafeMutablePointer<z_stream>
  private var buffer = [UInt8](repeating: 0, count: 32 << 10)

  init() {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    // Fails only without memory, and then nothing is written below.
    _ = shim_begin_gzip(stream, Self.level)
  }

  deinit {
    deflateEnd(stream)
    stream.deallocate()
  }

  /// The compressed form of what is complete so far.
  func add(_ bytes: UnsafeRawBufferPointer) -> [UInt8] { run(bytes, Z_NO_FLUSH) }

  /// The rest, with the check of the whole.
  func finish() -> [UInt8] { run(UnsafeRawBufferPointer(start: nil, count: 0), Z_FINISH) }

  /// All of the content at once.
  static func whole(_ bytes: UnsafeRawBufferPointer) -> [UInt8] { Compression().run(bytes, Z_FINISH) }

  /// Whether a type of content becomes much smaller.
  static func isWorthwhile(_ mediaType: String) -> Bool {
    mediaType.hasPrefix("text/") || mediaType.hasPrefix("application/") && !mediaType.contains("octet-stream")
      || mediaType.hasPrefix("image/svg")
  }

  private func run(_ bytes: UnsafeRawBufferPointer, _ flush: Int32) -> [UInt8] {
    var written: [UInt8] = []
    let start = bytes.bindMemory(to: UInt8.self).baseAddress
    stream.pointee.next_in = UnsafeMutablePointer(mutating: start)
    stream.pointee.avail_in = UInt32(bytes.count)
    while true {
      let (status, count) = buffer.withUnsafeMutableBufferPointer { buffer -> (Int32, Int) in
        stream.pointee.next_out = buffer.baseAddress
        stream.pointee.avail_out = UInt32(buffer.count)
        let status = deflate(stream, flush)
        return (status, buffer.count - Int(stream.pointee.avail_out))
      }
      written += buffer[..<count]
      // Room that is left in the buffer means that nothing more is to come for now.
      if status == Z_STREAM_END || status == Z_BUF_ERROR || count < buffer.count { return written }
    }
  }
}
