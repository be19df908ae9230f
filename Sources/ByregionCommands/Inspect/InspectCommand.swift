import ArgumentParser

/// `byregion inspect`: look at what the program makes of a text.
struct InspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect", abstract: "Look at what the program makes of a text or a word.",
    subcommands: [
      InspectParseCommand.self, InspectAnalyzeCommand.self, InspectTermsCommand.self, InspectDiagnosticCommand.self,
    ])
}
