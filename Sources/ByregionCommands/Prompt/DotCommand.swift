import ByregionLanguages
import ByregionPrinting

/// A line of the prompt that is no SQL: `.schema advice`.
struct DotCommand: Equatable {
  /// With its dot.
  var name: String
  /// What stands behind it, without white space around; empty when nothing does.
  var argument: String

  /// What there is, with one line of help each.
  static func help(_ words: Catalogue = .ofProcess) -> [(usage: String, meaning: String)] { words.dotCommands }

  /// The commands by themselves.
  static var names: [String] { help().compactMap { $0.usage.split(separator: " ").first.map(String.init) } }

  /// What the shells of SQLite and PostgreSQL call our commands.
  private static let others = [
    ".mode": ".format", ".header": ".headers", ".exit": ".quit", ".q": ".quit", ".parameter": ".param",
    ".indexes": ".tables", ".fullschema": ".schema", ".d": ".describe", ".columns": ".describe",
    "exit": ".quit", "quit": ".quit", "help": ".help", "?": ".help",
    "\\q": ".quit", "\\?": ".help", "\\h": ".help", "\\d": ".describe", "\\d+": ".describe", "\\dt": ".tables",
    "\\dv": ".tables", "\\i": ".read", "\\o": ".output", "\\timing": ".timer", "\\x": ".format",
  ]

  /// Reads a line that is a command; nil for any other.
  init?(_ line: String) {
    let words = line.split(maxSplits: 1, whereSeparator: \.isWhitespace)
    guard var first = words.first?.lowercased() else { return nil }
    var argument = words.count > 1 ? words[1][...] : ""
    while argument.last?.isWhitespace == true || argument.last == ";" { argument.removeLast() }
    if argument.isEmpty { while first.last == ";" { first.removeLast() } }
    let isOurs = first.hasPrefix(".") && first.dropFirst().first?.isLetter == true
    let isOthers = first.hasPrefix("\\") || (argument.isEmpty && Self.others[first] != nil)
    guard isOurs || isOthers else { return nil }
    name = Self.others[first] ?? first
    self.argument = String(argument)
    if first == "\\x" { self.argument = "list" }
    if name == ".describe", self.argument.isEmpty, first.hasPrefix("\\") { name = ".tables" }
    if first == ".header" || first == ".mode" || name == ".param" { adaptArgument() }
  }

  /// Whether a line is a command.
  static func isCommand(_ line: String) -> Bool { DotCommand(line) != nil }

  /// Reads arguments as SQLite's shell has them.
  private mutating func adaptArgument() {
    let words = argument.split(whereSeparator: \.isWhitespace).map(String.init)
    switch (name, words.first) {
    case (".format", let mode?):
      let modes = ["box": "table", "column": "table", "columns": "table", "line": "list", "tabs": "tsv"]
      argument = modes[mode] ?? mode
    case (".param", "set") where words.count > 2: argument = "\(words[1])=\(words[2...].joined(separator: " "))"
    case (".param", "unset") where words.count == 2: argument = "\(words[1])="
    case (".param", "list"): argument = ""
    default: break
    }
  }
}
