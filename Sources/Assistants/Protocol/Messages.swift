import ByregionLanguages
import ByregionText
import Synchronization

/// What a request is known by, and its answer with it.
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

/// A request of JSON-RPC 2.0.
package struct ProtocolRequest: Sendable, Hashable {
  /// What its answer refers to.
  package var id: RequestID
  /// The name of the method, such as `tools/call`.
  package var method: String
  /// The parameters: an object, without members where none were sent.
  package var parameters: JSON

  /// The member `_meta` of the parameters.
  var meta: JSON? { parameters["_meta"] }

  /// The revision that the request says it is of, as only those without a handshake do; nil for others.
  var claimedVersion: JSON? { meta?[MetaKey.protocolVersion] }
}

/// A message of JSON-RPC 2.0 as it comes in.
enum IncomingMessage {
  case request(ProtocolRequest)
  case notification(method: String, parameters: JSON)
  /// An answer to a request of ours. There are none.
  case answer
  /// What cannot be used, with the id where there is one.
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

/// An error that answers a request, as JSON-RPC has it.
package struct ProtocolFailure: Error, Sendable, Hashable {
  /// The number of the kind of error.
  package var code: Int
  /// One sentence.
  package var message: String
  /// More for programs; nil where there is nothing.
  package var data: JSON?

  static func parseError(_ message: String) -> Self { Self(code: -32700, message: "not JSON: \(message)") }
  static func invalidRequest(_ message: String) -> Self { Self(code: -32600, message: message) }
  static func invalidParameters(_ message: String) -> Self { Self(code: -32602, message: message) }
  static func internalError(_ message: String) -> Self { Self(code: -32603, message: message) }

  static func unknownMethod(_ method: String) -> Self {
    Self(code: -32601, message: "there is no method \(method.prefix(100))")
  }

  /// Too much at once; the code is one of those that the protocol leaves to servers.
  static func busy(_ message: String) -> Self { Self(code: -32000, message: message) }

  /// A resource that is not there. Later revisions use the code of wrong parameters.
  static func noResource(_ uri: String, _ message: String, in revision: Revision) -> Self {
    Self(code: revision.hasHandshake ? -32002 : -32602, message: message, data: ["uri": .string(uri)])
  }

  static func unsupportedVersion(_ requested: String) -> Self {
    Self(
      code: -32022, message: "this revision of the protocol is not served",
      data: ["supported": JSON(Revision.withoutHandshake), "requested": .string(requested)])
  }

  /// The error of a headerless or contradictory request over HTTP.
  static func headerMismatch(_ message: String) -> Self { Self(code: -32020, message: message) }
}

/// Messages as they go out.
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

/// Reports to a client how far its request is, at most four times a second.
final class ProgressReporter: Sendable {
  private struct State {
    var last: Double = -1
    var lastTime: ContinuousClock.Instant?
  }

  private static let interval = Duration.milliseconds(250)

  private let token: JSON?
  private let send: @Sendable ([UInt8]) -> Void
  private let state = Mutex(State())

  /// - Parameter token: What the client gave in `_meta`; without it nothing is reported.
  init(token: JSON?, send: @escaping @Sendable ([UInt8]) -> Void) {
    switch token {
    case .string, .integer: self.token = token
    default: self.token = nil
    }
    self.send = send
  }

  /// Tells it, unless something was told just now. The amount grows from call to call.
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

/// A revision of the Model Context Protocol that is served (https://modelcontextprotocol.io/specification).
package enum Revision: String, Sendable, Hashable, CaseIterable {
  case june2025 = "2025-06-18"
  case november2025 = "2025-11-25"
  case july2026 = "2026-07-28"

  /// Whether a connection begins with `initialize`. In later revisions each request says all about itself in `_meta`.
  package var hasHandshake: Bool { self != .july2026 }

  /// The newest revision that begins with `initialize`, offered to clients that ask for one that is not served.
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
