import Testing

@Suite("Shown examples") struct ShownExamplesTests {
  private let document = """
    text `$ byregion no`
    ```console
    $ .build/release/byregion search a
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

  private func examples(_ output: String, errors: String = "", command: String = "byregion search a") -> ShownExamples {
    let transcripts = [
      Transcript.Step(command: command, output: output, errors: errors), .init(command: "byregion b \\\nc"),
    ]
    return ShownExamples(document: document, transcripts: transcripts)
  }

  @Test("blocks are parsed with their commands, outputs and line numbers") func blocks() {
    let blocks = ConsoleBlock.blocks(in: document)
    #expect(blocks.map(\.line) == [3])
    #expect(blocks[0].steps.map(\.command) == ["byregion search a", "byregion b \\\nc"])
    #expect(blocks[0].steps.map(\.output) == [["en", "…", "fire"], []])
    #expect(blocks[0].steps.map(\.place) == [3..<6, 9..<9])
  }

  @Test("an ellipsis matches any lines, and standard error follows standard output") func agreeing() {
    #expect(examples("en\nto\ntre\nfire\n").disagreements.isEmpty)
    #expect(examples("en\n", errors: "fire\n").disagreements.isEmpty)
    #expect(examples("en\n<time><CR>\nfire<CR>\n").disagreements.isEmpty)
  }

  @Test(
    "an output with another beginning or end is reported", arguments: ["en\nto\n", "en\nfire\nfem\n", "fire\n", ""])
  func differing(output: String) {
    #expect(examples(output).disagreements.count == 1)
  }

  @Test("a command that is in no transcript is reported") func missing() {
    #expect(examples("", command: "byregion other").disagreements == ["3: in no transcript: byregion search a"])
  }

  @Test("an ellipsis alone does not match") func hollow() {
    let step = ConsoleBlock.Step(command: "a", output: ["…"], place: 0..<1)
    #expect(!step.agrees(with: .init(command: "a", output: "b\n")))
  }

  @Test("times and versions may be written out") func placeholders() {
    let step = ConsoleBlock.Step(command: "a", output: ["2 rows, 17 ms", "SQLite 3.40.1"], place: 0..<1)
    #expect(step.agrees(with: .init(command: "a", output: "2 rows, <time>\nSQLite <version>\n")))
  }

  @Test("renewing replaces outputs that differ from the transcript, and keeps those that agree") func renewing() {
    #expect(examples("en\nfire\n").renewed == document)
    let renewed = examples("ny\n<time>\n").renewed
    #expect(renewed == document.replacing("en\n…\nfire\n", with: "ny\n1 ms\n"))
  }
}
