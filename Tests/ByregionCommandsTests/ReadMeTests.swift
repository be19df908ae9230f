import Foundation
import TestSupport
import Testing

/// The documents say what is so: their commands run in transcripts, and print there what the documents show.
@Suite("Documents") struct ReadMeTests {
  static let documents = ["README.md"]

  private func transcriptSteps() throws -> [Transcript.Step] {
    try Transcripts.files.flatMap { try TranscriptParser.parse(Project.text(of: $0)).steps }
  }

  @Test("the README names every command") func everyCommand() async throws {
    let readMe = try Project.text(of: "README.md")
    for (path, _) in try await ManualTests.tool().commands {
      #expect(Self.names(path, in: readMe), "README.md does not name \(path)")
    }
  }

  @Test(
    "every byregion command of a document stands in a transcript and prints what is shown",
    arguments: documents)
  func everyExample(path: String) throws {
    let steps = try transcriptSteps()
    let blocks = ConsoleBlock.blocks(in: try Project.text(of: path))
    #expect(!blocks.isEmpty)
    for block in blocks {
      for step in block.steps.map(\.asInstalled) where step.command.hasPrefix("byregion") {
        let same = steps.filter { $0.command == step.command }
        #expect(!same.isEmpty, "\(path):\(block.line): in no transcript: \(step.command)")
        let agrees = same.isEmpty || same.contains { step.agrees(with: $0) }
        let printed = (same.first?.output ?? "") + (same.first?.errors ?? "")
        let difference = LineDifference.readable(
          expected: step.output.joined(separator: "\n") + "\n", actual: printed)
        #expect(agrees, "\(path):\(block.line): \(step.command)\n\(difference)")
      }
    }
  }

  /// As whole words: `byregion list` is not named by `byregion lists`.
  static func names(_ path: String, in text: String) -> Bool {
    text.ranges(of: path).contains { range in
      range.upperBound == text.endIndex || !(text[range.upperBound].isLetter || text[range.upperBound] == "-")
    }
  }

  @Test("a command that a document leaves out, or shows with another output, is found") func samples() throws {
    let markdown = """
      text `$ byregion no`
      ```console
      $ byregion search a
      en
      …
      fire

      $ byregion b \\
      > c
      ```
      ~~~
      not a console
      ~~~
      """
    let blocks = ConsoleBlock.blocks(in: markdown)
    #expect(blocks.map(\.line) == [3])
    #expect(blocks[0].steps.map(\.command) == ["byregion search a", "byregion b \\\nc"])
    let shown = blocks[0].steps[0]
    #expect(shown.agrees(with: .init(command: "byregion search a", output: "en\nto\ntre\nfire\n")))
    #expect(shown.agrees(with: .init(command: "byregion search a", output: "en\n", errors: "fire\n")))
    #expect(!shown.agrees(with: .init(command: "byregion search a", output: "en\nto\n")))
    #expect(!shown.agrees(with: .init(command: "byregion search b", output: "en\nfire\n")))
    #expect(!shown.agrees(with: .init(command: "byregion search a", output: "en\nfire\nfem\n")))
    #expect(Self.names("byregion list", in: "so `byregion list` does"))
    #expect(!Self.names("byregion list", in: "so byregion lists do"))
  }
}
