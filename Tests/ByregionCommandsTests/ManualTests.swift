import Foundation
import TestSupport
import Testing

@Suite("Manual") struct ManualTests {
  /// The pages and their languages.
  static let pages = [("docs/byregion.1", "en"), ("docs/byregion.nb.1", "nb")]

  static func tool(language: String = "en") async throws -> ToolInformation {
    let program = try #require(BuiltProgram.url("byregion"))
    let result = try await CommandRunner(folder: Project.folder)
      .run("'\(program.path)' --language \(language) --experimental-dump-help")
    return try JSONDecoder().decode(ToolInformation.self, from: Data(result.standardOutput.utf8))
  }

  @Test("the manual pages agree with the program's help", arguments: pages)
  func page(path: String, language: String) async throws {
    let page = try Project.text(of: path)
    let words: ManualPage.Words = language == "nb" ? .bokmål : .english
    let renewed = try #require(try await ManualPage.renewed(page, from: Self.tool(language: language), words))
    if ProcessInfo.processInfo.environment["BYREGION_RENEW_TRANSCRIPTS"] == "1" {
      try Data(renewed.utf8).write(to: Project.folder.appendingPathComponent(path))
    } else {
      let difference = LineDifference.readable(expected: page, actual: renewed)
      if !difference.isEmpty { Issue.record("\(path) (make transcripts renews it)\n\(difference)") }
    }
  }

  @Test("the manual pages name every command", arguments: pages)
  func commands(path: String, language: String) async throws {
    let page = try Project.text(of: path)
    let commands = try await Self.tool(language: language).commands
    #expect(commands.count > 5)
    #expect(commands.map(\.path).filter { !page.contains("\n.SS \"\(ManualPage.roff($0))") } == [])
  }

  @Test("Norwegian help has none of the argument parser's English, and is translated")
  func norwegianHelp() async throws {
    let program = try #require(BuiltProgram.url("byregion"))
    let english = try await Self.tool().commands
    for language in ["nb", "nn"] {
      for (path, _) in try await Self.tool(language: language).commands {
        let command = path.split(separator: " ").dropFirst().joined(separator: " ")
        let help = try await CommandRunner(folder: Project.folder)
          .run("'\(program.path)' --language \(language) \(command) --help").standardOutput
        for word in [
          "OVERVIEW", "USAGE", "OPTIONS:", "ARGUMENTS:", "Show help", "default:", "Example", "detailed help",
        ] {
          #expect(!help.contains(word), "\(language) \(command): \(word)")
        }
        let own = english.first { $0.path == path }?.command.abstract ?? ""
        #expect(!own.isEmpty && !help.contains(own), "\(language) \(command): \(own)")
      }
    }
  }

  @Test(
    "each format has an example in the help",
    arguments: [
      ("table", ""), ("list", ""), ("text", "txt"), ("json", ""), ("ndjson", ""), ("csv", ""), ("tsv", ""),
      ("markdown", "md"), ("html", ""), ("xlsx", ""), ("docx", ""), ("odt", ""), ("bibtex", "bib"), ("csl-json", ""),
      ("ris", ""),
    ])
  func formats(format: String, ending: String) async throws {
    let help = try await Self.tool().commands.compactMap(\.command.discussion).joined(separator: "\n")
    let examples = help.split(separator: "\n").filter { $0.contains("byregion ") }.map { $0 + " " }
    let endings = [format, ending].filter { !$0.isEmpty }
    let isThere = examples.contains { line in
      line.contains("--format \(format) ") || (line.contains("-o ") && endings.contains { line.contains(".\($0) ") })
    }
    #expect(isThere)
  }

  private let sample = """
    {"serializationVersion": 0, "command": {"commandName": "tool", "subcommands": [
      {"commandName": "help", "abstract": "Help."},
      {"commandName": "secret", "shouldDisplay": false},
      {"commandName": "group", "subcommands": [
        {"commandName": "do", "abstract": "Does it.",
         "discussion": "Example:\\n\\n  tool group do -x\\n\\n.end",
         "arguments": [
          {"kind": "positional", "shouldDisplay": true, "isOptional": false, "isRepeating": true,
           "valueName": "path", "abstract": "Where."},
          {"kind": "option", "shouldDisplay": true, "isOptional": true, "isRepeating": false,
           "names": [{"kind": "short", "name": "o"}, {"kind": "long", "name": "of"}],
           "valueName": "n", "defaultValue": "20", "abstract": "How many."},
          {"kind": "flag", "shouldDisplay": true, "isOptional": true, "isRepeating": false,
           "names": [{"kind": "long", "name": "help"}]}]}]}]}}
    """

  @Test("commands are laid out with their arguments, and examples are not filled") func layout() throws {
    let tool = try JSONDecoder().decode(ToolInformation.self, from: Data(sample.utf8))
    let page = "head\n\(ManualPage.begin)old\n\(ManualPage.end)tail\n"
    let expected = """
      head
      \(ManualPage.begin).SS "tool group do [OPTION]... PATH..."
      Does it.
      .PP
      Example:
      .PP
      .RS
      .nf
      tool group do \\-x
      .PP
      .fi
      .RE
      \\&.end
      .TP
      \\fIPATH\\fR
      Where.
      .TP
      \\fB\\-o\\fR, \\fB\\-\\-of\\fR \\fIN\\fR
      How many.
      Without it: 20.
      \(ManualPage.end)tail

      """
    #expect(
      LineDifference.readable(expected: expected, actual: ManualPage.renewed(page, from: tool) ?? "").isEmpty)
    #expect(ManualPage.renewed("no marks", from: tool) == nil)
  }
}
