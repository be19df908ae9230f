import ByregionText
import Foundation

/// One message of a client over HTTP, with its answer (Streamable HTTP). Nothing is kept between two of them, so that there
/// are no sessions; answers are JSON, never a stream.
package struct AssistantExchange: Sendable {
  /// What goes back over HTTP.
  package struct Answer: Sendable, Hashable {
    /// The status of HTTP.
    package var status: Int
    /// The message; nil where there is none.
    package var message: [UInt8]?
  }

  private let server: AssistantServer

  package init(_ server: AssistantServer) { self.server = server }

  /// Answers a message.
  ///
  /// - Parameters:
  ///   - body: The content of the POST.
  ///   - field: Gives the value of a header field by its name in lower case.
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

  /// The status for an answer that was made already: that of its error, if it is one.
  private static func status(of answer: [UInt8]) -> Int {
    guard case .integer(let code)? = (try? JSONReader.value(of: answer))?["error"]?["code"] else { return 200 }
    return status(of: Int(code))
  }

  private static func status(of code: Int) -> Int {
    switch code {
    case -32601: 404
    case -32603, -32000: 200
    default: 400
    }
  }

  /// The revision of a request, by its `_meta` and its header fields, which say the same.
  private static func revision(
    of request: ProtocolRequest, _ field: (String) -> String?
  ) throws(ProtocolFailure) -> Revision {
    let stated = field("mcp-protocol-version")
    let isOfNew = stated.flatMap(Revision.init(rawValue:)).map { !$0.hasHandshake } ?? false
    guard request.claimedVersion != nil || isOfNew else {
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

  /// A header's value: itself, or what `=?base64?…?=` holds.
  private static func decoded(_ value: String) -> String? {
    let (start, end) = ("=?base64?", "?=")
    guard value.hasPrefix(start), value.hasSuffix(end), value.count >= start.count + end.count else { return value }
    let payload = String(value.dropFirst(start.count).dropLast(end.count))
    return Data(base64Encoded: payload).flatMap { String(validating: $0, as: UTF8.self) }
  }
}
