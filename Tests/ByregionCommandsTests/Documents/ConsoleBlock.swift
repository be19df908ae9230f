/// A fenced block of a Markdown file that shows commands with their output.
struct ConsoleBlock: Equatable {
  struct Step: Equatable {
    /// The command without `$ ` and, on its further lines, `> `, and without the folder in which `make run` builds the
    /// program.
    var command: String
    /// The output lines in the document; a line that is only `…` matches any number of lines.
    var output: [String]
    /// The range of the output among the document's lines, from 0.
    var place: Range<Int>
  }

  /// The number of the block's first line, from 1.
  var line: Int
  var steps: [Step]

  /// Every fenced block whose first line begins with `$ `, whatever its info string.
  static func blocks(in markdown: String) -> [ConsoleBlock] {
    var blocks: [ConsoleBlock] = []
    var fence: (mark: Substring, first: Int)?
    let lines = markdown.feedLines
    for (index, line) in lines.enumerated() {
      let mark = line.prefix { $0 == "`" || $0 == "~" }
      if let open = fence {
        guard line == open.mark else { continue }
        if let block = ConsoleBlock(lines[open.first..<index]) { blocks.append(block) }
        fence = nil
      } else if mark.count >= 3 {
        fence = (mark, index + 1)
      }
    }
    return blocks
  }

  private init?(_ lines: ArraySlice<String>) {
    guard lines.first?.hasPrefix("$ ") == true else { return nil }
    line = lines.startIndex + 1
    steps = []
    for index in lines.indices {
      let line = lines[index]
      if line.hasPrefix("$ ") {
        let command = line.dropFirst(2)
        let built = ".build/release/"
        let bare = command.hasPrefix(built) ? command.dropFirst(built.count) : command
        steps.append(Step(command: String(bare), output: [], place: (index + 1)..<(index + 1)))
      } else if let last = steps.indices.last {
        if steps[last].output.isEmpty, line.hasPrefix("> ") {
          steps[last].command += "\n" + line.dropFirst(2)
          steps[last].place = (index + 1)..<(index + 1)
        } else {
          steps[last].output.append(line)
          steps[last].place = steps[last].place.lowerBound..<(index + 1)
        }
      }
    }
    for index in steps.indices { steps[index].dropBlankEnd() }
  }
}

extension ConsoleBlock.Step {
  /// Drops blank lines before the next command, which are not output.
  fileprivate mutating func dropBlankEnd() {
    while output.last?.isEmpty == true {
      output.removeLast()
      place = place.lowerBound..<(place.upperBound - 1)
    }
  }

  /// Whether the document's output matches that of the command, standard error after standard output. An output of only
  /// `…` does not match.
  func agrees(with step: Transcript.Step) -> Bool {
    guard command == step.command else { return false }
    let shown = output.map(Placeholders(paths: []).applied)
    let printed = Self.lines(step)
    return printed.isEmpty ? shown.isEmpty : shown != ["…"] && Self.matches(shown[...], printed[...])
  }

  /// The lines of a step's output as documents show them: without carriage returns.
  static func lines(_ step: Transcript.Step) -> [String] {
    var lines = (step.output + step.errors).replacing("<CR>\n", with: "\n").feedLines
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines
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
