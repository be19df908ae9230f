/// A manual page such as `docs/byregion.1`: written by hand, except for the section on the commands, which is
/// generated.
///
/// The generated part is between two comment lines. For the markup see man(7).
enum ManualPage {
  /// Fixed texts of the generated part, in one language.
  struct Words: Sendable {
    var option: String
    var also: String
    var otherwise: String
    var shared: String

    static let english = Words(
      option: "OPTION", also: "Also, as below", otherwise: "Without it", shared: "Options of several commands")
    static let bokmål = Words(
      option: "VALG", also: "Også, som under", otherwise: "Uten det", shared: "Valg for flere kommandoer")
  }

  static let begin = ".\\\" The commands follow, as the program tells them: make transcripts renews them.\n"
  static let end = ".\\\" End of the commands.\n"

  /// The page with the generated part renewed; nil when the comment lines are missing or out of order.
  static func renewed(_ page: String, from tool: ToolInformation, _ words: Words = .english) -> String? {
    let beginnings = page.split(separator: begin, omittingEmptySubsequences: false)
    guard beginnings.count == 2 else { return nil }
    let endings = beginnings[1].split(separator: end, omittingEmptySubsequences: false)
    guard endings.count == 2 else { return nil }
    let shared = sharedArguments(tool)
    let sections = tool.commands.map { section($0.path, $0.command, shared: shared, words) }
    return beginnings[0] + begin + sections.joined() + sharedSection(shared, words) + end + endings[1]
  }

  private static func section(
    _ path: String, _ command: ToolInformation.Command, shared: [ToolInformation.Argument], _ words: Words
  ) -> String {
    let arguments = visibleArguments(command)
    let positional = arguments.filter { $0.kind == "positional" }.map(synopsis)
    let options = positional.count < arguments.count ? ["[\(words.option)]..."] : []
    var text = ".SS \"\(roff(([path] + options + positional).joined(separator: " ")))\"\n"
    text += lines(command.abstract ?? "")
    if let discussion = command.discussion { text += ".PP\n" + paragraphs(discussion) }
    let own = arguments.filter { argument in !shared.contains { $0.key == argument.key } }
    text += own.map { item($0, words) }.joined()
    let others = arguments.filter { argument in shared.contains { $0.key == argument.key } }
    if !others.isEmpty {
      let names = others.compactMap { $0.names?.first { $0.kind == "long" }?.spelling }
      text += ".PP\n\(words.also): \(roff(names.joined(separator: ", "))).\n"
    }
    return text
  }

  private static func visibleArguments(_ command: ToolInformation.Command) -> [ToolInformation.Argument] {
    (command.arguments ?? []).filter { $0.shouldDisplay && !isEverywhere($0) }
  }

  private static func isEverywhere(_ argument: ToolInformation.Argument) -> Bool {
    (argument.names ?? []).contains { $0.name == "help" || $0.name == "version" }
  }

  /// Options that more than two commands share with the same meaning, which are described once.
  private static func sharedArguments(_ tool: ToolInformation) -> [ToolInformation.Argument] {
    let options = tool.commands.flatMap { visibleArguments($0.command) }.filter { $0.kind != "positional" }
    let counts = options.reduce(into: [:]) { $0[$1.key, default: 0] += 1 }
    return options.reduce(into: []) { found, option in
      if counts[option.key, default: 0] > 2, !found.contains(where: { $0.key == option.key }) {
        found.append(option)
      }
    }
  }

  private static func sharedSection(_ shared: [ToolInformation.Argument], _ words: Words) -> String {
    shared.isEmpty ? "" : ".SS \"\(words.shared)\"\n" + shared.map { item($0, words) }.joined()
  }

  private static func synopsis(_ argument: ToolInformation.Argument) -> String {
    let text = (argument.valueName ?? "value").uppercased() + (argument.isRepeating ? "..." : "")
    return argument.isOptional ? "[\(text)]" : text
  }

  private static func item(_ argument: ToolInformation.Argument, _ words: Words) -> String {
    let value = (argument.valueName ?? "value").uppercased()
    let sorted = (argument.names ?? []).sorted { $0.spelling.count < $1.spelling.count }
    let names = sorted.map { "\\fB\(roff($0.spelling))\\fR" }.joined(separator: ", ")
    var head = names
    if argument.kind != "flag" { head += (head.isEmpty ? "" : " ") + "\\fI\(roff(value))\\fR" }
    var text = ".TP\n\(head)\n" + lines(argument.abstract ?? "")
    if let discussion = argument.discussion, !discussion.isEmpty { text += lines(discussion) }
    if let value = argument.defaultValue, argument.kind == "option" {
      text += "\(words.otherwise): \(roff(value)).\n"
    }
    return text
  }

  /// Indented lines, such as examples, are kept; other lines are filled.
  private static func paragraphs(_ text: String) -> String {
    var page = ""
    var isExample = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("  ") != isExample, !line.isEmpty {
        isExample.toggle()
        page += isExample ? ".RS\n.nf\n" : ".fi\n.RE\n"
      }
      page += line.isEmpty ? ".PP\n" : lines(String(isExample ? line.drop { $0 == " " } : line))
    }
    return isExample ? page + ".fi\n.RE\n" : page
  }

  private static func lines(_ text: String) -> String {
    text.split(separator: "\n").map { roff(String($0)) + "\n" }.joined()
  }

  /// Escapes characters that are special in roff: a backslash, a hyphen, and a full stop or apostrophe at the start of
  /// a line.
  static func roff(_ text: String) -> String {
    var escaped = ""
    for character in text {
      switch character {
      case "\\": escaped += "\\e"
      case "-": escaped += "\\-"
      case "\"": escaped += "\\(dq"
      default: escaped.append(character)
      }
    }
    return escaped.hasPrefix(".") || escaped.hasPrefix("'") ? "\\&" + escaped : escaped
  }
}
