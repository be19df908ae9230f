/// A fenced block of a Markdown file that shows commands with their output.
struct ConsoleBlock: Equatable {
  struct Step: Equatable {
    /// Without `$ ` and, on its further lines, `> `.
    var command: String
    /// The lines that the document shows; `…` alone on a line stands for any number of lines.
    var output: [String]
  }

  /// Of the first line, from 1.
  var line: Int
  var steps: [Step]

  /// Every fenced block whose first line begins with `$ `, whatever language it names.
  static func blocks(in markdown: String) -> [ConsoleBlock] {
    var blocks: [ConsoleBlock] = []
    var fence: (mark: Substring, line: Int, lines: [Substring])?
    for (index, line) in markdown.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let mark = line.prefix { $0 == "`" || $0 == "~" }
      if let open = fence {
        if line == open.mark {
          if let block = ConsoleBlock(open.lines, line: open.line) { blocks.append(block) }
          fence = nil
        } else {
          fence?.lines.append(line)
        }
      } else if mark.count >= 3 {
        fence = (mark, index + 2, [])
      }
    }
    return blocks
  }

  private init?(_ lines: [Substring], line: Int) {
    guard lines.first?.hasPrefix("$ ") == true else { return nil }
    self.line = line
    steps = []
    var isInCommand = false
    for line in lines {
      if line.hasPrefix("$ ") {
        steps.append(Step(command: String(line.dropFirst(2)), output: []))
      } else if isInCommand, line.hasPrefix("> ") {
        steps[steps.count - 1].command += "\n" + line.dropFirst(2)
      } else {
        steps[steps.count - 1].output.append(String(line))
      }
      isInCommand = line.hasPrefix("$ ") || (isInCommand && line.hasPrefix("> "))
    }
    for index in steps.indices {
      while steps[index].output.last?.isEmpty == true { steps[index].output.removeLast() }
    }
  }
}

extension ConsoleBlock.Step {
  /// As it would be with `byregion` on the PATH: `make run` shows the commands with their folder.
  var asInstalled: Self {
    let folder = ".build/release/"
    return command.hasPrefix(folder)
      ? Self(command: String(command.dropFirst(folder.count)), output: output) : self
  }

  /// Is what the document shows what the command prints, standard error included?
  func agrees(with step: Transcript.Step) -> Bool {
    guard command == step.command else { return false }
    // A reader of the document does not see carriage returns.
    var printed = (step.output + step.errors).replacing("<CR>\n", with: "\n").feedLines
    while printed.last?.isEmpty == true { printed.removeLast() }
    return Self.matches(output[...], printed[...])
  }

  private static func matches(_ shown: ArraySlice<String>, _ printed: ArraySlice<String>) -> Bool {
    guard let first = shown.first else { return printed.isEmpty }
    if first == "…" {
      let rest = shown.dropFirst()
      return (printed.startIndex...printed.endIndex).contains { matches(rest, printed[$0...]) }
    }
    guard let line = printed.first, line == first else { return false }
    return matches(shown.dropFirst(), printed.dropFirst())
  }
}
