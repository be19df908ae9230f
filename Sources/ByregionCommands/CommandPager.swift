import ByregionPrinting

/// The pager of commands with long answers, as git has it: on a terminal, unless `--no-pager` is given.
enum CommandPager {
  private static let commands: Set<String> = [
    "search", "advice", "count", "similar", "show", "list", "sql", "query", "schema", "document", "inspect", "help",
  ]

  /// Makes standard output a pager where that is wanted. Returns the arguments without `--no-pager`.
  static func prepare(_ arguments: [String]) -> [String] {
    let end = arguments.firstIndex(of: "--") ?? arguments.endIndex
    let kept = arguments[..<end].filter { $0 != "--no-pager" } + arguments[end...]
    let isHelp = kept[..<min(kept.count, end)].contains { $0 == "--help" || $0 == "-h" }
    let isWanted = kept.count == arguments.count && (isHelp || commands.contains(kept.first ?? ""))
    let name = Terminal.environmentVariable("PAGER") ?? "less"
    let canPage = Terminal(descriptor: 1).isTerminal && !["", "cat"].contains(name)
    if isWanted, canPage, !["", "dumb"].contains(Terminal.environmentVariable("TERM") ?? "") {
      Output.standardDestination = PagerDestination { body in try body() }
    }
    return Array(kept)
  }

  /// Shows rows that have waited while the source is busy.
  static func pause(_ printer: any RowPrinter) throws {
    try printer.pause()
    try (Output.standardDestination as? PagerDestination)?.openIfLate()
  }
}
