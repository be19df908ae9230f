import ByregionText
import Foundation
import Synchronization

/// A conversation with one client over a channel that carries messages in both directions, such as standard input and
/// output.
///
/// The first request decides the mode of the conversation: `initialize` begins one with a handshake, a request with the
/// revision in `_meta` one without. `server/discover`, which clients use to find out the supported revisions, decides
/// nothing.
package final class AssistantSession: Sendable {
  private enum Mode {
    case undecided
    case handshake(Revision)
    case withoutHandshake
  }

  private struct State {
    var mode = Mode.undecided
    /// The tasks of unanswered requests, by the number of the request in order of arrival.
    var tasks: [Int: Task<Void, Never>] = [:]
    /// The numbers of the requests whose ids are in use.
    var numbers: [RequestID: Int] = [:]
    var count = 0
    var bytes = 0
  }

  private let server: AssistantServer
  private let send: @Sendable ([UInt8]) -> Void
  private let state = Mutex(State())

  /// - Parameter send: Sends a message, which has no line feed. May be called from any thread.
  package init(_ server: AssistantServer, send: @escaping @Sendable ([UInt8]) -> Void) {
    self.server = server
    self.send = send
  }

  /// Handles an incoming message. Call it from one thread at a time, in the order of arrival.
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

  /// Cancels all unanswered requests, because the client is gone.
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
    if case .withoutHandshake = state.withLock({ $0.mode }) {
      throw .unsupportedVersion(request.parameters["protocolVersion"]?.text ?? "")
    }
    let (revision, answer) = try server.initialized(request)
    state.withLock { $0.mode = .handshake(revision) }
    send(answer)
  }

  private func revision(of request: ProtocolRequest) throws(ProtocolFailure) -> Revision {
    switch (state.withLock { $0.mode }, request.claimedVersion) {
    case (.handshake(let revision), nil): return revision
    case (.handshake, _):
      throw .invalidRequest(
        "this conversation began with initialize, so its requests do not have \(MetaKey.protocolVersion) in _meta")
    case (.undecided, nil):
      // Clients may send a ping before anything else.
      if request.method == "ping" { return Revision.newestWithHandshake }
      throw .invalidRequest(
        "begin with initialize, or give each request _meta with \(MetaKey.protocolVersion) and "
          + MetaKey.clientCapabilities)
    default:
      let revision = try AssistantServer.claimedRevision(request)
      if request.method != "server/discover" { state.withLock { $0.mode = .withoutHandshake } }
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
        // The id is released before the answer is sent, so that the client can reuse it at once.
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

/// Answers single messages over HTTP (Streamable HTTP). It keeps no state between messages, so there are no sessions.
/// Answers are JSON, never a stream.
package struct AssistantExchange: Sendable {
  /// An HTTP response.
  package struct Answer: Sendable, Hashable {
    /// The HTTP status.
    package var status: Int
    /// The body; nil for an empty response.
    package var message: [UInt8]?
  }

  private let server: AssistantServer

  package init(_ server: AssistantServer) { self.server = server }

  /// Answers a message.
  ///
  /// - Parameters:
  ///   - body: The body of the POST request.
  ///   - field: Returns the value of a header field by its name in lower case.
  package func answer(_ body: [UInt8], field: @Sendable (String) -> String?) async -> Answer {
    switch IncomingMessage(body) {
    case .notification, .answer: return Answer(status: 202, message: nil)
    case .unusable(let id, let failure): return Self.refusal(id, failure)
    case .request(let request):
      do throws(ProtocolFailure) {
        if request.method == "initialize", request.claimedVersion == nil {
          return Answer(status: 200, message: try server.initialized(request).answer)
        }
        let revision = try Self.revision(of: request, field)
        guard let answer = await server.answer(request, in: revision, notify: { _ in }) else {
          return Answer(status: 499, message: nil)
        }
        return Answer(status: revision.hasHandshake ? 200 : Self.status(of: answer), message: answer)
      } catch {
        return Self.refusal(request.id, error)
      }
    }
  }

  private static func refusal(_ id: RequestID?, _ failure: ProtocolFailure) -> Answer {
    Answer(status: status(of: failure.code), message: OutgoingMessage.failure(id, failure))
  }

  /// The HTTP status of an encoded answer: that of its error, or 200.
  private static func status(of answer: [UInt8]) -> Int {
    guard case .integer(let code)? = (try? JSON(parsing: answer))?["error"]?["code"] else { return 200 }
    return status(of: Int(code))
  }

  private static func status(of code: Int) -> Int {
    switch code {
    case -32601: 404
    case -32603, -32000: 200
    default: 400
    }
  }

  /// The revision of a request, from its `_meta` and its header fields, which must agree.
  private static func revision(
    of request: ProtocolRequest, _ field: (String) -> String?
  ) throws(ProtocolFailure) -> Revision {
    let stated = field("mcp-protocol-version")
    let lacksHandshake = stated.flatMap(Revision.init(rawValue:)).map { !$0.hasHandshake } ?? false
    guard request.claimedVersion != nil || lacksHandshake else {
      guard let stated else { return Revision.newestWithHandshake }
      guard let revision = Revision(rawValue: stated) else { throw .unsupportedVersion(stated) }
      return revision
    }
    let claimed = request.claimedVersion?.text
    guard claimed == stated else {
      throw .headerMismatch("the header mcp-protocol-version and \(MetaKey.protocolVersion) in _meta differ")
    }
    guard field("mcp-method") == request.method else {
      throw .headerMismatch("the header mcp-method is not the method of the message")
    }
    let names = ["tools/call": "name", "prompts/get": "name", "resources/read": "uri"]
    if let name = names[request.method], let value = request.parameters[name]?.text,
      field("mcp-name").flatMap(decoded) != value
    {
      throw .headerMismatch("the header mcp-name is not the \(name) of the message")
    }
    return try AssistantServer.claimedRevision(request)
  }

  /// A header's value, decoded if it has the form `=?base64?…?=`.
  private static func decoded(_ value: String) -> String? {
    let (start, end) = ("=?base64?", "?=")
    guard value.hasPrefix(start), value.hasSuffix(end), value.count >= start.count + end.count else { return value }
    let payload = String(value.dropFirst(start.count).dropLast(end.count))
    return Data(base64Encoded: payload).flatMap { String(validating: $0, as: UTF8.self) }
  }
}
