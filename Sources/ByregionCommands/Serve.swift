import ArgumentParser
import ByregionAssistants
import ByregionFiles
import ByregionLanguages
import ByregionPrinting
import ByregionRecords
import ByregionText
import Foundation
import Synchronization

#if Web
  import ByregionLanguages
  import ArgumentParser
  import ByregionAssistants
  import ByregionImporting
  import ByregionPublishing
  import ByregionRecords
  import ByregionStore
  import ByregionWeb
  import Dispatch
  import FoundationEssentials

  #if canImport(Glibc)
    import Glibc
  #else
    import Darwin
  #endif

  /// `byregion serve`: serves the knowledge base as web pages and an API.
  struct ServeCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "serve",
        abstract: help.serve.abstract,
        discussion: help.serve.discussion(
          """
          byregion serve --open
          byregion serve --port 8000 --no-sql
          byregion serve --host 0.0.0.0 --public-url https://example.no/byregion
          byregion serve --demo
          byregion serve --import
          """))
    }

    @Option(help: ArgumentHelp(help.port, valueName: help.value(.number)))
    var port: Int = 8790

    @Option(help: ArgumentHelp(help.host, valueName: help.value(.address)))
    var host: String = "127.0.0.1"

    @Option(
      help: ArgumentHelp(help.publicURL, valueName: help.value(.url)))
    var publicURL: String?

    @Flag(
      inversion: .prefixedNo,
      help: ArgumentHelp(help.allowSQL))
    var allowSQL: Bool?

    @Flag(help: ArgumentHelp(help.assistants))
    var assistants = false

    @Flag(
      name: .customLong("import"),
      help: ArgumentHelp(help.serveImport))
    var allowsImport = false

    @Flag(help: ArgumentHelp(help.openBrowser))
    var open = false

    @Flag(help: ArgumentHelp(help.serveDemo))
    var demo = false

    @Option(help: ArgumentHelp(help.accessibilityStatement, valueName: help.value(.url)))
    var accessibilityStatement: String?

    @Option(
      help: ArgumentHelp(help.contact, valueName: help.value(.url)))
    var contact: String?

    @Option(help: ArgumentHelp(help.log, valueName: help.value(.log)))
    var log: LogFormat = .text

    @Flag(help: ArgumentHelp(help.logQueries))
    var logQueries = false

    @Flag(help: ArgumentHelp(help.logAddresses))
    var logAddresses = false

    @OptionGroup var database: DatabaseOptions

    enum LogFormat: String, CaseIterable, ExpressibleByArgument { case text, json, none }

    func validate() throws {
      guard (0...65_535).contains(port) else { throw ValidationError(words.isFrom("--port", 0, to: 65_535)) }
      if demo, database.file != nil { throw ValidationError(words.demoMakesFile) }
      if log == .none, logQueries || logAddresses {
        throw ValidationError(words.needsLog(logQueries ? "--log-queries" : "--log-addresses"))
      }
      for (name, address) in [("--accessibility-statement", accessibilityStatement), ("--contact", contact)] {
        guard let address else { continue }
        guard ["https://", "http://", "mailto:"].contains(where: address.lowercased().hasPrefix) else {
          throw ValidationError(words.addressBegins(name))
        }
      }
    }

    private var isLoopback: Bool { ["127.0.0.1", "::1", "localhost"].contains(host) }

    func run() async throws {
      let publicURL = try self.publicURL.map { try PublicURL($0) }
      guard isLoopback || publicURL != nil else {
        throw KnowledgeBaseError(
          .usage, { $0.hostIsPublic(host) }, place: "--host",
          suggestion: .say {
            $0.sayPublicName("byregion serve --host \(host) --public-url http://\($0.placeholderName):\(port)/")
          })
      }
      let example = demo ? try await DemoFile.make() : nil
      defer { example?.remove() }
      let file = example?.path ?? database.path
      // Errors of the file are reported at the start, before the first request.
      let isPublication = KnowledgeBase.isPublication(file) && !allowsImport
      let opened =
        try isPublication
        ? PublishedKnowledgeBase.open(file) : KnowledgeBase.open(file, for: allowsImport ? .writing : .reading)
      try opened.close()
      var site = Site(file: file, version: ProgramVersion.number, publicURL: publicURL)
      site.allowsSQL = allowSQL ?? (publicURL == nil)
      site.accessibilityStatement = accessibilityStatement
      site.contact = contact
      site.importKey = allowsImport ? ImportKey() : nil
      try await serve(site, from: isPublication ? opened.path : file)
    }

    /// - Parameter place: the served file or URL for display, without a password.
    private func serve(_ site: Site, from place: String) async throws {
      var configuration = WebServer.Configuration()
      configuration.host = host
      configuration.port = port
      configuration.log = AccessLog.Options(
        isOn: log != .none, isJSON: log == .json, showsQueries: logQueries, showsAddresses: logAddresses)
      let cores = ProcessInfo.processInfo.activeProcessorCount
      let assistants =
        try self.assistants
        ? AssistantServer(path: site.file, version: site.version, readers: cores, allowsSQL: site.allowsSQL) : nil
      let server = WebServer(site, configuration, cores: cores, assistants: assistants)
      let signals = EndingSignals { server.stop() }
      defer { signals.end() }
      let (name, opens, answers) = (host.contains(":") ? "[\(host)]" : host, open, self.assistants)
      do {
        try await server.run { port in
          let address = "http://\(name):\(port)\(site.publicURL?.path ?? "")/"
          Messages.standardError().note(words.serving(place, at: address))
          if let link = site.importLink(listeningAt: address) {
            Messages.standardError().note(words.importDocuments(at: "\(link)"))
          }
          if answers { Messages.standardError().note(words.assistantsAnswered(at: "\(address)mcp")) }
          if opens { Browser.open(address) }
        }
      } catch let error as KnowledgeBaseError {
        throw error
      } catch {
        throw KnowledgeBaseError(
          .unavailable, { $0.cannotListen(host, port, WebServer.reason(of: error)) },
          suggestion: .say { $0.choosePort })
      }
    }
  }

  /// A temporary knowledge base of the embedded sample documents.
  private struct DemoFile {
    let path: String
    private let folder: URL

    static func make() async throws -> DemoFile {
      let folder = FileManager.default.temporaryDirectory
        .appendingPathComponent("byregion-demo-\(String(UInt64.random(in: 0...UInt64.max), radix: 36))")
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      let file = DemoFile(path: folder.appendingPathComponent("byregion.db").path, folder: folder)
      let knowledgeBase = try KnowledgeBase.open(file.path, for: .writing)
      try await knowledgeBase.importSources(SeedDocuments.found())
      try knowledgeBase.close()
      return file
    }

    func remove() { try? FileManager.default.removeItem(at: folder) }
  }

  /// The browser of the machine.
  private enum Browser {
    /// Opens a URL. Does nothing without a browser; the URL has been printed.
    static func open(_ address: String) {
      #if os(macOS)
        let program = "open"
      #else
        let program = "xdg-open"
      #endif
      var arguments: [UnsafeMutablePointer<CChar>?] = [strdup(program), strdup(address), nil]
      defer { for argument in arguments { free(argument) } }
      var child = pid_t()
      guard posix_spawnp(&child, program, nil, nil, &arguments, environ) == 0 else { return }
      // Waits for the child in the background, so that it does not become a zombie.
      let started = child
      DispatchQueue.global().async {
        var status: Int32 = 0
        waitpid(started, &status, 0)
      }
    }
  }

  /// Calls a closure on the first SIGINT or SIGTERM. The second one ends the process.
  private final class EndingSignals {
    private let sources: [any DispatchSourceSignal]

    init(_ action: @escaping @Sendable () -> Void) {
      sources = [SIGINT, SIGTERM].map { number in
        signal(number, SIG_IGN)
        let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
        source.setEventHandler {
          action()
          for number in [SIGINT, SIGTERM] { signal(number, SIG_DFL) }
        }
        source.resume()
        return source
      }
    }

    func end() {
      for source in sources { source.cancel() }
    }
  }
#endif

/// `byregion mcp`: serves an assistant over standard input and output.
struct AssistantCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    let about = help.answerAssistant(revisions: Revision.allCases.map(\.rawValue).joined(separator: ", "))
    return CommandConfiguration(
      commandName: "mcp",
      abstract: about.abstract,
      discussion: about.discussion(
        """
        byregion mcp --db /home/kari/byregion.db
        """))
  }

  @OptionGroup var database: DatabaseOptions

  func run() async throws {
    let server = try AssistantServer(path: database.path, version: ProgramVersion.number)
    if Terminal(descriptor: 0).isTerminal {
      Messages.standardError().note(words.assistantsSpeak)
    }
    try await StandardInputSession(server).run()
  }
}

/// A session over standard input and output, one message a line.
private final class StandardInputSession: Sendable {
  private enum End: Sendable {
    case endOfInput
    case closedPipe
    case failed(KnowledgeBaseError)
  }

  private let server: AssistantServer
  private let output = Mutex(Output.standardOutput())
  private let ends: AsyncStream<End>
  private let continuation: AsyncStream<End>.Continuation

  init(_ server: AssistantServer) {
    self.server = server
    (ends, continuation) = AsyncStream.makeStream()
  }

  /// Runs until the input ends, or the output is closed.
  func run() async throws {
    let session = AssistantSession(server) { self.send($0) }
    Thread.detachNewThread { self.read(session) }
    var iterator = ends.makeAsyncIterator()
    switch await iterator.next() {
    case .endOfInput where !DescriptorState.hasNoReader(1): await session.finish()
    case .failed(let error):
      session.abandon()
      throw error
    case .endOfInput, .closedPipe, nil: session.abandon()
    }
  }

  private func read(_ session: AssistantSession) {
    var lines = LimitedLines(descriptor: 0, limit: Limits.messageBytes)
    do throws(FileReader.Failure) {
      while let line = try lines.next() {
        switch line {
        case .whole(let message) where message.allSatisfy({ $0 == 0x20 || $0 == 0x0D }): continue
        case .whole(let message): session.receive(message)
        case .tooLong(let byteCount): session.refuseLongMessage(byteCount: byteCount)
        }
      }
      continuation.yield(.endOfInput)
    } catch {
      continuation.yield(
        .failed(
          KnowledgeBaseError(.inputOutput, { $0.inputUnreadable(error.message) }, place: words.standardInput)))
    }
  }

  private func send(_ message: [UInt8]) {
    do {
      try output.withLock { output in
        output.append(message)
        output.append(0x0A)
        try output.flush()
      }
    } catch is ClosedPipe {
      continuation.yield(.closedPipe)
    } catch {
      continuation.yield(.failed(KnowledgeBaseError(.inputOutput, "\(error)")))
    }
  }
}
