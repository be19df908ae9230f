import ArgumentParser
import ByregionFiles
import ByregionPrinting
import ByregionRecords
import ByregionSQLite
import ByregionStore
import ByregionText

/// The root command. Without a subcommand it shows help.
package struct Byregion: AsyncParsableCommand {
  /// Name, help and subcommands.
  package static let configuration = CommandConfiguration(
    commandName: "byregion",
    abstract: "A knowledge base of what Norwegian city regions wrote about Byregionprogrammet.",
    discussion: """
      Try first:
        byregion import seed             read write-ups into byregion.db
        byregion advice struktur         search the advice
        byregion show rana               read a region's page
        byregion sql 'SELECT * FROM advice_overview'
      """,
    version: ProgramVersion.text,
    groupedSubcommands: [
      CommandGroup(
        name: "Everyday",
        subcommands: [
          ImportCommand.self, SearchCommand.self, AdviceCommand.self, CountCommand.self, SimilarCommand.self,
          ShowCommand.self,
          ListCommand.self,
        ]),
      CommandGroup(
        name: "SQL", subcommands: [SQLCommand.self, QueryCommand.self, SchemaCommand.self, TableCommand.self]),
      CommandGroup(name: "Documents", subcommands: [DocumentCommand.self, ReportCommand.self, ExportCommand.self]),
      CommandGroup(name: "Assistants", subcommands: [AssistantCommand.self]),
      CommandGroup(name: "Corrections", subcommands: [CorrectCommand.self]),
      CommandGroup(name: "The file", subcommands: [DatabaseCommand.self]),
      CommandGroup(name: "Inspection", subcommands: [InspectCommand.self]),
    ] + servers)

  #if Web
    private static let servers = [CommandGroup(name: "In the browser", subcommands: [ServeCommand.self])]
  #else
    private static let servers: [CommandGroup] = []
  #endif

  package init() {}
}

/// Runs a command line and returns the exit code. Errors become exit codes here and nowhere else.
package enum Program {
  /// Commands that do not run a user's SQL and so need no limit on SQLite's memory. Without memory statistics they are
  /// faster, since each document causes about a thousand allocations.
  private static let unlimited = [["import"], ["database", "rebuild"]]

  /// Configures what SQLite must know before its first use in the process.
  ///
  /// - Parameter arguments: without the program's name.
  package static func prepare(for arguments: [String]) {
    if unlimited.contains(where: { arguments.starts(with: $0) }) { KnowledgeBase.stopCountingMemory() }
  }

  /// - Parameter arguments: without the program's name.
  /// - Returns: the exit code, by ``ExitStatus``.
  package static func run(_ arguments: [String]) async -> Int32 {
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
      // The reader closed the pipe (`| head`). That is not an error.
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

  /// An error that suggests a similar command, if the first argument is not a command.
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

  /// Prints what the argument parser threw: help to standard output, errors to standard error.
  private static func report(_ error: any Error) -> Int32 {
    let code = Byregion.exitCode(for: error)
    let text = Byregion.fullMessage(for: error)
    if !text.isEmpty {
      let output = code.isSuccess ? Output.standardOutput() : Output.standardError()
      // Errors may quote what the user typed.
      let shown = code.isSuccess ? text : Sanitizer.visible(text, keeping: [.newlines, .tabs])
      output.append(shown.hasSuffix("\n") ? shown : shown + "\n")
      try? output.flush()
    }
    return code.rawValue
  }
}

/// The exit codes: those of BSD's sysexits.h, and 1 for a search without hits.
enum ExitStatus {
  static let done: Int32 = 0
  static let noHits: Int32 = 1
  static let usage: Int32 = 64
  static let invalidInput: Int32 = 65
  static let inputOutput: Int32 = 74
  static let interrupted: Int32 = 130

  /// The exit code of a category of errors.
  static func of(_ category: KnowledgeBaseError.Category) -> Int32 {
    switch category {
    case .usage: usage
    case .invalidInput: invalidInput
    case .missingInput: 66
    case .unavailable: 69
    case .internalFault: 70
    case .cannotCreate: 73
    case .inputOutput: inputOutput
    case .busy: 75
    case .incompatible: 76
    case .interrupted: interrupted
    }
  }
}

/// What `--version` prints.
enum ProgramVersion {
  /// The program's version.
  static let number = "0.2.0"

  /// The program's version and that of the SQLite library.
  static var text: String { "byregion \(number) (SQLite \(SQLiteLibrary.version))" }
}

/// The command failed in part and has said so; only the exit code is left to set.
struct ReportedFailure: Error {
  var status: Int32
}
