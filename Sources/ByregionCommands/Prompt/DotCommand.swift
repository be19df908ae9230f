import ByregionPrinting

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
    (".format [NAME]", "table, json, ndjson, csv, tsv, markdown, html or list (also .mode)"),
    (".headers on|off", "begin csv and tsv with the names of the columns, or not"),
    (".width [COLUMNS]", "fit tables to so many columns; off for as wide as they are, auto for the window"),
    (".cut on|off", "cut long texts in tables instead of wrapping them"),
    (".output [FILE]", "write answers to a file; without a name, to the screen again"),
    (".once FILE", "write the next answer to a file"),
    (".read FILE", "run the statements and commands of a file"),
    (".timer on|off", "tell the number of rows and the time, or not"),
    (".timeout [SECONDS]", "show or set how long a statement may take"),
    (".memory [MB]", "show or set how much memory a statement may use"),
    (".maxrows [COUNT]", "show or set how many rows an answer may have; off for all"),
    (".param [NAME=VALUE]", "give the parameter :NAME a value; NAME= alone takes it away; without anything, list them"),
    (".attach NAME=FILE", "read an SQLite database, as NAME.table"),
    (".table NAME=FILE", "read a CSV, TSV, JSON or NDJSON file as a table"),
    (".save NAME [MEANING]", "keep the last statement, with its parameters; --replace NAME for a name that is taken"),
    (".run [NAME]", "run a saved query; without a name, list them"),
    (".help", "show this"),
    (".quit", "leave; so does Ctrl-D"),
  ]

  /// The commands by themselves.
  static var names: [String] { help.compactMap { $0.usage.split(separator: " ").first.map(String.init) } }

  /// What the shells of SQLite and PostgreSQL call our commands.
  private static let others = [
    ".mode": ".format", ".header": ".headers", ".exit": ".quit", ".q": ".quit", ".parameter": ".param",
    ".indexes": ".tables", ".fullschema": ".schema", ".d": ".describe", ".columns": ".describe",
    "exit": ".quit", "quit": ".quit", "help": ".help", "?": ".help",
    "\\q": ".quit", "\\?": ".help", "\\h": ".help", "\\d": ".describe", "\\d+": ".describe", "\\dt": ".tables",
    "\\dv": ".tables", "\\i": ".read", "\\o": ".output", "\\timing": ".timer", "\\x": ".format",
  ]

  /// Commands of SQLite's shell that are commands of the program here, or not needed.
  static let elsewhere = [
    ".open": "byregion sql --db FILE opens another knowledge base.",
    ".import": "byregion import FILE reads write-ups into the knowledge base.",
    ".backup": "byregion database backup FILE makes a copy.",
    ".clone": "byregion database backup FILE makes a copy.",
    ".dump": "byregion export writes everything to files.",
    ".recover": "byregion database rescue saves what a damaged file holds.",
    ".nullvalue": "Write coalesce(column, 'text') in the statement.",
    ".separator": ".format csv and .format tsv separate columns.",
    ".explain": "Write EXPLAIN QUERY PLAN before the statement.",
    ".changes": ".timer on tells the number of rows.",
    ".shell": "Ctrl-Z leaves the prompt for a while; fg comes back.",
    ".system": "Ctrl-Z leaves the prompt for a while; fg comes back.",
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
