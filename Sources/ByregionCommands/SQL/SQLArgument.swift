/// A statement that begins with a comment (`-- …`), which the argument parser would take for an option.
///
/// It travels behind a sign that no statement begins with: an option's name holds no white space, a comment's line does
/// end.
enum SQLArgument {
  private static let mark = "\u{FEFF}"

  /// The arguments of `byregion sql`, with such statements marked; those of other commands as they are.
  static func marking(_ arguments: [String]) -> [String] {
    guard arguments.first == SQLCommand.configuration.commandName else { return arguments }
    return arguments.map { isComment($0) ? mark + $0 : $0 }
  }

  /// The statement without the mark.
  static func text(of argument: String) -> String {
    argument.hasPrefix(mark) ? String(argument.dropFirst()) : argument
  }

  private static func isComment(_ argument: String) -> Bool {
    guard argument.hasPrefix("--") else { return false }
    let isValue = argument.hasPrefix("--param=")
    return argument.prefix { $0 != "=" }.contains(where: \.isWhitespace)
      || !isValue && argument.contains(where: \.isNewline)
  }
}
