import Synchronization

/// A conversation with one client over a channel that carries messages in both directions, such as standard input and
/// output.
///
/// The first request that is not `server/discover`, with which clients try what a server speaks, decides the manner of
/// the conversation: `initialize` opens one with a handshake, a request with the revision in `_meta` one without.
package final class AssistantSession: Sendable {
  private enum Manner {
    case undecided
    case handshake(Revision)
    case withoutHandshake
  }

  private struct State {
    var manner = Manner.undecided
    /// The requests that wait for their answers, by the order in which they came.
    var tasks: [Int: Task<Void, Never>] = [:]
    /// The requests whose answers were not sent yet.
    var numbers: [RequestID: Int] = [:]
    var count = 0
    var bytes = 0
  }

  private let server: AssistantServer
  private let send: @Sendable ([UInt8]) -> Void
  private let state = Mutex(State())

  /// - Parameter send: Sends a message, given without the end of its line. May be called from any thread.
  package init(_ server: AssistantServer, send: @escaping @Sendable ([UInt8]) -> Void) {
    self.server = server
    self.send = send
  }

  /// Takes a message. Call it from one thread at a time, in the order in which messages come in.
  package func receive(_ message: [UInt8]) {
    switch IncomingMessage(message) {
    case .request(let request): receive(request, byteCount: message.count)
    case .notification("notifications/cancelled", let parameters):
      guard let id = parameters["requestId"].flatMap(RequestID.init) else { return }
      state.withLock { state in state.numbers[id].flatMap { state.tasks[$0] } }?.cancel()
    case .notification, .answer: break
    case .unusable(let id, let failure): send(OutgoingMessage.failure(id, failure))
    }
  }

  /// Tells the client that a message was longer than ``Limits/messageBytes`` and was not read.
  package func refuseLongMessage(byteCount: Int) {
    let failure = ProtocolFailure.invalidRequest(
      "the message has \(byteCount) bytes and was not read: \(Limits.messageBytes) are the most that a message may have"
    )
    send(OutgoingMessage.failure(nil, failure))
  }

  /// Waits until every request is answered.
  package func finish() async {
    while let task = state.withLock({ $0.tasks.values.first }) { await task.value }
  }

  /// Ends what is being answered, because nobody reads it.
  package func abandon() {
    for task in state.withLock({ Array($0.tasks.values) }) { task.cancel() }
  }

  private func receive(_ request: ProtocolRequest, byteCount: Int) {
    do throws(ProtocolFailure) {
      if request.method == "initialize" { return try begin(request) }
      let revision = try revision(of: request)
      try start(request, in: revision, byteCount: byteCount)
    } catch {
      send(OutgoingMessage.failure(request.id, error))
    }
  }

  private func begin(_ request: ProtocolRequest) throws(ProtocolFailure) {
    if case .withoutHandshake = state.withLock({ $0.manner }) {
      throw .unsupportedVersion(request.parameters["protocolVersion"]?.text ?? "")
    }
    let (revision, answer) = try server.initialized(request)
    state.withLock { $0.manner = .handshake(revision) }
    send(answer)
  }

  private func revision(of request: ProtocolRequest) throws(ProtocolFailure) -> Revision {
    switch (state.withLock { $0.manner }, request.claimedVersion) {
    case (.handshake(let revision), nil): return revision
    case (.handshake, _):
      throw .invalidRequest(
        "this conversation began with initialize, so its requests do not have \(MetaKey.protocolVersion) in _meta")
    case (.undecided, nil):
      // Clients may ask whether anybody is there before they say anything else.
      if request.method == "ping" { return Revision.newestWithHandshake }
      throw .invalidRequest(
        "begin with initialize, or give each request _meta with \(MetaKey.protocolVersion) and "
          + MetaKey.clientCapabilities)
    default:
      let revision = try AssistantServer.claimedRevision(request)
      if request.method != "server/discover" { state.withLock { $0.manner = .withoutHandshake } }
      return revision
    }
  }

  private func start(_ request: ProtocolRequest, in revision: Revision, byteCount: Int) throws(ProtocolFailure) {
    let refusal: ProtocolFailure? = state.withLock { state in
      if state.numbers[request.id] != nil {
        return .invalidRequest("another request with this id is not answered yet")
      }
      if state.tasks.count >= Limits.waitingRequests || state.bytes + byteCount > Limits.waitingBytes {
        return .busy("too many requests wait for their answers: send this one again after some are answered")
      }
      let number = state.count
      state.count += 1
      state.bytes += byteCount
      state.numbers[request.id] = number
      state.tasks[number] = Task { [server, send] in
        let answer = await server.answer(request, in: revision, notify: send)
        // Whoever has the answer may use its id again.
        self.state.withLock { $0.numbers[request.id] = nil }
        if let answer { send(answer) }
        self.end(number, byteCount: byteCount)
      }
      return nil
    }
    if let refusal { throw refusal }
  }

  private func end(_ number: Int, byteCount: Int) {
    state.withLock { state in
      state.tasks[number] = nil
      state.bytes -= byteCount
    }
  }
}
