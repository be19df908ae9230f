import ByregionLanguages
import ByregionText
import Synchronization

/// The id of a request, which its answer repeats.
package enum RequestID: Sendable, Hashable {
  case number(Int64)
  case text(String)

  init?(_ value: JSON) {
    switch value {
    case .integer(let number): self = .number(number)
    case .string(let text): self = .text(text)
    default: return nil
    }
  }

  var json: JSON {
    switch self {
    case .number(let number): .integer(number)
    case .text(let text): .string(text)
    }
  }
}

/// A JSON-RPC 2.0 request.
package struct ProtocolRequest: Sendable, Hashable {
  package var id: RequestID
  /// The name of the method, such as `tools/call`.
  package var method: String
  /// The parameters: an object, which is empty if none were sent.
  package var parameters: JSON

  /// The member `_meta` of the parameters.
  var meta: JSON? { parameters["_meta"] }

  /// The revision in `_meta`, which only requests without a handshake have; otherwise nil.
  var claimedVersion: JSON? { meta?[MetaKey.protocolVersion] }
}

/// An incoming JSON-RPC 2.0 message.
enum IncomingMessage {
  case request(ProtocolRequest)
  case notification(method: String, parameters: JSON)
  /// An answer. It is ignored, since the server sends no requests.
  case answer
  /// A message that is not valid, with its id if it has one.
  case unusable(RequestID?, ProtocolFailure)

  init(_ bytes: [UInt8]) {
    do throws(JSONScanner.Failure) {
      self.init(try JSON(parsing: bytes))
    } catch {
      self = .unusable(nil, .parseError("\(Catalogue(.english).fault(error.fault)) (byte \(error.offset))"))
    }
  }

  private init(_ value: JSON) {
    guard case .object = value else {
      if case .array = value {
        self = .unusable(nil, .invalidRequest("batches are in no revision that is served: send each message by itself"))
      } else {
        self = .unusable(nil, .invalidRequest("a message is a JSON object"))
      }
      return
    }
    let id = value["id"].flatMap(RequestID.init)
    guard value["jsonrpc"] == "2.0" else {
      self = .unusable(id, .invalidRequest("a message has the member \"jsonrpc\" with the value \"2.0\""))
      return
    }
    guard let method = value["method"] else {
      let isAnswer = value["result"] != nil || value["error"] != nil
      self = isAnswer ? .answer : .unusable(id, .invalidRequest("a request has the member \"method\""))
      return
    }
    guard let method = method.text else {
      self = .unusable(id, .invalidRequest("the member \"method\" is a string"))
      return
    }
    let parameters = value["params"] ?? [:]
    guard case .object = parameters else {
      self = .unusable(id, .invalidParameters("the member \"params\" is an object"))
      return
    }
    if let id {
      self = .request(ProtocolRequest(id: id, method: method, parameters: parameters))
    } else if value["id"] != nil {
      self = .unusable(nil, .invalidRequest("the member \"id\" is a string or an integer"))
    } else {
      self = .notification(method: method, parameters: parameters)
    }
  }
}

/// A JSON-RPC error that answers a request.
package struct ProtocolFailure: Error, Sendable, Hashable {
  package var code: Int
  /// One sentence.
  package var message: String
  /// Details for programs; nil if there are none.
  package var data: JSON?

  static func parseError(_ message: String) -> Self { Self(code: -32700, message: "not JSON: \(message)") }
  static func invalidRequest(_ message: String) -> Self { Self(code: -32600, message: message) }
  static func invalidParameters(_ message: String) -> Self { Self(code: -32602, message: message) }
  static func internalError(_ message: String) -> Self { Self(code: -32603, message: message) }

  static func unknownMethod(_ method: String) -> Self {
    Self(code: -32601, message: "there is no method \(method.prefix(100))")
  }

  /// Too many requests at once. The code is from the range that JSON-RPC reserves for servers.
  static func busy(_ message: String) -> Self { Self(code: -32000, message: message) }

  /// A missing resource. Revisions without a handshake use the code for invalid parameters.
  static func noResource(_ uri: String, _ message: String, in revision: Revision) -> Self {
    Self(code: revision.hasHandshake ? -32002 : -32602, message: message, data: ["uri": .string(uri)])
  }

  static func unsupportedVersion(_ requested: String) -> Self {
    Self(
      code: -32022, message: "this revision of the protocol is not served",
      data: ["supported": JSON(Revision.withoutHandshake), "requested": .string(requested)])
  }

  /// Header fields of an HTTP request that are missing or contradict its message.
  static func headerMismatch(_ message: String) -> Self { Self(code: -32020, message: message) }
}

/// Encodes outgoing messages.
enum OutgoingMessage {
  static func answer(_ id: RequestID, _ result: JSON) -> [UInt8] {
    (["jsonrpc": "2.0", "id": id.json, "result": result] as JSON).line
  }

  static func failure(_ id: RequestID?, _ failure: ProtocolFailure) -> [UInt8] {
    var error: JSON = ["code": .integer(Int64(failure.code)), "message": .string(failure.message)]
    if let data = failure.data { error = error.adding([.init(name: "data", value: data)]) }
    return (["jsonrpc": "2.0", "id": id?.json ?? .null, "error": error] as JSON).line
  }

  static func notification(_ method: String, _ parameters: JSON) -> [UInt8] {
    (["jsonrpc": "2.0", "method": .string(method), "params": parameters] as JSON).line
  }
}

/// Sends progress notifications for a request, at most four times a second.
final class ProgressReporter: Sendable {
  private struct State {
    var last: Double = -1
    var lastTime: ContinuousClock.Instant?
  }

  private static let interval = Duration.milliseconds(250)

  private let token: JSON?
  private let send: @Sendable ([UInt8]) -> Void
  private let state = Mutex(State())

  /// - Parameter token: The progress token in the request's `_meta`. Without one, nothing is sent.
  init(token: JSON?, send: @escaping @Sendable ([UInt8]) -> Void) {
    switch token {
    case .string, .integer: self.token = token
    default: self.token = nil
    }
    self.send = send
  }

  /// Sends a notification, unless the last one was less than ``interval`` ago or `amount` has not grown since.
  func report(_ amount: @autoclosure () -> Double, of total: Double? = nil, _ message: @autoclosure () -> String) {
    guard let token else { return }
    let now = ContinuousClock.now
    let due = state.withLock { state in
      guard state.lastTime.map({ now - $0 >= Self.interval }) ?? true else { return false }
      state.lastTime = now
      return true
    }
    guard due else { return }
    let amount = amount()
    guard
      state.withLock({ state in
        defer { state.last = max(state.last, amount) }
        return amount > state.last
      })
    else { return }
    var parameters: JSON = ["progressToken": token, "progress": .real(amount)]
    if let total { parameters = parameters.adding([.init(name: "total", value: .real(total))]) }
    parameters = parameters.adding([.init(name: "message", value: .string(message()))])
    send(OutgoingMessage.notification("notifications/progress", parameters))
  }
}

/// A supported revision of the Model Context Protocol (https://modelcontextprotocol.io/specification).
package enum Revision: String, Sendable, Hashable, CaseIterable {
  case june2025 = "2025-06-18"
  case november2025 = "2025-11-25"
  case july2026 = "2026-07-28"

  /// Whether a connection begins with `initialize`. In later revisions, the `_meta` of each request has the revision
  /// and the client's capabilities instead.
  package var hasHandshake: Bool { self != .july2026 }

  /// The newest revision that begins with `initialize`. It is offered to clients that ask for an unsupported one.
  static let newestWithHandshake = november2025

  /// The names of the revisions without a handshake, as errors and `server/discover` list them.
  static var withoutHandshake: [String] { allCases.filter { !$0.hasHandshake }.map(\.rawValue) }
}

/// The names of members that the protocol reserves in `_meta`.
enum MetaKey {
  static let protocolVersion = "io.modelcontextprotocol/protocolVersion"
  static let clientCapabilities = "io.modelcontextprotocol/clientCapabilities"
  static let serverInfo = "io.modelcontextprotocol/serverInfo"
  static let progressToken = "progressToken"
}
