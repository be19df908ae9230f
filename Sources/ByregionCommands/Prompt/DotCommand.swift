/// A line of the prompt that is no SQL: `.schema advice`.
struct DotCommand: Equatable {
  /// With its dot.
  var name: String
  /// What stands behind it, without white space around; empty when nothing does.
  var argument: String

  /// What there is, with one line of help each.
  static let help: [(usage: String, meaning: String)] = [
    (".tables", "list the tables and views"),
    (".schema [NAME]", "show the statement that made a table or view, with its descriptions"),
    (".describe NAME", "list a table's columns and what they mean"),
    (".examples", "show queries to begin with"),
    (".format [NAME]", "table, json, ndjson, csv, tsv, markdown, html or list"),
    (".output [FILE]", "write answers to a file; without a name, to the screen again"),
    (".timer on|off", "tell the number of rows and the time, or not"),
    (".param [NAME=VALUE]", "give the parameter :NAME a value; NAME= alone takes it away; without anything, list them"),
    (".save NAME [MEANING]", "keep the last statement, with its parameters; --replace NAME for a name that is taken"),
    (".run [NAME]", "run a saved query; without a name, list them"),
    (".help", "show this"),
    (".quit", "leave; so does Ctrl-D"),
  ]

  /// The commands by themselves.
  static var names: [String] { help.compactMap { $0.usage.split(separator: " ").first.map(String.init) } }

  /// Reads a line that begins with a dot; nil for any other.
  init?(_ line: String) {
    let words = line.split(maxSplits: 1, whereSeparator: \.isWhitespace)
    guard let first = words.first, first.hasPrefix(".") else { return nil }
    name = first.lowercased()
    var argument = words.count > 1 ? words[1][...] : ""
    while argument.last?.isWhitespace == true || argument.last == ";" { argument.removeLast() }
    self.argument = String(argument)
  }

  /// Whether a text is a script of dot commands rather than a statement.
  static func begins(_ text: String) -> Bool {
    let start = text.drop(while: \.isWhitespace)
    return start.first == "." && start.dropFirst().first?.isLetter == true
  }
}
