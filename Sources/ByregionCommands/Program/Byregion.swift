import ArgumentParser

/// The program's root command: groups its commands and shows them when it is asked for nothing.
public struct Byregion: AsyncParsableCommand {
  /// Name, help and subcommands.
  public static let configuration = CommandConfiguration(
    commandName: "byregion",
    abstract: "A knowledge base of what Norwegian city regions wrote about their part in Byregionprogrammet.",
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
          ImportCommand.self, SearchCommand.self, AdviceCommand.self, SimilarCommand.self, ShowCommand.self,
          ListCommand.self,
        ]),
      CommandGroup(name: "SQL", subcommands: [SQLCommand.self, QueryCommand.self, SchemaCommand.self]),
      CommandGroup(name: "Documents", subcommands: [DocumentCommand.self, ExportCommand.self]),
      CommandGroup(name: "What you know better", subcommands: [CorrectCommand.self]),
      CommandGroup(name: "The file", subcommands: [DatabaseCommand.self]),
      CommandGroup(name: "Looking inside", subcommands: [InspectCommand.self]),
    ])

  public init() {}
}
