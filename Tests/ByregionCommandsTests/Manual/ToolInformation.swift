/// What `byregion --experimental-dump-help` says of the program, as far as a manual needs it.
struct ToolInformation: Decodable {
  struct Command: Decodable {
    var commandName: String
    var abstract: String?
    var discussion: String?
    var shouldDisplay: Bool?
    var subcommands: [Command]?
    var arguments: [Argument]?

    /// Without the hidden ones, and without `help`, which every program has.
    var visibleSubcommands: [Command] {
      (subcommands ?? []).filter { $0.shouldDisplay != false && $0.commandName != "help" }
    }
  }

  struct Argument: Decodable {
    struct Name: Decodable {
      var kind: String
      var name: String

      var spelling: String { (kind == "long" ? "--" : "-") + name }
    }

    /// `positional`, `option` or `flag`.
    var kind: String
    var shouldDisplay: Bool
    var isOptional: Bool
    var isRepeating: Bool
    var names: [Name]?
    var valueName: String?
    var defaultValue: String?
    var abstract: String?
    var discussion: String?

    /// The same for two commands' arguments that are the same to a reader.
    var key: String { ((names ?? []).map(\.spelling) + [abstract ?? ""]).joined(separator: " ") }
  }

  var command: Command

  /// Every command that can be run, with the words that run it: `byregion database check`.
  var commands: [(path: String, command: Command)] { Self.walk(command, path: command.commandName) }

  private static func walk(_ command: Command, path: String) -> [(path: String, command: Command)] {
    let inner = command.visibleSubcommands.flatMap { walk($0, path: path + " " + $0.commandName) }
    return command.visibleSubcommands.isEmpty ? [(path, command)] : inner
  }
}
