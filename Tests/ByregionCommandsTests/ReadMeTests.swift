import Foundation
import TestSupport
import Testing

/// Checks the documents: each command in them is in a transcript, with the same output.
@Suite("Documents") struct ReadMeTests {
  static let documents = ["README.md", "docs/README.nb.md", "docs/web.md"]

  /// The steps of the transcripts in a document's language.
  private func transcriptSteps(for document: String) throws -> [Transcript.Step] {
    let ending = document.contains(".nb.") ? ".nb.transcript" : ".transcript"
    let files = Transcripts.files.filter { file in
      file.hasSuffix(ending)
        && (ending != ".transcript" || !file.hasSuffix(".nb.transcript") && !file.hasSuffix(".nn.transcript"))
    }
    return try files.flatMap { try TranscriptParser.parse(Project.text(of: $0)).steps }
  }

  @Test("the README names every command") func everyCommand() async throws {
    let readMe = try Project.text(of: "README.md")
    for (path, _) in try await ManualTests.tool().commands {
      #expect(Self.names(path, in: readMe), "README.md does not name \(path)")
    }
  }

  @Test(
    "every byregion command of a document is in a transcript, with the same output",
    arguments: documents)
  func everyExample(path: String) throws {
    let examples = ShownExamples(document: try Project.text(of: path), transcripts: try transcriptSteps(for: path))
    #expect(!ConsoleBlock.blocks(in: examples.document).isEmpty)
    if Transcripts.isRenewing {
      guard examples.renewed != examples.document else { return }
      try Data(examples.renewed.utf8).write(to: Project.folder.appendingPathComponent(path))
    }
    let now = ShownExamples(document: try Project.text(of: path), transcripts: examples.transcripts)
    for message in now.disagreements { Issue.record("\(path):\(message) (make transcripts renews it)") }
  }

  @Test("make run prints what the README shows") func tour() async throws {
    let script = Project.folder.appendingPathComponent("scripts/tour").path
    let step = Transcript.Step(command: "sh '\(script)' byregion 2>&1")
    let tour = try await TranscriptRunner().actual(Transcript(steps: [step])).steps[0]
    #expect(tour.exitCode == 0)
    // The text after the commands suggests next steps.
    let commands = tour.output.split(separator: "\nThe knowledge base is ")[0]
    let run = try #require(ConsoleBlock.blocks(in: "```\n\(commands)\n```\n").first)
    let readMe = ConsoleBlock.blocks(in: try Project.text(of: "README.md"))
    let shown = try #require(readMe.first { $0.steps.first?.command == "make run" })
    #expect(shown.steps.dropFirst().map(\.command) == run.steps.map(\.command))
    for (said, done) in zip(shown.steps.dropFirst(), run.steps) {
      let printed = Transcript.Step(command: done.command, output: done.output.joined(separator: "\n"))
      #expect(said.agrees(with: printed), "README.md: \(said.command)")
    }
  }

  /// Whether a text contains a command as whole words: `byregion lists` does not contain `byregion list`.
  static func names(_ path: String, in text: String) -> Bool {
    text.ranges(of: path).contains { range in
      range.upperBound == text.endIndex || !(text[range.upperBound].isLetter || text[range.upperBound] == "-")
    }
  }
}
