import ArgumentParser

/// `byregion document`: the write-ups themselves, with every revision.
struct DocumentCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "document", abstract: "Look at imported write-ups and their revisions.",
    subcommands: [
      DocumentListCommand.self, DocumentRawCommand.self, DocumentHistoryCommand.self, DocumentDiffCommand.self,
      DocumentRemoveCommand.self, DocumentRestoreCommand.self,
    ])
}
