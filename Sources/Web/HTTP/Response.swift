import ByregionFiles
import ByregionPrinting
import CZlib

/// Status and header fields of an answer.
struct Head: Sendable {
  var status = 200
  var mediaType = Format.html.mediaType
  var fields: [(name: String, value: String)] = []
  /// `nosniff` and the like are the same for all; a stored document gets a stricter policy than a page.
  var isSandboxed = false
  /// How long a browser may use the answer without asking.
  var cacheControl = "no-cache"
  /// Whether the answer differs by the header fields that negotiation reads.
  var varies = true
  var entityTag: String?
  /// Set once the content is compressed.
  var encoding: String?
}

/// An answer while it is made: a head, and content that is written to ``output``.
///
/// The head may change until the content is larger than fits in memory; from then on the content is streamed.
final class Response {
  var head = Head()
  let output: Output
  private let destination: SpillingDestination

  /// - Parameter begin: starts a stream when the content becomes too large to be held; nil where it never is.
  init(compresses: Bool, begin: ((Head) -> ByteStream)?) {
    destination = SpillingDestination(compresses: compresses)
    output = Output(destination)
    destination.begin = { [unowned self] in
      if compresses, Compression.isWorthwhile(head.mediaType) { head.encoding = "gzip" }
      return begin?(head)
    }
    destination.isCompressible = { [unowned self] in Compression.isWorthwhile(head.mediaType) }
  }

  /// Whether a part of the content has gone out, so that the status stands.
  var isStreaming: Bool { destination.stream != nil }

  /// Ends the answer.
  ///
  /// - Returns: the whole content; nil where it was streamed.
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

  /// Breaks a stream off, so that the reader sees that it is not whole.
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

/// Holds content in memory up to a size, and streams what is larger.
private final class SpillingDestination: ByteDestination {
  /// Content up to this size is answered with its length.
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

  /// What is left in the compressor.
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

/// Passes content from a thread that makes it to a task that sends it, a few pieces ahead.
///
/// A reader who is slow holds the thread up, but not for ever; one who leaves ends it.
final class ByteStream: Sendable {
  private struct State {
    var pieces: [[UInt8]] = []
    var isFinished = false
    var hasFailed = false
    /// Whether nobody reads any longer.
    var isAbandoned = false
    var reader: CheckedContinuation<Void, Never>?

    mutating func takeReader() -> CheckedContinuation<Void, Never>? {
      defer { reader = nil }
      return reader
    }
  }

  /// The stream cannot be written to any longer.
  struct Closed: Error {}

  private let state = Monitor(State())
  private static let maxChunksAhead = 4
  /// Seconds that a reader may take for a piece, and for the whole.
  private let patience: Int
  private static let longest = 600
  private let end = CoarseClock.nanoseconds() + UInt64(ByteStream.longest) * 1_000_000_000

  init(patience: Int) { self.patience = patience }

  /// Hands a piece over, and waits while the reader is behind.
  ///
  /// - Throws: `Closed` when the reader left, or took too long.
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

  /// The content is whole.
  func finish() { end { $0.isFinished = true } }

  /// The content ends before it is whole.
  func fail() { end { $0.hasFailed = true } }

  /// Nobody reads any longer.
  func abandon() { end { $0.isAbandoned = true } }

  /// The next pieces; nil at the end.
  ///
  /// - Throws: `Closed` where the content is not whole.
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
