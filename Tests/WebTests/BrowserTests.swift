#if Web
  import Foundation
  import TestSupport
  import Testing

  /// Runs `Browser/run.py`, which tests the built program: the pages in Chromium, and the API with random requests.
  @Suite("The web server in a real browser", .enabled(if: Browser.isWanted, "\(Browser.needs)"))
  struct BrowserTests {
    @Test("pages, searches, keyboard, print, hostile content, links and the API work as documented")
    func everything() async throws {
      let (seeds, hostile) = try await (WebFixture(), WebFixture.hostile())
      let byregion = try #require(BuiltProgram.url("byregion")).path
      let runner = CommandRunner(
        folder: seeds.folder.url,
        environment: ["PATH": Browser.searchPath, "LC_ALL": "C.UTF-8", "HOME": NSHomeDirectory()],
        timeLimit: .seconds(900))
      let tools = try await runner.run("'\(Project.folder.path)/scripts/python-tools'")
      try #require(tools.exitCode == 0, "\(tools)")
      let python = tools.standardOutput.filter { !$0.isNewline } + "/python"
      let script = Project.folder.appendingPathComponent("Tests/WebTests/Browser/run.py").path
      let result = try await runner.run("'\(python)' -B '\(script)' '\(byregion)' '\(seeds.file)' '\(hostile.file)'")
      #expect(result.exitCode == 0 && result.standardOutput.hasSuffix("ok\n"), "\(result)")
      print(result.standardOutput)
    }
  }

  /// The browser for the tests.
  private enum Browser {
    static let searchPath = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"

    /// Always true in CI, so that a missing browser is a failure there.
    static let isWanted =
      ProcessInfo.processInfo.environment["CI"] != nil
      || has("python3")
        && (has("chromium") || has("chromium-browser") || has("google-chrome")
          || FileManager.default.isExecutableFile(atPath: onMac))

    static let needs = "these tests need python3 and chromium, which scripts/setup --tests installs"

    private static let onMac = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"

    private static func has(_ program: String) -> Bool {
      searchPath.split(separator: ":").contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(program)") }
    }
  }
#endif
