import ArgumentParser

/// `byregion database`: care for the file.
struct DatabaseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "database", abstract: "Care for the knowledge base's file.",
    subcommands: [
      DatabaseCheckCommand.self, DatabaseRebuildCommand.self, DatabaseBackupCommand.self, DatabaseRestoreCommand.self,
      DatabaseRescueCommand.self,
    ])
}
