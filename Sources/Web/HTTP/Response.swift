import ByregionFiles
import ByregionPrinting

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
  private static let mostHeld = 512 << 10

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
    guard held.count > Self.mostHeld, let stream = begin?() else { return }
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
