import ArgumentParser

/// `byregion correct`: what the user knows better; it outlives every later import.
struct CorrectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "correct", abstract: "Say what you know better than the program.",
    subcommands: [CorrectAliasCommand.self, CorrectPlaceCommand.self, CorrectSynonymCommand.self])
}
