#if Web
  import ByregionAssistants
  import ByregionLanguages
  import HTTPTypes
  import Hummingbird
  import Logging
  import NIOCore
  import ServiceLifecycle

  #if canImport(Glibc)
    import Glibc
  #elseif canImport(Musl)
    import Musl
  #else
    import Darwin
  #endif

  /// The web server. Hummingbird does HTTP, and ``Engine`` makes the answers.
  package final class WebServer: Sendable {
    /// Where and how to listen.
    package struct Configuration: Sendable {
      package var host = "127.0.0.1"
      /// The port; 0 for any free port.
      package var port = 8790
      package var log = AccessLog.Options()

      package init() {}
    }

    private let engine: Engine
    private let configuration: Configuration
    private let assistants: AssistantEndpoint?
    private let group: Monitor<ServiceGroup?> = Monitor(nil)

    /// - Parameter assistants: answers assistants at `/mcp`; nil to not answer them.
    package init(_ site: Site, _ configuration: Configuration, cores: Int, assistants: AssistantServer? = nil) {
      // This must be set before the engine's threads allocate their own heaps.
      FreedMemory.isGivenBack()
      engine = Engine(site, cores: cores)
      self.configuration = configuration
      self.assistants = assistants.map { AssistantEndpoint($0, site) }
    }

    /// Serves until ``stop()`` is called and open requests are answered.
    ///
    /// - Parameter onStart: called with the port once the server listens.
    package func run(onStart: @escaping @Sendable (Int) -> Void) async throws {
      var quiet = Logger(label: "byregion") { _ in SwiftLogNoOpLogHandler() }
      quiet.logLevel = .critical
      let closeObservers = CloseObservers()
      let (configuration, engine) = (configuration, engine)
      let port = Monitor(configuration.port)
      let responder = Responder(engine, closeObservers, AccessLog(configuration.log), assistants) {
        RequestGuard(host: configuration.host, port: port.withLock { $0 }, publicURL: engine.site.publicURL)
      }
      let application = Application(
        responder: responder,
        server: .http1(
          configuration: .init(
            additionalChannelHandlers: [CloseHandler(closeObservers)],
            idleTimeout: .seconds(Int64(RequestGuard.idleSeconds)),
            httpDecoderConfiguration: .init(
              maxHeaderFieldSize: RequestGuard.largestHeader, maxHeaderListSize: RequestGuard.largestHeader,
              maxHeaderFieldCount: 100)
          )),
        configuration: ApplicationConfiguration(
          address: .hostname(configuration.host, port: configuration.port),
          availableConnectionsDelegate: .maximum(RequestGuard.maxConnections, logger: quiet)),
        onServerRunning: { channel in
          let bound = channel.localAddress?.port ?? configuration.port
          port.withLock { $0 = bound }
          onStart(bound)
          ServiceManager.notify("READY=1")
        }, logger: quiet)
      var settings = ServiceGroupConfiguration(services: [application], logger: quiet)
      settings.maximumGracefulShutdownDuration = .seconds(10)
      let group = ServiceGroup(configuration: settings)
      self.group.withLock { $0 = group }
      defer { engine.close(within: 5) }
      try await group.run()
    }

    /// Stops accepting connections, gives open requests ten seconds, and ends ``run(onStart:)``.
    package func stop() {
      ServiceManager.notify("STOPPING=1")
      guard let group = group.withLock({ $0 }) else { return }
      Task { await group.triggerGracefulShutdown() }
    }

    /// The operating system's message about why the server could not listen.
    package static func reason(of error: any Error) -> String {
      (error as? IOError).map { String(cString: strerror($0.errnoCode)) } ?? "\(error)"
    }

    /// The application without a socket, for tests.
    package static func application(_ site: Site, cores: Int = 2) -> some ApplicationProtocol {
      let engine = Engine(site, cores: cores)
      let responder = Responder(engine, CloseObservers(), AccessLog(AccessLog.Options(isOn: false))) {
        RequestGuard(host: "localhost", port: 80, publicURL: site.publicURL)
      }
      return Application(responder: responder)
    }
  }

  /// Translates requests and responses between hummingbird and ``Engine``.
  struct Responder: HTTPResponder {
    struct Context: RequestContext {
      var coreContext: CoreRequestContextStorage
      let channel: any Channel

      init(source: Source) {
        coreContext = .init(source: source)
        channel = source.channel
      }
    }

    private let engine: Engine
    private let closeObservers: CloseObservers
    private let log: AccessLog
    private let assistants: AssistantEndpoint?
    private let makeGuard: @Sendable () -> RequestGuard

    init(
      _ engine: Engine, _ closeObservers: CloseObservers, _ log: AccessLog, _ assistants: AssistantEndpoint? = nil,
      _ makeGuard: @escaping @Sendable () -> RequestGuard
    ) {
      self.engine = engine
      self.closeObservers = closeObservers
      self.log = log
      self.assistants = assistants
      self.makeGuard = makeGuard
    }

    func respond(to request: Request, context: Context) async throws -> Hummingbird.Response {
      let start = ContinuousClock.now
      let outcome = await outcome(of: request, context)
      let isHead = request.method == .head
      switch outcome {
      case .whole(let head, let content):
        log.write(request, head.status, bytes: isHead ? 0 : content.count, since: start, context.channel)
        var fields = Self.fields(head)
        if head.status != 304 { fields[.contentLength] = String(content.count) }
        return Hummingbird.Response(
          status: .init(code: head.status), headers: fields,
          body: isHead || content.isEmpty ? .init() : .init(byteBuffer: ByteBuffer(bytes: content)))
      case .streamed(let head, let stream):
        if isHead {
          stream.abandon()
          log.write(request, head.status, bytes: 0, since: start, context.channel)
          return Hummingbird.Response(status: .init(code: head.status), headers: Self.fields(head), body: .init())
        }
        let (log, closeObservers, channel) = (log, closeObservers, context.channel)
        let stop = closeObservers.begin(channel) { stream.abandon() }
        return Hummingbird.Response(
          status: .init(code: head.status), headers: Self.fields(head),
          body: ResponseBody { writer in
            var sent = 0
            defer {
              closeObservers.end(channel, stop)
              stream.abandon()
              log.write(request, head.status, bytes: sent, since: start, channel)
            }
            while let pieces = try await stream.next() {
              for piece in pieces {
                sent += piece.count
                try await writer.write(ByteBuffer(bytes: piece))
              }
            }
            try await writer.finish(nil)
          })
      }
    }

    private func outcome(of request: Request, _ context: Context) async -> Outcome {
      var reader = RequestReader(engine.site, request.head)
      do {
        if let assistants, assistants.has(request.head.path ?? "/") {
          return try await assistants.answer(request, makeGuard(), closeObservers, context.channel)
        }
        var body: [UInt8] = []
        let (pageRequest, route) = try reader.read(makeGuard(), engine.router)
        var complete = pageRequest
        if request.method == .post {
          body = try await Self.content(of: request, upTo: route.largestBody)
          complete.body = body
        }
        let compresses = request.headers[.acceptEncoding].map(RequestReader.takesGzip) ?? false
        let (closeObservers, channel) = (closeObservers, context.channel)
        let token = Monitor<Int?>(nil)
        let outcome = await engine.answer(
          complete, route, compresses: compresses, tags: request.headers[.ifNoneMatch]
        ) { stop in
          let begun = closeObservers.begin(channel, stop)
          token.withLock { $0 = begun }
        }
        if let begun = token.withLock({ $0 }) { closeObservers.end(channel, begun) }
        return reader.finished(outcome)
      } catch let moved as RequestReader.Moved {
        var head = Head()
        head.status = moved.status
        head.mediaType = "text/plain; charset=utf-8"
        head.fields = [(name: "location", value: moved.path)] + moved.fields
        return .whole(head, [])
      } catch {
        return reader.finished(Engine.problem(Problem(error), reader.request))
      }
    }

    static func content(of request: Request, upTo limit: Int = RequestGuard.largestBody) async throws -> [UInt8] {
      do {
        return try await [UInt8](buffer: request.body.collect(upTo: limit))
      } catch {
        throw Problem(.tooLarge, detail: .bodyTooLarge(limit))
      }
    }

    private static func fields(_ head: Head) -> HTTPFields {
      var fields = HTTPFields()
      func set(_ name: String, _ value: String) {
        if let name = HTTPField.Name(name) { fields.append(HTTPField(name: name, value: value)) }
      }
      set("content-type", head.mediaType)
      for field in SecurityHeaders.fields(isSandboxed: head.isSandboxed) { set(field.name, field.value) }
      set("cache-control", head.cacheControl)
      if let tag = head.entityTag { set("etag", tag) }
      if let encoding = head.encoding { set("content-encoding", encoding) }
      if head.varies { set("vary", "Accept, Accept-Encoding, Accept-Language, Cookie") }
      for field in head.fields { set(field.name, field.value) }
      return fields
    }
  }

  /// The closures to call when a client closes its connection.
  final class CloseObservers: Sendable {
    private struct State {
      var waiting: [ObjectIdentifier: [(token: Int, leave: @Sendable () -> Void)]] = [:]
      var last = 0
    }

    private let state = Monitor(State())

    /// Registers `leave`, which is called once if the client disconnects before ``end(_:_:)``. Returns a token for it.
    func begin(_ channel: any Channel, _ leave: @escaping @Sendable () -> Void) -> Int {
      state.withLock { state in
        state.last += 1
        state.waiting[ObjectIdentifier(channel), default: []].append((token: state.last, leave: leave))
        return state.last
      }
    }

    func end(_ channel: any Channel, _ token: Int) {
      state.withLock { state in
        let identity = ObjectIdentifier(channel)
        state.waiting[identity]?.removeAll { $0.token == token }
        if state.waiting[identity]?.isEmpty == true { state.waiting[identity] = nil }
      }
    }

    fileprivate func left(_ channel: any Channel) {
      let waiting = state.withLock { $0.waiting.removeValue(forKey: ObjectIdentifier(channel)) } ?? []
      for entry in waiting { entry.leave() }
    }
  }

  /// Detects that a client closed its connection, also while an answer is being made.
  private final class CloseHandler: ChannelInboundHandler, RemovableChannelHandler, Sendable {
    typealias InboundIn = NIOAny

    private let closeObservers: CloseObservers

    init(_ closeObservers: CloseObservers) { self.closeObservers = closeObservers }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
      if case .some(.inputClosed) = event as? ChannelEvent { closeObservers.left(context.channel) }
      context.fireUserInboundEventTriggered(event)
    }

    func channelInactive(context: ChannelHandlerContext) {
      closeObservers.left(context.channel)
      context.fireChannelInactive()
    }
  }
#endif

#if Web
  import ByregionPrinting
  import ByregionRecords
  import Hummingbird
  import NIOCore

  /// Writes one line for each request, as `key=value` or JSON. Queries and client addresses are logged only if the
  /// options say so.
  package struct AccessLog: Sendable {
    package struct Options: Sendable {
      package var isOn: Bool
      package var isJSON: Bool
      package var showsQueries: Bool
      package var showsAddresses: Bool

      package init(
        isOn: Bool = true, isJSON: Bool = false, showsQueries: Bool = false, showsAddresses: Bool = false
      ) {
        self.isOn = isOn
        self.isJSON = isJSON
        self.showsQueries = showsQueries
        self.showsAddresses = showsAddresses
      }
    }

    private let options: Options
    private let output: Monitor<Output>

    init(_ options: Options) {
      self.options = options
      output = Monitor(Output.standardError())
    }

    func write(
      _ request: Request, _ status: Int, bytes: Int, since start: ContinuousClock.Instant, _ channel: any Channel
    ) {
      guard options.isOn else { return }
      let target = request.head.path ?? ""
      // The import key is never logged.
      let path = options.showsQueries && !target.contains("token=") ? target : String(target.prefix { $0 != "?" })
      let milliseconds = ((ContinuousClock.now - start) / .milliseconds(1) * 10).rounded() / 10
      let address = options.showsAddresses ? channel.remoteAddress?.ipAddress : nil
      output.withLock { output in
        if options.isJSON {
          let writer = JSONWriter(output)
          writer.object {
            writer.field("time", Timestamp.now())
            writer.field("method", request.method.rawValue)
            writer.field("path", path)
            writer.field("status", status)
            writer.field("bytes", bytes)
            writer.field("ms", milliseconds)
            if let address { writer.field("address", address) }
          }
        } else {
          output.append("time=\(Timestamp.now()) method=\(request.method.rawValue) path=")
          JSONWriter(output).string(path)
          output.append(" status=\(status) bytes=\(bytes) ms=\(milliseconds)")
          if let address { output.append(" address=\(address)") }
        }
        output.append("\n")
        // A request is answered even if its log line cannot be written.
        try? output.flush()
      }
    }
  }
#endif

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Reports the server's state to systemd (https://www.freedesktop.org/software/systemd/man/sd_notify.html).
enum ServiceManager {
  /// Sends a state such as `READY=1`. Does nothing if the server does not run under systemd.
  static func notify(_ state: String) {
    #if os(Linux)
      guard let name = getenv("NOTIFY_SOCKET").map({ String(cString: $0) }), name.hasPrefix("/") || name.hasPrefix("@")
      else { return }
      var address = sockaddr_un()
      address.sun_family = sa_family_t(AF_UNIX)
      var bytes = Array(name.utf8)
      guard bytes.count < MemoryLayout.size(ofValue: address.sun_path) else { return }
      // The name of an abstract socket, written with `@`, begins with a zero byte.
      if bytes.first == UInt8(ascii: "@") { bytes[0] = 0 }
      withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
      let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
      guard descriptor >= 0 else { return }
      defer { close(descriptor) }
      let length = socklen_t(MemoryLayout<sa_family_t>.size + bytes.count)
      withUnsafePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
          _ = sendto(descriptor, state, state.utf8.count, Int32(MSG_NOSIGNAL), generic, length)
        }
      }
    #endif
  }
}
