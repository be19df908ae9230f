import ByregionLanguages
import ByregionRecords
import ByregionText

/// The argument parser's errors in the form and the language of all others.
enum ParserMessage {
  /// - Parameters:
  ///   - message: what the parser says went wrong, in English.
  ///   - help: the command line that explains the command.
  static func error(_ message: String, help: String?, _ words: Catalogue = .ofProcess) -> KnowledgeBaseError {
    var message = CommandLineArguments.withoutMarks(message)
    var hints: [String] = []
    if let choice = message.firstMatch(
      of: /^The value '(.+)' is invalid for '(.*?)'\. Please provide one of (.*)\.?$/.dotMatchesNewlines())
    {
      // A list in quotes, or one a line.
      let names = choice.output.3.matches(of: /'([^']+)'|\n *- (\S+)/).compactMap { name in
        (name.output.1 ?? name.output.2).map(String.init)
      }
      if let near = NearestName.to(String(choice.output.1), among: names) { hints.append(words.didYouMean(near)) }
      hints.append(words.thereAre(names.isEmpty ? [String(choice.output.3)] : names))
      message = words.notPossible(String(choice.output.1), for: String(choice.output.2))
    } else {
      if let near = message.firstMatch(of: /\. Did you mean (.*)\?$/) {
        hints.append(words.didYouMean(String(near.output.1)))
        message.removeSubrange(near.range)
      }
      message = translated(message, words) ?? message
    }
    if let help { hints.append(words.explainsCommand(help)) }
    // Long queries are cut: the message has to be seen.
    let shown = message.count > 300 ? message.prefix(299) + "…" : message[...]
    return KnowledgeBaseError(
      .usage, lowercasingFirst(String(shown)), suggestion: hints.isEmpty ? nil : hints.joined(separator: " "))
  }

  /// The messages that the parser forms of the arguments; nil for others, which the commands have worded themselves.
  private static func translated(_ message: String, _ words: Catalogue) -> String? {
    if let option = message.wholeMatch(of: /Unknown option '(.*)'/) {
      return words.unknownOption(String(option.output.1))
    }
    if let option = message.wholeMatch(of: /Missing value for '(.*)'/) {
      return words.missingValue(String(option.output.1))
    }
    if let name = message.wholeMatch(of: /Missing expected argument '(.*)'/) {
      return words.missingArgument(String(name.output.1))
    }
    if let name = message.wholeMatch(of: /Unexpected argument '(.*)'/.dotMatchesNewlines()) {
      return words.unexpectedArgument(String(name.output.1))
    }
    if let names = message.wholeMatch(of: /(\d+) unexpected arguments: (.*)/.dotMatchesNewlines()) {
      return words.unexpectedArguments(Int(names.output.1) ?? 0, String(names.output.2))
    }
    if let value = message.wholeMatch(of: /The value '(.*)' is invalid for '(.*?)'/.dotMatchesNewlines()) {
      return words.notPossible(String(value.output.1), for: String(value.output.2))
    }
    return nil
  }

  private static func lowercasingFirst(_ text: String) -> String {
    let text = text.hasSuffix(".") ? text.dropLast() : text[...]
    guard let first = text.first, text.dropFirst().first?.isUppercase != true else { return String(text) }
    return first.lowercased() + text.dropFirst()
  }
}
