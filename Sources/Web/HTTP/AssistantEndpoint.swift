#if Web
  import ByregionAssistants
  import HTTPTypes
  import Hummingbird
  import NIOCore

  /// Answers assistants at `/mcp`, if the server was started with them.
  struct AssistantEndpoint: Sendable {
    private let exchange: AssistantExchange
    private let path: String
    /// The path without the base path, for requests that do not come through the proxy.
    private let barePath = "/mcp"

    init(_ server: AssistantServer, _ site: Site) {
      exchange = AssistantExchange(server)
      path = site.basePath + barePath
    }

    func has(_ target: String) -> Bool {
      let request = target.prefix { $0 != "?" }
      return request == path || request == barePath
    }

    /// - Throws: `Problem` for an unknown host, and for a request that a page of another site makes a browser send.
    func answer(
      _ request: Request, _ requestGuard: RequestGuard, _ closeObservers: CloseObservers, _ channel: any Channel
    ) async throws
      -> Outcome
    {
      let own = try requestGuard.origin(host: request.head.authority)
      func field(_ name: String) -> String? { HTTPField.Name(name).flatMap { request.headers[$0] } }
      try requestGuard.checkOrigin(
        fetchSite: field("sec-fetch-site"), origin: field("origin"), of: own, isForPrograms: true)
      guard request.method == .post else {
        return Self.outcome(405, nil, [(name: "allow", value: "POST")])
      }
      guard field("content-type")?.lowercased().hasPrefix("application/json") == true else {
        return Self.outcome(415, nil, [(name: "accept-post", value: "application/json")])
      }
      if let accepted = field("accept")?.lowercased(),
        !["application/json", "application/*", "*/*"].contains(where: accepted.contains)
      {
        return Self.outcome(406, nil, [])
      }
      let body = try await Responder.content(of: request)
      let exchange = exchange
      let headers = request.headers
      let task = Task {
        await exchange.answer(body) { name in HTTPField.Name(name).flatMap { headers[$0] } }
      }
      let begun = closeObservers.begin(channel) { task.cancel() }
      let answer = await task.value
      closeObservers.end(channel, begun)
      return Self.outcome(answer.status, answer.message, [])
    }

    private static func outcome(
      _ status: Int, _ message: [UInt8]?, _ fields: [(name: String, value: String)]
    ) -> Outcome {
      var head = Head()
      head.status = status
      head.mediaType = "application/json"
      head.cacheControl = "no-store"
      head.varies = false
      head.fields = fields
      return .whole(head, message ?? [])
    }
  }
#endif
