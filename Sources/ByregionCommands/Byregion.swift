import ByregionLanguages
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
  package static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "byregion",
      abstract: help.byregion.abstract,
      discussion: help.tryFirst + "\n\n" + help.byregion.notes,
      version: ProgramVersion.text,
      groupedSubcommands: [
        CommandGroup(
          name: help.everyday,
          subcommands: [
            ImportCommand.self, SearchCommand.self, AdviceCommand.self, CountCommand.self, SimilarCommand.self,
            ShowCommand.self, ListCommand.self, DemoCommand.self,
          ]),
        CommandGroup(
          name: "SQL", subcommands: [SQLCommand.self, QueryCommand.self, SchemaCommand.self, TableCommand.self]),
        CommandGroup(
          name: help.documentGroup, subcommands: [DocumentCommand.self, ReportCommand.self, ExportCommand.self]),
        CommandGroup(name: help.assistantGroup, subcommands: [AssistantCommand.self]),
        CommandGroup(name: help.correctionGroup, subcommands: [CorrectCommand.self]),
        CommandGroup(
          name: help.fileGroup, subcommands: [DatabaseCommand.self, BoundariesCommand.self, PublishCommand.self]),
        CommandGroup(name: help.inspectionGroup, subcommands: [InspectCommand.self, ConfigCommand.self]),
      ] + servers)
  }

  #if Web
    private static var servers: [CommandGroup] {
      [CommandGroup(name: help.browserGroup, subcommands: [ServeCommand.self])]
    }
  #else
    private static let servers: [CommandGroup] = []
  #endif

  package init() {}
}

/// Runs a command line and returns the exit code. Errors become exit codes here and nowhere else.
package enum Program {
  /// Commands that do not run a user's SQL and so need no limit on SQLite's memory.
  private static let unlimited = [["import"], ["database", "rebuild"]]

  /// Configures what SQLite must know before its first use in the process.
  ///
  /// - Parameter arguments: without the program's name.
  package static func prepare(for arguments: [String]) {
    KnowledgeBase.stopCountingMemory(isLimited: !unlimited.contains { arguments.starts(with: $0) })
  }

  /// Runs the command line of the process and returns its exit code.
  package static func runProcess() async -> Int32 {
    do {
      let arguments = try CommandLineArguments.ofProcess()
      prepare(for: arguments)
      return await run(arguments)
    } catch {
      let environment = LanguageChoice(option: nil, setting: nil, environment: Terminal.environmentVariable)
      environment.speak()
      return status(of: error)
    }
  }

  /// - Parameter arguments: without the program's name.
  /// - Returns: the exit code, by ``ExitStatus``.
  package static func run(_ arguments: [String]) async -> Int32 {
    let status = await perform(arguments)
    guard let pager = Output.standardDestination else { return status }
    // Waits until the reader has left it.
    do { try pager.commit() } catch { return status == ExitStatus.done ? self.status(of: error) : status }
    return status
  }

  private static func perform(_ arguments: [String]) async -> Int32 {
    var chosen: (any ParsableCommand.Type)?
    do {
      let settings = Result { try Configuration.load() }
      let arguments = try chooseLanguage(arguments)
      let (prepared, hasReturns) = CommandLineArguments.prepared(arguments)
      if hasReturns { Messages.standardError().note(words.returnsLeftOut) }
      if let error = unknownCommand(in: prepared) { throw error }
      if prepared.first.map({ !["help", "--help", "-h", "--version"].contains($0) }) ?? false {
        try settings.get()
        try checkColours()
      }
      let paged = CommandPager.prepare(prepared)
      var command = try Byregion.parseAsRoot(paged)
      chosen = type(of: command)
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
      return ExitStatus.done
    } catch {
      return status(of: error, from: chosen)
    }
  }

  /// - Parameter command: the command that failed while it ran.
  private static func status(of error: any Error, from command: (any ParsableCommand.Type)? = nil) -> Int32 {
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
      Messages.standardError().report(KnowledgeBaseError(category, error.wording))
      return ExitStatus.of(category)
    default:
      return report(error, from: command)
    }
  }

  /// Chooses the language of the process, before anything is said. Returns the arguments without `--language`.
  private static func chooseLanguage(_ arguments: [String]) throws -> [String] {
    let named = Configuration.current.settings[.language]?.value
    let (option, isMissing, rest) = CommandLineArguments.takingLanguage(arguments)
    let choice = LanguageChoice(option: option, setting: named, environment: Terminal.environmentVariable)
    choice.speak()
    if isMissing {
      throw KnowledgeBaseError(.usage, { $0.missingValue("--language") }, suggestion: .text("--language nb|nn|en"))
    }
    if let unknown = choice.unknown { Messages.standardError().note(words.unknownLanguage(unknown)) }
    return rest
  }

  private static func checkColours() throws {
    if let fault = Style.fault(inColours: Terminal.environmentVariable("BYREGION_COLORS") ?? "") {
      throw KnowledgeBaseError(
        .usage, fault, place: "BYREGION_COLORS",
        suggestion: .say { $0.forInstance("BYREGION_COLORS='match=1;33:note=36'") })
    }
  }

  /// An error that suggests another command, if the arguments name one that is not there: `serach`, `database chek`,
  /// `help serach`, and `check`, which is `database check`.
  private static func unknownCommand(in arguments: [String]) -> KnowledgeBaseError? {
    var commands = subcommands(of: Byregion.self)
    var path = ["byregion"]
    let isHelp = arguments.first == "help"
    for name in isHelp ? arguments.dropFirst() : arguments[...] {
      // What follows a command that has none below it is for that command.
      if commands.isEmpty && !isHelp || name.hasPrefix("-") || name == "help" { return nil }
      guard let command = commands.first(where: { $0.configuration.commandName == name }) else {
        let asked = (path.dropFirst() + [name]).joined(separator: " ")
        let meant =
          self.path(toCommandNamed: name, from: Byregion.self) ?? nearPath(to: name, among: commands, in: path)
        return KnowledgeBaseError(
          .usage, { $0.noCommand(asked) },
          suggestion: .say { words in
            meant.map { words.didYouMean($0.joined(separator: " ")) }
              ?? words.listsCommands(path.joined(separator: " "))
          })
      }
      path.append(name)
      commands = subcommands(of: command)
    }
    return nil
  }

  /// The only command of a name, wherever it stands; nil for none and for several.
  private static func path(toCommandNamed name: String, from root: any ParsableCommand.Type) -> [String]? {
    let paths = subcommands(of: root).compactMap { command in
      command.configuration.commandName == name ? [name] : path(toCommandNamed: name, from: command)
    }
    return paths.count == 1 ? [root.configuration.commandName ?? ""] + paths[0] : nil
  }

  /// The command of a group with the most similar name.
  private static func nearPath(
    to name: String, among commands: [any ParsableCommand.Type], in path: [String]
  ) -> [String]? {
    NearestName.to(name, among: commands.compactMap { $0.configuration.commandName }).map { path + [$0] }
  }

  /// The names that a command is called by, from the program's on.
  private static func path(
    to command: any ParsableCommand.Type, from root: any ParsableCommand.Type
  ) -> [String]? {
    let name = root.configuration.commandName ?? ""
    if root == command { return [name] }
    return subcommands(of: root).lazy.compactMap { path(to: command, from: $0) }.first.map { [name] + $0 }
  }

  private static func subcommands(of command: any ParsableCommand.Type) -> [any ParsableCommand.Type] {
    let configuration = command.configuration
    return configuration.groupedSubcommands.flatMap { $0.subcommands } + configuration.ungroupedSubcommands
  }

  /// Prints what the argument parser threw: help to standard output, errors to standard error.
  private static func report(_ error: any Error, from command: (any ParsableCommand.Type)?) -> Int32 {
    let code = Byregion.exitCode(for: error)
    let text = Byregion.fullMessage(for: error)
    guard code.isSuccess else {
      let path = command.flatMap { Self.path(to: $0, from: Byregion.self) }
      let named = text.firstMatch(of: /See '([^']+)' for more/)
      let help = path.map { ($0 + ["--help"]).joined(separator: " ") } ?? named.map { String($0.output.1) }
      Messages.standardError().report(ParserMessage.error(Byregion.message(for: error), help: help))
      return code.rawValue
    }
    if !text.isEmpty {
      let output = Output.standardOutput()
      let shown = help.worded(text.replacing(" SUBCOMMANDS:\n", with: ":\n"))
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
