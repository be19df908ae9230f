/// The output of `byregion --experimental-dump-help`, as far as the manual needs it.
struct ToolInformation: Decodable {
  struct Command: Decodable {
    var commandName: String
    var abstract: String?
    var discussion: String?
    var shouldDisplay: Bool?
    var subcommands: [Command]?
    var arguments: [Argument]?

    /// The subcommands, except hidden ones and `help`, which every program has.
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

    /// Equal for arguments of different commands that have the same names and the same meaning.
    var key: String { ((names ?? []).map(\.spelling) + [abstract ?? ""]).joined(separator: " ") }
  }

  var command: Command

  /// Every command without subcommands, with its full name, such as `byregion database check`.
  var commands: [(path: String, command: Command)] { Self.walk(command, path: command.commandName) }

  private static func walk(_ command: Command, path: String) -> [(path: String, command: Command)] {
    let inner = command.visibleSubcommands.flatMap { walk($0, path: path + " " + $0.commandName) }
    return command.visibleSubcommands.isEmpty ? [(path, command)] : inner
  }
}
