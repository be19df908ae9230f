/// Parses a transcript file; ``Transcript/text`` is the inverse.
struct TranscriptParser {
  private var transcript = Transcript()
  private var remarks: [String] = []
  private var output: [String] = []
  private var errors: [String] = []
  private var isInCommand = false

  static func parse(_ text: String) throws -> Transcript {
    var parser = TranscriptParser()
    for (index, line) in text.feedLines.enumerated() {
      try parser.read(line, number: index + 1)
    }
    parser.endStep()
    parser.transcript.closingRemarks = parser.remarks
    return parser.transcript
  }

  private mutating func read(_ line: String, number: Int) throws {
    switch Transcript.Sign(of: line) {
    case .remark:
      endStep()
      remarks.append(String(line.dropFirst(2)))
    case .command, .preparation:
      endStep()
      let isShown = line.hasPrefix("$")
      transcript.steps.append(
        .init(remarks: remarks, command: String(line.dropFirst(2)), isShown: isShown))
      remarks = []
      isInCommand = true
    case .continuation where isInCommand:
      transcript.steps[transcript.steps.count - 1].command += "\n" + line.dropFirst(2)
    case .error: errors.append(String(line.dropFirst(2)))
    case .exitCode(let code):
      guard !transcript.steps.isEmpty else {
        throw TranscriptError(line: number, message: "no command before it")
      }
      transcript.steps[transcript.steps.count - 1].exitCode = code
      isInCommand = false
    case .continuation, .text:
      if transcript.steps.isEmpty, !line.isEmpty {
        throw TranscriptError(line: number, message: "output before the first command")
      }
      output.append(line)
      isInCommand = false
    }
  }

  /// Ends a step. Blank lines before the next command, or the end of the file, are separators.
  private mutating func endStep() {
    while output.last?.isEmpty == true { output.removeLast() }
    if let last = transcript.steps.indices.last, !output.isEmpty || !errors.isEmpty {
      transcript.steps[last].output += joined(output)
      transcript.steps[last].errors += joined(errors)
    }
    output = []
    errors = []
    isInCommand = false
  }

  private func joined(_ lines: [String]) -> String {
    var lines = lines
    let isEnded = lines.last != Transcript.noLineEnd
    if !isEnded { lines.removeLast() }
    let text = lines.map { $0.hasPrefix("\\") ? String($0.dropFirst()) : $0 }.joined(separator: "\n")
    return isEnded && !lines.isEmpty ? text + "\n" : text
  }
}

extension Transcript {
  /// Stands for a blank line at the end of an output.
  static let blank = "\\"
  /// Means that the line above has no line feed.
  static let noLineEnd = "\\ no line end"

  /// The kind of a line, by its first characters.
  enum Sign: Equatable {
    case remark, command, preparation, continuation, error, text
    case exitCode(Int32)

    init(of line: String) {
      switch line.prefix(2) {
      case "# ", "#": self = .remark
      case "$ ": self = .command
      case "% ": self = .preparation
      case "> ", ">": self = .continuation
      case "! ", "!": self = .error
      default:
        let code = line.hasPrefix("[") && line.hasSuffix("]") ? Int32(line.dropFirst().dropLast()) : nil
        self = code.map(Sign.exitCode) ?? .text
      }
    }
  }

  /// The file's text.
  var text: String {
    var blocks = steps.map(\.text)
    if !closingRemarks.isEmpty { blocks.append(closingRemarks.map(remark).joined()) }
    return blocks.joined(separator: "\n")
  }
}

private func remark(_ text: String) -> String { text.isEmpty ? "#\n" : "# \(text)\n" }

extension Transcript.Step {
  /// The command with its output, each line with a line feed.
  var text: String {
    var text = remarks.map(remark).joined()
    text += (isShown ? "$ " : "% ") + command.feedLines.joined(separator: "\n> ") + "\n"
    text += escaped(output).map { $0 + "\n" }.joined()
    text += escaped(errors).map { $0.isEmpty ? "!\n" : "! \($0)\n" }.joined()
    return exitCode == 0 ? text : text + "[\(exitCode)]\n"
  }

  private func escaped(_ output: String) -> [String] {
    guard !output.isEmpty else { return [] }
    var lines = output.feedLines
    let isEnded = lines.last == ""
    if isEnded { lines.removeLast() }
    lines = lines.map { Transcript.Sign(of: $0) != .text || $0.hasPrefix("\\") ? "\\" + $0 : $0 }
    if lines.last == "" { lines[lines.count - 1] = Transcript.blank }
    return isEnded ? lines : lines + [Transcript.noLineEnd]
  }
}
