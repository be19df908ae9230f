import ByregionFiles
import ByregionPrinting
import CZlib

/// The status and header fields of a response.
struct Head: Sendable {
  var status = 200
  var mediaType = Format.html.mediaType
  var fields: [(name: String, value: String)] = []
  /// Whether the response has the stricter content security policy, for stored documents.
  var isSandboxed = false
  /// The header field `Cache-Control`.
  var cacheControl = "no-cache"
  /// Whether the response depends on the request's header fields for content negotiation, and so needs `Vary`.
  var varies = true
  var entityTag: String?
  /// The content encoding; nil unless the content is compressed.
  var encoding: String?
}

/// A response under construction: a head, and content that is written to ``output``.
///
/// Content up to a size is held in memory, and larger content is streamed. The head can be changed until streaming
/// begins.
final class Response {
  var head = Head()
  let output: Output
  private let destination: SpillingDestination

  /// - Parameter begin: starts a stream when the content is too large to be held in memory; nil to never stream.
  init(compresses: Bool, begin: ((Head) -> ByteStream)?) {
    destination = SpillingDestination(compresses: compresses)
    output = Output(destination)
    destination.begin = { [unowned self] in
      if compresses, Compression.isWorthwhile(head.mediaType) { head.encoding = "gzip" }
      return begin?(head)
    }
    destination.isCompressible = { [unowned self] in Compression.isWorthwhile(head.mediaType) }
  }

  /// Whether streaming has begun, so that the status can no longer be changed.
  var isStreaming: Bool { destination.stream != nil }

  /// Ends the response.
  ///
  /// - Returns: the whole content; nil if it was streamed.
  func finish() throws -> [UInt8]? {
    try output.flush()
    if let stream = destination.stream {
      try destination.finishStream()
      stream.finish()
      return nil
    }
    if let compressed = destination.compressedWhole() {
      head.encoding = "gzip"
      return compressed
    }
    return destination.held
  }

  /// Aborts a stream, so that the client sees that it is incomplete.
  func fail(lastLine: String?) {
    guard let stream = destination.stream else { return }
    if let lastLine {
      output.append(lastLine)
      try? output.flush()
      try? destination.finishStream()
    }
    stream.fail()
  }
}

/// Holds content in memory up to a size, and streams larger content.
private final class SpillingDestination: ByteDestination {
  /// Maximum size of content that is held in memory and sent with its length.
  private static let maxHeldBytes = 512 << 10

  private(set) var held: [UInt8] = []
  private(set) var stream: ByteStream?
  var begin: (() -> ByteStream?)?
  var isCompressible: () -> Bool = { false }
  private let compresses: Bool
  private var compressor: Compression?

  init(compresses: Bool) { self.compresses = compresses }

  func write(_ bytes: UnsafeRawBufferPointer) throws {
    if let stream { return try send(bytes, to: stream) }
    held.append(contentsOf: bytes)
    guard held.count > Self.maxHeldBytes, let stream = begin?() else { return }
    self.stream = stream
    if compresses, isCompressible() { compressor = Compression() }
    let first = held
    held = []
    try first.withUnsafeBytes { try send($0, to: stream) }
  }

  /// Sends the rest of the compressed content.
  func finishStream() throws {
    guard let stream, let compressor else { return }
    try stream.send(compressor.finish())
    self.compressor = nil
  }

  func compressedWhole() -> [UInt8]? {
    guard compresses, held.count >= Compression.smallest, isCompressible() else { return nil }
    return held.withUnsafeBytes { Compression.whole($0) }
  }

  private func send(_ bytes: UnsafeRawBufferPointer, to stream: ByteStream) throws {
    guard let compressor else { return try stream.send([UInt8](bytes)) }
    let compressed = compressor.add(bytes)
    if !compressed.isEmpty { try stream.send(compressed) }
  }
}

/// Passes content from the thread that makes it to the task that sends it, with a buffer of a few chunks.
///
/// If the client is slow, the thread waits, up to a time limit. If the client disconnects, the stream is closed.
final class ByteStream: Sendable {
  private struct State {
    var pieces: [[UInt8]] = []
    var isFinished = false
    var hasFailed = false
    /// Whether the client has disconnected.
    var isAbandoned = false
    var reader: CheckedContinuation<Void, Never>?

    mutating func takeReader() -> CheckedContinuation<Void, Never>? {
      defer { reader = nil }
      return reader
    }
  }

  /// Thrown because the stream has ended or failed.
  struct Closed: Error {}

  private let state = Monitor(State())
  private static let maxChunksAhead = 4
  /// Maximum number of seconds that a client may take for a chunk; `longest` is the limit for the whole content.
  private let patience: Int
  private static let longest = 600
  private let end = CoarseClock.nanoseconds() + UInt64(ByteStream.longest) * 1_000_000_000

  init(patience: Int) { self.patience = patience }

  /// Adds a chunk, after waiting until there is room for it.
  ///
  /// - Throws: `Closed` if the client disconnected or took too long.
  func send(_ piece: [UInt8]) throws {
    guard !piece.isEmpty else { return }
    let reader: CheckedContinuation<Void, Never>?? = state.wait(until: Deadline(after: patience)) { state in
      if state.isAbandoned { return .some(nil) }
      guard state.pieces.count < Self.maxChunksAhead else { return nil }
      state.pieces.append(piece)
      return .some(state.takeReader())
    }
    guard let reader, CoarseClock.nanoseconds() < end, !state.withLock({ $0.isAbandoned }) else {
      fail()
      throw Closed()
    }
    reader?.resume()
  }

  /// Ends the stream: the content is complete.
  func finish() { end { $0.isFinished = true } }

  /// Ends the stream: the content is incomplete.
  func fail() { end { $0.hasFailed = true } }

  /// Closes the stream because the client disconnected.
  func abandon() { end { $0.isAbandoned = true } }

  /// The next chunks; nil at the end.
  ///
  /// - Throws: `Closed` if the content is incomplete.
  func next() async throws -> [[UInt8]]? {
    while true {
      let found: [[UInt8]]?? = try state.change { state in
        if !state.pieces.isEmpty {
          defer { state.pieces = [] }
          return .some(state.pieces)
        }
        if state.hasFailed || state.isAbandoned { throw Closed() }
        return state.isFinished ? .some(nil) : nil
      }
      if let found { return found }
      await withCheckedContinuation { continuation in
        let isReady = state.withLock { state in
          if !state.pieces.isEmpty || state.isFinished || state.hasFailed || state.isAbandoned { return true }
          state.reader = continuation
          return false
        }
        if isReady { continuation.resume() }
      }
    }
  }

  private func end(_ change: (inout State) -> Void) {
    let reader = state.change { state in
      change(&state)
      return state.takeReader()
    }
    reader?.resume()
  }
}

/// Compresses content with gzip.
final class Compression {
  /// Content smaller than this number of bytes is not compressed.
  static let smallest = 1_024
  /// The level of zlib, from 1 to 9. Higher levels are much slower.
  private static let level: Int32 = 5

  private let stream: UnsafeMutablePointer<z_stream>
  private var buffer = [UInt8](repeating: 0, count: 32 << 10)

  init() {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    // Fails only if memory is exhausted. Nothing is compressed then.
    _ = shim_begin_gzip(stream, Self.level)
  }

  deinit {
    deflateEnd(stream)
    stream.deallocate()
  }

  /// Compresses bytes. Returns the compressed content that is complete so far.
  func add(_ bytes: UnsafeRawBufferPointer) -> [UInt8] { run(bytes, Z_NO_FLUSH) }

  /// Ends the compression. Returns the rest of the compressed content and the checksum.
  func finish() -> [UInt8] { run(UnsafeRawBufferPointer(start: nil, count: 0), Z_FINISH) }

  /// Compresses all of the content at once.
  static func whole(_ bytes: UnsafeRawBufferPointer) -> [UInt8] { Compression().run(bytes, Z_FINISH) }

  /// Whether compression makes content of a media type much smaller.
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
      // If the buffer is not full, there is no more output for now.
      if status == Z_STREAM_END || status == Z_BUF_ERROR || count < buffer.count { return written }
    }
  }
}
