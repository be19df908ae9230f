import ArgumentParser
import KnowledgeBase
import Printing

/// Runs a command line and tells how the process should end; the one place where errors become exit codes.
public enum Program {
  /// Commands that run nobody's SQL, and so need no limit to SQLite's memory; a write-up makes it allocate a
  /// thousand times.
  private static let unlimited = [["import"], ["database", "rebuild"]]

  /// Settles what SQLite has to know before it is first used in the process.
  ///
  /// - Parameter arguments: without the program's name.
  public static func prepare(for arguments: [String]) {
    if unlimited.contains(where: { arguments.starts(with: $0) }) { KnowledgeBase.stopCountingMemory() }
  }

  /// - Parameter arguments: without the program's name.
  /// - Returns: the exit code, by ``ExitStatus``.
  public static func run(_ arguments: [String]) async -> Int32 {
    do {
      if let error = unknownCommand(in: arguments) { throw error }
      var command = try Byregion.parseAsRoot(SQLArgument.marking(arguments))
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
      return ExitStatus.done
    } catch {
      return status(of: error)
    }
  }

  private static func status(of error: any Error) -> Int32 {
    switch error {
    case is ClosedPipe:
      // The reader has had enough (`| head`): that is its right.
      return ExitStatus.done
    case let failure as ReportedFailure:
      return failure.status
    case let error as KnowledgeBaseError:
      Messages.standardError().report(error)
      return ExitStatus.of(error.category)
    case let error as OutputError:
      let category: KnowledgeBaseError.Category = error.action == .create ? .cannotCreate : .inputOutput
      Messages.standardError().report(KnowledgeBaseError(category, "\(error)"))
      return ExitStatus.of(category)
    default:
      return report(error)
    }
  }

  /// Names the command that was probably meant, where the first argument is none.
  private static func unknownCommand(in arguments: [String]) -> KnowledgeBaseError? {
    guard let first = arguments.first, !first.hasPrefix("-"), first != "help" else { return nil }
    let configuration = Byregion.configuration
    let commands = configuration.groupedSubcommands.flatMap(\.subcommands) + configuration.ungroupedSubcommands
    let known = commands.compactMap { $0.configuration.commandName }
    guard !known.contains(first) else { return nil }
    let near = NearestName.to(first, among: known)
    return KnowledgeBaseError(
      .usage, "there is no command \(first)",
      suggestion: near.map { "Did you mean byregion \($0)?" } ?? "byregion --help lists the commands.")
  }

  /// Errors of the argument parser's: help goes to standard output, the rest to standard error.
  private static func report(_ error: any Error) -> Int32 {
    let code = Byregion.exitCode(for: error)
    let text = Byregion.fullMessage(for: error)
    if !text.isEmpty {
      let output = code.isSuccess ? Output.standardOutput() : Output.standardError()
      // What is wrong may quote what was typed.
      let shown = code.isSuccess ? text : Sanitizer.visible(text, keeping: [.newlines, .tabs])
      output.append(shown.hasSuffix("\n") ? shown : shown + "\n")
      try? output.flush()
    }
    return code.rawValue
  }
}
