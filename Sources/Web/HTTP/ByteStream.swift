import ByregionPrinting

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
  private static let mostAhead = 4
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
      guard state.pieces.count < Self.mostAhead else { return nil }
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
