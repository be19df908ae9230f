import ByregionLanguages
import ArgumentParser
import ByregionAssistants
import ByregionFiles
import ByregionPrinting
import ByregionRecords
import ByregionText
import Foundation
import Synchronization

/// `byregion mcp`: answers an assistant over standard input and output.
struct AssistantCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mcp",
    abstract: "Answer an assistant over standard input and output (Model Context Protocol).",
    discussion: """
      An assistant's program starts this command and sends requests; docs/assistants.md says how to enter it there.
      Nothing can be changed over it, and byregion sends nothing to anyone but that program. Standard output holds
      messages of the protocol only. It ends when its input does.

      Revisions: \(Revision.allCases.map(\.rawValue).joined(separator: ", ")).

      Example:
        byregion mcp --db /home/kari/byregion.db
      """)

  @OptionGroup var database: DatabaseOptions

  func run() async throws {
    let server = try AssistantServer(path: database.path, version: ProgramVersion.number)
    if Terminal(descriptor: 0).isTerminal {
      Messages.standardError().note(words.assistantsSpeak)
    }
    try await StandardConversation(server).run()
  }
}

/// A session over standard input and output, one message a line.
private final class StandardConversation: Sendable {
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

  /// Runs until the input ends, or nobody reads the answers.
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
