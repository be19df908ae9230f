/// Compares the commands in a document with the transcripts.
struct ShownExamples {
  var document: String
  var transcripts: [Transcript.Step]

  private var shown: [(line: Int, step: ConsoleBlock.Step)] {
    ConsoleBlock.blocks(in: document).flatMap { block in
      let checked = block.steps.filter { $0.command.hasPrefix("byregion") || $0.command.hasPrefix("curl") }
      return checked.map { (block.line, $0) }
    }
  }

  /// One message for each command that is in no transcript, or has another output there.
  var disagreements: [String] {
    shown.compactMap { line, step in
      let same = transcripts.filter { $0.command == step.command }
      guard let first = same.first else { return "\(line): in no transcript: \(step.command)" }
      guard !same.contains(where: step.agrees) else { return nil }
      let printed = ConsoleBlock.Step.lines(first).joined(separator: "\n")
      let difference = LineDifference.readable(expected: step.output.joined(separator: "\n"), actual: printed)
      return "\(line): \(step.command)\n\(difference)"
    }
  }

  /// The document, with outputs that differ replaced by those of the transcripts.
  var renewed: String {
    var lines = document.feedLines
    for (_, step) in shown.reversed() {
      let same = transcripts.filter { $0.command == step.command }
      guard let first = same.first, !same.contains(where: step.agrees) else { continue }
      lines.replaceSubrange(step.place, with: ConsoleBlock.Step.lines(first).map(Self.asSeen))
    }
    return lines.joined(separator: "\n")
  }

  private static func asSeen(_ line: String) -> String {
    line.replacing("<time>", with: "1 ms").replacing("<timestamp>", with: "2018-06-01T12:00:00Z")
  }
}
